"""The lines of the claims matrix: a claim's cells, which columns fit, what stands above and below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.cells import cell_len
from rich.style import Style

from newsreader.analysis.camps import LETTERS, Side, said_by
from newsreader.analysis.claim_table import Cell, ClaimRow, claim_text
from newsreader.analysis.saying import SAYS, UNKNOWN, dispute_kind, in_percent, only_beginning
from newsreader.analysis.second_opinions import SIGN, is_second, stand_in_words
from newsreader.model import Place, Story, Verdict
from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.palette import ALMOST_GLYPH, UNKNOWN_GLYPH, UNSURE_GLYPH, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.layout import is_plain, wrap
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened, wrapped

WIDE_COLUMN, NARROW_COLUMN = 3, 2
"""Cells: a sign and a space or two."""
LEAST_WORDS = 14
"""Cells that the words of a claim have at least."""
LEGEND_LINES = 2
"""The names of all versions stand above the columns if they take no more lines than this."""
HOW_LINES = 2
"""The foot says in no more lines how a version tells a claim."""
LEAST_NAME = 16
"""Cells that the name of a version has in the foot at least."""
_EDGES = 3
"""Cells before and behind the columns."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that fit into a width."""

    count: int
    """Of all columns."""
    shown: range
    column: int
    """Cells of one."""

    @property
    def width(self) -> int:
        """Cells before the words."""
        return _EDGES + self.column * len(self.shown)

    @property
    def number_lines(self) -> int:
        """Lines that the numbers of the columns take: two where tens stand above units."""
        return 2 if self.column == NARROW_COLUMN and self.count > 9 else 1

    def x(self, column: int) -> int:
        """Where a column that is shown begins."""
        return 1 + self.column * (column - self.shown.start)

    def column_at(self, x: int) -> int | None:
        """The column that a cell of a line belongs to."""
        index = (x - 1) // self.column
        return self.shown[index] if 0 <= index < len(self.shown) else None


