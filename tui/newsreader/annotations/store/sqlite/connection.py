"""One connection to a library's database, its transactions, and its errors in plain words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsreader.annotations.store.sqlite.schema import STEPS
from newsreader.annotations.store.types import Mode
from newsreader.databases.causes import FAULTS, plain_error
from newsreader.databases.errors import Damaged, LibraryError, NotSaved, ReadOnly
from newsreader.databases.files import file_id


class Database:
    """A connection to the database that all threads share, one at a time.

    A single connection makes a change and the history of changes one thing, and works the same for a
    database in memory. A reader waits for a writer of its own process, which takes milliseconds.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        mode: Mode,
        path: Path | None = None,
        notice: str = "",
        again: Callable[[], sqlite3.Connection] | None = None,
    ) -> None:
        """`again` opens the file once more, where only another instance was in the way; it raises an error of
        SQLite, OSError or ValueError as long as that is so."""
        self.mode = mode
        self.path = path
        self.notice = notice
        """Why changes are not kept; empty when they are."""
        self._again = again
        self.lock = threading.RLock()
        """Held over whatever belongs together, such as a change and its place in the history."""
        self._connection = connection
        self._file = file_id(path) if mode is Mode.KEPT else None
        self._durable: bool | None = None
        self._seen = self._data_version()

    def close(self) -> None:
        """Ends the connection. Closing twice does no harm."""
        with self.lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to read with. Raises LibraryError."""
        with self.lock, self._plain_errors():
            yield self._connection

    @contextmanager
    def writing(self, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction that is committed at the end, or undone if anything is raised.

        A durable transaction has reached the disk when this ends and outlives a power cut. One that is not
        outlives the end of the program, however sudden; a power cut may take the last few of them.
        Raises NotSaved, ReadOnly or Damaged; then the database is as it was before.
        """
        with self.lock, self._plain_errors():
            self._try_again()
            self._refuse_unless_kept()
            connection = self._connection
            if durable != self._durable:
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._durable = durable
            try:
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("PRAGMA user_version").fetchone() != (len(STEPS),):
                    raise NotSaved(
                        "not saved: a newer newsreader has upgraded the library; start this one again"
                    )
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    with suppress(*FAULTS):
                        connection.execute("ROLLBACK")
                raise

    def changed_elsewhere(self) -> bool:
        """Whether another instance has written since this was last asked."""
        with self.lock, self._plain_errors():
            if self._try_again():
                return True
            before, self._seen = self._seen, self._data_version()
            return before != self._seen

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _try_again(self) -> bool:
        """Opens a library that another instance kept from being opened before; whether it has just come open.

        What was read of it until now was a copy in memory, in which nothing could be changed.
        """
        if self._again is None or self.mode is not Mode.READ_ONLY:
            return False
        try:
            connection = self._again()
        except (sqlite3.Error, OSError, ValueError, LibraryError):
            return False
        self._connection.close()
        self._connection, self._again, self._durable = connection, None, None
        self.mode, self.notice = Mode.KEPT, ""
        self._file = file_id(self.path)
        self._seen = self._data_version()
        return True

    def _refuse_unless_kept(self) -> None:
        if self.mode is Mode.READ_ONLY:
            raise ReadOnly(f"not saved: {self.notice}")
        if self.mode is Mode.KEPT and file_id(self.path) != self._file:
            raise NotSaved(f"not saved: the library was moved or removed while it was open: {self.path}")

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except FAULTS as error:
            plain = plain_error(error)
            if isinstance(plain, Damaged) and self.mode is Mode.KEPT:
                self.mode, self.notice = Mode.READ_ONLY, str(plain)  # a write could make it worse
            raise plain from error
        except OverflowError as error:
            raise NotSaved("not saved: a number in it is too large") from error
