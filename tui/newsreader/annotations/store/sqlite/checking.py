"""Whether a library is sound."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import suppress
from typing import Any

from newsreader.annotations.store.sqlite.records import NOTES, RULINGS, Mapper, fetched, from_json, valid
from newsreader.annotations.timestamps import tidy_time
from newsreader.text.terminal import printable

_MOST = 100
"""Lines of one check."""


def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with a library, a printable line each. Reads all of it. Raises sqlite3.Error."""
    lines = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST})") if row[0] != "ok"]
    lines += [
        f"{table} {key} refers to {parent}, which is not there"
        for table, key, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    ]
    lines += _records(connection, NOTES)[:_MOST]
    lines += _records(connection, RULINGS)[:_MOST]
    lines += _tags(connection)[:_MOST]
    lines += _drafts(connection)[:_MOST]
    lines += _texts(connection)[:_MOST]
    return tuple(map(printable, lines))


def _records(connection: sqlite3.Connection, mapper: Mapper[Any]) -> list[str]:
    """Records that cannot be read, or whose times make no sense."""
    lines = []
    rows = mapper.rows(connection, "ORDER BY r.key", ())
    identities = mapper.identities(connection, rows)
    for row in rows:
        try:
            record = mapper.read(row, identities)
        except UnicodeDecodeError:
            lines.append(f"{mapper.table} {row[1]!s} cannot be read: a text of it is damaged")
            continue
        except (ValueError, TypeError, KeyError) as error:
            lines.append(f"{mapper.table} {row[1]!s} cannot be read: {error}")
            continue
        for name, time in (("created", record.created), ("modified", record.modified)):
            if tidy_time(time) != time:
                lines.append(f"{mapper.table} {record.id}: {name} is no time: {time}")
        if record.modified < record.created:
            lines.append(f"{mapper.table} {record.id} was modified before it was created")
    return lines


def _tags(connection: sqlite3.Connection) -> list[str]:
    """Notes whose tags are not found under their names, or the other way round."""
    listed: dict[int, set[str]] = {}
    for key, tag in fetched(connection, "SELECT note, tag FROM tag"):
        with suppress(ValueError):
            listed.setdefault(key, set()).update(valid([tag]))
    lines = []
    for key, id, tags, deleted in fetched(connection, "SELECT key, id, tags, deleted FROM note"):
        try:
            expected = set() if deleted else set(json.loads(tags))
        except (ValueError, TypeError):
            continue  # told already as a note that cannot be read
        if listed.get(key, set()) != expected:
            lines.append(f"note {id} is listed under other tags than it has")
    return lines


def _drafts(connection: sqlite3.Connection) -> list[str]:
    lines = []
    for key, body in fetched(connection, "SELECT key, body FROM draft"):
        try:
            from_json(body)
        except (ValueError, TypeError, KeyError) as error:
            lines.append(f"draft {key} cannot be read: {error}")
    return lines


def _texts(connection: sqlite3.Connection) -> list[str]:
    """Texts of articles that are not what their digests say."""
    lines = []
    for row in fetched(connection, "SELECT sha256, body FROM article_text"):
        try:
            digest, body = valid(row)
        except ValueError:
            lines.append("the text of an article is damaged")
            continue
        if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            lines.append(f"the text {digest} of an article has changed")
    return lines
