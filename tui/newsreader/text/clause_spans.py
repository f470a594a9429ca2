"""The clauses of a sentence as stretches of its text: what can be told apart from the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsreader.model import Sentence, Span
from newsreader.text.abbreviations import NUMBERED, SUFFIXES, TITLES
from newsreader.text.clauses import Outline
from newsreader.text.words import Kind, Word

ADDED = 4
"""Content words that a part joined by "and" and the one before it have at least to be clauses of their own:
fewer are a list."""
_ADDING = frozenset("and or nor".split())
_STOPS = ".!?…"
_ENDS = re.compile(r"[.!?…]['\"’”»)\]]*\s+['\"‘“«(\[]*[^\W\d_]")
_SHORT = TITLES | SUFFIXES | NUMBERED
_GAP = re.compile(r"\s+")


def clause_spans(text: str, sentence: Sentence, words: Sequence[Word], built: Outline) -> tuple[Span, ...]:
    """The clauses of a sentence of a text: in order, without overlap, with only white space between them.

    They tile the sentence: the first begins where it does, the last one ends where it does. Each has a content
    word of its own, besides what only says who speaks; a part that has none belongs to the clause before it,
    or at the beginning to the one behind. `words` and `built` are those of the sentence.
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
    firsts: list[int] = []
    opens, needs, begun = 0, 0, 0
    """The part that is read: its first word, and what it needs to be a clause; content words before it."""
    for place, needed in _joints(text, words, built):
        size = sum([not (w.light or s) for w, s in zip(words[opens:place], built.said[opens:place], strict=True)])
        if opens and begun >= needs and size >= needs:
            firsts.append(opens)
            begun = 0
        begun += size
        opens, needs = place, needed
    return firsts


def _joints(text: str, words: Sequence[Word], built: Outline) -> Iterator[tuple[int, int]]:
    """The places where a clause may begin, with how many content words the parts before and behind it need
    for that; then the end of the words."""
    before = built.clause[0] if words else 0
    for place, (word, clause) in enumerate(zip(words, built.clause, strict=True)):
        if clause != before:
            before = clause
            yield place, 1
        elif place and text[words[place - 1].end] in _STOPS and _ends(text, words[place - 1]):
            yield place, 1
        elif word.key in _ADDING and word.light and 0 < place < len(words) - 1:
            if words[place + 1].kind is not Kind.NAME:
                yield place, ADDED
    yield len(words), 0


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
