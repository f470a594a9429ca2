"""A library that holds a few stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsreader.library import Library, Record
from newsreader.sources import article_from_text
from tests.support.collecting import told

TOLD = told()


def record(
    text: str, *, outlet: str = "", published: str = "2026-03-02", url: str = "", title: str = ""
) -> Record:
    """An article of one outlet, to be added."""
    return Record.of(article_from_text(text, outlet=outlet, published=published, url=url, title=title))


def records() -> list[Record]:
    """The versions of all stories, each of an outlet of its own."""
    return [record(text, outlet=f"Outlet {number}") for number, (_, text) in enumerate(TOLD)]


def filled(path: Path, some: Sequence[Record] | None = None, at_once: int = 1000) -> Library:
    """A library of articles, whose numbers are their places, from 1."""
    library = Library(path)
    for _ in library.add(records() if some is None else some, at_once):
        pass
    return library


def story_of(library: Library, article: int) -> int:
    """The number of the story of an article."""
    row = library.article(article)
    assert row is not None
    return row.story


def stories(library: Library, articles: Iterable[int]) -> set[frozenset[int]]:
    """Those of the articles that are in one story, by their numbers."""
    found: dict[int, set[int]] = {}
    for article in articles:
        found.setdefault(story_of(library, article), set()).add(article)
    return set(map(frozenset, found.values()))
