"""What the user named on the command line or in a dialog, opened as stories."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsreader.model import Story
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import describe, leaves
from newsreader.sources.folders import belongs_to_page, in_order_of_time, is_article, not_read
from newsreader.sources.formats.registry import article_suffixes
from newsreader.sources.reading import read_versions
from newsreader.sources.source import Source
from newsreader.sources.story_file import NAMES, Listed, read_story_file
from newsreader.sources.targets import path_of, special_source

_MOST_ENTRIES = 50_000
"""Files and folders in one folder; more are not looked at."""
_DEEPEST = 6
"""Folders in folders are looked into so far."""


@dataclass(frozen=True, slots=True)
class Opened:
    """All that could be opened, and one problem for everything that could not."""

    stories: tuple[Story, ...]
    problems: tuple[SourceError, ...]


@dataclass(slots=True)
class _Folder:
    """What lies in a folder, sorted by name; hidden files and folders left out."""

    files: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    story_file: Path | None = None
    passed: list[Path] = field(default_factory=list)
    """Files that are no articles."""
    links: list[SourceError] = field(default_factory=list)
    """One for everything that is not read because it is a link to what lies elsewhere."""


class StoriesToOpen(Iterator[Story]):
    """Files and folders, opened as stories one at a time, whenever the next one is asked for.

    All files together are one story, in the order given and in the place of the first. A folder with a
    story.yaml is the story this describes; else the article files in it are a story, and so are those of each
    folder in it, and in those. What is given twice is opened once.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        """What `targets` knows, such as addresses, may be among the paths.

        Never raises for what it finds in them, then or later.
        """
        self.problems: list[SourceError] = []
        """One for everything that could not be opened so far."""
        self._stories = _each_story(paths, self.problems)

    def __next__(self) -> Story:
        return next(self._stories)


def open_stories(paths: Sequence[str | Path]) -> Opened:
    """Opens files and folders, all of them: see `StoriesToOpen`. Never raises for what it finds in them."""
    stories = StoriesToOpen(paths)
    return Opened(tuple(stories), tuple(stories.problems))


def _each_story(paths: Sequence[str | Path], problems: list[SourceError]) -> Iterator[Story]:
    places: list[Path | None] = []
    """Folders; None where the files are."""
    files: list[Source] = []
    parent = Path()
    seen: set[str] = set()
    for path in paths:
        special = special_source(path)
        path = path if special else path_of(path)
        where = str(path) if special or "\0" in str(path) else os.path.realpath(path)
        if where in seen:
            problems.append(SourceNotice(path, "is given twice; opened once"))
        elif special is None and os.path.isdir(where):
            places.append(Path(path))
        else:
            if not files:
                places.append(None)
                parent = Path(os.path.abspath(path)).parent if special is None else Path()
            files.append(special or Listed(Path(path)))
        seen.add(where)
    for place in places:
        if place is not None:
            yield from _open_folder(place, problems)
        else:
            yield from _story(files, problems, parent)


def _open_folder(path: Path, problems: list[SourceError]) -> Iterator[Story]:
    """The stories in a folder, and in the folders in it."""
    said, count = len(problems), 0
    for where, folder in _walk(path, problems):
        for story in _read_folder(where, folder, problems):
            count += 1
            yield story
    if not count and all(isinstance(problem, SourceNotice) for problem in problems[said:]):
        problems.append(
            SourceError(path, f"holds no articles ({', '.join(article_suffixes())}, or a story.yaml)")
        )


def _walk(path: Path, problems: list[SourceError]) -> Iterator[tuple[Path, _Folder]]:
    """A folder and all in it, each once; what lies in a folder with a story.yaml belongs to that."""
    left = [(path, 0)]
    seen: set[str] = set()
    while left:
        where, depth = left.pop()
        real = os.path.realpath(where)
        if real in seen:
            problems.append(SourceNotice(where, "is a link to a folder that is read already; read once"))
            continue
        seen.add(real)
        folder = _look_into(where, problems)
        if folder is None:
            continue
        yield where, folder
        inner = [] if folder.story_file else folder.folders
        if inner and depth == _DEEPEST:
            problems.append(SourceNotice(where, "has folders in it that lie too deep; name them"))
        else:
            left += [(each, depth + 1) for each in reversed(inner)]


def _read_folder(path: Path, folder: _Folder, problems: list[SourceError]) -> list[Story]:
    """The story that lies directly in a folder: none or one."""
    every_file = list(map(Listed, in_order_of_time(folder.files)))
    if folder.story_file is None:
        problems += folder.links
        if folder.passed:
            problems.append(SourceNotice(path, not_read(folder.passed)))
        return _story(every_file, problems, path)
    described = read_story_file(folder.story_file)
    problems += described.problems
    if described.articles is None:
        problems += folder.links
    listed = every_file if described.articles is None else described.articles
    if not listed:
        problems.append(SourceError(folder.story_file, "the story has no articles"))
    return _story(listed, problems, path, title=described.title, note=described.note)


def _story(
    listed: Sequence[Source], problems: list[SourceError], folder: Path, *, title: str = "", note: str = ""
) -> list[Story]:
    """A story of every article that can be read; none when there is not one."""
    found = read_versions(listed, folder)
    problems += found.problems
    if not found.articles:
        return []
    headline = next((article.headline for article in found.articles if article.headline), "")
    title = title or " ".join(headline.split()) or Path(os.path.abspath(folder)).name
    return [Story(title, found.articles, note)]


def _look_into(path: Path, problems: list[SourceError]) -> _Folder | None:
    """What a folder holds; None, and a problem, when it cannot be read."""
    folder = _Folder()
    try:
        with os.scandir(path) as scan:
            found = sorted(islice(scan, _MOST_ENTRIES + 1), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(SourceError(path, describe(error)))
        return None
    if len(found) > _MOST_ENTRIES:
        cause = f"holds more than {_MOST_ENTRIES:,} files, and not all of them are looked at"
        problems.append(SourceError(path, f"{cause}; name the folder of the story"))
    suffixes = article_suffixes()
    for entry in found:
        if entry.name.startswith("."):
            continue
        here = path / entry.name
        is_folder, is_story_file = os.path.isdir(here), entry.name in NAMES
        if not (is_folder or is_story_file or is_article(here, suffixes)):
            folder.passed.append(here)
        elif entry.is_symlink() and leaves(path, here):
            folder.links.append(
                SourceNotice(here, "is a link that leaves its folder; name it to have it read")
            )
        elif is_folder:
            folder.folders.append(here)
        elif is_story_file:
            folder.story_file = folder.story_file or here
        else:
            folder.files.append(here)
    folder.folders = [inner for inner in folder.folders if not belongs_to_page(inner, folder.files)]
    return folder
