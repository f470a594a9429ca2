"""Files, folders, addresses and whatever else `sources` reads, as records for the library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path

from newsreader.library.types import Record
from newsreader.model import Article
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import read_bytes
from newsreader.sources.source import NamedSource
from newsreader.sources.stories import StoriesToOpen
from newsreader.sources.summaries import Listed


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one source."""

    records: tuple[Record, ...]
    said: tuple[str, ...] = ()
    """A line for everything that there is to be told of it."""
    is_well: bool = True
    """Whether all of it could be read."""
    name: str = ""
    """Of the source."""


def read(source: NamedSource, originals: bool = False) -> Read:
    """Reads a source; with the bytes that it was read from, if the originals are to be kept. Never raises for
    what it finds in it."""
    try:
        found = source.read()
    except (MemoryError, RecursionError):
        return Read((), (f"{source.name}: there is not enough memory to read it",), False, source.name)
    records = [Record.of(article) for article in found.articles]
    if originals:
        kept: set[str] = set()
        for at, article in enumerate(found.articles):
            sha256 = article.provenance.sha256
            if sha256 and sha256 not in kept:
                kept.add(sha256)
                records[at] = replace(records[at], raw=_original(source, article))
    is_well = all(isinstance(problem, SourceNotice) for problem in found.problems)
    return Read(tuple(records), tuple(map(str, found.problems)), is_well, source.name)


def _original(source: NamedSource, article: Article) -> bytes | None:
    """The bytes that an article was read from, if they can be had once more as they were."""
    from newsreader.model.article import digest
    from newsreader.sources.kept_pages import KeptPages

    data = None
    if isinstance(source, Listed):
        try:
            data = read_bytes(source.file)
        except SourceError:
            return None
    elif (pages := KeptPages.of_user()) is not None:
        way = article.provenance
        page = pages.find(way.hops[0] if way.hops else way.place)
        data = page.data if page is not None else None
    return data if data is not None and digest(data) == article.provenance.sha256 else None


@dataclass(slots=True)
class Listing:
    """What is named on a command line, as sources, one at a time."""

    paths: Sequence[str | Path]
    encoding: str = ""
    problems: list[SourceError] = field(default_factory=list)
    """One for everything so far that could not be looked into, or holds nothing."""
    together: dict[str, str] = field(default_factory=dict)
    """By the names of sources so far that somebody calls one story, as a story.yaml does: the key of that."""

    def __iter__(self) -> Iterator[NamedSource]:
        stories = StoriesToOpen(self.paths, self.encoding)
        told = 0
        for summary in stories:
            self.problems += [*stories.problems[told:], *summary.problems]
            told = len(stories.problems)
            if summary.is_whole:
                self.together |= dict.fromkeys(summary.paths, summary.key)
            yield from summary.articles
        self.problems += stories.problems[told:]


Stamp = tuple[int, int, int]
"""What tells whether a file was written since it was looked at."""


@dataclass(slots=True)
class Watch:
    """Files and folders that are looked at again and again."""

    paths: Sequence[str | Path]
    encoding: str = ""
    together: dict[str, str] = field(default_factory=dict)
    """As in a listing."""
    _taken: dict[str, Stamp] = field(default_factory=dict)
    """The files that were given, as they were then."""
    _seen: dict[str, Stamp] = field(default_factory=dict)
    """Those that were new or changed when they were looked at last."""

    def look(self, *, settled: bool = False) -> list[Listed]:
        """The files that are new or have changed and are not being written at this moment: they were the
        same when they were looked at last. `settled`: whatever is there is taken as it is."""
        found: list[Listed] = []
        seen: dict[str, Stamp] = {}
        for source in Listing(self.paths, self.encoding, together=self.together):
            stamp = _stamp(source)
            if stamp is None or not isinstance(source, Listed):
                continue
            name = source.name
            if self._taken.get(name) == stamp:
                continue
            if settled or self._seen.get(name) == stamp:
                self._taken[name] = stamp
                found.append(source)
            else:
                seen[name] = stamp
        self._seen = seen
        return found


def _stamp(source: NamedSource) -> Stamp | None:
    """None for what is no file, or is gone."""
    if not isinstance(source, Listed):
        return None
    try:
        status = os.stat(source.file)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
