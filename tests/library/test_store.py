"""The file of the library: what keeps it from being opened or written, and that nothing is lost then."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from newsreader.databases.steps import migrate
from newsreader.library import Damaged, Library, LibraryError, NotSaved, Outcome, ReadOnly, care
from newsreader.library.exporting import exported
from newsreader.library.schema import APPLICATION_ID, STEPS
from tests.support.collecting_library import added, contents, opened, outcomes, record

PAGE = 8192
MANY = [record(n, f"Mill {n}\n\n{os.urandom(3000).hex()}") for n in range(100, 140)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "articles.db"
    with opened(path) as library:
        added(library, *(record(n) for n in range(20)))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(LibraryError) as refused:
        Library(path)
    assert str(refused.value).isprintable()
    return str(refused.value)


def test_it_is_made_in_the_data_folder_for_the_user_alone(tmp_path: Path) -> None:
    with Library() as library:
        assert library.path == tmp_path / "data" / "articles.db"
        assert library.path.stat().st_mode & 0o077 == 0
        assert library.notice == ""


def test_one_of_a_newer_version_is_refused_in_a_line(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    assert f"a newer newsreader made it (version {len(STEPS) + 1}; this one knows {len(STEPS)})" in refusal(
        path
    )


def test_what_is_no_library_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    assert "it is a database of another program" in refusal(other)
    text = tmp_path / "text.db"
    text.write_text("no database at all, but a text that is long enough" * 30, encoding="utf-8")
    assert "is damaged" in refusal(text)
    empty = tmp_path / "empty.db"
    empty.touch()
    assert "it is empty" in refusal(empty)
    assert "it is not a file" in refusal(tmp_path)
    assert other.read_bytes() == before


def test_a_step_that_fails_leaves_the_tables_as_they_were(path: Path) -> None:
    steps = (*STEPS, ("DELETE FROM article", "INSERT INTO nothing VALUES (1)"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="nothing"):
            migrate(connection, APPLICATION_ID, steps)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    with opened(path) as library:
        assert library.counts().articles == 20


def test_one_of_the_first_version_is_opened_and_upgraded(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE features (article INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        connection.execute("INSERT INTO features SELECT id, x'00' FROM article")
        before = connection.execute("SELECT * FROM signature").fetchall()
        connection.execute("ALTER TABLE signature RENAME TO sorted")
        connection.execute(
            "CREATE TABLE signature (term INTEGER, day INTEGER, article INTEGER,"
            " PRIMARY KEY (term, day, article)) WITHOUT ROWID"
        )
        connection.execute("INSERT INTO signature SELECT term, day, article FROM sorted")
        connection.execute("DROP TABLE sorted")
        times = connection.execute("SELECT id, first, latest, dated FROM story").fetchall()
        connection.execute("UPDATE story SET first = 0, latest = 1")
        connection.execute("ALTER TABLE story DROP COLUMN dated")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert before
    with opened(path) as library:
        with library.store.reading() as connection:
            assert connection.execute("SELECT * FROM signature").fetchall() == before
            assert connection.execute("SELECT id, first, latest, dated FROM story").fetchall() == times
        assert outcomes(library, record(0), record(20)) == [Outcome.SAME, Outcome.NEW]
        assert care.check(library) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'features'").fetchone() is None


def test_what_may_not_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: mode & os.W_OK == 0 and access(p, mode))
    before = path.read_bytes()
    with Library(path) as library:
        assert library.notice == f"{path} can only be read: it may not be written"
        assert library.counts().articles == 20
        assert len(library.search("mill").rows) == 20
        with pytest.raises(ReadOnly, match="can only be read"):
            list(library.add([record(99)]))
        with pytest.raises(ReadOnly):
            library.mark([1])
        assert care.check(library) == []
    assert path.read_bytes() == before


def test_what_was_damaged_is_told_and_no_longer_written(path: Path) -> None:
    with opened(path) as library:
        added(library, *MANY)
    pages = path.stat().st_size // PAGE
    with path.open("rb+") as file:
        for page in range(pages // 2, pages):
            file.seek(page * PAGE)
            file.write(b"\xff" * PAGE)
    with Library(path) as library:
        with pytest.raises(Damaged, match="newsreader library restore FILE puts a backup in its place"):
            for number in range(1, 61):
                library.text(number)
        with pytest.raises(ReadOnly):
            library.mark([1])


def test_one_that_was_moved_away_is_not_written(path: Path) -> None:
    with opened(path) as library:
        path.rename(path.with_name("moved.db"))
        with pytest.raises(NotSaved, match="was moved or removed while it was open"):
            library.mark([1])


@contextmanager
def no_more_pages(library: Library) -> Iterator[None]:
    with library.store.alone() as connection:
        connection.execute("PRAGMA max_page_count = 1")
        yield
        connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def failing_writes(library: Library) -> Iterator[None]:
    """A write fails in the middle of a transaction, as no file of this process may grow by much."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = max(os.stat(f"{library.path}{end}").st_size for end in ("", "-wal"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("fault", [no_more_pages, failing_writes])
