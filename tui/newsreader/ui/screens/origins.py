"""Where the version on the screen comes from, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from newsreader.model import Article
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging

_COLUMN = 13


class OriginLines(LineView, can_focus=True):
    """What is known, a line for each."""

    BINDINGS: ClassVar = [
        Binding("j,down", "scroll_down", show=False),
        Binding("k,up", "scroll_up", show=False),
    ]

    def __init__(self, article: Article, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._article = article

    def make_lines(self, width: int) -> Sequence[Line]:
        from newsreader.sources.origins import origin_of

        lines: list[Line] = []
        for what, value in origin_of(self._article):
            mark = Piece(f" {what:<{_COLUMN - 1}}", self.palette.accent)
            lines += hanging(mark, [Piece(safe(value), self.palette.text)], width)
        return lines


class OriginScreen(ModalScreen[None]):
    """Covers the reader until a key closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,enter,i", "dismiss", show=False)]

    def __init__(self, article: Article, name: str, palette: Palette) -> None:
        """`name` is what the version is called."""
        super().__init__()
        self._article, self._name_of_it, self._palette = article, name, palette

    def compose(self) -> ComposeResult:
        lines = OriginLines(self._article, self._palette, id="origins")
        lines.border_title = Content(f"Where {safe(self._name_of_it)} comes from")
        lines.border_subtitle = "esc closes"
        yield lines
