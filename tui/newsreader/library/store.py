"""The file of the library of articles: its connections, its transactions, what keeps it from being written.

One connection reads and one writes, so that a list is there at once while articles are being added. What is
read in one `reading` is of one moment.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from newsreader.databases.causes import FAULTS, plain_error
from newsreader.databases.errors import Damaged, LibraryError, NotSaved, ReadOnly
from newsreader.databases.files import connect, file_id, network, prepare, use_wal
from newsreader.databases.kinds import misfit
from newsreader.databases.steps import migrate, refuse_newer, version_of
from newsreader.library.schema import APPLICATION_ID, STEPS
from newsreader.settings.paths import ARTICLES_FILE, data_folder

_PATIENCE = 10.0
"""Seconds to wait for another program that is writing; a thousand articles take one or two."""
_PAGE = 8192
"""Bytes of a page of a new library: a text of 1.4 kB leaves less of it empty than of one of 4096."""
_PRAGMAS = (
    "PRAGMA synchronous = NORMAL",  # a power cut may take the last articles, which can be added again
    "PRAGMA cache_size = -32000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA wal_autocheckpoint = 4000",  # half of that: pages that change with every article go in seldom
)
_SENSELESS = (TypeError, ValueError, LookupError, ArithmeticError)
"""What reading rows may raise that no sound library has."""


def default_path() -> Path:
    """The file of the user's own library. Raises FileNotFoundError where there is no place for it."""
    return data_folder() / ARTICLES_FILE


class Store:
    """The open file of a library. It may be used from any thread."""

    def __init__(self, path: Path | None = None) -> None:
        """The user's own unless given; it is made if need be. A file that cannot be written is only read.

        Raises LibraryError, whose text says what is wrong with the file and what to do.
        """
        self.notice = ""
        """Why nothing can be changed; empty when it can."""
        self._lock = threading.RLock()
        self._writing = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        try:
            self.path = Path(os.path.abspath(default_path() if path is None else path))
        except FileNotFoundError as error:
            raise LibraryError(f"there is no place for a library: {error}") from error
        try:
            self._reader = self._open()
        except FAULTS as error:
            raise self._plain(error) from error
        except (OSError, ValueError) as error:
            cause = getattr(error, "strerror", None) or str(error)
            raise LibraryError(f"{self.path}: {cause}") from error
        self._file = file_id(self.path)

    def close(self) -> None:
        """Ends its connections. Closing twice does no harm."""
        with self._writing, self._lock:
            if self._writer is not None:
                self._writer.close()
            self._reader.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with, which sees the library as it is at one moment. Raises LibraryError."""
        with self._lock:
            connection = self._reader
            is_outer = False
            try:
                is_outer = not connection.in_transaction
                if is_outer:
                    connection.execute("BEGIN")
                yield connection
            except FAULTS as error:
                raise self._plain(error) from error
            except _SENSELESS as error:
                self._refuse_damaged(error)
                raise
            finally:
                if is_outer and connection.in_transaction:
                    with suppress(*FAULTS):
                        connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction that is committed at the end, or undone if anything is raised.

        Raises NotSaved, ReadOnly or Damaged; then the library is as it was before.
        """
        with self._writing:
            try:
                connection = self._begun()
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        with suppress(*FAULTS):
                            connection.execute("ROLLBACK")
                    raise
            except FAULTS as error:
                raise self._plain(error) from error
            except _SENSELESS as error:
                self._refuse_damaged(error)
                raise

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """A connection outside of any transaction, for what cannot be done in one. Raises as `writing`."""
        with self._writing:
            try:
                yield self._writable()
            except FAULTS as error:
                raise self._plain(error) from error

    def changed(self) -> int:
        """A number that is another one whenever anything was written since, here or by another program."""
        with self.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def _open(self) -> sqlite3.Connection:
        """Raises OSError, sqlite3.Error, or ValueError with the cause."""
        try:
            prepare(self.path, APPLICATION_ID, _PAGE)
        except (OSError, ValueError) as error:
            if not os.access(self.path, os.R_OK) or not self.path.is_file() or not self.path.stat().st_size:
                raise
            self.notice = f"{self.path} can only be read: {getattr(error, 'strerror', None) or error}"
            return self._opened_to_read()
        connection = connect(self.path, _PATIENCE)
        try:
            version = version_of(connection, APPLICATION_ID)
            refuse_newer(version, STEPS)
            is_shared = connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            if not is_shared and not network(self.path):
                use_wal(connection, _PATIENCE)  # it stays so; its memory is of one machine only
            migrate(connection, APPLICATION_ID, STEPS)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    def _opened_to_read(self) -> sqlite3.Connection:
        """Raises sqlite3.Error, or ValueError with the cause."""
        for how in ("mode=ro", "immutable=1"):  # SQLite may make no file beside it
            connection = connect_to_read(self.path, how)
            try:
                version = version_of(connection, APPLICATION_ID)
                refuse_newer(version, STEPS)
                if version < len(STEPS):
                    raise ValueError("an older newsreader made it, and it cannot be written to be upgraded")
                return connection
            except sqlite3.OperationalError:
                connection.close()
                if how == "immutable=1":
                    raise
            except BaseException:
                connection.close()
                raise
        raise AssertionError

    def _writable(self) -> sqlite3.Connection:
        if self.notice:
            raise ReadOnly(f"not saved: {self.notice}")
        if file_id(self.path) != self._file:
            raise NotSaved(f"not saved: the library was moved or removed while it was open: {self.path}")
        if self._writer is None:
            self._writer = connect(self.path, _PATIENCE)
            for pragma in _PRAGMAS:
                self._writer.execute(pragma)
        return self._writer

    def _begun(self) -> sqlite3.Connection:
        connection = self._writable()
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone() != (len(STEPS),):
            connection.execute("ROLLBACK")
            raise NotSaved("not saved: a newer newsreader has upgraded the library; start this one again")
        return connection

    def _refuse_damaged(self, error: Exception) -> None:
        """Raises Damaged where an error came of what is damaged."""
        try:
            with closing(connect_to_read(self.path)) as connection:
                (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                found = misfit(connection) if finding == "ok" else finding.splitlines()[-1]
        except FAULTS as fault:
            raise self._plain(fault) from error
        if found:
            raise self._damaged(found) from error

    def _plain(self, error: Exception) -> LibraryError:
        plain = plain_error(error)
        return self._damaged(str(error)) if isinstance(plain, Damaged) else plain

    def _damaged(self, cause: str) -> Damaged:
        told = f"{self.path} is damaged ({cause}); newsreader library check tells more, and newsreader"
        damaged = Damaged(f"{told} library restore FILE puts a backup in its place")
        self.notice = self.notice or str(damaged)  # a write could make it worse
        return damaged


def connect_to_read(path: Path, how: str = "mode=ro") -> sqlite3.Connection:
    """A connection that changes nothing. Raises sqlite3.Error."""
    return sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False, timeout=_PATIENCE
    )