def test_nothing_changes_on_a_full_disk_and_the_same_call_succeeds_later(
    path: Path, fault: Callable[[Library], AbstractContextManager[None]]
) -> None:
    with opened(path) as library:
        library.mark([1])
        before = contents(library)
        with fault(library), pytest.raises(NotSaved, match=r"^not saved: the disk"):
            list(library.add(MANY))
        assert contents(library) == before
        assert care.check(library) == []
        assert outcomes(library, *MANY) == [Outcome.NEW] * 40
        assert care.check(library) == []


@pytest.mark.parametrize(
    "error",
    [KeyboardInterrupt(), LibraryError("no"), sqlite3.OperationalError("no"), KeyError("no")],
    ids=repr,
)
def test_what_is_broken_off_is_undone(path: Path, error: BaseException) -> None:
    with opened(path) as library:
        before = contents(library)
        with pytest.raises((type(error), LibraryError)), library.store.writing() as connection:
            connection.execute("UPDATE article SET title = 'half'")
            raise error
        assert contents(library) == before
        added(library, record(99))


def test_two_that_write_at_once_lose_nothing_of_each_other(path: Path) -> None:
    failed: list[BaseException] = []

    def write(first: int) -> None:
        try:
            with opened(path) as library:
                list(library.add((record(n) for n in range(first, first + 60)), 3))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(first,)) for first in (1000, 1030)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with opened(path) as library:
        assert library.counts().articles == 110
        assert care.check(library) == []


def test_what_changes_is_told_here_and_elsewhere(path: Path) -> None:
    with opened(path) as one, opened(path) as other:
        tokens = [one.changed()]
        assert one.changed() == tokens[0]
        added(one, record(77))
        tokens.append(one.changed())
        other.mark([1])
        tokens.append(one.changed())
        assert len(set(tokens)) == 3
        assert one.changed() == tokens[2]


def test_what_is_read_together_is_of_one_moment(path: Path) -> None:
    with opened(path) as library, opened(path) as other:
        with library.store.reading() as connection:
            (before,) = connection.execute("SELECT count(*) FROM article").fetchone()
            added(other, record(88))
            assert library.counts().articles == before
        assert library.counts().articles == before + 1


def test_a_list_is_there_while_articles_are_added(path: Path) -> None:
    with opened(path) as library, library.store.writing() as connection:
        connection.execute("UPDATE article SET read = 1")
        found: list[int] = []
        thread = threading.Thread(target=lambda: found.append(library.counts().unread))
        thread.start()
        thread.join(5)
        assert found == [20]


@pytest.mark.parametrize(
    ("damage", "use"),
    [
        ("UPDATE story SET latest = x'c3' WHERE id = 2", lambda library: library.stories()),
        ("UPDATE article SET title = x'c3'", lambda library: library.articles(2)),
        ("UPDATE outlet SET name = x'c3' WHERE id = 1", lambda library: library.outlets()),
    ],
    ids=["a story", "an article", "an outlet"],
)
def test_values_of_another_kind_are_told_as_damage(
    path: Path, damage: str, use: Callable[[Library], object]
) -> None:
    with opened(path) as library:
        with library.store.writing() as connection:
            connection.execute(damage)
        with pytest.raises(Damaged, match="is damaged") as caught:
            use(library)
        assert str(caught.value).isprintable() and "restore" in str(caught.value)
        with pytest.raises(ReadOnly):
            library.mark([1])


def test_what_is_damaged_is_left_out_of_what_is_written_out(path: Path) -> None:
    with opened(path) as library:
        with library.store.writing() as connection:
            connection.execute("UPDATE article SET words = 'c' WHERE id = 2")
        told: list[str] = []
        assert len(list(exported(library, told.append))) == library.counts().articles - 1
        assert len(told) == 1 and told[0].startswith("article 2")
