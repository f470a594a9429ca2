"""Which pairs of sentences are worth a look, and the sums over the words that they share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsreader.compare.joins import Postings, hits_per_row, join, postings
from newsreader.compare.reading import GRAM_NORM, Floats, Ints, Reading, tally

FLOOR = 0.1
"""Mean likeness below which a pair is not looked at."""
NEAREST = 8
"""Counterparts kept for a sentence in each other version, from either side."""
BLOCK_CELLS = 400_000
BLOCK_HITS = 1_000_000

ANCHOR_UNIT = 65_536
"""Anchors are summed in whole numbers of 1/65536."""
SAME_FAMILY = 0.7
"""Likeness of two words that are only of one family."""

CROWDED = 1_000
"""A word that more sentences of a story hold is not looked for: it tells nothing and costs the most."""

SUMS = (
    "term", "family_here", "family_there", "core_here", "core_there", "family_core_here", "family_core_there",
    "lead_here", "lead_there", "quoted", "quoted_here", "quoted_there", "anchor", "name", "number",
    "top_here", "top_there", "gram", "around", "window_here", "window_there",
)  # fmt: skip
"""What is summed for a pair of rows; `here` weighs by the first, `there` by the second."""
_SWAPPED = {n: n.replace("_here", "_there") if "_here" in n else n.replace("_there", "_here") for n in SUMS}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs in both directions, sorted by row, then by the other version, then by its row."""

    here: Ints
    there: Ints
    sums: dict[str, Floats]
    beside: Floats
    """Likeness of the best pair among the neighbours of both."""
    group: Ints
    """row * versions + other version."""
    start: Ints
    """Index of every group's first pair; groups without a pair are not listed."""

    @property
    def size(self) -> int:
        """How many pairs there are."""
        return len(self.here)


@dataclass(frozen=True, slots=True)
class _Part:
    """The pairs of a block; arrays of one length."""

    left: Ints
    right: Ints
    sums: dict[str, Floats]
    beside: Floats
    rank: Floats
    """Likeness, less a trifle for the distance."""
    near_left: npt.NDArray[np.bool_]
    """Among the nearest of its left row."""

    def chosen(self, places: npt.NDArray[np.bool_]) -> _Part:
        """Some of its pairs."""
        return _Part(
            self.left[places],
            self.right[places],
            {name: values[places] for name, values in self.sums.items()},
            self.beside[places],
            self.rank[places],
            self.near_left[places],
        )


def _joined(parts: list[_Part]) -> _Part:
    none = np.zeros(0, dtype=np.int64)
    return _Part(
        np.concatenate([none, *(p.left for p in parts)]),
        np.concatenate([none, *(p.right for p in parts)]),
        {name: np.concatenate([np.zeros(0), *(p.sums[name] for p in parts)]) for name in SUMS},
        np.concatenate([np.zeros(0), *(p.beside for p in parts)]),
        np.concatenate([np.zeros(0), *(p.rank for p in parts)]),
        np.concatenate([np.zeros(0, dtype=bool), *(p.near_left for p in parts)]),
    )


def soft(term: Floats, family: Floats, total: Floats) -> Floats:
    """Share of a row's weight found: equal words count 1, words of one family SAME_FAMILY."""
    share: Floats = ((1 - SAME_FAMILY) * term + SAME_FAMILY * family) / np.maximum(total, 1)
    return share


def row_weights(reading: Reading) -> dict[str, Floats]:
    """Sums of every kind of weight per row."""
    r = reading
    values = {
        "weight": r.weight,
        "core": r.core,
        "lead": r.lead,
        "quoted": r.weight * r.quoted,
        "name": r.weight * r.is_name[r.terms.item],
        "number": r.is_number[r.terms.item],
    }
    return {name: tally(r.terms.row, value, r.size) for name, value in values.items()}


def _context(dots: Floats, left: tuple[Ints, Ints], right: tuple[Ints, Ints]) -> Floats:
    """Dot products of rows with half of their neighbours added; neighbours outside an article are nothing."""

    def along(table: Floats, sides: tuple[Ints, Ints], axis: int) -> Floats:
        shape = [1, 1]
        shape[axis] = -1
        summed = table.copy()
        for side in sides:
            has = (side >= 0).astype(np.float64).reshape(shape)
            summed += 0.5 * has * np.take(table, np.maximum(side, 0), axis=axis)
        return summed

    return along(along(dots, left, 0), right, 1)


