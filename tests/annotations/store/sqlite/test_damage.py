"""Libraries that are damaged: opened to be read, salvaged, never made worse."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import (
    Damaged,
    Draft,
    LibraryError,
    Mode,
    NoteFilter,
    ReadOnly,
    RulingFilter,
    open_library,
    salvage,
)
from newsreader.model.annotation import Done, Note
from tests.support.note_making import article, database_of, note, ruling

NOTES = 600
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Note]]:
    """The bytes of a library of several hundred notes, and those notes by their ids."""
    path = tmp_path_factory.mktemp("sound") / "library.db"
    with open_library(path) as library:
        made = [note(f"comment {n} " * 30, (f"tag{n % 7}",), on=article(n % 5)) for n in range(NOTES)]
        added = library.notes.add_all(made).added
        library.notes.delete(added[-1])
        library.rulings.add(ruling())
        library.save_draft(Draft("k", article(), note().anchor, "unfinished"))
    return path.read_bytes(), {each.id: each for each in added}


def zero_page(number: int) -> Callable[[bytes], bytes]:
    return lambda data: data[: (number - 1) * PAGE] + bytes(PAGE) + data[number * PAGE :]


def scribble(data: bytes) -> bytes:
    """A tenth of the pages behind the schema, overwritten at random."""
    chance = random.Random(7)
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    return b"".join(
        chance.randbytes(PAGE) if n > 20 and chance.random() < 0.1 else page for n, page in enumerate(pages)
    )


@pytest.mark.parametrize(
    ("damage", "at_least"),
    [
        (zero_page(1), NOTES - 1),
        (lambda data: b"\xff" * 100 + data[100:], NOTES - 1),
        (lambda data: data[: len(data) // 2], NOTES // 4),
        (lambda data: data[:-1000], NOTES - 10),
        (zero_page(60), NOTES - 20),
        (scribble, NOTES // 2),
    ],
    ids=["no first page", "no header", "cut in half", "cut at the end", "a page lost", "a tenth lost"],
)
def test_what_is_left_of_a_damaged_library_can_be_read(
    tmp_path: Path,
    sound: tuple[bytes, dict[str, Note]],
    damage: Callable[[bytes], bytes],
    at_least: int,
) -> None:
    data, notes = sound
    path = tmp_path / "library.db"
    damaged = damage(data)
    path.write_bytes(damaged)
    found = salvage(path)
    assert found.problems
    assert all(problem.isprintable() for problem in found.problems)
    assert len({each.id for each in found.notes}) == len(found.notes) >= at_least
    for each in found.notes:
        assert replace(each, article=notes[each.id].article) == notes[each.id]
    with open_library(path) as library:
        assert library.mode is Mode.READ_ONLY
        assert "damaged" in library.notice
        assert len(library.notice.splitlines()) == 1
        assert library.notes.count(NoteFilter()) == len(found.notes)
        assert library.notes.find(NoteFilter(tags=("tag1",), text="comment"))
        with pytest.raises(ReadOnly):
            library.notes.add(note())
    assert path.read_bytes() == damaged


def test_a_sound_library_is_salvaged_whole(tmp_path: Path, sound: tuple[bytes, dict[str, Note]]) -> None:
    data, notes = sound
    path = tmp_path / "library.db"
    path.write_bytes(data)
    found = salvage(path)
    assert found.problems == ()
    assert list(found.notes) == list(notes.values())[:-1]
    assert [each.comment for each in found.deleted_notes] == [list(notes.values())[-1].comment]
    assert len(found.rulings) == 1
    assert [draft.text for draft in found.drafts] == ["unfinished"]


def test_changes_that_are_not_yet_in_the_file_are_salvaged(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
        mark = library.mark_done(Done(article(1), "ida"))
        assert [each.comment for each in salvage(path).notes] == ["one"]
        assert salvage(path).done == (mark,)


@pytest.mark.parametrize("data", [b"no database", b"\0" * 50_000, b"SQLite format 3\0" + b"x" * 90_000])
def test_what_is_no_library_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(data)
    with pytest.raises(Damaged):
        salvage(path)
    with open_library(path) as library:
        assert library.mode is Mode.MEMORY
        assert str(path) in library.notice
        assert len(library.notice.splitlines()) == 1
        library.notes.add(note())
    assert path.read_bytes() == data


def test_damage_that_is_met_later_stops_all_writing(
    tmp_path: Path, sound: tuple[bytes, dict[str, Note]]
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(sound[0])
    with open_library(path) as library:
        path.write_bytes(zero_page(60)(sound[0]))
        with database_of(library).reading() as connection:
            connection.execute("PRAGMA shrink_memory")  # forgets the pages as they were
        with pytest.raises(Damaged):
            library.notes.find(NoteFilter(text="comment"))
        assert library.mode is Mode.READ_ONLY
        assert "damaged" in library.notice
        with pytest.raises(ReadOnly):
            library.notes.add(note())


@pytest.mark.parametrize(
    ("fault", "finding"),
    [
        ("UPDATE note SET colour = 'mauve' WHERE key = 3", "cannot be read: 'mauve'"),
        ("UPDATE note SET tags = '[' WHERE key = 3", "cannot be read"),
        (
            "UPDATE note SET starts = 'here' WHERE key = 3",
            "cannot be read: a value is of another",
        ),
        ("UPDATE note SET article = 99 WHERE key = 3", "note 3 refers to identity"),
        ("UPDATE note SET created = 'once' WHERE key = 3", "created is no time: once"),
        ("UPDATE note SET modified = '1999-01-01T00:00:00.000Z' WHERE key = 3", "before it was created"),
        ("UPDATE ruling SET verdict = 'perhaps'", "cannot be read: 'perhaps'"),
        ("DELETE FROM tag WHERE note = 3", "listed under other tags"),
        ("UPDATE draft SET body = '{}'", "draft k cannot be read"),
    ],
)
def test_a_check_finds_what_makes_no_sense_and_the_rest_is_still_read(
    tmp_path: Path, sound: tuple[bytes, dict[str, Note]], fault: str, finding: str
) -> None:
    data, notes = sound
    path = tmp_path / "library.db"
    path.write_bytes(data)
    with open_library(path) as library:
        assert library.check() == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(fault)
    with open_library(path) as library:
        assert any(finding in line for line in library.check())
        assert len(library.notes.find(NoteFilter())) >= NOTES - 2
        library.rulings.find(RulingFilter())
        library.drafts()
        third = list(notes.values())[2]
        try:
            library.notes.update(replace(third, comment="changed"))
        except LibraryError as error:
            assert len(str(error).splitlines()) == 1
    assert len(salvage(path).notes) >= NOTES - 2


def without_constraints(path: Path, table: str, damage: str) -> None:
    """Does what only damage does: writes into columns what they refuse, as when a page has changed."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT sql FROM sqlite_master WHERE name = ?"
        (as_it_was,) = connection.execute(query, (table,)).fetchone()
    schema = "UPDATE sqlite_master SET sql = ? WHERE name = ?"
    for order, values in (
        (schema, (as_it_was.replace(" NOT NULL", ""), table)),
        (damage, ()),
        (schema, (as_it_was, table)),
    ):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(order, values)


@pytest.mark.parametrize(
    ("table", "damage", "lost"),
    [
        ("identity", "UPDATE identity SET outlet = NULL WHERE key = 1", 0),
        ("note", "UPDATE note SET comment = NULL WHERE key = 3", 1),
        ("note", "UPDATE note SET starts = x'00' WHERE key = 3", 1),
        ("note", "UPDATE note SET id = NULL WHERE key = 3", 1),
        ("draft", "UPDATE draft SET body = NULL", 0),
    ],
    ids=["an article", "a comment", "a place", "an id", "a draft"],
)
def test_values_that_are_none_of_their_columns_are_left_out(
    tmp_path: Path, sound: tuple[bytes, dict[str, Note]], table: str, damage: str, lost: int
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(sound[0])
    without_constraints(path, table, damage)
    found = salvage(path)
    assert found.problems and len(found.notes) == NOTES - 1 - lost
    path.write_bytes(scribble(path.read_bytes()))
    with open_library(path) as library:
        assert library.mode is Mode.READ_ONLY and len(library.notice.splitlines()) == 1
        assert len(library.notes.find(NoteFilter(text="comment"))) >= NOTES // 2
