"""Figures over any number of compared stories: of each outlet, and of each two that tell the same story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import UTC, datetime, timedelta
from itertools import combinations

from newsreader.analysis.tallies import KINDS, UNKNOWN, StoryTally
from newsreader.records import dataclass

_DAY = timedelta(days=1)


@dataclass(slots=True)
class OutletFigures:
    """One outlet, over all stories that it tells."""

    outlet: str
    stories: int = 0
    versions: int = 0
    sentences: list[int] = field(default_factory=lambda: [0] * len(KINDS))
    """Of its versions, those that make claims, by KINDS."""
    claims: int = 0
    """That it tells."""
    alone: int = 0
    """Claims that no independent version tells."""
    left_out: int = 0
    """Claims of others that it leaves out."""
    conflicts: int = 0
    """Facts in conflict on which it says something."""
    won: int = 0
    """Of these, those in which its camp alone has the most witnesses."""
    lost: int = 0
    """Of these, those in which another camp has more. The rest are even."""
    timed: int = 0
    """Claims that it and others tell of which is known who published them first."""
    first: int = 0
    """Of these, those of which it is the first."""
    corrections: int = 0

    @property
    def known(self) -> int:
        """Its sentences of which it is known what others do with them."""
        return sum(self.sentences) - self.sentences[KINDS.index(UNKNOWN)]

    def share(self, kind: str) -> float | None:
        """The share, 0 to 1, of what is known that is of a kind; None where nothing is."""
        return ratio(self.sentences[KINDS.index(kind)], self.known)


@dataclass(slots=True)
class PairFigures:
    """Two outlets, over all stories that both tell."""

    one: str
    other: str
    stories: int = 0
    copies: int = 0
    """Stories in which one is a copy of the other."""
    both: int = 0
    """Claims that both tell."""
    either: int = 0
    """Claims that at least one of them tells, and of which it is known whether the other does."""
    told_by_other: int = 0
    """Sentences of `one` that `other` tells, of `of_one`."""
    of_one: int = 0
    told_by_one: int = 0
    """Sentences of `other` that `one` tells, of `of_other`."""
    of_other: int = 0
    conflicts: int = 0
    """Facts on which they are in different camps."""

    @property
    def shared(self) -> float | None:
        """0 to 1: the claims that both tell among those that either does (Jaccard 1901)."""
        return ratio(self.both, self.either)


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures."""

    stories: int
    claims: int
    conflicts: int
    outlets: tuple[OutletFigures, ...]
    """The one with the most versions first."""
    pairs: tuple[PairFigures, ...]
    """The one that shares most first; those with the most claims first among equals."""


def ratio(part: int, whole: int) -> float | None:
    """A share of a whole; None of nothing."""
    return part / whole if whole else None


def statistics(stories: Iterable[StoryTally]) -> Statistics:
    """The figures of some stories, taken one at a time; their order does not count.

    Outlets are the same whose names differ in case alone. Of two versions of one outlet in a story both
    count, and they are no pair.
    """
    counting = _Counting()
    for story in stories:
        counting.add(story)
    return counting.result()


