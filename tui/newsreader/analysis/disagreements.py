"""The conflicts of a story, each fact once: both directions and all versions of it together. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsreader.model import Comparison, Conflict, ConflictKind, Place, Span, Story


class Standing(StrEnum):
    """How sure a disagreement is, and between whom."""

    ASSERTED = "asserted"
    DOUBTFUL = "doubtful"
    INNER = "inside one version"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """What a version says of a fact, and where."""

    version: int
    sentence: int
    start: int
    """Code point in the article's text."""
    end: int

    @property
    def place(self) -> Place:
        """The sentence it stands in."""
        return Place(self.version, self.sentence)


Pair = tuple[Mention, Mention, float]
"""What two versions say, and the likelihood that it is a conflict."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One fact and all that is said of it."""

    kind: ConflictKind
    standing: Standing
    sides: tuple[tuple[Mention, ...], ...]
    """What does not contradict each other, together; each in the order of the versions and of their texts."""
    likelihood: float = 1.0
    """Probability, 0 to 1, that a reader would call it a conflict; 1 unless it is doubtful."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All that is said, side by side."""
        return tuple(mention for side in self.sides for mention in side)


def find_disagreements(comparison: Comparison) -> tuple[Disagreement, ...]:
    """Every fact on which versions disagree, or may, and those on which one disagrees with itself; in
    the order of the story.

    Conflicts of one kind that share words of a version are about one fact.
    """
    found = [
        Disagreement(kind, standing, sides, likelihood)
        for standing in Standing
        for kind, pairs in _by_kind(_pairs(comparison, standing)).items()
        for sides, likelihood in _joined(pairs)
    ]
    return tuple(sorted(found, key=lambda one: _story_order(comparison.story, one)))


def _story_order(story: Story, one: Disagreement) -> tuple[float, int, int]:
    """How far through its version, 0 to 1, the first of the mentions stands."""
    first = min(one.mentions)
    return (first.start / max(len(story.versions[first.version].text), 1), first.version, first.start)


def _by_kind(pairs: Iterable[tuple[ConflictKind, Pair]]) -> dict[ConflictKind, list[Pair]]:
    """In the order of the kinds."""
    found: dict[ConflictKind, list[Pair]] = {kind: [] for kind in ConflictKind}
    for kind, pair in pairs:
        found[kind].append(pair)
    return found


def _pairs(comparison: Comparison, standing: Standing) -> Iterator[tuple[ConflictKind, Pair]]:
    """Both sides of every conflict."""
    if standing is Standing.INNER:
        for version, conflicts in enumerate(comparison.inner_conflicts):
            starts = comparison.story.versions[version].sentences
            for conflict in conflicts:
                here = max((s.index for s in starts if s.start <= conflict.here.start), default=0)
                yield conflict.kind, _sides(version, here, version, conflict)
        return
    for version, rows in enumerate(comparison.judgements):
        for sentence, row in enumerate(rows):
            for other, judgement in enumerate(row):
                if judgement is not None:
                    asserted = standing is Standing.ASSERTED
                    for conflict in judgement.conflicts if asserted else judgement.differences:
                        yield conflict.kind, _sides(version, sentence, other, conflict)


def _sides(version: int, sentence: int, other: int, conflict: Conflict) -> Pair:
    here, there = (
        _mention(version, sentence, conflict.here),
        _mention(other, conflict.sentence, conflict.there),
    )
    return here, there, conflict.likelihood


def _mention(version: int, sentence: int, span: Span) -> Mention:
    return Mention(version, sentence, span.start, span.end)


def _joined(pairs: Sequence[Pair]) -> list[tuple[tuple[tuple[Mention, ...], ...], float]]:
    """The sides of each fact, and its likelihood, the highest of its pairs. What overlaps is one mention; the
    two of a pair are of one fact."""
    whole = _merged({mention for one, other, _ in pairs for mention in (one, other)})
    against: dict[Mention, set[Mention]] = {mention: set() for mention in sorted(set(whole.values()))}
    likely = dict.fromkeys(against, 0.0)
    for one, other, likelihood in pairs:
        against[whole[one]].add(whole[other])
        against[whole[other]].add(whole[one])
        likely[whole[one]] = max(likely[whole[one]], likelihood)
    facts = []
    waiting = list(against)
    while waiting:
        fact = _reached(against, waiting[0])
        waiting = [mention for mention in waiting if mention not in fact]
        facts.append((_sides_of(against, sorted(fact)), max(likely[mention] for mention in fact)))
    return facts


def _merged(mentions: Collection[Mention]) -> dict[Mention, Mention]:
    """For each mention the stretch of all that overlap with it."""
    merged: dict[Mention, Mention] = {}
    group: list[Mention] = []
    for mention in [*sorted(mentions), None]:
        end = max((one.end for one in group), default=0)
        if group and (mention is None or mention.version != group[0].version or mention.start >= end):
            merged |= dict.fromkeys(group, replace(group[0], end=end))
            group = []
        if mention is not None:
            group.append(mention)
    return merged


def _reached(against: Mapping[Mention, Collection[Mention]], start: Mention) -> set[Mention]:
    """All mentions that a chain of contradictions leads to."""
    reached, ahead = {start}, [start]
    while ahead:
        found = set(against[ahead.pop()]) - reached
        reached |= found
        ahead += found
    return reached


def _sides_of(
    against: Mapping[Mention, Collection[Mention]], mentions: Sequence[Mention]
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in as few sides as going through them in order gives."""
    sides: list[list[Mention]] = []
    for mention in mentions:
        friends = [side for side in sides if not any(one in against[mention] for one in side)]
        if friends:
            friends[0].append(mention)
        else:
            sides.append([mention])
    return tuple(map(tuple, sides))
