"""What is done to a store, step by step, to be broken off at any write; and all that is in it then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsreader.annotations.store import (
    Draft,
    LibraryError,
    Mode,
    NoteFilter,
    RulingFilter,
    StorageType,
    open_library,
)
from newsreader.library import Library, care, feeds
from newsreader.library.judgements import Judging
from newsreader.model.annotation import Done
from tests.support.collecting_library import contents, opened, record
from tests.support.note_making import FakeClock, article, note, ruling

NOTES, ARTICLES, BACKUP = "library.db", "articles.db", "backup.db"
LONG = "long enough for pages of its own " * 400
VERSION_1 = Path(__file__).parents[1] / "annotations" / "store" / "sqlite" / "version_1.sql"
Step = Callable[[Any, Path], object]
"""Of the open store and its folder. It may be done again when it failed."""


@dataclass(frozen=True, slots=True)
class Play:
    """A store and what becomes of it."""

    make: Callable[[Path], None]
    """What there is in a folder before."""
    opened: Callable[[Path], Any]
    """The store in a folder, in a `with`."""
    steps: tuple[Step, ...]
    contents: Callable[[Any], object]
    """All that is in the open store. Raises AssertionError where that is not sound."""


def _nothing(folder: Path) -> None:
    """The store is made by the play."""


@contextmanager
def _notes(folder: Path) -> Iterator[StorageType]:
    with open_library(folder / NOTES, FakeClock()) as library:
        if library.mode is not Mode.KEPT:
            raise LibraryError(library.notice)
        yield library


def _noted(library: StorageType) -> object:
    found = library.check()
    assert found == (), found
    return (
        [(n.id, n.comment, n.tags) for n in library.notes.find(NoteFilter())],
        [(n.id, n.comment, n.tags) for n in library.notes.find(NoteFilter(deleted=True))],
        [r.verdict for r in library.rulings.find(RulingFilter())],
        [(d.key, d.text) for d in library.drafts()],
        library.state("last-story"),
    )


def _changed(library: StorageType, id: str, comment: str) -> object:
    found = library.notes.get(id)
    assert found is not None
    return library.notes.update(replace(found, comment=comment, tags=(comment[:5],)))


def _deleted(library: StorageType, id: str) -> None:
    found = library.notes.get(id)
    assert found is not None
    library.notes.delete(found)


_NOTING: tuple[Step, ...] = (
    lambda library, _: library.notes.add(note("first", ("a", "b"), id="n1")),
    lambda library, _: library.notes.add_all(
        [note(LONG, ("b",), id="n2", on=article(2)), note("third", id="n3"), note(LONG, id="n4")]
    ),
    lambda library, _: _changed(library, "n1", LONG),
    lambda library, _: library.save_draft(Draft("k", article(), note().anchor, LONG)),
    lambda library, _: _deleted(library, "n2"),
    lambda library, _: library.rulings.add(ruling()),
    lambda library, _: library.undo(),
    lambda library, _: library.redo(),
    lambda library, _: library.set_state("last-story", "story:1"),
    lambda library, _: library.mark_done(Done(article(1), "ida")),
    lambda library, folder: library.copy_to(folder / BACKUP),
    lambda library, _: library.drop_draft("k"),
)


def _version_1(folder: Path) -> None:
    with closing(sqlite3.connect(folder / NOTES)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))


def _library(folder: Path) -> Library:
    return opened(folder / ARTICLES)


def _collected(library: Library) -> object:
    found = care.check(library)
    assert found == [] and not library.notice, (found, library.notice)
    with library.store.reading() as connection:
        together = connection.execute(
            "SELECT a.key, min(b.key) FROM article AS a JOIN article AS b ON a.story = b.story"
            " GROUP BY a.id ORDER BY a.key"
        ).fetchall()
        asked = [(feed.url, feed.failures) for feed in feeds.feeds(connection)]
    return contents(library), together, asked


def _add(*numbers: int, text: str = "") -> Step:
    return lambda library, _: list(library.add([record(number, text) for number in numbers]))


def _story_of(library: Library, number: int) -> int:
    row = library.article(number)
    assert row is not None and row.story is not None
    return row.story


def _follow(library: Library, _: Path) -> None:
    with library.store.writing() as connection:
        feeds.add(connection, ["https://outlet.example/feed"])


def _removed(library: Library, _: Path) -> None:
    if library.article(2) is not None:
        library.remove([2])


_COLLECTING: tuple[Step, ...] = (
    _add(*range(8)),
    _add(3, text="Mill 3 burnt twice. " + LONG),
    _add(20, text="Mill 1 burns down\n\nFiremen fought the flames of mill 1 until dawn."),
    lambda library, _: library.mark([1, 2, 3]),
    lambda library, _: Judging(library).join([_story_of(library, 1), _story_of(library, 5)]),
    _removed,
    lambda library, _: Judging(library).undo(),
    _follow,
    lambda library, folder: care.back_up(library, folder / BACKUP, replace=True),
    lambda library, _: care.compact(library),
)


def _to_restore(folder: Path) -> None:
    with _library(folder) as library:
        list(library.add([record(1), record(2)]))
        care.back_up(library, folder / BACKUP, replace=False)
        list(library.add([record(number) for number in range(3, 9)]))


def _restored(_: object, folder: Path) -> None:
    care.restore(folder / ARTICLES, folder / BACKUP)


@contextmanager
def _folder_alone(folder: Path) -> Iterator[Path]:
    yield folder


def _collected_in(folder: Path) -> object:
    with _library(folder) as library:
        return _collected(library)


PLAYS = {
    "notes": Play(_nothing, _notes, _NOTING, _noted),
    "upgrade": Play(_version_1, _notes, (lambda library, _: library.notes.add(note("new", id="n")),), _noted),
    "library": Play(_nothing, _library, _COLLECTING, _collected),
    "restore": Play(_to_restore, _folder_alone, (_restored,), _collected_in),
}
