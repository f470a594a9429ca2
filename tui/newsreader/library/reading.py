"""A story of the library, to be read like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import ClassVar

from newsreader.databases.errors import LibraryError
from newsreader.library.library import Library
from newsreader.library.types import ArticleRow
from newsreader.model import Article, Story
from newsreader.records import dataclass
from newsreader.sources import Beginning, Found, OpenedStory, SourceError, SourceNotice, StorySummary

MOST = 100
"""Articles of a story that are read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the library, as a source."""

    library: Library
    row: ArticleRow
    said: Mapping[str, str] = field(default_factory=dict)
    is_one_story: ClassVar[bool | None] = True

    @property
    def name(self) -> str:
        """Where it can be read, or was read from; without either its key."""
        return self.row.url or self.row.place or self.row.key

    def read(self) -> Found:
        """Never raises for what it finds."""
        try:
            return Found((self.library.read(self.row.id),))
        except LibraryError as error:
            return Found(problems=(SourceError(self.name, str(error)),))


def read_story(library: Library, number: int) -> OpenedStory:
    """A story with the last texts of its articles, and those that lay under their addresses before.

    Raises LibraryError.
    """
    found = library.story(number)
    rows = library.articles(number)
    if found is None or not rows:
        raise LibraryError(f"there is no story {number} in the library any more")
    problems: list[SourceError] = []
    if len(rows) > MOST:
        told = f"has {len(rows):,} articles in the library; the newest {MOST} are read"
        problems.append(SourceNotice(found.title or "a story", told))
    versions: list[Article] = []
    read: list[ArticleRow] = []
    for row in rows[-MOST:]:
        kept = Kept(library, row).read()
        problems += kept.problems
        versions += kept.articles
        read += [row] * len(kept.articles)
    if not versions:
        return OpenedStory(None, tuple(problems))
    earlier = _earlier(library, number, read)
    return OpenedStory(Story(found.title, tuple(versions), earlier=earlier), tuple(problems))


def _earlier(library: Library, number: int, rows: Sequence[ArticleRow]) -> tuple[tuple[Article, ...], ...]:
    """Of each article what lay under its address before; empty where nothing did of any."""
    before = {chain[-1].id: chain[:-1] for chain in library.corrected(number)}
    if not before:
        return ()
    return tuple(tuple(library.read(one.id) for one in before.get(row.id, ())) for row in rows)


def beginning(library: Library, number: int, opened: OpenedStory) -> Beginning:
    """A story that was read, as what a screen begins with. Raises LibraryError."""
    rows = library.articles(number)[-MOST:]
    title = opened.story.title if opened.story is not None else ""
    summary = StorySummary(title, tuple(Kept(library, row) for row in rows), title, is_whole=True)
    return Beginning((summary,), 0, opened.story, opened.problems)
