"""Who has done with which articles: the rows of these marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from newsreader.annotations.store.sqlite.conditions import on
from newsreader.annotations.store.sqlite.records import (
    IDENTITY,
    bindable,
    fetched,
    identity_key,
    valid,
)
from newsreader.model.annotation import ArticleIdentity, Done


def marks_on(connection: sqlite3.Connection, articles: Sequence[ArticleIdentity]) -> tuple[Done, ...]:
    """The marks on any of these articles, on all unless given; the oldest first. Raises sqlite3.Error."""
    condition, parameters = on("article", tuple(articles)) if articles else ("1", [])
    query = (
        f"SELECT {', '.join(IDENTITY)}, coder, at FROM done r"
        f" JOIN identity i ON i.key = r.article WHERE {condition} ORDER BY at, coder"
    )
    found = []
    for row in fetched(connection, query, parameters):
        with suppress(ValueError):
            *identity, coder, at = valid(row)
            found.append(Done(ArticleIdentity(*identity), coder, at))
    return tuple(found)


def put_mark(connection: sqlite3.Connection, mark: Done) -> None:
    """Writes a mark, in place of the one of its coder on its article. Raises sqlite3.Error."""
    row = (identity_key(connection, mark.article), bindable(mark.coder), mark.at)
    connection.execute("INSERT OR REPLACE INTO done (article, coder, at) VALUES (?, ?, ?)", row)
