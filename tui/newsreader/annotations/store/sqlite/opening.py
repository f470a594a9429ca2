"""Opening a library: made if it is new, upgraded if it is old, only read or left alone if it is neither."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from newsreader.annotations.store.errors import LibraryError
from newsreader.annotations.store.filters import NoteFilter, RulingFilter
from newsreader.annotations.store.protocol import StorageType
from newsreader.annotations.store.sqlite.connection import Database, plain_error
from newsreader.annotations.store.sqlite.copying import copy_database, name_once, snapshot
from newsreader.annotations.store.sqlite.salvage import refill, salvage
from newsreader.annotations.store.sqlite.schema import APPLICATION_ID, STEPS, migrate, version_of
from newsreader.annotations.store.sqlite.storage import SqliteStorage
from newsreader.annotations.store.types import Mode
from newsreader.annotations.timestamps import Clock, utc_now
from newsreader.settings.paths import LIBRARY_FILE, data_folder
from newsreader.text.terminal import printable

FILE_NAME = LIBRARY_FILE
_NETWORKS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs ceph lustre glusterfs fuse.sshfs fuse.rclone davfs".split()
)
_MOUNTS = Path("/proc/self/mounts")
"""Where Linux tells what lies on which file system."""
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
        _prepare(path)
        connection = _opened(path, _PATIENCE)
        kind = _network(path)
        notice = (
            f"the library lies on a network drive ({kind}): open it on one machine at a time" if kind else ""
        )
        return SqliteStorage(Database(connection, Mode.KEPT, path, notice), clock)
    except (OSError, ValueError, sqlite3.Error, LibraryError) as error:
        cause, busy = _cause(error), _is_busy(error)
    again = (lambda: _opened(path, _MOMENT)) if busy and path is not None else None
    readable = _read_only(path, cause, clock, again) if path and _is_filled(path) else None
    return readable or _in_memory(path, cause, clock)


def library_in_memory(clock: Clock = utc_now) -> StorageType:
    """An empty library that ends with the program, because there is no file for it."""
    return _in_memory(None, "there is no library", clock)


def _prepare(path: Path) -> None:
    """Makes sure that there is a file that can be written. Raises OSError, or ValueError with the cause."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        found = os.stat(path)
    except FileNotFoundError:
        _create(path)
        return
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("it is not a file")
    if found.st_size == 0:
        raise ValueError(
            "it is empty, so what was in it is lost; put a copy in its place, or remove it to begin anew"
        )
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise ValueError("it may not be written")


def _create(path: Path) -> None:
    """Makes an empty library under a name of its own, and gives it its name when it is whole: a file of 0
    bytes is never a new library. Raises OSError, sqlite3.Error."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    try:
        with closing(_connect(name)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        with suppress(FileExistsError):  # another instance was faster
            name_once(name, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _network(path: Path) -> str:
    """The kind of network file system that a file lies on; empty for none, or where that cannot be told."""
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    here, best, kind = os.path.realpath(path), "", ""
    for line in lines:
        _, place, name, *_ = [*line.split(" "), "", "", ""]
        place = place.replace("\\040", " ")
        if len(place) >= len(best) and (here + "/").startswith(place.rstrip("/") + "/"):
            best, kind = place, name
    return kind if kind in _NETWORKS else ""


def _connect(name: str, patience: float = 0.0) -> sqlite3.Connection:
    return sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=patience)


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to a library of today, made so if need be. Waits so many seconds for other instances.

    Raises ValueError, whose text is the cause; sqlite3.Error, LibraryError.
    """
    connection = _connect(str(path), patience)
    try:
        _make_ready(connection, path, patience)
        connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_busy(error: Exception) -> bool:
    """Whether only another instance was in the way."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _make_ready(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    """Makes a library of today out of an empty or an older one.

    Raises ValueError, whose text is the cause; sqlite3.Error, LibraryError.
    """
    version = version_of(connection)
    _refuse_newer(version)
    if version:
        _refuse_damaged(connection)
    if 0 < version < len(STEPS):
        copy_database(connection, path.with_name(f"{path.stem}.version-{version}{path.suffix}"), replace=True)
    if not _network(path):
        _use_wal(connection, patience)  # its memory is shared by programs on one machine only
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted for good is gone from the file
    connection.execute("PRAGMA fullfsync = ON")  # without it, macOS calls a write done that is not
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    _refuse_newer(version_of(connection))


def _refuse_newer(version: int) -> None:
    if version > len(STEPS):
        raise ValueError(f"a newer newsreader made it (version {version}; this one knows {len(STEPS)})")


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    """Looks at every page once. Raises ValueError, whose text is the cause, or sqlite3.Error."""
    (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise ValueError(f"the library is damaged ({finding.splitlines()[-1]})")


def _use_wal(connection: sqlite3.Connection, patience: float) -> None:
    """Lets readers and a writer work at the same time. A file system that cannot do that stays without.

    SQLite does not wait for another instance that is doing the same at this moment, so this does.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(0.005)


def _is_filled(path: Path) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def _read_only(
    path: Path, cause: str, clock: Clock, again: Callable[[], sqlite3.Connection] | None
) -> StorageType | None:
    """What can be read of a file now, in memory; None when nothing can."""
    for read in (_load, _salvage):
        memory = _connect(":memory:")
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
    memory = _connect(":memory:")
    memory.execute("PRAGMA foreign_keys = ON")
    migrate(memory)
    why = cause if path is None else f"{path}: {cause}"
    notice = printable(f"notes are kept only until the program ends: {why}")
    return SqliteStorage(Database(memory, Mode.MEMORY, None, notice), clock)


def _cause(error: Exception) -> str:
    """Why a library could not be opened, in plain words."""
    if isinstance(error, sqlite3.Error):
        error = plain_error(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({os.fsdecode(error.filename)})" if error.filename else error.strerror
    return " ".join(str(error).split()).removeprefix("not saved: ")
