"""All records of one kind: reading, finding and changing them."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from newsreader.annotations.store.errors import StaleNote
from newsreader.annotations.store.filters import NoteFilter, Order, RulingFilter
from newsreader.annotations.store.sqlite.conditions import ORDER_BY, where
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.history import History
from newsreader.annotations.store.sqlite.records import Mapper, Stored, same
from newsreader.annotations.store.sqlite.sharing import forget_removed
from newsreader.annotations.store.types import Change, Merged, R, Step
from newsreader.annotations.timestamps import Clock, stamp_after, tidy_time
from newsreader.databases.errors import Damaged

F = TypeVar("F", bound=NoteFilter | RulingFilter)


class SqliteRepository(Generic[R, F]):
    """The notes, or the rulings, in their table: a Repository."""

    def __init__(self, mapper: Mapper[R], database: Database, history: History, clock: Clock) -> None:
        self._mapper = mapper
        self._database = database
        self._history = history
        self._clock = clock

    def get(self, id: str) -> R | None:
        with self._database.reading() as connection:
            found = self._stored(connection, id)
        return found.record if found and not found.deleted else None

    def find(
        self, wanted: F, order: Order = Order.CREATED, limit: int | None = None, offset: int = 0
    ) -> tuple[R, ...]:
        mapper = self._mapper
        condition, parameters = where(wanted)
        rest = f"WHERE {condition} ORDER BY {ORDER_BY[order]} LIMIT ? OFFSET ?"
        with self._database.reading() as connection:
            rows = mapper.rows(connection, rest, [*parameters, -1 if limit is None else limit, offset])
            identities = mapper.identities(connection, rows)
        found = []
        for row in rows:
            try:
                found.append(mapper.read(row, identities))
            except (ValueError, TypeError, KeyError):
                continue
        return tuple(found)

    def count(self, wanted: F) -> int:
        condition, parameters = where(wanted)
        with self._database.reading() as connection:
            query = f"SELECT count(*) FROM {self._mapper.table} r WHERE {condition}"
            return int(connection.execute(query, parameters).fetchone()[0])

    def add(self, record: R) -> R:
        merged = self._add([record], "add", strict=True)
        return (*merged.added, *merged.known)[0]

    def add_copy(self, record: R) -> R:
        return self.add(replace(record, id="", created="", modified=""))

    def add_all(self, records: Iterable[R]) -> Merged[R]:
        return self._add((replace(record, imported=True) for record in records), "import", strict=False)

    def update(self, record: R) -> R:
        return self.update_all([record])[0]

    def update_all(self, records: Iterable[R]) -> tuple[R, ...]:
        written: list[R] = []
        changes: list[Change[R]] = []
        with self._database.lock:
            with self._database.writing() as connection:
                for record in records:
                    stored = self._current(connection, record)
                    mine = self._mapper.kept(
                        replace(self._mapper.tidy(record), created=stored.created), stored
                    )
                    if same(mine, stored):
                        written.append(stored)
                        continue
                    mine = self._put(connection, mine, stored.modified)
                    written.append(mine)
                    changes.append(Change(stored, mine))
            self._history.record(Step("edit", tuple(changes)))
        return tuple(written)

    def delete(self, record: R) -> None:
        self.delete_all([record])

    def delete_all(self, records: Iterable[R]) -> None:
        changes: list[Change[R]] = []
        with self._database.lock:
            with self._database.writing() as connection:
                for record in records:
                    stored = self._current(connection, record)
                    self._put(connection, stored, stored.modified, deleted=True)
                    changes.append(Change(stored, None))
            self._history.record(Step("delete", tuple(changes)))

    def restore(self, id: str) -> R | None:
        with self._database.lock:
            with self._database.writing() as connection:
                found = self._stored(connection, id)
                if found is None or not found.deleted:
                    return None
                record = self._put(connection, found.record, found.record.modified)
            self._history.record(Step("restore", (Change(None, record),)))
        return record

    def empty_bin(self, only: Collection[str] | None = None) -> int:
        binned = f"DELETE FROM {self._mapper.table} WHERE deleted = 1"
        with self._database.writing() as connection:
            if only is None:
                removed = connection.execute(binned).rowcount
            else:
                removed = sum(connection.execute(f"{binned} AND id = ?", (id,)).rowcount for id in set(only))
            forget_removed(connection, self._mapper)
            connection.execute(
                "DELETE FROM identity WHERE key NOT IN"
                " (SELECT article FROM note UNION SELECT article FROM ruling UNION SELECT other FROM ruling"
                " UNION SELECT article FROM beside UNION SELECT article FROM done)"
            )
            connection.execute(
                "DELETE FROM article_text WHERE sha256 NOT IN (SELECT sha256 FROM identity WHERE key IN"
                " (SELECT article FROM note UNION SELECT article FROM ruling UNION SELECT other FROM ruling"
                " UNION SELECT article FROM beside))"
            )
            connection.execute("DELETE FROM line WHERE sha256 NOT IN (SELECT sha256 FROM article_text)")
        with self._database.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return removed

    def _add(self, records: Iterable[R], verb: str, strict: bool) -> Merged[R]:
        added: list[R] = []
        known: list[R] = []
        differing: list[tuple[R, R]] = []
        deleted: list[R] = []
        with self._database.lock:
            with self._database.writing() as connection:
                for record in map(self._complete, records):
                    found = self._stored(connection, record.id)
                    if found is None:
                        self._mapper.put(connection, record, deleted=False)
                        added.append(record)
                    elif not found.deleted and same(found.record, record):
                        known.append(found.record)
                    elif strict:
                        raise StaleNote(record, None if found.deleted else found.record)
                    elif found.deleted:
                        deleted.append(found.record)
                    else:
                        differing.append((record, found.record))
            self._history.record(Step(verb, tuple(Change(None, record) for record in added)))
        return Merged(tuple(added), tuple(known), tuple(differing), tuple(deleted))

    def _complete(self, record: R) -> R:
        now = stamp_after(self._clock)
        created = tidy_time(record.created) or tidy_time(record.modified) or now
        modified = max(tidy_time(record.modified) or created, created)
        return replace(
            self._mapper.tidy(record), id=record.id or str(uuid.uuid4()), created=created, modified=modified
        )

    def _current(self, connection: sqlite3.Connection, record: R) -> R:
        """What is stored of a record that was read before. Raises StaleNote when it has changed since."""
        found = self._stored(connection, record.id)
        if found is None or found.deleted:
            raise StaleNote(record, None)
        if found.record.modified != record.modified:
            raise StaleNote(record, found.record)
        return found.record

    def _put(self, connection: sqlite3.Connection, record: R, earlier: str, deleted: bool = False) -> R:
        written = replace(record, modified=stamp_after(self._clock, earlier))
        self._mapper.put(connection, written, deleted)
        return written

    def _stored(self, connection: sqlite3.Connection, id: str) -> Stored[R] | None:
        try:
            return self._mapper.stored(connection, id)
        except (ValueError, TypeError, KeyError) as error:
            raise Damaged(f"this {self._mapper.table} cannot be read ({error})") from error
