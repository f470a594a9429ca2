"""A widget that draws lines of styled text by Textual's Line API, and says which piece was clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.ui.layout import is_plain, wrap
from newsreader.ui.palette import Palette


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. The text must be safe for the terminal (`reports.terminal.safe`)."""

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


class LineView(ScrollView, inherit_bindings=False):
    """Lines of pieces, scrolled vertically. A subclass makes the lines that fit a width."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    @dataclass
    class Clicked(Message):
        """A piece that means something was clicked."""

        view: LineView
        target: object

        @property
        def control(self) -> LineView:
            return self.view

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(id=id)
        self.palette = palette
        self._made: tuple[int, Sequence[Line]] = (-1, ())
        """The lines, and the width they were made for."""

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
        return self.scrollable_content_region.width

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
        return self.lines[row] if row < len(self.lines) else ()

    def draw_anew(self) -> None:
        """Make the lines again, because what they show has changed; repaint those that differ."""
        width, before = self._made
        self._made = (-1, ())
        after = self.lines
        self._measure()
        if width != self.text_width or not isinstance(after, list):
            self.refresh()
            return
        differing = [
            row
            for row in range(max(len(before), len(after)))
            if before[row : row + 1] != after[row : row + 1]
        ]
        if differing:
            self.refresh_lines(differing[0], differing[-1] + 1 - differing[0])

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
            if self.show_vertical_scrollbar:
                self.vertical_scrollbar.window_virtual_size = size.height

    def on_resize(self) -> None:
        if self._made[0] != self.text_width:
            self._made = (-1, ())
        self._measure()

    def line_fill(self, row: int) -> Style:
        """What is drawn to the right of one line."""
        return self.fill

    def edge(self, y: int) -> Line:
        """What is drawn at the right edge of a visible line, whatever is scrolled to."""
        return ()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.text_width
        edge = Strip([Segment(piece.text, piece.style) for piece in self.edge(y)])
        strip = Strip([Segment(piece.text, piece.style) for piece in self.line(row)])
        strip = strip.crop_extend(0, width - edge.cell_length, self.line_fill(row))
        return Strip.join([strip, edge]) if edge.cell_length else strip

    def target(self, x: int, y: int) -> object:
        """What a click in a cell of the content means; None: nothing."""
        edge = self.edge(y)
        begins = self.text_width - sum(cell_len(piece.text) for piece in edge)
        if x >= begins:
            return target_at(edge, x - begins)
        return target_at(self.line(y + self.scroll_offset.y), x)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            target = self.target(offset.x, offset.y)
            if target is not None:
                self.post_message(self.Clicked(self, target))


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
    for start, end in wrap(text, 0, len(text), room, plain=is_plain(text)):
        line = [indent]
        at = 0
        for piece in pieces:
            first, last = max(start, at), min(end, at + len(piece.text))
            if first < last:
                line.append(Piece(piece.text[first - at : last - at], piece.style, piece.target))
            at += len(piece.text)
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
