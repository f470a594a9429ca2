"""The version of a database's tables, and how an older one becomes one of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

Steps = Sequence[tuple[str | Callable[[sqlite3.Connection], None], ...]]
"""Statements, and functions for what SQL cannot say. steps[n] makes version n + 1 out of version n; version 0
is an empty file. Steps that were published are never changed."""


def version_of(connection: sqlite3.Connection, application: int) -> int:
    """The version of a database's tables; 0 for an empty one. `application` is in the header of every
    database of its kind.

    Raises ValueError, whose text is the cause, for the database of another program.
    """
    # In one statement, as another instance may be making the tables at this moment.
    version, found, tables = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version),"
        " (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    if found == application:
        return int(version)
    if version or found or tables:
        raise ValueError("it is a database of another program")
    return 0


def refuse_newer(version: int, steps: Steps) -> None:
    """Raises ValueError, whose text is the cause, for what only a later version of the program knows."""
    if version > len(steps):
        raise ValueError(f"a newer newsreader made it (version {version}; this one knows {len(steps)})")


def migrate(connection: sqlite3.Connection, application: int, steps: Steps) -> None:
    """Brings a database to the version of the last step, each step in a transaction of its own.

    A step that fails or is interrupted leaves the tables as they were before it. Raises sqlite3.Error.
    """
    while (version := version_of(connection, application)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection, application) == version:  # else another instance has just done it
                for step in steps[version]:
                    if isinstance(step, str):
                        connection.execute(step)
                    else:
                        step(connection)
                connection.execute(f"PRAGMA application_id = {application}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
