"""A filter as a condition of SQL.

What few articles have is looked up first, what many have is looked for in one story after the other, as they
are listed: either way a page of a list is there at once, however large the library is.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from difflib import get_close_matches

from newsreader.library.filters import DAYS, NUMBERS, Field, Filter, FilterError, Term, first_day
from newsreader.library.searching import words_of
from newsreader.library.types import Where
from newsreader.text.folding import fold_for_search

FEW = 2000
"""Articles up to which they are looked up first."""
_OF_FEW = "id IN (SELECT a.story FROM article AS a WHERE {} AND a.current)"
_OF_MANY = "EXISTS (SELECT 1 FROM article AS a WHERE a.story = story.id AND {} AND a.current)"
_FLAGS = {
    Field.READ: "unread = 0",
    Field.PINNED: "pinned",
    Field.CHANGED: "EXISTS (SELECT 1 FROM article AS a WHERE a.story = story.id AND NOT a.current)",
}
_LISTED = "(SELECT value FROM json_each(?))"


def where(connection: sqlite3.Connection, filter: Filter) -> Where:
    """Which stories a filter means. Raises FilterError for a name that there is not; sqlite3.Error."""
    words = [term for term in filter if term.field in (Field.WORDS, Field.TITLE)]
    parts = [_condition(connection, term) for term in filter if term not in words]
    wanted = [_expression(term) for term in words if not term.is_not]
    parts.append(_with_words(connection, " AND ".join(one for one in wanted if one)))
    unwanted = [_expression(term) for term in words if term.is_not]
    parts += [_not(_with_words(connection, one), True) for one in unwanted if one]
    conditions = [f"({part.condition})" for part in parts]
    return Where(" AND ".join(conditions) or "1", tuple(value for part in parts for value in part.values))


def names(connection: sqlite3.Connection) -> dict[Field, tuple[str, ...]]:
    """The names that there are of outlets, feeds and languages. Raises sqlite3.Error."""
    queries = {
        Field.OUTLET: "SELECT name FROM outlet WHERE articles > 0",
        Field.FEED: "SELECT CASE WHEN title = '' THEN url ELSE title END FROM feed",
    }
    return {
        field: tuple(name for (name,) in connection.execute(query) if name)
        for field, query in queries.items()
    }


def _not(where: Where, is_not: bool) -> Where:
    return Where(f"NOT ({where.condition})", where.values) if is_not else where


def _condition(connection: sqlite3.Connection, term: Term) -> Where:
    if term.field in NUMBERS:
        return _not(_number(term), term.is_not)
    if term.field in DAYS:
        start = datetime.combine(first_day(term), datetime.min.time(), UTC)
        condition = "latest >= ?" if term.field is Field.AFTER else "first < ?"
        return _not(Where(condition, (int(start.timestamp()),)), term.is_not)
    if term.field in _FLAGS:
        return _not(Where(_FLAGS[term.field]), term.is_not)
    if term.field is Field.LANGUAGE:
        named = str(term.value).lower()
        condition = "(lower(a.language) = ? OR substr(lower(a.language), 1, ?) = ?)"
        values = (named, len(named) + 1, f"{named}-")
        return _not(Where(_OF_MANY.format(condition), values), term.is_not)
    return _not(_of(connection, term), term.is_not)


def _number(term: Term) -> Where:
    if not term.relation:
        return Where("unread > 0")
    if term.field is Field.DISAGREEMENT:
        # A percentage is rounded as it is shown.
        return Where(f"disagreement IS NOT NULL AND round(100 * disagreement) {_sign(term)} ?", (term.value,))
    return Where(f"{term.field.value} {_sign(term)} ?", (term.value,))


def _sign(term: Term) -> str:
    return {">=": ">=", "<=": "<=", ">": ">", "<": "<"}.get(term.relation, "=")


def _of(connection: sqlite3.Connection, term: Term) -> Where:
    """Of some outlets, or feeds."""
    what = "outlet" if term.field is Field.OUTLET else "feed"
    names = "name, ''" if what == "outlet" else "title, url"
    wanted = fold_for_search(str(term.value))
    rows = connection.execute(f"SELECT id, articles, {names} FROM {what}").fetchall()
    found = [row for row in rows if any(wanted in fold_for_search(name) for name in row[2:] if name)]
    if not found:
        known = {name.lower(): name for row in rows for name in row[2:3] if name}
        near = get_close_matches(str(term.value).lower(), known, 1, 0.6)
        meant = f": did you mean {known[near[0]]}?" if near else ""
        raise FilterError(f"no {what} in the library is called {term.value}{meant}")
    numbers = (json.dumps([row[0] for row in found]),)
    form = _OF_FEW if sum(row[1] for row in found) <= FEW else _OF_MANY
    return Where(form.format(f"a.{what} IN {_LISTED}"), numbers)


def _expression(term: Term) -> str:
    """What the index of words is asked for; empty for nothing."""
    found = words_of(f'"{term.value}"' if " " in str(term.value) else str(term.value)).expression
    return f"{{title}} : ({found})" if found and term.field is Field.TITLE else found


def _with_words(connection: sqlite3.Connection, expression: str) -> Where:
    if not expression:
        return Where()
    some = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (expression, FEW + 1)
    ).fetchall()
    if len(some) <= FEW:
        return Where(_OF_FEW.format(f"a.id IN {_LISTED}"), (json.dumps([row[0] for row in some]),))
    return Where(_OF_MANY.format("a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"), (expression,))
