"""Where matched sentences of the versions of a story disagree on a fact.

A difference is sure when it is safe to call it a conflict. Of the rest those "differ here" that a reader may
call one, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.conflicts.fact_differences import is_telling
from newsreader.compare.conflicts.kinds import pair_differences
from newsreader.compare.conflicts.likelihood import Likelihood, shipped_likelihood
from newsreader.compare.conflicts.transitive import Place, transitive_conflicts
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.tables import PRESENT
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.compare.index import StoryIndex
from newsreader.model import Conflict, ConflictKind, Match, Span
from newsreader.stopping import checkpoint

SURE_SCORE = 0.3
"""A match with a lower score is not sure enough for its facts to be held against a sentence; tight ones
are held against it anyhow."""
ONE_WAY = 0.5
"""The same where only one of the two sentences names the other."""
FIRM = 0.9
"""Probability of a pair from which two places are of one event."""
LINK = 0.2
"""Probability of a pair that may lead on to a third version."""
SUPPORT = 0.05
"""Probability of a pair, or of the way over a third version, from which a tight difference is sure."""
LIKE = 0.8
"""The smaller over the greater of two numbers of those present, from which they may be of one event."""
Key = tuple[int, int, int]
"""(version, sentence, other version)"""


class Held(NamedTuple):
    """A difference of two sentences, as seen from the first."""

    difference: Difference
    likelihood: float
    """That a reader would call it a conflict; 1 where it is asserted."""
    asserted: bool
    match: Match
    """The other sentence."""


def oriented(index: StoryIndex, pairing: Pairing) -> Pairing:
    """The pairing in the order of the texts, in which it is looked at: so both directions and every order of
    the versions show the same."""
    version, sentence, other, there, chance, named = pairing
    if index.order[version] > index.order[other]:
        return Pairing(other, there, version, sentence, chance, named)
    return pairing


def differences(index: StoryIndex, pairing: Pairing) -> tuple[Difference, ...]:
    """What two sentences differ in; `pairing` is oriented. Where nearly identical sentences contradict each
    other, that outweighs a doubtful difference of the same words."""
    place, other = (pairing.version, pairing.sentence), (pairing.other, pairing.there)
    found = pair_differences(index.facts[place[0]], place[1], index.facts[other[0]], other[1])
    if pairing.chance < SURE_SCORE:
        return found
    held = index.contradictions(place, other)
    if not held:
        return found
    sure = [d for d in found if d.sure]
    new = [
        Difference(c.kind, c.here, other[1], c.there, Doubt.SURE, rule=c.rule)
        for c in held
        if not any(_touch(c.here, d.here) and _touch(c.there, d.there) for d in sure)
    ]
    kept = [
        d
        for d in found
        if d.sure or not any(_touch(d.here, n.here) and _touch(d.there, n.there) for n in new)
    ]
    return (*new, *kept)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def held_differences(
    index: StoryIndex, pairings: Pairings, likelihood: Likelihood | None = None
) -> dict[Key, tuple[Held, ...]]:
    """What every sentence differs in from the sentences of the other versions that it is paired with, the
    asserted and the likeliest first. Indexes as in `Comparison.judgements`.

    A stretch of a sentence is held against one sentence of every other version only. `likelihood` is the one
    that comes with the program unless another is given.
    """
    likelihood = likelihood or shipped_likelihood()
    found: dict[Key, list[Held]] = {}
    tight: list[tuple[Pairing, Difference]] = []
    for pairing in pairings.near:
        checkpoint()
        at = oriented(index, pairing)
        for one in differences(index, at):
            if one.quiet:
                if at.chance >= SURE_SCORE:
                    _put(found, at, one, 0.0, False)
                continue
            asserted = is_asserted(one, pairing)
            chance = 1.0 if asserted else likelihood.of(one, pairing.chance, pairing.named)
            if asserted and one.tight:
                tight.append((at, one))
            elif asserted or chance >= likelihood.least:
                _put(found, at, one, chance, asserted)
    links = _links(pairings)
    for pairing in _supported(index, pairings, links):
        checkpoint()
        at = oriented(index, pairing)
        tight += [(at, one) for one in differences(index, at) if one.sure and one.tight]
    near = {(p.version, p.sentence, p.other, p.there) for p in pairings.near}
    for pairing in _lone(index, near):
        checkpoint()
        at = oriented(index, pairing)
        tight += [(at, one) for one in differences(index, at) if one.sure and one.tight]
    tight += list(transitive_conflicts(index.facts, tight, links, SURE_SCORE))
    for at, one in tight:
        _put(found, at, one, 1.0, True)
    return {key: _in_order(held) for key, held in found.items()}


def _supported(
    index: StoryIndex, pairings: Pairings, links: Mapping[Place, Mapping[Place, float]]
) -> Iterator[Pairing]:
    """The far pairs with facts that say by themselves that they are of one thing, and that are likely enough,
    directly or over a third version."""
    telling = [[frozenset(filter(None, map(is_telling, row))) for row in a.facts] for a in index.facts]
    for pairing in pairings.far:
        version, sentence, other, there, chance, _ = pairing
        if telling[version][sentence].isdisjoint(telling[other][there]):
            continue
        mine, theirs = links.get((version, sentence), {}), links.get((other, there), {})
        ways = [mine[third] * theirs[third] for third in mine.keys() & theirs.keys()]
        if max(chance, *ways, 0.0) >= SUPPORT:
            yield pairing


def _lone(index: StoryIndex, near: Container[tuple[int, int, int, int]]) -> Iterator[Pairing]:
    """The pairs of sentences with the only number of those present that either article gives, where the two
    numbers are near one another: nothing but that number may be alike in them."""
    lone = [(v, found) for v, facts in enumerate(index.facts) if (found := _only(facts)) is not None]
    for place, (version, mine) in enumerate(lone):
        for other, theirs in lone[place + 1 :]:
            pair = (version, mine.sentence, other, theirs.sentence)
            if pair not in near and mine.fact.likeness(theirs.fact) >= LIKE:
                yield Pairing(*pair, ONE_WAY, 0)


def _only(facts: ArticleFacts) -> PlacedFact | None:
    """The number of those present, where an article gives one only."""
    found = facts.by_topic.get(Topic(FactType.TOLL, PRESENT), ())
    return found[0] if found and all(found[0].fact.agrees(p.fact) for p in found) else None


def _links(pairings: Pairings) -> dict[Place, dict[Place, float]]:
    """The pairs that lead on to a third version, both ways."""
    links: dict[Place, dict[Place, float]] = {}
    for version, sentence, other, there, chance, _ in pairings.near:
        if chance >= LINK:
            links.setdefault((version, sentence), {})[other, there] = chance
            links.setdefault((other, there), {})[version, sentence] = chance
    return links


def is_asserted(difference: Difference, pairing: Pairing) -> bool:
    """Whether a difference is called a conflict: it is sure, and so is the pair. Two places that neither
    article has elsewhere need a pair that is nearly certain."""
    if difference.kind is ConflictKind.PLACE and difference.doubt is Doubt.LIKELY:
        return pairing.chance >= FIRM and pairing.named > 1
    if not difference.sure:
        return False
    return difference.tight or pairing.chance >= (SURE_SCORE if pairing.named > 1 else ONE_WAY)


def _put(
    found: dict[Key, list[Held]], at: Pairing, difference: Difference, chance: float, asserted: bool
) -> None:
    """Add a difference to what both of its sentences differ in."""
    here = Held(difference, chance, asserted, Match(at.there, round(at.chance, 4)))
    there = Held(difference.turned(at.sentence), chance, asserted, Match(at.sentence, round(at.chance, 4)))
    found.setdefault((at.version, at.sentence, at.other), []).append(here)
    found.setdefault((at.other, at.there, at.version), []).append(there)


def _in_order(held: Sequence[Held]) -> tuple[Held, ...]:
    """The first, by likelihood, of those that are of one stretch of the sentence."""
    if len(held) == 1:
        return tuple(held)
    kept: dict[tuple[ConflictKind, Span], Held] = {}
    for one in sorted(held, key=lambda h: (-h.likelihood, -h.match.score, h.difference.here.start)):
        kept.setdefault((one.difference.kind, one.difference.here), one)
    return tuple(kept.values())


def conflict_of(held: Held) -> Conflict:
    """The same as a judgement holds it."""
    one = held.difference
    rule = (one.rule or one.sign or one.kind.value) if held.asserted else ""
    return Conflict(one.kind, one.here, one.sentence, one.there, round(held.likelihood, 4), rule)
