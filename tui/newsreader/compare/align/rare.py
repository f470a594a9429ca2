"""Which pairs of sentences of two long versions are worth a look: those that share something rare.

Time and memory grow with the sentences, not with the pairs of them. The likest are told apart from the others
by all that they share, as those of short versions are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import (
    GRAM_NORM,
    GRAM_SIZE,
    Entries,
    Floats,
    Ints,
    StoryFeatures,
    tally,
)
from newsreader.compare.align.joins import Postings, hits_per_row, join, meet, postings, spans
from newsreader.compare.align.parts import FLOOR, NEAREST, Part, joined
from newsreader.compare.align.sums import pair_sums, soft
from newsreader.stopping import checked, checkpoint

RARE = 256
"""Sentences of the story that hold a family, or a pair of words that follow one another, at most, so that it
is rare."""
LOOKED_AT = 2 * NEAREST
"""Counterparts of a sentence, those with which it shares most that is rare, that are looked at."""
BLOCK_HITS = 1 << 18
"""Shared rare things that are counted at once."""
BLOCK_PAIRS = 1 << 11
"""Pairs that are summed at once."""
_ALONE = ((0, 1.0),)
_AROUND = ((0, 1.0), (-1, 0.5), (1, 0.5))
"""Sentences that are added up, by their distance, each with its share."""

_Range = tuple[int, int]


class RarePairs:
    """Finds the pairs of the long versions of a story."""

    def __init__(self, features: StoryFeatures) -> None:
        r = self._features = features
        self._lists = tuple(
            (entries, weight, postings(entries, int(entries.item.max(initial=-1)) + 1, RARE))
            for entries, weight in ((r.families, r.family_weight), (r.bigrams, r.bigram_weight))
        )
        row = np.arange(r.size)
        first = np.isin(row, r.first)
        last = np.isin(row + 1, r.first)
        self._beside = {-1: np.where(first, -1, row - 1), 0: row, 1: np.where(last, -1, row + 1)}
        """By distance: of every row the one before and after it in its version, -1 for none."""

    def between(self, version: int, other: int) -> Part:
        """The pairs of a version with a later one."""
        r = self._features
        rows, columns = ((int(r.first[v]), int(r.first[v + 1])) for v in (version, other))
        here, there = self._sharing(rows, columns)
        back, front = self._sharing(columns, rows)
        code = np.unique(np.concatenate([here * r.size + there, front * r.size + back]))
        left, right = np.divmod(code, max(r.size, 1))
        likeness = np.zeros(len(left))
        for start, stop in checked(_blocks(len(left))):
            mine, theirs, gram = self._likeness(left[start:stop], right[start:stop])
            likeness[start:stop] = np.maximum(mine, theirs) + gram
        checkpoint()
        rank = likeness - 1e-6 * np.abs(r.position[left] - r.position[right])
        near = _among_nearest(rank, left)
        kept = (near | _among_nearest(rank, right)) & (likeness > FLOOR)
        left, right, rank, near = left[kept], right[kept], rank[kept], near[kept]
        return joined(
            [
                self._part(left[block], right[block], rank[block], near[block])
                for block in (slice(*ends) for ends in _blocks(len(left)))
            ]
        )

    def _sharing(self, rows: _Range, columns: _Range) -> tuple[Ints, Ints]:
        """Of every one of some rows the columns with which it shares most that is rare: (row, column)."""
        r = self._features
        width = columns[1] - columns[0]
        lists = [(e, weight, found.between(e, columns)) for e, weight, found in self._lists]
        cuts = _cuts(rows, lists)
        found = [np.zeros((2, 0), dtype=np.int64)]
        for block in pairwise(cuts):
            checkpoint()
            hits = [(join(e, block, columns, there, e), weight) for e, weight, there in lists]
            cells, where = np.unique(np.concatenate([h.cell for h, _ in hits]), return_inverse=True)
            shared = np.concatenate([weight[h.left] for h, weight in hits])
            row, column = np.divmod(cells, width)
            row += block[0]
            column += columns[0]
            share = tally(where.reshape(-1), shared, len(cells)) / np.sqrt(
                np.maximum(r.row_weight[column], 1)
            )
            order = np.lexsort((column, -share, row))
            row, column = row[order], column[order]
            most = np.arange(len(row)) - np.searchsorted(row, row) < LOOKED_AT
            found.append(np.stack([row[most], column[most]]))
        row, column = np.concatenate(found, axis=1)
        return row, column

    def _likeness(self, left: Ints, right: Ints) -> tuple[Floats, Floats, Floats]:
        """Of some pairs, sorted by the first: the shares of the words of either, and of 3-grams."""
        r = self._features
        term, family = meet(r.terms, left, r.terms, right), meet(r.families, left, r.families, right)
        shared = term.total(r.weight[term.left])
        return (
            soft(shared, family.total(r.family_weight[family.left]), r.row_weight[left]),
            soft(shared, family.total(r.family_weight[family.right]), r.row_weight[right]),
            self._products(left, right, _ALONE) / GRAM_NORM**2,
        )

    def _part(self, left: Ints, right: Ints, rank: Floats, near: npt.NDArray[np.bool_]) -> Part:
        """Some pairs with all their sums; they are sorted by the first."""
        checkpoint()
        r = self._features
        sums = pair_sums(
            r,
            meet(r.terms, left, r.terms, right),
            meet(r.families, left, r.families, right),
            meet(r.families, left, r.windows, right),
            meet(r.windows, left, r.families, right),
        )
        sums["gram"] = self._products(left, right, _ALONE)
        sums["around"] = self._products(left, right, _AROUND)
        beside = np.zeros(len(left))
        for step in (-1, 1):
            one, other = self._beside[step][left], self._beside[step][right]
            both = np.flatnonzero((one >= 0) & (other >= 0))
            here, there, gram = self._likeness(one[both], other[both])
            beside[both] = np.maximum(beside[both], np.sqrt(here * there) + gram)
        return Part(left, right, sums, beside, rank, near)

    def _products(self, left: Ints, right: Ints, steps: tuple[tuple[int, float], ...]) -> Floats:
        """Dot products of pairs of rows, with the sentences at some steps beside both, as vectors of
        3-grams; exact."""
        r = self._features
        rows, place = np.unique(left, return_inverse=True)
        sums = np.zeros(len(left))
        table = np.zeros((len(rows), GRAM_SIZE), dtype=np.float32 if steps is _ALONE else np.float64)
        for step, share in steps:
            owner, entry = _entries_of(r.grams, self._beside[step][rows])
            table[owner, r.grams.item[entry]] += share * r.gram_value[entry]
        flat, offset = table.reshape(-1), place.reshape(-1) * GRAM_SIZE
        for step, share in steps:
            owner, entry = _entries_of(r.grams, self._beside[step][right])
            found = flat[offset[owner] + r.grams.item[entry]] * r.gram_value[entry]
            sums += share * tally(owner, found, len(left))
        return sums


def _entries_of(entries: Entries, rows: Ints) -> tuple[Ints, Ints]:
    """The entries of some rows, -1 for none: (which row, entry)."""
    known = np.flatnonzero(rows >= 0)
    owner, entry = spans(entries.pointer[rows[known]], np.diff(entries.pointer)[rows[known]])
    return known[owner], entry


def _blocks(size: int) -> Iterator[_Range]:
    return pairwise([*range(0, size, BLOCK_PAIRS), size])


def _cuts(rows: _Range, lists: Sequence[tuple[Entries, Ints, Postings]]) -> list[int]:
    """Where to cut a range of rows so that each block but those of one row has at most BLOCK_HITS hits."""
    hits = np.cumsum(sum(hits_per_row(entries, rows, found) for entries, _, found in lists))
    cuts, spent = [rows[0]], 0
    for row, so_far in enumerate(hits.tolist(), start=rows[0] + 1):
        if so_far - spent > BLOCK_HITS and row - 1 > cuts[-1]:
            cuts.append(row - 1)
            spent = int(hits[row - 2 - rows[0]])
    return [*cuts, rows[1]]


def _among_nearest(rank: Floats, row: Ints) -> npt.NDArray[np.bool_]:
    """Which pairs are among the NEAREST highest of their row; as many as are equal to the last of them."""
    order = np.lexsort((-rank, row))
    start = np.searchsorted(row[order], row[order])
    last = np.minimum(start + NEAREST, np.searchsorted(row[order], row[order], side="right")) - 1
    near = np.zeros(len(rank), dtype=bool)
    near[order] = rank[order] >= rank[order][last]
    return near
