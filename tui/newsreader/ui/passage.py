"""A passage while it is being marked: from where it goes to where, and how keys move its ends."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from newsreader.model import Article, Span
from newsreader.records import dataclass

_CLOSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Letters of scripts that put no space between words: each is marked by itself."""
_MARKED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0df3\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks that belong to the letter before them, and scripts that are written with such."""
_WORD = re.compile(f"[{_CLOSE}]|[^\\s{_CLOSE}]+")
_PIECE = re.compile(
    rf"[{_CLOSE}]|\d+(?:[.,]\d+)*|(?:(?![\d_{_CLOSE}])\w|[{_MARKED}])+(?:['’](?:(?![\d_{_CLOSE}])\w|[{_MARKED}])+)*"
    rf"|(?:(?![\d{_CLOSE}{_MARKED}])[^\s\w]|_)+"
)
"""A part of a word, such as one of the five of "12-year-old": letters, a number, or other signs in a row."""


class Unit(StrEnum):
    """By how much one step moves an end."""

    CHARACTER = "character"
    PIECE = "piece"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Grid:
    """Where pieces, words, sentences and paragraphs of an article begin and end."""

    text: str = field(repr=False)
    firsts: Mapping[Unit, Sequence[int]] = field(hash=False, repr=False)
    """Per unit, the code points with which one begins, ascending."""
    lasts: Mapping[Unit, Sequence[int]] = field(hash=False, repr=False)
    """Per unit, the code points behind one, in the same order."""

    @classmethod
    def of(cls, article: Article) -> Grid:
        """The grid of an article."""
        found: dict[Unit, list[tuple[int, int]]] = {unit: [] for unit in Unit}
        paragraphs: dict[int, tuple[int, int]] = {}
        for sentence in article.sentences:
            words = [word.span() for word in _WORD.finditer(article.text, sentence.start, sentence.end)]
            if not words:
                continue
            found[Unit.WORD] += words
            for start, end in words:
                found[Unit.PIECE] += [piece.span() for piece in _PIECE.finditer(article.text, start, end)]
            start, end = words[0][0], words[-1][1]
            found[Unit.SENTENCE].append((start, end))
            paragraphs[sentence.paragraph] = (paragraphs.get(sentence.paragraph, (start,))[0], end)
        found[Unit.PARAGRAPH] = list(paragraphs.values())
        return cls(
            article.text,
            {unit: [start for start, _ in spans] for unit, spans in found.items()},
            {unit: [end for _, end in spans] for unit, spans in found.items()},
        )

    def around(self, unit: Unit, offset: int) -> Span | None:
        """The unit that holds a code point, else the one before it, else the first; None without any."""
        starts = self.firsts[unit]
        if not starts:
            return None
        at = max(bisect_right(starts, offset) - 1, 0)
        return Span(starts[at], self.lasts[unit][at])

    def step(self, offset: int, step: int) -> int | None:
        """The border of a character, with the marks on it, after (1) or before (-1) another one."""
        text = self.text
        at = offset + step
        while 0 < at < len(text) and (_is_mark(text[at]) or text[at - 1] == "\u200d"):
            at += step
        return at if 0 <= at <= len(text) else None


def _is_mark(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character).startswith("M")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text; one of its two ends moves."""

    grid: Grid = field(repr=False)
    start: int
    """Code point."""
    end: int
    """The code point behind it."""
    at_end: bool = True
    """Whether it is the end that moves, or the beginning."""

    @classmethod
    def of(cls, grid: Grid, span: Span) -> Passage | None:
        """The words that a span touches; None in a text without words."""
        first, last = (
            grid.around(Unit.WORD, span.start),
            grid.around(Unit.WORD, max(span.end - 1, span.start)),
        )
        if first is None or last is None:
            return None
        return cls(grid, first.start, max(last.end, first.end))

    @classmethod
    def between(cls, grid: Grid, pressed: int, here: int) -> Passage | None:
        """From the word at one code point to the word at another, which moves."""
        found = cls.of(grid, Span(min(pressed, here), max(pressed, here) + 1))
        return found and replace(found, at_end=here >= pressed)

    @property
    def span(self) -> Span:
        """Where it is in the text."""
        return Span(self.start, self.end)

    @property
    def words(self) -> int:
        """How many words it touches."""
        starts, ends = self.grid.firsts[Unit.WORD], self.grid.lasts[Unit.WORD]
        return bisect_left(starts, self.end) - bisect_right(ends, self.start)

    @property
    def moving(self) -> int:
        """A code point at the end that moves."""
        return self.end - 1 if self.at_end else self.start

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

    def inner(self, unit: Unit) -> Passage:
        """The unit at the end that moves, and nothing else."""
        found = self.grid.around(unit, self.moving)
        return self if found is None else replace(self, start=found.start, end=found.end)

    def to_character(self, character: str, step: int) -> Passage:
        """With the moving end at the next (1) or previous (-1) place of a character in its line."""
        text, at = self.grid.text, self.moving
        if step > 0:
            stop = text.find("\n", at)
            found = text.find(character, at + 1, stop if stop >= 0 else len(text))
        else:
            found = text.rfind(character, text.rfind("\n", 0, at) + 1, at)
        if found < 0:
            return self
        if self.at_end:
            return replace(self, end=found + len(character)) if found >= self.start else self
        return replace(self, start=found) if found < self.end else self

    def to_words(self, words: str) -> Passage | None:
        """With an end at some words, in any case: the moving end at the first place in the passage, if they
        are in it; else the end that is nearer to the next place. None where they are not in the text."""
        places = (
            [found.span() for found in re.finditer(re.escape(words), self.grid.text, re.I)] if words else []
        )
        if not places:
            return None
        inside = [
            (start, end)
            for start, end in places
            if self.start <= start
            and end <= self.end
            and (end != self.end if self.at_end else start != self.start)
        ]
        if inside:
            start, end = inside[0]
            return replace(self, end=end) if self.at_end else replace(self, start=start)
        behind = next((place for place in places if place[1] > self.end), None)
        before = next((place for place in reversed(places) if place[0] < self.start), None)
        if behind and (self.at_end or not before):
            return replace(self, end=behind[1], at_end=True)
        return replace(self, start=before[0], at_end=False) if before else self

    def _moved(self, unit: Unit, step: int) -> Passage | None:
        if self.at_end:
            end = self._beside(self.grid.lasts[unit], unit, self.end, step)
            return None if end is None or end <= self.start else replace(self, end=end)
        start = self._beside(self.grid.firsts[unit], unit, self.start, step)
        return None if start is None or start >= self.end else replace(self, start=start)

    def _beside(self, edges: Sequence[int], unit: Unit, offset: int, step: int) -> int | None:
        """The edge after (1) or before (-1) a code point."""
        if unit is Unit.CHARACTER:
            return self.grid.step(offset, step)
        at = bisect_right(edges, offset) if step > 0 else bisect_left(edges, offset) - 1
        return edges[at] if 0 <= at < len(edges) else None
