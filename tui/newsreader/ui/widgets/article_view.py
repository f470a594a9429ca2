"""The selected version: every sentence in its colour, with a gutter of what each other version does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive

from newsreader.annotations.highlights import VersionNotes
from newsreader.model import Article, NoteColour, Role, Sentence, Span, Verdict
from newsreader.settings.config import TextSettings
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.notes.shown import YOURS, is_yours
from newsreader.ui.palette import Palette
from newsreader.ui.state import Marks, Reading
from newsreader.ui.widgets.layout import Layout, Row, justified, lay_out
from newsreader.ui.widgets.lines import DrawnLines, Line, LineView, Piece

GUTTER_COLUMNS = 8
"""With more other versions than this, the gutter counts instead of showing each."""
MINIMAP = 2
"""Cells at the right edge."""


class ArticleView(LineView, can_focus=True):
    """Draws the version on the screen; the sentence under the cursor is set by the screen."""

    BINDINGS = bindings(Pane.ARTICLE)
    ALLOW_SELECT = False  # a drag marks a passage

    @dataclass
    class Dragged(Message):
        """The mouse was pressed at one code point and is now at another."""

        pressed: int
        here: int

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleView.Dragged)

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the sentence under the cursor."""

    def __init__(self, palette: Palette, text_settings: TextSettings, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._text_settings = text_settings
        self._reading: Reading | None = None
        self._article: Article | None = None
        self._shown = ""
        self._layout = Layout((), (), 0)
        self._row_starts: tuple[Layout, list[int]] = (self._layout, [])
        self._passage: Span | None = None
        self._pressed: int | None = None
        self._dragged = False
        self._others = 0
        """Versions that the one on the screen is read against."""
        self._map: tuple[int, list[Line]] = (0, [])
        """The minimap, and the height it was made for."""

    def show_reading(self, reading: Reading) -> None:
        """Draw the version on the screen, with all that is to be seen of the comparison."""
        if reading.article is not self._article:
            self._article = reading.article
            self._shown = safe(reading.article.text)
        self._reading = reading
        self._others = len(reading.against)
        self._layout = Layout((), (), 0)
        self.set_reactive(ArticleView.cursor, reading.place.sentence)
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
        if not self._layout.rows or self.cursor >= len(self._layout.first_row):
            return self.cursor
        row = self._layout.first_row[self.cursor] + step * max(self.scrollable_content_region.height - 2, 1)
        row = min(max(row, 0), len(self._layout.rows) - 1)
        while self._layout.rows[row].sentence < 0:
            row += 1
        sentence = self._layout.rows[row].sentence
        if sentence == self.cursor:
            rows = self._layout.rows_of(sentence)
            row = min(max(rows.stop if step > 0 else rows.start - 1, 0), len(self._layout.rows) - 1)
            while self._layout.rows[row].sentence < 0:
                row += step
            sentence = self._layout.rows[row].sentence
        return sentence

    # Notes and passages

    @property
    def _notes(self) -> VersionNotes | None:
        reading = self._reading
        if reading is None or reading.desk is None:
            return None
        return reading.desk.versions[reading.place.version]

    def show_passage(self, passage: Span | None) -> None:
        """Show which passage is being marked."""
        self._passage = passage
        self.refresh()

    def reveal(self, offset: int) -> None:
        """Bring the row of a code point into view."""
        row = bisect_right(self._starts, offset) - 1
        if row >= 0:
            self.bring_into_view(range(row, row + 1), margin=2)

    @property
    def _starts(self) -> Sequence[int]:
        """Per row the code point it begins with; a gap has that of the row before it."""
        if self._row_starts[0] is not self._layout:
            starts = list(accumulate((row.start for row in self._layout.rows), max))
            self._row_starts = (self._layout, starts)
        return self._row_starts[1]

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point at a cell of the content, or the nearest one of its row; None below the text."""
        rows = self._layout.rows
        at = y + self.scroll_offset.y
        if not rows or not self.scroll_offset.y <= at < len(rows):
            return None
        row = rows[at]
        if row.sentence < 0:
            return rows[at - 1].end - 1 if at else 0
        drawn = "".join(piece.text for piece in self._draw(row))[self._gutter :]
        return row.start + column_of(self._shown[row.start : row.end], drawn, x - self._gutter)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._dragged = False
        offset = event.get_content_offset(self)
        if event.button == 1 and offset is not None and not self.on_scroll_bar(offset.x):
            self._pressed = self.offset_at(offset.x, offset.y)
            if self._pressed is not None:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is None:
            return
        height = self.scrollable_content_region.height
        at = event.get_content_offset_capture(self)
        if not 0 <= at.y < height:
            self.scroll_to(y=self.scroll_offset.y + (1 if at.y > 0 else -1), animate=False, immediate=True)
        here = self.offset_at(at.x, min(max(at.y, 0), height - 1))
        if here is not None and (self._dragged or here != self._pressed):
            self._dragged = True
            self.post_message(self.Dragged(self._pressed, here))

    def on_mouse_up(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """The end of a drag is no click."""
        if self._dragged:
            event.prevent_default()
            event.stop()

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        """Lines that are drawn when they are looked at."""
        text_width = min(width - self._gutter - 1 - MINIMAP, self._text_settings.width)
        if self._article is not None and self._reading is not None and text_width != self._layout.width:
            self._layout = lay_out(
                self._article,
                self._shown,
                text_width,
                spacing=self._text_settings.spacing,
                is_shown=self._reading.is_shown,
            )
        self._map = (0, [])
        rows = self._layout.rows
        return DrawnLines(len(rows), lambda row: self._draw(rows[row]))

    @property
    def _gutter(self) -> int:
        columns = self._others if self._others <= GUTTER_COLUMNS else 3
        own = 1 if self._reading is not None and self._reading.ruled else 0
        return columns + own + 3

    def _draw(self, row: Row) -> Line:
        if self._article is None or self._reading is None or row.sentence < 0:
            return ()
        sentence = self._article.sentences[row.sentence]
        marks = self._reading.marks(sentence.index)
        at_cursor = sentence.index == self.cursor
        ground = self.palette.ground(at_cursor)
        style = self.palette.sentence(marks.colour, sentence.role, at_cursor)
        quiet = self.palette.sentence(None, Role.BOILERPLATE, at_cursor)
        bar = Piece("▌" if at_cursor else " ", self.palette.accent + ground)
        pieces = (
            [bar, *self._gutter_pieces(sentence, marks, ground)] if row.opens else [bar, self._blank(ground)]
        )
        overlays = [(sentence.start, sentence.claim_start, quiet)]
        overlays += [(hit.start, hit.end, self.palette.hit) for hit in self._reading.hits]
        if self._notes is not None:
            noted = self.palette.noted(style)
            overlays += [(start, end, noted) for start, end in self._notes.covered(row.start, row.end)]
        if self._passage is not None:
            overlays.append((self._passage.start, self._passage.end, self.palette.passage))
        pieces += overlaid(self._shown, row, quiet if marks.dim else style, overlays)
        if self._text_settings.justify and row.end < sentence.end:
            pieces = self._justified(pieces, row)
        return tuple(Piece(piece.text, piece.style, sentence.index) for piece in pieces)

    def _justified(self, pieces: list[Piece], row: Row) -> list[Piece]:
        if len(pieces) != 3:
            return pieces
        text = justified(self._shown[row.start : row.end], self._layout.width)
        return [*pieces[:2], Piece(text, pieces[2].style)]

    def _blank(self, style: Style) -> Piece:
        return Piece(" " * (self._gutter - 1), style)

    def _sign(self, sentence: Sentence) -> NoteColour | None:
        """The colour of the first note on a sentence, if there is any."""
        return self._notes.sign(sentence.start, sentence.end) if self._notes is not None else None

    def _gutter_pieces(self, sentence: Sentence, marks: Marks, ground: Style) -> list[Piece]:
        """The last cells are for the sign of a verdict of one's own (if there is any on the story), the flag
        of a conflict and the sign of a note; what is not there is a space at the end."""
        palette = self.palette
        sign = self._sign(sentence)
        noted = Piece(*palette.note(sign, ground)) if sign else None
        if not marks.others or self._reading is None:
            if noted is None:
                return [self._blank(ground)]
            return [Piece(" " * (self._gutter - 3), ground), noted, Piece(" ", ground)]
        if self._others <= GUTTER_COLUMNS:
            pieces = [
                Piece(*palette.judgement(other, self._reading.unsure, ground)) for other in marks.others
            ]
        else:
            carried = sum(
                other is not None and other.verdict is not Verdict.OMITTED for other in marks.others
            )
            glyph, style = palette.glyph(marks.colour, ground)
            pieces = [Piece(f"{glyph}{carried:>2}" if marks.colour else "   ", style)]
        flag = Piece(*palette.conflict(ground)) if marks.conflict else None
        own = Piece(YOURS, palette.accent + ground) if is_yours(self._reading, sentence.index) else None
        signs = [piece for piece in (own, flag, noted) if piece is not None]
        space = " " * (self._gutter - 1 - len(signs) - sum(len(piece.text) for piece in pieces))
        return [*pieces, *signs, Piece(space, ground)]

    def line_fill(self, row: int) -> Style:
        rows = self._layout.rows
        at_cursor = row < len(rows) and rows[row].sentence == self.cursor
        return self.palette.ground(at_cursor)

    # The minimap

    def edge(self, y: int) -> Line:
        if self._map[0] != self.view_height:
            self._map = (self.view_height, self._make_map(self.view_height))
        shown = self._map[1]
        return shown[y] if y < len(shown) else (Piece(" " * MINIMAP, self.palette.text),)

    def _make_map(self, height: int) -> list[Line]:
        """Per visible line, what stands out most in its share of the article: conflict, omitted ..."""
        reading, rows, text = self._reading, self._layout.rows, self.palette.text
        if reading is None or reading.comparison is None or len(rows) <= height:
            return []
        lines: list[Line] = []
        for y in range(height):
            part = rows[y * len(rows) // height : (y + 1) * len(rows) // height]
            sentences = sorted({row.sentence for row in part if row.sentence >= 0})
            if not sentences:
                lines.append((Piece(" " * MINIMAP, text),))
                continue
            marks = max(map(reading.marks, sentences), key=_stands_out)
            glyph, style = (
                self.palette.conflict(text) if marks.conflict else self.palette.glyph(marks.colour, text)
            )
            lines.append((Piece(f" {glyph}", style, sentences[0]),))
        return lines


def _stands_out(marks: Marks) -> int:
    order = (None, Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED)
    return 9 if marks.conflict else order.index(marks.colour)


def column_of(text: str, drawn: str, cell: int) -> int:
    """The index into a text of what stands in a cell of it as it is drawn, with some blanks widened."""
    at = 0
    for character, following in pairwise(f"{drawn} "):
        while at < len(text) - 1 and text[at] == " " != character:
            at += 1
        cell -= cell_len(character)
        if cell < 0:
            break
        if at < len(text) - 1 and text[at] == character and not character == following == " ":
            at += 1
    return at


def overlaid(text: str, row: Row, style: Style, overlays: Iterable[tuple[int, int, Style]]) -> list[Piece]:
    """A row's text in a style, with other styles laid over some (start, end) of the text, in their order."""
    inside = [(start, end, over) for start, end, over in overlays if start < row.end and end > row.start]
    if not inside:
        return [Piece(text[row.start : row.end], style)]
    cuts = {row.start, row.end}
    for start, end, _ in inside:
        cuts |= {max(start, row.start), min(end, row.end)}
    ordered = sorted(cuts)
    pieces = []
    for start, end in pairwise(ordered):
        drawn = style
        for first, last, over in inside:
            if first <= start and end <= last:
                drawn += over
        pieces.append(Piece(text[start:end], drawn))
    return pieces
