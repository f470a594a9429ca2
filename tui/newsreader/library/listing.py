"""Lists of what is in the library: stories, articles, outlets. Each goes on from where a page of it ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from newsreader.databases.errors import LibraryError
from newsreader.databases.kinds import MAYBE_FLOAT, MAYBE_INT, typed
from newsreader.library.types import ArticleRow, Counts, Cursor, Order, OutletRow, Page, StoryRow, Where
from newsreader.model import Article, Provenance

OTHER_LIST = LibraryError("the place behind which a list is to go on is of another list")
_STORY = "SELECT id, title, first, latest, versions, unread, disagreement, pinned, dated FROM story"
ARTICLE = (
    "SELECT a.id, a.key, a.story, o.name, a.title, a.author, a.published, a.added, a.url, a.language,"
    " a.words, a.read, a.current, a.beginning, a.copy_of, a.place"
    " FROM article AS a JOIN outlet AS o ON o.id = a.outlet"
)
"""Rows of which `article_row` makes articles."""
_STORY_KINDS = (int, str, int, int, int, int, MAYBE_FLOAT, int, int)
_ARTICLE_KINDS = (
    *(int, bytes, MAYBE_INT, str, str, str, str, int, str, str),
    *(int, int, int, int, MAYBE_INT, str),
)
_ORDERS = {
    Order.NEWS: ("latest", "id"),
    Order.UNREAD: ("unread", "latest", "id"),
    Order.VERSIONS: ("versions", "latest", "id"),
    Order.DISAGREEMENT: ("disagreement", "latest", "id"),
}
"""The columns that each order goes down by; the last one tells any two stories apart."""
_KEPT = {Order.UNREAD: "unread > 0", Order.DISAGREEMENT: "disagreement IS NOT NULL"}
"""Of what an order has an index; what is left out is listed behind it by news."""


def stories(
    connection: sqlite3.Connection, where: Where, order: Order, after: Cursor | None, limit: int
) -> Page[StoryRow]:
    """A page of stories. Raises LibraryError for a place in another list; sqlite3.Error."""
    if order not in _KEPT:
        found, is_more = _ordered(connection, where, _ORDERS[order], "1", after, limit)
        return Page(tuple(map(_story_row, found)), _cursor(found, _ORDERS[order]) if is_more else None)
    kept = _KEPT[order]
    rows: list[Any] = []
    if after is None or after[0] != "rest":
        rows, is_more = _ordered(connection, where, _ORDERS[order], kept, after, limit)
        if is_more:
            return Page(tuple(map(_story_row, rows)), _cursor(rows, _ORDERS[order]))
        after = ("rest",)
    behind = after[1:] or None
    columns = _ORDERS[Order.NEWS]
    rest, is_more = _ordered(connection, where, columns, f"NOT ({kept})", behind, limit - len(rows))
    following = None
    if is_more:
        following = ("rest", *(_cursor(rest, columns) if rest else (behind or ())))
    return Page(tuple(map(_story_row, [*rows, *rest])), following)


def behind(
    connection: sqlite3.Connection, where: Where, order: Order, after: Cursor | None, limit: int
) -> Cursor | None:
    """Where a page of stories ends, without the stories; None where only the page itself tells, as the last
    one does. Raises LibraryError for a place in another list; sqlite3.Error."""
    columns, kept = _ORDERS[order], _KEPT.get(order, "1")
    begins: Cursor = ()
    if order in _KEPT and after and after[0] == "rest":
        columns, kept, begins, after = _ORDERS[Order.NEWS], f"NOT ({kept})", ("rest",), after[1:] or None
    query, values = _query(f"SELECT {', '.join(columns)} FROM story", where, columns, kept, after)
    found = connection.execute(f"{query} LIMIT 2 OFFSET ?", (*values, limit - 1)).fetchall()
    return (*begins, *found[0]) if len(found) == 2 else None


def _ordered(
    connection: sqlite3.Connection,
    where: Where,
    columns: tuple[str, ...],
    kept: str,
    after: Cursor | None,
    limit: int,
) -> tuple[list[Any], bool]:
    """(rows, whether more come behind them)."""
    query, values = _query(_STORY, where, columns, kept, after)
    found = connection.execute(f"{query} LIMIT ?", (*values, limit + 1)).fetchall()
    return found[:limit], len(found) > limit


def _query(
    select: str, where: Where, columns: tuple[str, ...], kept: str, after: Cursor | None
) -> tuple[str, tuple[int | float | str, ...]]:
    """(SQL, its values) of the stories behind a place."""
    if after and len(after) != len(columns):
        raise OTHER_LIST
    behind = f"({', '.join(columns)}) < ({', '.join('?' * len(columns))})" if after else "1"
    order = ", ".join(f"{column} DESC" for column in columns)
    query = f"{select} WHERE ({where.condition}) AND {kept} AND {behind} ORDER BY {order}"
    return query, (*where.values, *(after or ()))


def _cursor(rows: list[Any], columns: tuple[str, ...]) -> Cursor:
    """Where a list goes on behind its last row."""
    places = {"id": 0, "latest": 3, "versions": 4, "unread": 5, "disagreement": 6}
    return tuple(rows[-1][places[column]] for column in columns)


def story(connection: sqlite3.Connection, number: int) -> StoryRow | None:
    """A story by its number. Raises sqlite3.Error."""
    row = connection.execute(f"{_STORY} WHERE id = ?", (number,)).fetchone()
    return None if row is None else _story_row(row)


def _story_row(row: Any) -> StoryRow:
    id, title, first, latest, versions, unread, disagreement, *marks = typed(row, _STORY_KINDS)
    return StoryRow(id, title, iso(first), iso(latest), versions, unread, disagreement, *map(bool, marks))


def articles(connection: sqlite3.Connection, story: int, *, all_versions: bool) -> tuple[ArticleRow, ...]:
    """The articles of a story in the order of their times; of those under one address only the last, unless
    all are asked for. Raises sqlite3.Error."""
    which = "" if all_versions else " AND a.current"
    rows = connection.execute(f"{ARTICLE} WHERE a.story = ?{which} ORDER BY a.moment, a.id", (story,))
    return tuple(map(article_row, rows))


def outlets_of(connection: sqlite3.Connection, stories: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Per story the outlets that tell it, in the order of their times. Raises sqlite3.Error."""
    found: dict[int, dict[str, None]] = {story: {} for story in stories}
    for story, name in connection.execute(
        "SELECT a.story, o.name FROM article AS a JOIN outlet AS o ON o.id = a.outlet"
        " WHERE a.story IN (SELECT value FROM json_each(?)) AND a.current ORDER BY a.moment, a.id",
        (json.dumps(list(stories)),),
    ):
        found[story][name] = None
    return {story: tuple(names) for story, names in found.items()}


