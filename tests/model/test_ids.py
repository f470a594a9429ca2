"""What an article and a story are known by."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.model import Article, Story
from newsreader.model.article import normal_address
from newsreader.model.story import story_id

ARTICLE = Article("Fire.", (), (), path="a.txt", url="https://example.org/fire")


def test_an_article_is_known_by_its_text_and_its_address() -> None:
    assert len(ARTICLE.id) == 32
    assert replace(ARTICLE, path="b.txt", outlet="Echo").id == ARTICLE.id
    assert replace(ARTICLE, url="http://EXAMPLE.org/fire/#top").id == ARTICLE.id
    assert replace(ARTICLE, text="Fire!").id != ARTICLE.id
    assert replace(ARTICLE, url="").id != ARTICLE.id
    assert replace(ARTICLE, text="\ud800").id


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://Example.ORG/Fire", "example.org/Fire"),
        ("http://example.org:80/", "example.org"),
        ("https://example.org:8443/a", "example.org:8443/a"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=y#top", "example.org/a?id=7"),
        ("https://example.org/a?utm_source=x", "example.org/a"),
        ("https://example.org?b=2&a=1", "example.org?b=2&a=1"),
        (" https://[bad/ ", "[bad"),
        ("no address", "no address"),
        ("", ""),
    ],
)
def test_spellings_of_an_address(url: str, normal: str) -> None:
    assert normal_address(url) == normal


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