def _neighbours(reading: Reading, first: int, last: int) -> tuple[Ints, Ints]:
    """For a range of rows, the place in it of the row before and after in the same version, else -1."""
    place = np.arange(last - first)
    version = reading.version[first:last]
    before = np.where((place > 0) & (np.roll(version, 1) == version), place - 1, -1)
    after = np.where((place < len(place) - 1) & (np.roll(version, -1) == version), place + 1, -1)
    return before, after


def _beside(table: Floats, left: tuple[Ints, Ints], right: tuple[Ints, Ints]) -> Floats:
    """For every cell the better of the cells one sentence up, and one down, in both articles."""
    best = np.zeros_like(table)
    for side_l, side_r in zip(left, right, strict=True):
        shifted = np.take(table, np.maximum(side_l, 0), axis=0) * (side_l >= 0)[:, None]
        diagonal = np.take(shifted, np.maximum(side_r, 0), axis=1) * (side_r >= 0)[None, :]
        np.maximum(best, diagonal, out=best)
    return best


def _edge(table: Floats) -> Floats:
    """The NEAREST-highest value of every row of a table; minus infinity where it has no more than these."""
    size = table.shape[1]
    if size <= NEAREST:
        return np.full(len(table), -np.inf)
    edge: Floats = np.partition(table, size - NEAREST, axis=1)[:, size - NEAREST]
    return edge


def _near_left(table: Floats, version: Ints) -> npt.NDArray[np.bool_]:
    """Which cells are among the NEAREST highest of their row, counted in each version of the columns."""
    keep = np.zeros(table.shape, dtype=bool)
    for start, stop in pairwise([0, *(np.flatnonzero(np.diff(version)) + 1).tolist(), table.shape[1]]):
        keep[:, start:stop] = table[:, start:stop] >= _edge(table[:, start:stop])[:, None]
    return keep


def _block(
    reading: Reading,
    rows: tuple[int, int],
    inner: tuple[int, int],
    columns: tuple[int, int],
    found: tuple[Postings, ...],
    edge: Floats,
) -> _Part:
    """The pairs of the `inner` ones of some rows that are worth a look.

    `edge` holds for every column the rank that its nearest rows have at least; it is raised by what is found.
    """
    r = reading
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    sums = _sums(r, rows, columns, found)
    left, right = _neighbours(r, *rows), _neighbours(r, *columns)
    dots = (r.grams[rows[0] : rows[1]] @ r.grams[columns[0] : columns[1]].T).astype(np.float64)
    sums["gram"] = dots.reshape(-1)
    sums["around"] = _context(dots, left, right).reshape(-1)
    total = row_weights(r)["weight"]
    soft_here = soft(sums["term"], sums["family_here"], np.repeat(total[rows[0] : rows[1]], width))
    soft_there = soft(sums["term"], sums["family_there"], np.tile(total[columns[0] : columns[1]], height))
    cosine = sums["gram"] / GRAM_NORM**2
    beside = _beside((np.sqrt(soft_here * soft_there) + cosine).reshape(height, width), left, right)
    likeness = (np.maximum(soft_here, soft_there) + cosine).reshape(height, width)
    drift = np.abs(r.position[rows[0] : rows[1], None] - r.position[None, columns[0] : columns[1]])

    within = slice(inner[0] - rows[0], inner[1] - rows[0])
    rank = (likeness - 1e-6 * drift)[within]
    near_left = _near_left(rank, r.version[columns[0] : columns[1]])
    np.maximum(edge, _edge(rank.T), out=edge)
    keep = (near_left | (rank >= edge)) & (likeness[within] > FLOOR)
    place, column = np.nonzero(keep)
    cell = (place + within.start) * width + column
    return _Part(
        place + inner[0],
        column + columns[0],
        {name: values[cell] for name, values in sums.items()},
        beside.reshape(-1)[cell],
        rank[place, column],
        near_left[place, column],
    )


