"""Two instances on one library, and one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import (
    NoteFilter,
    NotSaved,
    Order,
    RulingFilter,
    StaleNote,
    StorageType,
    UndoConflict,
    open_library,
)
from tests.support.note_making import FakeClock, note, ruling

EVERY = NoteFilter()
BIN = NoteFilter(deleted=True)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def library(tmp_path: Path, clock: FakeClock) -> Iterator[StorageType]:
    with open_library(tmp_path / "library.db", clock) as opened:
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FakeClock, library: StorageType) -> Iterator[StorageType]:
    """Another instance on the same library."""
    with open_library(tmp_path / "library.db", clock) as opened:
        yield opened


def comments(library: StorageType, wanted: NoteFilter = EVERY, order: Order = Order.CREATED) -> list[str]:
    return [found.comment for found in library.notes.find(wanted, order)]


def test_a_library_is_there_when_it_is_opened_again(tmp_path: Path, clock: FakeClock) -> None:
    with open_library(tmp_path / "library.db", clock) as library:
        kept = library.notes.add(note(tags=("a",)))
        deleted = library.notes.add(note("gone"))
        library.notes.delete(deleted)
        ruled = library.rulings.add(ruling())
    with open_library(tmp_path / "library.db", clock) as library:
        assert library.notes.find(EVERY) == (kept,)
        assert comments(library, BIN) == ["gone"]
        assert library.rulings.find(RulingFilter()) == (ruled,)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-05-01T10:00:00+02:00", "2020-05-01T08:00:00.000Z"),
        ("2020-05-01", "2020-05-01T00:00:00.000Z"),
        ("yesterday", "2026-01-31T12:00:00.000Z"),
        ("0001-01-01T00:00:00+14:00", "2026-01-31T12:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "2026-01-31T12:00:00.000Z"),
        ("0999-01-01T00:00:00Z", "0999-01-01T00:00:00.000Z"),
    ],
)
def test_odd_times_from_elsewhere(library: StorageType, given: str, kept: str) -> None:
    (added,) = library.notes.add_all([note(created=given, modified=given)]).added
    assert (added.created, added.modified) == (kept, kept)
    assert library.notes.update(replace(added, comment="new")).modified > kept
    assert library.check() == ()


def test_a_stale_change_is_refused_and_can_be_kept_as_a_copy(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    theirs = elsewhere.notes.update(replace(base, comment="theirs"))
    mine = replace(base, comment="mine")
    with pytest.raises(StaleNote) as refused:
        library.notes.update(mine)
    assert (refused.value.mine, refused.value.stored) == (mine, theirs)
    with pytest.raises(StaleNote):
        library.notes.delete(base)
    copy = library.notes.add_copy(mine)
    assert comments(library) == ["theirs", "mine"]
    assert copy.id != base.id


def test_a_change_of_what_was_deleted_elsewhere_is_refused(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    elsewhere.notes.delete(base)
    with pytest.raises(StaleNote) as refused:
        library.notes.update(replace(base, comment="mine"))
    assert refused.value.stored is None
    restored = library.notes.restore(base.id)
    assert restored is not None
    assert restored.comment == "base"
    assert library.notes.restore(base.id) is None


def test_the_same_change_in_two_instances_is_no_conflict(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    theirs = elsewhere.notes.update(replace(base, comment="same"))
    assert library.notes.update(replace(theirs, comment="same")) == theirs
    assert library.next_undo is not None
    assert library.next_undo.verb == "add"


def test_an_undo_is_saved_and_can_be_shown(
    tmp_path: Path, library: StorageType, elsewhere: StorageType
) -> None:
    added = library.notes.add(note("one"))
    library.notes.update(replace(added, comment="two"))
    step = library.undo()
    assert step is not None
    assert step.verb == "edit"
    (change,) = step.changes
    assert change.after == elsewhere.notes.get(added.id)
    assert [each and each.comment for each in (change.before, change.after)] == ["two", "one"]


def test_undo_does_not_lose_a_later_change_of_another_instance(
    library: StorageType, elsewhere: StorageType
) -> None:
    first = library.notes.add(note("one"))
    second = library.notes.update(replace(first, comment="two"))
    elsewhere.notes.update(replace(second, comment="theirs"))
    for _ in range(2):
        with pytest.raises(UndoConflict):
            library.undo()
        assert comments(library) == ["theirs"]
    assert library.undo() is None


def test_undo_of_a_deletion_does_not_lose_what_another_instance_put_in_the_bin(
    library: StorageType, elsewhere: StorageType
) -> None:
    library.notes.delete(library.notes.add(note("mine")))
    identity = library.notes.find(BIN)[0].id
    restored = elsewhere.notes.restore(identity)
    assert restored is not None
    elsewhere.notes.delete(elsewhere.notes.update(replace(restored, comment="theirs")))
    with pytest.raises(UndoConflict):
        library.undo()
    assert comments(library, BIN) == ["theirs"]


def test_steps_of_several_notes_are_done_and_undone_as_one(
    library: StorageType, elsewhere: StorageType
) -> None:
    both = [library.notes.add(note(text)) for text in ("a", "b")]
    edited = library.notes.update_all(replace(each, comment=each.comment * 2) for each in both)
    library.undo()
    assert comments(library) == ["a", "b"]
    library.redo()
    assert comments(library) == ["aa", "bb"]
    now = library.notes.find(EVERY)
    elsewhere.notes.update(replace(now[1], comment="theirs"))
    for change in (library.notes.update_all, library.notes.delete_all):
        with pytest.raises(StaleNote):
            change([replace(now[0], comment="x"), now[1]])
    with pytest.raises(UndoConflict):
        library.undo()
    assert comments(library) == ["aa", "theirs"]
    assert edited[0].comment == "aa"


def test_a_number_that_the_database_does_not_take_is_refused(library: StorageType) -> None:
    with pytest.raises(NotSaved):
        library.notes.add(note(start=10**30))
    assert comments(library) == []
    assert library.undo() is None


def test_another_instance_is_noticed(library: StorageType, elsewhere: StorageType) -> None:
    assert not library.changed_elsewhere()
    added = library.notes.add(note())
    assert not library.changed_elsewhere()
    assert elsewhere.changed_elsewhere()
    elsewhere.notes.delete(added)
    assert library.changed_elsewhere()
    assert not library.changed_elsewhere()
