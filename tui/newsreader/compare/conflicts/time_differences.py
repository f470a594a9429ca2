"""Where two matched sentences tell the time in ways that cannot be held against each other value by value:
a day of the week against "last week", an hour against "in the afternoon", a year against "this year"."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.topics import FactType
from newsreader.model import ConflictKind
from newsreader.text.lexicon.calendar import DAYPARTS

NOON, EVENING, NIGHT = 12 * 60, 17 * 60, 21 * 60


def differing_times(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> Iterator[Difference]:
    """The first two times of one scale that are told in two ways, where none is told in the same way."""
    mine, theirs = here.times[sentence], there.times[other]
    for one in mine:
        for two in theirs:
            if one.fact.topic == two.fact.topic or not _differ(here, one, there, two):
                continue
            if {p.fact.value for p in mine} & {p.fact.value for p in theirs}:
                return
            yield Difference(
                ConflictKind.DATE,
                here.span(sentence, one.fact.start, one.fact.end),
                other,
                there.span(other, two.fact.start, two.fact.end),
                Doubt.POSSIBLE,
                shared=len(one.near & two.near),
            )
            return


def _differ(here: ArticleFacts, one: PlacedFact, there: ArticleFacts, two: PlacedFact) -> bool:
    """Whether two times of two topics speak of one scale in ways that do not fit."""
    times = {one.fact.topic.type: (here, one), two.fact.topic.type: (there, two)}
    if times.keys() == {FactType.CLOCK, FactType.WEEKDAY}:
        part = _part(*times[FactType.WEEKDAY])
        return bool(part) and part != _part_of(int(times[FactType.CLOCK][1].fact.value))
    if times.keys() == {FactType.RELATIVE, FactType.WEEKDAY}:
        return times[FactType.RELATIVE][1].fact.value.endswith(("week", "weekend"))
    if times.keys() == {FactType.RELATIVE, FactType.YEAR}:
        return times[FactType.RELATIVE][1].fact.value.endswith("year")
    return False


def _part(article: ArticleFacts, placed: PlacedFact) -> str:
    """The part of the day that stands behind a weekday, or nothing."""
    last = article.words[placed.sentence][placed.fact.last].key
    return last if last in DAYPARTS else ""


def _part_of(minutes: int) -> str:
    """The part of the day at some minutes after midnight."""
    if minutes < NOON:
        return "morning"
    if minutes < EVENING:
        return "afternoon"
    return "evening" if minutes < NIGHT else "night"
