"""What is kept of an article to tell which others are like it: its heaviest words, and words that follow
each other.

Words count as 1 + ln(count) does, times how rare they are in news. Hashes stand for them, in few bits: two
that share one by chance weigh next to nothing among a hundred others. Where most words of an article
were never counted, it is in another language, and its words count by their length.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import compress
from math import log
from struct import Struct
from sys import byteorder
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsreader.grouping.background import is_counted, worth
from newsreader.model import Article, Role, Sentence
from newsreader.records import dataclass
from newsreader.text.words import GOES_ON, UNSPACED, Kind, form_of

WORDS = 128
"""Words that are kept of an article: those of its headline, then the heaviest."""
PAIRS = 96
"""Pairs of words in a row that are kept: the most frequent, then by their hashes, as in all articles."""
SIGNATURE = 16
"""Words of an article by which others like it are looked for."""
FEWEST_SHARED = 2
"""Words of their signatures that two articles share at least, if they are alike."""
_REMEMBERED, _SHORT = 100_000, 40
"""Stretches between spaces that are remembered, and their characters: longer ones are seldom met again."""
_MOST_WORDS = 2000
"""Words that are read of each article."""
_HEAVIEST = 63
_BETWEEN, _AROUND = '"“”();:!?', ".,'‘’"
"""What never is a part of a word, and what is none of one of letters alone."""
_LONG = 12
"""Letters of a word that is as rare as any, where nothing else is known of it."""
_NAME, _TITLE = 1, 2
_MARKS = bytes(range(256))
_WEIGHTS = bytes([mark >> 2 for mark in _MARKS])
_ARE_NAMES = bytes([mark & _NAME for mark in _MARKS])
_IN_TITLE = bytes([mark & _TITLE for mark in _MARKS])
"""Of every mark that is packed its weight, and whether its word is a name, and in the headline."""
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{UNSPACED}]|[^\W_{UNSPACED}]{GOES_ON}")
_TOLD = np.dtype(
    [("number", "u4"), ("named", "?"), ("known", "?"), ("worth", "f8"), ("worth_elsewhere", "f8")], align=True
)
"""What is known of a word, by the names of `Token`."""
_FIELDS = Struct("I??dd")
_TIMES = np.array([0.0, *(1 + log(count) for count in range(1, 64))])
"""What `_times` gives; by math.log, as that of numpy is not the same on every machine."""

Numbers = NDArray[np.uint32]


class Token(NamedTuple):
    """What is known of a word as it is written."""

    written: str
    key: str
    """What it is compared by."""
    number: int
    """32 bits of the hash of its key."""
    named: bool
    """It is written as a name is, or is a number."""
    worth: float
    """How rare it is in news."""
    known: bool
    """It was counted there."""

    @property
    def worth_elsewhere(self) -> float:
        """How rare it seems to be in a language of which no news were counted: long words are rarer."""
        return self.worth if self.key[:1].isdigit() else (min(len(self.key), _LONG) / _LONG) ** 2


@dataclass(frozen=True)
class Features:
    """What is kept of one article. Equal texts have equal features."""

    words: Mapping[int, int]
    """16 bits of a word's hash -> its weight, 1 to 63."""
    names: frozenset[int]
    """Those of them that are names or numbers."""
    title: frozenset[int]
    """Those of them that stand in the headline."""
    pairs: frozenset[int]
    """16 bits of the hashes of words that follow each other."""

    @cached_property
    def lengths(self) -> tuple[int, int, int]:
        """The squared lengths of words, names and title."""
        words = self.words
        return (
            sum([weight * weight for weight in words.values()]),
            sum([words[word] * words[word] for word in self.names]),
            sum([words[word] * words[word] for word in self.title]),
        )

    @property
    def signature(self) -> list[int]:
        """What others like it are looked for by: its heaviest words, at most 16, at least two unless it has
        none. Two articles that are alike share two of them."""
        lightest_last = sorted([word - (weight << 16) for word, weight in self.words.items()])
        heaviest = [rank & 0xFFFF for rank in lightest_last[:SIGNATURE]]
        return heaviest if len(heaviest) != 1 else [*heaviest, heaviest[0] + 0x10000]

    def packed(self) -> bytes:
        """As bytes: about 580 of an article of 500 words."""
        words, names, title = self.words, self.names, self.title
        order = sorted(words)
        marks = [words[word] << 2 | _NAME * (word in names) | _TITLE * (word in title) for word in order]
        return bytes([len(order)]) + _shorts(order) + bytes(marks) + _shorts(sorted(self.pairs))

    @staticmethod
    def unpacked(data: bytes) -> Features:
        """From what `packed` made. Raises ValueError or IndexError for anything else."""
        count = data[0]
        order, marks = _unshorts(data[1 : 1 + 2 * count]), data[1 + 2 * count : 1 + 3 * count]
        return Features(
            dict(zip(order, marks.translate(_WEIGHTS), strict=True)),
            frozenset(compress(order, marks.translate(_ARE_NAMES))),
            frozenset(compress(order, marks.translate(_IN_TITLE))),
            frozenset(_unshorts(data[1 + 3 * count :])),
        )


