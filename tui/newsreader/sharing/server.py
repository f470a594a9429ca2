"""A project on a PostgreSQL server, as one of its members sees it.

Changes are read in the order of (transaction, number) and only up to the oldest transaction that is still
open: a later commit of an earlier number would otherwise be passed over for ever.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from newsreader.records import dataclass
from newsreader.sharing.changes import HEAD, Change, change_from
from newsreader.sharing.drivers import Connection
from newsreader.sharing.errors import SharingError
from newsreader.text.terminal import printable

AT_ONCE = 500
"""Changes that are sent or read in one transaction."""
Cursor = tuple[str, str]
"""(transaction, number) of the last change that was read, in digits."""
START: Cursor = ("0", "0")

_COLUMNS = "id::text, record, kind, clock, device::text, author, at, body, login"
_NOT_PREPARED = "newsreader notes sync --prepare makes it, once, by whoever owns the database"


@dataclass(frozen=True, slots=True)
class Page:
    """Changes that were read."""

    changes: tuple[Change, ...]
    cursor: Cursor
    """Behind which to read on."""
    is_last: bool
    unread: int = 0
    """How many made no sense."""


class Project:
    """A project that is shared. Every method raises SharingError, and may be called again after it."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self.name = name
        with connection.transaction():
            there = connection.run(  # not to_regclass: it is refused to whoever may not use the schema
                "SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace"
                " WHERE nspname = 'newsreader' AND relname = 'change')"
            )
            if not there[0][0]:
                raise SharingError(f"this database is not prepared for sharing: {_NOT_PREPARED}")
            may = connection.run(
                "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'newsreader'"
            )
            found = (
                connection.run(
                    "SELECT id::text, epoch::text, newsreader.role_in(id), session_user::text"
                    " FROM newsreader.project WHERE name = %s::text",
                    (name,),
                )
                if may[0][0]
                else []
            )
            if not found or found[0][2] is None:
                login = printable(str(connection.run("SELECT session_user::text")[0][0]))
                raise SharingError(
                    f"there is no project {printable(name)} for {login}: newsreader notes sync --prepare"
                    f" --project NAME --member {login}=coder makes one, by whoever owns the database"
                )
        self.id, self.epoch, self.role, self.login = map(str, found[0])

    def send(self, changes: Sequence[Change]) -> set[str]:
        """Sends changes, in one transaction. The ids of those that are there now: the role does not permit
        the others. Those that were there already count as well."""
        if not changes:
            return set()
        rows = json.dumps([{**{n: getattr(one, n) for n in HEAD}, "body": one.body} for one in changes])
        with self._connection.transaction():
            self._connection.run(
                "INSERT INTO newsreader.change (project, id, record, kind, clock, device, author, at, body)"
                " SELECT %s::text::uuid, id, record, kind, clock, device, author, at, body"
                " FROM json_to_recordset(%s::text::json) AS new (id uuid, record text, kind text,"
                " clock bigint, device uuid, author text, at text, body text)"
                " WHERE newsreader.may_write(%s::text::uuid, record) ON CONFLICT (id) DO NOTHING",
                (self.id, rows, self.id),
            )
            found = self._connection.run(
                "SELECT id::text FROM newsreader.change WHERE project = %s::text::uuid AND id IN"
                " (SELECT value::uuid FROM json_array_elements_text(%s::text::json))",
                (self.id, json.dumps([one.id for one in changes])),
            )
        return {str(row[0]) for row in found}

    def read(self, cursor: Cursor, limit: int = AT_ONCE) -> Page:
        """The changes behind a cursor, of all who share, that no earlier one can come before any more."""
        xid, seq = cursor
        with self._connection.transaction():
            rows = self._connection.run(
                f"SELECT {_COLUMNS}, xid::text, seq::text FROM newsreader.change AS c"
                " WHERE project = %s::text::uuid AND (xid, seq) > (%s::text::xid8, %s::text::bigint)"
                " AND xid < pg_snapshot_xmin(pg_current_snapshot())"
                " ORDER BY c.xid, c.seq LIMIT %s::text::bigint",  # c.xid: without it, the text of that name
                (self.id, xid, seq, str(limit)),
            )
        changes, unread = _read(rows)
        end = (str(rows[-1][-2]), str(rows[-1][-1])) if rows else cursor
        return Page(changes, end, len(rows) < limit, unread)

    def history(self, records: Sequence[str]) -> tuple[Change, ...]:
        """All changes to some records that may be read now."""
        if not records:
            return ()
        with self._connection.transaction():
            rows = self._connection.run(
                f"SELECT {_COLUMNS} FROM newsreader.change WHERE project = %s::text::uuid AND record IN"
                " (SELECT value FROM json_array_elements_text(%s::text::json))"
                " AND xid < pg_snapshot_xmin(pg_current_snapshot())",
                (self.id, json.dumps(list(records))),
            )
        return _read(rows)[0]

    def known_texts(self, digests: Sequence[str]) -> set[str]:
        """Those of some texts that are there."""
        with self._connection.transaction():
            rows = self._connection.run(
                "SELECT sha256 FROM newsreader.article WHERE project = %s::text::uuid AND sha256 IN"
                " (SELECT value FROM json_array_elements_text(%s::text::json))",
                (self.id, json.dumps(list(digests))),
            )
        return {str(row[0]) for row in rows}

    def send_text(self, digest: str, text: str) -> None:
        """Sends the text of an article."""
        with self._connection.transaction():
            self._connection.run(
                "INSERT INTO newsreader.article (project, sha256, body)"
                " VALUES (%s::text::uuid, %s::text, %s::text) ON CONFLICT DO NOTHING",
                (self.id, digest, text),
            )

    def text(self, digest: str) -> str:
        """The text of an article; empty where it is not there."""
        with self._connection.transaction():
            rows = self._connection.run(
                "SELECT body FROM newsreader.article WHERE project = %s::text::uuid AND sha256 = %s::text",
                (self.id, digest),
            )
        return str(rows[0][0]) if rows else ""


def _read(rows: Sequence[tuple[Any, ...]]) -> tuple[tuple[Change, ...], int]:
    """(changes, how many rows make no sense). Who gives no name is called as they log in."""
    found, unread = [], 0
    for row in rows:
        head = dict(zip(HEAD, row, strict=False))
        head["author"] = head["author"] or row[8]
        try:
            found.append(change_from(head, row[7]))
        except ValueError:
            unread += 1
    return tuple(found), unread
