"""What can still be read of a damaged library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from newsreader.annotations.store.sqlite.records import (
    IDENTITY,
    NOTES,
    RULINGS,
    TEXTS,
    Mapper,
    Row,
    bindable,
    from_json,
    identity_key,
    to_json,
    valid,
)
from newsreader.annotations.store.sqlite.schema import migrate
from newsreader.annotations.store.types import Draft, R, Salvaged
from newsreader.databases.copying import snapshot
from newsreader.databases.errors import Damaged
from newsreader.databases.kinds import typed
from newsreader.model.annotation import ArticleIdentity, Done
from newsreader.text.terminal import printable

_MAGIC = b"SQLite format 3\0"
_PAGE = 4096
"""Bytes of a page, unless the header says otherwise."""
_LARGEST = 1 << 32
"""Bytes; a header that tells of a larger library is not believed."""
_MISSES = 10_000
"""Keys tried in a row without finding a record, before a table of unknown length is taken to end."""
_MOST = 1_000_000
"""The highest key that is tried."""


def salvage(path: Path) -> Salvaged:
    """Reads whatever can be read of a library, sound or not. Its file is only read.

    A record whose article is lost has an empty identity in its place. Raises Damaged when nothing can be
    read, or it is no library at all; OSError when the file cannot be read.
    """
    with snapshot(path) as copy:
        problems = _mend(copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            try:
                connection.execute("PRAGMA writable_schema = ON")  # reads on past faults in the schema
                notes, deleted_notes = _records(connection, NOTES, problems)
                rulings, deleted_rulings = _records(connection, RULINGS, problems)
                drafts = _drafts(connection, problems)
                done = _done(connection, problems)
            except sqlite3.Error as error:
                raise Damaged(f"nothing of {path} can be read ({error})") from error
    if problems and not (notes or rulings or deleted_notes or deleted_rulings or drafts):
        raise Damaged(f"nothing of {path} can be read ({problems[0]})")
    told = tuple(map(printable, problems))
    return Salvaged(notes, rulings, deleted_notes, deleted_rulings, drafts, done, told)


def refill(connection: sqlite3.Connection, found: Salvaged) -> None:
    """Writes what was salvaged into an empty library, inside a transaction. Raises sqlite3.Error."""
    for records, deleted in ((found.notes, False), (found.deleted_notes, True)):
        for note in records:
            NOTES.put(connection, note, deleted)
    for rulings, deleted in ((found.rulings, False), (found.deleted_rulings, True)):
        for ruling in rulings:
            RULINGS.put(connection, ruling, deleted)
    connection.executemany(
        "INSERT OR REPLACE INTO draft (key, body, saved) VALUES (?, ?, ?)",
        [(bindable(draft.key), to_json(draft), draft.saved) for draft in found.drafts],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO done (article, coder, at) VALUES (?, ?, ?)",
        [(identity_key(connection, one.article), bindable(one.coder), one.at) for one in found.done],
    )


def _mend(file: Path) -> list[str]:
    """Makes SQLite open a damaged file, and says what was wrong with it.

    A first page that is lost is replaced by that of a new library, whose tables begin on the same pages.
    What was cut off the end is filled with zeros, which SQLite takes for damaged pages.
    """
    problems = []
    size = file.stat().st_size
    with open(file, "rb+") as handle:
        whole = _size_of(handle.read(100))
        if not whole:
            problems.append("the first page is lost")
            whole = -(-size // _PAGE) * _PAGE
            handle.seek(0)
            handle.write(_first_page(file.with_name("new.db"), whole // _PAGE))
        if size < whole:
            problems.append(f"{whole - size} bytes at the end are lost")
            handle.truncate(whole)
    return problems


def _size_of(header: bytes) -> int:
    """The bytes of a database of this header (SQLite file format, 1.3); 0 when it makes no sense."""
    page = int.from_bytes(header[16:18])
    size = (65536 if page == 1 else page) * int.from_bytes(header[28:32])
    return size if header.startswith(_MAGIC) and page.bit_count() == 1 and size <= _LARGEST else 0


def _first_page(file: Path, pages: int) -> bytes:
    """The first page of a new library, telling that there are so many."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        migrate(connection)
    with open(file, "rb") as handle:
        page = handle.read(_PAGE)
    return page[:28] + pages.to_bytes(4) + page[32:]


