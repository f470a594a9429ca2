"""Lay a text out in rows of cells. Pure, and fast where every character is one cell wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len, get_character_cell_size

from newsreader.model import Article

_EMOJI_STYLE = "\ufe0f"
"""Makes the narrow character before it two cells wide."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a laid-out article: a stretch of one sentence, or the gap between two paragraphs."""

    sentence: int
    """-1 in a gap."""
    start: int
    """Code point in the article's text."""
    end: int
    opens: bool
    """Whether the sentence begins here."""


GAP = Row(-1, 0, 0, False)


@dataclass(frozen=True, slots=True)
class Layout:
    """An article in rows of at most `width` cells; every sentence begins on a row of its own."""

    rows: tuple[Row, ...]
    first_row: tuple[int, ...]
    """Per sentence."""
    width: int

    def rows_of(self, sentence: int) -> range:
        """The rows of a sentence."""
        first = self.first_row[sentence]
        last = first
        while last + 1 < len(self.rows) and self.rows[last + 1].sentence == sentence:
            last += 1
        return range(first, last + 1)


def lay_out(article: Article, shown: str, width: int) -> Layout:
    """Lay out an article whose text is shown as `shown` (of the same length) in `width` cells."""
    rows: list[Row] = []
    first_row: list[int] = []
    plain = is_plain(shown)
    paragraph = 0
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            rows.append(GAP)
            paragraph = sentence.paragraph
        first_row.append(len(rows))
        opens = True
        for start, end in wrap(shown, sentence.start, sentence.end, width, plain=plain):
            rows.append(Row(sentence.index, start, end, opens))
            opens = False
    return Layout(tuple(rows), tuple(first_row), width)


def is_plain(text: str) -> bool:
    """Whether every character of the text is one cell wide, whatever stands beside it."""
    return text.isascii() or all(map(_one_cell, set(text)))


@cache
def _one_cell(character: str) -> bool:
    return get_character_cell_size(character) == 1 == cell_len(character)


def wrap(text: str, start: int, end: int, width: int, *, plain: bool) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into stretches of at most `width` cells, at spaces where there are any.

    White space at a cut belongs to neither side. `plain` is what `is_plain` says of the text.
    """
    width = max(width, 2)
    while start < end:
        limit = min(start + width, end) if plain else _fitting(text, start, end, width)
        if limit == end:
            yield start, end
            return
        cut = text.rfind(" ", start + 1, limit + 1)
        if cut < 0:
            yield start, limit
            start = limit
        else:
            stop = cut
            while stop > start and text[stop - 1] == " ":
                stop -= 1
            if stop > start:
                yield start, stop
            start = cut
        while start < end and text[start] == " ":
            start += 1


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest stretch from `start` that is at most `width` cells wide, and never empty."""
    cells = 0
    for index in range(start, end):
        cells += get_character_cell_size(text[index]) or text[index] == _EMOJI_STYLE
        if cells > width and index > start:
            return index
    return end
