"""How the patterns of facts look at a text: in lower case, and only where a match can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.text.languages import primary
from newsreader.text.lexicon.abroad import DECIMAL_COMMA
from newsreader.text.patterns import pattern

_SEPARATOR = pattern(r"(?<=\d)(?:\.(?=\d{3}(?!\d))|,(?=\d)|(?<!\d{4})[ \u00a0\u202f](?=\d{3}(?!\d)))")
_ENGLISH = {".": ",", ",": ".", " ": ",", "\u00a0": ",", "\u202f": ","}
"""Mark between digits -> what stands there in English."""


_CLOCK = pattern(r"(?<![\d.])([01]?\d|2[0-4])\.([0-5]\d)(?= uhr\b)")
"""German "22.40 Uhr"."""


def lowered(text: str, language: str = "") -> str:
    """The text in lower case, every character in its place; numbers and times written as in English."""
    low = text.replace("İ", "i").lower()  # the only one whose lower case is longer
    if primary(language) not in DECIMAL_COMMA:
        return low
    return _SEPARATOR.sub(lambda mark: _ENGLISH[mark[0]], _CLOCK.sub(r"\1:\2", low))


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], end: int
) -> Iterator[re.Match[str]]:
    """The matches that begin at some places, given in order, and end before `end`; none overlap."""
    behind = 0
    for place in places:
        match = pattern.match(text, place, end) if place >= behind else None
        if match:
            behind = match.end()
            yield match
