"""When something was, told from the day of the report: "last week", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsreader.text.lexicon.calendar import NEARBY_DAYS, UNITS_OF_TIME
from newsreader.text.stems import stems

RELATIVE_WORDS = stems((*UNITS_OF_TIME, *NEARBY_DAYS))
"""Stems of words of which every time told from the day of the report has one."""
_RELATIVE = re.compile(rf"\b(?:(?:this|last|next)\s(?:{'|'.join(UNITS_OF_TIME)})|{'|'.join(NEARBY_DAYS)})\b")


class Moment(NamedTuple):
    """A stretch of text and what it says of the time."""

    start: int
    end: int
    value: str


def relative_times(text: str, start: int, end: int) -> Iterator[Moment]:
    """Times told from the day of the report, in a text in lower case."""
    for match in _RELATIVE.finditer(text, start, end):
        yield Moment(*match.span(), " ".join(match.group().split()))
