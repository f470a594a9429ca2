"""What an article is known by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.model.article import Article, normal_address

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
