"""Which sentences of the versions of a story make the same claim, from how strongly each pair is linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from newsreader.records import dataclass
from newsreader.stopping import checked, checkpoint

LINK = 100_000
"""The weight of a pair of sentences that surely say the same. Weights are whole, so that sums are exact."""
LEAST_LINK = LINK // 5
"""Mean weight over all pairs of two groups, from which they are one claim."""
SAME_VERSION = LINK // 10
"""Taken off the weight of two groups for each pair of sentences of one version."""
PER_VERSION = 3
"""Sentences of one version that may make one claim."""
REACH = 3
"""Sentences of one version that make one claim lie at most so far apart, the opening ones aside."""


@dataclass(frozen=True, slots=True)
class Node:
    """One sentence that makes a claim."""

    version: int
    place: int
    """Its index in the article; -1 for an opening sentence, which may sum up what comes much later."""


def group_nodes(nodes: Sequence[Node], links: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """Groups of nodes (by their number), each in ascending order, by their first; every node is in one.

    `links` holds the weight of pairs (a, b) with a < b of different versions. Agglomerative clustering with
    average linkage (Sokal and Michener 1958): the two groups with the highest mean weight over all pairs of
    their sentences in different versions are joined first, so that a chain of links without links across does
    not grow. The lower numbers win a tie.
    """
    groups = _Groups(nodes, links)
    heap: list[tuple[float, int, int, int, int]] = [
        (-weight, a, b, 0, 0) for (a, b), weight in links.items() if weight >= LEAST_LINK
    ]
    checkpoint()
    heapify(heap)
    while heap:
        checkpoint()
        _, a, b, changed_a, changed_b = heappop(heap)
        if groups.changed[a] == changed_a and groups.changed[b] == changed_b:
            for likeness, other in groups.join(a, b):
                first, second = (a, other) if a < other else (other, a)
                heappush(heap, (-likeness, first, second, groups.changed[first], groups.changed[second]))
    return [sorted(members) for members in groups.members if members]


class _Groups:
    """The groups so far; each has the number of its first node."""

    def __init__(self, nodes: Sequence[Node], links: Mapping[tuple[int, int], int]) -> None:
        self.members = [[number] for number in range(len(nodes))]
        self.changed = [0] * len(nodes)
        """How often a group has been joined; -1 for one that is part of another."""
        self._places: list[dict[int, tuple[int, ...]]] = [{node.version: (node.place,)} for node in nodes]
        self._weights: list[dict[int, int]] = [{} for _ in nodes]
        """Of every group the sum of its links to each other group."""
        for (a, b), weight in checked(links.items()):
            self._weights[a][b] = self._weights[b][a] = weight

    def join(self, a: int, b: int) -> list[tuple[float, int]]:
        """Join group b to group a, which has the lower number: (likeness, group) that can be joined next."""
        self.members[a] += self.members[b]
        self.members[b] = []
        self.changed[a] += 1
        self.changed[b] = -1
        places, weights = self._places[a], self._weights[a]
        for version, more in self._places[b].items():
            places[version] = places.get(version, ()) + more
        for other, weight in self._weights[b].items():
            beside = self._weights[other]
            del beside[b]
            if other != a:
                beside[a] = weights[other] = weights.get(other, 0) + weight
        self._weights[b] = {}
        size = len(self.members[a])
        found = []
        for other, weight in weights.items():
            if weight >= LEAST_LINK:
                likeness = self._likeness(a, other, weight, size * len(self.members[other]))
                if likeness >= LEAST_LINK:
                    found.append((likeness, other))
        return found

    def _likeness(self, a: int, b: int, weight: int, pairs: int) -> float:
        """Mean weight over the pairs of two groups in different versions; 0 when they may not be joined."""
        few, many = self._places[a], self._places[b]
        if len(few) > len(many):
            few, many = many, few
        same = 0
        for version, places in few.items():
            more = many.get(version)
            if more:
                if not _near(places + more):
                    return 0.0
                same += len(places) * len(more)
        return (weight - SAME_VERSION * same) / (pairs - same) if pairs > same else 0.0


class DisjointSets:
    """Numbers from 0 in groups that are joined two at a time (union-find with path halving, Tarjan 1975)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def first(self, number: int) -> int:
        """The lowest number of the group that a number is in."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one group of the groups of two numbers."""
        low, high = sorted((self.first(one), self.first(other)))
        self._parents[high] = low

    def groups(self) -> list[list[int]]:
        """All groups, each ascending, by their first."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            found.setdefault(self.first(number), []).append(number)
        return list(found.values())


def _near(places: tuple[int, ...]) -> bool:
    """Whether sentences of one version may make one claim."""
    if len(places) > PER_VERSION:
        return False
    later = [place for place in places if place >= 0]
    return not later or max(later) - min(later) <= REACH
