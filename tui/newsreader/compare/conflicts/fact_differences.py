"""Where a matched pair of sentences differs in a figure, date, place, name or outcome.

Two values count only when neither stands elsewhere in the other article: outlets choose freely which of
several values of a kind they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.acts import Act, read_act
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.offices import DEPUTIES, GENERAL, ONE_PART
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.tables import LIFE, NICKNAMES, PEOPLE, PRESENT
from newsreader.compare.facts.topics import FactType, Topic, check_complete
from newsreader.model import ConflictKind
from newsreader.records import dataclass
from newsreader.text.lexicon.calendar import DAYPARTS
from newsreader.text.lexicon.places import COUNTRIES, REGIONS
from newsreader.text.stems import stems
from newsreader.text.synonyms import family
from newsreader.text.words import Kind, Word, country_of

LEAST_SHARED = 2
"""Words that the surroundings of two values share when the values are sure to be of one thing."""
EVERYWHERE = 1 << 30
BESIDE = 0
"""Sentences around a match that are searched for a value."""
_REACHES = ((EVERYWHERE, BESIDE), (EVERYWHERE,))
"""By `_Rule.exact`."""
LEAST_SHARED_NAME = 3
"""The same for names: much the same is told of many."""
UNLIKE = 0.35
"""The smaller over the greater of two sums, below which they are of two things."""
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


def surely_differ(article: ArticleFacts, mine: PlacedFact, theirs: PlacedFact) -> bool:
    """Whether two facts of one article are sure to be of one thing and cannot both be true of it."""
    pair = _Pair(article, mine, article, theirs)
    return (
        mine.fact.comparable(theirs.fact)
        and not mine.fact.agrees(theirs.fact)
        and _RULES[mine.fact.topic.type].doubt(pair) is Doubt.SURE
        and (mine.fact.kind is ConflictKind.DATE or not _on_two_occasions(pair))
    )


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
        _is_tight(fact.topic) and (fact.topic.type is not FactType.OUTCOME or doubt is Doubt.SURE),
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
    """What a tight fact is a value of; None for one that is tight only beside a match, such as a weekday
    without "night"."""
    fact = placed.fact
    if not _is_tight(fact.topic):
        return None
    if fact.topic.type is FactType.WEEKDAY and fact.first == fact.last:
        return None
    return fact.topic


def _is_tight(topic: Topic) -> bool:
    """Of outcomes only whether somebody lives says by itself what it is of."""
    life = topic.type is not FactType.OUTCOME or topic.subject == LIFE
    return life and _RULES[topic.type].tight


_WIDE = stems((*COUNTRIES, *REGIONS)) | frozenset((*COUNTRIES, *REGIONS, "usa", "uk"))
"""Keys of countries and regions."""


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
    lone = pair.mine.fact.topic.subject == PRESENT and all(
        len(article.by_topic[placed.fact.topic]) == 1 for article, placed in pair.sides
    )
    return Doubt.SURE if pair.shared or lone else Doubt.LIKELY


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
    if pair.mine.fact.likeness(pair.theirs.fact) < UNLIKE and not pair.same_before:
        return Doubt.NONE
    if not pair.shared:
        return Doubt.POSSIBLE
    more = _has_several(pair) and not pair.same_before
    return Doubt.SURE if pair.shared >= LEAST_SHARED + more else Doubt.LIKELY


def _score(pair: _Pair) -> Doubt:
    """How one vote or game ended: much the same around the only score of both sentences."""
    sure = pair.shared > LEAST_SHARED and not _has_several(pair)
    return Doubt.SURE if sure else _likely_at_most(pair)


def _share(pair: _Pair) -> Doubt:
    """A share needs the same words before it and many around it, and must be the only one."""
    if not pair.shared:
        return Doubt.POSSIBLE
    sure = pair.shared >= LEAST_SHARED and pair.same_before and not _has_several(pair)
    return Doubt.SURE if sure else Doubt.LIKELY


def _outcome(pair: _Pair) -> Doubt:
    """Two ends of one thing: both are said to have happened, of the same and by the same, at one time."""
    if not pair.shared:
        return Doubt.POSSIBLE
    one, other = (_act(article, placed) for article, placed in pair.sides)
    same = _same_act(one, other) or _same_life(pair, one, other)
    same = same and one.real and other.real and not _on_two_occasions(pair)
    return Doubt.SURE if same else Doubt.LIKELY


def _act(article: ArticleFacts, placed: PlacedFact) -> Act:
    fact = placed.fact
    return read_act(article.article.text, article.low, article.words[placed.sentence], fact.first, fact.last)


def _same_act(one: Act, other: Act) -> bool:
    """Whether two verbs that exclude one another are said of the same things."""
    if not _are_one(one.theme, other.theme):
        return False
    if one.matter and other.matter and not _are_one(one.matter, other.matter):
        return False
    both = bool(one.object and other.object and one.subject and other.subject)
    return not both or _are_one(one.subject, other.subject) or _are_one(one.object, other.object)


def _same_life(pair: _Pair, one: Act, other: Act) -> bool:
    """Whether somebody lives and somebody dies who is one person: one is told of without a name ("the man"),
    amid the same words."""
    unnamed = not PEOPLE.isdisjoint((one.theme, other.theme))
    return pair.mine.fact.topic.subject == LIFE and unnamed and pair.shared >= LEAST_SHARED


def _are_one(key: str, other: str) -> bool:
    """Whether two heads are one thing, as far as words tell."""
    return bool(key and other) and (key == other or family(key) == family(other))


def _on_two_occasions(pair: _Pair) -> bool:
    """Whether the sentences tell of two times."""
    mine, theirs = (article.times[placed.sentence] for article, placed in pair.sides)
    return any(
        one.fact.topic == two.fact.topic
        and not any(one.fact.agrees(t.fact) for t in theirs if t.fact.topic == one.fact.topic)
        for one in mine
        for two in theirs
    )


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
    if values[0].isdisjoint(_WIDE) is not values[1].isdisjoint(_WIDE):
        return Doubt.NONE  # a town and a country that it may be in
    if pair.same_before:
        return Doubt.SURE
    return Doubt.LIKELY if pair.shared else Doubt.POSSIBLE


def _given_name(pair: _Pair) -> Doubt:
    """One surname with two first names, where each article knows only one person of that name."""
    topic = pair.mine.fact.topic
    mine, theirs = pair.mine.fact.value.split(), pair.theirs.fact.value.split()
    if any(name in pair.there.keys for name in mine) or any(name in pair.here.keys for name in theirs):
        return Doubt.NONE
    if any(
        not are_names_of_one(one.fact.value.split(), placed.fact.value.split())
        for article, placed in pair.sides
        for one in article.by_topic[topic]
    ):
        return Doubt.NONE
    if are_names_of_one(mine, theirs):
        return Doubt.NONE
    least = LEAST_SHARED if _have_one_part(pair) else LEAST_SHARED_NAME
    return Doubt.SURE if pair.shared >= least else _likely_at_most(pair)


def _have_one_part(pair: _Pair) -> bool:
    """Whether both sentences give the bearer of a name one office or part."""
    topic = Topic(FactType.OFFICE, pair.mine.fact.topic.subject)
    mine, theirs = (
        {p.fact.value for p in article.topics[placed.sentence].get(topic, ())}
        for article, placed in pair.sides
    )
    return bool(mine & theirs)


def are_names_of_one(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two lists of given names may be of one person: a name, a short form or an initial in common."""
    return any(
        frozenset((one, other)) in NICKNAMES
        or one[:1] == other[:1]
        or JaroWinkler.similarity(one, other) >= SPELLING
        for one in mine
        for other in theirs
    )