def article(connection: sqlite3.Connection, number: int) -> ArticleRow | None:
    """An article by its number. Raises sqlite3.Error."""
    row = connection.execute(f"{ARTICLE} WHERE a.id = ?", (number,)).fetchone()
    return None if row is None else article_row(row)


def number_of(connection: sqlite3.Connection, key: str) -> int | None:
    """The number of an article by its key, or the beginning of that if only one has it. Raises
    sqlite3.Error."""
    try:
        least = bytes.fromhex((key + "0" * 32)[:32])
        most = bytes.fromhex((key + "f" * 32)[:32])
    except ValueError:
        return None
    found = connection.execute(
        "SELECT id FROM article WHERE key BETWEEN ? AND ? LIMIT 2", (least, most)
    ).fetchall()
    return int(found[0][0]) if len(found) == 1 and len(key) <= 32 else None


def versions(connection: sqlite3.Connection, number: int) -> tuple[ArticleRow, ...]:
    """All texts that lay under the address of an article, the first one first. Raises sqlite3.Error."""
    rows = connection.execute(
        f"{ARTICLE} WHERE a.id = ?1 OR a.address = (SELECT address FROM article WHERE id = ?1) ORDER BY a.id",
        (number,),
    )
    return tuple(map(article_row, rows))


def changed(connection: sqlite3.Connection, story: int) -> tuple[tuple[ArticleRow, ...], ...]:
    """Of each article of a story of which there are several versions in time: all of them, the first one
    first. Raises sqlite3.Error."""
    rows = connection.execute(
        "SELECT DISTINCT address FROM article AS a WHERE story = ? AND NOT current", (story,)
    ).fetchall()
    found = (
        connection.execute(f"{ARTICLE} WHERE a.address = ? ORDER BY a.id", row).fetchall() for row in rows
    )
    return tuple(tuple(map(article_row, chain)) for chain in found)


