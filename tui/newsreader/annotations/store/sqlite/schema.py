"""The tables of the library, and the steps by which an older library becomes one of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x4E577352
"""In the header of every library, so that no other program's database is taken for one."""

Steps = Sequence[tuple[str, ...]]

# A text that is not valid Unicode (a lone surrogate, from a file name) is kept as a BLOB: see records.py.
_NOTES = (
    """CREATE TABLE identity (
        key INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
        outlet TEXT NOT NULL, title TEXT NOT NULL,
        UNIQUE (sha256, url, path, outlet, title)
    )""",
    "CREATE INDEX identity_url ON identity (url)",
    "CREATE INDEX identity_path ON identity (path)",
    """CREATE TABLE note (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES identity,
        exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        starts INTEGER NOT NULL, ends INTEGER NOT NULL,
        comment TEXT NOT NULL, tags TEXT NOT NULL, colour TEXT NOT NULL, author TEXT NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, deleted INTEGER NOT NULL,
        folded TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX note_article ON note (article)",
    """CREATE TABLE tag (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        tag TEXT NOT NULL, folded TEXT NOT NULL,
        PRIMARY KEY (note, tag)
    ) WITHOUT ROWID""",
    "CREATE INDEX tag_folded ON tag (folded, tag)",
    """CREATE TABLE ruling (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES identity,
        exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        starts INTEGER NOT NULL, ends INTEGER NOT NULL,
        other INTEGER NOT NULL REFERENCES identity,
        verdict TEXT NOT NULL, matches TEXT NOT NULL, author TEXT NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, deleted INTEGER NOT NULL
    )""",
    "CREATE INDEX ruling_article ON ruling (article)",
    "CREATE INDEX ruling_other ON ruling (other)",
)
_SESSIONS = (
    "CREATE TABLE draft (key TEXT PRIMARY KEY, body TEXT NOT NULL, saved TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
# The texts that notes and rulings are on, by their digests; and notes in the orders in which all are listed.
_TEXTS = (
    "CREATE TABLE article_text (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL)",
    "CREATE INDEX note_created ON note (created, key)",
    "CREATE INDEX note_modified ON note (modified, key)",
)

STEPS: Steps = (_NOTES, _SESSIONS, _TEXTS)
"""STEPS[n] makes version n + 1 out of version n; version 0 is an empty file. Steps are never changed."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a library's tables; 0 for an empty database.

    Raises ValueError, whose text is the cause, for the database of another program.
    """
    # In one statement, as another instance may be making the tables at this moment.
    version, application, tables = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version),"
        " (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    if application == APPLICATION_ID:
        return int(version)
    if version or application or tables:
        raise ValueError("it is a database of another program")
    return 0


def migrate(connection: sqlite3.Connection, steps: Steps = STEPS) -> None:
    """Brings a library to the version of the last step, each step in a transaction of its own.

    A step that fails or is interrupted leaves the tables as they were before it. Raises sqlite3.Error.
    """
    while (version := version_of(connection)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == version:  # else another instance has just done it
                for statement in steps[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
