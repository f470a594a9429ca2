"""Which pairs of sentences are worth a look, and the sums over the words that they share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import GRAM_NORM, Floats, Ints, StoryFeatures, distinct
from newsreader.compare.align.joins import GramProducts, Hits, Postings, hits_per_row, join, postings
from newsreader.compare.align.parts import FLOOR, NEAREST, Part, joined
from newsreader.compare.align.rare import RarePairs
from newsreader.compare.align.sums import SUMS, pair_sums, soft
from newsreader.records import dataclass
from newsreader.stopping import checkpoint

BLOCK_CELLS = 400_000
BLOCK_HITS = 1_000_000
PART_PAIRS = 1 << 13
"""Pairs of versions that are given together have about so many, or are those of one version."""
BLOCK_PAIRS = 1 << 13
"""Pairs whose features are made at once."""

LONG_CELLS = 1 << 22
"""Pairs of two versions from which only those are looked at that share something rare."""

CROWDED = 1_000
"""A word that more sentences of a story hold is not looked for: it tells nothing and costs the most."""

_SWAPPED = {n: n.replace("_here", "_there") if "_here" in n else n.replace("_there", "_here") for n in SUMS}


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Candidate pairs in both directions, sorted by row, then by the other version, then by its row.

    Arrays have the length pairs, unless something else is said.
    """

    here: Ints
    """A row."""
    there: Ints
    """A row of another version that may carry it."""
    sums: dict[str, Floats]
    """By the names in SUMS; weights in 1/UNIT, anchors in 1/ANCHOR_UNIT, 3-grams in 1/GRAM_NORM**2."""
    beside: Floats
    """Likeness of the best pair among the neighbours of both."""
    group: Ints
    """row * versions + other version."""
    start: Ints
    """Groups that have a pair: the index of the first."""
    back: Ints
    """Index of the same pair in the other direction."""

    @property
    def size(self) -> int:
        """How many pairs there are."""
        return len(self.here)

    def blocks(self) -> Iterator[slice]:
        """Stretches of about BLOCK_PAIRS pairs each, one behind the other, that cut no group in two."""
        cuts = np.searchsorted(self.start, np.arange(BLOCK_PAIRS, self.size, BLOCK_PAIRS))
        ends = distinct(np.append(self.start, self.size)[cuts])
        edges = [0, *ends.tolist()]
        yield from (slice(*ends) for ends in pairwise([*edges, self.size]) if ends[0] < ends[1])


