"""A passage while it is being marked: which words it goes from and to, and how keys move its ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from newsreader.model import Article, Span

_CLOSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Letters of scripts that put no space between words: each is marked by itself."""
_WORD = re.compile(f"[{_CLOSE}]|[^\\s{_CLOSE}]+")


class Unit(StrEnum):
    """By how much one step moves an end."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Grid:
    """Where words, sentences and paragraphs of an article begin and end."""

    starts: tuple[int, ...]
    """Per word, its first code point."""
    ends: tuple[int, ...]
    """Per word, the code point behind it."""
    firsts: dict[Unit, Sequence[int]] = field(hash=False)
    """Per unit, the words with which one begins, ascending."""
    lasts: dict[Unit, Sequence[int]] = field(hash=False)
    """Per unit, the words with which one ends, ascending."""

    @classmethod
    def of(cls, article: Article) -> Grid:
        """The grid of an article."""
        starts: list[int] = []
        ends: list[int] = []
        sentences: list[tuple[int, int]] = []
        paragraphs: dict[int, tuple[int, int]] = {}
        for sentence in article.sentences:
            first = len(starts)
            for word in _WORD.finditer(article.text, sentence.start, sentence.end):
                starts.append(word.start())
                ends.append(word.end())
            last = len(starts) - 1
            if last >= first:
                sentences.append((first, last))
                paragraphs[sentence.paragraph] = (paragraphs.get(sentence.paragraph, (first,))[0], last)
        every = range(len(starts))
        return cls(
            tuple(starts),
            tuple(ends),
            {
                Unit.WORD: every,
                Unit.SENTENCE: [first for first, _ in sentences],
                Unit.PARAGRAPH: [first for first, _ in paragraphs.values()],
            },
            {
                Unit.WORD: every,
                Unit.SENTENCE: [last for _, last in sentences],
                Unit.PARAGRAPH: [last for _, last in paragraphs.values()],
            },
        )

    def word_at(self, offset: int) -> int:
        """The word that holds a code point, else the one before it, else the first."""
        return max(bisect_right(self.starts, offset) - 1, 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words in a row; one of the two ends moves."""

    grid: Grid = field(repr=False)
    first: int
    """Index of a word."""
    last: int
    """Inclusive."""
    at_end: bool = True
    """Whether it is the end that moves, or the beginning."""

    @classmethod
    def of(cls, grid: Grid, span: Span) -> Passage | None:
        """The words that a span touches; None in a text without words."""
        if not grid.starts:
            return None
        first = grid.word_at(span.start)
        return cls(grid, first, max(grid.word_at(max(span.end - 1, span.start)), first))

    @classmethod
    def between(cls, grid: Grid, pressed: int, here: int) -> Passage | None:
        """From the word at one code point to the word at another, which moves."""
        found = cls.of(grid, Span(min(pressed, here), max(pressed, here) + 1))
        return found and replace(found, at_end=here >= pressed)

    @property
    def span(self) -> Span:
        """Where it is in the text."""
        return Span(self.grid.starts[self.first], self.grid.ends[self.last])

    @property
    def words(self) -> int:
        """How many."""
        return self.last - self.first + 1

    @property
    def moving(self) -> int:
        """A code point of the word at the end that moves."""
        return self.grid.starts[self.last if self.at_end else self.first]

    def extended(self, unit: Unit, step: int) -> Passage:
        """With the moving end one unit further down (1) or up (-1) the text.

        An end that would pass the other one stays; the other one moves instead.
        """
        moved = self._moved(unit, step)
        if moved is None and self.at_end == (step < 0):
            moved = self.turned()._moved(unit, step)
        return moved or self

    def turned(self) -> Passage:
        """The same passage, with the other end to move."""
        return replace(self, at_end=not self.at_end)

    def _moved(self, unit: Unit, step: int) -> Passage | None:
        if self.at_end:
            last = _beside(self.grid.lasts[unit], self.last, step)
            return None if last is None or last < self.first else replace(self, last=last)
        first = _beside(self.grid.firsts[unit], self.first, step)
        return None if first is None or first > self.last else replace(self, first=first)


def _beside(edges: Sequence[int], word: int, step: int) -> int | None:
    """The edge after (1) or before (-1) a word."""
    at = bisect_right(edges, word) if step > 0 else bisect_left(edges, word) - 1
    return edges[at] if 0 <= at < len(edges) else None
