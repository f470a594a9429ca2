"""Which sentences of two versions are held against each other for facts: matches, and near misses."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import Floats, Ints, StoryFeatures
from newsreader.compare.align.ranking import Ranked
from newsreader.records import dataclass

NEAR = 0.2
"""Probability of a pair from which it is held against each other though neither names the other."""
FAR = 0.01
"""The same for facts that say by themselves that they are of one thing."""


class Pairing(NamedTuple):
    """Two sentences of two versions, in no order."""

    version: int
    sentence: int
    other: int
    there: int
    """The sentence of the other version."""
    chance: float
    """The greater of the two probabilities that one carries the other, 0 to 1."""
    named: int
    """In how many of the two directions they are matches."""


@dataclass(frozen=True, slots=True)
class Pairings:
    """All that are worth a look."""

    near: tuple[Pairing, ...]
    """Matches, and pairs from NEAR on."""
    far: tuple[Pairing, ...]
    """CandidatePairs from FAR to NEAR."""


@dataclass(frozen=True, slots=True)
class Links:
    """Which rows are said to carry which sentences; arrays of one length."""

    group: Ints
    """row * versions + other version."""
    there: Ints
    """The row of the other version."""
    score: Floats
    """How likely it is that it carries the sentence, 0 to 1."""


def find_pairings(features: StoryFeatures, ranked: Ranked, links: Links) -> Pairings:
    """The pairs that are linked, and the candidates that are likely enough."""
    group = np.repeat(np.arange(len(ranked.there)), ranked.there.shape[1])
    there, chance = ranked.there.ravel(), ranked.probability.ravel()
    ranks, linked = group * features.size + there, links.group * features.size + links.there
    named = (there >= 0) & _stand_in(ranks, linked)
    kept = np.flatnonzero((there >= 0) & (named | (chance >= FAR)))
    further = np.flatnonzero(~_stand_in(linked, ranks[kept]))
    here = np.concatenate([group[kept], links.group[further]]) // features.versions
    there = np.concatenate([there[kept], links.there[further]])
    chance = np.concatenate([chance[kept], links.score[further]])
    named = np.concatenate([named[kept], np.ones(len(further), dtype=bool)])
    code = np.minimum(here, there) * features.size + np.maximum(here, there)
    order = np.argsort(code, kind="stable")
    if not len(order):
        return Pairings((), ())
    starts = np.flatnonzero(np.diff(code[order], prepend=-1))
    best = np.maximum.reduceat(chance[order], starts)
    count = np.add.reduceat(named[order].astype(np.int64), starts)
    first, second = np.divmod(code[order][starts], features.size)
    columns = (
        features.version[first],
        features.sentence[first],
        features.version[second],
        features.sentence[second],
        best,
        count,
    )
    near = (count > 0) | (best >= NEAR)

    def listed(chosen: Ints) -> tuple[Pairing, ...]:
        return tuple(map(Pairing._make, zip(*(column[chosen].tolist() for column in columns), strict=True)))

    return Pairings(listed(np.flatnonzero(near)), listed(np.flatnonzero(~near)))


def _stand_in(numbers: Ints, others: Ints) -> npt.NDArray[np.bool_]:
    """Which numbers are among some others: as np.isin, which imports NumPy's masked arrays for it."""
    if not len(others):
        return np.zeros(len(numbers), dtype=bool)
    ordered = np.sort(others)
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.asarray(ordered[at] == numbers)
