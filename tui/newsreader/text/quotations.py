"""Where a text quotes: which quotation marks make a pair, and what stands inside them, word by word.

Marks are paired by one scan, whatever their style: “…”, ‘…’, "…", '…', ``…'', „…“, „…”, «…», »…«, ‹…›, 「…」,
『…』. What a mark does is read from what touches it, as the same sign opens in one language and closes in
another, and single ones are apostrophes too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsreader.model import Article
from newsreader.records import dataclass
from newsreader.text.patterns import pattern

if TYPE_CHECKING:
    from newsreader.text.words import Word

DOUBLE = '"“”„‟«»＂'
"""Signs that are nothing but quotation marks of the double kind."""
APOSTROPHES = "'’‘"
"""Single marks that stand for missing letters as well."""
SINGLE = f"{APOSTROPHES}‚‛‹›"
CORNERS = "「」『』"
MARKS = f"{DOUBLE}{SINGLE}{CORNERS}`"
OPENERS = "\"“„‟«»＂'‘‚‛‹›「『`"
"""Signs that may stand before a quotation."""
CLOSERS = "\"”“«»＂'’‘‹›」』"
"""Signs that may stand behind one."""

LONGEST = 1500
"""Code points; a mark in a later paragraph that is farther away closes nothing."""
DEEPEST = 8
"""Quotations within one another."""
CUT = pattern(r"…|\.\s?\.\s?\.|\[|\]|\(|\)|—|--")

_CLOSED_BY = {
    "“": ("”", '"', "＂", "''"),
    "”": ("”",),
    "„": ("“", "”", '"', "‟"),
    "‟": ("”", '"'),
    '"': ('"', "”", "''"),
    "＂": ("＂", "”"),
    "``": ("''", "”", '"'),
    "''": ("''",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "‘": ("’", "'"),
    "‛": ("’", "'"),
    "‚": ("‘", "’", "'"),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
}
"""Every mark that opens, and those that close it."""
_ONLY_CLOSES = frozenset(("”", "»", "›", "''", "」", "』"))
"""Of two readings, these close."""
_DIRECTED = {"``": 1, "「": 1, "『": 1, "」": -1, "』": -1}
"""Marks that need no look at what touches them: 1 opens, -1 closes."""
_NEVER_OPENS = frozenset(("’", "」", "』"))
_SINGLE_OPENERS = frozenset("'‘‛‚")
"""An apostrophe may look like them, so that one without its counterpart opens nothing."""

_MARK = pattern(rf"[{DOUBLE}{CORNERS}‹›‚‛]|``|''|[{APOSTROPHES}](?:(?<![^\W_].)|(?![^\W_]))")
"""It begins with sets of characters, so that most of a text is passed over at once; no apostrophe within a
word."""
_BEFORE_OPENING = "([{-–—―/"
_BEHIND_CLOSING = ")]}-–—―/.,;:!?…。，、！？"
_ELISION = pattern(
    r"\d\ds(?!\w)|(?:em|til|tis|twas|twere|twill|twould|neath|nother)(?!\w)"
    r"|(?-i:n['’]|(?:[ntsdm]|ll|re|ve)(?![\w'’-]))",
    re.IGNORECASE,
)
"""What stands behind an apostrophe at the beginning of a word: '90s, 'twas, 'n'."""
_LETTERS_LEFT_OUT = pattern(r"(?:[sxz]|\w(?:in|ol)|\b(?:o|an|th|wi))$", re.IGNORECASE)
"""What stands before an apostrophe at the end of a word: girls', goin', o'."""
_FEET = pattern(r"\d['’]\s\d")
_INCHES = pattern(r"\d['’]\s?\d+(?:[.,]\d+|\s?[½¼¾])?$")
_WORD_FOLLOWS = pattern(r"\s+\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands inside quotation marks: `text[start:end]`, without the marks."""

    start: int
    end: int
    depth: int = 0
    """How many other quotations it stands in."""
    closed: bool = True
    """Whether a mark closes it; else it ends with its paragraph."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The quotation marks of a text."""

    quotations: tuple[Quotation, ...]
    """In order; each lies within another one or outside it."""
    opening: frozenset[int]
    """Every code point of a mark that opens, with or without its counterpart."""
    closing: frozenset[int]
    """The same of marks that close."""

    @property
    def outer(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other: in order, without overlap."""
        return tuple([q for q in self.quotations if not q.depth])


class _Mark(NamedTuple):
    """A quotation mark as it stands."""

    sign: str
    start: int
    end: int
    lean: int
    """1 where it touches what follows only, -1 where it touches what stands before it only, else 0."""
    doubtful: bool
    """It looks like a closing mark, and may be an apostrophe or a sign of measurement."""
    stray: bool
    """So it is."""


def pair_marks(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> Pairing:
    """Pair the quotation marks of a text, in time that grows with its length.

    `paragraphs` are their bounds in order; without them the text is one. A quotation that is not closed ends
    with its paragraph: so does each but the last paragraph of a long quotation, of which each opens again. If
    the next paragraph closes what it has not opened, the quotation runs on to there. A single mark that is
    not closed is an apostrophe, unless the next paragraph opens again with it.
    """
    bounds = ((0, len(text)),) if paragraphs is None else paragraphs
    scan = _Scan(text)
    for number, (start, end) in enumerate(bounds):
        following = bounds[number + 1][0] if number + 1 < len(bounds) else len(text)
        scan.read(start, end, following)
    return Pairing(tuple(_nested(scan.found)), frozenset(scan.opening), frozenset(scan.closing))


def paragraph_bounds(article: Article) -> list[tuple[int, int]]:
    """Where the paragraphs of an article begin and end."""
    return [
        (article.sentences[p.first].start, article.sentences[p.last].end)
        for p in article.paragraphs
        if p.first <= p.last < len(article.sentences)
    ]


def _nested(found: list[Quotation]) -> Iterator[Quotation]:
    """The quotations in order, each with how many others it stands in."""
    around: list[int] = []
    for one in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1] <= one.start:
            around.pop()
        yield Quotation(one.start, one.end, len(around), one.closed)
        around.append(one.end)


class _Scan:
    """Reads one paragraph after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.opening: list[int] = []
        self.closing: list[int] = []
        self._open: list[_Mark] = []
        self._left: _Mark | None = None
        """What an earlier paragraph opened and did not close."""
        self._left_at = -1
        """Its place among those found; -1 of an apostrophe."""

    def read(self, start: int, end: int, following: int) -> None:
        """One paragraph; `following` is where the next one begins."""
        left = self._left
        for mark in _marks(self.text, start, end):
            self._take(mark)
        if self._open:
            self._left, self._left_at = self._open[0], -1
            for mark in self._open:
                again = following > end and self.text.startswith(mark.sign, following)
                goes_on = mark.start == start and left is not None and left.sign == mark.sign
                if again or goes_on or mark.sign not in _SINGLE_OPENERS:
                    if mark is self._left:
                        self._left_at = len(self.found)
                    self.found.append(Quotation(mark.end, end, closed=False))
            self._open = []

    def _take(self, mark: _Mark) -> None:
        level = self._closes(mark)
        if level >= 0:
            self.found.append(Quotation(self._open[level].end, mark.start))
            del self._open[level:]
            self.closing += range(mark.start, mark.end)
        elif self._opens(mark):
            self.opening += range(mark.start, mark.end)
            self._left = None
            if self._open and self._open[-1].sign == mark.sign:
                self._forget(self._open.pop(), mark.start)
            if len(self._open) < DEEPEST:
                self._open.append(mark)
        elif mark.lean <= 0 and not mark.stray:
            self.closing += range(mark.start, mark.end)
            if not mark.doubtful:
                self._join(mark)

    def _closes(self, mark: _Mark) -> int:
        """Which of the open quotations a mark closes, or -1."""
        if mark.stray:
            return -1
        for level in range(len(self._open) - 1, -1, -1):
            opened = self._open[level].sign
            if mark.sign in _CLOSED_BY[opened]:
                against = mark.lean > 0 and (mark.sign not in _ONLY_CLOSES or mark.sign == opened)
                return -1 if against else level
        return -1

    def _opens(self, mark: _Mark) -> bool:
        if mark.sign in _NEVER_OPENS or mark.sign not in _CLOSED_BY:
            return False
        before = self.text[max(0, mark.start - 1) : mark.start]
        behind = self.text[mark.end : mark.end + 1]
        if mark.lean:
            return mark.lean > 0 or (mark.sign in "«‹" and behind.isspace() and not before.isalnum())
        if mark.sign in _SINGLE_OPENERS:
            return bool(behind) and not behind.isspace()
        if mark.sign in _ONLY_CLOSES:
            return self.text.startswith(("..", "…"), mark.end)
        return not (mark.sign == '"' and before.isdecimal())

    def _forget(self, opened: _Mark, until: int) -> None:
        """A mark that is not closed before the next of its kind opens ends with its last whole sentence."""
        if opened.sign not in _SINGLE_OPENERS:
            stops = [self.text.rfind(f"{stop} ", opened.end, until) + 1 for stop in ".!?…"]
            self.found.append(Quotation(opened.end, max(stops) or until, closed=False))

    def _join(self, mark: _Mark) -> None:
        """Close what an earlier paragraph left open."""
        left = self._left
        if left is None or self._open or mark.sign not in _CLOSED_BY[left.sign]:
            return
        if mark.start - left.end <= LONGEST:
            if self._left_at >= 0:
                self.found[self._left_at] = Quotation(left.end, mark.start)
            else:
                self.found.append(Quotation(left.end, mark.start))
        self._left = None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of a paragraph, in order."""
    found = [m.span() for m in _MARK.finditer(text, start, end)]
    if not found:
        return []
    found = [span for span in found if not _is_no_mark(text, *span, end)]
    marks: list[_Mark] = []
    closes_later: dict[bool, bool] = {}
    """Of single and double marks, whether the next one behind that is beyond doubt closes."""
    for (at, stop), lean in zip(reversed(found), reversed(_leans(text, found, start, end)), strict=True):
        sign = text[at:stop]
        single = sign in APOSTROPHES
        doubtful = lean < 0 and _may_be_none(text, at, stop, end)
        stray = closes_later.get(single, False) if doubtful else _is_glued(text, at, stop, lean)
        marks.append(_Mark(sign, at, stop, lean, doubtful, stray))
        if not doubtful and (single or sign == '"'):
            closes_later[single] = lean < 0
    marks.reverse()
    return marks


def _leans(text: str, found: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """What each mark touches: 1 only what follows, -1 only what stands before it, else 0.

    A bracket, a dash or a stop on its far side is no word that it could belong to, nor is another mark that
    leans the same way.
    """
    before: list[bool] = []
    last, gap = -1, False
    for at, stop in found:
        gap = gap if at == last else at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
        before.append(gap)
        last = stop
    leans = [0] * len(found)
    last, gap = -1, False
    for number in range(len(found) - 1, -1, -1):
        at, stop = found[number]
        gap = gap if stop == last else stop == end or text[stop].isspace() or text[stop] in _BEHIND_CLOSING
        leans[number] = _DIRECTED.get(text[at:stop], before[number] - gap)
        last = at
    return leans


def _is_no_mark(text: str, at: int, stop: int, end: int) -> bool:
    """Whether an apostrophe or a sign of measurement stands here for sure."""
    sign, before = text[at:stop], text[max(0, at - 1) : at]
    if sign in APOSTROPHES:
        if before.isalnum():
            feet = before.isdecimal() and _FEET.match(text, at - 1, end) is not None
            return feet or text[max(0, at - 2) : at] in ("'n", "’n", "‘n")
        return _ELISION.match(text, stop, end) is not None
    return sign in "\"”''" and before.isdecimal() and _INCHES.search(text, max(0, at - 8), at) is not None


def _may_be_none(text: str, at: int, stop: int, end: int) -> bool:
    """Whether what looks like a closing mark may be an apostrophe or a sign of measurement."""
    if _WORD_FOLLOWS.match(text, stop, end) is None:
        return False
    if text[at:stop] in APOSTROPHES:
        return _LETTERS_LEFT_OUT.search(text, max(0, at - 4), at) is not None
    return text[at:stop] == '"' and text[max(0, at - 1) : at].isdecimal()


def _is_glued(text: str, at: int, stop: int, lean: int) -> bool:
    """Whether an apostrophe begins what hangs on a mark or a sign: “Hamlet”’s, 5%'s."""
    return lean == 0 and text[at:stop] in "'’" and text[stop : stop + 1].isalnum()


def outer_quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article that stand in no other: in order, without overlap."""
    return _outer(article.text, tuple(paragraph_bounds(article)))


@lru_cache(maxsize=8)
def _outer(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    return pair_marks(text, paragraphs).outer


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The outer quotations of an article, in order, without overlap, none without a word."""
    text, outer = article.text, outer_quotations(article)
    return tuple([q for q in outer if any(map(str.isalnum, text[q.start : q.end]))])


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


def quoted_words(article: Article, words: Sequence[Sequence[Word]]) -> tuple[QuotedWord, ...]:
    """Every word inside quotation marks, in order. `words` are those of every sentence of the article."""
    text = article.text
    masks = "*" in text
    flat = [(word, sentence) for sentence, row in enumerate(words) for word in row if word.quoted]
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