def _records(
    connection: sqlite3.Connection, mapper: Mapper[R], problems: list[str]
) -> tuple[tuple[R, ...], tuple[R, ...]]:
    """(records, records in the bin) that can be read. Raises sqlite3.Error when there is no such table."""
    live: list[R] = []
    deleted: list[R] = []
    identities: dict[int, ArticleIdentity] = {}
    for key, row in _rows(connection, mapper, problems):
        for reference in row[-len(mapper.references) :]:
            if reference not in identities:
                identities[reference] = _identity(connection, reference, problems)
        try:
            record = mapper.read(row, identities)
        except (ValueError, TypeError, KeyError) as error:
            problems.append(f"{mapper.table} {key} makes no sense: {error}")
            continue
        (deleted if row[0] else live).append(record)
    return tuple(live), tuple(deleted)


def _rows(
    connection: sqlite3.Connection, mapper: Mapper[Any], problems: list[str]
) -> Iterator[tuple[int, Row]]:
    """(key, values of its columns) of each record that can be read."""
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({mapper.table})")}
    missing = mapper.defaults if there else {}
    columns = (repr(missing[c]) if c in missing and c not in there else c for c in mapper.columns)
    query = f"SELECT key, {', '.join(columns)} FROM {mapper.table} NOT INDEXED"
    try:
        rows = connection.execute(f"{query} ORDER BY key").fetchall()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        problems.append(f"some of the {mapper.table}s: {error}")
    else:
        yield from ((row[0], row[1:]) for row in rows)
        return
    last = _last_key(connection, mapper)
    missed = 0
    for key in range(1, (last or _MOST) + 1):
        try:
            row = connection.execute(f"{query} WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            row = None
        if row is not None:
            yield key, row[1:]
        missed = 0 if row else missed + 1
        if not last and missed > _MISSES:
            return


def _last_key(connection: sqlite3.Connection, mapper: Mapper[Any]) -> int:
    """The highest key that a table ever had; 0 when that cannot be read."""
    try:
        found = connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (mapper.table,)
        ).fetchone()
    except sqlite3.DatabaseError:
        return 0
    return found[0] if found and isinstance(found[0], int) and 0 < found[0] <= _MOST else 0


def _identity(connection: sqlite3.Connection, key: int, problems: list[str]) -> ArticleIdentity:
    try:
        query = f"SELECT {', '.join(IDENTITY)} FROM identity NOT INDEXED WHERE key = ?"
        found = connection.execute(query, (key,)).fetchone()
        return ArticleIdentity(*valid(typed(found, TEXTS)))
    except (sqlite3.DatabaseError, ValueError, TypeError):
        problems.append(f"article {key} is lost")
        return ArticleIdentity("")


def _done(connection: sqlite3.Connection, problems: list[str]) -> tuple[Done, ...]:
    """The marks of coders that can be read."""
    query = f"SELECT {', '.join(IDENTITY)}, coder, at FROM done JOIN identity ON key = article"
    try:
        rows = [valid(typed(row, (*TEXTS, str, str))) for row in connection.execute(query)]
        return tuple(Done(ArticleIdentity(*identity), coder, at) for *identity, coder, at in rows)
    except sqlite3.OperationalError:  # a library of a version that had none
        return ()
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        problems.append(f"who has done with which articles: {error}")
        return ()


def _drafts(connection: sqlite3.Connection, problems: list[str]) -> tuple[Draft, ...]:
    """The drafts that can be read, from either end of their table."""
    found: dict[str, Draft] = {}
    for direction in ("ASC", "DESC"):
        try:
            for key, body in connection.execute(f"SELECT key, body FROM draft ORDER BY key {direction}"):
                try:
                    found[key] = from_json(body)
                except (ValueError, TypeError, KeyError) as error:
                    problems.append(f"draft {key} makes no sense: {error}")
            break
        except sqlite3.OperationalError:  # a library of a version that had no drafts
            break
        except sqlite3.DatabaseError as error:
            problems.append(f"some of the drafts: {error}")
    return tuple(found.values())
