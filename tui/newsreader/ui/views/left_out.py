"""What the other versions tell and this one does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len

from newsreader.analysis.claim_table import Cell, ClaimRow, ClaimTable, claim_text
from newsreader.analysis.saying import UNKNOWN, only_beginning
from newsreader.model import Place, Verdict
from newsreader.text.terminal import safe
from newsreader.ui.palette import UNSURE_GLYPH, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block, Spot
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped

ROOMY = 60
"""Cells from which on a count is written in words, and the names stand below the words of the claim."""

_HARD = "\u00a0"
"""A space at which no line is broken."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A claim that the version on the screen leaves out."""

    row: ClaimRow
    cell: Cell
    """How surely it does."""
    tellers: tuple[int, ...]
    """The versions read against that tell it, the one whose words are shown first."""
    witnesses: int
    """How many independent ones these are."""


class LeftOutView(View):
    """Lists the claims that the version on the screen leaves out, in the words of one that tells each.

    The columns of a block are the versions that tell it.
    """

    title = "Left out here"
    sorts = ("by how many tell it", "in story order")
    filters = ("all", "told by several", "told by one only")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._table = ClaimTable()

    def show_reading(self, reading: StoryState) -> None:
        self.column = 0
        super().show_reading(reading)

    def select_column(self, step: int) -> None:
        """Choose another of the versions that tell the selected claim."""
        if self._blocks and self._blocks[self._selected].places:
            last = len(self._blocks[self._selected].places) - 1
            self.column = min(max(min(self.column, last) + step, 0), last)
            self.refresh()

    def line(self, row: int) -> Line:
        """The name of the chosen version stands out; no line is made anew when another one is chosen."""
        accent = self.palette.accent + self.palette.ground(self._is_selected(row))
        return tuple(
            Piece(piece.text, accent, piece.target) if self._is_chosen(piece.target) else piece
            for piece in super().line(row)
        )

    def _is_chosen(self, target: object) -> bool:
        """Whether it is the name of the chosen version of those that tell a claim, or else of the first."""
        if not isinstance(target, Spot) or target.column is None:
            return False
        return target.column == (self.column if self.column < len(self._blocks[target.block].places) else 0)

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return partial(self._table.rows, reading.comparison, reading.unsure)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        absent = absences(reading, self._table.rows(reading.comparison, reading.unsure))
        if not absent:
            return
        shown = [one for one in absent if self.filter == 0 or (one.witnesses > 1) == (self.filter == 1)]
        if self.sort == 0:
            shown.sort(key=lambda one: -one.witnesses)
        heading = _heading(reading, len(shown), len(absent))
        lines = hanging(Piece(" ", self.palette.muted), [Piece(heading, self.palette.muted)], width)
        yield Block((*lines, ()))
        for one in shown:
            yield self._block(reading, one, width)

    def _block(self, reading: StoryState, absence: Absence, width: int) -> Block:
        palette, story = self.palette, reading.story
        places = tuple(Place(version, absence.row.cells[version].sentence) for version in absence.tellers)
        text = claim_text(story, places[0])
        glyph, style = palette.glyph(Verdict.OMITTED, palette.text)
        glyph = UNSURE_GLYPH if absence.cell.unsure else glyph
        total = independent_others(reading)
        roomy = width >= ROOMY
        digits = len(str(total))
        count = f"{absence.witnesses:>{digits}}{' of ' if roomy else '/'}{total}  "
        mark = (Piece(f" {glyph} ", style), Piece(count, palette.muted))
        indent = Piece(" " * sum(cell_len(piece.text) for piece in mark), palette.text)
        first, *more = wrapped([Piece(text, palette.text)], width, indent)
        below = indent if roomy else Piece("   ", palette.text)
        names = list(wrapped(self._names(reading, absence), width, below))
        lines: list[Line] = [(*mark, *first[1:]), *more, *names]
        told_by = " ".join(safe(story.version_name(version)) for version in absence.tellers)
        return Block(tuple(lines), places, f"{text} {told_by}")

    def _names(self, reading: StoryState, absence: Absence) -> list[Piece]:
        """Who tells it, and on what they disagree."""
        palette = self.palette
        assert reading.comparison is not None
        pieces: list[Piece] = []
        seen: list[int] = []
        for column, version in enumerate(absence.tellers):
            if pieces:
                pieces.append(Piece(", ", palette.muted))
            copy = any(version in group and set(seen) & set(group) for group in reading.comparison.copies)
            name = safe(reading.story.version_name(version)) + (" (a copy)" if copy else "")
            pieces.append(Piece(name, palette.muted, column))
            seen.append(version)
        kinds = absence.row.disputes(absence.tellers)
        if kinds:
            flag, style = palette.conflict(palette.text)
            pieces += [
                Piece("  ", palette.muted),
                Piece(flag, style),
                Piece(f"{_HARD}conflict:{_HARD}{', '.join(kinds)}", palette.muted),
            ]
        return pieces

    def _why_empty(self) -> str:
        reading = self.reading
        if reading is None or reading.comparison is None or len(reading.story.versions) < 2:
            return super()._why_empty()
        if not reading.comparison.claims:
            return "No claims were found in these versions."
        if self.filter and absences(reading, self._table.rows(reading.comparison, reading.unsure)):
            return f"None of them is {self.filters[self.filter]}."
        name = safe(reading.story.version_name(reading.place.version))
        if reading.article.beginning_only:
            return f"What {name} leaves out is {UNKNOWN}: {only_beginning('it')}."
        return f"{name} leaves out nothing that {_others(reading)} tell{_s(len(reading.against))}."


def absences(reading: StoryState, rows: Sequence[ClaimRow]) -> list[Absence]:
    """What the version on the screen leaves out of what those it is read against tell, in story order."""
    comparison, here = reading.comparison, reading.place.version
    if comparison is None:
        return []
    against = set(reading.against)
    found = []
    for row in rows:
        if row.cells[here].is_told or row.cells[here].unknown:
            continue
        tellers = tuple(version for version in row.tellers if version in against)
        if tellers:
            found.append(Absence(row, row.cells[here], tellers, comparison.witnesses(tellers)))
    return found


def independent_others(reading: StoryState) -> int:
    """How many independent versions the one on the screen is read against."""
    return 0 if reading.comparison is None else reading.comparison.witnesses(reading.against)


def _heading(reading: StoryState, shown: int, total: int) -> str:
    """Such as: 4 claims that The Morning Blare leaves out."""
    name = safe(reading.story.version_name(reading.place.version))
    count = f"{shown}" if shown == total else f"{shown} of {total}"
    claims = "claim" if total == 1 else "claims"
    whose = f" of {_others(reading)}" if len(reading.against) < len(reading.story.versions) - 1 else ""
    return f"{count} {claims}{whose} that {name} leaves out"


def _others(reading: StoryState) -> str:
    """The versions read against, in words."""
    names = [safe(reading.story.version_name(version)) for version in reading.against]
    if len(names) == 1:
        return names[0]
    if len(names) == len(reading.story.versions) - 1:
        return "the others"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _s(count: int) -> str:
    """The ending of a verb in the present tense."""
    return "s" if count == 1 else ""
