"""What lies under addresses of the web: pages, and the articles of feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from newsreader.model import Article, Provenance
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import read_bytes
from newsreader.sources.formats.registry import how_to_install, read_data
from newsreader.sources.source import FEED_KINDS, Found, Origin
from newsreader.sources.targets import FEEDS, path_of

if TYPE_CHECKING:
    from newsreader.sources.kept_pages import Page

_MOST_PAGES = 20
"""Pages that are fetched for the items of one feed."""
_MOST_FEEDS = 50
_COMPLETED = ("outlet", "author", "published", "language")


@dataclass(frozen=True, slots=True)
class Address:
    """A page, or whatever else lies under an address of the web."""

    url: str
    said: Mapping[str, str] = field(default_factory=dict)
    """What someone else says of its article, by `metadata.KEYS` and ENCODING."""
    is_one_story: ClassVar[bool | None] = None

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
        return _with_pages(found, self.said, hosts, lambda _: True)


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What a feed holds now."""

    found: Found
    unchanged: bool = False
    """Its server says that it is as it was; then nothing of it is read."""
    title: str = ""
    """What it calls itself."""
    etag: str = ""
    last_modified: str = ""


def read_feed(url: str, etag: str, last_modified: str, wanted: Callable[[Article], bool]) -> FetchedFeed:
    """The articles of a feed, unless it is as it was by what its server said of it last; of those that are
    only summaries and are `wanted`, the pages too. Raises SourceError where it cannot be had."""
    from newsreader.sources.kept_pages import Page

    hosts = _hosts(url)
    fetched, told = _fetch(url, {}, hosts, Page(b"", url, etag=etag, last_modified=last_modified))
    if fetched is None:
        raise told[0]
    data, origin, page = fetched
    if page.stale:
        raise SourceError(url, page.stale)
    if not data and not page.media_type:
        return FetchedFeed(Found(), True, "", etag, last_modified)
    found = read_data(data, origin)
    if not found.articles and found.problems:
        raise found.problems[0]
    if found.articles and found.articles[0].provenance.kind not in FEED_KINDS:
        kind = found.articles[0].provenance.kind
        raise SourceError(url, f"is {kind} and no feed; newsreader add reads it")
    title = next((article.outlet for article in found.articles), "")
    whole = _with_pages(found, {}, hosts, wanted)
    return FetchedFeed(whole, False, title, page.etag, page.last_modified)


def _with_pages(
    found: Found, said: Mapping[str, str], hosts: tuple[str, ...], wanted: Callable[[Article], bool]
) -> Found:
    """The items of a feed; in place of those that are only summaries and are wanted, their pages."""
    articles: list[Article] = []
    problems = list(found.problems)
    left = _MOST_PAGES
    for number, article in enumerate(found.articles):
        if article.beginning_only and article.url and left and wanted(article):
            left -= 1
            page = _read_address(article.url, said, hosts)
            problems += page.problems
            if len(page.articles) == 1:
                way = replace(page.articles[0].provenance, position=number + 1)
                article = completed(replace(page.articles[0], provenance=way), article)
        articles.append(article)
    return Found(tuple(articles), tuple(problems))


def completed(article: Article, known: Article) -> Article:
    """An article with what is known of it in the place of what it does not say itself, or only lets guess."""
    way = article.provenance
    unsaid = {name for name in _COMPLETED if not getattr(article, name) or name in way.guessed}
    if article.outlet.lower() in "".join(_hosts(way.place)):  # it is only called as the host is
        unsaid.add("outlet")
    told = {name: getattr(known, name) for name in sorted(unsaid) if getattr(known, name)}
    guessed = tuple(name for name in way.guessed if name not in told)
    return replace(article, provenance=replace(way, guessed=guessed), **told)


@dataclass(slots=True)
class Underway:
    """What is being fetched, for whoever waits for it."""

    address: str = ""
    """Empty: nothing is."""


UNDERWAY = Underway()
Fetched = tuple[bytes, Origin, "Page"]


def _hosts(url: str) -> tuple[str, ...]:
    """The host that somebody names by an address, if there is one in it."""
    try:
        return (urlsplit(url).hostname or "",)
    except ValueError:
        return ()


def _fetch(
    url: str, said: Mapping[str, str], hosts: tuple[str, ...], known: Page | None = None
) -> tuple[Fetched | None, tuple[SourceError, ...]]:
    """(what lies under an address, what is to be told); `hosts` may be of this machine or its network,
    `known` is what is known of it: see `Fetcher.get`."""
    from newsreader.sources.fetching import Refusal, shared_fetcher

    UNDERWAY.address = url
    try:
        page = shared_fetcher().get(url, hosts, known)
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
        return (page.data, origin, page), ()
    notice = origin.notice(f"{page.stale}; it is read as it was on {page.retrieved[:10]}")
    return (page.data, origin, page), (notice,)


def _read_address(url: str, said: Mapping[str, str], hosts: tuple[str, ...]) -> Found:
    fetched, told = _fetch(url, said, hosts)
    if fetched is None:
        return Found(problems=told)
    found = read_data(*fetched[:2])
    return Found(found.articles, (*told, *found.problems))


@dataclass(frozen=True, slots=True)
class Feeds:
    """The articles in all feeds that a list of feeds (OPML) names, or a page of the web.

    Of those that are only summaries the pages are not fetched.
    """

    target: str
    """A file or an address."""
    said: Mapping[str, str] = field(default_factory=dict)
    is_one_story: ClassVar[bool | None] = False

    @property
    def name(self) -> str:
        """As it is named on a command line."""
        return f"{FEEDS}{self.target}"

    def read(self) -> Found:
        """Fetches them one after another. Never raises for what it finds."""
        hosts = _hosts(self.target)
        try:
            fetched, urls, told = _looked_into(self.target)
        except SourceError as error:
            return Found(problems=(error,))
        problems = list(told)
        if fetched is not None and urls is None:  # it is a feed
            return read_data(fetched[0], replace(fetched[1], said=self.said))
        if fetched is not None and not urls:
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


def feeds_named(target: str) -> list[str]:
    """The addresses of the feeds that a file or an address names: a list of them (OPML), or a page; of a feed
    under an address that address. Raises SourceError where there is none."""
    fetched, urls, told = _looked_into(target)
    if fetched is None:
        raise told[0]
    if urls is None and is_address(target):
        return [target]
    if not urls:
        raise SourceError(target, "names no feeds; give a list of feeds (OPML), or the address of a page")
    return urls


def _looked_into(
    target: str,
) -> tuple[tuple[bytes, Origin] | None, list[str] | None, tuple[SourceError, ...]]:
    """(what a file or address holds, the feeds that it names, what is to be told); no feeds at all for what
    is one itself. Raises SourceError."""
    fetched: tuple[bytes, Origin] | None
    told: tuple[SourceError, ...] = ()
    try:
        if is_address(target):
            got, told = _fetch(target, {}, _hosts(target))
            fetched = got[:2] if got is not None else None
        else:
            path = path_of(target)
            fetched = read_bytes(path), Origin(target, path.suffix.lower())
        return fetched, _feeds_in(*fetched) if fetched is not None else [], told
    except ModuleNotFoundError as error:
        cause = f"to read feeds: {how_to_install('web')} ({error.name} is missing)"
        raise SourceError(target, cause) from error


def is_address(target: str) -> bool:
    """Whether something that a user named is an address on the web."""
    return target[:8].lower().startswith(("http://", "https://"))


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
