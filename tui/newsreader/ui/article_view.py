"""The selected version: every sentence in its colour, with a gutter of what each other version does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from rich.style import Style
from textual.message import Message
from textual.reactive import reactive

from newsreader.model import Article, Role, Verdict
from newsreader.reports.terminal import safe
from newsreader.ui.commands import Pane, bindings
from newsreader.ui.layout import Layout, Row, lay_out
from newsreader.ui.lines import Line, LineView, Piece
from newsreader.ui.palette import Palette

TEXT_WIDTH = 88
"""Cells: longer lines are tiring to read."""
GUTTER_COLUMNS = 8
"""With more other versions than this, the gutter counts instead of showing each."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is shown of the comparison at one sentence."""

    colour: Verdict | None = None
    others: tuple[Verdict | None, ...] = ()
    """Per other version."""
    conflict: bool = False


class ArticleView(LineView, can_focus=True):
    """Draws one article; the sentence under the cursor is set by the screen."""

    BINDINGS = bindings(Pane.ARTICLE)

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the sentence under the cursor."""

    @dataclass
    class SentenceClicked(Message):
        """A sentence was clicked."""

        sentence: int

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._article: Article | None = None
        self._shown = ""
        self._layout = Layout((), (), 0)
        self._others = 0
        self._marks: Callable[[int], Marks] = lambda sentence: Marks()

    def show_article(self, article: Article, others: int, marks: Callable[[int], Marks], cursor: int) -> None:
        """Draw an article that is read against `others` other versions, with the cursor on a sentence."""
        if article is not self._article:
            self._article = article
            self._shown = safe(article.text)
            self._layout = Layout((), (), 0)
        self._others = others
        self._marks = marks
        self.set_reactive(ArticleView.cursor, cursor)
        self.draw_anew()
        self._scroll_to_cursor()

    def watch_cursor(self, old: int, new: int) -> None:
        for sentence in (old, new):
            if sentence < len(self._layout.first_row):
                rows = self._layout.rows_of(sentence)
                self.refresh_lines(rows.start, len(rows))
        self._scroll_to_cursor()

    def on_resize(self) -> None:
        super().on_resize()
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        if self.cursor < len(self._layout.first_row):
            self.bring_into_view(self._layout.rows_of(self.cursor), margin=3)

    def page(self, step: int) -> int:
        """The sentence a screenful further down (1) or up (-1)."""
        if not self._layout.first_row:
            return 0
        row = self._layout.first_row[self.cursor] + step * max(self.scrollable_content_region.height - 2, 1)
        row = min(max(row, 0), len(self._layout.rows) - 1)
        sentence = self._layout.rows[row].sentence
        if sentence < 0:
            sentence = self._layout.rows[row + 1].sentence
        if sentence == self.cursor:
            sentence += step
        return min(max(sentence, 0), len(self._layout.first_row) - 1)

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        """Lines that are drawn when they are looked at."""
        text_width = min(width - self._gutter - 1, TEXT_WIDTH)
        if self._article is not None and text_width != self._layout.width:
            self._layout = lay_out(self._article, self._shown, text_width)
        return _Drawn(self._layout, self._draw)

    @property
    def _gutter(self) -> int:
        columns = self._others if self._others <= GUTTER_COLUMNS else 3
        return columns + 3

    def _draw(self, place: Row) -> Line:
        if self._article is None or place.sentence < 0:
            return ()
        sentence = self._article.sentences[place.sentence]
        marks = self._marks(sentence.index)
        at_cursor = sentence.index == self.cursor
        ground = self.palette.ground(at_cursor)
        style = self.palette.sentence(marks.colour, sentence.role, at_cursor)
        bar = Piece("▌" if at_cursor else " ", self.palette.accent + ground)
        pieces = [bar, *self._gutter_pieces(marks, ground)] if place.opens else [bar, self._blank(ground)]
        text = self._shown[place.start : place.end]
        dateline = sentence.claim_start - place.start
        if place.opens and dateline > 0:
            muted = self.palette.sentence(None, Role.BOILERPLATE, at_cursor)
            pieces += [Piece(text[:dateline], muted), Piece(text[dateline:], style)]
        else:
            pieces.append(Piece(text, style))
        return tuple(Piece(piece.text, piece.style, sentence.index) for piece in pieces)

    def _blank(self, style: Style) -> Piece:
        return Piece(" " * (self._gutter - 1), style)

    def _gutter_pieces(self, marks: Marks, ground: Style) -> list[Piece]:
        palette = self.palette
        if not marks.others:
            return [self._blank(ground)]
        if self._others <= GUTTER_COLUMNS:
            pieces = [Piece(*palette.glyph(verdict, ground)) for verdict in marks.others]
        else:
            carried = sum(verdict not in (None, Verdict.OMITTED) for verdict in marks.others)
            glyph, style = palette.glyph(marks.colour, ground)
            pieces = [Piece(f"{glyph}{carried:>2}" if marks.colour else "   ", style)]
        flag = Piece(*palette.conflict(ground)) if marks.conflict else Piece(" ", ground)
        return [*pieces, flag, Piece(" ", ground)]

    def line_fill(self, row: int) -> Style:
        rows = self._layout.rows
        at_cursor = row < len(rows) and rows[row].sentence == self.cursor
        return self.palette.ground(at_cursor)


class _Drawn(Sequence[Line]):
    """The rows of a layout as lines, each drawn when it is asked for."""

    def __init__(self, layout: Layout, draw: Callable[[Row], Line]) -> None:
        self._rows = layout.rows
        self._draw = draw

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, row: int) -> Line: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Line]: ...
    def __getitem__(self, row: int | slice) -> Line | Sequence[Line]:
        if isinstance(row, slice):
            return [self._draw(one) for one in self._rows[row]]
        return self._draw(self._rows[row])
