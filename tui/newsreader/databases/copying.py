"""Copies of a library's file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from newsreader.databases.errors import NotSaved
from newsreader.whole_files import sync_folder


def copy_database(connection: sqlite3.Connection, path: Path, replace: bool = False) -> None:
    """Writes all that a connection sees to a file that only the user can read: whole, or not at all.

    Raises FileExistsError when there is a file that it may not replace; NotSaved or sqlite3.Error.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(f"there is a file already: {path}")
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise NotSaved(f"not saved: {path.parent}: {error.strerror}") from error
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
        if replace:
            os.replace(name, path)
        else:
            name_once(name, path)
        sync_folder(path.parent)
    except FileExistsError:
        raise
    except OSError as error:
        raise NotSaved(f"not saved: {path}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            os.unlink(name)


def name_once(name: str, path: Path) -> None:
    """Gives a file its name, but raises FileExistsError if there is one of that name."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(f"there is a file already: {path}") from None
        os.replace(name, path)


@contextmanager
def snapshot(path: Path) -> Iterator[Path]:
    """A copy of a library's files as they are, for as long as the context lasts; the originals are only read.

    Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
        copy = Path(folder) / "library.db"
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):  # the changes that are not yet in the file itself
            shutil.copyfile(f"{path}-wal", f"{copy}-wal")
        yield copy
