"""What the library knows of what it shares with others: SharedRows in a transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from newsreader.annotations.store.sqlite.marks import marks_on, put_mark
from newsreader.annotations.store.sqlite.records import (
    NOTES,
    RULINGS,
    Mapper,
    bindable,
    fetched,
    identity_key,
    valid,
)
from newsreader.annotations.store.types import Logged
from newsreader.model.annotation import ArticleIdentity, Done, Note, Ruling

_UNTOLD, _TOLD = "untold", "told"
"""Of a record that was removed for good: whether the log has that."""
_DONE = "done"
_MAPPERS: dict[str, Mapper[Any]] = {"note": NOTES, "ruling": RULINGS}


class SqliteSharedRows:
    """SharedRows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` is in a transaction."""
        self._connection = connection

    def value(self, name: str) -> str:
        row = self._connection.execute("SELECT value FROM shared_value WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def set_value(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO shared_value VALUES (?, ?)", (name, value))

    def edited(self) -> tuple[tuple[Note | Ruling, bool, bool], ...]:
        found: list[tuple[Note | Ruling, bool, bool]] = []
        for mapper in _MAPPERS.values():
            rest = (
                "LEFT JOIN shared_record s ON s.id = r.id WHERE s.id IS NULL"
                " OR s.modified != r.modified OR s.deleted != r.deleted ORDER BY r.modified, r.key"
            )
            rows = mapper.rows(self._connection, rest, ())
            identities = mapper.identities(self._connection, rows)
            for row in rows:
                with suppress(ValueError, TypeError, KeyError):
                    record = mapper.read(row, identities)
                    query = "SELECT 1 FROM shared_record WHERE id = ?"
                    known = self._connection.execute(query, (bindable(record.id),)).fetchone()
                    found.append((record, bool(row[0]), known is not None))
        return tuple(found)

    def removed(self) -> tuple[tuple[str, str], ...]:
        query = "SELECT kind, id FROM shared_record WHERE gone = ?"
        return tuple(self._connection.execute(query, (_UNTOLD,)).fetchall())

    def tell_removed(self, id: str) -> None:
        self._connection.execute("UPDATE shared_record SET gone = ? WHERE id = ?", (_TOLD, id))

    def is_removed(self, id: str) -> bool:
        query = "SELECT 1 FROM shared_record WHERE id = ? AND gone != ''"
        return self._connection.execute(query, (id,)).fetchone() is not None

    def stored(self, kind: str, id: str) -> tuple[Note | Ruling, bool] | None:
        try:
            found = _MAPPERS[kind].stored(self._connection, id)
        except (ValueError, TypeError, KeyError):
            return None
        return None if found is None else (found.record, found.deleted)

    def put(self, record: Note | Ruling, deleted: bool) -> None:
        mapper = _MAPPERS["note" if isinstance(record, Note) else "ruling"]
        mapper.put(self._connection, mapper.tidy(record), deleted)

    def settle(self, kind: str, id: str, also: Sequence[str]) -> None:
        table = _MAPPERS[kind].table
        self._connection.execute(
            "INSERT OR REPLACE INTO shared_record (id, kind, also, modified, deleted)"
            f" SELECT id, ?, ?, modified, deleted FROM {table} WHERE id = ?",
            (kind, json.dumps(list(also)), id),
        )

    def log(self, record: str) -> tuple[str, ...]:
        query = "SELECT body FROM shared_change WHERE record = ? ORDER BY key"
        return tuple(body for (body,) in self._connection.execute(query, (record,)))

    def add_changes(self, changes: Iterable[Logged]) -> None:
        rows = [(one.id, one.record, one.body, int(one.waiting)) for one in changes]
        self._connection.executemany(
            "INSERT INTO shared_change (id, record, body, waiting) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET waiting = min(waiting, excluded.waiting)",
            rows,
        )

    def forget_changes(self, record: str) -> None:
        self._connection.execute("DELETE FROM shared_change WHERE record = ? AND waiting = 0", (record,))

    def waiting(self, after: int, limit: int) -> tuple[Logged, ...]:
        query = (
            "SELECT id, record, body, waiting, key FROM shared_change"
            " WHERE waiting = 1 AND key > ? ORDER BY key LIMIT ?"
        )
        rows = self._connection.execute(query, (after, limit)).fetchall()
        return tuple(Logged(id, record, body, bool(waits), key) for id, record, body, waits, key in rows)

    def sent(self, ids: Iterable[str]) -> None:
        update = "UPDATE shared_change SET waiting = 0 WHERE id = ?"
        self._connection.executemany(update, [(id,) for id in ids])

    def wait_again(self, is_own: Callable[[str], bool]) -> None:
        rows = self._connection.execute("SELECT key, body FROM shared_change").fetchall()
        keys = [(key,) for key, body in rows if is_own(body)]
        self._connection.executemany("UPDATE shared_change SET waiting = 1 WHERE key = ?", keys)

    def marks(self, article: ArticleIdentity | None = None) -> tuple[Done, ...]:
        return marks_on(self._connection, () if article is None else (article,))

    def shared_marks(self) -> dict[str, str]:
        query = "SELECT id, modified FROM shared_record WHERE kind = ?"
        return dict(self._connection.execute(query, (_DONE,)).fetchall())

    def put_mark(self, mark: Done) -> None:
        put_mark(self._connection, mark)

    def remove_marks(self, marks: Iterable[Done]) -> None:
        for mark in marks:
            row = (identity_key(self._connection, mark.article), bindable(mark.coder))
            self._connection.execute("DELETE FROM done WHERE article = ? AND coder = ?", row)

    def settle_mark(self, id: str, at: str) -> None:
        insert = "INSERT OR REPLACE INTO shared_record (id, kind, also, modified, deleted)"
        self._connection.execute(f"{insert} VALUES (?, ?, '', ?, ?)", (id, _DONE, at, int(not at)))

    def digests(self) -> tuple[str, ...]:
        keys = (
            "SELECT article FROM note n JOIN shared_record s ON s.id = n.id WHERE n.deleted = 0"
            " UNION SELECT b.article FROM beside b JOIN note n ON n.key = b.note"
            " JOIN shared_record s ON s.id = n.id WHERE n.deleted = 0"
            " UNION SELECT article FROM ruling r JOIN shared_record s ON s.id = r.id WHERE r.deleted = 0"
            " UNION SELECT other FROM ruling r JOIN shared_record s ON s.id = r.id WHERE r.deleted = 0"
        )
        query = f"SELECT DISTINCT sha256 FROM identity WHERE key IN ({keys}) AND sha256 != '' ORDER BY sha256"
        return tuple(row[0] for row in self._connection.execute(query) if isinstance(row[0], str))

    def counts(self) -> tuple[int, int]:
        query = "SELECT count(*) FROM shared_record WHERE gone = '' AND kind != ?"
        records = self._connection.execute(query, (_DONE,)).fetchone()
        waiting = self._connection.execute("SELECT count(*) FROM shared_change WHERE waiting = 1").fetchone()
        return int(records[0]), int(waiting[0])

    def forget(self) -> None:
        for table in ("shared_value", "shared_change", "shared_record"):
            self._connection.execute(f"DELETE FROM {table}")


def also_written(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """By the ids of records what others wrote of them that does not count. Raises sqlite3.Error."""
    found = {}
    for row in fetched(connection, "SELECT id, also FROM shared_record WHERE also NOT IN ('', '[]')"):
        with suppress(ValueError):
            id, also = valid(row)
            found[str(id)] = tuple(map(str, json.loads(also)))
    return found


def forget_removed(connection: sqlite3.Connection, mapper: Mapper[Any]) -> None:
    """Removes what is known of shared records that were just removed for good, but for that this happened."""
    update = (
        "UPDATE shared_record SET gone = ?, also = '', modified = '', deleted = 1"
        f" WHERE kind = ? AND gone = '' AND id NOT IN (SELECT id FROM {mapper.table})"
    )
    connection.execute(update, (_UNTOLD, mapper.table))
    connection.execute(
        "DELETE FROM shared_change WHERE record IN (SELECT id FROM shared_record WHERE gone = ?)", (_UNTOLD,)
    )
