"""What the user named on the command line or in a dialog, opened as stories."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from newsreader.model import Story
from newsreader.sources.errors import SourceError
from newsreader.sources.files import describe, leaves
from newsreader.sources.formats.registry import article_suffixes
from newsreader.sources.metadata import ENCODING
from newsreader.sources.reading import read_versions
from newsreader.sources.story_file import NAMES, Listed, read_story_file

_MOST_ENTRIES = 50_000
"""Files and folders in one folder; more are not looked at."""


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
    links: list[SourceError] = field(default_factory=list)
    """One for everything that is not read because it is a link to what lies elsewhere."""


class StoriesToOpen(Iterator[Story]):
    """Files and folders, opened as stories one at a time, whenever the next one is asked for.

    All files together are one story, in the order given and in the place of the first. A folder with a
    story.yaml is the story this describes; else the article files in it are a story, and so are those of each
    folder in it. What is given twice is opened once.
    """

    def __init__(self, paths: Sequence[Path], encoding: str = "") -> None:
        """`encoding` is what all files are in, whatever they say themselves; empty: it is found.

        Never raises for what it finds in them, then or later.
        """
        self.problems: list[SourceError] = []
        """One for everything that could not be opened so far."""
        self._stories = _each_story(paths, self.problems, encoding)

    def __next__(self) -> Story:
        return next(self._stories)


def open_stories(paths: Sequence[Path], encoding: str = "") -> Opened:
    """Opens files and folders, all of them: see `StoriesToOpen`. Never raises for what it finds in them."""
    stories = StoriesToOpen(paths, encoding)
    return Opened(tuple(stories), tuple(stories.problems))


def _each_story(paths: Sequence[Path], problems: list[SourceError], encoding: str) -> Iterator[Story]:
    places: list[Path | None] = []
    """Folders; None where the files are."""
    files: list[Path] = []
    seen: set[str] = set()
    for path in paths:
        where = os.path.realpath(path) if "\0" not in str(path) else str(path)
        if where in seen:
            problems.append(SourceError(path, "is given twice; opened once"))
        elif os.path.isdir(where):
            places.append(path)
        else:
            if not files:
                places.append(None)
            files.append(path)
        seen.add(where)
    for place in places:
        if place is not None:
            yield from _open_folder(place, problems, encoding)
        else:
            parent = Path(os.path.abspath(files[0])).parent
            yield from _story(list(map(Listed, files)), problems, parent, encoding)


def _open_folder(path: Path, problems: list[SourceError], encoding: str) -> Iterator[Story]:
    """The stories in a folder, and in the folders directly in it."""
    folder = _look_into(path, problems)
    if folder is None:
        return
    said, count = len(problems), 0
    for where in [path, *([] if folder.story_file else folder.folders)]:
        inner = folder if where == path else _look_into(where, problems)
        for story in _read_folder(where, inner, problems, encoding) if inner is not None else ():
            count += 1
            yield story
    if not count and len(problems) == said:
        problems.append(
            SourceError(path, f"holds no articles ({', '.join(article_suffixes())}, or a story.yaml)")
        )


def _read_folder(path: Path, folder: _Folder, problems: list[SourceError], encoding: str) -> list[Story]:
    """The story that lies directly in a folder: none or one."""
    every_file = list(map(Listed, folder.files))
    if folder.story_file is None:
        problems += folder.links
        return _story(every_file, problems, path, encoding)
    described = read_story_file(folder.story_file)
    problems += described.problems
    if described.articles is None:
        problems += folder.links
    listed = every_file if described.articles is None else described.articles
    if not listed:
        problems.append(SourceError(folder.story_file, "the story has no articles"))
    return _story(listed, problems, path, encoding, title=described.title, note=described.note)


def _story(
    listed: Sequence[Listed],
    problems: list[SourceError],
    folder: Path,
    encoding: str,
    *,
    title: str = "",
    note: str = "",
) -> list[Story]:
    """A story of every article that can be read; none when there is not one."""
    if encoding:
        listed = [replace(one, said={**one.said, ENCODING: encoding}) for one in listed]
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
        if not (is_folder or is_story_file or here.suffix.lower() in suffixes):
            continue
        if entry.is_symlink() and leaves(path, here):
            folder.links.append(
                SourceError(here, "is a link that leaves its folder; name it to have it read")
            )
        elif is_folder:
            folder.folders.append(here)
        elif is_story_file:
            folder.story_file = folder.story_file or here
        else:
            folder.files.append(here)
    return folder
