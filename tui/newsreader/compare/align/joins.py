"""Sums over the items that two rows share, for every pair of rows of two ranges at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import GRAM_SIZE, Entries, Floats, Ints, StoryFeatures, Table, tally
from newsreader.records import dataclass

COMMON = 0.05
"""Share of all rows that hold a common 3-gram."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The entries of a range of rows, found by item."""

    order: Ints
    """Indices of entries, sorted by item, then by row."""
    start: Ints
    """`order[start[i]:stop[i]]` hold item i."""
    stop: Ints

    def behind(self, entries: Entries, row: int) -> Postings:
        """Those of the rows from `row` on; these are the postings of all rows of `entries`."""
        before = np.bincount(entries.item[: int(entries.pointer[row])], minlength=len(self.stop))
        return Postings(self.order, np.minimum(self.start + before, self.stop), self.stop)

    def between(self, entries: Entries, rows: tuple[int, int]) -> Postings:
        """Those of a range of rows, like `behind`."""
        behind, after = (self.behind(entries, row) for row in rows)
        return Postings(self.order, behind.start, after.start)


def postings(entries: Entries, width: int, crowded: int | None = None) -> Postings:
    """Postings of all rows for items 0 ... width - 1.

    An item that more than `crowded` rows hold has none.
    """
    held = np.bincount(entries.item, minlength=width)
    stop = np.cumsum(held)
    start = stop - held
    order = np.argsort(entries.item, kind="stable")
    return Postings(order, start if crowded is None else np.where(held > crowded, stop, start), stop)


@dataclass(frozen=True, slots=True)
class Hits:
    """Every shared item of every pair (left row, right row): three arrays of one length."""

    left: Ints
    """Entry of the left row."""
    right: Ints
    """Entry of the right row."""
    cell: Ints
    """(left row - first left row) * columns + right row - first right row."""
    cells: int

    def among(self, cells: Ints) -> Hits:
        """Those of some cells, given in order; each is numbered by its place among these."""
        number = np.full(self.cells, -1, dtype=np.int64)
        number[cells] = np.arange(len(cells))
        cell = number[self.cell]
        kept = np.flatnonzero(cell >= 0)
        return Hits(self.left[kept], self.right[kept], cell[kept], len(cells))

    def total(self, values: npt.NDArray[Any]) -> Floats:
        """Sum of one value per hit over every cell."""
        return tally(self.cell, values, self.cells)


def spans(start: Ints, count: Ints) -> tuple[Ints, Ints]:
    """The ranges start ... start + count - 1 one after another: (which range, its member)."""
    owner = np.repeat(np.arange(len(count)), count)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    return owner, start[owner] + offset


def join(
    entries: Entries, rows: tuple[int, int], columns: tuple[int, int], found: Postings, others: Entries
) -> Hits:
    """Hits between a range of rows of `entries` and the columns of `others` that `found` was made for."""
    first, last = int(entries.pointer[rows[0]]), int(entries.pointer[rows[1]])
    items = entries.item[first:last]
    start = found.start[items]
    owner, place = spans(start, found.stop[items] - start)
    left, right = owner + first, found.order[place]
    width = columns[1] - columns[0]
    cell = (entries.row[left] - rows[0]) * width + others.row[right] - columns[0]
    return Hits(left, right, cell, (rows[1] - rows[0]) * width)


def meet(entries: Entries, rows: Ints, others: Table, columns: Ints) -> Hits:
    """Hits between some rows of `entries` and, for each, one of `others`; cells are their places. Items of
    both are numbered alike."""
    owner, left = spans(entries.pointer[rows], np.diff(entries.pointer)[rows])
    right, held = others.places(columns[owner], entries.item[left])
    kept = np.flatnonzero(held)
    return Hits(left[kept], right[kept], owner[kept], len(rows))


def hits_per_row(entries: Entries, rows: tuple[int, int], found: Postings) -> Ints:
    """How many hits every row of a range has."""
    first, last = int(entries.pointer[rows[0]]), int(entries.pointer[rows[1]])
    items = entries.item[first:last]
    sums = np.concatenate([[0], np.cumsum(found.stop[items] - found.start[items])])
    counts: Ints = np.diff(sums[entries.pointer[rows[0] : rows[1] + 1] - first])
    return counts


class GramProducts:
    """Dot products of rows as vectors of character 3-grams: exact, and so the same in whatever blocks.

    A common 3-gram is a column of a matrix that is multiplied with itself; a rare one is added up pair by
    pair.
    """

    def __init__(self, features: StoryFeatures) -> None:
        grams, values = features.grams, features.gram_value
        common = np.bincount(grams.item, minlength=GRAM_SIZE) > COMMON * features.size
        place = np.where(common, np.cumsum(common) - 1, -1)[grams.item]
        kept = np.flatnonzero(place >= 0)
        self._common = np.zeros((features.size, int(common.sum())), dtype=np.float32)
        self._common[grams.row[kept], place[kept]] = values[kept]
        self._grams, self._values = grams, values
        found = postings(grams, GRAM_SIZE)
        self.rare = Postings(found.order, np.where(common, found.stop, found.start), found.stop)
        """Of the rare 3-grams in all rows."""

    def block(self, rows: tuple[int, int], columns: tuple[int, int], rare: Postings) -> Floats:
        """rows x columns; `rare` are the postings of the rare 3-grams in the columns."""
        left, right = self._common[rows[0] : rows[1]], self._common[columns[0] : columns[1]]
        hits = join(self._grams, rows, columns, rare, self._grams)
        dots = hits.total(self._values[hits.left] * self._values[hits.right])
        dots += (left @ right.T).reshape(-1)
        return dots.reshape(len(left), -1)
