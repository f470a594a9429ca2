"""What a user can name that is no file and no folder: addresses, the standard input, a file's history."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

from newsreader.model import Article, Provenance
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import LARGEST
from newsreader.sources.formats.registry import how_to_install, read_data
from newsreader.sources.source import Found, NamedSource, Origin

STDIN = "-"
"""The name of the standard input."""
HISTORY = "git:"
"""Stands before a file of which all versions in its git repository are meant."""
_MOST_PAGES = 20
"""Pages that are fetched for the items of one feed."""
_MOST_VERSIONS = 100
_STREAMS = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where pipes lie that a shell has opened for this program."""


def special_source(
    target: str | os.PathLike[str], said: Mapping[str, str] = MappingProxyType({})
) -> NamedSource | None:
    """What is meant by a target that is no path, of which someone says `said`; None for one that is."""
    named = os.fspath(target)
    if named == STDIN:
        return StandardInput(said=said)
    if named.startswith(_STREAMS) and _is_pipe(named):
        return Stream(named, said)
    if named.startswith(HISTORY) and not os.path.exists(named):
        return History(Path(named.removeprefix(HISTORY)), said)
    scheme, separator, _ = named.partition("://")
    is_file = scheme.lower() == "file" or not scheme.isalpha() or os.path.exists(named)
    return Address(named, said) if separator and not is_file else None


def path_of(target: str | os.PathLike[str]) -> Path:
    """The path that is meant by a target that is one, also if it is written as an address of a file."""
    named = os.fspath(target)
    if named[:8].lower() != "file:///":
        return Path(target)
    from urllib.request import url2pathname

    return Path(url2pathname(named[7:]))


@dataclass(frozen=True, slots=True)
class Address:
    """A page, or whatever else lies under an address of the web."""

    url: str
    said: Mapping[str, str] = field(default_factory=dict)
    """What someone else says of its article, by `metadata.KEYS` and ENCODING."""

    @property
    def name(self) -> str:
        """The address."""
        return self.url

    def read(self) -> Found:
        """Fetches it; of a feed that has only summaries the pages too. Never raises for what it finds."""
        found = self._read(self.url)
        if not found.articles or found.articles[0].provenance.kind not in ("a feed", "a JSON Feed"):
            return found
        articles: list[Article] = []
        problems = list(found.problems)
        for number, article in enumerate(found.articles):
            if article.beginning_only and article.url and number < _MOST_PAGES:
                page = self._read(article.url)
                problems += page.problems
                if len(page.articles) == 1:
                    way = replace(page.articles[0].provenance, position=number + 1)
                    article = replace(page.articles[0], provenance=way)
            articles.append(article)
        return Found(tuple(articles), tuple(problems))

    def _read(self, url: str) -> Found:
        from newsreader.sources.fetching import Refusal, shared_fetcher

        try:
            page = shared_fetcher().get(url, (urlsplit(self.url).hostname or "",))
        except ModuleNotFoundError as error:
            cause = f"is an address; to read pages: {how_to_install('web')} ({error.name} is missing); "
            return Found(problems=(SourceError(url, f"{cause}or save the page and open the file"),))
        except (Refusal, ValueError) as refusal:
            return Found(problems=(SourceError(url, str(refusal)),))
        way = Provenance(place=page.address, retrieved=page.retrieved, hops=page.hops)
        suffix = PurePosixPath(urlsplit(page.address).path).suffix.lower()
        origin = Origin(url, suffix, page.media_type, self.said, page.charset, way)
        found = read_data(page.data, origin)
        if not page.stale:
            return found
        notice = origin.notice(f"{page.stale}; it is read as it was on {page.retrieved[:10]}")
        return Found(found.articles, (notice, *found.problems))


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What another program, or the user, writes into this one."""

    name: str = STDIN
    said: Mapping[str, str] = field(default_factory=dict)

    def read(self) -> Found:
        """Reads all of it, and waits for that. Never raises for what it finds."""
        try:
            return _read_written(standard_input(), STDIN, self.said)
        except OSError as error:
            return Found(problems=(SourceError(STDIN, f"cannot be read: {error.strerror or error}"),))


@dataclass(frozen=True, slots=True)
class Stream:
    """A pipe that a shell has opened for this program, as in `newsreader compare <(program) a.txt`."""

    name: str
    said: Mapping[str, str] = field(default_factory=dict)

    def read(self) -> Found:
        """Reads all of it, and waits for that. Never raises for what it finds."""
        try:
            with open(self.name, "rb") as stream:
                return _read_written(stream.read(LARGEST + 1), self.name, self.said)
        except OSError as error:
            return Found(problems=(SourceError(self.name, f"cannot be read: {error.strerror or error}"),))


@cache
def standard_input() -> bytes:
    """All that is written into this program, a byte more than may be at most; read once. Raises OSError."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)


