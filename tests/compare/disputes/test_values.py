"""What the words of a dispute say, in one form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.compare.disputes.values import Reading, are_one, in_digits, read_mention, value_of
from newsreader.compare.facts.article import read_facts
from newsreader.model import ConflictKind, Mention
from tests.support.making import article

FIGURE, DATE, OUTCOME = ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.OUTCOME


def reading(text: str, kind: ConflictKind, published: str = "") -> Reading:
    """What the words in brackets say."""
    before, words, behind = text.replace("]", "[").split("[")
    read = replace(article(before + words + behind), published=published)
    return read_mention(read_facts(read), kind, Mention(0, 0, len(before), len(before + words)))


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (FIGURE, ("He hurt [12] people.", "[Twelve] people were hurt."), "12"),
        (FIGURE, ("[A dozen] were hurt.", "It hurt [12]."), "12"),
        (FIGURE, ("It cost [€3.5m].", "It cost [EUR 3.5 million]."), "€3.5 million"),
        (FIGURE, ("It cost about [$140 million].", "It paid [$141 million]."), "$141 million"),
        (FIGURE, ("It rose [4 percent].", "It rose [4%]."), "4%"),
        (FIGURE, ("It hurt more than [40] people.",), "more than 40"),
        (OUTCOME, ("A man [died].", "A man was [killed].", "He [did not live]."), "died"),
        (DATE, ("It closes on [4 December].", "It closes on [December 4th]."), "4 December"),
        (DATE, ("It began at [10:40 p.m]. there", "It began at [22:40]."), "22:40"),
        (ConflictKind.QUOTATION, ("“[We saw it]”, he said.",), "We saw it"),
    ],
)
def test_all_ways_to_say_it_are_one_and_have_one_form(
    kind: ConflictKind, said: tuple[str, ...], value: str
) -> None:
    readings = [reading(text, kind) for text in said]
    assert all(are_one(readings[0], other) for other in readings)
    assert value_of(readings) == value


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (FIGURE, "It hurt [12] people.", "It hurt [17] people."),
        (FIGURE, "It cost [€3.5m].", "It cost [$3.5m]."),
        (OUTCOME, "The man [died].", "The man [survived]."),
        (DATE, "It began on [Monday].", "It began on [Tuesday]."),
        (DATE, "It began on [Monday].", "It began in [2019]."),
        (ConflictKind.PLACE, "It is in [Oslo].", "It is in [Rome]."),
        (ConflictKind.QUOTATION, "“[Yes]”, he said.", "“[No]”, he said."),
    ],
)
def test_other_values_are_apart(kind: ConflictKind, one: str, other: str) -> None:
    assert not are_one(reading(one, kind), reading(other, kind))


def test_a_weekday_is_the_last_one_before_the_report() -> None:
    weekday = reading("It burned on [Tuesday].", DATE, "2026-11-05")
    yesterday = reading("It burned [yesterday].", DATE, "2026-11-04T08:00:00+00:00")
    day = reading("It burned on [3 November].", DATE, "2026-11-06")
    later = reading("It burned on [4 November].", DATE, "2026-11-06")
    assert are_one(weekday, day) and are_one(yesterday, day) and not are_one(weekday, later)
    assert value_of([weekday, day]) == "Tuesday, 3 November"
    undated = reading("It burned on [Tuesday].", DATE)
    assert not are_one(undated, day)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (12, "", "12"),
        (1200, "", "1,200"),
        (3.5e6, "euro", "€3.5 million"),
        (43_885_310, "dollar", "$43,885,310"),
        (2e9, "rupee", "2 billion rupees"),
        (0.5, "percent", "0.5%"),
    ],
)
def test_numbers_are_written_as_one_reads_them(value: float, unit: str, written: str) -> None:
    assert in_digits(value, unit) == written
