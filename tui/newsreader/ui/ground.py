"""Whether the terminal's ground is light or dark: asked when the program takes it, and told when it changes.

The answers come in between the keys. Textual knows none of them and would take each for a row of keys, so
they are taken out before it reads what the terminal sends. That needs a name of Textual that is not public
(`XTermParser`); where there is no such name, nothing is asked.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from threading import Event
from time import monotonic
from typing import Any

from textual.driver import Driver
from textual.message import Message

from newsreader.text.patterns import pattern
from newsreader.ui.messages import GroundSeen

ASK = "\x1b]11;?\x1b\\\x1b[c"
"""For the colour of the ground (xterm's OSC 11), and then for what every terminal tells of itself (DA1): once
that is there, there is nothing more to wait for."""
TELL, TELL_NO_MORE = "\x1b[?2031h", "\x1b[?2031l"
"""Tell when the ground changes (https://contour-terminal.org/vt-extensions/color-palette-update-notifications)."""
PATIENCE = 2.0
"""Seconds after which a terminal that has not answered will not."""
HELD = 0.1
"""Seconds for which the beginning of an answer waits for its end, before it is taken for keys."""
TO_END = 0.2
"""Seconds that the end of the program waits for an answer that is under way, lest the shell be given it."""
_SILENT = ("dumb", "linux", "eterm")
"""Terminals that show what they do not understand, or obey it."""

_COLOUR = pattern(
    r"\x1b\]11;(?:rgba?:([\da-f]{1,4})/([\da-f]{1,4})/([\da-f]{1,4})[^\x07\x1b]*|[^\x07\x1b]*)(?:\x07|\x1b\\)",
    re.IGNORECASE,
)
_ATTRIBUTES = pattern(r"\x1b\[\?[\d;]*c")
_CHANGE = pattern(r"\x1b\[\?997;([12])n")
_BEGUN = pattern(r"\x1b(?:\[(?:\?[\d;]{0,40})?)\Z")
_BEGUN_ASKING = pattern(r"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]{0,80}\x1b?)?)?)?|\[(?:\?[\d;]{0,40})?)?\Z")


class Answers:
    """Takes the answers of a terminal out of what it sends."""

    def __init__(self, seen: Callable[[bool], None], clock: Callable[[], float] = monotonic) -> None:
        """`seen` is called with whether the ground is light."""
        self._seen = seen
        self._clock = clock
        self._until = 0.0
        """When nothing will be answered any more."""
        self._begun = ""
        """What may be the beginning of an answer."""
        self._since = 0.0
        self.complete = Event()
        """Set unless there is an answer to come."""
        self.complete.set()

    def expect(self) -> None:
        """The terminal is asked."""
        self._until = self._clock() + PATIENCE
        self.complete.clear()

    @property
    def _is_asking(self) -> bool:
        if not self.complete.is_set() and self._clock() >= self._until:
            self.complete.set()
        return not self.complete.is_set()

    def without(self, data: str) -> str:
        """What was sent but for answers, and for what may be the beginning of one."""
        data, self._begun = self._begun + data, ""
        if "\x1b" not in data:
            return data
        if self._is_asking:
            data = _COLOUR.sub(self._take_colour, data)
            data = _ATTRIBUTES.sub(self._take_attributes, data, count=1)
        data = _CHANGE.sub(self._take_change, data)
        begun = (_BEGUN_ASKING if self._is_asking else _BEGUN).search(data)
        if begun:
            self._begun, self._since = begun[0], self._clock()
            data = data[: begun.start()]
        return data

    def overdue(self) -> str:
        """What has waited for long enough for its end, and is none."""
        if not self._begun or self._clock() - self._since < HELD:
            return ""
        begun, self._begun = self._begun, ""
        return begun

    def _take_colour(self, found: re.Match[str]) -> str:
        if found[1]:
            red, green, blue = (int(digits, 16) / (16 ** len(digits) - 1) for digits in found.groups())
            self._seen(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
        return ""

    def _take_attributes(self, _: re.Match[str]) -> str:
        self.complete.set()
        return ""

    def _take_change(self, found: re.Match[str]) -> str:
        self._seen(found[1] == "2")
        return ""


def asking_driver(environ: Mapping[str, str] = os.environ) -> type[Driver] | None:
    """Textual's driver for this terminal, which also asks for its ground; None where that cannot be asked."""
    term = environ.get("TERM", "")
    is_screen = term.startswith("screen") and "TMUX" not in environ
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in environ or is_screen or term.startswith(_SILENT):
        return None
    from textual.drivers import linux_driver

    module: Any = linux_driver
    if not hasattr(module, "XTermParser"):
        return None

    class AskingDriver(linux_driver.LinuxDriver):
        """Asks for the ground when it takes the terminal; the app is sent a GroundSeen for each answer."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._answers = Answers(self._seen)
            self._is_told = False

        def start_application_mode(self) -> None:
            self._answers.expect()
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self.input_tty and self._writer_thread is not None:
                self.write(ASK)
                self.flush()
            else:
                self._answers.complete.set()

        def stop_application_mode(self) -> None:
            self._answers.complete.wait(TO_END)
            if self._is_told:
                self.write(TELL_NO_MORE)
            super().stop_application_mode()

        def run_input_thread(self) -> None:
            read = module.XTermParser
            module.XTermParser = parser_without(self._answers, read)
            try:
                super().run_input_thread()
            finally:
                module.XTermParser = read

        def _seen(self, is_light: bool) -> None:
            if not self._is_told:
                self._is_told = True
                self.write(TELL)
            self.send_message(GroundSeen(is_light))

    return AskingDriver


def parser_without(answers: Answers, parser: type[Any]) -> type[Any]:
    """A parser of what the terminal sends that sees no answers."""

    class WithoutAnswers(parser):  # type: ignore[misc]
        def feed(self, data: str) -> Iterable[Message]:
            if not data:  # the end
                return super().feed("")  # type: ignore[no-any-return]
            rest = answers.without(data)
            return super().feed(rest) if rest else ()

        def tick(self) -> Iterable[Message]:
            overdue = answers.overdue()
            if overdue:
                yield from super().feed(overdue)
            yield from super().tick()

    return WithoutAnswers
