"""Lay a text out in rows of cells. Pure, and fast where every character is one cell wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from rich.cells import cell_len, get_character_cell_size

from newsreader.model import Article
from newsreader.records import dataclass

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
        """The rows of a sentence; none if it is not shown."""
        first = last = self.first_row[sentence]
        while last < len(self.rows) and self.rows[last].sentence == sentence:
            last += 1
        return range(first, last)


def lay_out(
    article: Article,
    shown: str,
    width: int,
    *,
    spacing: int = 0,
    is_shown: Callable[[int], bool] = lambda sentence: True,
) -> Layout:
    """Lay out an article whose text is shown as `shown` (of the same length) in `width` cells.

    `spacing` gaps stand between the sentences of a paragraph. Sentences that are not shown leave one gap.
    """
    rows: list[Row] = []
    first_row: list[int] = []
    plain = is_plain(shown)
    before = -1
    for sentence in article.sentences:
        first_row.append(len(rows))
        if not is_shown(sentence.index):
            continue
        if before >= 0:
            apart = sentence.paragraph != article.sentences[before].paragraph or sentence.index > before + 1
            gaps = max(spacing, 1) if apart else spacing
            rows += [GAP] * gaps
            first_row[-1] += gaps
        before = sentence.index
        opens = True
        for start, end in wrap(shown, sentence.start, sentence.end, width, plain=plain):
            rows.append(Row(sentence.index, start, end, opens))
            opens = False
    return Layout(tuple(rows), tuple(first_row), width)


def justified(text: str, width: int) -> str:
    """The text with its blanks stretched so that it fills `width` cells; as it is if it has none, or if
    it would be stretched by more than a third."""
    words = text.split(" ")
    room = width - cell_len(text)
    if len(words) < 2 or not 0 < room <= width // 3:
        return text
    share, rest = divmod(room, len(words) - 1)
    return "".join(
        word + " " * (1 + share + (number < rest) if number < len(words) - 1 else 0)
        for number, word in enumerate(words)
    )


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