def _sums(
    reading: Reading, rows: tuple[int, int], columns: tuple[int, int], found: tuple[Postings, ...]
) -> dict[str, Floats]:
    """The sums over shared words for every cell of a block."""
    r = reading
    term = join(r.terms, rows, columns, found[0], r.terms)
    family = join(r.families, rows, columns, found[1], r.families)
    wide = join(r.families, rows, columns, found[2], r.windows)
    narrow = join(r.windows, rows, columns, found[1], r.families)
    item = r.terms.item[term.left]
    weight = r.weight[term.left]
    quoted_left, quoted_right = r.quoted[term.left], r.quoted[term.right]
    here, there = r.version[r.terms.row[term.left]], r.version[r.terms.row[term.right]]
    return {
        "term": term.total(weight),
        "family_here": family.total(r.family_weight[family.left]),
        "family_there": family.total(r.family_weight[family.right]),
        "core_here": term.total(r.core[term.left]),
        "core_there": term.total(r.core[term.right]),
        "family_core_here": family.total(r.family_core[family.left]),
        "family_core_there": family.total(r.family_core[family.right]),
        "lead_here": term.total(r.lead[term.left]),
        "lead_there": term.total(r.lead[term.right]),
        "quoted": term.total(weight * quoted_left * quoted_right),
        "quoted_here": term.total(weight * quoted_left),
        "quoted_there": term.total(weight * quoted_right),
        "anchor": term.total(ANCHOR_UNIT // (r.heard[here, item] * r.heard[there, item])),
        "name": term.total(weight * r.is_name[item]),
        "number": term.total(r.is_number[item]),
        "top_here": term.total(r.top[term.left]),
        "top_there": term.total(r.top[term.right]),
        "window_here": wide.total(r.family_core[wide.left]),
        "window_there": narrow.total(r.family_core[narrow.right]),
    }


def _cuts(reading: Reading, rows: tuple[int, int], columns: tuple[int, int], found: Postings) -> list[int]:
    """Where to cut a range of rows so that no block has too many cells or hits."""
    cost = np.maximum(
        hits_per_row(reading.terms, rows, found) / BLOCK_HITS, (columns[1] - columns[0]) / BLOCK_CELLS
    )
    cuts, spent = [rows[0]], 0.0
    for row, price in enumerate(cost.tolist(), start=rows[0]):
        if spent + price > 1 and row > cuts[-1]:
            cuts.append(row)
            spent = 0.0
        spent += price
    return [*cuts, rows[1]]


def _pairs_of(reading: Reading, version: int) -> _Part:
    """The pairs of one version with all later ones."""
    r = reading
    rows, columns = (int(r.first[version]), int(r.first[version + 1])), (int(r.first[version + 1]), r.size)
    if rows[0] == rows[1] or columns[0] == columns[1]:
        return _joined([])
    found = tuple(postings(e, *columns, CROWDED) for e in (r.terms, r.families, r.windows))
    edge = np.full(columns[1] - columns[0], -np.inf)
    parts = []
    for first, last in pairwise(_cuts(r, rows, columns, found[0])):
        outer = max(first - 1, rows[0]), min(last + 1, rows[1])
        parts.append(_block(r, outer, (first, last), columns, found, edge))
    part = _joined(parts)
    return part.chosen(part.near_left | (part.rank >= _column_edge(part, columns)[part.right - columns[0]]))


def _column_edge(part: _Part, columns: tuple[int, int]) -> Floats:
    """For every column the rank of its NEAREST-best pair; minus infinity where it has fewer."""
    edge = np.full(columns[1] - columns[0], -np.inf)
    order = np.lexsort((-part.rank, part.right))
    column = part.right[order] - columns[0]
    start = np.searchsorted(column, np.arange(len(edge)))
    full = np.flatnonzero(np.bincount(column, minlength=len(edge)) >= NEAREST)
    edge[full] = part.rank[order[start[full] + NEAREST - 1]]
    return edge


def find_pairs(reading: Reading) -> Pairs:
    """All pairs of sentences of different versions that are worth a look, in both directions."""
    part = _joined([_pairs_of(reading, version) for version in range(reading.versions - 1)])
    here, there = np.concatenate([part.left, part.right]), np.concatenate([part.right, part.left])
    order = np.lexsort((there, here))
    here, there = here[order], there[order]
    group = here * reading.versions + reading.version[there]
    sums = {n: np.concatenate([part.sums[n], part.sums[_SWAPPED[n]]])[order] for n in SUMS}
    start = np.flatnonzero(np.diff(group, prepend=-1))
    return Pairs(here, there, sums, np.tile(part.beside, 2)[order], group, start)


def reverse(pairs: Pairs) -> Ints:
    """For every pair the index of the same pair in the other direction."""
    found = np.zeros(pairs.size, dtype=np.int64)
    found[np.lexsort((pairs.here, pairs.there))] = np.arange(pairs.size)
    return found
