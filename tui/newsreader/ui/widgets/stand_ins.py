"""Text that is being written: each character that must not be shown has one in its place that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.widget import Widget

from newsreader.text.terminal import safe

_FIRST, _LAST = 0x100000, 0x10FFFD
"""The private use area of plane 16: one cell each, and no meaning."""


class StandIns:
    """What is written, with characters that are not shown, as a text that a field can hold, and back.

    The two are equally long. A character of the area itself has a stand-in too, so that nothing is mistaken.
    """

    def __init__(self) -> None:
        self._stand_in: dict[str, str] = {}
        self._real: dict[int, str] = {}

    def put_in(self, text: str) -> str:
        """A text as a field can hold it."""
        if text.isascii() and text.isprintable():
            return text
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(
            "".join(
                self._of(real) if real != seen or ord(real) >= _FIRST else real
                for real, seen in zip(line, safe(line), strict=True)
            )
            for line in lines
        )

    def taken_out(self, held: str) -> str:
        """The text that a field holds, as it was written."""
        return held.translate(self._real) if self._real else held

    def shown(self, held: str) -> str:
        """What a field holds, as it may be shown."""
        return safe(self.taken_out(held))

    def _of(self, real: str) -> str:
        if real not in self._stand_in:
            stand_in = chr(_FIRST + len(self._stand_in))
            if ord(stand_in) > _LAST:
                return "\N{REPLACEMENT CHARACTER}"
            self._stand_in[real] = stand_in
            self._real[ord(stand_in)] = real
        return self._stand_in[real]


def is_unseen(character: str | None) -> bool:
    """Whether a typed character is one that is not shown, and no control."""
    return (
        character is not None
        and len(character) == 1
        and ord(character) > 0x9F
        and safe(character) != character
    )


# Textual takes a widget's style from the first of its bases that is one.
if TYPE_CHECKING:
    _Field = Widget
else:
    _Field = object


class StoresAsTyped(_Field):
    """A field in which what is pasted or typed is put as it can be shown, and given back as it was."""

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def action_paste(self) -> None:
        self._put(self.app.clipboard)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._put(event.text)

    def on_key(self, event: events.Key) -> None:
        if is_unseen(event.character) and not event.is_printable:
            event.prevent_default()
            event.stop()
            self._put(str(event.character))


class Shown(Highlighter):
    """Shows of what a field holds what may be shown."""

    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins

    def __call__(self, text: str | Text) -> Text:
        held = text.plain if isinstance(text, Text) else text
        return Text(self._stand_ins.shown(held), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing: characters alone are told apart."""
