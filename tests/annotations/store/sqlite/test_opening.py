"""Libraries that are new, old, of the future, or that cannot be kept."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.annotations.store import (
    Draft,
    Mode,
    NoteFilter,
    NotSaved,
    ReadOnly,
    RulingFilter,
    StorageType,
    open_library,
)
from newsreader.annotations.store.sqlite import opening
from newsreader.annotations.store.sqlite.schema import STEPS, migrate, version_of
from newsreader.databases import files
from newsreader.settings.paths import data_folder
from tests.support.note_making import note, ruling

EVERY = NoteFilter()
VERSION_1 = (Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The file of a library of version 1."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return version_of(connection)


def comments(library: StorageType) -> list[str]:
    return [found.comment for found in library.notes.find(EVERY)]


def test_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder({"NEWSREADER_DATA_DIR": "/a/b"}) == Path("/a/b")
    assert data_folder({"NEWSREADER_DATA_DIR": "~/b"}) == tmp_path / "b"
    assert data_folder() == tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder({}).is_absolute()


def test_a_new_library_is_the_user_s_own(tmp_path: Path) -> None:
    with open_library() as library:
        library.notes.add(note())
        assert library.path == tmp_path / "data" / "library.db"
    assert sorted(os.listdir(tmp_path / "data")) == ["library.db"]
    assert version(tmp_path / "data" / "library.db") == len(STEPS)
    if os.name == "posix":
        assert stat.S_IMODE(os.stat(tmp_path / "data" / "library.db").st_mode) == 0o600
        assert stat.S_IMODE(os.stat(tmp_path / "data").st_mode) == 0o700


def test_two_instances_may_make_the_same_library(tmp_path: Path) -> None:
    opened: list[StorageType] = []
    threads = [
        threading.Thread(target=lambda: opened.append(open_library(tmp_path / "library.db")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, library in enumerate(opened):
        assert library.mode is Mode.KEPT
        library.notes.add(note(str(number)))
    assert sorted(comments(opened[0])) == list("01234567")
    for library in opened:
        library.close()


def test_threads_may_share_a_library(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db") as library:

        def work(name: int) -> None:
            for number in range(20):
                library.notes.add(note(f"{name}-{number}"))
                library.notes.find(EVERY)

        threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(comments(library))) == 80
        while library.undo():
            pass
        assert comments(library) == []


def test_an_old_library_is_upgraded_and_a_copy_is_kept(old: Path) -> None:
    with open_library(old) as library:
        assert library.mode is Mode.KEPT
        assert comments(library) == ["Kept from the first version"]
        assert library.tags() == (("law", 1), ("vote", 1))
        assert library.notes.find(NoteFilter(deleted=True))[0].comment == "In the bin"
        assert library.rulings.count(RulingFilter()) == 1
        library.save_draft(Draft("k", library.notes.find(EVERY)[0].article, note().anchor, "text"))
        library.notes.add(note("new"))
        assert library.check() == ()
    assert version(old) == len(STEPS)
    copy = old.with_name("library.version-1.db")
    assert version(copy) == 1
    assert sorted(os.listdir(old.parent)) == ["library.db", "library.version-1.db"]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT comment FROM note WHERE deleted = 0").fetchall() == [
            ("Kept from the first version",)
        ]


def test_a_step_that_fails_leaves_the_old_library_whole(old: Path) -> None:
    before = old.read_bytes()
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.Error):
            migrate(connection, (STEPS[0], (*STEPS[1], "DELETE FROM note", "INSERT INTO nothing VALUES (1)")))
        assert not connection.in_transaction
        assert version_of(connection) == 1
    assert old.read_bytes() == before
    with open_library(old) as library:
        assert comments(library) == ["Kept from the first version"]


def test_no_upgrade_without_a_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise NotSaved("not saved: the disk is full")

    monkeypatch.setattr("newsreader.annotations.store.sqlite.opening.copy_database", full)
    with open_library(old) as library:
        assert library.mode is Mode.READ_ONLY
        assert "the disk is full" in library.notice
        assert comments(library) == ["Kept from the first version"]
        assert library.drafts() == ()
    assert old.read_bytes() == before


def test_a_library_of_the_future_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with open_library(path) as library:
        assert library.mode is Mode.READ_ONLY
        assert "a newer newsreader made it" in library.notice
        assert len(library.notice.splitlines()) == 1
        assert comments(library) == ["one"]
        with pytest.raises(ReadOnly, match="a newer newsreader made it"):
            library.notes.add(note("two"))
        with pytest.raises(ReadOnly):
            library.set_state("k", "v")
        assert library.undo() is None
    assert path.read_bytes() == before


def test_a_library_of_a_future_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE note RENAME COLUMN exact TO passage")
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with open_library(path) as library:
        assert library.mode is Mode.MEMORY
        assert "a newer newsreader made it (version 99" in library.notice
    assert path.read_bytes() == before


def test_an_upgrade_by_another_instance_stops_this_one(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        with pytest.raises(NotSaved, match="newer newsreader"):
            library.notes.add(note("two"))
        assert comments(library) == ["one"]


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (key)")
    before = path.read_bytes()
    with open_library(path) as library:
        assert library.mode is Mode.MEMORY
        assert "another program" in library.notice
    assert path.read_bytes() == before


def unusable(folder: Path, what: str) -> Path:
    """A place where no library can be made."""
    if what == "a folder":
        (folder / "library.db").mkdir()
    elif what == "below a file":
        (folder / "file").write_text("x")
        return folder / "file" / "data" / "library.db"
    elif what == "a pipe":
        os.mkfifo(folder / "library.db")
    elif what == "a loop of links":
        (folder / "library.db").symlink_to("library.db")
    return folder / "library.db"


@pytest.mark.parametrize("what", ["a folder", "below a file", "a pipe", "a loop of links"])
def test_a_library_in_memory_where_none_can_be_made(tmp_path: Path, what: str) -> None:
    path = unusable(tmp_path, what)
    with open_library(path) as library:
        assert library.mode is Mode.MEMORY
        assert library.path is None
        assert "only until the program ends" in library.notice
        assert str(path) in library.notice
        assert len(library.notice.splitlines()) == 1
        library.notes.add(note("one"))
        library.rulings.add(ruling())
        library.undo()
        assert comments(library) == ["one"]
        library.copy_to(tmp_path / "saved.db")
        with pytest.raises(FileExistsError):
            library.copy_to(tmp_path / "saved.db")
        with pytest.raises(NotSaved):
            library.copy_to(tmp_path / "no folder" / "saved.db")
    with open_library(tmp_path / "saved.db") as saved:
        assert saved.mode is Mode.KEPT
        assert comments(saved) == ["one"]


def test_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSREADER_DATA_DIR")
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/newsreader"))
    monkeypatch.chdir(tmp_path)
    with open_library() as library:
        assert library.mode is Mode.MEMORY
        assert "there is no home folder" in library.notice
        library.notes.add(note("one"))
        assert comments(library) == ["one"]
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_library_that_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
    closed = path if what == "file" else tmp_path
    allowed = os.access

    def access(tried: Path, mode: int) -> bool:
        """What a user who is not root is told."""
        return not (tried == closed and mode & os.W_OK) and allowed(tried, mode)

    monkeypatch.setattr(os, "access", access)
    before = path.read_bytes()
    with open_library(path) as library:
        assert library.mode is Mode.READ_ONLY
        assert "it may not be written" in library.notice
        assert comments(library) == ["one"]
        with pytest.raises(ReadOnly):
            library.notes.delete(library.notes.find(EVERY)[0])
        assert not library.changed_elsewhere()
        library.copy_to(tmp_path / "copy.db")
    assert path.read_bytes() == before


def test_a_library_that_is_taken_away_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.notes.add(note("one"))
        os.rename(path, tmp_path / "away.db")
        with pytest.raises(NotSaved, match="moved or removed"):
            library.notes.add(note("two"))
        os.rename(tmp_path / "away.db", path)
        library.notes.add(note("two"))
        assert comments(library) == ["one", "two"]


def test_an_instance_that_was_refused_for_a_moment_tries_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    monkeypatch.setattr(opening, "_MOMENT", 0.01)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_library(old) as library:
            assert library.mode is Mode.READ_ONLY
            assert "another instance is busy" in library.notice
            assert comments(library) == ["Kept from the first version"]
            with pytest.raises(ReadOnly):
                library.notes.add(note("too early"))
            assert not library.changed_elsewhere()
            other.execute("UPDATE note SET comment = 'Changed meanwhile'")
            other.execute("COMMIT")
            assert library.changed_elsewhere(), "what there is to be read is another now"
            assert (library.mode, library.notice) == (Mode.KEPT, "")
            assert comments(library) == ["Changed meanwhile"]
            library.notes.add(note("in time"))
    with open_library(old) as library:
        assert sorted(comments(library)) == ["Changed meanwhile", "in time"]


def test_a_change_tries_again_too(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_library(old) as library:
            other.execute("COMMIT")
            library.notes.add(note("in time"))
            assert library.mode is Mode.KEPT
            assert len(comments(library)) == 2


def test_an_empty_file_is_no_new_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    with open_library(path) as library:
        assert library.mode is Mode.MEMORY
        assert "it is empty, so what was in it is lost" in library.notice
        library.notes.add(note("for this session"))
    assert path.stat().st_size == 0


def test_on_a_network_drive_it_is_kept_with_a_warning_and_without_shared_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "my drive"
    mounts = tmp_path / "mounts"
    escaped = str(drive).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {escaped} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(files, "_MOUNTS", mounts)
    with open_library(drive / "library.db") as library:
        assert library.mode is Mode.KEPT
        assert "network drive (nfs4): open it on one machine at a time" in library.notice
        library.notes.add(note("kept"))
        assert os.listdir(drive) == ["library.db"]
    with open_library(tmp_path / "library.db") as library:
        assert library.notice == ""
