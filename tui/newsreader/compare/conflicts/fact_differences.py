"""Where a matched pair of sentences differs in a figure, date, place, name or outcome.

Two values count only when neither stands elsewhere in the other article: outlets choose freely which of
several values of a kind they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.tables import NICKNAMES, PEOPLE, TOLL
from newsreader.model import ConflictKind
from newsreader.text.lexicon.calendar import DAYPARTS
from newsreader.text.synonyms import family
from newsreader.text.words import Kind, Word, country_of

LEAST_SHARED = 2
"""Words that the surroundings of two values share when the values are sure to be of one thing."""
EVERYWHERE = 1 << 30
BESIDE = 0
"""Sentences around a match that are searched for a value."""
_FIGURE, _DATE, _PLACE = ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.PLACE
_NAME, _OUTCOME = ConflictKind.NAME, ConflictKind.OUTCOME
_EXACT = (_NAME, _PLACE)
_REACHES = ((EVERYWHERE, BESIDE), (EVERYWHERE,))
"""By whether a value of this kind that the other article has anywhere makes no difference at all."""
SUBJECT = 4
"""Words before a verb among which its subject stands."""
SPELLING = 0.88
"""Likeness of two spellings of one name."""
_TOLLS = frozenset(TOLL.values())


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
        for reach in _REACHES[fact.kind in _EXACT]:
            theirs = _nearest(mine, here, rivals, there, reach)
            if theirs is None or _nearest(theirs, there, like, here, reach) is not mine:
                continue
            sure = _sure(here, mine, there, theirs)
            if sure is Doubt.NONE:
                break
            if reach == BESIDE:
                sure = max(sure, Doubt.LIKELY)
            yield _difference(here, mine, there, theirs, sure)
            break


def _difference(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, doubt: Doubt
) -> Difference:
    fact, other = mine.fact, theirs.fact
    return Difference(
        fact.kind,
        here.span(mine.sentence, fact.start, fact.end),
        theirs.sentence,
        there.span(theirs.sentence, other.start, other.end),
        doubt,
        _is_tight(fact),
        fact.topic,
        len(mine.near & theirs.near),
        fact.likeness(other) if fact.kind is _FIGURE else 0.0,
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
    least = max(shared, 1) if placed.fact.kind is _OUTCOME else 0
    for other in article.agreeing(placed):
        if abs(other.sentence - place) <= reach and (not least or len(placed.close & other.close) >= least):
            return True
    return False


def _is_tight(fact: Fact) -> bool:
    """Whether two values that differ say by themselves that they are of one thing."""
    if fact.kind is _FIGURE:
        return fact.topic in _TOLLS or fact.topic.startswith("age ")
    if fact.kind is _DATE:
        return fact.topic == "weekday"
    return not fact.topic.startswith("role ")


def is_telling(placed: PlacedFact) -> tuple[str, str] | None:
    """What a tight fact is a value of; None for one that is tight only beside a match, such as any place or
    a weekday without "night"."""
    fact = placed.fact
    if not _is_tight(fact) or (fact.kind is _PLACE and not fact.topic):
        return None
    if fact.topic == "weekday" and fact.first == fact.last:
        return None
    return fact.kind.value, fact.topic


def _sure(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> Doubt:
    """Whether two values are sure to be of one thing; as far as rules can tell."""
    kind, topic = mine.fact.kind, mine.fact.topic
    shared = len(mine.near & theirs.near)
    if kind is _FIGURE:
        if topic in _TOLLS:
            return Doubt.SURE if shared else Doubt.LIKELY
        if topic.startswith("age "):
            return _age(here, there, topic.removeprefix("age "))
        if topic == "tally":
            return max(_by_sharing(shared), Doubt.LIKELY)
        return _figure(here, mine, there, theirs, shared)
    if kind is _PLACE:
        return Doubt.SURE if topic else _place(here, mine, there, theirs)
    if kind is _NAME:
        if topic.startswith("role "):
            return _role(mine.fact, theirs.fact, shared)
        return _name(here, mine.fact, there, theirs.fact, shared)
    if kind is _OUTCOME:
        return _outcome(here, mine, there, theirs, shared)
    if topic == "weekday":
        return _weekday(here, mine, there, theirs)
    return max(_by_sharing(shared), Doubt.LIKELY) if topic == "relative" else _by_sharing(shared)


def _by_sharing(shared: int) -> Doubt:
    """By how many words the surroundings share."""
    if shared >= LEAST_SHARED:
        return Doubt.SURE
    return Doubt.LIKELY if shared else Doubt.POSSIBLE


def _row(article: ArticleFacts, placed: PlacedFact) -> tuple[Word, ...]:
    return tuple(article.words[placed.sentence])


def _before(row: tuple[Word, ...], fact: Fact) -> tuple[str, ...]:
    """The two content words before a fact; nothing in an attribution or behind a name."""
    near = [w for w in row[max(0, fact.first - 5) : fact.first] if not w.light][-2:]
    if len(near) < 2 or near[-1].kind is Kind.NAME or any(w.reporting for w in near):
        return ()
    return tuple(w.key for w in near)


def _age(here: ArticleFacts, there: ArticleFacts, surname: str) -> Doubt:
    """Two ages of one person, unless the articles know more than one of that name."""
    known = (p.fact.value for a in (here, there) for p in a.by_topic.get((_NAME, surname), ()))
    return Doubt.SURE if len(set(known)) == 1 else Doubt.LIKELY


def _has_several(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> bool:
    """Whether one of the sentences has other values of the same thing."""
    return any(
        other is not p and p.fact.comparable(other.fact)
        for a, p in ((here, mine), (there, theirs))
        for other in a.facts[p.sentence]
    )


def _figure(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, shared: int
) -> Doubt:
    """One of several figures of a kind needs the same words before it, or many around it; a share both."""
    if not shared:
        return Doubt.POSSIBLE
    several = _has_several(here, mine, there, theirs)
    before = _before(_row(here, mine), mine.fact)
    same = before != () and before == _before(_row(there, theirs), theirs.fact)
    if mine.fact.topic == "percent":
        return Doubt.SURE if same and not several and shared >= LEAST_SHARED else Doubt.LIKELY
    return Doubt.SURE if shared >= LEAST_SHARED + (several and not same) else Doubt.LIKELY


def _outcome(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, shared: int
) -> Doubt:
    """Two ends of one thing: much the same around them, or the same just before them."""
    if not shared:
        return Doubt.POSSIBLE
    subject, other = (
        {w.key for w in row[max(0, p.fact.first - SUBJECT) : p.fact.first] if not w.light} - PEOPLE
        for row, p in ((_row(here, mine), mine), (_row(there, theirs), theirs))
    )
    return Doubt.SURE if shared >= LEAST_SHARED or subject & other else Doubt.LIKELY


def _weekday(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> Doubt:
    """Weekdays of reports and of follow-ups differ all the time: only those tied to one event count."""
    row, other = _row(here, mine), _row(there, theirs)
    last = row[mine.fact.last].key
    if last in DAYPARTS and last == other[theirs.fact.last].key:
        return Doubt.SURE
    before = _before(row, mine.fact)
    if before and before == _before(other, theirs.fact):
        return Doubt.SURE
    return Doubt.LIKELY if mine.near & theirs.near else Doubt.POSSIBLE


def _place(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> Doubt:
    """Places of the same event: neither is known to the other, nor part of the other."""
    values = set(mine.fact.value.split()), set(theirs.fact.value.split())
    if not (values[0].isdisjoint(there.keys) and values[1].isdisjoint(here.keys)):
        return Doubt.NONE
    if {country_of(v) for v in values[0]} & {country_of(v) for v in values[1]}:
        return Doubt.NONE
    before = _before(_row(here, mine), mine.fact)
    if before and before == _before(_row(there, theirs), theirs.fact):
        return Doubt.SURE
    return Doubt.LIKELY if mine.near & theirs.near else Doubt.POSSIBLE


def _name(here: ArticleFacts, mine: Fact, there: ArticleFacts, theirs: Fact, shared: int) -> Doubt:
    """One surname with two first names, where each article knows only one person of that name."""
    if mine.value in there.keys or theirs.value in here.keys:
        return Doubt.NONE
    if any(len({p.fact.value for p in a.by_topic[mine.kind, mine.topic]}) > 1 for a in (here, there)):
        return Doubt.NONE
    if frozenset((mine.value, theirs.value)) in NICKNAMES or mine.value[:1] == theirs.value[:1]:
        return Doubt.NONE
    if JaroWinkler.similarity(mine.value, theirs.value) >= SPELLING:
        return Doubt.NONE
    return _by_sharing(shared)


def _role(mine: Fact, theirs: Fact, shared: int) -> Doubt:
    """One person has many parts; only two ranks of one office are hard to reconcile."""
    (*rank, office), (*other_rank, other_office) = mine.value.split(), theirs.value.split()
    if family(office) == family(other_office):
        return _by_sharing(shared) if rank != other_rank else Doubt.NONE
    return max(_by_sharing(shared), Doubt.LIKELY)