def _neighbours(features: StoryFeatures, first: int, last: int) -> tuple[Ints, Ints]:
    """For a range of rows, the place in it of the row before and after in the same version, else -1."""
    place = np.arange(last - first)
    version = features.version[first:last]
    before = np.where((place > 0) & (np.roll(version, 1) == version), place - 1, -1)
    after = np.where((place < len(place) - 1) & (np.roll(version, -1) == version), place + 1, -1)
    return before, after


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


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the rows behind one version hold what its sentences hold."""

    terms: Postings
    families: Postings
    windows: Postings
    grams: Postings
    """Of the rare 3-grams."""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike the rows and the columns of a block are; tables rows x columns."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    term: Hits
    family: Hits
    soft_here: Floats
    soft_there: Floats
    gram: Floats

    def around(self, features: StoryFeatures, place: Ints, column: Ints) -> tuple[Floats, Floats]:
        """Of some cells: the dot product of both rows with half of their neighbours added, and the likeness
        of the best pair among the neighbours; there is nothing beyond the ends of an article.
        """
        left = _neighbours(features, *self.rows)
        right = _neighbours(features, *self.columns)
        beside, summed = np.zeros(len(place)), np.zeros(len(place))
        for up, along in zip(left, right, strict=True):
            row, other = up[place], along[column]
            both = np.flatnonzero((row >= 0) & (other >= 0))
            row, other = row[both], other[both]
            mean = np.sqrt(self.soft_here[row, other] * self.soft_there[row, other])
            beside[both] = np.maximum(beside[both], mean + self.gram[row, other] / GRAM_NORM**2)
        rows = [(1.0, place), *((0.5, up[place]) for up in left)]
        others = [(1.0, column), *((0.5, along[column]) for along in right)]
        for (share, row), (other_share, other) in product(rows, others):
            inside = (row >= 0) & (other >= 0)
            summed += share * other_share * inside * self.gram[row, other]
        return summed, beside


def _likeness(
    features: StoryFeatures,
    rows: tuple[int, int],
    columns: tuple[int, int],
    found: _Found,
    products: GramProducts,
) -> _Likeness:
    """The sums that decide which pairs are worth a look."""
    r = features
    shape = rows[1] - rows[0], columns[1] - columns[0]
    weight = r.row_weight
    term = join(r.terms, rows, columns, found.terms, r.terms)
    family = join(r.families, rows, columns, found.families, r.families)
    shared = term.total(r.weight[term.left]).reshape(shape)
    here = family.total(r.family_weight[family.left]).reshape(shape)
    there = family.total(r.family_weight[family.right]).reshape(shape)
    return _Likeness(
        rows,
        columns,
        term,
        family,
        soft(shared, here, weight[rows[0] : rows[1], None]),
        soft(shared, there, weight[None, columns[0] : columns[1]]),
        products.block(rows, columns, found.grams),
    )


def _block(
    features: StoryFeatures,
    rows: tuple[int, int],
    inner: tuple[int, int],
    columns: tuple[int, int],
    found: _Found,
    products: GramProducts,
    highest: Floats,
) -> Part:
    """The pairs of the `inner` ones of some rows that are worth a look.

    `highest` (columns x NEAREST) holds the highest ranks of every column so far; those found are counted in.
    """
    checkpoint()
    r = features
    alike = _likeness(r, rows, columns, found, products)
    within = slice(inner[0] - rows[0], inner[1] - rows[0])
    likeness = np.maximum(alike.soft_here[within], alike.soft_there[within])
    likeness += alike.gram[within] / GRAM_NORM**2
    drift = r.position[inner[0] : inner[1], None] - r.position[None, columns[0] : columns[1]]
    np.abs(drift, out=drift)
    drift *= -1e-6
    rank = np.add(likeness, drift, out=drift)
    near_left = _near_left(rank, r.version[columns[0] : columns[1]])
    highest[:] = np.partition(np.hstack([highest, rank.T]), len(rank), axis=1)[:, len(rank) :]
    place, column = np.nonzero((near_left | (rank >= highest[:, 0])) & (likeness > FLOOR))
    checkpoint()
    outer = place + within.start
    cells = outer * (columns[1] - columns[0]) + column
    wide = join(r.families, rows, columns, found.windows, r.windows).among(cells)
    narrow = join(r.windows, rows, columns, found.families, r.families).among(cells)
    sums = pair_sums(r, alike.term.among(cells), alike.family.among(cells), wide, narrow)
    sums["gram"] = alike.gram[outer, column]
    sums["around"], beside = alike.around(r, outer, column)
    return Part(
        place + inner[0], column + columns[0], sums, beside, rank[place, column], near_left[place, column]
    )


def _cuts(
    features: StoryFeatures, rows: tuple[int, int], columns: tuple[int, int], found: Postings
) -> list[int]:
    """Where to cut a range of rows so that no block has too many cells or hits."""
    cost = np.maximum(
        hits_per_row(features.terms, rows, found) / BLOCK_HITS, (columns[1] - columns[0]) / BLOCK_CELLS
    )
    cuts, spent = [rows[0]], 0.0
    for row, price in enumerate(cost.tolist(), start=rows[0]):
        if spent + price > 1 and row > cuts[-1]:
            cuts.append(row)
            spent = 0.0
        spent += price
    return [*cuts, rows[1]]


def _are_long(features: StoryFeatures, version: int) -> bool:
    """Whether a version makes too great a table with one of the later ones."""
    sizes = np.diff(features.first)
    return int(sizes[version]) * int(sizes[version + 1 :].max(initial=0)) > LONG_CELLS


class _Tables(NamedTuple):
    """What the tables of all versions are made of."""

    everywhere: tuple[Postings, ...]
    """Of all rows, as in `_Found`."""
    products: GramProducts


def _tables(features: StoryFeatures) -> _Tables:
    r, families = features, int(features.family_of.max(initial=-1)) + 1
    products = GramProducts(r)
    return _Tables(
        (
            postings(r.terms, len(r.keys), CROWDED),
            postings(r.families, families, CROWDED),
            postings(r.windows, families, CROWDED),
            products.rare,
        ),
        products,
    )


def _pairs_of(features: StoryFeatures, version: int, tables_of_all: _Tables) -> Part:
    """The pairs of one version with all later ones."""
    r, (everywhere, products) = features, tables_of_all
    rows, columns = (int(r.first[version]), int(r.first[version + 1])), (int(r.first[version + 1]), r.size)
    if rows[0] == rows[1] or columns[0] == columns[1]:
        return joined([])
    tables = (r.terms, r.families, r.windows, r.grams)
    found = _Found(*(p.behind(e, columns[0]) for p, e in zip(everywhere, tables, strict=True)))
    highest = np.full((columns[1] - columns[0], NEAREST), -np.inf)
    parts = []
    for first, last in pairwise(_cuts(r, rows, columns, found.terms)):
        outer = max(first - 1, rows[0]), min(last + 1, rows[1])
        parts.append(_block(r, outer, (first, last), columns, found, products, highest))
    if len(parts) == 1:
        return parts[0]
    part = joined(parts)
    return part.chosen(part.near_left | (part.rank >= _column_edge(part, columns)[part.right - columns[0]]))


def _column_edge(part: Part, columns: tuple[int, int]) -> Floats:
    """For every column the rank of its NEAREST-best pair; minus infinity where it has fewer."""
    edge = np.full(columns[1] - columns[0], -np.inf)
    order = np.lexsort((-part.rank, part.right))
    column = part.right[order] - columns[0]
    start = np.searchsorted(column, np.arange(len(edge)))
    full = np.flatnonzero(np.bincount(column, minlength=len(edge)) >= NEAREST)
    edge[full] = part.rank[order[start[full] + NEAREST - 1]]
    return edge


def candidate_pairs(features: StoryFeatures) -> Iterator[CandidatePairs]:
    """All pairs of sentences of different versions that are worth a look, in both directions.

    They come in parts, so that the whole is never held: those of some versions with all that stand behind
    them. All pairs of a group are in one part.
    """
    r = features
    parts: list[Part] = []
    tables: _Tables | None = None
    rare: RarePairs | None = None
    for version in range(r.versions - 1):
        checkpoint()
        if _are_long(r, version):
            rare = rare or RarePairs(r)
            parts += [rare.between(version, other) for other in range(version + 1, r.versions)]
        else:
            tables = tables or _tables(r)
            parts.append(_pairs_of(r, version, tables))
        if sum(len(part.left) for part in parts) >= PART_PAIRS:
            yield _both_ways(r, _taken(parts))
    if parts:
        yield _both_ways(r, _taken(parts))


def _taken(parts: list[Part]) -> Part:
    """The pairs of some parts, which are kept no longer."""
    whole = joined(parts)
    parts.clear()
    return whole


def _both_ways(features: StoryFeatures, part: Part) -> CandidatePairs:
    """Pairs in both directions, in order."""
    here, there = np.concatenate([part.left, part.right]), np.concatenate([part.right, part.left])
    order = np.argsort(here * max(features.size, 1) + there, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    back = place[(order + len(part.left)) % max(len(order), 1)]
    here, there = here[order], there[order]
    group = here * features.versions + features.version[there]
    sums = {n: np.concatenate([part.sums[n], part.sums[_SWAPPED[n]]])[order] for n in SUMS}
    start = np.flatnonzero(np.diff(group, prepend=-1))
    return CandidatePairs(here, there, sums, np.tile(part.beside, 2)[order], group, start, back)


def reverse(pairs: CandidatePairs) -> Ints:
    """For every pair the index of the same pair in the other direction."""
    return pairs.back
