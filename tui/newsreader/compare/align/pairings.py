"""Which sentences of two versions are held against each other for facts: matches, and near misses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from newsreader.compare.align.features import Ints, Reading
from newsreader.compare.align.ranking import Ranked

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
    """Pairs from FAR to NEAR."""


def find_pairings(reading: Reading, ranked: Ranked, targets: Ints, verdict: Ints) -> Pairings:
    """`targets` are groups x CANDIDATES: the rows named by every group, or -1; `verdict` is of every group,
    0 for omitted."""
    group = np.repeat(np.arange(len(ranked.there)), ranked.there.shape[1])
    there, chance = ranked.there.ravel(), ranked.probability.ravel()
    named = (targets.ravel() >= 0) & (verdict[group] > 0)
    kept = np.flatnonzero((there >= 0) & (named | (chance >= FAR)))
    here, there, chance, named = group[kept] // reading.versions, there[kept], chance[kept], named[kept]
    code = np.minimum(here, there) * reading.size + np.maximum(here, there)
    order = np.argsort(code, kind="stable")
    if not len(order):
        return Pairings((), ())
    starts = np.flatnonzero(np.diff(code[order], prepend=-1))
    best = np.maximum.reduceat(chance[order], starts)
    count = np.add.reduceat(named[order].astype(np.int64), starts)
    first, second = np.divmod(code[order][starts], reading.size)
    columns = (
        reading.version[first],
        reading.sentence[first],
        reading.version[second],
        reading.sentence[second],
        best,
        count,
    )
    near = (count > 0) | (best >= NEAR)

    def listed(chosen: Ints) -> tuple[Pairing, ...]:
        return tuple(map(Pairing._make, zip(*(column[chosen].tolist() for column in columns), strict=True)))

    return Pairings(listed(np.flatnonzero(near)), listed(np.flatnonzero(~near)))
