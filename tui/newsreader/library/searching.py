"""Articles by their words.

What a user types is words, "several in their order" and beginn* of words; nothing in it is a command of the
index, so that any text can be looked for.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from functools import cache
from itertools import islice

from newsreader.library.bodies import Packer, text_of
from newsreader.library.listing import ARTICLE, OTHER_LIST, article_row
from newsreader.library.types import ArticleRow, Cursor, Hit, Page, SearchOrder
from newsreader.model import Span
from newsreader.records import dataclass

RANKED = 2000
"""So many hits, the newest ones, are ranked: to rank all that have a common word takes a second or more."""
_MOST_WORDS, _LONGEST = 32, 2000
"""Words, and characters, of a query; what goes beyond is left out."""
_LEAST = 3
"""Letters of a beginning: fewer are the beginning of too many words, and stand for a word."""
_SHORT = f"less than {_LEAST} letters are no beginning, but a word"
_LOOKED_AT = 60
"""So many places of a text are looked at for its snippet."""
_AROUND = 70
"""Characters of a snippet before its first word, at most, and twice as many behind."""
_TYPED = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')
_NO_WORD, _WORD = re.compile(r"[\W_]+"), re.compile(r"[^\W_]")
_NOT_ASCII = re.compile("[^\0-\x7f]")
_CONDITION = " AND search MATCH ? AND a.current"


@dataclass(frozen=True, slots=True)
class Words:
    """What a query looks for: all of some words, each one or several in their order."""

    phrases: tuple[str, ...]
    """As they were typed; there is a letter or digit in each."""
    beginnings: tuple[bool, ...]
    """Of each phrase whether its last word may go on."""
    note: str = ""
    """What its user should know of it."""

    @property
    def expression(self) -> str:
        """As the index asks for it; empty when there is not a word in it."""
        pairs = zip(self.phrases, self.beginnings, strict=True)
        return " AND ".join(f'"{phrase}"' + "*" * begins for phrase, begins in pairs)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the words in a folded text, but also the ends of other words."""
        parts = (
            r"[\W_]+".join(map(re.escape, filter(None, _NO_WORD.split(_folded(phrase)))))
            + ("" if begins else r"(?![^\W_])")
            for phrase, begins in zip(self.phrases, self.beginnings, strict=True)
        )
        return re.compile("|".join(parts))


def words_of(query: str) -> Words:
    """What a user looks for by what was typed; nothing where there is no word in it."""
    phrases: list[str] = []
    beginnings: list[bool] = []
    is_short = False
    for quoted, plain in _TYPED.findall(_clean(query)):
        typed = quoted or plain
        if _WORD.search(typed) and len(phrases) < _MOST_WORDS:
            phrases.append(typed)
            beginnings.append(typed.endswith("*") and len(_NO_WORD.split(typed)[-2]) >= _LEAST)
            is_short |= typed.endswith("*") and not beginnings[-1]
    return Words(tuple(phrases), tuple(beginnings), _SHORT if is_short else "")


def _clean(query: str) -> str:
    """What the index takes: valid Unicode of a sensible length without an end in the middle."""
    query = query[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", query)


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
    if after and len(after) != (1 if order is SearchOrder.NEWEST else 5):
        raise OTHER_LIST
    if order is SearchOrder.NEWEST:
        rows, following, note = _newest(connection, words.expression, after, limit)
    else:
        rows, following, note = _best(connection, words.expression, after, limit)
    pattern = words.pattern
    hits = tuple(_hit(row, text_of(connection, packer, row.id), pattern) for row in rows)
    return Page(hits, following, "; ".join(filter(None, (words.note, note))))


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
        least, most, rank, last, is_all = after
    else:
        newest = connection.execute(
            "SELECT search.rowid FROM search WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?",
            (expression, RANKED + 1),
        ).fetchall()
        if not newest:
            return [], None, ""
        (most,), (least,) = newest[0], newest[:RANKED][-1]
        rank, last, is_all = -1e300, 0, int(len(newest) <= RANKED)
    found = connection.execute(
        "SELECT found.rank, a.id FROM (SELECT rowid, rank FROM search WHERE search MATCH ?"
        " AND rowid BETWEEN ? AND ?) AS found CROSS JOIN article AS a ON a.id = found.rowid"
        " WHERE a.current AND (found.rank, a.id) > (?, ?) ORDER BY found.rank, a.id LIMIT ?",
        (expression, least, most, rank, last, limit + 1),
    ).fetchall()
    note = "" if is_all else f"the best of the {RANKED:,} that were added last; newest first lists all"
    following = (least, most, *found[limit - 1], is_all) if len(found) > limit else None
    return _rows(connection, [number for _, number in found[:limit]]), following, note


def _rows(connection: sqlite3.Connection, numbers: list[int]) -> list[ArticleRow]:
    """Articles by their numbers, in the order of these; those that are not there are left out."""
    found = (connection.execute(f"{ARTICLE} WHERE a.id = ?", (number,)).fetchone() for number in numbers)
    return [article_row(row) for row in found if row is not None]


def _hit(row: ArticleRow, text: str, pattern: re.Pattern[str]) -> Hit:
    """With the stretch of its text that has most of the words close together; not its headline, if it can be
    helped."""
    folded = _folded(text)
    matches = (match.span() for match in pattern.finditer(folded))
    found = [
        span for span in islice(matches, _LOOKED_AT) if span[0] == 0 or not folded[span[0] - 1].isalnum()
    ]
    body = len(row.title) if text.startswith(row.title) else 0
    told = [span for span in found if span[0] >= body] or found
    first = told[0][0] if told else 0
    most = 0
    for at, (start, _) in enumerate(told):
        near = {folded[begin:end] for begin, end in told[at : at + 12] if begin - start < 2 * _AROUND}
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


def _folded(text: str) -> str:
    """A text in lower case and without accents, character for character, so that what is found in it stands
    at the same place in the text."""
    plain = text if text.isascii() else _NOT_ASCII.sub(_without_accent, text)
    return plain.lower()


def _without_accent(found: re.Match[str]) -> str:
    return _letter(found[0])


@cache
def _letter(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    if not all(map(unicodedata.combining, apart[1:])):
        return character
    lower = apart[:1].lower()
    return lower if len(lower) == 1 and len(lower.lower()) == 1 else character
