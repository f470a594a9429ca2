"""What can go wrong with a file of the user's. The text of each is one printable line for the reader."""

from __future__ import annotations

import sqlite3

from newsreader.text.terminal import printable


class LibraryError(Exception):
    """Anything that keeps the library from doing what was asked. What was stored stays as it was."""

    def __init__(self, cause: str) -> None:
        super().__init__(printable(" ".join(cause.split())))


class NotSaved(LibraryError):
    """A change was not made: the disk is full, or the library is busy. The same call may succeed later."""


class ReadOnly(NotSaved):
    """A change was not made, and will not be as long as this library is open: it can only be read."""


class Damaged(LibraryError):
    """The file, or one record in it, cannot be made sense of."""


def plain_error(error: sqlite3.Error) -> LibraryError:
    """What an error of SQLite means to the reader."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the details
    if code == sqlite3.SQLITE_FULL:
        return NotSaved("not saved: the disk is full")
    if is_busy(error):
        return NotSaved("not saved: another instance is busy with the library; try again")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return NotSaved(f"not saved: the disk refuses it ({error})")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(f"the library is damaged ({error})")
    return LibraryError(f"the library cannot do this ({error})")


def is_busy(error: Exception) -> bool:
    """Whether only another instance was in the way."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
