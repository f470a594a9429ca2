"""Transitive conflicts: what contradicts a sentence contradicts its like in a third version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsreader.compare.align.pairings import Pairing
from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.model import Span

Place = tuple[int, int]
"""(version, sentence)"""


def transitive_conflicts(
    facts: Sequence[ArticleFacts],
    found: Iterable[tuple[Pairing, Difference]],
    links: Mapping[Place, Mapping[Place, float]],
    least: float,
) -> Iterator[tuple[Pairing, Difference]]:
    """For every conflict the same one of the sentences linked to either side that give the same value.

    `found` are tight differences, seen from the first sentence of their pairings; `links` are pairs of
    sentences, those from the probability `least` on carry one another.
    """
    for pairing, difference in found:
        here, there = (pairing.version, pairing.sentence), (pairing.other, pairing.there)
        turned = Pairing(*there, *here, pairing.chance, pairing.named)
        for at, one in ((pairing, difference), (turned, difference.turned(pairing.sentence))):
            fact = _fact(facts, (at.version, at.sentence), one.here)
            for place, chance in links.get((at.version, at.sentence), {}).items() if fact else ():
                linked = chance >= least and place[0] != at.other
                same = _same(facts, place, fact) if linked else None
                if same is None:
                    continue
                other = (at.other, at.there)
                yield (
                    Pairing(*place, *other, min(at.chance, chance), 0),
                    Difference(
                        one.kind,
                        facts[place[0]].span(place[1], same.fact.start, same.fact.end),
                        at.there,
                        one.there,
                        Doubt.SURE,
                        True,
                        one.sign,
                        one.shared,
                        one.likeness,
                    ),
                )


def _fact(facts: Sequence[ArticleFacts], place: Place, span: Span) -> PlacedFact | None:
    """The fact that stands there."""
    row = facts[place[0]].facts[place[1]]
    return next((p for p in row if p.fact.start == span.start and p.fact.end == span.end), None)


def _same(facts: Sequence[ArticleFacts], place: Place, fact: PlacedFact | None) -> PlacedFact | None:
    """The only comparable fact of a sentence, if it agrees."""
    if fact is None:
        return None
    row = [p for p in facts[place[0]].facts[place[1]] if p.fact.comparable(fact.fact)]
    return row[0] if len(row) == 1 and row[0].fact.agrees(fact.fact) else None
