"""The alignment of a story: how surely each version carries each sentence of the others, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from newsreader.compare.align.candidates import CandidatePairs, candidate_pairs
from newsreader.compare.align.features import Floats, StoryFeatures
from newsreader.compare.align.logistic import Logistic
from newsreader.compare.align.pair_features import pair_features
from newsreader.compare.align.ranking import Ranked, RankedPairs, rank
from newsreader.compare.align.row_features import likely, overlaps, row_features
from newsreader.compare.align.word_order import WordOrder
from newsreader.records import dataclass

BLOCK_GROUPS = 1 << 12
"""Groups whose row features are made at once; those of one sentence always are."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A story's sentences and their candidates in the other versions.

    A group is one sentence read against one version, numbered row * versions + other version: rows
    times versions of them. Those that hold a version against itself mean nothing.
    """

    features: StoryFeatures
    """Without the tables that only pairs are found by."""
    ranked: Ranked
    """The likeliest candidates of every group."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the row features of a story are made of, for as many rows at a time as one likes: all of them at
    once take many times the memory."""

    alignment: Alignment
    _kept: RankedPairs
    _overlap: Floats
    _order: WordOrder

    def columns(self, rows: tuple[int, int] | None = None) -> dict[str, Floats]:
        """Row features by name, each of the length groups: of a range of rows, or of all."""
        features = self.alignment.features
        return row_features(
            features,
            self.alignment.ranked,
            self._kept,
            self._overlap,
            self._order,
            rows or (0, features.size),
        )

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Ranges of rows, one behind the other, of about BLOCK_GROUPS groups each."""
        features = self.alignment.features
        step = max(BLOCK_GROUPS // max(features.versions, 1), 1)
        return pairwise([*range(0, features.size, step), features.size])


def align(features: StoryFeatures, pair: Logistic) -> Weighing:
    """Align a story: its candidate pairs, and the probability of each under `pair`."""
    parts = ((pairs, pair_features(features, pairs)) for pairs in candidate_pairs(features))
    return weigh(features, parts, pair)


def weigh(
    features: StoryFeatures,
    parts: Iterable[tuple[CandidatePairs, Iterable[Mapping[str, Floats]]]],
    pair: Logistic,
) -> Weighing:
    """The second half of `align`, from the candidate pairs and the pair features of each part on."""
    ranked, kept = rank(features, parts, pair)
    groups = likely(ranked)
    order = WordOrder(features, groups // max(features.versions, 1), ranked.there[groups, 0])
    overlap = overlaps(features, ranked.probability[:, 0])
    return Weighing(Alignment(features.of_rows(), ranked), kept, overlap, order)
