"""What office or part a sentence gives a person: "the fire chief, Marit Hallgarth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.text.lexicon import offices
from newsreader.text.patterns import pattern
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word

ROLES = stems(offices.ROLES)
"""Stems of words that end the name of an office or a part."""
QUALIFIERS = stems(offices.QUALIFIERS)
"""Words before it that make another one of it."""
DEPUTIES = stems(("deputy", "vice", "acting", "interim", "assistant"))
"""Those of them that say that the office is another one; others are often left out."""
GENERAL = stems("aide adviser advisor consultant official chief head candidate nominee host author".split())
"""Words for a part that leave open which office it is, or that go with any."""
LONGEST = 4
"""Words of an office."""
BEHIND = 8
"""Words behind a name among which its office stands."""
_SHORT = {"executiv chief": "ceo", "chief executiv": "ceo", "executiv": "ceo", "executiv officer": "ceo"}
"""An office in several words -> the short form that stands for it."""
ONE_PART = frozenset(frozenset(stems(pair.split())) for pair in ("captain skipper", "coach manager"))
"""Two words for one part, each of which means something else elsewhere."""
_BREAK = pattern(r"[.;:!?()—–]|--")


class Role(NamedTuple):
    """A person and an office, from the first to the last word of the office in its sentence."""

    surname: str
    office: str
    """The ranks and the last word of it; two with the same last word may be one office."""
    first: int
    last: int


def find_roles(text: str, words: Sequence[Word]) -> Iterator[Role]:
    """The offices that stand right before a name, with or without a comma, or behind it between commas."""
    for place, word in enumerate(words):
        if word.key not in ROLES or (place + 1 < len(words) and words[place + 1].key in ROLES):
            continue
        surname = _named_behind(text, words, place) or _named_before(text, words, place)
        if surname:
            first = _first(text, words, place)
            inner = [w.key for w in words[first:place] if w.key in QUALIFIERS]
            office = " ".join([*inner, word.key])
            yield Role(surname, _SHORT.get(office, office), first, place)


def _first(text: str, words: Sequence[Word], place: int) -> int:
    """Where the words begin that say which office it is."""
    first = place
    while first > max(0, place - LONGEST + 1):
        word = words[first - 1]
        if text[word.end - 2 : word.end] in ("'s", "’s"):
            break
        if word.light or text[word.end : words[first].start] != " ":
            break
        first -= 1
    while words[first].kind is Kind.NAME and words[first].key not in QUALIFIERS | ROLES:
        first += 1  # "the acting Tate director" has a rank before the name of where, "Tate director" none
    return first


def _named_behind(text: str, words: Sequence[Word], place: int) -> str:
    """The last word of the name that follows an office; nothing when none does."""
    at = place + 1
    if at >= len(words) or text[words[place].end : words[at].start] not in (" ", ", "):
        return ""
    last = ""
    for word, before in zip(words[at:], words[place:], strict=False):
        gap = text[before.end : word.start]
        if word.kind is not Kind.NAME or (last and gap not in (" ", ". ")):
            break
        last = word.key
    return last


def _named_before(text: str, words: Sequence[Word], place: int) -> str:
    """The last word of the name before the comma that an office stands behind; nothing when there is none."""
    for at in range(place - 1, max(place - BEHIND, -1), -1):
        gap = text[words[at].end : words[at + 1].start]
        if words[at].quoted != words[at + 1].quoted or _BREAK.search(gap):
            return ""
        if "," in gap:
            return words[at].key if words[at].kind is Kind.NAME else ""
    return ""