def fit_grid(count: int, width: int, selected: int) -> Grid:
    """As many columns as fit, the selected one among them."""
    column = WIDE_COLUMN if count * WIDE_COLUMN + _EDGES <= width // 2 else NARROW_COLUMN
    fitting = min(max((width - _EDGES - LEAST_WORDS) // column, 1), count)
    first = min(max(selected - fitting // 2, 0), count - fitting)
    return Grid(count, range(first, first + fitting), column)


class CellStyles:
    """The glyphs and styles of the cells of one theme, each made once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._glyphs = {verdict: palette.glyph(verdict, palette.text)[0] for verdict in Verdict}
        self._made: dict[tuple[Verdict | None, bool, bool], Style] = {}
        self._pieces: dict[tuple[str, Verdict | None, int, bool, bool], tuple[Piece, ...]] = {}

    def glyph(self, cell: Cell) -> str:
        """Of what a version does with a claim: the letter of its camp where versions are in conflict; a sign
        of its own for almost the same words, a question mark if it is unsure."""
        if cell.disputes:
            return LETTERS[min(cell.camp, len(LETTERS) - 1)]
        if cell.unknown:
            return UNKNOWN_GLYPH
        if cell.almost:
            return ALMOST_GLYPH
        return UNSURE_GLYPH if cell.unsure else self._glyphs[cell.verdict]

    def style(self, verdict: Verdict | None, in_row: bool = False, in_column: bool = False) -> Style:
        """Of a verdict, or of a camp that is no majority (None), in the selected row, column, both or
        neither."""
        key = (verdict, in_row, in_column)
        if key not in self._made:
            palette = self.palette
            ground = palette.hit if in_row and in_column else palette.ground(in_row or in_column)
            drawn = palette.conflict(ground) if verdict is None else palette.glyph(verdict, ground)
            self._made[key] = drawn[1]
        return self._made[key]

    def pieces(self, cell: Cell, width: int, in_row: bool, in_column: bool) -> tuple[Piece, ...]:
        """A cell, drawn in a column of some cells' width."""
        glyph = self.glyph(cell)
        verdict = None if cell.disputes and not cell.in_majority else cell.verdict
        key = (glyph, verdict, width, in_row, in_column)
        if key not in self._pieces:
            style = self.style(verdict, in_row, in_column)
            if cell.unknown:
                style = self.palette.unknown(style)[1]
            self._pieces[key] = (Piece(glyph.ljust(width), style),)
        return self._pieces[key]


def cell_pieces(
    row: ClaimRow, grid: Grid, selected: int, in_row: bool, styles: CellStyles
) -> Iterator[Piece]:
    """A claim's cells, with what stands before and behind them; `in_row`: the claim is the selected one."""
    palette = styles.palette
    edge = palette.muted + palette.ground(in_row)
    yield Piece("‹" if grid.shown.start else " ", edge)
    for version in grid.shown:
        yield from styles.pieces(row.cells[version], grid.column, in_row, version == selected)
    yield Piece("› " if grid.shown.stop < grid.count else "  ", edge)


def legend(story: Story, selected: int, palette: Palette, width: int) -> list[Line]:
    """The numbers and names of all versions, which are targets; nothing if they take too many lines."""
    lines: list[list[Piece]] = [[]]
    taken = 0
    for version in range(len(story.versions)):
        name = safe(story.version_name(version))
        text = shortened(f" {version + 1} {name} ", max(width, 8))
        if lines[-1] and taken + cell_len(text) > width:
            lines.append([])
            taken = 0
        taken += cell_len(text)
        lines[-1].append(Piece(text, palette.accent if version == selected else palette.muted, version))
    return [tuple(line) for line in lines] if len(lines) <= LEGEND_LINES else []


def number_lines(grid: Grid, selected: int, beside: str, palette: Palette, width: int) -> list[Line]:
    """The numbers of the columns, which are targets, and some words behind them."""
    lines: list[Line] = []
    for line in range(grid.number_lines):
        pieces = [Piece(" ", palette.muted)]
        for version in grid.shown:
            number = str(version + 1)
            if grid.number_lines == 2:
                number = number[:-1] if line == 0 else number[-1]
            ground = palette.ground(version == selected)
            style = palette.accent if version == selected else palette.muted
            pieces.append(Piece(number.ljust(grid.column), style + ground, version))
        if line == grid.number_lines - 1:
            words = shortened(beside, max(width - grid.width, 1))
            pieces.append(Piece(f"  {words}", palette.muted))
        lines.append(tuple(pieces))
    return lines


def foot_lines(
    reading: StoryState, row: ClaimRow | None, version: int, styles: CellStyles, width: int, height: int
) -> list[Line]:
    """A rule, how a version tells a claim, and in which words; at most `height` lines."""
    palette = styles.palette
    lines: list[Line] = [(Piece("─" * width, palette.muted),)]
    if row is not None:
        cell = row.cells[version]
        place = Place(version, cell.sentence) if cell.is_told else Place(*row.claim.representative)
        pieces = [Piece(claim_text(reading.story, place), palette.text, place)]
        if place.version != version:
            name = safe(reading.story.version_name(place.version))
            pieces.insert(0, Piece(f"{name}: ", palette.muted, place))
        lines += _how(reading, row, version, styles, width, HOW_LINES if height > HOW_LINES + 2 else 1)
        lines += wrapped(pieces, width, Piece("   ", palette.text, place))
    return _cut(lines, width, height)


def _cut(lines: list[Line], width: int, height: int) -> list[Line]:
    """The first lines, the last of which says if there are more."""
    if len(lines) > height:
        *before, last = lines[height - 1]
        room = width - sum(cell_len(piece.text) for piece in before)
        lines[height - 1] = (*before, replace(last, text=shortened(last.text + " …", room)))
    return lines[:height]


def _how(
    reading: StoryState, row: ClaimRow, version: int, styles: CellStyles, width: int, height: int
) -> list[Line]:
    """Such as: ◐ The Post says it in other words 87%; or: b The Post says 17 · figure: 12 (The Lantern)."""
    palette, cell = styles.palette, row.cells[version]
    says, behind = _camp(reading, row, version) if cell.disputes else _says(reading, row, version, cell)
    room = width - 3 - cell_len(says + behind)
    name = shortened(safe(reading.story.version_name(version)), max(room, LEAST_NAME))
    style = styles.style(None if cell.disputes and not cell.in_majority else cell.verdict)
    style = palette.unknown(style)[1] if cell.unknown else style
    pieces = [Piece(name, palette.strong), Piece(says, style), Piece(behind, palette.muted)]
    return _cut(list(hanging(Piece(f" {styles.glyph(cell)} ", style), pieces, width)), width, height)


def _camp(reading: StoryState, row: ClaimRow, version: int) -> tuple[str, str]:
    """What a version says of what is in dispute, and what others say."""
    assert reading.comparison is not None
    found = list(said_by(reading.comparison, row.in_dispute, version))
    mine = ", ".join(safe(side.value) for _, side, _ in found)
    kinds = "; ".join(f"{dispute_kind(one)}: {_against(others)}" for one, _, others in found)
    return f" says {mine}", f" · {kinds}"


def _against(others: Iterable[Side]) -> str:
    """Such as: 12 (The Lantern, Morning Blare)."""
    return " · ".join(f"{safe(side.value)} ({safe(side.names)})" for side in others)


def _says(reading: StoryState, row: ClaimRow, version: int, cell: Cell) -> tuple[str, str]:
    """What a version does with a claim, in words, and how sure that is."""
    where, sentence = row.claim.representative
    if version == where:
        alone = sum(other.is_told for other in row.cells) == 1
        return (" alone tells this" if alone else " tells this; the others are read against it"), ""
    if cell.unknown:
        return f": {UNKNOWN}", f", {only_beginning('it')}"
    verb = SAYS[cell.verdict] if cell.is_told else "leaves this out"
    says = f" perhaps {verb}" if cell.unsure or cell.almost else f" {verb}"
    judgement = reading.comparison.judgements[where][sentence][version] if reading.comparison else None
    agrees = judgement is not None and judgement.verdict is cell.verdict
    says += ", in part" if cell.lacks else ""
    if judgement is not None and agrees and is_second(judgement):
        return says, f" {SIGN} {stand_in_words(judgement)}"
    return (
        says,
        f" {in_percent(judgement.confidence)}"
        if judgement is not None and agrees and not cell.almost
        else "",
    )


def first_words(text: str, width: int) -> str:
    """The text, cut between words to that many cells with an ellipsis if it is longer."""
    plain = is_plain(text)
    if len(text) <= width and (plain or cell_len(text) <= width):
        return text
    _, end = next(wrap(text, 0, len(text), width - 1, plain=plain), (0, 0))
    return text if end == len(text) else text[:end] + "…"
