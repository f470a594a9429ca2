"""New articles of feeds, and what outlets have changed in those that are there.

Hosts are asked one after another by the fetcher that all of the program shares: at its rate, within its
limits, by its own name.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.library import feeds
from newsreader.library.adding import address_number
from newsreader.library.library import Library
from newsreader.library.types import Added, Feed, Record
from newsreader.model import Article
from newsreader.model.article import digest, normal_address
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError

_SUMMARY = "SELECT json_extract(origin, '$.summary') FROM article WHERE address = ? AND current"
"""What its feed said last of an article whose text is that of its page, as a digest; NULL: unknown."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for a feed, or a page."""

    added: tuple[Added, ...] = ()
    problems: tuple[SourceError, ...] = ()
    unchanged: bool = False
    """Its server says that it is as it was."""
    error: str = ""
    """Why it could not be had; empty when it was."""


def fetch_feed(library: Library, feed: Feed) -> Fetched:
    """Adds what is new in a feed, and keeps how it went. Never raises for what it finds in it, or does not;
    LibraryError where the library cannot keep it."""
    from newsreader.sources.addresses import read_feed

    summaries: dict[int | None, str] = {}

    def is_wanted(article: Article) -> bool:
        """Whether there is nothing under its address, or another summary was told of what there is."""
        number = _address(article)
        summaries[number] = digest(article.text.encode("utf-8", "surrogatepass"))
        with library.store.reading() as connection:
            found = connection.execute(_SUMMARY, (number,)).fetchone()
        return found is None or found[0] not in (None, summaries[number])

    try:
        got = read_feed(feed.url, feed.etag, feed.last_modified, is_wanted)
    except SourceError as error:
        with library.store.writing() as connection:
            feeds.failed(connection, feed, library.now(), error.cause)
        return Fetched(error=str(error))
    articles = got.found.articles
    added = tuple(library.add(Record.of(article, feed=feed.url) for article in articles))
    with library.store.writing() as connection:
        connection.executemany(
            "UPDATE article SET origin = json_set(origin, '$.summary', ?) WHERE id = ?",
            [
                (summaries[_address(article)], one.article)
                for article, one in zip(articles, added, strict=True)
                if _address(article) in summaries and not article.beginning_only
            ],
        )
        feeds.succeeded(connection, feed, library.now(), got.title, got.etag, got.last_modified)
    return Fetched(added, got.found.problems, got.unchanged)


def _address(article: Article) -> int | None:
    return address_number(normal_address(article.url))


def pages_of(library: Library, days: int) -> list[int]:
    """The articles that lie on pages and were added in the last days, by their numbers, the newest first.
    Raises LibraryError."""
    since = library.now() - days * 86_400
    with library.store.reading() as connection:
        rows = connection.execute(
            "SELECT id FROM article WHERE added >= ? AND current AND NOT beginning AND url != ''"
            " ORDER BY id DESC",
            (since,),
        )
        return [row[0] for row in rows]


def fetch_again(library: Library, number: int) -> Fetched:
    """Asks for the page of an article again; a text that has changed is a later version in time. Never raises
    for what it finds; LibraryError where the library cannot keep it."""
    from newsreader.sources.addresses import Address, completed

    known = library.read(number)
    found = Address(known.url).read()
    if len(found.articles) != 1:
        return Fetched(problems=found.problems, error=str(found.problems[0]) if found.problems else "")
    article = replace(completed(found.articles[0], known), url=known.url)
    added = tuple(library.add([Record.of(article)]))
    return Fetched(added, found.problems)
