"""The clauses of a sentence as stretches of its text: what can be told apart from the rest of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from newsreader.model import Sentence, Span
from newsreader.text.abbreviations import NUMBERED, SUFFIXES, TITLES
from newsreader.text.clauses import Outline
from newsreader.text.patterns import pattern
from newsreader.text.words import Kind, Word

ADDED = 4
"""Content words that a part joined by "and" and the one before it have at least to be clauses of their own:
fewer are a list."""
_ADDING = frozenset("and or nor".split())
_STOPS = ".!?…"
_ENDS = pattern(r"[.!?…]['\"’”»)\]]*\s+['\"‘“«(\[]*[^\W\d_]")
_SHORT = TITLES | SUFFIXES | NUMBERED
_GAP = pattern(r"\s+")


def clause_spans(text: str, sentence: Sentence, words: Sequence[Word], built: Outline) -> tuple[Span, ...]:
    """The clauses of a sentence of a text: in order, without overlap, with only white space between them.

    They tile the sentence: the first begins where it does, the last one ends where it does. Each has a
    content word of its own, besides what only says who speaks; a part that has none belongs to the clause
    before it, or at the beginning to the one behind. `words` and `built` are those of the sentence.
    """
    spans: list[Span] = []
    start = sentence.start
    for place in _firsts(text, words, built):
        end, behind = _cut(text, words[place - 1].end, words[place].start)
        spans.append(Span(start, end))
        start = behind
    spans.append(Span(start, sentence.end))
    return tuple(spans)


def _firsts(text: str, words: Sequence[Word], built: Outline) -> list[int]:
    """The places of the words that the second and each further clause begins with."""
    joints = _joints(text, words, built)
    if not joints:
        return []
    counts = [0, *accumulate([not (w.light or said) for w, said in zip(words, built.said, strict=True)])]
    firsts: list[int] = []
    begun = 0
    """The place that the clause before begins with."""
    for (place, needed), (end, _) in pairwise([*joints, (len(words), 0)]):
        if counts[place] - counts[begun] >= needed and counts[end] - counts[place] >= needed:
            firsts.append(place)
            begun = place
    return firsts


def _joints(text: str, words: Sequence[Word], built: Outline) -> list[tuple[int, int]]:
    """The places where a clause may begin, with how many content words the parts before and behind it need
    for that."""
    found: list[tuple[int, int]] = []
    clause, before = built.clause, words[0] if words else None
    for place, word in enumerate(words):
        if place and before is not None:
            ended = text[before.end] in _STOPS and _ends(text, before)
            if ended or clause[place] != clause[place - 1]:
                found.append((place, 1))
            elif word.light and word.key in _ADDING and _is_no_name(words, place + 1):
                found.append((place, ADDED))
        before = word
    return found


def _is_no_name(words: Sequence[Word], place: int) -> bool:
    """Whether there is a word at a place, and no name."""
    return place < len(words) and words[place].kind is not Kind.NAME


def _ends(text: str, word: Word) -> bool:
    """Whether a sentence within the sentence ends with a word, as in a quotation of several."""
    found = _ENDS.match(text, word.end)
    if found is None or not found.group()[-1].isupper():
        return False
    written = text[word.start : word.end]
    return text[word.end] != "." or (len(written) > 1 and "." not in written and written not in _SHORT)


def _cut(text: str, end: int, start: int) -> tuple[int, int]:
    """Where a clause whose last word ends at `end` stops, and where the next one, whose first word starts at
    `start`, begins: at the white space between the two, else at the word."""
    gap = _GAP.search(text, end, start)
    return gap.span() if gap else (start, start)
