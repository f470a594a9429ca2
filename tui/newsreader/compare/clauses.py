"""How a sentence is built: its clauses, which words only attribute it, and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.compare.words import Kind, Word
from newsreader.model import Article

_BREAK = re.compile(r"[,;:—–…“”\"()]|--| - |\.\.\.")
_JOINTS = frozenset("but while after before because although though whereas who which when where as".split())
_VERBS = frozenset(
    """say tell add not report announc assert stress remark comment explain declar maintain reiterat tweet
    writ ask repli respond argu insist suggest acknowledg accord""".split()
)
_PRONOUNS = frozenset("he she they who it".split())
ATTRIBUTION = 8
"""Content words that a clause of attribution has at most."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The build of one sentence."""

    clause: tuple[int, ...]
    """Number of the clause of every word."""
    said: tuple[bool, ...]
    """Whether a word only says who says it, to whom and when."""
    speaker: str
    """Key of the name that speaks, inherited by a bare quotation; empty when unknown."""
    bare: bool
    """Hardly more than a quotation: hardly any content outside the marks and no attribution."""


def _clauses(text: str, words: tuple[Word, ...]) -> tuple[int, ...]:
    """The number of every word's clause."""
    numbers, number, since = [], 0, 0
    for place, word in enumerate(words):
        if place:
            gap = text[words[place - 1].end : word.start]
            joint = word.light and word.key in _JOINTS and since > 3
            if word.quoted != words[place - 1].quoted or _BREAK.search(gap) or joint:
                number += 1
                since = 0
        numbers.append(number)
        since += 1
    return tuple(numbers)


def _said(words: tuple[Word, ...], clause: tuple[int, ...]) -> tuple[bool, ...]:
    """Which words belong to an attribution: a short clause with a verb of saying, or its words up to it."""
    flags = [False] * len(words)
    start = 0
    while start < len(words):
        stop = start
        while stop < len(words) and clause[stop] == clause[start]:
            stop += 1
        part = words[start:stop]
        verb = next((i for i, w in enumerate(part) if w.key in _VERBS and not w.quoted), -1)
        if verb >= 0:
            whole = start > 0 or stop < len(words)
            if whole and sum(not w.light for w in part) <= ATTRIBUTION and verb <= 5:
                flags[start:stop] = [True] * (stop - start)
            elif verb <= 6:
                flags[start : start + verb + 1] = [True] * (verb + 1)
        start = stop
    if all(f or w.light for f, w in zip(flags, words, strict=True)):
        return (False,) * len(words)
    return tuple(flags)


def _speaker(words: tuple[Word, ...], said: tuple[bool, ...], clause: tuple[int, ...]) -> tuple[str, bool]:
    """The last name of the name nearest to a verb of saying; and whether a pronoun speaks instead."""
    best, distance, pronoun = "", 9, False
    for at, word in enumerate(words):
        if word.key not in _VERBS or word.quoted:
            continue
        for other in range(max(0, at - 8), min(len(words), at + 7)):
            near = words[other]
            if near.quoted or clause[other] != clause[at]:
                continue
            last = other + 1 >= len(words) or words[other + 1].kind is not Kind.NAME
            if near.kind is Kind.NAME and last and abs(other - at) < distance:
                best, distance = near.key, abs(other - at)
            elif near.key in _PRONOUNS and abs(other - at) == 1:
                pronoun = True
        if best or pronoun:
            break
    return best, pronoun and not best


def outline(article: Article, sentences: list[tuple[int, tuple[Word, ...]]]) -> list[Outline]:
    """The build of some sentences of an article, given as (index, words) in order."""
    outlines: list[Outline] = []
    speaker, until = "", -1
    for index, words in sentences:
        clause = _clauses(article.text, words)
        said = _said(words, clause)
        content = [w for w in words if not w.light]
        quoted = sum(w.quoted for w in content)
        named, pronoun = _speaker(words, said, clause)
        bare = (
            quoted > 0
            and quoted >= 0.8 * len(content)
            and not any(w.key in _VERBS and not w.quoted for w in words)
        )
        if named:
            speaker, until = named, index + 3
        elif (pronoun or bare) and index <= until:
            until = index + 3
        who = named or (speaker if (pronoun or bare) and index <= until else "")
        outlines.append(Outline(clause, said, who, bare))
    return outlines
