"""A disk that is full or fails: what was stored stays whole, and the same call succeeds later."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import Draft, Mode, NoteFilter, NotSaved, StorageType, open_library
from newsreader.databases.causes import plain_error
from tests.support.note_making import article, database_of, note

LONG = "x" * 200_000
EVERY = NoteFilter()


@contextmanager
def no_more_pages(library: StorageType) -> Iterator[None]:
    """The database may not grow."""
    with database_of(library).reading() as connection:
        connection.execute("PRAGMA max_page_count = 1")
        yield
        connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def failing_writes(library: StorageType) -> Iterator[None]:
    """A write fails in the middle of a transaction, as no file of this process may grow by much."""
    resource = pytest.importorskip("resource")
    assert library.path
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    grown = max(os.stat(library.path).st_size, os.stat(f"{library.path}-wal").st_size)
    resource.setrlimit(resource.RLIMIT_FSIZE, (grown + 50_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("fault", [no_more_pages, failing_writes])
def test_nothing_changes_on_a_full_disk_and_the_same_call_succeeds_later(
    tmp_path: Path, fault: Callable[[StorageType], AbstractContextManager[None]]
) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        first = library.notes.add(note("one", ("a",)))
        second = library.notes.update(replace(library.notes.add(note(LONG)), comment="two"))
        with open_library(path) as other:
            third = other.notes.add(note(LONG))  # takes the pages that have just become free
        before = library.notes.find(EVERY)
        with fault(library):
            for change in (
                lambda: library.notes.add(note(LONG)),
                lambda: library.notes.update(replace(first, comment=LONG)),
                lambda: library.notes.add_all([note("short"), note(LONG)]),
                lambda: library.save_draft(Draft("k", article(), first.anchor, LONG)),
                library.undo,
            ):
                with pytest.raises(NotSaved):
                    change()
            assert library.notes.find(EVERY) == before
            assert library.drafts() == ()
        with open_library(path) as other:
            assert other.notes.find(EVERY) == before
            assert other.check() == ()
        assert library.mode is Mode.KEPT
        assert library.undo() is not None
        assert library.notes.update(replace(first, comment=LONG)).comment == LONG
        added = library.notes.add(note(LONG))
        assert [each.id for each in library.notes.find(EVERY)] == [first.id, second.id, third.id, added.id]
        assert library.check() == ()
    with open_library(path) as library:
        assert library.notes.count(NoteFilter(text=LONG)) == 4


def test_a_full_disk_is_called_that(tmp_path: Path) -> None:
    with (
        open_library(tmp_path / "library.db") as library,
        no_more_pages(library),
        pytest.raises(NotSaved, match="not saved: the disk is full"),
    ):
        library.notes.add(note(LONG))


def test_an_instance_that_is_busy_for_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.annotations.store.sqlite.opening._PATIENCE", 0.0)
    path = tmp_path / "library.db"
    with open_library(path) as library, open_library(path) as other:
        with database_of(other).writing():
            assert library.notes.find(EVERY) == ()
            with pytest.raises(NotSaved, match="another instance is busy"):
                library.notes.add(note())
        library.notes.add(note())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk refuses it"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another instance is busy"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_ERROR, "cannot do this"),
    ],
)
def test_errors_in_plain_words(code: int, words: str) -> None:
    error = sqlite3.OperationalError("some\nthing \x1b[2J")
    error.sqlite_errorcode = code
    text = str(plain_error(error))
    assert words in text
    assert text.isprintable()