def article_row(row: Any) -> ArticleRow:
    """An article of a row of ARTICLE."""
    id, key, story, outlet, title, author, published, added, *middle = typed(row, _ARTICLE_KINDS)
    url, language, words, read, current, beginning, copy_of, place = middle
    return ArticleRow(
        id,
        key.hex(),
        story or 0,
        outlet,
        title,
        author,
        published,
        iso(added),
        url,
        language,
        words,
        bool(read),
        bool(current),
        bool(beginning),
        copy_of,
        place,
    )


def whole(connection: sqlite3.Connection, number: int, text: str) -> Article:
    """An article as it was read, from its text. Raises LibraryError when there is none; sqlite3.Error."""
    from newsreader.library.structure import rebuilt

    row = article(connection, number)
    found = connection.execute(
        "SELECT origin, structure FROM article JOIN body USING (id) WHERE id = ?", (number,)
    ).fetchone()
    if row is None or found is None:
        raise LibraryError(f"there is no article {number} in the library")
    said = _said(found[0])
    way = Provenance(
        kind=str(said.get("kind", "")),
        place=row.place,
        position=_number(said.get("position")),
        retrieved=str(said.get("retrieved", "")),
        sha256=str(said.get("sha256", "")),
        hops=_words(said.get("hops")),
        guessed=_words(said.get("guessed")),
    )
    known = rebuilt(text, found[1] or b"", row.title, row.language)
    return replace(
        known,
        path=str(said.get("path", row.place)),
        outlet=row.outlet,
        title=own_title(said, row.title),
        author=row.author,
        published=row.published,
        url=row.url,
        language=row.language or known.language,
        encoding=str(said.get("encoding", "utf-8")),
        beginning_only=row.beginning_only,
        provenance=way,
    )


def own_title(origin: Mapping[str, object], title: str) -> str:
    """What an article says that it is called, by its origin and what it is called in the library."""
    return next(iter(_words(origin.get("title"))), title)


def _said(origin: str) -> dict[str, Any]:
    try:
        found = json.loads(origin or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def outlets(connection: sqlite3.Connection) -> tuple[OutletRow, ...]:
    """All outlets that have articles, by name. Raises sqlite3.Error."""
    rows = connection.execute(
        "SELECT id, name, articles, unread FROM outlet WHERE articles > 0 ORDER BY name COLLATE NOCASE, name"
    )
    return tuple(OutletRow(*typed(row, (int, str, int, int))) for row in rows)


def counts(connection: sqlite3.Connection) -> Counts:
    """How much there is. Raises sqlite3.Error."""
    kept = dict(connection.execute("SELECT name, n FROM tally"))
    return Counts(*(int(kept.get(name) or 0) for name in ("articles", "unread", "stories")))


def articles_between(connection: sqlite3.Connection, last: int, end: int) -> list[ArticleRow]:
    """The articles with the numbers behind `last` up to `end`, in the order in which they were added. Raises
    sqlite3.Error."""
    rows = connection.execute(f"{ARTICLE} WHERE a.id > ? AND a.id <= ? ORDER BY a.id", (last, end))
    return list(map(article_row, rows))


def iso(seconds: int | None) -> str:
    """A time of the library in ISO 8601, UTC; empty for none."""
    if seconds is None:
        return ""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
