"""Articles into the library: what is new, what is there already, what is a later version in time or a copy.

The same records added again, in whatever portions, change nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime

from newsreader.library import stories
from newsreader.library.bodies import Packer
from newsreader.library.kept_features import KeptFeatures
from newsreader.library.types import Added, Outcome, Record
from newsreader.model.article import digest
from newsreader.records import dataclass

_DAY = 86_400
"""Seconds: nothing is taken to be published later than so long after it was added."""
_INSERT = (
    "INSERT INTO article (key, outlet, feed, address, sha256, url, title, author, published, day, moment,"
    " added, language, words, beginning, copy_of, place, origin)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class _Kept:
    """A record, and what became of it."""

    record: Record
    outcome: Outcome
    article: int


@dataclass(slots=True)
class _New(_Kept):
    """A record of which there is a row now, but nothing else yet."""

    key: bytes
    title: str
    day: int | None
    data: bytes
    """Its text."""


def add(
    connection: sqlite3.Connection, features: KeptFeatures, records: Sequence[Record], now: int
) -> tuple[Added, ...]:
    """Adds articles, inside a transaction, and puts them into stories. `now` in seconds since 1970.

    What it gives is in the order of the records. Raises sqlite3.Error.
    """
    outlets: dict[str, int] = {}
    kept = [_add(connection, features, record, now, outlets) for record in records]
    new = [each for each in kept if isinstance(each, _New)]
    if new:  # step by step, each for all of them: that is faster than all steps for one after the other
        _keep_texts(connection, features.packer, new)
        found = {each.article: (each.day, features.of_new(each.record, each.key, each.title)) for each in new}
        stories.place(connection, features, found)
        # last: what the index has gathered is written whenever a statement with triggers follows
        connection.executemany(
            "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
            [(each.article, each.title, _clean(each.record.text)) for each in new],
        )
    told_in = stories.of_articles(connection, [each.article for each in kept])
    return tuple(Added(each.outcome, each.article, told_in[each.article], each.record.title) for each in kept)


def _add(
    connection: sqlite3.Connection, features: KeptFeatures, record: Record, now: int, outlets: dict[str, int]
) -> _Kept:
    packer = features.packer
    data = record.text.encode("utf-8", "surrogatepass")
    sha256 = digest(data)
    key = bytes.fromhex(record.key(sha256))
    if record.raw is not None:
        _keep_original(connection, packer, record, record.raw)
    found = connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    if found is not None:
        return _Kept(record, Outcome.SAME, found[0])
    address = address_number(record.address)
    before = (
        address
        and connection.execute(
            "SELECT id, beginning, feed FROM article WHERE address = ? AND current", (address,)
        ).fetchone()
    )
    if before and record.beginning_only and not before[1]:
        return _Kept(record, Outcome.SAME, before[0])
    text = bytes.fromhex(sha256)
    copied = connection.execute(
        "SELECT coalesce(copy_of, id) FROM article WHERE substr(sha256, 1, 8) = ? AND sha256 = ?"
        " ORDER BY id LIMIT 1",
        (text[:8], text),
    ).fetchone()
    feed = record.feed and connection.execute("SELECT id FROM feed WHERE url = ?", (record.feed,)).fetchone()
    day, moment = day_of(record.published), moment_of(record.published)
    if before:
        connection.execute("UPDATE article SET current = 0 WHERE id = ?", (before[0],))
    title = _clean(record.title)
    article = connection.execute(
        _INSERT,
        (
            key,
            _outlet(connection, _clean(record.outlet), outlets),
            feed[0] if feed else before[2] if before else None,
            address,
            text,
            _clean(record.url),
            title,
            _clean(record.author),
            _clean(record.published),
            day,
            now if moment is None else min(moment, now + _DAY),
            now,
            _clean(record.language),
            len(record.text.split()),
            record.beginning_only,
            copied[0] if copied else None,
            _clean(record.place),
            _origin(record),
        ),
    ).lastrowid
    assert article is not None
    outcome = Outcome.CHANGED if before else Outcome.COPY if copied else Outcome.NEW
    return _New(record, outcome, article, key, title, day, data)


def _keep_texts(connection: sqlite3.Connection, packer: Packer, new: Sequence[_New]) -> None:
    packed = [packer.pack(connection, each.data) for each in new]
    connection.executemany(
        "INSERT INTO body VALUES (?, ?, ?, ?)",
        [
            (each.article, codec, data, each.record.structure or None)
            for each, (codec, data) in zip(new, packed, strict=True)
        ],
    )


def remove(connection: sqlite3.Connection, features: KeptFeatures, articles: Sequence[int]) -> None:
    """Removes articles for good, inside a transaction; of those under one address the last that is left
    becomes the current one. Raises LibraryError where a text cannot be read, sqlite3.Error."""
    from newsreader.library.bodies import text_of

    stories.leave(connection, features, articles)
    rows = [
        connection.execute(
            "SELECT id, title, sha256, address, current FROM article WHERE id = ?", (article,)
        ).fetchone()
        for article in articles
    ]
    connection.executemany(  # an index without texts of its own has to be told what it forgets
        "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        [(row[0], row[1], _clean(text_of(connection, features.packer, row[0]))) for row in rows],
    )
    for article, _, sha256, address, current in rows:
        connection.execute("DELETE FROM body WHERE id = ?", (article,))
        connection.execute("DELETE FROM article WHERE id = ?", (article,))
        connection.execute(
            "UPDATE article SET copy_of = nullif((SELECT min(id) FROM article"
            " WHERE substr(sha256, 1, 8) = ?1 AND sha256 = ?2), id)"
            " WHERE substr(sha256, 1, 8) = ?1 AND sha256 = ?2",
            (sha256[:8], sha256),
        )
        if current and address is not None:
            connection.execute(
                "UPDATE article SET current = 1 WHERE id = (SELECT max(id) FROM article WHERE address = ?)",
                (address,),
            )


def _keep_original(connection: sqlite3.Connection, packer: Packer, record: Record, raw: bytes) -> None:
    sha256 = bytes.fromhex(digest(raw))
    if connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)).fetchone() is None:
        codec, packed = packer.pack(connection, raw)
        connection.execute(
            "INSERT INTO original (sha256, codec, data, retrieved) VALUES (?, ?, ?, ?)",
            (sha256, codec, packed, str(record.origin.get("retrieved", ""))),
        )


def _outlet(connection: sqlite3.Connection, name: str, known: dict[str, int]) -> int:
    if name not in known:
        found = connection.execute("SELECT id FROM outlet WHERE name = ?", (name,)).fetchone()
        if found is None:
            found = (connection.execute("INSERT INTO outlet (name) VALUES (?)", (name,)).lastrowid,)
        known[name] = int(found[0])
    return known[name]


def address_number(address: str) -> int | None:
    """What an address is found by: 63 bits of its digest; None for none."""
    if not address:
        return None
    return int(digest(address.encode("utf-8", "surrogatepass"))[:16], 16) >> 1


def day_of(published: str) -> int | None:
    """The ordinal of the day of a time in ISO 8601; None when it tells none."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def moment_of(published: str) -> int | None:
    """Seconds since 1970 of a time in ISO 8601, UTC unless it says otherwise; None when it tells none."""
    try:
        found = datetime.fromisoformat(published)
        return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def _origin(record: Record) -> str:
    return json.dumps(dict(record.origin) | ({"position": record.position} if record.position else {}))


def _clean(text: str) -> str:
    """A text that SQLite takes: halves of surrogate pairs, as names of files can hold, become U+FFFD."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
