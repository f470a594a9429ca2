"""How the patterns of facts look at a text: in lower case, and only where a match can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def lowered(text: str) -> str:
    """The text in lower case, every character in its place."""
    return text.replace("İ", "i").lower()  # the only one whose lower case is longer


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
