"""What was said since the start, and what could not be read of the open story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from newsreader.text.terminal import safe
from newsreader.ui.message_log import Told
from newsreader.ui.palette import Palette
from newsreader.ui.screens.help import ScrolledLines
from newsreader.ui.widgets.lines import Line, Piece, hanging


class MessageLines(ScrolledLines):
    """The messages."""

    def __init__(self, told: Sequence[Told], not_read: Sequence[str], palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._told = told
        self._not_read = not_read

    def make_lines(self, width: int) -> Sequence[Line]:
        return list(message_lines(self._told, self._not_read, self.palette, width))


class MessagesScreen(ModalScreen[None]):
    """Covers the reader until a key closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,enter,ctrl+g", "dismiss", show=False)]

    def __init__(self, told: Sequence[Told], not_read: Sequence[str], palette: Palette) -> None:
        """`not_read` are paths of the files of the open story that could not be read."""
        super().__init__()
        self._told = told
        self._not_read = not_read
        self._palette = palette

    def compose(self) -> ComposeResult:
        lines = MessageLines(self._told, self._not_read, self._palette, id="messages")
        lines.border_title = "Messages"
        lines.border_subtitle = "esc closes"
        yield lines


def message_lines(
    told: Sequence[Told], not_read: Sequence[str], palette: Palette, width: int
) -> Iterator[Line]:
    """The messages in lines of at most `width` cells, the newest first."""
    if not_read:
        yield (Piece("Not read of this story", palette.accent),)
        for path in not_read:
            yield from hanging(Piece("  ", palette.text), [Piece(safe(path), palette.text)], width)
        yield ()
    yield (Piece("Said since the start, the newest first", palette.accent),)
    for one in reversed(told):
        style = palette.strong if one.is_warning else palette.text
        often = f" ({one.times} times)" if one.times > 1 else ""
        yield from hanging(Piece(f"{one.time}  ", palette.muted), [Piece(one.text + often, style)], width)
    if not told:
        yield (Piece("Nothing yet.", palette.muted),)
