"""Where an article quotes: what stands inside quotation marks, word by word.

A quotation may run over several sentences and paragraphs; a mark that is never closed ends with its
paragraph. Marks inside a quotation (“... ‘so to speak’ ...”) belong to the outer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.model import Article
from newsreader.text.words import Word

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"＂'
MARK = re.compile(rf"[{OPENING}{CLOSING}{STRAIGHT}]|''|``")
SINGLE = re.compile(
    r"[‘'](?<![\w’'].)(?=[\w$£€])(?P<inside>[^‘’'\"“”\n]*(?:(?<=\w)[’'](?=\w)[^‘’'\"“”\n]*)*)[’'](?!\w)"
)
"""It begins with a set of characters, so that most of a text is passed over at once."""
CUT = re.compile(r"…|\.\s?\.\s?\.|\[|\]|\(|\)|—|--")

LONGEST = 1500
"""Code points; marks farther apart than this are not taken for a pair."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between one pair of marks: `article.text[start:end]`, without the marks."""

    start: int
    end: int


class QuotedWord(NamedTuple):
    """One word inside quotation marks; a tuple, for there are many."""

    word: Word
    key: str
    """What it is compared by; "one in three" is "1 in 3"."""
    sentence: int
    quotation: int
    """Which of the article's quotations it stands in."""
    after_cut: bool
    """Its quotation begins here, or just before it words were visibly left out or put in."""
    before_cut: bool
    """The same just behind it."""
    masked: bool
    """Letters of it are hidden ("f***ing")."""


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The outer quotations of an article, in order, without overlap, none without a word."""
    found = [
        Quotation(start, end)
        for start, end in _double(article)
        if any(map(str.isalnum, article.text[start:end]))
    ]
    inside = _Cover(found)
    for sentence in article.sentences:
        for match in SINGLE.finditer(article.text, sentence.start, sentence.end):
            start, end = match.span("inside")
            if not inside.touches(start, end):
                found.append(Quotation(start, end))
    return tuple(sorted(found, key=lambda q: q.start))


def quoted_words(article: Article, words: Sequence[Sequence[Word]]) -> tuple[QuotedWord, ...]:
    """Every word inside quotation marks, in order. `words` are those of every sentence of the article."""
    text = article.text
    masks = "*" in text
    flat = [(word, sentence) for sentence, row in enumerate(words) for word in row]
    starts = [word.start for word, _ in flat]
    quoted: list[QuotedWord] = []
    for number, quotation in enumerate(find_quotations(article)):
        inside = flat[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)]
        cut = True
        for place, (word, sentence) in enumerate(inside):
            last = place + 1 == len(inside)
            following = quotation.end if last else inside[place + 1][0].start
            plain = text[word.end : following] == " "
            next_cut = last or (not plain and CUT.search(text, word.end, following) is not None)
            masked = masks and "*" in text[max(0, word.start - 1) : word.end + 1]
            key = "1" if word.key == "one" else word.key
            quoted.append(QuotedWord(word, key, sentence, number, cut, next_cut, masked))
            cut = next_cut
    return tuple(quoted)


class _Cover:
    """Spans in order without overlap; tells whether another span touches one of them."""

    def __init__(self, spans: list[Quotation]) -> None:
        self.spans = list(spans)
        self.starts = [s.start for s in self.spans]

    def touches(self, start: int, end: int) -> bool:
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.spans[at].end > start


def _double(article: Article) -> Iterator[tuple[int, int]]:
    """Spans between double marks."""
    text, sentences = article.text, article.sentences
    bounds = [
        (sentences[p.first].start, sentences[p.last].end)
        for p in article.paragraphs
        if p.first <= p.last < len(sentences)
    ]
    beginnings = {start for start, _ in bounds}
    ends = [end for _, end in bounds]
    sentence_ends = [s.end for s in sentences]
    opened = -1
    for mark in MARK.finditer(text):
        at = mark.start()
        opens, closes = _directions(text, mark)
        if opened >= 0 and text[opened - 1] == "„" and mark.group() == "“":
            opens, closes = False, True
        if opened >= 0:
            begins = at in beginnings
            if closes and not (opens and begins) and at - opened <= LONGEST:
                yield opened, at
                opened = -1
                continue
            # Never closed: the next paragraph of a long quotation opens again, or the mark was forgotten.
            yield opened, min(at, _next(ends, opened, at) if begins else _last(sentence_ends, at, opened))
            opened = -1
        if opens:
            opened = mark.end()
    if opened >= 0:
        yield opened, _next(ends, opened, opened)


def _next(places: list[int], after: int, otherwise: int) -> int:
    """The first of the places that lies behind `after`."""
    at = bisect_right(places, after)
    return places[at] if at < len(places) else otherwise


def _last(places: list[int], until: int, after: int) -> int:
    """The last of the places up to `until` that lies behind `after`, else `until`."""
    at = bisect_right(places, until) - 1
    return places[at] if at >= 0 and places[at] > after else until


def _directions(text: str, mark: re.Match[str]) -> tuple[bool, bool]:
    """(it can open, it can close)"""
    sign = mark.group()
    if sign in OPENING or sign == "``":
        return True, False
    if sign in CLOSING or sign == "''":
        return False, True
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    after = text[mark.end() : mark.end() + 1]
    opens = not before or before.isspace() or before in "([{—–-/'‘"
    closes = not after or after.isspace() or after in ")]}—–-/.,;:!?'’"
    return (opens or not closes), (closes or not opens)
