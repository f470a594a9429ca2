"""Where a matched pair of sentences differs in a figure, date, place, name or outcome.

Two values count only when neither stands elsewhere in the other article: outlets choose freely which of
several values of a kind they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.tables import NICKNAMES, PEOPLE
from newsreader.compare.facts.topics import FactType, Topic, check_complete
from newsreader.text.lexicon.calendar import DAYPARTS
from newsreader.text.synonyms import family
from newsreader.text.words import Kind, Word, country_of

LEAST_SHARED = 2
"""Words that the surroundings of two values share when the values are sure to be of one thing."""
EVERYWHERE = 1 << 30
BESIDE = 0
"""Sentences around a match that are searched for a value."""
_REACHES = ((EVERYWHERE, BESIDE), (EVERYWHERE,))
"""By `_Rule.exact`."""
SUBJECT = 4
"""Words before a verb among which its subject stands."""
SPELLING = 0.88
"""Likeness of two spellings of one name."""


def differing_facts(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> Iterator[Difference]:
    """The facts of one sentence that differ from those of one other.

    A value that the other article gives too, but far from the matched sentence, makes a difference that is
    not sure; a name or a place then none.
    """
    said, topics = there.said[other], there.topics[other]
    for mine in here.facts[sentence]:
        fact = mine.fact
        if mine.said in said or fact.topic not in topics:
            continue
        like = here.topics[sentence][fact.topic]
        rivals = [p for p in topics[fact.topic] if fact.comparable(p.fact)]
        if not rivals or any([fact.agrees(p.fact) for p in rivals]):
            if len(rivals) == 1 and fact.agrees_loosely(rivals[0].fact):
                yield _difference(here, mine, there, rivals[0], Doubt.POSSIBLE)
            continue
        for reach in _REACHES[_RULES[fact.topic.type].exact]:
            theirs = _nearest(mine, here, rivals, there, reach)
            if theirs is None or _nearest(theirs, there, like, here, reach) is not mine:
                continue
            doubt = _RULES[fact.topic.type].doubt(_Pair(here, mine, there, theirs))
            if doubt is Doubt.NONE:
                break
            if reach == BESIDE:
                doubt = max(doubt, Doubt.LIKELY)
            yield _difference(here, mine, there, theirs, doubt)
            break


def _difference(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, doubt: Doubt
) -> Difference:
    fact, other = mine.fact, theirs.fact
    rule = _RULES[fact.topic.type]
    return Difference(
        fact.kind,
        here.span(mine.sentence, fact.start, fact.end),
        theirs.sentence,
        there.span(theirs.sentence, other.start, other.end),
        doubt,
        rule.tight,
        rule.sign,
        len(mine.near & theirs.near),
        fact.likeness(other),
    )


def _nearest(
    placed: PlacedFact,
    article: ArticleFacts,
    candidates: Sequence[PlacedFact],
    other: ArticleFacts,
    reach: int,
) -> PlacedFact | None:
    """The fact that shares the most surroundings with one, the first of equals, where neither is known."""
    best: PlacedFact | None = None
    closeness = -1
    for candidate in candidates:
        if not placed.fact.comparable(candidate.fact):
            continue
        if placed.fact.agrees(candidate.fact):
            return None
        shared = len(placed.near & candidate.near)
        if shared <= closeness or _known(placed, other, shared, candidate.sentence, reach):
            continue
        if not _known(candidate, article, shared, placed.sentence, reach):
            best, closeness = candidate, shared
    return best


def _known(placed: PlacedFact, article: ArticleFacts, shared: int, place: int, reach: int) -> bool:
    """Whether an article has a value that agrees with this one, within some sentences of a place.

    "Dead" is said of many things: an outcome counts only where it stands among as many of the same words as
    the one it is held against, `shared`.
    """
    least = max(shared, 1) if placed.fact.topic.type is FactType.OUTCOME else 0
    for other in article.agreeing(placed):
        if abs(other.sentence - place) <= reach and (not least or len(placed.close & other.close) >= least):
            return True
    return False


def is_telling(placed: PlacedFact) -> Topic | None:
    """What a tight fact is a value of; None for one that is tight only beside a match, such as any place or
    a weekday without "night"."""
    fact = placed.fact
    if not _RULES[fact.topic.type].tight or fact.topic.type is FactType.PLACE:
        return None
    if fact.topic.type is FactType.WEEKDAY and fact.first == fact.last:
        return None
    return fact.topic


class _Pair(NamedTuple):
    """Two values of one topic that differ, and the articles that they stand in."""

    here: ArticleFacts
    mine: PlacedFact
    there: ArticleFacts
    theirs: PlacedFact

    @property
    def shared(self) -> int:
        """Words that the surroundings of both have."""
        return len(self.mine.near & self.theirs.near)

    @property
    def sides(self) -> tuple[tuple[ArticleFacts, PlacedFact], ...]:
        """Each value with its article."""
        return (self.here, self.mine), (self.there, self.theirs)

    @property
    def same_before(self) -> bool:
        """Whether the same two content words stand before both."""
        before = _before(_row(self.here, self.mine), self.mine.fact)
        return before != () and before == _before(_row(self.there, self.theirs), self.theirs.fact)


def _by_sharing(pair: _Pair) -> Doubt:
    """By how many words the surroundings share."""
    if pair.shared >= LEAST_SHARED:
        return Doubt.SURE
    return Doubt.LIKELY if pair.shared else Doubt.POSSIBLE


def _likely_at_most(pair: _Pair) -> Doubt:
    return max(_by_sharing(pair), Doubt.LIKELY)


def _sure(pair: _Pair) -> Doubt:
    return Doubt.SURE


def _toll(pair: _Pair) -> Doubt:
    return Doubt.SURE if pair.shared else Doubt.LIKELY


def _row(article: ArticleFacts, placed: PlacedFact) -> tuple[Word, ...]:
    return tuple(article.words[placed.sentence])


def _before(row: tuple[Word, ...], fact: Fact) -> tuple[str, ...]:
    """The two content words before a fact; nothing in an attribution or behind a name."""
    near = [w for w in row[max(0, fact.first - 5) : fact.first] if not w.light][-2:]
    if len(near) < 2 or near[-1].kind is Kind.NAME or any(w.reporting for w in near):
        return ()
    return tuple(w.key for w in near)


def _age(pair: _Pair) -> Doubt:
    """Two ages of one person, unless the articles know more than one of that name."""
    named = Topic(FactType.GIVEN_NAME, pair.mine.fact.topic.subject)
    known = (p.fact.value for article, _ in pair.sides for p in article.by_topic.get(named, ()))
    return Doubt.SURE if len(set(known)) == 1 else Doubt.LIKELY


def _has_several(pair: _Pair) -> bool:
    """Whether one of the sentences has other values of the same thing."""
    return any(
        other is not placed and placed.fact.comparable(other.fact)
        for article, placed in pair.sides
        for other in article.facts[placed.sentence]
    )


def _figure(pair: _Pair) -> Doubt:
    """One of several figures of a kind needs the same words before it, or many around it."""
    if not pair.shared:
        return Doubt.POSSIBLE
    more = _has_several(pair) and not pair.same_before
    return Doubt.SURE if pair.shared >= LEAST_SHARED + more else Doubt.LIKELY


def _share(pair: _Pair) -> Doubt:
    """A share needs the same words before it and many around it, and must be the only one."""
    if not pair.shared:
        return Doubt.POSSIBLE
    sure = pair.shared >= LEAST_SHARED and pair.same_before and not _has_several(pair)
    return Doubt.SURE if sure else Doubt.LIKELY


def _outcome(pair: _Pair) -> Doubt:
    """Two ends of one thing: much the same around them, or the same just before them."""
    if not pair.shared:
        return Doubt.POSSIBLE
    subject, other = (
        {w.key for w in _row(article, p)[max(0, p.fact.first - SUBJECT) : p.fact.first] if not w.light}
        - PEOPLE
        for article, p in pair.sides
    )
    return Doubt.SURE if pair.shared >= LEAST_SHARED or subject & other else Doubt.LIKELY


def _weekday(pair: _Pair) -> Doubt:
    """Weekdays of reports and of follow-ups differ all the time: only those tied to one event count."""
    last, other = (_row(article, p)[p.fact.last].key for article, p in pair.sides)
    if (last in DAYPARTS and last == other) or pair.same_before:
        return Doubt.SURE
    return Doubt.LIKELY if pair.shared else Doubt.POSSIBLE


def _place(pair: _Pair) -> Doubt:
    """Places of the same event: neither is known to the other, nor part of the other."""
    values = set(pair.mine.fact.value.split()), set(pair.theirs.fact.value.split())
    if not (values[0].isdisjoint(pair.there.keys) and values[1].isdisjoint(pair.here.keys)):
        return Doubt.NONE
    if {country_of(v) for v in values[0]} & {country_of(v) for v in values[1]}:
        return Doubt.NONE
    if pair.same_before:
        return Doubt.SURE
    return Doubt.LIKELY if pair.shared else Doubt.POSSIBLE


def _given_name(pair: _Pair) -> Doubt:
    """One surname with two first names, where each article knows only one person of that name."""
    topic, mine, theirs = pair.mine.fact.topic, pair.mine.fact.value, pair.theirs.fact.value
    if mine in pair.there.keys or theirs in pair.here.keys:
        return Doubt.NONE
    if any(len({p.fact.value for p in article.by_topic[topic]}) > 1 for article, _ in pair.sides):
        return Doubt.NONE
    if frozenset((mine, theirs)) in NICKNAMES or mine[:1] == theirs[:1]:
        return Doubt.NONE
    if JaroWinkler.similarity(mine, theirs) >= SPELLING:
        return Doubt.NONE
    return _by_sharing(pair)


def _office(pair: _Pair) -> Doubt:
    """One person has many parts; only two ranks of one office are hard to reconcile."""
    (*rank, office), (*other_rank, other_office) = (p.fact.value.split() for _, p in pair.sides)
    if family(office) == family(other_office):
        return _by_sharing(pair) if rank != other_rank else Doubt.NONE
    return _likely_at_most(pair)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How two values of one topic are held against each other."""

    doubt: Callable[[_Pair], Doubt]
    """Whether they are sure to be of one thing, as far as rules can tell."""
    tight: bool = False
    """That they differ says by itself that they are of one thing."""
    exact: bool = False
    """A value that the other article has anywhere makes no difference at all."""
    sign: str = ""
    """As `Difference.sign`."""


_RULES = {
    FactType.SUM: _Rule(_figure),
    FactType.SHARE: _Rule(_share, sign="percent"),
    FactType.COUNT: _Rule(_figure),
    FactType.TOLL: _Rule(_toll, tight=True),
    FactType.AGE: _Rule(_age, tight=True),
    FactType.SCORE: _Rule(_likely_at_most),
    FactType.DAY: _Rule(_by_sharing),
    FactType.CLOCK: _Rule(_by_sharing),
    FactType.YEAR: _Rule(_by_sharing),
    FactType.WEEKDAY: _Rule(_weekday, tight=True),
    FactType.RELATIVE: _Rule(_likely_at_most),
    FactType.NUMBERED_PLACE: _Rule(_sure, tight=True, exact=True),
    FactType.PLACE: _Rule(_place, tight=True, exact=True),
    FactType.GIVEN_NAME: _Rule(_given_name, tight=True, exact=True),
    FactType.OFFICE: _Rule(_office, exact=True),
    FactType.OUTCOME: _Rule(_outcome, tight=True),
}
check_complete("the rules of facts", _RULES, FactType)
