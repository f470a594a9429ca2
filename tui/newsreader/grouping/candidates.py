"""Pairs of articles that are worth comparing, among many in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from newsreader.grouping.features import FEWEST_SHARED
from newsreader.grouping.likeness import near

_MOST_HAVING = 1000
"""A word that more articles have in their signatures tells none of them from another."""


def candidates(signatures: Sequence[Sequence[int]], days: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """The pairs of articles, by their places, that share words of their signatures and may be of one story by
    their days (ordinals; None: unknown)."""
    having: dict[int, list[int]] = defaultdict(list)
    for index, signature in enumerate(signatures):
        for term in signature:
            having[term].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in having.values():
        if len(indices) <= _MOST_HAVING:
            shared.update(pair for pair in combinations(indices, 2) if near(days[pair[0]], days[pair[1]]))
    for (a, b), count in shared.items():
        if count >= FEWEST_SHARED:
            yield a, b
