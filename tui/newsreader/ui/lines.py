"""A widget that draws lines of styled text by Textual's Line API, and says which piece was clicked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.ui.layout import is_plain, wrap


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. The text must be safe for the terminal (`reports.terminal.safe`)."""

    text: str
    style: Style
    target: object = None
    """What a click on it means; None: nothing."""


Line = tuple[Piece, ...]


class LineView(ScrollView, inherit_bindings=False):
    """Lines of pieces, scrolled vertically. Subclasses fill it by `show`, or draw lines on demand."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
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

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self.fill = Style()
        """Drawn to the right of every line and below the last."""

    def show(self, lines: Sequence[Line], fill: Style) -> None:
        """Replace all lines."""
        self._lines = lines
        self.fill = fill
        self.set_line_count(len(lines))
        self.refresh()

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are to scroll over."""
        size = Size(self.text_width, count)
        if size != self.virtual_size:
            self.virtual_size = size

    @property
    def text_width(self) -> int:
        """Cells a line may take."""
        return self.scrollable_content_region.width

    def line(self, row: int) -> Line:
        """The pieces of a line; none beyond the last."""
        return self._lines[row] if row < len(self._lines) else ()

    def line_fill(self, row: int) -> Style:
        """What the rest of a line is drawn in."""
        return self.fill

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        strip = Strip([Segment(piece.text, piece.style) for piece in self.line(row)])
        return strip.crop_extend(0, self.size.width, self.line_fill(row))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            target = target_at(self.line(offset.y + self.scroll_offset.y), offset.x)
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
