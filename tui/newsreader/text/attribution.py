"""Who is named as the speaker of a quotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newsreader.text.stems import stem
from newsreader.text.words import Kind, Word


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


NOT_A_FIRST_NAME = _stems(
    """mayor chief sheriff judge captain coach watchman senator representative governor minister premier
    chancellor spokesman spokeswoman spokesperson attorney lawyer prosecutor director chairman
    chairwoman president secretary general colonel officer inspector detective skipper doctor
    professor speaker leader king queen prince princess pope father sister brother reverend lord
    lady sir dame lieutenant sergeant major justice congressman former vice deputy acting editor
    host republican democrat democratic the st saint new san los late candidate state"""
)
"""Words with a capital before a surname that are no first name."""

SAYING = _stems(
    """said says say told tells wrote writes tweeted warned vowed added asked replied demanded urged insisted
    argued noted explained declared announced asserted asserts contended contends claimed claims continued
    testified recalled"""
)
"""Verbs that stand beside the name of whoever is quoted."""

HEARING = frozenset(("tell", "ask"))
"""Verbs with the hearer behind them."""
REACH = 5
"""Words between a verb of saying and the name of whoever says it."""
_PRONOUNS = frozenset("i we he she they it who".split())
_PREPOSITIONS = frozenset("for of with to by in at on from after before about during that as".split())
_BREAK = re.compile(r"[,;:]")


def named_speaker(text: str, words: Sequence[Word], inside: Collection[int]) -> tuple[Word, ...]:
    """The name nearest to a verb of saying outside the marks of a sentence; nothing when there is none.

    `inside` are the starts of the words inside quotation marks. Titles before the name are left out.
    """
    for at, verb in enumerate(words):
        if verb.key in SAYING and verb.start not in inside:
            if any(w.key in _PRONOUNS for w in words[max(0, at - 1) : at + 2]):
                return ()
            for side in (-1,) if verb.key in HEARING else (1, -1):
                place = _name_beside(text, words, at, side, inside)
                if place >= 0:
                    return _whole_name(text, words, place)
    return ()


def _name_beside(text: str, words: Sequence[Word], verb: int, side: int, inside: Collection[int]) -> int:
    """The place of the name on one side of a verb, in its clause and not behind a preposition; else -1."""
    found = -1
    for place in range(verb + side, verb + side * REACH, side):
        if not 0 <= place < len(words) or words[place].start in inside:
            break
        low, high = sorted((place, place - side))
        gap = text[words[low].end : words[high].start]
        # "the spokesman, Lene Brok, said"
        closes = gap == ", " and high == verb and words[low].kind is Kind.NAME
        if _BREAK.search(gap) and not closes:
            break
        if words[place].key in _PREPOSITIONS:
            return -1
        if found < 0 and words[place].kind is Kind.NAME:
            found = place
            if side > 0:
                break
    return found


def _whole_name(text: str, words: Sequence[Word], place: int) -> tuple[Word, ...]:
    """The run of names around one of them."""
    first = last = place
    while (
        first
        and words[first - 1].kind is Kind.NAME
        and text[words[first - 1].end : words[first].start] == " "
    ):
        first -= 1
    while (
        last + 1 < len(words)
        and words[last + 1].kind is Kind.NAME
        and text[words[last].end : words[last + 1].start] == " "
    ):
        last += 1
    run = words[first : last + 1]
    return tuple(w for w in run if w.key not in NOT_A_FIRST_NAME)
