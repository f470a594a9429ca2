"""What is kept of an article to tell which others are like it: its heaviest words, and words that follow
each other.

Words count as 1 + ln(count) does, times how rare they are in news. Hashes stand for them, in few bits: two
that share one by chance weigh next to nothing among a hundred others. Where most words of an article
were never counted, it is in another language, and its words count by their length.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log
from sys import byteorder
from typing import NamedTuple
from zlib import crc32

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
_MOST_WORDS = 2000
"""Words that are read of each article."""
_HEAVIEST = 63
_LONG = 12
"""Letters of a word that is as rare as any, where nothing else is known of it."""
_NAME, _TITLE = 1, 2
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{UNSPACED}]|[^\W_{UNSPACED}]{GOES_ON}")


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
        squares = {word: weight * weight for word, weight in self.words.items()}
        return (
            sum(squares.values()),
            sum([squares[word] for word in self.names]),
            sum([squares[word] for word in self.title]),
        )

    @property
    def signature(self) -> list[int]:
        """What others like it are looked for by: its heaviest words, at most 16, at least two unless it has
        none. Two articles that are alike share two of them."""
        heaviest = sorted(self.words, key=lambda word: (-self.words[word], word))[:SIGNATURE]
        return heaviest if len(heaviest) != 1 else [*heaviest, heaviest[0] + 0x10000]

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


def features(article: Article) -> Features:
    """Reads the words of an article. Only its text, its title, its sentences and their roles count."""
    found: list[Token] = []
    following: list[int] = []
    names: set[int] = set()
    title: set[int] = set()
    for sentence, tokens in said(article):
        found += tokens
        numbers = [token.number for token in tokens]
        following += [a * 31 + b & 0xFFFFFFFF for a, b in pairwise(numbers)]
        if sentence.role is Role.HEADLINE:
            found += tokens
            title.update(numbers)
        else:
            names.update([token.number for token in tokens[1:] if token.named])
    if not title:
        tokens = tokens_of(article.title)
        found += tokens * 2
        title.update([token.number for token in tokens])
    counts = Counter([token.number for token in found])
    plain = [token.known for token in found if not token.named]
    if sum(plain) * 2 >= len(plain):
        worths = {token.number: token.worth for token in found}
    else:
        worths = {token.number: token.worth_elsewhere for token in found}
    pairs = Counter(following)
    weights = {number: (1 + log(count)) * worths[number] for number, count in counts.items()}
    order = sorted(weights, key=lambda number: (number not in title, -weights[number], number))[:WORDS]
    most = max([weights[number] for number in order], default=1.0)
    words: dict[int, int] = {}
    for number in order:
        weight = max(1, round(_HEAVIEST * weights[number] / most))
        words[number & 0xFFFF] = max(weight, words.get(number & 0xFFFF, 0))
    chosen = sorted([(-count, number) for number, count in pairs.items()])[:PAIRS]
    return Features(
        words,
        frozenset([number & 0xFFFF for number in order if number in names]),
        frozenset([number & 0xFFFF for number in order if number in title]),
        frozenset([number & 0xFFFF for _, number in chosen]),
    )


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
