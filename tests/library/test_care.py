"""A library is checked, copied, put back, written out and made small."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from newsreader.library import Library, LibraryError, Outcome, Record, bodies, care, exporting
from newsreader.sources.reading import read_articles
from tests.support.collecting_library import added, contents, opened, outcomes, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "articles.db"
    with opened(path) as library:
        added(library, *(record(n) for n in range(20)), record(3, "Mill three burnt twice."))
        library.mark([1, 2])
    return path


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("UPDATE tally SET n = 7 WHERE name = 'articles'", "articles: 7 are counted, 20 are there"),
        ("UPDATE story SET versions = 9 WHERE id = 2", "story 2 is counted wrongly"),
        ("UPDATE outlet SET unread = 9 WHERE id = 1", "outlet 1 is counted wrongly"),
        ("DELETE FROM body WHERE id = 5", "texts: 20 are counted, 21 are there"),
        ("UPDATE article SET sha256 = zeroblob(32) WHERE id = 5", "article 5: its text has changed"),
        ("UPDATE article SET story = NULL WHERE id = 5", "article 5 is in no story"),
        ("UPDATE story SET latest = x'00' WHERE id = 2", "blob stands in story.latest, which is INTEGER"),
        ("UPDATE article SET current = 1 WHERE id = 4", "article 4 is one of several current ones"),
        ("INSERT INTO search (search) VALUES ('delete-all')", "articles that can be searched: 0 are counted"),
    ],
)
def test_whatever_is_wrong_is_found(path: Path, fault: str, told: str) -> None:
    with opened(path) as library:
        assert care.check(library) == []
        with library.store.writing() as connection:
            connection.execute(fault)
        found = care.check(library)
        assert any(line.startswith(told) for line in found), found


def test_a_backup_is_whole_and_comes_back(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "copy.db"
    with opened(path) as library:
        before = contents(library)
        care.back_up(library, backup, replace=False)
        with pytest.raises(FileExistsError):
            care.back_up(library, backup, replace=False)
        added(library, record(99))
        later = contents(library)
    aside = care.restore(path, backup)
    assert aside == tmp_path / "articles.before-1.db"
    for place, expected in ((path, before), (aside, later)):
        with opened(place) as library:
            assert contents(library) == expected
            assert care.check(library) == []


def test_a_damaged_library_is_replaced_and_kept_aside(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "copy.db"
    with opened(path) as library:
        before = contents(library)
        care.back_up(library, backup, replace=False)
    path.write_bytes(b"x" * 20_000)
    assert care.restore(path, backup) == tmp_path / "articles.before-1.db"
    assert (tmp_path / "articles.before-1.db").read_bytes() == b"x" * 20_000
    with opened(path) as library:
        assert contents(library) == before


def test_what_is_no_backup_is_not_put_in_its_place(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    wrong = tmp_path / "wrong.db"
    with closing(sqlite3.connect(wrong)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    half = tmp_path / "half.db"
    half.write_bytes(before[: len(before) // 2])
    for file in (wrong, half, tmp_path / "nothing.db", path, tmp_path):
        with pytest.raises(LibraryError) as refused:
            care.restore(path, file)
        assert str(refused.value).startswith(f"{file}: ")
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*before*"))


def test_what_is_written_out_can_be_added_again(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    with opened(path) as library:
        file.write_bytes(b"".join(exporting.exported(library, pytest.fail)))
        texts = {library.text(number) for number in range(1, 22)}
    found = read_articles(file)
    assert found.problems == ()
    with opened(tmp_path / "again.db") as again:
        assert set(outcomes(again, *map(Record.of, found.articles))) == {Outcome.NEW, Outcome.CHANGED}
        assert again.counts().articles == 20
        assert {again.text(number) for number in range(1, 22)} == texts
    with opened(path) as library:
        assert set(outcomes(library, *map(Record.of, found.articles))) == {Outcome.SAME}


def test_what_cannot_be_read_is_left_out_and_told(path: Path) -> None:
    with opened(path) as library:
        with library.store.writing() as connection:
            connection.execute("UPDATE body SET data = x'00' WHERE id = 4")
        faults: list[str] = []
        assert len(list(exporting.exported(library, faults.append))) == 20
        assert len(faults) == 1
        assert faults[0].startswith("article 4 (Mill 3 burns down): the text of an article is damaged")


def test_what_lies_on_sound_pages_is_written_out_of_a_damaged_library(tmp_path: Path) -> None:
    path = tmp_path / "articles.db"
    with opened(path) as library:
        added(library, *(record(n, title=f"Mill {n} " + "x" * 300) for n in range(400)))
        with library.store.reading() as connection:
            try:
                (page,) = connection.execute(
                    "SELECT max(pageno) FROM dbstat WHERE name = 'article' AND pagetype = 'leaf'"
                ).fetchone()
            except sqlite3.OperationalError:
                pytest.skip("this SQLite does not tell what is on which page")
    with path.open("rb+") as file:
        file.seek((page - 1) * 8192)
        file.write(b"\xff" * 8192)
    faults: list[str] = []
    with opened(path) as library:
        lines = list(exporting.exported(library, faults.append))
    assert 300 < len(lines) < 400
    assert len(lines) + len(faults) == 400


def test_originals_without_an_article_go(path: Path) -> None:
    with opened(path) as library:
        origins = [{"sha256": sha256(raw).hexdigest()} for raw in (b"one", b"two")]
        one, two = added(
            library, record(60, raw=b"one", origin=origins[0]), record(61, raw=b"two", origin=origins[1])
        )
        library.remove([one.article])
        care.compact(library)
        assert library.original(two.article) == b"two"
        with library.store.reading() as connection:
            assert connection.execute("SELECT count(*) FROM original").fetchone() == (1,)


def test_compact_packs_all_by_one_dictionary(tmp_path: Path) -> None:
    with opened(tmp_path / "articles.db") as library:
        for n in range(0, bodies.SAMPLES * 3, 30):
            added(
                library,
                *(record(k, f"The mill of {k}\n\n" + "It burnt until dawn. " * 40) for k in range(n, n + 30)),
            )
        before = contents(library)
        was, now = care.compact(library)
        assert now < was
        assert contents(library) == before
        assert care.check(library) == []
        assert _codecs(library) == 1
        assert care.compact(library)[1] <= now


def _codecs(library: Library) -> int:
    with library.store.reading() as connection:
        return int(connection.execute("SELECT count(DISTINCT codec) FROM body").fetchone()[0])


def test_its_size_is_that_of_its_files(path: Path) -> None:
    assert care.size(path) >= os.path.getsize(path)
    assert care.size(path.with_name("nothing.db")) == 0
