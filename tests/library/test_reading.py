"""A story of the library, read like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.analysis.corrections import ChangeKind, corrections
from newsreader.library import Library, LibraryError, reading
from newsreader.library.reading import beginning, read_story
from tests.support.collecting_library import added, opened, record

TEXT = "Mill burns down\n\nThe fire broke out on Monday.\n\nFiremen fought the flames of the mill until {}."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "articles.db") as library:
        same = {"title": "Mill burns down", "published": "2026-01-02"}
        added(
            library,
            record(1, TEXT.format("three o'clock"), **same, outlet="Dawn"),
            record(2, TEXT.format("dawn"), **same, outlet="Nation"),
            record(1, TEXT.format("five o'clock"), **same, outlet="Dawn"),
        )
        yield library


def test_a_story_has_the_last_texts_and_those_before_them(library: Library) -> None:
    (row,) = library.stories().rows
    story = read_story(library, row.id).story
    assert story is not None
    assert sorted(article.outlet for article in story.versions) == ["Dawn", "Nation"]
    (found,) = corrections(story)
    assert story.versions[found.version].outlet == "Dawn"
    assert [change.kind for change in found.changes] == [ChangeKind.FIGURE]
    started = beginning(library, row.id, read_story(library, row.id))
    assert started.story == story
    assert set(started.summaries[0].paths) == {f"https://outlet.example/{n}" for n in (1, 2)}


def test_of_a_large_story_the_newest_articles_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 1)
    (row,) = library.stories().rows
    found = read_story(library, row.id)
    assert found.story is not None and len(found.story.versions) == 1
    assert "has 2 articles in the library; the newest 1 are read" in str(found.problems[0])


def test_a_story_that_is_not_there(library: Library) -> None:
    with pytest.raises(LibraryError, match="there is no story 99 in the library any more"):
        read_story(library, 99)
