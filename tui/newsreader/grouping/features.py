"""What is kept of an article to tell which others are like it: its heaviest words, and words that follow
each other.

Words count as ln(1 + count) does, times how rare they are in news. Hashes stand for them, in few bits: two
that share one by chance weigh next to nothing among a hundred others.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from sys import byteorder
from zlib import crc32

from newsreader.grouping.background import worth
from newsreader.model import Article, Role
from newsreader.text.words import Kind, read_words

WORDS = 128
"""Words that are kept of an article: those of its headline, then the heaviest."""
PAIRS = 96
"""Pairs of words in a row that are kept: the most frequent, then by their hashes, as in all articles."""
SIGNATURE = 16
"""Words of an article by which others like it are looked for."""
FEWEST_SHARED = 2
"""Words of their signatures that two articles share at least, unless one has fewer."""
_MOST_WORDS = 2000
"""Words that are read of each article."""
_HEAVIEST = 63
_NAME, _TITLE = 1, 2


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
        squares = {word: weight * weight for word, weight in self.words.items()}
        return (
            sum(squares.values()),
            sum([squares[word] for word in self.names]),
            sum([squares[word] for word in self.title]),
        )

    def packed(self) -> bytes:
        """As bytes: about 580 of an article of 500 words."""
        order = sorted(self.words)
        marks = bytes(
            self.words[word] << 2 | _NAME * (word in self.names) | _TITLE * (word in self.title)
            for word in order
        )
        return bytes([len(order)]) + _shorts(order) + marks + _shorts(sorted(self.pairs))

    @staticmethod
    def unpacked(data: bytes) -> Features:
        """From what `packed` made. Raises ValueError or IndexError for anything else."""
        count = data[0]
        order, marks = _unshorts(data[1 : 1 + 2 * count]), data[1 + 2 * count : 1 + 3 * count]
        return Features(
            {word: mark >> 2 for word, mark in zip(order, marks, strict=True)},
            frozenset([word for word, mark in zip(order, marks, strict=True) if mark & _NAME]),
            frozenset([word for word, mark in zip(order, marks, strict=True) if mark & _TITLE]),
            frozenset(_unshorts(data[1 + 3 * count :])),
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of an article as they are written in its index: for whoever looks for others, or says why."""

    words: Mapping[str, float]
    """Every word's key -> its weight."""
    names: frozenset[str]
    title: frozenset[str]
    pairs: Counter[tuple[str, str]]
    written: Mapping[str, str]
    """Every word's key -> how the article writes it first."""

    @property
    def heaviest(self) -> list[str]:
        """Its words, the heaviest first."""
        return sorted(self.words, key=lambda word: (-self.words[word], word))

    @property
    def signature(self) -> list[int]:
        """32 bits for each of its heaviest words, at most 16."""
        return [crc32(word.encode("utf-8", "surrogatepass")) for word in self.heaviest[:SIGNATURE]]

    @property
    def features(self) -> Features:
        order = sorted(self.heaviest, key=lambda word: word not in self.title)[:WORDS]
        most = max([self.words[word] for word in order], default=1.0)
        words: dict[int, int] = {}
        for word in order:
            weight = max(1, round(_HEAVIEST * self.words[word] / most))
            words[_short(word)] = max(weight, words.get(_short(word), 0))
        pairs = sorted((-count, crc32(f"{a} {b}".encode())) for (a, b), count in self.pairs.items())
        return Features(
            words,
            frozenset(_short(word) for word in order if word in self.names),
            frozenset(_short(word) for word in order if word in self.title),
            frozenset(number & 0xFFFF for _, number in pairs[:PAIRS]),
        )


def weigh(article: Article) -> Weighed:
    """Reads the words of an article."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    title: set[str] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    written: dict[str, str] = {}
    left = _MOST_WORDS
    for sentence, words in zip(article.sentences, read_words(article), strict=True):
        if not sentence.role.makes_claims or left <= 0:
            continue
        headline = sentence.role is Role.HEADLINE
        before = ""
        for word in words:
            if word.light:
                continue
            left -= 1
            key = word.key
            counts[key] += 2 if headline else 1
            if headline:
                title.add(key)
            elif word.kind is Kind.NAME or word.kind is Kind.NUMBER:
                names.add(key)
            if key not in written:
                written[key] = article.text[word.start : word.end]
            if before and before != key:
                pairs[before, key] += 1
            before = key
    weights = {word: (1 + log(count)) * worth(word) for word, count in counts.items()}
    return Weighed(weights, frozenset(names), frozenset(title), pairs, written)


def _short(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF


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