class _Counting:
    def __init__(self) -> None:
        self._stories = self._claims = self._conflicts = 0
        self._outlets: dict[str, OutletFigures] = {}
        self._pairs: dict[tuple[str, str], PairFigures] = {}

    def add(self, story: StoryTally) -> None:
        """Count one more."""
        self._stories += 1
        self._claims += len(story.claims)
        self._conflicts += len(story.disputes)
        outlets = [self._outlet(version.outlet) for version in story.versions]
        for version, outlet in zip(story.versions, outlets, strict=True):
            outlet.versions += 1
            outlet.corrections += version.corrections
            for number, count in enumerate(version.sentences):
                outlet.sentences[number] += count
        for outlet in {id(one): one for one in outlets}.values():
            outlet.stories += 1
        self._add_claims(story, outlets)
        self._add_disputes(story, outlets)
        seen: set[int] = set()
        for a, b in combinations(range(len(outlets)), 2):
            if outlets[a] is not outlets[b]:
                self._add_pair(story, a, b, seen)

    def result(self) -> Statistics:
        """What was counted."""
        for (one, other), pair in self._pairs.items():
            pair.one, pair.other = self._outlets[one].outlet, self._outlets[other].outlet
        outlets = sorted(self._outlets.values(), key=lambda one: (-one.versions, one.outlet.casefold()))
        pairs = sorted(
            self._pairs.values(),
            key=lambda one: (-(one.shared or 0), -one.either, one.one.casefold(), one.other.casefold()),
        )
        return Statistics(self._stories, self._claims, self._conflicts, tuple(outlets), tuple(pairs))

    def _outlet(self, name: str) -> OutletFigures:
        found = self._outlets.setdefault(name.casefold(), OutletFigures(name))
        found.outlet = min(found.outlet, name)  # whatever the order of the stories
        return found

    def _add_claims(self, story: StoryTally, outlets: list[OutletFigures]) -> None:
        moments = [_moment(version.published) for version in story.versions]
        for claim in story.claims:
            is_alone = story.witnesses(claim.told) == 1
            for version, outlet in enumerate(outlets):
                outlet.claims += version in claim.told
                outlet.alone += is_alone and version in claim.told
                outlet.left_out += version not in claim.told and version not in claim.unknown
            if is_alone:
                continue
            first = _first({version: moments[version] for version in claim.told})
            for version in claim.told if first is not None else ():
                outlets[version].timed += 1
                outlets[version].first += version == first

    def _add_disputes(self, story: StoryTally, outlets: list[OutletFigures]) -> None:
        for camps in story.disputes:
            sizes = [story.witnesses(camp) for camp in camps]
            most = max(sizes)
            said: set[int] = set()
            for camp, size in zip(camps, sizes, strict=True):
                for version in camp - said:  # who says two things is in the larger camp
                    said.add(version)
                    outlets[version].conflicts += 1
                    outlets[version].lost += size < most
                    outlets[version].won += size == most and sizes.count(most) == 1

    def _add_pair(self, story: StoryTally, a: int, b: int, seen: set[int]) -> None:
        a, b = sorted((a, b), key=lambda version: story.versions[version].outlet.casefold())
        names = story.versions[a].outlet.casefold(), story.versions[b].outlet.casefold()
        pair = self._pairs.setdefault(names, PairFigures(*names))
        pair.stories += id(pair) not in seen
        seen.add(id(pair))
        pair.copies += any(a in group and b in group for group in story.copies)
        told, known = story.versions[a].told_by[b]
        pair.told_by_other, pair.of_one = pair.told_by_other + told, pair.of_one + known
        told, known = story.versions[b].told_by[a]
        pair.told_by_one, pair.of_other = pair.told_by_one + told, pair.of_other + known
        for claim in story.claims:
            if not {a, b} & claim.unknown:
                pair.either += bool({a, b} & claim.told)
                pair.both += {a, b} <= claim.told
        for camps in story.disputes:
            pair.conflicts += any(a in camp and b not in camp for camp in camps) and any(
                b in camp and a not in camp for camp in camps
            )


_Moment = tuple[datetime, datetime, bool]
"""When something was published: from, to, and whether it is known in which zone."""


def _moment(published: str) -> _Moment | None:
    """None where it is not known."""
    try:
        begin = datetime.fromisoformat(published)
    except ValueError:
        return None
    if begin.tzinfo is not None:
        begin = begin.astimezone(UTC).replace(tzinfo=None)
        return begin, begin, True
    return begin, begin + (_DAY if len(published) <= len("2026-01-31") else timedelta()), False


def _first(moments: dict[int, _Moment | None]) -> int | None:
    """The one that was certainly published before all others; None where that is not known of all, or of
    times with a zone and others without."""
    known = {version: moment for version, moment in moments.items() if moment is not None}
    if len(known) < len(moments) or len({zone for _, _, zone in known.values()}) != 1:
        return None
    first = min(known, key=lambda version: known[version][:2])
    others = [moment for version, moment in known.items() if version != first]
    begin, end, _ = known[first]
    return first if all(end <= other[0] and begin < other[0] for other in others) else None


def by_name(pairs: Iterable[PairFigures]) -> dict[tuple[str, str], PairFigures]:
    """Pairs by their outlets, either way round."""
    return dict(_both_ways(pairs))


def _both_ways(pairs: Iterable[PairFigures]) -> Iterator[tuple[tuple[str, str], PairFigures]]:
    for pair in pairs:
        yield (pair.one, pair.other), pair
        yield (pair.other, pair.one), pair
