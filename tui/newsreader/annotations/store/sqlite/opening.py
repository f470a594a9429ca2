"""Opening a library: made if it is new, upgraded if it is old, only read or left alone if it is neither."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from newsreader.annotations.store.filters import NoteFilter, RulingFilter
from newsreader.annotations.store.protocol import StorageType
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.salvage import refill, salvage
from newsreader.annotations.store.sqlite.schema import APPLICATION_ID, STEPS, migrate, version_of
from newsreader.annotations.store.sqlite.storage import SqliteStorage
from newsreader.annotations.store.types import Mode
from newsreader.annotations.timestamps import Clock, utc_now
from newsreader.databases.causes import FAULTS, is_busy, plain_error
from newsreader.databases.copying import copy_database, snapshot
from newsreader.databases.errors import LibraryError
from newsreader.databases.files import connect, is_filled, network, prepare, use_wal
from newsreader.databases.steps import refuse_newer
from newsreader.settings.paths import LIBRARY_FILE, data_folder
from newsreader.text.terminal import printable

FILE_NAME = LIBRARY_FILE
_PATIENCE = 3.0
"""Seconds to wait for another instance that is writing; a transaction takes milliseconds."""
_MOMENT = 0.1
"""The same when it is only tried whether another instance is still in the way."""


def open_library(path: Path | None = None, clock: Clock = utc_now) -> StorageType:
    """The library in a file; in the user's data folder unless given. The folder is made if need be.

    Always returns a library. If changes cannot be kept, its `notice` says why, and its `mode` is
    READ_ONLY where what is stored could be read (a newer or a damaged library, a folder that cannot be
    written; it then shows the library as it was at this moment), or MEMORY where there is nothing to
    read. What is in such a file is never changed. Before an older library is upgraded, a copy of it is
    put beside it, named after its version.
    """
    try:
        path = Path(os.path.abspath(data_folder() / FILE_NAME if path is None else path))
        prepare(path, APPLICATION_ID)
        connection = _opened(path, _PATIENCE)
        kind = network(path)
        notice = (
            f"the library lies on a network drive ({kind}): open it on one machine at a time" if kind else ""
        )
        return SqliteStorage(Database(connection, Mode.KEPT, path, notice), clock)
    except (OSError, ValueError, sqlite3.Error, LibraryError) as error:
        cause, busy = _cause(error), is_busy(error)
    again = (lambda: _opened(path, _MOMENT)) if busy and path is not None else None
    readable = _read_only(path, cause, clock, again) if path and is_filled(path) else None
    return readable or _in_memory(path, cause, clock)


def library_in_memory(clock: Clock = utc_now) -> StorageType:
    """An empty library that ends with the program, because there is no file for it."""
    return _in_memory(None, "there is no library", clock)


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to a library of today, made so if need be. Waits so many seconds for other instances.

    Raises ValueError, whose text is the cause; sqlite3.Error, LibraryError.
    """
    connection = connect(str(path), patience)
    try:
        _make_ready(connection, path, patience)
        connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_ready(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    """Makes a library of today out of an empty or an older one.

    Raises ValueError, whose text is the cause; sqlite3.Error, LibraryError.
    """
    version = version_of(connection)
    refuse_newer(version, STEPS)
    if version:
        _refuse_damaged(connection)
    if 0 < version < len(STEPS):
        copy_database(connection, path.with_name(f"{path.stem}.version-{version}{path.suffix}"), replace=True)
    if not network(path):
        use_wal(connection, patience)  # its memory is shared by programs on one machine only
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted for good is gone from the file
    connection.execute("PRAGMA fullfsync = ON")  # without it, macOS calls a write done that is not
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    refuse_newer(version_of(connection), STEPS)


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    """Looks at every page once. Raises ValueError, whose text is the cause, or sqlite3.Error."""
    (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise ValueError(f"the library is damaged ({finding.splitlines()[-1]})")


def _read_only(
    path: Path, cause: str, clock: Clock, again: Callable[[], sqlite3.Connection] | None
) -> StorageType | None:
    """What can be read of a file now, in memory; None when nothing can."""
    for read in (_load, _salvage):
        memory = connect(":memory:")
        try:
            read(path, memory)
            memory.execute("PRAGMA query_only = ON")
            notice = printable(f"{path} can only be read: {cause}")
            database = Database(memory, Mode.READ_ONLY, path, notice, again)
            library = SqliteStorage(database, clock)
            library.notes.find(NoteFilter(), limit=1)
            library.rulings.find(RulingFilter(), limit=1)
            library.tags(limit=1)
            library.drafts()
            return library
        except (OSError, ValueError, sqlite3.Error, LibraryError):
            memory.close()
    return None


def _load(path: Path, memory: sqlite3.Connection) -> None:
    """Copies a sound database into memory. Raises OSError, sqlite3.Error, or ValueError with the cause."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as source:
            source.execute("BEGIN")  # to copy from a file that another instance has locked would never end
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(memory)
    except sqlite3.OperationalError:  # as in a folder in which SQLite cannot make its files
        with snapshot(path) as copy, closing(sqlite3.connect(copy)) as source:
            source.backup(memory)
    _refuse_damaged(memory)
    if 0 < version_of(memory) < len(STEPS):
        migrate(memory)


def _salvage(path: Path, memory: sqlite3.Connection) -> None:
    """Puts into memory what can be read of a damaged database. Raises OSError, Damaged or sqlite3.Error."""
    found = salvage(path)
    migrate(memory)
    with memory:
        memory.execute("BEGIN")
        refill(memory, found)


def _in_memory(path: Path | None, cause: str, clock: Clock) -> StorageType:
    """An empty library that ends with the program."""
    memory = connect(":memory:")
    memory.execute("PRAGMA foreign_keys = ON")
    migrate(memory)
    why = cause if path is None else f"{path}: {cause}"
    notice = printable(f"notes are kept only until the program ends: {why}")
    return SqliteStorage(Database(memory, Mode.MEMORY, None, notice), clock)


def _cause(error: Exception) -> str:
    """Why a library could not be opened, in plain words."""
    if isinstance(error, FAULTS):
        error = plain_error(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({os.fsdecode(error.filename)})" if error.filename else error.strerror
    return " ".join(str(error).split()).removeprefix("not saved: ")
