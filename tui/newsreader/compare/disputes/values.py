"""What the words of a dispute say, in one form: 12 for "Twelve" and "a dozen", died for "was killed"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsreader.compare.conflicts.fact_differences import are_names_of_one
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.figures import Figure, find_figures
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.tables import OUTCOME_NAMES
from newsreader.compare.facts.times import EITHER
from newsreader.compare.facts.topics import FactType
from newsreader.model import ConflictKind, Mention
from newsreader.text.lexicon.calendar import DAYS, MONTHS
from newsreader.text.words import plain

SIGNS = {
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yen": "¥",
    "australian dollar": "A$",
    "canadian dollar": "C$",
}
"""Currency -> what stands before a sum."""
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_FIGURES = (FactType.SUM, FactType.SHARE, FactType.COUNT, FactType.TOLL, FactType.AGE)
_OF_DAYS = (FactType.WEEKDAY, FactType.DAY, FactType.RELATIVE)
_BY_WORDS = frozenset(
    (
        ConflictKind.QUOTATION,
        ConflictKind.SPEAKER,
        ConflictKind.NAME,
        ConflictKind.PLACE,
        ConflictKind.DATE,
        ConflictKind.FIGURE,
        ConflictKind.UNIT,
    )
)
"""Kinds of which there are more than two sides: other words are another side."""
_MONTHS = tuple(dict.fromkeys(MONTHS.values()))
_WEEK = 7


class Reading(NamedTuple):
    """What a mention says."""

    kind: ConflictKind
    words: str
    """As written."""
    key: str
    """The words without case, accents and white space of its own."""
    fact: Fact | None
    """The fact that the words are, if they are one."""
    day: date | None
    """The day they mean, as far as the date of the report tells."""
    near: frozenset[str] = frozenset()
    """Content words around the fact."""


def read_mention(facts: ArticleFacts, kind: ConflictKind, mention: Mention) -> Reading:
    """What a mention in the article of some facts says."""
    words = facts.article.text[mention.start : mention.end]
    of_kind = [p for p in facts.facts[mention.sentence] if p.fact.kind is kind]
    touching = [p for p in of_kind if p.fact.start < mention.end and mention.start < p.fact.end]
    placed = max(touching, key=lambda p: _overlap(p.fact, mention), default=None)
    return reading_of(facts, kind, words, placed)


def reading_of(facts: ArticleFacts, kind: ConflictKind, words: str, placed: PlacedFact | None) -> Reading:
    """What some words of an article say that are a fact, or none."""
    key = " ".join(plain(words).split())
    if placed is None:
        return Reading(kind, words, key, None, None)
    return Reading(kind, words, key, placed.fact, _day_of(placed.fact, facts.article.published), placed.near)


def _overlap(fact: Fact, mention: Mention) -> tuple[int, int]:
    return min(fact.end, mention.end) - max(fact.start, mention.start), -fact.start


def are_one(one: Reading, other: Reading) -> bool:
    """Whether two readings, of which neither is held against the other, say the same of one fact."""
    if one.key == other.key:
        return True
    if one.fact is not None and other.fact is not None:
        return _facts_agree(one, other)
    if one.kind in _BY_WORDS:
        short, long = sorted((one.key, other.key), key=len)
        return f" {short} " in f" {long} "
    return True


def is_comparable(one: Reading, fact: Fact) -> bool:
    """Whether a fact is a value of what a reading is a value of."""
    if one.fact is None:
        return False
    return one.fact.comparable(fact) or (one.day is not None and fact.topic.type in _OF_DAYS)


def _facts_agree(one: Reading, other: Reading) -> bool:
    mine, theirs = one.fact, other.fact
    assert mine is not None and theirs is not None
    if one.day is not None and other.day is not None and mine.topic != theirs.topic:
        return one.day == other.day
    if mine.topic.type is not theirs.topic.type:
        return False
    if mine.topic.type is FactType.SUM and mine.topic != theirs.topic:
        return False
    if mine.topic.type is FactType.PLACE:
        return not set(mine.value.split()).isdisjoint(theirs.value.split())
    if mine.topic.type is FactType.GIVEN_NAME:
        return are_names_of_one(mine.value.split(), theirs.value.split())
    return mine.agrees(theirs)


# The form that is shown


def value_of(readings: Sequence[Reading]) -> str:
    """One form for what all of some readings say: that of the most exact figure or day, else the words that
    are written most often."""
    figures = [r.fact for r in readings if r.fact is not None and r.fact.topic.type in _FIGURES]
    if figures:
        return min((_as_figure(fact) for fact in figures), key=lambda found: found[:2])[2]
    timed = (*_OF_DAYS, FactType.CLOCK)
    days = dict.fromkeys(_as_day(r.fact) for r in readings if r.fact and r.fact.topic.type in timed)
    if days:
        return ", ".join(days)
    outcomes = [r.fact for r in readings if r.fact is not None and r.fact.topic.type is FactType.OUTCOME]
    if outcomes:
        return OUTCOME_NAMES[int(outcomes[0].topic.subject), int(outcomes[0].value)]
    if readings[0].kind is ConflictKind.FIGURE and (loose := _loose_figure(readings)):
        return loose
    written = Counter(r.key for r in readings)
    return " ".join(max(readings, key=lambda r: (written[r.key], -readings.index(r))).words.split())


def _as_figure(fact: Fact) -> tuple[bool, float, str]:
    """(whether it is left open, how far, how it is written)"""
    written = fact.value.lower()
    bare = next(iter(find_figures(written, 0, len(written))), None)
    reach = fact.high - fact.low
    if bare is None:
        return True, reach, written
    unit = fact.topic.subject.removesuffix(" each") if fact.topic.type is FactType.SUM else bare.unit
    value = in_digits((bare.low + bare.high) / 2, unit)
    if (fact.low, fact.high) == (bare.low, bare.high):
        return False, reach, value
    middle = (bare.low + bare.high) / 2
    open_end = "more than" if fact.low >= middle else "up to" if fact.high <= middle else "about"
    return True, reach, f"{open_end} {value}"


def _loose_figure(readings: Sequence[Reading]) -> str:
    """The value of a number that is no fact, such as a bare one."""
    for reading in readings:
        found: Figure | None = next(iter(find_figures(reading.key, 0, len(reading.key))), None)
        if found is not None and found.end - found.start == len(reading.key):
            return in_digits((found.low + found.high) / 2, found.unit)
    return ""


def in_digits(value: float, unit: str) -> str:
    """A number with its unit, such as "€3.5 million", "1,200", "12%"."""
    scale, name = next(((scale, f" {name}") for scale, name in _SCALES if value >= scale), (1.0, ""))
    scaled = round(value / scale, 6)
    if scaled * 1000 != int(scaled * 1000):
        scaled, name = round(value, 6), ""
    digits = f"{scaled:,.0f}" if scaled == int(scaled) else f"{scaled:,.6f}".rstrip("0")
    if unit == "percent":
        return f"{digits}{name}%"
    if unit in SIGNS:
        return f"{SIGNS[unit]}{digits}{name}"
    return f"{digits}{name} {unit}s" if unit else digits + name


def _as_day(fact: Fact) -> str:
    """Such as "Tuesday", "4 November", "22:40"."""
    if fact.topic.type is FactType.WEEKDAY:
        return fact.value.capitalize()
    if fact.topic.type is FactType.CLOCK:
        return "{:02d}:{:02d}".format(*divmod(int(fact.value), 60))
    if fact.topic.type is FactType.RELATIVE:
        return fact.value
    return EITHER.join(" ".join(reversed(day.title().split())) for day in fact.value.split(EITHER))


def _day_of(fact: Fact, published: str) -> date | None:
    """The day that a fact means in a report of a day, an ISO 8601 date or time: a day of the week is the last
    one before the report, or the day itself."""
    try:
        report = date.fromisoformat(published[:10])
    except ValueError:
        return None
    if fact.topic.type is FactType.WEEKDAY and fact.value in DAYS:
        return report - timedelta((report.weekday() - DAYS.index(fact.value)) % _WEEK)
    if fact.topic.type is FactType.RELATIVE and fact.value in ("yesterday", "tomorrow"):
        return report + timedelta(1 if fact.value == "tomorrow" else -1)
    if fact.topic.type is FactType.DAY and EITHER not in fact.value:
        month, day = fact.value.split()
        years = [year for year in (report.year, report.year - 1, report.year + 1)]
        found = [_date(year, _MONTHS.index(month) + 1, int(day)) for year in years]
        return min((d for d in found if d is not None), key=lambda d: abs(d - report), default=None)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