def _read_written(data: bytes, name: str, said: Mapping[str, str]) -> Found:
    if len(data) > LARGEST:
        limit = f"{LARGEST / 1024 / 1024:.3g} MB"
        return Found(problems=(SourceError(name, f"has more than {limit}; keep only the article"),))
    if not data.strip():
        return Found(problems=(SourceError(name, "is empty; nothing was written into it"),))
    return read_data(data, Origin(name, said=said))


@dataclass(frozen=True, slots=True)
class History:
    """All versions of a file in its git repository, the oldest first."""

    file: Path
    said: Mapping[str, str] = field(default_factory=dict)
    """What someone else says of it, by `metadata.KEYS` and ENCODING."""

    @property
    def name(self) -> str:
        """As it is named on a command line."""
        return f"{HISTORY}{self.file}"

    def read(self) -> Found:
        """Never raises for what it finds."""
        import subprocess  # takes long, and few ask for it

        try:
            listed = self._log()
        except FileNotFoundError:
            return self._fault("git is needed to read the history of a file, and it is not installed")
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            return self._fault(f"git cannot tell its history: {_last_line(error)}")
        if not listed:
            return self._fault("has no history: it is in no git repository, or was never committed to one")
        problems: list[SourceError] = []
        if len(listed) > _MOST_VERSIONS:
            problems.append(
                SourceNotice(self.file, f"has more than {_MOST_VERSIONS} versions; the newest are read")
            )
        articles: list[Article] = []
        for commit, when, path in reversed(listed[:_MOST_VERSIONS]):
            try:
                data = self._git("cat-file", "blob", f"{commit}:{path}")
            except (OSError, ValueError, subprocess.SubprocessError):
                continue  # in this commit it was taken away
            target = f"{self.file}@{when[:19]}"
            way = Provenance(place=f"{self.file}, git commit {commit[:12]}", retrieved=when)
            found = read_data(data, Origin(target, self.file.suffix.lower(), said=self.said, provenance=way))
            problems += found.problems
            articles += [a for a in found.articles if not articles or a.text != articles[-1].text]
        return Found(tuple(articles), tuple(problems))

    def _fault(self, cause: str) -> Found:
        return Found(problems=(SourceError(self.file, cause),))

    def _log(self) -> list[tuple[str, str, str]]:
        """(commit, time, path in the repository) of each version, the newest first."""
        name = self.file.name
        out = self._git(
            "log",
            "--follow",
            "-n",
            str(_MOST_VERSIONS + 1),
            "--format=%x01%H%x09%cI",
            "--name-only",
            "--",
            name,
        )
        found = []
        for entry in out.decode("utf-8", "surrogateescape").split("\x01")[1:]:
            head, *paths = filter(None, entry.split("\n"))
            commit, _, when = head.partition("\t")
            if paths:
                found.append((commit, when, paths[-1]))
        return found

    def _git(self, *arguments: str) -> bytes:
        """What a command of git prints; nothing that a repository configures is run."""
        import subprocess

        safe = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "log.showSignature=false")
        command = ["git", "-C", str(self.file.parent), "--no-pager", *safe, *arguments]
        done = subprocess.run(
            command, check=True, capture_output=True, timeout=30, stdin=subprocess.DEVNULL, shell=False
        )
        return done.stdout[:LARGEST]


def _last_line(error: Exception) -> str:
    """The last line of what a program said before it failed, else of what is said of it."""
    said = getattr(error, "stderr", None) or str(error)
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return text.strip().rpartition("\n")[2][:160] or type(error).__name__


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(name).st_mode)
    except (OSError, ValueError):
        return False
