"""A widget that draws lines of styled text by Textual's Line API, and says which piece was clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, overload

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from newsreader.records import dataclass
from newsreader.ui.messages import Clicked
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.layout import is_plain, wrap
from newsreader.ui.widgets.painting import PaintedView


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. The text must be safe for the terminal (`text.terminal.safe`)."""

    text: str
    style: Style
    target: object = None
    """What a click on it means; None: nothing."""


Line = tuple[Piece, ...]


class DrawnLines(Sequence[Line]):
    """Lines that are drawn when they are looked at."""

    def __init__(self, count: int, draw: Callable[[int], Line]) -> None:
        self._rows = range(count)
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


class GrowingLines(Sequence[Line]):
    """Lines that are made as far down as they are looked at, and all when they are counted."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._made: list[Line] = []
        self._rest = lines
        self.is_whole = False
        """Whether all are made."""

    def __len__(self) -> int:
        if not self.is_whole:
            self._made += self._rest
            self.is_whole = True
        return len(self._made)

    @overload
    def __getitem__(self, row: int) -> Line: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Line]: ...
    def __getitem__(self, row: int | slice) -> Line | Sequence[Line]:
        if isinstance(row, slice) or row < 0:
            len(self)
        elif len(self._made) <= row and not self.is_whole:
            self._made += islice(self._rest, row + 1 - len(self._made))
        return self._made[row]


class LineView(PaintedView):
    """Lines of pieces, scrolled vertically. A subclass makes the lines that fit a width.

    The scroll bar is drawn with the lines: Textual's own is one more widget to cut out of the screen.
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 0;
    }
    """
    SCROLL_BAR: ClassVar[int] = 1
    """Cells at the right."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(id=id)
        self.palette = palette
        self._made: tuple[int, Sequence[Line]] = (-1, ())
        """The lines, and the width they were made for."""
        self.view_height = 0
        """Lines that are to be seen."""
        self._grabbed = False
        """Whether the mouse holds the scroll bar."""
        self._was_dragged = False
        """Whether it moved while it did: what follows is no click."""

    # For subclasses

    def make_lines(self, width: int) -> Sequence[Line]:
        """The lines, none wider than `width` cells."""
        raise NotImplementedError

    @property
    def fill(self) -> Style:
        """What is drawn to the right of the lines and below the last."""
        return self.palette.text

    # For everybody

    @property
    def text_width(self) -> int:
        """Cells a line may take."""
        return max(self.scrollable_content_region.width - self.SCROLL_BAR, 0)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines for the present width."""
        if self._made[0] < 0:
            width = self.text_width
            if width <= 0:
                return ()
            self._made = (width, self.make_lines(width))
        return self._made[1]

    def line(self, row: int) -> Line:
        """The pieces of a line; none beyond the last."""
        try:
            return self.lines[row]
        except IndexError:
            return ()

    def draw_anew(self) -> None:
        """Make the lines again, because what they show has changed; repaint those that differ."""
        width, before = self._made
        thumb = self._thumb(0)
        self._made = (-1, ())
        after = self.lines
        self._measure()
        if width != self._made[0] or thumb != self._thumb(0) or not isinstance(after, list):
            self.refresh()
            return
        differing = [
            row
            for row in range(max(len(before), len(after)))
            if before[row : row + 1] != after[row : row + 1]
        ]
        for rows in runs(differing):
            self.refresh_lines(rows.start, len(rows))

    def bring_into_view(self, rows: range, margin: int = 0) -> None:
        """Show some rows with a margin around them. If they are not in view, scroll by half a screenful
        at least, so that the text stands still while one reads on."""
        height = self.scrollable_content_region.height
        if not height:
            return
        margin = min(margin, max(height - len(rows), 0) // 2)
        top, bottom = max(rows.start - margin, 0), min(rows.stop + margin, len(self.lines))
        y = self.scroll_offset.y
        if top < y:
            y = min(top, max(y - height // 2, bottom - height))
        elif bottom > y + height:
            y = max(bottom - height, min(y + height // 2, top))
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, immediate=True)

    @property
    def cursor_rows(self) -> range:
        """The lines that the cursor is on; none where there is no cursor."""
        return range(0)

    def centre(self) -> bool:
        """Bring the cursor to the middle, or as near as there are lines; whether that moved anything."""
        rows, height = self.cursor_rows, self.scrollable_content_region.height
        y = min(max(rows.start - (height - len(rows)) // 2, 0), max(len(self.lines) - height, 0))
        if not rows or y == self.scroll_offset.y:
            return False
        self.scroll_to(y=y, animate=False, immediate=True)
        return True

    # For Textual

    def _measure(self) -> None:
        """Tell how far there is to scroll. A new layout of the whole screen is asked for only if needed."""
        size = Size(self.text_width, len(self.lines))
        if size == self.virtual_size or not self.is_mounted:
            return
        if self.styles.is_auto_height:
            self.virtual_size = size
        else:
            self.set_reactive(LineView.virtual_size, size)

    def on_resize(self) -> None:
        height = self.scrollable_content_region.height
        if (self._made[0], self.view_height) != (self.text_width, height):
            self._made, self.view_height = (-1, ()), height
            self.refresh()
        self._measure()

    def line_fill(self, row: int) -> Style:
        """What is drawn to the right of one line."""
        return self.fill

    def bar(self, y: int, in_view: bool) -> Piece:
        """The scroll bar's cell in a visible line. `in_view`: it stands for what is to be seen."""
        return Piece(" ", self.palette.thumb if in_view else self.fill)

    def segments(self, y: int, width: int) -> list[Segment]:
        top = round(self.scroll_y)
        row = y + top
        line = fitted(self.line(row), width - min(self.SCROLL_BAR, width), self.line_fill(row))
        bar = (self.bar(y, y in self._thumb(top)),) if self.SCROLL_BAR and width else ()
        return as_segments((*line, *bar))

    # The scroll bar

    def _thumb(self, top: int) -> range:
        """The lines on which the scroll bar shows what is in view from the line `top` on; none if all is."""
        height, count = self.view_height, len(self._made[1])
        if not 0 < height < count:
            return range(0)
        size = max(height * height // count, 1)
        start = round(top * (height - size) / (count - height))
        return range(start, start + size)

    def _scroll_by_mouse(self, y: int) -> None:
        """Bring the middle of the scroll bar's thumb to a line."""
        thumb = self._thumb(0)
        there = (y - (len(thumb) - 1) / 2) / max(self.view_height - len(thumb), 1)
        self.scroll_to(y=round(there * (len(self.lines) - self.view_height)), animate=False, immediate=True)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        if event.button == 1 and offset is not None and self.on_scroll_bar(offset.x):
            self._grabbed, self._was_dragged = True, False
            self.capture_mouse()
            self._scroll_by_mouse(offset.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._grabbed:
            self._was_dragged = True
            self._scroll_by_mouse(event.get_content_offset_capture(self).y)

    def on_mouse_up(self) -> None:
        if self._grabbed:
            self._grabbed = False
            self.release_mouse()

    def on_scroll_bar(self, x: int) -> bool:
        """Whether a cell of the content belongs to a scroll bar that shows anything."""
        return x >= self.text_width and bool(self._thumb(0))

    # The mouse

    def target(self, x: int, y: int) -> object:
        """What a click in a cell of the content means; None: nothing."""
        if x >= self.text_width:
            return self.bar(y, False).target if self.SCROLL_BAR else None
        return target_at(self.line(y + self.scroll_offset.y), x)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if self._was_dragged:
            self._was_dragged = False
        elif offset is not None:
            target = self.target(offset.x, offset.y)
            if target is not None:
                self.post_message(Clicked(self, target))


def runs(numbers: Iterable[int]) -> list[range]:
    """Ascending numbers as ranges without a gap."""
    found: list[range] = []
    for number in numbers:
        if found and found[-1].stop == number:
            found[-1] = range(found[-1].start, number + 1)
        else:
            found.append(range(number, number + 1))
    return found


def fitted(line: Line, width: int, fill: Style) -> Line:
    """A line that takes so many cells: filled up with blanks, or cut."""
    blank = width - sum([cell_len(piece.text) for piece in line])
    if blank >= 0:
        return (*line, Piece(" " * blank, fill))
    cut = Strip(as_segments(line)).crop(0, width)
    return tuple(Piece(text, style or fill) for text, style, _ in cut)


def as_segments(line: Line) -> list[Segment]:
    """A line for Textual."""
    return [Segment(piece.text, piece.style) for piece in line if piece.text]


def target_at(line: Line, column: int) -> object:
    """What a click in that cell of a line means; None: nothing."""
    for piece in line:
        column -= cell_len(piece.text)
        if column < 0:
            return piece.target
    return None


def wrapped(pieces: Iterable[Piece], width: int, indent: Piece) -> Iterator[Line]:
    """Break pieces of one text into lines of at most `width` cells, each behind `indent`."""
    pieces = list(pieces)
    text = "".join(piece.text for piece in pieces)
    room = max(width - cell_len(indent.text), 8)
    number, at = 0, 0
    for start, end in wrap(text, 0, len(text), room, plain=is_plain(text)):
        line = [indent]
        while start < end:
            piece = pieces[number]
            stop = at + len(piece.text)
            if stop <= start:
                number, at = number + 1, stop
                continue
            last = min(end, stop)
            line.append(Piece(piece.text[start - at : last - at], piece.style, piece.target))
            start = last
        yield tuple(line)


def hanging(mark: Piece, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    """Break pieces of one text into lines behind a mark, the further ones indented by its width."""
    indent = Piece(" " * cell_len(mark.text), mark.style, mark.target)
    for number, line in enumerate(wrapped(pieces, width, indent)):
        yield line if number else (mark, *line[1:])


def shortened(text: str, cells: int) -> str:
    """The text, cut to that many cells with an ellipsis if it is longer."""
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - 1:
        text = text[:-1]
    return text.rstrip() + "…"
