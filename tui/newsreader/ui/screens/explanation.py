"""Why something is as it is: a few lines, until a key closes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.screens.help import ScrolledLines
from newsreader.ui.widgets.lines import Line, Piece, hanging


class ExplanationLines(ScrolledLines):
    """The lines, each behind a mark."""

    def __init__(self, told: Sequence[str], palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._told = told

    def make_lines(self, width: int) -> Sequence[Line]:
        mark, text = Piece("· ", self.palette.muted), self.palette.text
        return [line for told in self._told for line in hanging(mark, [Piece(safe(told), text)], width)]


class ExplanationScreen(ModalScreen[None]):
    """Covers the screen until a key closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,enter,w", "dismiss", show=False)]

    def __init__(self, title: str, told: Sequence[str], palette: Palette) -> None:
        super().__init__()
        self._title, self._told, self._palette = title, told, palette

    def compose(self) -> ComposeResult:
        lines = ExplanationLines(self._told, self._palette, id="explanation")
        lines.border_title = self._title
        lines.border_subtitle = "esc closes"
        yield lines