def _office(pair: _Pair) -> Doubt:
    """One person has many parts; only two ranks of one office are hard to reconcile."""
    (*rank, office), (*other_rank, other_office) = (p.fact.value.split() for _, p in pair.sides)
    if family(office) != family(other_office):
        general = not GENERAL.isdisjoint((office, other_office))
        return Doubt.NONE if general or {office, other_office} in ONE_PART else _likely_at_most(pair)
    if (set(rank) ^ set(other_rank)).isdisjoint(DEPUTIES):
        return Doubt.NONE
    return _by_sharing(pair)


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
    FactType.SCORE: _Rule(_score),
    FactType.DAY: _Rule(_by_sharing),
    FactType.CLOCK: _Rule(_by_sharing),
    FactType.YEAR: _Rule(_by_sharing),
    FactType.WEEKDAY: _Rule(_weekday, tight=True, sign="weekday"),
    FactType.RELATIVE: _Rule(_likely_at_most),
    FactType.NUMBERED_PLACE: _Rule(_sure, tight=True, exact=True),
    FactType.PLACE: _Rule(_place, exact=True),
    FactType.GIVEN_NAME: _Rule(_given_name, exact=True),
    FactType.OFFICE: _Rule(_office, exact=True),
    FactType.OUTCOME: _Rule(_outcome, tight=True),
}
check_complete("the rules of facts", _RULES, FactType)
