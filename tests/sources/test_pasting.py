"""What is pasted is kept as a file, and is a version of its story from then on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.sources import (
    Pasted,
    SourceError,
    StoriesToOpen,
    StorySummary,
    begin,
    open_stories,
    open_story,
)
from newsreader.sources.pasting import keep
from tests.support.reading import write

TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday."
PASTED = Pasted('The "harbour": shut\n\n--- It burned all night.\n', "The Nation", "", "example.org/a")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "a.txt", TEXT)
    (tmp_path / "story").mkdir()
    return write(tmp_path / "story", "a.txt", TEXT).parent


def summary_of(*paths: Path) -> StorySummary:
    return next(StoriesToOpen(paths, pasted=True))


def texts(summary: StorySummary) -> list[str]:
    story = open_story(summary).story
    assert story is not None
    return [article.text for article in story.versions]


def test_it_lies_beside_the_files_of_a_folder(folder: Path, data: Path) -> None:
    file, summary = keep(PASTED, summary_of(folder))
    assert file == folder / "the-nation.txt"
    story = open_story(summary).story
    assert story is not None
    version = story.versions[1]
    assert (version.outlet, version.url) == ("The Nation", "https://example.org/a")
    assert version.text.strip() == PASTED.text.strip()
    assert texts(summary_of(folder)) == texts(summary), "it is there when the folder is opened again"
    assert not data.exists()


def test_what_is_there_is_never_overwritten(folder: Path) -> None:
    files = [keep(PASTED, summary_of(folder))[0].name for _ in range(2)]
    assert files == ["the-nation.txt", "the-nation-2.txt"]
    assert keep(Pasted("It burned.", "README"), summary_of(folder))[0].name == "pasted-readme.txt"
    assert keep(Pasted("It burned.", "../../.."), summary_of(folder))[0] == folder / "pasted.txt"
    assert len(texts(summary_of(folder))) == 5


@pytest.mark.parametrize("listed", [True, False])
def test_a_story_without_a_folder_of_its_own_has_it_in_the_data_folder(
    folder: Path, data: Path, listed: bool
) -> None:
    path = folder if listed else folder / "a.txt"
    if listed:
        write(folder, "story.yaml", "articles: [a.txt]\n")
    before = summary_of(path)
    file, summary = keep(PASTED, before)
    assert file.is_relative_to(data / "pasted")
    assert summary.key == before.key == summary_of(path).key
    assert texts(summary_of(path)) == texts(summary)
    assert len(texts(summary)) == 2
    beginning = begin(StoriesToOpen([path], pasted=True))
    assert beginning.story is not None
    assert len(beginning.story.versions) == 2
    assert len(open_stories([path]).stories[0].versions) == 1, "a comparison is of what is named"
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_into(folder: Path, data: Path) -> None:
    folder.chmod(0o500)
    try:
        assert keep(PASTED, summary_of(folder))[0].is_relative_to(data)
    finally:
        folder.chmod(0o700)


def test_a_folder_that_is_gone(folder: Path, data: Path) -> None:
    summary = summary_of(folder)
    (folder / "a.txt").unlink()
    folder.rmdir()
    assert keep(PASTED, summary)[0].is_relative_to(data)


def test_where_nothing_can_be_kept_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(write(tmp_path, "file", "x")))
    with pytest.raises(SourceError, match="what was pasted cannot be kept: "):
        keep(PASTED, summary_of(write(tmp_path, "a.txt", TEXT)))
    with pytest.raises(SourceError, match="is empty; paste the text of an article, or give its address"):
        keep(Pasted(" \n", "The Nation"), summary_of(tmp_path / "a.txt"))


def test_what_is_said_of_it_is_data(folder: Path) -> None:
    pasted = Pasted("It burned.", 'A: "b" #c\n---\nurl: x', "[x]: {y}", "https://example.org/a b")
    _, summary = keep(pasted, summary_of(folder))
    story = open_story(summary).story
    assert story is not None
    version = story.versions[1]
    assert (version.outlet, version.title) == ('A: "b" #c --- url: x', "[x]: {y}")
    assert version.text.strip() == "[x]: {y}\n\nIt burned."
