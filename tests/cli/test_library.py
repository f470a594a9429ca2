"""`newsreader library`: each command does what it says, and says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.library import Library
from tests.cli.test_collecting import ran
from tests.support.collecting_library import added, record


@pytest.fixture(autouse=True)
def filled() -> None:
    with Library() as library:
        added(library, *(record(n) for n in range(5)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "articles.db"


def test_it_tells_where_it_lies_and_how_much_it_holds(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "library", "info")
    assert (status, err) == (0, "")
    assert out.splitlines()[:3] == [str(path), "5 articles, 5 unread, of 3 outlets", "5 stories"]


def test_a_sound_library_is_well_and_a_damaged_one_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "library", "check") == (0, f"{path}: all is well\n", "")
    with Library() as library, library.store.writing() as connection:
        connection.execute("UPDATE body SET data = x'00' WHERE id = 2")
    status, out, err = ran(capsys, "library", "check")
    assert status == 1
    assert out.startswith("article 2: the text of an article is damaged")
    assert "newsreader library restore FILE" in err
    path.write_bytes(b"x" * 10_000)
    status, out, err = ran(capsys, "library", "check")
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_copy_comes_back(tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.db"
    assert ran(capsys, "library", "backup", copy)[0] == 0
    status, _, err = ran(capsys, "library", "backup", copy)
    assert (status, err) == (
        2,
        f"newsreader: {copy}: there is a file already; name another, or add --replace\n",
    )
    assert ran(capsys, "library", "backup", "--replace", copy)[0] == 0
    assert ran(capsys, "library", "backup")[1].startswith(str(path.parent / "articles.20"))
    with Library() as library:
        added(library, record(9))
    status, out, _ = ran(capsys, "library", "restore", copy)
    assert status == 0
    assert out.splitlines() == [
        f"{path}: restored from {copy}",
        f"what was there before is {path.parent}/articles.before-1.db",
    ]
    with Library() as library:
        assert library.counts().articles == 5
    assert ran(capsys, "library", "restore", tmp_path / "none.db")[0] == 2


def test_an_article_is_shown_and_removed_by_the_beginning_of_its_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library() as library:
        row = library.article(3)
    assert row is not None
    assert ran(capsys, "library", "show", row.key[:9])[1].startswith("Mill 2 burns down\n\nFiremen")
    status, _, err = ran(capsys, "library", "show", "--original", row.key)
    assert status == 2
    assert "was added without --originals" in err
    assert ran(capsys, "library", "remove", row.key, "zz")[:2] == (1, "1 article removed\n")
    status, out, err = ran(capsys, "library", "show", row.key)
    assert (status, out) == (2, "")
    assert err == f"newsreader: {row.key}: is the id of no article, or the beginning of several\n"
    output = tmp_path / "articles.jsonl"
    assert ran(capsys, "library", "export", "--output", output)[0] == 0
    assert output.read_text("utf-8").count("\n") == 4
    assert ran(capsys, "add", output)[:2] == (0, "0 articles added; 4 known already\n")
    assert ran(capsys, "library", "compact")[0] == 0