def features(article: Article) -> Features:
    """Reads the words of an article. Only its text, its title, its sentences and their roles count."""
    read = _read(article)
    numbers, at, counts = np.unique(read.words["number"], return_index=True, return_counts=True)
    plain = ~read.words["named"]
    is_known = 2 * np.count_nonzero(read.words["known"] & plain) >= np.count_nonzero(plain)
    worths = read.words["worth" if is_known else "worth_elsewhere"][at]
    weights = _times(counts) * worths
    is_name, in_title = (_are(numbers, some) for some in (read.names, read.title))
    order = np.lexsort((-weights, ~in_title))[:WORDS]
    heaviest = weights[order].max(initial=0.0) or 1.0
    marks = np.rint(_HEAVIEST * weights[order] / heaviest).astype(np.int64)
    hashes = numbers[order] & 0xFFFF
    rising = np.argsort(marks, kind="stable")  # of two words with one hash the heavier one counts
    weighed = zip(hashes[rising].tolist(), np.maximum(marks[rising], 1).tolist(), strict=True)
    return Features(
        dict(weighed),
        frozenset(hashes[is_name[order]].tolist()),
        frozenset(hashes[in_title[order]].tolist()),
        frozenset((_most_frequent(read.pairs) & 0xFFFF).tolist()),
    )


class _Read(NamedTuple):
    """The words of an article that say something, and some of their numbers."""

    words: NDArray[np.void]
    """As they follow each other, and then those of the headline once more."""
    names: Numbers
    """Of names and numbers, but not at the beginning of a sentence, nor in the headline."""
    title: Numbers
    pairs: Numbers
    """A hash for every two words of a sentence that follow each other."""


