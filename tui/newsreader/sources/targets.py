"""What a user can name that is no file and no folder: addresses, feeds, the standard input, a file's past."""

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
from newsreader.sources.files import LARGEST, read_bytes
from newsreader.sources.formats.registry import how_to_install, read_data
from newsreader.sources.source import Found, NamedSource, Origin

STDIN = "-"
"""The name of the standard input."""
HISTORY = "git:"
"""Stands before a file of which all versions in its git repository are meant."""
FEEDS = "feeds:"
"""Stands before a list of feeds, or a page, of which the articles in all its feeds are meant."""
_MOST_PAGES = 20
"""Pages that are fetched for the items of one feed."""
_MOST_FEEDS = 50
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
    if named.startswith(FEEDS) and not os.path.exists(named):
        return Feeds(named.removeprefix(FEEDS), said)
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
        hosts = _hosts(self.url)
        found = _read_address(self.url, self.said, hosts)
        if not found.articles or found.articles[0].provenance.kind not in FEED_KINDS:
            return found
        articles: list[Article] = []
        problems = list(found.problems)
        for number, article in enumerate(found.articles):
            if article.beginning_only and article.url and number < _MOST_PAGES:
                page = _read_address(article.url, self.said, hosts)
                problems += page.problems
                if len(page.articles) == 1:
                    way = replace(page.articles[0].provenance, position=number + 1)
                    article = replace(page.articles[0], provenance=way)
            articles.append(article)
        return Found(tuple(articles), tuple(problems))


@dataclass(slots=True)
class Underway:
    """What is being fetched, for whoever waits for it."""

    address: str = ""
    """Empty: nothing is."""


UNDERWAY = Underway()
FEED_KINDS = ("a feed", "a JSON Feed")
"""What a feed is called among the formats."""
Fetched = tuple[bytes, Origin]


def _hosts(url: str) -> tuple[str, ...]:
    """The host that somebody names by an address, if there is one in it."""
    try:
        return (urlsplit(url).hostname or "",)
    except ValueError:
        return ()


def _fetch(
    url: str, said: Mapping[str, str], hosts: tuple[str, ...]
) -> tuple[Fetched | None, tuple[SourceError, ...]]:
    """(what lies under an address, what is to be told); `hosts` may be of this machine or its network."""
    from newsreader.sources.fetching import Refusal, shared_fetcher

    UNDERWAY.address = url
    try:
        page = shared_fetcher().get(url, hosts)
    except ModuleNotFoundError as error:
        cause = f"is an address; to read pages: {how_to_install('web')} ({error.name} is missing); "
        return None, (SourceError(url, f"{cause}or save the page and open the file"),)
    except (Refusal, ValueError) as refusal:
        return None, (SourceError(url, str(refusal)),)
    finally:
        UNDERWAY.address = ""
    way = Provenance(place=page.address, retrieved=page.retrieved, hops=page.hops)
    suffix = PurePosixPath(urlsplit(page.address).path).suffix.lower()
    origin = Origin(url, suffix, page.media_type, said, page.charset, way)
    if not page.stale:
        return (page.data, origin), ()
    notice = origin.notice(f"{page.stale}; it is read as it was on {page.retrieved[:10]}")
    return (page.data, origin), (notice,)


def _read_address(url: str, said: Mapping[str, str], hosts: tuple[str, ...]) -> Found:
    fetched, told = _fetch(url, said, hosts)
    if fetched is None:
        return Found(problems=told)
    found = read_data(*fetched)
    return Found(found.articles, (*told, *found.problems))


@dataclass(frozen=True, slots=True)
class Feeds:
    """The articles in all feeds that a list of feeds (OPML) names, or a page of the web.

    Of those that are only summaries the pages are not fetched.
    """

    target: str
    """A file or an address."""
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As it is named on a command line."""
        return f"{FEEDS}{self.target}"

    def read(self) -> Found:
        """Fetches them one after another. Never raises for what it finds."""
        is_address = self.target[:8].lower().startswith(("http://", "https://"))
        hosts = _hosts(self.target) if is_address else ()
        problems: list[SourceError] = []
        try:
            if is_address:
                fetched, told = _fetch(self.target, {}, hosts)
                problems += told
            else:
                path = path_of(self.target)
                fetched = read_bytes(path), Origin(self.target, path.suffix.lower())
            urls = _feeds_in(*fetched) if fetched is not None else None
        except SourceError as error:
            return Found(problems=(error,))
        except ModuleNotFoundError as error:
            cause = f"to read feeds: {how_to_install('web')} ({error.name} is missing)"
            return Found(problems=(SourceError(self.target, cause),))
        if fetched is not None and urls is None:  # it is a feed
            return read_data(fetched[0], replace(fetched[1], said=self.said))
        if urls is not None and not urls:
            problems.append(
                SourceError(self.target, "names no feeds; give a list of feeds (OPML), or a page")
            )
        if len(urls or ()) > _MOST_FEEDS:
            cause = f"names {len(urls or ())} feeds: the first {_MOST_FEEDS} are read"
            problems.append(SourceError(self.target, cause))
        articles: list[Article] = []
        for url in (urls or ())[:_MOST_FEEDS]:
            found = _read_address(url, self.said, hosts)
            articles += found.articles
            problems += found.problems
        summaries = sum(article.beginning_only for article in articles)
        if summaries:
            cause = f"{summaries:,} of {len(articles):,} articles are only summaries; their pages tell more"
            problems.append(SourceNotice(self.target, cause))
        return Found(tuple(articles), tuple(problems))


def _feeds_in(data: bytes, origin: Origin) -> list[str] | None:
    """The feeds that something names; None for what is a feed.

    Raises SourceError, ModuleNotFoundError.
    """
    from newsreader.sources.formats import feed, signs, web_page

    if signs.is_opml(data):
        return feed.feeds_listed(data)
    if signs.is_feed(data) or signs.is_json_feed(data):
        return None
    return web_page.feeds_of_page(data, origin)


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
