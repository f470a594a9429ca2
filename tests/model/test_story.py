"""What a story is known by."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.model import Article, Story
from newsreader.model.story import story_id

A = Article("Fire.", (), (), path="a.txt")
B = Article("Smoke.", (), (), url="https://example.org/b")
C = Article("Ash.", (), ())


def test_a_story_is_known_by_where_its_articles_are() -> None:
    story = Story("Fire", (A, B, C))
    assert len(story.id) == 32
    assert Story("Another title", (C, A, B), "a remark").id == story.id
    assert Story("Fire", (A, B)).id != story.id
    assert Story("Fire", (replace(A, text="Fire!"), B, C)).id == story.id
    assert Story("Fire", (A, replace(B, url="http://example.org/b/"), C)).id == story.id
    assert Story("Fire", (A, B, replace(C, text="Ashes."))).id != story.id


def test_a_path_is_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Story("Fire", (replace(A, path=os.path.abspath("a.txt")),)).id
    assert Story("Fire", (A,)).id == whole == story_id([os.path.abspath("a.txt")])
    monkeypatch.chdir(tmp_path)
    assert Story("Fire", (A,)).id != whole
