"""The tables of the library, and the steps by which an older library becomes one of today."""

from __future__ import annotations

import hashlib
import re
import sqlite3

from newsreader.databases import steps
from newsreader.databases.steps import Steps
from newsreader.model.article import normal_address

APPLICATION_ID = 0x4E577352
"""In the header of every library, so that no other program's database is taken for one."""

LEAST = 24
"""Characters of a line by which a text can be known again."""
_ENDS = re.compile(r"[\n\r]+|(?<=[.!?…。！？])[\"”'’)»]*\s+")

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


def line_hashes(text: str) -> set[int]:
    """64 bits for every sentence of a text, or line, that is long enough to be known again; spacing does not
    count."""
    lines = (" ".join(line.split()) for line in _ENDS.split(text))
    return {_hash(line) for line in lines if len(line) >= LEAST}


def _hash(line: str) -> int:
    digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _text(value: str | bytes) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _fill_lines(connection: sqlite3.Connection) -> None:
    for sha256, body in connection.execute("SELECT sha256, body FROM article_text").fetchall():
        rows = [(line, sha256) for line in sorted(line_hashes(_text(body)))]
        connection.executemany("INSERT OR IGNORE INTO line (hash, sha256) VALUES (?, ?)", rows)


def _fill_addresses(connection: sqlite3.Connection) -> None:
    for key, url in connection.execute("SELECT key, url FROM identity WHERE url != ''").fetchall():
        address = normal_address(_text(url))
        value = address if address.isprintable() else address.encode("utf-8", "surrogatepass")
        connection.execute("UPDATE identity SET address = ? WHERE key = ?", (value, key))


# What a note is on beside its passage, what it was at first, the one form of addresses, and the lines of the
# texts, by which a text that has changed is known again.
_PASSAGES = (
    "ALTER TABLE note ADD COLUMN quoted TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN scope TEXT NOT NULL DEFAULT 'passage'",
    "ALTER TABLE note ADD COLUMN also TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE note ADD COLUMN answers TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX note_answers ON note (answers) WHERE answers != ''",
    """CREATE TABLE beside (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES identity,
        PRIMARY KEY (note, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX beside_article ON beside (article)",
    "ALTER TABLE identity ADD COLUMN address TEXT NOT NULL DEFAULT ''",
    _fill_addresses,
    "CREATE INDEX identity_address ON identity (address)",
    "CREATE TABLE line (hash INTEGER, sha256 TEXT, PRIMARY KEY (hash, sha256)) WITHOUT ROWID",
    "CREATE INDEX line_text ON line (sha256)",
    _fill_lines,
)

# Which records were imported, which were decided between several coders; who has done with an article.
_CODERS = (
    *(
        f"ALTER TABLE {table} ADD COLUMN {flag} TEXT NOT NULL DEFAULT ''"
        for table in ("note", "ruling")
        for flag in ("imported", "adjudicated")
    ),
    """CREATE TABLE done (
        article INTEGER NOT NULL REFERENCES identity,
        coder TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (article, coder)
    ) WITHOUT ROWID""",
)

# What is shared with other libraries: the changes that are known, and what each record was by them.
_SHARING = (
    "CREATE TABLE shared_value (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE shared_change (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, body TEXT NOT NULL, waiting INTEGER NOT NULL
    )""",
    "CREATE INDEX shared_change_record ON shared_change (record)",
    "CREATE INDEX shared_change_waiting ON shared_change (key) WHERE waiting = 1",
    """CREATE TABLE shared_record (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, also TEXT NOT NULL,
        modified TEXT NOT NULL, deleted INTEGER NOT NULL, gone TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID""",
)

STEPS: Steps = (_NOTES, _SESSIONS, _TEXTS, _PASSAGES, _CODERS, _SHARING)
"""From version to version."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a library's tables; 0 for an empty database.

    Raises ValueError, whose text is the cause, for the database of another program.
    """
    return steps.version_of(connection, APPLICATION_ID)


def migrate(connection: sqlite3.Connection, to: Steps = STEPS) -> None:
    """Brings a library to the version of the last step: see `databases.steps`. Raises sqlite3.Error."""
    steps.migrate(connection, APPLICATION_ID, to)
