"""Stories as they are listed, and as they are opened. To know them no format is imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import ClassVar, Protocol

from newsreader.model import Story
from newsreader.model.story import story_id
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError
from newsreader.sources.source import Found, NamedSource
from newsreader.sources.targets import special_source


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a story, as a story.yaml names it, or the user."""

    file: Path
    line: int = 0
    """Of the story.yaml, from 1; 0: it stands in none."""
    said: dict[str, str] = field(default_factory=dict)
    """What the story.yaml says about it, by the keys of `metadata.KEYS` and ENCODING."""
    is_one_story: ClassVar[bool | None] = None

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.file)

    def read(self) -> Found:
        """Its articles. Never raises for what it finds in it."""
        from newsreader.sources.reading import read_articles  # all formats: not needed to be listed

        return read_articles(self.file, **self.said)


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What is known of a story before any of its articles is read."""

    folder: str
    """The name of the folder in which it lies."""
    articles: tuple[NamedSource, ...]
    """Never empty."""
    title: str = ""
    """What its story.yaml says; empty: nothing."""
    note: str = ""
    """A remark of its story.yaml."""
    problems: tuple[SourceError, ...] = ()
    """What is wrong in its story.yaml."""
    is_whole: bool = False
    """Somebody says that all this is one story, however many articles there are."""
    place: Path | None = None
    """The folder whose article files, all of them, are the story."""
    has_pasted: bool = False
    """What its reader pasted to it belongs to it, too; that counts not in `key`."""

    @property
    def name(self) -> str:
        """What it is called until it is read."""
        return self.title or self.folder

    @property
    def paths(self) -> tuple[str, ...]:
        """Of its articles, in the order in which they are shown."""
        return tuple(source.name for source in self.articles)

    @property
    def key(self) -> str:
        """What it is remembered by: where its articles are, in whatever order."""
        return "story:" + story_id(map(_lasting_name, self.paths))


def _lasting_name(path: str) -> str:
    """What is named, whatever folder the program is started in."""
    return path if special_source(path) else os.path.abspath(path)


@dataclass(frozen=True, slots=True)
class OpenedStory:
    """A story with every article of it that can be read, and one problem for everything that cannot."""

    story: Story | None
    """None when there is not one."""
    problems: tuple[SourceError, ...] = ()
    parts: tuple[StorySummary, ...] = ()
    """The stories that its articles tell, where these are several: `story` is the first of them."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The stories up to the one that is read first, and that one."""

    summaries: tuple[StorySummary, ...]
    first: int
    """Index of the one that is read."""
    story: Story | None
    """None: of all stories none can be read."""
    problems: tuple[SourceError, ...]
    """Of that one, and of those that were to be read before it and cannot be."""


@dataclass(frozen=True, slots=True)
class Opened:
    """All stories that could be read, and one problem for everything that could not."""

    stories: tuple[Story, ...]
    problems: tuple[SourceError, ...]


class Listing(Protocol):
    """Stories that are listed one at a time, whenever the next one is asked for."""

    @property
    def problems(self) -> list[SourceError]:
        """One for everything that could not be looked into so far, or holds no story."""
        ...

    def __iter__(self) -> Iterator[StorySummary]: ...

    def __next__(self) -> StorySummary: ...
