"""The selected version: every sentence in its colour, with a gutter of what each other version does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.model import Article, Role, Span
from newsreader.settings.config import TextSettings
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.messages import Dragged
from newsreader.ui.palette import Palette
from newsreader.ui.state import Marks, StoryState
from newsreader.ui.widgets.layout import Layout, Row, justified, lay_out
from newsreader.ui.widgets.lines import DrawnLines, Line, LineView, Piece
from newsreader.ui.widgets.margins import TRACK, TRACK_IN_SIGHT, gutter, gutter_numbers, gutter_width, track
from newsreader.ui.widgets.note_lines import note_sign

if TYPE_CHECKING:
    from newsreader.annotations.highlights import VersionNotes


class ArticleView(LineView, can_focus=True):
    """Draws the version on the screen; the sentence under the cursor is set by the screen."""

    PANE = Pane.ARTICLE
    BINDINGS = bindings(PANE)
    ALLOW_SELECT = False  # a drag marks a passage

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the sentence under the cursor."""

    def __init__(self, palette: Palette, text_settings: TextSettings, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._text_settings = text_settings
        self._reading: StoryState | None = None
        self._article: Article | None = None
        self._shown = ""
        self._layout = Layout((), (), 0)
        self._row_starts: tuple[Layout, list[int]] = (self._layout, [])
        self._passage: Span | None = None
        self._questioned: dict[int, tuple[Span, ...]] = {}
        """By sentence."""
        self._pressed: int | None = None
        self._dragged = False
        self._gutter = 0
        """Cells before the text."""
        self._numbers = ""
        """Of the versions, which stand above their columns in the gutter."""
        self._map: tuple[int, list[tuple[Marks, int]]] = (0, [])
        """The map in the scroll bar, and the height it was made for."""

    def show_reading(self, reading: StoryState) -> None:
        """Draw the version on the screen, with all that is to be seen of the comparison."""
        if reading.article is not self._article:
            self._article = reading.article
            self._shown = safe(reading.article.text)
        self._reading = reading
        self._numbers = gutter_numbers(reading)
        title = safe(reading.article.headline or reading.story.version_name(reading.place.version))
        self.border_title = Content(f"{self._numbers} {title}".strip())
        self._questioned = {}
        self._gutter = gutter_width(reading)
        self._layout = Layout((), (), 0)
        self.set_reactive(ArticleView.cursor, reading.place.sentence)
        self.draw_anew()
        self._scroll_to_cursor()

    def set_text(self, text_settings: TextSettings) -> None:
        """Set the text in another way."""
        self._text_settings = text_settings
        if self._reading is not None:
            self.show_reading(self._reading)

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

    @property
    def cursor_rows(self) -> range:
        return self._layout.rows_of(self.cursor) if self.cursor < len(self._layout.first_row) else range(0)

    def page(self, step: int, part: int = 1) -> int:
        """The sentence a screenful further down (1) or up (-1), or one of so many parts of a screenful."""
        if not self._layout.rows or self.cursor >= len(self._layout.first_row):
            return self.cursor
        screenful = max((self.scrollable_content_region.height - 2) // part, 1)
        row = self._layout.first_row[self.cursor] + step * screenful
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
            self.post_message(Dragged(self._pressed, here))

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
        text_width = min(width - self._gutter - 1, self._text_settings.width)
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

    def _draw(self, row: Row) -> Line:
        if self._article is None or self._reading is None or row.sentence < 0:
            return ()
        sentence = self._article.sentences[row.sentence]
        marks = self._reading.marks(sentence.index)
        at_cursor = sentence.index == self.cursor
        ground = self.palette.ground(at_cursor)
        style = self.palette.sentence(marks.colour, sentence.role, at_cursor, marks.contested, marks.almost)
        quiet = self.palette.sentence(None, Role.BOILERPLATE, at_cursor)
        bar = Piece("▌" if at_cursor else " ", self.palette.accent + ground)
        pieces = [bar]
        if row.opens:
            note = note_sign(self._notes, sentence, self.palette, ground)
            pieces += gutter(self._reading, row.sentence, marks, note, self.palette, ground)
        else:
            pieces.append(Piece(" " * (self._gutter - 1), ground))
        overlays = untold(marks, style, self._text_settings, at_cursor, self.palette)
        overlays.append((sentence.start, sentence.claim_start, quiet))
        if marks.contested or marks.almost:
            over = self.palette.in_question if marks.contested else self.palette.differing
            over = self.palette.over(over, at_cursor)
            overlays += [(span.start, span.end, over) for span in self._in_question(sentence.index, marks)]
        overlays += [(hit.start, hit.end, self.palette.hit) for hit in self._reading.hits]
        if self._notes is not None:
            line = self.palette.noted(style)
            overlays += [(start, end, line) for start, end in self._notes.covered(row.start, row.end)]
        if self._passage is not None:
            overlays.append((self._passage.start, self._passage.end, self.palette.passage))
        pieces += overlaid(self._shown, row, quiet if marks.dim else style, overlays)
        if self._text_settings.justify and row.end < sentence.end:
            pieces = self._justified(pieces, row)
        return tuple(Piece(piece.text, piece.style, sentence.index) for piece in pieces)

    def _in_question(self, sentence: int, marks: Marks) -> tuple[Span, ...]:
        """The words of a sentence that others tell differently, found once."""
        if sentence not in self._questioned and self._reading is not None:
            self._questioned[sentence] = self._reading.words_in_question(sentence, marks)
        return self._questioned.get(sentence, ())

    def _justified(self, pieces: list[Piece], row: Row) -> list[Piece]:
        if len(pieces) != 3:
            return pieces
        text = justified(self._shown[row.start : row.end], self._layout.width)
        return [*pieces[:2], Piece(text, pieces[2].style)]

    def line_fill(self, row: int) -> Style:
        rows = self._layout.rows
        at_cursor = row < len(rows) and rows[row].sentence == self.cursor
        return self.palette.ground(at_cursor)

    def border_line(self, strip: Strip, y: int) -> Strip:
        """The numbers that begin the title are moved above the columns of the gutter."""
        width = strip.cell_length
        there = strip.text.find(self._numbers) if y == 0 and self._numbers else -1
        column = self.content_offset.x + 1
        if there <= column:
            return strip
        rule = [strip.crop(width - 2, width - 1)] * (there - column)
        parts = [strip.crop(0, column), strip.crop(there, width - 1), *rule, strip.crop(width - 1, width)]
        return Strip.join(parts)

    def bar(self, y: int, in_view: bool) -> Piece:
        """The map: the colour of what stands out most there, brighter where it is in view."""
        if self._map[0] != self.view_height and self._reading is not None:
            self._map = self.view_height, track(self._reading, self._layout.rows, self.view_height)
        if y >= len(self._map[1]):
            return super().bar(y, in_view)
        marks, sentence = self._map[1][y]
        style = self.palette.track(marks.colour, marks.contested, in_view)
        return Piece(TRACK_IN_SIGHT if in_view else TRACK, style, sentence if sentence >= 0 else None)


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


def untold(
    marks: Marks, style: Style, settings: TextSettings, at_cursor: bool, palette: Palette
) -> list[tuple[int, int, Style]]:
    """What is laid over the clauses of a sentence that nobody else tells, as `overlaid` wants it."""
    if not marks.untold or marks.dim or not settings.marks_clauses(at_cursor):
        return []
    over = palette.over(palette.untold(style), at_cursor)
    return [(span.start, span.end, over) for span in marks.untold]


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
