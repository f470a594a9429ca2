"""What the errors of SQLite mean."""

from __future__ import annotations

import sqlite3

from newsreader.databases.errors import Damaged, LibraryError, NotSaved

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises: also the second, where damage is so that its own words about it are no text."""


def plain_error(error: Exception) -> LibraryError:
    """What one of the FAULTS means to the reader."""
    if isinstance(error, UnicodeDecodeError):
        return Damaged("the library is damaged (what should be text is none)")
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