def _read(article: Article) -> _Read:
    parts: list[bytes] = []
    headline: list[bytes] = []
    begins: list[int] = []
    inside: list[slice] = []
    count = 0
    text = _bared(article.text)
    for sentence in article.sentences:
        if count < _MOST_WORDS and sentence.role.makes_claims:
            part = _told(text[sentence.claim_start : sentence.end])
            if part:
                begins.append(count)
                parts.append(part)
                count += len(part) // _TOLD.itemsize
                if sentence.role is Role.HEADLINE:
                    headline.append(part)
                    inside.append(slice(begins[-1], count))
    again = headline
    if not headline:
        headline = [_told(article.title)]
        again = headline * 2
    words = np.frombuffer(b"".join([*parts, *again]), _TOLD)
    numbers = words["number"].copy()
    follows = np.ones(count, np.bool_)
    follows[begins] = False
    said, title = numbers[:count], numbers[len(numbers) - sum(map(len, headline)) // _TOLD.itemsize :]
    is_name = words["named"][:count] & follows
    for some in inside:
        is_name[some] = False
    return _Read(words, said[is_name], title, (said[:-1] * 31 + said[1:])[follows[1:]])


def _bared(text: str) -> str:
    """A text with white space for what stands between words and is never a part of one, so that there are
    fewer stretches between spaces to remember. All that stays stands where it stood."""
    for mark in _BETWEEN:
        text = text.replace(mark, " ")
    return text.replace(", ", "  ")


def _told(text: str) -> bytes:
    """The words of a stretch of text that say something, as an array of `_TOLD`."""
    return b"".join(map(_told_between.__getitem__, text.split()))


class _ToldBetween(dict[str, bytes]):
    """What stands between two spaces, which is told in the same way wherever it stands."""

    def __init__(self) -> None:
        self._before: dict[str, bytes] = {}
        """What was remembered until there was too much of it: what is frequent is found again in it."""

    def __missing__(self, written: str) -> bytes:
        told = self._before.get(written)
        if told is None:
            told = self._read(written)
        if len(written) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self._before = dict(self)
                self.clear()
            self[written] = told
        return told

    def _read(self, written: str) -> bytes:
        bare = written.strip(_AROUND)
        if bare != written and bare.isascii() and bare.isalpha():  # what most are, done with at once
            return self[bare]
        words = _WORD.findall(written)
        if words != [written]:
            return b"".join([self[word] for word in words])
        token = token_of(written)
        return b"" if token is None else _packed(token)


_told_between = _ToldBetween()


def _packed(token: Token) -> bytes:
    return _FIELDS.pack(token.number, token.named, token.known, token.worth, token.worth_elsewhere)


def _times(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """What words count by how often they are there: 1 + ln(count)."""
    if counts.max(initial=0) < len(_TIMES):
        return _TIMES[counts]
    return np.array([1 + log(count) for count in counts.tolist()])


def _are(numbers: Numbers, some: Numbers) -> NDArray[np.bool_]:
    """Which of some numbers, in their order and each there once, are among others, of which all are there."""
    found = np.zeros(len(numbers), np.bool_)
    found[np.searchsorted(numbers, some)] = True
    return found


def _most_frequent(numbers: Numbers) -> Numbers:
    """PAIRS of them at most, each once; of those that are as frequent the lowest."""
    distinct, counts = np.unique(numbers, return_counts=True)
    return distinct[np.argsort(-counts, kind="stable")[:PAIRS]]


def said(article: Article) -> Iterator[tuple[Sentence, list[Token]]]:
    """The sentences that make claims, each with those of its words that say something."""
    left = _MOST_WORDS
    for sentence in article.sentences:
        if sentence.role.makes_claims and left > 0:
            tokens = tokens_of(article.text, sentence.claim_start, sentence.end)
            left -= len(tokens)
            yield sentence, tokens


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a stretch of text that say something."""
    written = _WORD.findall(text, start, len(text) if end is None else end)
    return [token for token in map(token_of, written) if token is not None]


@lru_cache(maxsize=100_000)
def token_of(written: str) -> Token | None:
    """What a written word is; None where it says nothing on its own."""
    form = form_of(written)
    if form.light or not form.key:
        return None
    number = crc32(form.key.encode("utf-8", "surrogatepass"))
    named = form.capital or form.kind is Kind.NUMBER
    return Token(written, form.key, number, named, worth(form.key), is_counted(form.key))


def signature_of(data: bytes) -> list[tuple[int, int]]:
    """The words of the signature of what `packed` made, 16 bits each, and their weights; one word is there
    twice."""
    count = data[0]
    words = zip(_unshorts(data[1 : 1 + 2 * count]), data[1 + 2 * count : 1 + 3 * count], strict=True)
    heaviest = sorted([(-(mark >> 2), word) for word, mark in words])[:SIGNATURE]
    return [(word, -weight) for weight, word in (heaviest * 2 if count == 1 else heaviest)]


def _shorts(numbers: list[int]) -> bytes:
    shorts = array("H", numbers)
    if byteorder == "big":
        shorts.byteswap()
    return shorts.tobytes()


def _unshorts(data: bytes) -> array[int]:
    shorts = array("H", data)
    if byteorder == "big":
        shorts.byteswap()
    return shorts
