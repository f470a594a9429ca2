"""Asking a second reader about what the engine is unsure of, in a thread, while one reads on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.model import Comparison
from newsreader.settings.config import SecondReaderSettings
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished
from newsreader.ui.state import StoryState

if TYPE_CHECKING:
    from newsreader.second_reader.judging import SecondReader

_SHOWN_EVERY = 0.5
"""Seconds."""
COMMAND = "second-reader"


class SecondReading:
    """Asks about one story at a time; what comes of it takes the place of the engine's comparison."""

    def __init__(
        self,
        port: ReaderPort,
        wanted: Callable[[], SecondReaderSettings],
        take: Callable[[StoryState, Comparison], None],
    ) -> None:
        """`wanted` gives the settings in force; `take` shows another comparison of a story."""
        self._port = port
        self._wanted = wanted
        self._take = take
        self._asking: StoryState | None = None
        self._reader: SecondReader | None = None
        self._may_go_on = True
        self._timer: Timer | None = None
        self._began = 0.0
        self._waiting: list[StoryState] = []
        """To be asked about by itself, when the one before is done."""
        self.handlers: dict[str, Callable[[], None]] = {COMMAND: self.ask}

    def ask(self) -> None:
        """Ask about the story on the screen."""
        port, reading = self._port, self._port.reading
        if not self._wanted().url:
            port.remark(
                "No second reader is named: set second_reader.url and .model, here or in the settings"
            )
        elif reading.engine is None or len(reading.story.versions) < 2:
            port.remark(f"There is nothing to ask about: {reading.state_in_words or 'it has one version'}")
        elif self._asking is not None:
            port.remark(f"The second reader is being asked; {port.key('stop-comparing')} stops")
        else:
            self._begin(reading)

    def compared(self, reading: StoryState) -> None:
        """The engine has compared a story: if the settings have it so, ask about it."""
        wanted = self._wanted()
        if not (wanted.by_itself and wanted.url) or len(reading.story.versions) < 2:
            return
        if self._asking is None:
            self._begin(reading)
        elif reading not in self._waiting:
            self._waiting.append(reading)

    def stop(self) -> bool:
        """Ask no more; whether anything was asked. What was answered by then is shown."""
        if self._asking is None:
            return False
        self._may_go_on = False
        self._waiting.clear()
        self._port.remark("Stopping …")
        return True

    def _begin(self, reading: StoryState) -> None:
        from newsreader.second_reader.endpoint import Refusal
        from newsreader.second_reader.judging import SecondReader

        self._may_go_on = True
        try:
            self._reader = SecondReader(self._wanted(), may_go_on=lambda: self._may_go_on)
        except Refusal as refusal:
            self._port.warn(safe(f"The second reader is not asked: {refusal}"))
            return
        self._asking = reading
        self._began = monotonic()
        self._timer = self._port.set_interval(_SHOWN_EVERY, self._show_busy)
        self._port.in_thread(partial(self._run, reading, self._reader), COMMAND)

    def _show_busy(self) -> None:
        reader, key = self._reader, self._port.key("stop-comparing")
        if reader is not None:
            seconds = f"{monotonic() - self._began:.0f} s, {key} stops"
            counts = reader.counts
            self._port.status.show_asking(f"second reader: {counts.done} of {counts.rows}, {seconds}")

    def _run(self, reading: StoryState, reader: SecondReader) -> Finished:
        """In a thread."""
        from newsreader.compare import compare

        try:
            made: Comparison | Exception = compare(reading.story, [reader], unsure=reading.unsure)
        except Exception as error:
            made = error
        return Finished(partial(self._done, reading, reader, made))

    def _done(self, reading: StoryState, reader: SecondReader, made: Comparison | Exception) -> None:
        from newsreader.analysis.second_opinions import second_opinions

        port = self._port
        self._asking = self._reader = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        port.status.show_asking("")
        if isinstance(made, Exception):
            port.warn(safe(f"The second reader was not asked: {type(made).__name__}: {made}"))
        else:
            reading.is_read_twice = True
            self._take(reading, made)
            found = second_opinions(made)
            words = found.in_words or f"{reader.name} has nothing to say"
            port.tell(safe(words if reader.counts.rows else "No verdict is unsure: nothing was asked"))
        if reader.trouble:
            port.warn(safe(reader.trouble))
        if reading is port.reading:
            port.show_version()
        port.show_stories()
        if self._waiting:
            self._begin(self._waiting.pop(0))
