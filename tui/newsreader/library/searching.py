"""Articles by their words.

What a user types is words, "several in their order" and beginn* of words; nothing in it is a command of the
index, so that any text can be looked for.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass

from newsreader.library.bodies import Packer, text_of
from newsreader.library.listing import ARTICLE, article_row
from newsreader.library.types import ArticleRow, Cursor, Hit, Page, SearchOrder
from newsreader.model import Span

RANKED = 2000
"""So many hits, the newest ones, are ranked: to rank all that have a common word takes a second or more."""
_MOST_WORDS = 32
_AROUND = 70
"""Characters of a snippet before its first word, at most, and twice as many behind."""
_TYPED = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')
_NO_WORD = re.compile(r"[\W_]+")
_CONDITION = " AND search MATCH ? AND a.current"


@dataclass(frozen=True, slots=True)
class Words:
    """What a query looks for: all of some words, each one or several in their order."""

    phrases: tuple[tuple[str, ...], ...]
    """Folded, as the index has them."""
    beginnings: tuple[bool, ...]
    """Of each phrase whether its last word may go on."""

    @property
    def expression(self) -> str:
        """As the index asks for it; empty when there is not a word in it."""
        quoted = (f'"{" ".join(phrase)}"' for phrase in self.phrases)
        return " AND ".join(text + "*" * begins for text, begins in zip(quoted, self.beginnings, strict=True))

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the words in a folded text."""
        parts = (
            r"[\W_]+".join(map(re.escape, phrase)) + ("" if begins else r"(?![^\W_])")
            for phrase, begins in zip(self.phrases, self.beginnings, strict=True)
        )
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})")


def words_of(query: str) -> Words:
    """What a user looks for by what was typed; nothing where there is no word in it."""
    phrases: list[tuple[str, ...]] = []
    beginnings: list[bool] = []
    for quoted, plain in _TYPED.findall(query):
        typed = quoted or plain
        words = tuple(word for word in map(_indexed, _NO_WORD.split(typed)) if word)
        if words and len(phrases) < _MOST_WORDS:
            phrases.append(words[:_MOST_WORDS])
            beginnings.append(typed.endswith("*"))
    return Words(tuple(phrases), tuple(beginnings))


def search(
    connection: sqlite3.Connection,
    packer: Packer,
    query: str,
    order: SearchOrder,
    after: Cursor | None,
    limit: int,
) -> Page[Hit]:
    """A page of the articles that hold all words of a query. Raises LibraryError, sqlite3.Error."""
    words = words_of(query)
    if not words.phrases:
        return Page((), note="there is no word to look for in this")
    if order is SearchOrder.NEWEST:
        rows, following, note = _newest(connection, words.expression, after, limit)
    else:
        rows, following, note = _best(connection, words.expression, after, limit)
    pattern = words.pattern
    hits = tuple(_hit(row, text_of(connection, packer, row.id), pattern) for row in rows)
    return Page(hits, following, note)


def _newest(
    connection: sqlite3.Connection, expression: str, after: Cursor | None, limit: int
) -> tuple[list[ArticleRow], Cursor | None, str]:
    last = after[0] if after else 1 << 62
    found = connection.execute(
        "SELECT a.id FROM search CROSS JOIN article AS a ON a.id = search.rowid"
        f" WHERE search.rowid < ?{_CONDITION} ORDER BY search.rowid DESC LIMIT ?",
        (last, expression, limit + 1),
    ).fetchall()
    numbers = [row[0] for row in found[:limit]]
    return _rows(connection, numbers), ((numbers[-1],) if len(found) > limit else None), ""


def _best(
    connection: sqlite3.Connection, expression: str, after: Cursor | None, limit: int
) -> tuple[list[ArticleRow], Cursor | None, str]:
    if after:
        least, most, rank, last = after
    else:
        newest = connection.execute(
            "SELECT search.rowid FROM search WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?",
            (expression, RANKED),
        ).fetchall()
        if not newest:
            return [], None, ""
        (most,), (least,) = newest[0], newest[-1]
        rank, last = -1e300, 0
    found = connection.execute(
        "SELECT found.rank, a.id FROM (SELECT rowid, rank FROM search WHERE search MATCH ?"
        " AND rowid BETWEEN ? AND ?) AS found CROSS JOIN article AS a ON a.id = found.rowid"
        " WHERE a.current AND (found.rank, a.id) > (?, ?) ORDER BY found.rank, a.id LIMIT ?",
        (expression, least, most, rank, last, limit + 1),
    ).fetchall()
    is_all = not connection.execute(
        "SELECT 1 FROM search WHERE search MATCH ? AND rowid < ? LIMIT 1", (expression, least)
    ).fetchone()
    note = "" if is_all else f"the best of the {RANKED:,} that were added last; newest first lists all"
    following = (least, most, *found[limit - 1]) if len(found) > limit else None
    return _rows(connection, [number for _, number in found[:limit]]), following, note


def _rows(connection: sqlite3.Connection, numbers: list[int]) -> list[ArticleRow]:
    """Articles by their numbers, in the order of these."""
    return [
        article_row(connection.execute(f"{ARTICLE} WHERE a.id = ?", (number,)).fetchone())
        for number in numbers
    ]


def _hit(row: ArticleRow, text: str, pattern: re.Pattern[str]) -> Hit:
    """With the stretch of its text that has most of the words close together."""
    folded = text.translate(_FOLDED)
    found = [(match.start(), match.end()) for match in pattern.finditer(folded)]
    first = found[0][0] if found else 0
    most = 0
    for at, (start, _) in enumerate(found[:200]):
        near = {folded[begin:end] for begin, end in found[at : at + 12] if begin - start < 2 * _AROUND}
        if len(near) > most:
            first, most = start, len(near)
    start, end = _widened(text, first)
    spans = tuple(Span(a - start, b - start) for a, b in found if start <= a and b <= end)
    return Hit(row, text[start:end], spans)


def _widened(text: str, at: int) -> tuple[int, int]:
    """A stretch around a place in a text: of its paragraph, between whole words."""
    start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    if start > 0 and not text[start - 1].isspace():
        start = next((i + 1 for i in range(start, at) if text[i].isspace()), start)
    end = min(len(text), at + 2 * _AROUND)
    line_end = text.find("\n", at, end)
    if line_end >= 0:
        end = line_end
    elif end < len(text) and not text[end].isspace():
        end = next((i for i in range(end, at, -1) if text[i - 1].isspace()), end)
    return start, max(end, start)


class _Folded(dict[int, str]):
    """What each character becomes that a text is looked through by: lower case and without accents, one for
    one, so that what is found stands at the same place in the text."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFD", character)[:1].lower()
        self[code] = folded = plain if len(plain) == 1 else character
        return folded


_FOLDED = _Folded()


def _indexed(word: str) -> str:
    """A word without what would steer the index, or is no part of a word to it."""
    return "".join(
        character
        for character in word.translate(_FOLDED)
        if unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Co"
    )
