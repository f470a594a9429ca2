"""What the user named on the command line or in a dialog: stories, listed at once and read when opened."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice
from pathlib import Path

from newsreader.model import Article, Story
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import describe, leaves
from newsreader.sources.folders import are_snapshots, belongs_to_page, in_order_of_time, is_article, not_read
from newsreader.sources.formats.registry import article_suffixes
from newsreader.sources.reading import MOST_VERSIONS, read_versions, too_many
from newsreader.sources.source import ENCODING, FEED_KINDS, Held, NamedSource
from newsreader.sources.story_file import NAMES, read_story_file
from newsreader.sources.summaries import Beginning, Listed, Opened, OpenedStory, StorySummary
from newsreader.sources.targets import path_of, special_source

NO_ARTICLES = "holds no articles"
"""What is said of a folder that is empty, or has nothing in it that can be read."""
_MOST_ENTRIES = 50_000
"""Files and folders in one folder; more are not looked at."""
_DEEPEST = 6
"""Folders in folders are looked into so far."""
_COLLECTED, _COLLECTED_IN_ONE = 21, 8
"""So many files in a folder, or articles in a file, may tell several stories; those of feeds always do."""
_MOST_TOGETHER = 2000
"""Files of which the stories are found; of articles in files it may be more."""


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


class StoriesToOpen(Iterator[StorySummary]):
    """Files and folders, listed as stories one at a time, whenever the next one is asked for. No article is
    read.

    All files together are one story, in the order given and in the place of the first. A folder with a
    story.yaml is the story this describes; else the article files in it are a story, and so are those of each
    folder in it, and in those. What `targets` knows, such as addresses, may be among the files. What is given
    twice is listed once.
    """

    def __init__(
        self, paths: Sequence[str | Path], encoding: str = "", *, whole: bool = False, pasted: bool = False
    ) -> None:
        """`encoding` is what all files are in, whatever they say themselves; empty: it is found. `whole`:
        articles that lie together are one story, however many there are. `pasted`: what was pasted to a story
        belongs to it.

        Never raises for what it finds in them, then or later.
        """
        self.problems: list[SourceError] = []
        """One for every path that could not be looked into so far, or holds no story."""
        said = {ENCODING: encoding} if encoding else {}
        self._stories = _each_story(paths, self.problems, said)
        self._whole, self._pasted = whole, pasted

    def __next__(self) -> StorySummary:
        summary = next(self._stories)
        if not (self._whole or self._pasted):
            return summary
        return replace(summary, is_whole=summary.is_whole or self._whole, has_pasted=self._pasted)


def begin(stories: Iterator[StorySummary], last: str = "") -> Beginning:
    """Lists stories up to the one with the key `last` and reads it; where there is none, or it cannot be
    read, the first one that can."""
    listed: list[StorySummary] = []
    for summary in stories:
        listed.append(summary)
        if not last or summary.key == last:
            break
    wanted = len(listed) - 1 if listed and listed[-1].key == last else 0
    problems: list[SourceError] = []
    for at in _wanted_first(wanted, listed, stories):
        opened = open_story(listed[at])
        problems += opened.problems
        if opened.story is None:
            continue
        story = opened.story
        if opened.parts:
            listed[at : at + 1] = opened.parts
            part = next((n for n, part in enumerate(opened.parts) if part.key == last), 0)
            at, story = at + part, open_story(opened.parts[part]).story or story
        return Beginning(tuple(listed), at, story, tuple(problems))
    return Beginning(tuple(listed), 0, None, tuple(problems))


def _wanted_first(wanted: int, listed: list[StorySummary], stories: Iterator[StorySummary]) -> Iterator[int]:
    """The index of the wanted story, then all others; those that are not listed yet are listed on the way."""
    if listed:
        yield wanted
    yield from (at for at in range(len(listed)) if at != wanted)
    for summary in stories:
        listed.append(summary)
        yield len(listed) - 1


def open_story(summary: StorySummary) -> OpenedStory:
    """Reads the articles of a story. Never raises for what it finds in them.

    Many articles that nobody calls one story are several when most of them do not tell the same.
    """
    sources = summary.articles
    if summary.has_pasted and _may_hold_pasted():
        from newsreader.sources.pasting import beside

        sources = (*sources, *beside(summary))
    found = read_versions(sources, MOST_VERSIONS if summary.is_whole else _MOST_TOGETHER)
    problems = [*summary.problems, *found.problems]
    if not found.articles:
        return OpenedStory(None, tuple(problems))
    where = Path(summary.paths[0]).parent if len(summary.articles) > 1 else summary.paths[0]
    count = len(found.articles)
    parts = _parts(replace(summary, articles=sources), found.articles)
    if parts:
        stories = sum(len(part.articles) > 1 for part in parts)
        alone = len(parts) - stories
        told = f"{count:,} articles: {stories:,} {'story' if stories == 1 else 'stories'} found"
        told += f", and {alone:,} that no other article tells" if alone else ""
        problems.append(SourceNotice(where, f"{told}; --one-story reads all as versions of one"))
        if len(summary.articles) > _MOST_TOGETHER:
            cause = f"only the first {_MOST_TOGETHER:,} of {len(summary.articles):,} files are read"
            problems.append(SourceError(where, f"{cause}; name the folder of some of them"))
        return OpenedStory(open_story(parts[0]).story, tuple(problems), parts)
    if not isinstance(summary.articles[0], Held):
        for path, several in Counter(article.path for article in found.articles).items():
            if several > 1:
                cause = f"holds {several} articles: they are read as versions of one story"
                problems.append(SourceNotice(path, cause))
    count = max(count, len(summary.articles))
    if count > MOST_VERSIONS:
        problems.append(SourceError(where, too_many(count)))
    versions = found.articles[:MOST_VERSIONS]
    title = summary.title or _headline(versions) or summary.folder
    return OpenedStory(Story(title, versions, summary.note), tuple(problems))


def _may_hold_pasted() -> bool:
    """Whether anything was ever pasted to a story without a folder."""
    from newsreader.settings.paths import pasted_folder  # seldom asked for

    try:
        return pasted_folder().is_dir()
    except OSError:
        return False


def _headline(articles: Sequence[Article]) -> str:
    """The first one that they have, in a line."""
    return " ".join(next((article.headline for article in articles if article.headline), "").split())


def _parts(summary: StorySummary, articles: Sequence[Article]) -> tuple[StorySummary, ...]:
    """The stories that the articles of one tell, where these are several."""
    sources = summary.articles
    is_collection = (
        len(sources) >= _COLLECTED
        or len(articles) - len(sources) + 1 >= _COLLECTED_IN_ONE
        or any(source.is_one_story is False for source in sources)
        or any(article.provenance.kind in FEED_KINDS for article in articles)
    )
    if summary.is_whole or not is_collection or any(source.is_one_story for source in sources):
        return ()
    from newsreader.sources.grouping import stories_in  # takes long, and few collections are so large

    groups = stories_in(articles)
    if len(groups) < 2:
        return ()
    made = []
    for group in groups:
        members = [articles[index] for index in group]
        title = _headline(members)
        held = tuple(map(Held, members))
        made.append(StorySummary(summary.folder, held, title, is_whole=True, has_pasted=summary.has_pasted))
    return tuple(made)


def open_stories(paths: Sequence[str | Path], encoding: str = "", *, whole: bool = False) -> Opened:
    """Reads files and folders, all of them: see `StoriesToOpen`. Never raises for what it finds in them."""
    listing = StoriesToOpen(paths, encoding, whole=whole)
    stories: list[Story] = []
    problems: list[SourceError] = []
    told = 0
    for summary in listing:
        problems += listing.problems[told:]
        told = len(listing.problems)
        opened = open_story(summary)
        problems += opened.problems
        found = [opened.story, *(open_story(part).story for part in opened.parts[1:])]
        stories += [story for story in found if story is not None]
    return Opened(tuple(stories), (*problems, *listing.problems[told:]))


def _each_story(
    paths: Sequence[str | Path], problems: list[SourceError], said: Mapping[str, str]
) -> Iterator[StorySummary]:
    """`said` is what the user says of all articles, by `metadata.KEYS` and ENCODING."""
    places: list[Path | None] = []
    """Folders; None where the files are."""
    files: list[NamedSource] = []
    name = ""
    seen: set[str] = set()
    for path in paths:
        special = special_source(path, said)
        path = path if special else path_of(path)
        where = str(path) if special or "\0" in str(path) else os.path.realpath(path)
        if where in seen:
            problems.append(SourceNotice(path, "is given twice; opened once"))
        elif special is None and os.path.isdir(where):
            places.append(Path(path))
        else:
            if not files:
                places.append(None)
                name = str(path) if special else Path(os.path.abspath(path)).parent.name
            files.append(special or Listed(Path(path), said=dict(said)))
        seen.add(where)
    for place in places:
        if place is not None:
            yield from _list_folder(place, problems, said)
        else:
            yield StorySummary(name, tuple(files))


def _list_folder(path: Path, problems: list[SourceError], said: Mapping[str, str]) -> Iterator[StorySummary]:
    """The stories in a folder, and in the folders in it."""
    told, count = len(problems), 0
    for where, folder in _walk(path, problems):
        summary = _summary(where, folder, problems, said)
        if summary is not None:
            count += 1
            yield summary
    if not count and all(isinstance(problem, SourceNotice) for problem in problems[told:]):
        problems.append(
            SourceError(path, f"{NO_ARTICLES} ({', '.join(article_suffixes())}, or a story.yaml)")
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


def _summary(
    path: Path, folder: _Folder, problems: list[SourceError], said: Mapping[str, str]
) -> StorySummary | None:
    """The story that lies directly in a folder, if there is one."""
    name = Path(os.path.abspath(path)).name
    every_file = tuple(Listed(file, said=dict(said)) for file in in_order_of_time(folder.files))
    if folder.story_file is None:
        problems += folder.links
        if folder.passed:
            problems.append(SourceNotice(path, not_read(folder.passed)))
        if not every_file:
            return None
        return StorySummary(name, every_file, is_whole=are_snapshots(folder.files), place=path)
    described = read_story_file(folder.story_file)
    if described.articles is None:
        problems += folder.links
    listed = every_file
    if described.articles is not None:
        listed = tuple(replace(one, said={**one.said, **said}) for one in described.articles)
    if listed:
        return StorySummary(
            name,
            listed,
            described.title,
            described.note,
            tuple(described.problems),
            is_whole=True,
            place=path if described.articles is None else None,
        )
    problems += described.problems
    problems.append(SourceError(folder.story_file, "the story has no articles"))
    return None


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
