"""The feeds of the library: which there are, when each is asked for next, and what came of it last."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from newsreader.databases.errors import LibraryError
from newsreader.databases.kinds import MAYBE_INT, typed
from newsreader.library.listing import iso
from newsreader.library.types import Feed

_PAUSE = 300
"""Seconds after which a feed may be asked for again."""
_FIRST, _LONGEST = 900, 86_400
"""Seconds after which one that failed is tried again: after every further failure twice as long."""
_FEED = (
    "SELECT id, url, title, etag, last_modified, checked, next_check, failures, error, articles, unread"
    " FROM feed"
)
_KINDS = (int, str, str, str, str, MAYBE_INT, int, int, str, int, int)
_XML = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
"""What no XML may hold."""


def feeds(connection: sqlite3.Connection) -> tuple[Feed, ...]:
    """All feeds, by their addresses. Raises sqlite3.Error."""
    return tuple(map(_feed, connection.execute(f"{_FEED} ORDER BY url")))


def due(connection: sqlite3.Connection, now: int) -> tuple[Feed, ...]:
    """Those that may be asked for now, the one that waits longest first; also what was asked for later than
    now, as the clock was set back. Raises sqlite3.Error."""
    query = f"{_FEED} WHERE next_check <= ?1 OR checked > ?1 ORDER BY next_check, id"
    return tuple(map(_feed, connection.execute(query, (now,))))


def find(connection: sqlite3.Connection, url: str) -> Feed | None:
    """The feed of an address. Raises sqlite3.Error."""
    row = connection.execute(f"{_FEED} WHERE url = ?", (url,)).fetchone()
    return None if row is None else _feed(row)


def add(connection: sqlite3.Connection, urls: Iterable[str]) -> list[str]:
    """Adds feeds; those of them that were not there before. Raises LibraryError for what is no address, then
    none is added; sqlite3.Error."""
    new = []
    for url in urls:
        if not url.isprintable() or not url.lower().startswith(("http://", "https://")) or len(url) > 2000:
            raise LibraryError(f"{url[:200]}: is no address of a feed; it begins with http:// or https://")
        if connection.execute("INSERT OR IGNORE INTO feed (url) VALUES (?)", (url,)).rowcount:
            new.append(url)
    return new


def remove(connection: sqlite3.Connection, url: str) -> bool:
    """Removes a feed, but not its articles; whether there was one. Raises sqlite3.Error."""
    return connection.execute("DELETE FROM feed WHERE url = ?", (url,)).rowcount > 0


def succeeded(
    connection: sqlite3.Connection, feed: Feed, now: int, title: str, etag: str, last_modified: str
) -> None:
    """Keeps that a feed was had, and what its server said of it. Raises sqlite3.Error."""
    connection.execute(
        "UPDATE feed SET checked = ?, next_check = ?, failures = 0, error = '', etag = ?, last_modified = ?,"
        " title = CASE WHEN ? = '' THEN title ELSE ? END WHERE id = ?",
        (now, now + _PAUSE, etag, last_modified, title, title, feed.id),
    )


def failed(connection: sqlite3.Connection, feed: Feed, now: int, error: str) -> int:
    """Keeps that a feed could not be had; when it is tried again. Raises sqlite3.Error."""
    following = now + min(_LONGEST, _FIRST << min(feed.failures, 10))
    connection.execute(
        "UPDATE feed SET checked = ?, next_check = ?, failures = failures + 1, error = ? WHERE id = ?",
        (now, following, error[:500], feed.id),
    )
    return following


def as_opml(listed: Iterable[Feed]) -> bytes:
    """A list of feeds that other readers take (OPML 2.0)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += ["  <head><title>Feeds of newsreader</title></head>", "  <body>"]
    for feed in listed:
        title = quoteattr(_plain(feed.title or feed.url))
        address = quoteattr(_plain(feed.url))
        lines.append(f'    <outline type="rss" text={title} title={title} xmlUrl={address}/>')
    return "\n".join([*lines, "  </body>", "</opml>", ""]).encode("utf-8", "replace")


def _plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _XML)))


def _feed(row: Any) -> Feed:
    id, url, title, etag, last_modified, checked, following, *counted = typed(row, _KINDS)
    asked, again = iso(checked), iso(following) if following else ""
    return Feed(id, url, title, etag, last_modified, asked, again, *counted)
