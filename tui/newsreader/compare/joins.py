"""Sums over the items that two rows share, for every pair of rows of two ranges at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.compare.reading import Entries, Floats, Ints, tally


@dataclass(frozen=True, slots=True)
class Postings:
    """The entries of a range of rows, found by item."""

    order: Ints
    """Indices of entries, sorted by item."""
    pointer: Ints
    """`order[pointer[i]:pointer[i + 1]]` hold item i."""


def postings(entries: Entries, first: int, last: int, crowded: int) -> Postings:
    """Postings of the rows first ... last - 1; an item that more than `crowded` rows hold has none."""
    held = np.bincount(entries.item)
    start, stop = int(entries.pointer[first]), int(entries.pointer[last])
    kept = np.flatnonzero(held[entries.item[start:stop]] <= crowded) + start
    items = entries.item[kept]
    order = np.argsort(items, kind="stable")
    pointer = np.searchsorted(items[order], np.arange(len(held) + 1))
    return Postings(kept[order], pointer)


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
    start = found.pointer[items]
    owner, place = spans(start, found.pointer[items + 1] - start)
    left, right = owner + first, found.order[place]
    width = columns[1] - columns[0]
    cell = (entries.row[left] - rows[0]) * width + others.row[right] - columns[0]
    return Hits(left, right, cell, (rows[1] - rows[0]) * width)


def hits_per_row(entries: Entries, rows: tuple[int, int], found: Postings) -> Ints:
    """How many hits every row of a range has."""
    first, last = int(entries.pointer[rows[0]]), int(entries.pointer[rows[1]])
    items = entries.item[first:last]
    sums = np.concatenate([[0], np.cumsum(found.pointer[items + 1] - found.pointer[items])])
    counts: Ints = np.diff(sums[entries.pointer[rows[0] : rows[1] + 1] - first])
    return counts
