"""Whose age a number is: "Ruben Ashdale, 24, a deckhand", "the 24-year-old Ruben Ashdale"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsreader.text.patterns import pattern
from newsreader.text.words import Kind, Word

OLDEST = 120
_CLOSED = pattern(r"\s*(?:[,.;:)]|—|–|$)")
_YEARS_OLD = pattern(r"[-\s]years?[-\s]old\b")


def whose_age(text: str, words: Sequence[Word], starts: Sequence[int], start: int, end: int) -> str:
    """The surname of whoever is as many years old as the number `text[start:end]` says, or nothing.

    `words` are those of its sentence, `starts` where each of them begins.
    """
    if not text[start:end].isdigit() or int(text[start:end]) > OLDEST:
        return ""
    place = bisect_left(starts, start)
    years = _YEARS_OLD.match(text, end)
    if years:
        behind = bisect_left(starts, years.end())
        run = _run(text, words, behind)
        return words[run - 1].key if run > behind else ""
    before = words[place - 1] if place else None
    if before is None or before.kind is not Kind.NAME or text[before.end : start] not in (", ", " ("):
        return ""
    return before.key if _CLOSED.match(text[end : end + 2]) else ""


def _run(text: str, words: Sequence[Word], first: int) -> int:
    """The end of a run of names that begins at a place."""
    end = first
    while end < len(words) and words[end].kind is Kind.NAME:
        if end > first and text[words[end - 1].end : words[end].start] != " ":
            break
        end += 1
    return end
