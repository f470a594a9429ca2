"""When something was: on a day of a month, in words or in digits, or told from the day of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsreader.text.lexicon.calendar import MONTHS, NEARBY_DAYS, UNITS_OF_TIME
from newsreader.text.patterns import pattern
from newsreader.text.scanning import matches_at
from newsreader.text.stems import stems

RELATIVE_WORDS = stems((*UNITS_OF_TIME, *NEARBY_DAYS))
"""Stems of words of which every time told from the day of the report has one."""
_RELATIVE = pattern(rf"\b(?:(?:this|last|next)\s(?:{'|'.join(UNITS_OF_TIME)})|{'|'.join(NEARBY_DAYS)})\b")


EITHER = " or "
"""Between the values that one may be either of."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = pattern(
    rf"\b(?:(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{_MONTH})(?!\.?\s\d{{1,2}}\s[^\W\d]))\b"
    rf"(?![-–]\d|\s(?:and|to)\s\d|,?\d)"
)
_NUMERIC_DATE = pattern(
    r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?:\d{4}|\d\d)(?![\d/]|\.\d)"
)
_MONTH_NAMES = tuple(dict.fromkeys(MONTHS.values()))


class Moment(NamedTuple):
    """A stretch of text and what it says of the time."""

    start: int
    end: int
    value: str


def relative_times(text: str, start: int, end: int) -> Iterator[Moment]:
    """Times told from the day of the report, in a text in lower case."""
    for match in _RELATIVE.finditer(text, start, end):
        yield Moment(*match.span(), " ".join(match.group().split()))


def named_days(text: str, low: str, start: int, end: int) -> Iterator[Moment]:
    """Days of a month that is named: "14 May", "May 14th". `low` is the text in lower case."""
    for match in _DATE.finditer(low, start, end):
        name = "month" if match["month"] else "month2"
        day = int(match["day"] or match["day2"])
        if 1 <= day <= 31 and text[match.start(name)].isupper():
            yield Moment(*match.span(), f"{MONTHS[match[name]]} {day}")


def numeric_days(text: str, numbers: Iterable[int], end: int) -> Iterator[Moment]:
    """Days written in digits: "14/05/2026", "05/14/2026", "14.05.2026"; one that may be either is both.
    `numbers` are the places where one may begin."""
    for match in matches_at(_NUMERIC_DATE, text, numbers, end):
        one, two = int(match["one"]), int(match["two"])
        ways = [(one, two)] if match["mark"] == "." else [(one, two), (two, one)]
        days = {
            f"{_MONTH_NAMES[month - 1]} {day}" for day, month in ways if 1 <= month <= 12 and 1 <= day <= 31
        }
        if days:
            yield Moment(*match.span(), EITHER.join(sorted(days)))
