"""What lies under addresses of the web: pages, and the articles of feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import urlsplit

from newsreader.model import Article, Provenance
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import read_bytes
from newsreader.sources.formats.registry import how_to_install, read_data
from newsreader.sources.source import FEED_KINDS, Found, Origin
from newsreader.sources.targets import FEEDS, path_of

_MOST_PAGES = 20
"""Pages that are fetched for the items of one feed."""
_MOST_FEEDS = 50


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
    is_one_story: ClassVar[bool | None] = False

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
