"""Libraries of a test, and records to put into them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsreader.library import Added, Library, Outcome, Record

NOW = 1_790_000_000.0
"""Seconds since 1970: September 2026."""


def record(number: int = 1, text: str = "", **fields: Any) -> Record:
    """An article with an address of its own, and too long after the one before it to be of its story."""
    values: dict[str, Any] = {
        "title": f"Mill {number} burns down",
        "text": text or f"Mill {number} burns down\n\nFiremen fought the flames of mill {number} until dawn.",
        "outlet": f"Outlet {number % 3}",
        "published": str(date(2020, 1, 1) + timedelta(days=5 * number)),
        "url": f"https://outlet.example/{number}",
    }
    values |= fields
    values.setdefault("place", values["url"])
    return Record(**values)


def opened(path: Path) -> Library:
    """A library whose clock stands still."""
    return Library(path, lambda: NOW)


def added(library: Library, *records: Record) -> list[Added]:
    return list(library.add(records))


def outcomes(library: Library, *records: Record) -> list[Outcome]:
    return [one.outcome for one in library.add(records)]


def contents(library: Library) -> object:
    """All that is in a library, but for the numbers that it gives and the times at which it did."""
    with library.store.reading() as connection:
        articles = connection.execute(
            "SELECT key, o.name, sha256, url, title, author, published, day, moment, language, words, read,"
            " current, beginning, copy_of IS NULL, place, origin FROM article AS a JOIN outlet AS o"
            " ON o.id = a.outlet ORDER BY key"
        ).fetchall()
        numbers = [row[0] for row in connection.execute("SELECT id FROM article ORDER BY key")]
        outlets = connection.execute("SELECT name, articles, unread FROM outlet ORDER BY name").fetchall()
    return articles, [library.text(number) for number in numbers], outlets, library.counts()


def all_ids(rows: Iterable[Any]) -> list[int]:
    return [row.id for row in rows]
