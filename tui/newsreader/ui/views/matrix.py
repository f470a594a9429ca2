"""Every claim of the story, and how each version tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.segment import Segment
from textual.geometry import Region, Size

from newsreader.analysis.claim_table import ClaimRow, claim_text
from newsreader.model import Place, Verdict
from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.messages import PlaceChosen
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block, Spot
from newsreader.ui.views.matrix_lines import (
    CellStyles,
    Grid,
    cell_pieces,
    first_words,
    fit_grid,
    foot_lines,
    legend,
    number_lines,
)
from newsreader.ui.views.view import View, claim_rows_of, claim_work
from newsreader.ui.widgets.lines import Line, Piece, as_segments, fitted, target_at

LEGEND_FROM = 12
"""Lines of the view from which on there is a legend."""
FOOT_FROM = ((18, 5), (13, 4), (8, 3))
"""Lines of the view from which on the foot has how many lines."""


@dataclass(frozen=True, slots=True)
class ClaimBlock(Block):
    """A claim's line."""

    row: ClaimRow | None = None


class MatrixView(View):
    """A line per claim, in which a column of glyphs per version stands before the words.

    The head (which column is which version) and the foot (the selected version's words for the selected
    claim) stay where they are while the lines between them are scrolled. What is selected is only painted
    differently: no line is made anew for it.
    """

    title = "Claims"
    sorts = ("in story order", "by agreement", "by disagreement")
    filters = ("all claims", "conflicts", "single source")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._styles = CellStyles(palette)
        self._version = -1
        """The one on the screen when the view was last shown."""
        self._fitted = Size(0, 0)
        """Of the view, when its lines were made."""
        self._grid = Grid(0, range(0), 1)
        self._head: Sequence[Line] = ()
        """The lines that stay at the top."""
        self._foot: Sequence[Line] = ()
        """The lines that stay at the bottom."""

    # For the screen

    def show_reading(self, reading: StoryState) -> None:
        self._version = self.column = reading.place.version
        super().show_reading(reading)

    def follow(self, reading: StoryState) -> None:
        if reading is not self.reading or reading.place.version != self._version:
            self._version = self.column = reading.place.version
        super().follow(reading)

    def start(self, reading: StoryState, blocks: Sequence[Block]) -> int:
        """The claim of the sentence under the cursor; else the first."""
        here = reading.place
        for index, block in enumerate(blocks):
            row = block.row if isinstance(block, ClaimBlock) else None
            if row is not None and here.sentence in row.claim.told[here.version]:
                return index
        return 0

    def select_column(self, step: int) -> None:
        if self.reading is not None:
            before, grid = self.column, self._grid
            self.column = min(max(before + step, 0), len(self.reading.story.versions) - 1)
            self._fix()
            if grid == self._grid:
                self._repaint(before, self.column)
            else:
                self.refresh()

    def _repaint(self, *columns: int) -> None:
        """Draw some columns again, the head and the foot."""
        width, height, grid = self.size.width, self._height, self._grid
        foot = len(self._foot)
        regions = [Region(0, 0, width, len(self._head)), Region(0, height - foot, width, foot)]
        regions += [Region(grid.x(column), 0, grid.column, height) for column in columns]
        self.refresh(*(region for region in regions if region))

    def page(self, step: int, part: int = 1) -> bool:
        return self.select(step * max((self._height - len(self._head) - len(self._foot) - 1) // part, 1))

    @property
    def place(self) -> Place | None:
        """The sentence of the selected column that tells the selected claim, else the one that does best."""
        row = self._selected_row
        if row is None:
            return None
        sentence = row.cells[self.column].sentence
        return Place(self.column, sentence) if sentence >= 0 else Place(*row.claim.representative)

    @property
    def sources(self) -> tuple[Place, ...]:
        """The sentence of the selected version that tells the claim, and one of another version: the one on
        the screen if it tells it, else the one that does best."""
        row, reading = self._selected_row, self.reading
        if row is None or reading is None or self.place is None:
            return ()
        there = self.place
        versions = (reading.place.version, row.claim.representative[0], *range(len(row.cells)))
        told = (v for v in versions if v != there.version and row.cells[v].sentence >= 0)
        return (*(Place(v, row.cells[v].sentence) for v in [*told][:1]), there)

    @property
    def pair(self) -> tuple[Place, Place] | None:
        """None where the selected version does not tell the claim, or no other one does."""
        found = self.sources
        return (found[0], found[1]) if len(found) == 2 and found[1].version == self.column else None

    @property
    def _selected_row(self) -> ClaimRow | None:
        block = self._blocks[self._selected] if self._blocks else None
        return block.row if isinstance(block, ClaimBlock) else None

    # The lines

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return claim_work(reading)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        rows = list(claim_rows_of(reading))
        if self.filter:
            rows = [row for row in rows if (row.disputed_by if self.filter == 1 else row.witnesses == 1)]
        if self.sort:
            rows.sort(key=agreement if self.sort == 1 else disagreement)
        room = width - fit_grid(len(reading.story.versions), width, 0).width
        for row in rows:
            place = Place(*row.claim.representative)
            text = claim_text(reading.story, place)
            line = (Piece(first_words(text, room), self.palette.text),)
            yield ClaimBlock((line,), (place,), text, row)

    def make_lines(self, width: int) -> Sequence[Line]:
        """The words of the claims between room for the head and the foot."""
        lines = super().make_lines(width)
        if self._styles.palette is not self.palette:
            self._styles = CellStyles(self.palette)
        self._fitted = self.scrollable_content_region.size
        self._fix()
        head = len(self._head)
        self._rows = [range(rows.start + head, rows.stop + head) for rows in self._rows]
        return [*[()] * head, *lines, *[()] * len(self._foot)]

    def draw_anew(self) -> None:
        super().draw_anew()
        self.refresh()

    def on_resize(self) -> None:
        if self._fitted != self.scrollable_content_region.size:
            self.draw_anew()
        super().on_resize()

    def bring_into_view(self, rows: range, margin: int = 0) -> None:
        around = range(rows.start - len(self._head), rows.stop + len(self._foot))
        super().bring_into_view(around, margin)

    def _move(self, block: int) -> None:
        super()._move(block)
        self._fix()
        self._repaint()

    def _why_empty(self) -> str:
        if self.filter and self.reading is not None and claim_rows_of(self.reading):
            return "No claim is in conflict." if self.filter == 1 else "Every claim has several sources."
        return super()._why_empty()

    # The head and the foot

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _fix(self) -> None:
        """Make the head and the foot for what is selected. How many lines they are does not depend on it."""
        self._head, self._foot = (), ()
        reading, width, height, palette = self.reading, self.text_width, self._height, self.palette
        if reading is None or self.is_awaited:
            return
        rows = claim_rows_of(reading)
        if not rows:
            return
        self._grid = fit_grid(len(reading.story.versions), width, self.column)
        names = legend(reading.story, self.column, palette, width) if height >= LEGEND_FROM else []
        count = (
            f"{len(rows)} claims"
            if len(rows) == len(self._blocks)
            else f"{len(self._blocks)} of {len(rows)} claims"
        )
        name = safe(reading.story.version_name(self.column))
        beside = count if names else f"{self.column + 1} {name} · {count}"
        self._head = [*names, *number_lines(self._grid, self.column, beside, palette, width)]
        lines = next((lines for least, lines in FOOT_FROM if height >= least), 0)
        if lines:
            foot = foot_lines(reading, self._selected_row, self.column, self._styles, width, lines)
            self._foot = [*foot, *[()] * (lines - len(foot))]

    def _fixed(self, y: int) -> Line | None:
        """The line of the head or the foot that stands there; None where the claims are."""
        if y < len(self._head):
            return self._head[y]
        below = y - (self._height - len(self._foot))
        return self._foot[below] if 0 <= below < len(self._foot) else None

    # Painting

    def segments(self, y: int, width: int) -> list[Segment]:
        fixed = self._fixed(y)
        return super().segments(y, width) if fixed is None else as_segments(fitted(fixed, width, self.fill))

    def line(self, row: int) -> Line:
        index = row - len(self._head)
        block = self._blocks[index] if 0 <= index < len(self._blocks) else None
        line = super().line(row)
        if not isinstance(block, ClaimBlock) or block.row is None:
            return line
        cells = cell_pieces(block.row, self._grid, self.column, index == self._selected, self._styles)
        return (*cells, *line)

    # The mouse

    def target(self, x: int, y: int) -> object:
        fixed = self._fixed(y)
        if fixed is not None:
            return target_at(fixed, x)
        index = y + self.scroll_offset.y - len(self._head)
        return Spot(index, self._grid.column_at(x)) if 0 <= index < len(self._blocks) else None

    def clicked(self, target: object) -> None:
        """A column's name or number selects it; the words at the bottom are opened."""
        if isinstance(target, int):
            self.select_column(target - self.column)
        elif isinstance(target, Place):
            self.post_message(PlaceChosen(target))
        else:
            super().clicked(target)


def agreement(row: ClaimRow) -> tuple[int, int]:
    """Sorts claims by how many witnesses they have, then by how many versions confirm them and are in
    conflict with none."""
    confirming = (cell.verdict is Verdict.CONFIRMED and not cell.disputes for cell in row.cells)
    return -row.witnesses, -sum(confirming)


def disagreement(row: ClaimRow) -> tuple[int, int, int]:
    """Sorts claims by how many versions are in conflict on them, then by how evenly the versions are divided
    into those that tell them and those that do not, then by how many tell them in other words."""
    known = [cell for cell in row.cells if not cell.unknown]
    told = sum(cell.is_told for cell in known)
    rephrased = sum(cell.verdict is Verdict.REPHRASED for cell in row.cells)
    return -row.disputed_by, -min(told, len(known) - told), -rephrased
