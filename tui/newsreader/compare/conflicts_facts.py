"""Where a matched pair of sentences differs in a figure, date, place, name or outcome.

Two values count only when neither stands elsewhere in the other article: outlets choose freely which of
several values of a kind they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.conflicts_difference import Difference
from newsreader.compare.facts import Fact
from newsreader.compare.facts_article import ArticleFacts, PlacedFact
from newsreader.compare.facts_tables import DAYPARTS, NICKNAMES, PEOPLE, TOLL
from newsreader.compare.words import Kind, Word, country_of
from newsreader.model import ConflictKind

LEAST_SHARED = 2
"""Words that the surroundings of two values share when the values are sure to be of one thing."""
EVERYWHERE = 1 << 30
BESIDE = 0
"""Sentences around a match that are searched for a value."""
_EXACT = (ConflictKind.NAME, ConflictKind.PLACE)
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
    for mine in here.facts[sentence]:
        fact = mine.fact
        rivals = [p for p in there.facts[other] if fact.comparable(p.fact)]
        if not rivals or any(fact.agrees(p.fact) for p in rivals):
            continue
        for reach in (EVERYWHERE, BESIDE):
            theirs = _nearest(mine, here, rivals, there, reach)
            if theirs is None or _nearest(theirs, there, here.facts[sentence], here, reach) is not mine:
                continue
            sure = _sure(here, mine, there, theirs)
            if reach == BESIDE:
                sure = None if sure is None or mine.fact.kind in _EXACT else False
            if sure is not None:
                yield Difference(
                    mine.fact.kind,
                    here.span(sentence, mine.fact.start, mine.fact.end),
                    other,
                    there.span(other, theirs.fact.start, theirs.fact.end),
                    sure,
                    _is_tight(mine.fact),
                )
            break


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
    fact = placed.fact
    least = max(shared, 1) if fact.kind is ConflictKind.OUTCOME else 0
    for other in article.agreeing(fact):
        if abs(other.sentence - place) <= reach and (not least or len(placed.close & other.close) >= least):
            return True
    return False


def _is_tight(fact: Fact) -> bool:
    """Whether two values that differ say by themselves that they are of one thing."""
    match fact.kind:
        case ConflictKind.FIGURE:
            return fact.topic in _TOLLS
        case ConflictKind.DATE:
            return fact.topic == "weekday"
        case _:
            return True


def _sure(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> bool | None:
    """Whether two values are sure to be of one thing; None when that is not even likely."""
    shared = len(mine.near & theirs.near)
    match mine.fact.kind:
        case ConflictKind.FIGURE if mine.fact.topic in _TOLLS:
            return shared >= 1
        case ConflictKind.FIGURE:
            return _figure(here, mine, there, theirs, shared)
        case ConflictKind.PLACE if mine.fact.topic:
            return True
        case ConflictKind.PLACE:
            return _place(here, mine, there, theirs)
        case ConflictKind.NAME:
            return _name(here, mine.fact, there, theirs.fact, shared)
        case ConflictKind.OUTCOME:
            return _outcome(here, mine, there, theirs, shared)
        case ConflictKind.DATE if mine.fact.topic == "weekday":
            return _weekday(here, mine, there, theirs)
        case ConflictKind.DATE:
            return shared >= LEAST_SHARED if shared else None
    return None


def _row(article: ArticleFacts, placed: PlacedFact) -> tuple[Word, ...]:
    return tuple(article.words[placed.sentence])


def _before(row: tuple[Word, ...], fact: Fact) -> tuple[str, ...]:
    """The two content words before a fact; nothing in an attribution or behind a name."""
    near = [w for w in row[max(0, fact.first - 5) : fact.first] if not w.light][-2:]
    if len(near) < 2 or near[-1].kind is Kind.NAME or any(w.reporting for w in near):
        return ()
    return tuple(w.key for w in near)


def _figure(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, shared: int
) -> bool | None:
    """One of several figures of a kind needs the same words before it, or many around it; a share both."""
    if not shared:
        return None
    several = any(
        other is not p and p.fact.comparable(other.fact)
        for a, p in ((here, mine), (there, theirs))
        for other in a.facts[p.sentence]
    )
    before = _before(_row(here, mine), mine.fact)
    same = before != () and before == _before(_row(there, theirs), theirs.fact)
    if mine.fact.topic == "percent":
        return same and not several and shared >= LEAST_SHARED
    return shared >= LEAST_SHARED + (several and not same)


def _outcome(
    here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact, shared: int
) -> bool | None:
    """Two ends of one thing: much the same around them, or the same just before them."""
    if not shared:
        return None
    subject, other = (
        {w.key for w in row[max(0, p.fact.first - SUBJECT) : p.fact.first] if not w.light} - PEOPLE
        for row, p in ((_row(here, mine), mine), (_row(there, theirs), theirs))
    )
    return shared >= LEAST_SHARED or bool(subject & other)


def _weekday(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> bool | None:
    """Weekdays of reports and of follow-ups differ all the time: only those tied to one event count."""
    row, other = _row(here, mine), _row(there, theirs)
    last = row[mine.fact.last].key
    if last in DAYPARTS and last == other[theirs.fact.last].key:
        return True
    before = _before(row, mine.fact)
    if before and before == _before(other, theirs.fact):
        return True
    return False if mine.near & theirs.near else None


def _place(here: ArticleFacts, mine: PlacedFact, there: ArticleFacts, theirs: PlacedFact) -> bool | None:
    """Places of the same event: neither is known to the other, nor part of the other."""
    values = set(mine.fact.value.split()), set(theirs.fact.value.split())
    if not (values[0].isdisjoint(there.keys) and values[1].isdisjoint(here.keys)):
        return None
    if {country_of(v) for v in values[0]} & {country_of(v) for v in values[1]}:
        return None
    before = _before(_row(here, mine), mine.fact)
    if before and before == _before(_row(there, theirs), theirs.fact):
        return True
    return False if mine.near & theirs.near else None


def _name(here: ArticleFacts, mine: Fact, there: ArticleFacts, theirs: Fact, shared: int) -> bool | None:
    """One surname with two first names, where each article knows only one person of that name."""
    if mine.value in there.keys or theirs.value in here.keys:
        return None
    if any(len({p.fact.value for p in a.by_topic[mine.kind, mine.topic]}) > 1 for a in (here, there)):
        return None
    if frozenset((mine.value, theirs.value)) in NICKNAMES or mine.value[:1] == theirs.value[:1]:
        return None
    if JaroWinkler.similarity(mine.value, theirs.value) >= SPELLING:
        return None
    return shared >= LEAST_SHARED
