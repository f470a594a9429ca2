"""What a version leaves out of what others tell, and how surely it does."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsreader.analysis.claim_table import Cell, ClaimRow
from newsreader.model import Comparison, Place, Span
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Absence:
    """A claim that a version leaves out."""

    row: ClaimRow
    cell: Cell
    """How surely it does."""
    tellers: tuple[int, ...]
    """The versions read against that tell it, the one whose words are shown first."""
    witnesses: int
    """How many independent ones these are."""
    lacks: tuple[Span, ...] = ()
    """The clauses that are left out of a claim that is told in part; empty where all of it is left out."""

    @property
    def place(self) -> Place:
        """The sentence that tells it best."""
        return self.place_in(self.tellers[0])

    def place_in(self, teller: int) -> Place:
        """The sentence of one of those that tell it."""
        return Place(teller, self.row.cells[teller].sentence)


def absences(
    comparison: Comparison, rows: Sequence[ClaimRow], here: int, against: Collection[int]
) -> tuple[Absence, ...]:
    """What a version leaves out of what those it is read against tell, in story order.

    Nothing of which it is unknown whether it leaves it out.
    """
    wanted = set(against)
    found = []
    for row in rows:
        cell = row.cells[here]
        if cell.is_told or cell.unknown:
            continue
        tellers = tuple(version for version in row.tellers if version in wanted)
        if tellers:
            found.append(Absence(row, cell, tellers, comparison.witnesses(tellers)))
    return tuple(found)


def partly_told(
    comparison: Comparison, rows: Sequence[ClaimRow], here: int, against: Collection[int]
) -> tuple[Absence, ...]:
    """What a version leaves out of claims that it tells, in story order, of those of which the best telling
    is in a version that it is read against.
    """
    wanted = set(against)
    found = []
    for row in rows:
        cell = row.cells[here]
        if cell.lacks and row.claim.representative[0] in wanted:
            tellers = tuple(version for version in row.tellers if version in wanted)
            found.append(Absence(row, cell, tellers, comparison.witnesses(tellers), cell.lacks))
    return tuple(found)
