"""Groups of what is alike on average, the same in whatever order it comes."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from newsreader.grouping.likeness import CUT, near

Pair = tuple[int, int]
"""The indices of two items, the lower first."""


def components(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The connected components of a graph of `count` items, each in order, by their first items."""
    parents = list(range(count))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for a, b in pairs:
        parents[root(a)] = root(b)
    found: dict[int, list[int]] = defaultdict(list)
    for item in range(count):
        found[root(item)].append(item)
    return list(found.values())


def partition(
    keys: Sequence[str],
    days: Sequence[int | None],
    scores: Mapping[Pair, int],
    *,
    together: Iterable[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Articles in stories, each in the order of their keys.

    Agglomerative average linkage: of all groups the two become one whose pairs are most alike on average, as
    long as that is `CUT` at least. Averaged are the pairs that are near by their days (ordinals;
    None: unknown), so that a story may go on for weeks; those without a score count as 0. Of two that
    are as alike, those with the first keys go first: nothing but keys, days and scores decides. No two keys
    are to be equal. What is `together` is in one group from the beginning, unless it would bring together
    what is `apart`, which nothing ever does.
    """
    order = sorted(range(len(keys)), key=lambda item: (keys[item], item))
    ranks = {item: rank for rank, item in enumerate(order)}
    linking = _Linking([days[item] for item in order], {_ranked(ranks, pair) for pair in apart})
    for a, b in sorted(_ranked(ranks, pair) for pair in together):
        linking.join_at_once(a, b)
    linking.link(
        {_ranked(ranks, pair): score for pair, score in scores.items() if near(days[pair[0]], days[pair[1]])}
    )
    return [[order[rank] for rank in members] for members in linking.groups()]


def _ranked(ranks: Mapping[int, int], pair: Pair) -> Pair:
    a, b = ranks[pair[0]], ranks[pair[1]]
    return (a, b) if a < b else (b, a)


class _Linking:
    """Groups that grow; each is known by the first of its items, which are numbered in their keys' order."""

    def __init__(self, days: Sequence[int | None], apart: set[Pair]) -> None:
        self._members = {item: [item] for item in range(len(days))}
        self._days = {item: Counter([day]) for item, day in enumerate(days)}
        self._group = list(range(len(days)))
        self._apart: dict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join_at_once(self, a: int, b: int) -> None:
        one, other = sorted((self._group[a], self._group[b]))
        if one != other and other not in self._apart[one]:
            self._merge(one, other)

    def _merge(self, one: int, other: int) -> None:
        """The second group goes into the first."""
        gone = self._members.pop(other)
        self._members[one] += gone
        self._days[one].update(self._days.pop(other))
        for item in gone:
            self._group[item] = one
        for foe in self._apart.pop(other, ()):
            self._apart[foe].discard(other)
            self._apart[foe].add(one)
            self._apart[one].add(foe)

    def _near(self, one: int, other: int) -> int:
        """The number of near pairs of two groups; 0 where both have days, and none of these are near: what
        has no day does not bring together what is years apart."""
        here, there = sorted((self._days[one], self._days[other]), key=len)
        dated = sum(
            count * more
            for day, count in here.items()
            if day is not None
            for another, more in there.items()
            if another is not None and near(day, another)
        )
        undated_here, undated_there = here[None], there[None]
        if not dated and here.total() > undated_here and there.total() > undated_there:
            return 0
        return dated + undated_here * there.total() + undated_there * (here.total() - undated_here)

    def link(self, scores: Mapping[Pair, int]) -> None:
        """Joins groups as long as two are alike enough."""
        sums: dict[int, dict[int, int]] = {group: {} for group in self._members}
        for (a, b), score in scores.items():
            one, other = self._group[a], self._group[b]
            if one != other:
                sums[one][other] = sums[other][one] = sums[one].get(other, 0) + score

        def alike(one: int, other: int) -> float:
            pairs = self._near(one, other)
            return sums[one][other] / pairs if pairs else 0.0

        heap = [
            (-average, one, other)
            for one, others in sums.items()
            for other in others
            if one < other and (average := alike(one, other)) >= CUT
        ]
        heapq.heapify(heap)
        while heap:
            average, one, other = heapq.heappop(heap)
            if other not in sums.get(one, {}) or alike(one, other) != -average or other in self._apart[one]:
                continue
            self._merge(one, other)
            del sums[one][other]
            for third, more in sums.pop(other).items():
                if third != one:
                    del sums[third][other]
                    sums[one][third] = sums[third][one] = sums[one].get(third, 0) + more
            for third in sums[one]:
                if (average := alike(one, third)) >= CUT:
                    heapq.heappush(heap, (-average, min(one, third), max(one, third)))

    def groups(self) -> list[list[int]]:
        return [sorted(members) for _, members in sorted(self._members.items())]
