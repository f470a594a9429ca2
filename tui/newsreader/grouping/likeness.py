"""How alike two articles are, from 0 to a million.

Four cosines are mixed: of words, of names and numbers, of the words of headlines (all by their weights), and
of pairs of words that follow each other. All is counted in whole numbers, so that nothing hangs on which of
the two comes first.
"""

from __future__ import annotations

from math import sqrt

from newsreader.grouping.features import Features
from newsreader.records import dataclass

WORDS, NAMES, TITLE, PAIRS = 0.40, 0.20, 0.10, 0.30
"""What the four cosines count."""
FULL = 1_000_000
"""The likeness of two articles with the same words."""
CUT = 220_000
"""How alike two groups of articles are on average, at least, to be one story."""
LEAST = 100_000
"""Pairs that are less alike than this are not alike at all."""
DAYS = 3
"""Days between two articles of one story at most, where both have a date."""
UNDATED = -1
"""The day of an article whose day is not known, where days are numbers alone."""
_UNDATED = 0.9
"""What likeness counts where a day is not known, which may be years apart."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are in each way, 0 to 1."""

    words: float
    names: float
    title: float
    pairs: float
    dated: bool
    """The days of both are known."""

    @property
    def total(self) -> int:
        """The mix of the four, 0 to `FULL`; 0 where it is less than `LEAST`."""
        mixed = WORDS * self.words + NAMES * self.names + TITLE * self.title + PAIRS * self.pairs
        total = round(FULL * mixed * (1 if self.dated else _UNDATED))
        return total if total >= LEAST else 0


def near(one: int | None, other: int | None) -> bool:
    """Whether articles of two days (ordinals; None: unknown) may be of one story."""
    return one is None or other is None or abs(one - other) <= DAYS


def likeness(one: Features, other: Features, *, dated: bool) -> Likeness:
    """How alike two articles are; `dated`: the days of both are known."""
    here, there = one.words, other.words
    shared = {word: here[word] * there[word] for word in here.keys() & there.keys()}
    lengths = [mine * theirs for mine, theirs in zip(one.lengths, other.lengths, strict=True)]
    return Likeness(
        _cosine(sum(shared.values()), lengths[0]),
        _cosine(sum([shared[word] for word in one.names & other.names]), lengths[1]),
        _cosine(sum([shared[word] for word in one.title & other.title]), lengths[2]),
        _cosine(len(one.pairs & other.pairs), len(one.pairs) * len(other.pairs)),
        dated,
    )


def _cosine(product: int, lengths: int) -> float:
    return product / sqrt(lengths) if product else 0.0
