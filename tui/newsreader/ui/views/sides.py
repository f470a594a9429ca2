"""A view whose entries list what several versions say, a line or more for each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from newsreader.model import Place
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block, Spot
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, shortened, wrapped

NARROWEST = 60
"""Cells below which the name of a version has a line of its own."""
LONGEST_NAME = 24
"""Cells."""
MARK = "▸ "


class SidedView(View):
    """`h` and `l` choose among the places of the selected entry; moving on keeps to the version."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._version: int | None = None
        """The version that the reader chose last."""

    def columns(self, reading: StoryState) -> int:
        return len(self._blocks[self._selected].places) if self._blocks else 0

    def select_column(self, step: int) -> None:
        """Choose another place of the selected entry."""
        if self.reading is not None and self.columns(self.reading):
            self._choose(min(max(self.column + step, 0), self.columns(self.reading) - 1))

    def start(self, reading: StoryState, blocks: Sequence[Block]) -> int:
        """The entry that has the sentence under the cursor, if one does."""
        return next((n for n, block in enumerate(blocks) if reading.place in block.places), 0)

    def clicked(self, target: object) -> None:
        super().clicked(target)
        if isinstance(target, Spot) and target.block == self._selected and target.column is not None:
            self._choose(target.column)

    @property
    def sources(self) -> tuple[Place, ...]:
        """Every place of the selected entry."""
        places = self._blocks[self._selected].places if self._blocks else ()
        return tuple(dict.fromkeys(place for place in places if place is not None))

    @property
    def pair(self) -> tuple[Place, Place] | None:
        """The chosen place, and one of another version: the one on the screen, if the entry has it."""
        there, reading = self.place, self.reading
        if there is None or reading is None:
            return None
        others = [place for place in self.sources if place.version != there.version]
        others.sort(key=lambda place: place.version != reading.place.version)
        return (others[0], there) if others else None

    def _put_cursor(self) -> None:
        """An entry that has the sentence under the reader's cursor leads elsewhere at first."""
        opening = self._opening
        super()._put_cursor()
        if opening and not self._opening and self.reading is not None:
            here = self.reading.place
            places = self._blocks[self._selected].places
            self._choose(next((n for n, place in enumerate(places) if place != here), 0))

    def line(self, row: int) -> Line:
        line = super().line(row)
        if not line or not self._is_selected(row) or not self._opens(row):
            return line
        return (Piece(MARK, self.palette.accent + self.palette.ground(True), line[0].target), *line[1:])

    def _opens(self, row: int) -> bool:
        """Whether the chosen place of the selected entry begins in a row."""
        return self._column_of(row) == self.column and self._column_of(row - 1) != self.column

    def _column_of(self, row: int) -> int | None:
        line = self.lines[row] if row >= 0 else ()
        target = line[0].target if line else None
        return target.column if isinstance(target, Spot) else None

    def _choose(self, column: int) -> None:
        self.column = column
        place = self.place
        self._version = place.version if place else None
        self._repaint(self._selected)
        self.bring_into_view(self._rows[self._selected], margin=1)

    def bring_into_view(self, rows: range, margin: int = 0) -> None:
        """Of an entry that is taller than the view its beginning, or if it is below, the chosen place."""
        height = self.scrollable_content_region.height
        if len(rows) > height > 0:
            chosen = next((row for row in rows if self._opens(row)), rows.start)
            first = rows.start if chosen < rows.start + height - 1 else chosen - 1
            rows = range(first, min(first + height, rows.stop))
        super().bring_into_view(rows, margin)

    def _move(self, block: int) -> None:
        if block != self._selected or self.column >= len(self._blocks[block].places):
            versions = [place.version if place else None for place in self._blocks[block].places]
            self.column = versions.index(self._version) if self._version in versions else 0
        super()._move(block)

    def _repaint(self, block: int) -> None:
        rows = self._rows[block]
        self.refresh_lines(rows.start, max(len(rows), 1))


class Table:
    """The lines of entries: a column with the names of the versions, and what they say behind it."""

    def __init__(self, reading: StoryState, palette: Palette, width: int) -> None:
        self._reading = reading
        self._palette = palette
        self._width = width
        self._stacked = width < NARROWEST
        names = [safe(reading.story.version_name(version)) for version in range(len(reading.story.versions))]
        self._name_cells = min(max(map(cell_len, names)), LONGEST_NAME, max(width // 3, 8))
        self._names = [shortened(name, width - 2 if self._stacked else self._name_cells) for name in names]

    @property
    def room(self) -> int:
        """Cells for what a version says."""
        return max(self._width - self._indent, 8)

    @property
    def _indent(self) -> int:
        return 4 if self._stacked else self._name_cells + 4

    def lines(self, places: Sequence[Place], said: Sequence[Iterable[Piece]]) -> Iterator[Line]:
        """What stands at each place, with the name of its version before the first of each version."""
        before = -1
        for column, (place, pieces) in enumerate(zip(places, said, strict=True)):
            name = self._names[place.version] if place.version != before else ""
            before = place.version
            yield from self._said(column, name, pieces)

    def _said(self, column: int, name: str, pieces: Iterable[Piece]) -> Iterator[Line]:
        text, strong = self._palette.text, self._palette.strong
        indent = Piece(" " * self._indent, text, column)
        if self._stacked and name:
            yield (Piece("  ", text, column), Piece(name, strong, column))
        aimed = [Piece(piece.text, piece.style, column) for piece in pieces]
        for number, line in enumerate(wrapped(aimed, self._width, indent)):
            if number or self._stacked:
                # The mark of the chosen place goes where the entry begins.
                yield (Piece("  ", text, column), Piece(indent.text[2:], text, column), *line[1:])
            else:
                padded = name + " " * (self._indent - 2 - cell_len(name))
                yield (Piece("  ", text, column), Piece(padded, strong, column), *line[1:])
