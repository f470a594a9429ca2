"""Whether the values of a database are of the kinds that their columns say: SQLite keeps whatever a damaged
page holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

Kind = type | tuple[type, ...]
MAYBE_INT, MAYBE_FLOAT = (int, type(None)), (float, type(None))
_STORED = {"INTEGER": "integer", "REAL": "real", "TEXT": "text", "BLOB": "blob"}
"""By what a column is declared as, what its values are stored as; NULL may stand in any."""


def misfit(connection: sqlite3.Connection) -> str:
    """Where the first value stands that is of another kind than its column, in words; empty: nowhere. Reads
    all tables. Raises sqlite3.Error."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for _, column, declared, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            if declared not in _STORED:
                continue
            found = connection.execute(
                f"SELECT typeof({column}) FROM {table} WHERE typeof({column}) NOT IN ('null', ?) LIMIT 1",
                (_STORED[declared],),
            ).fetchone()
            if found is not None:
                return f"{found[0]} stands in {table}.{column}, which is {declared}"
    return ""


def typed(row: Any, kinds: Iterable[Kind]) -> Any:
    """A row whose values are of these kinds. Raises TypeError for others: only damage brings them about."""
    if not all(map(isinstance, row, kinds)):
        raise TypeError("a value is of another kind than its column")
    return row
