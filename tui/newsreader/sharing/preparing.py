"""What a database needs to share notes: its tables, who may read and write what of them, and a project."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from newsreader.sharing.changes import KINDS, MOST_BODY, MOST_CLOCK
from newsreader.sharing.drivers import Connection
from newsreader.sharing.errors import SharingError
from newsreader.text.terminal import printable

ROLES = ("reader", "coder", "editor")
"""A reader sees everything, a coder writes notes and changes its own, an editor changes those of all."""
PROJECT = "notes"
"""The name of a project that has been given none."""
LARGEST_TEXT = 4 << 20
"""Characters of an article that is shared."""

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS)
# The time and the transaction of a change, and who wrote it, are the server's word: nobody may insert them.
_SCHEMA = f"""
CREATE SCHEMA IF NOT EXISTS newsreader;

CREATE TABLE IF NOT EXISTS newsreader.project (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    epoch uuid NOT NULL
);

CREATE TABLE IF NOT EXISTS newsreader.member (
    project uuid NOT NULL REFERENCES newsreader.project,
    login text NOT NULL,
    role text NOT NULL CHECK (role IN ('reader', 'coder', 'editor')),
    PRIMARY KEY (project, login)
);

CREATE TABLE IF NOT EXISTS newsreader.change (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    project uuid NOT NULL REFERENCES newsreader.project,
    id uuid NOT NULL UNIQUE,
    record text NOT NULL CHECK (length(record) = 36),
    kind text NOT NULL CHECK (kind IN ({_KINDS})),
    clock bigint NOT NULL CHECK (clock > 0 AND clock < {MOST_CLOCK}),
    device uuid NOT NULL,
    author text NOT NULL,
    at text NOT NULL,
    body text NOT NULL CHECK (length(body) <= {MOST_BODY}),
    login text NOT NULL DEFAULT session_user,
    received timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS change_cursor ON newsreader.change (project, xid, seq);
CREATE INDEX IF NOT EXISTS change_record ON newsreader.change (record, seq);

CREATE TABLE IF NOT EXISTS newsreader.article (
    project uuid NOT NULL REFERENCES newsreader.project,
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
    body text NOT NULL CHECK (length(body) <= {LARGEST_TEXT}),
    login text NOT NULL DEFAULT session_user,
    PRIMARY KEY (project, sha256)
);

CREATE OR REPLACE FUNCTION newsreader.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was shared is never changed or removed: a change is a row more';
END $$;
CREATE OR REPLACE TRIGGER change_stays BEFORE UPDATE OR DELETE ON newsreader.change
    FOR EACH ROW EXECUTE FUNCTION newsreader.refuse();
CREATE OR REPLACE TRIGGER change_stays_whole BEFORE TRUNCATE ON newsreader.change
    FOR EACH STATEMENT EXECUTE FUNCTION newsreader.refuse();

CREATE OR REPLACE FUNCTION newsreader.role_in(wanted uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT role FROM newsreader.member WHERE project = wanted AND login = session_user
$$;
CREATE OR REPLACE FUNCTION newsreader.my_projects() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT project FROM newsreader.member WHERE login = session_user
$$;
CREATE OR REPLACE FUNCTION newsreader.may_write(wanted uuid, changed text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE newsreader.role_in(wanted)
        WHEN 'editor' THEN NOT EXISTS
            (SELECT FROM newsreader.change WHERE record = changed AND project <> wanted)
        WHEN 'coder' THEN coalesce(
            (SELECT login = session_user AND project = wanted FROM newsreader.change
             WHERE record = changed ORDER BY seq LIMIT 1), true)
        ELSE false END
$$;
REVOKE ALL ON FUNCTION newsreader.role_in(uuid), newsreader.my_projects(),
    newsreader.may_write(uuid, text) FROM PUBLIC;

ALTER TABLE newsreader.project ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsreader.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsreader.change ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsreader.article ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON newsreader.project;
DROP POLICY IF EXISTS seen ON newsreader.member;
DROP POLICY IF EXISTS seen ON newsreader.change;
DROP POLICY IF EXISTS seen ON newsreader.article;
DROP POLICY IF EXISTS written ON newsreader.change;
DROP POLICY IF EXISTS written ON newsreader.article;
CREATE POLICY seen ON newsreader.project FOR SELECT USING (id IN (SELECT newsreader.my_projects()));
CREATE POLICY seen ON newsreader.member FOR SELECT USING (project IN (SELECT newsreader.my_projects()));
CREATE POLICY seen ON newsreader.change FOR SELECT USING (project IN (SELECT newsreader.my_projects()));
CREATE POLICY seen ON newsreader.article FOR SELECT USING (project IN (SELECT newsreader.my_projects()));
CREATE POLICY written ON newsreader.change FOR INSERT
    WITH CHECK (login = session_user AND newsreader.may_write(project, record));
CREATE POLICY written ON newsreader.article FOR INSERT
    WITH CHECK (login = session_user AND newsreader.role_in(project) IN ('coder', 'editor'));

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'newsreader_member') THEN
        CREATE ROLE newsreader_member NOLOGIN;
    END IF;
END $$;
GRANT USAGE ON SCHEMA newsreader TO newsreader_member;
GRANT SELECT ON newsreader.project, newsreader.member, newsreader.change, newsreader.article
    TO newsreader_member;
GRANT INSERT (project, id, record, kind, clock, device, author, at, body) ON newsreader.change
    TO newsreader_member;
GRANT INSERT (project, sha256, body) ON newsreader.article TO newsreader_member;
GRANT EXECUTE ON FUNCTION newsreader.role_in(uuid), newsreader.my_projects(),
    newsreader.may_write(uuid, text) TO newsreader_member;
"""

# A dump brings its transactions along, whose numbers mean nothing in another cluster: those that have not
# come yet there would hide the changes for years.
_RESTORED = """
ALTER TABLE newsreader.change DISABLE TRIGGER change_stays;
UPDATE newsreader.change SET xid = pg_current_xact_id()
    WHERE xid >= pg_snapshot_xmax(pg_current_snapshot());
ALTER TABLE newsreader.change ENABLE TRIGGER change_stays;
UPDATE newsreader.project SET epoch = gen_random_uuid();
"""


def preparing_sql(project: str, members: Sequence[tuple[str, str]], restored: bool = False) -> str:
    """The statements that prepare a database for a project, with (login, role) of its members.

    They may be run again: what is there stays, a member gets the role given last. `restored`: the database
    was brought back from a backup, so that all who share read and send everything again. Raises SharingError
    for a name that is none.
    """
    name = _literal(project)
    parts = [
        "SET standard_conforming_strings = on;",
        _SCHEMA.strip(),
        *([_RESTORED.strip()] if restored else []),
        "INSERT INTO newsreader.project (id, name, epoch) VALUES"
        f" ({_literal(str(uuid.uuid4()))}, {name}, gen_random_uuid()) ON CONFLICT (name) DO NOTHING;",
    ]
    for login, role in members:
        parts += [
            f"GRANT newsreader_member TO {_identifier(login)};",
            "INSERT INTO newsreader.member (project, login, role)"
            f" SELECT id, {_literal(login)}, {_literal(role)} FROM newsreader.project WHERE name = {name}"
            " ON CONFLICT (project, login) DO UPDATE SET role = excluded.role;",
        ]
    return "\n\n".join(parts) + "\n"


def prepare(
    connection: Connection, project: str, members: Sequence[tuple[str, str]], restored: bool = False
) -> None:
    """Prepares a database, whole or not at all; the login must own it. Raises SharingError."""
    statements = preparing_sql(project, members, restored)
    with connection.transaction():
        logins = {str(row[0]) for row in connection.run("SELECT rolname FROM pg_catalog.pg_roles")}
        missing = next((login for login, _ in members if login not in logins), None)
        if missing is not None:
            raise SharingError(
                f"the server has no login {printable(missing)}: whoever runs it makes one first,"
                f" such as by createuser --pwprompt {printable(missing)}"
            )
        connection.run(statements)


def read_members(given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(login, role) of such words as `ida=coder`. Raises SharingError."""
    found = []
    for word in given:
        login, _, role = word.rpartition("=")
        if not login or role not in ROLES:
            raise SharingError(
                f"{printable(word[:60])} is no member such as ida=coder; roles: {', '.join(ROLES)}"
            )
        found.append((login, role))
    return tuple(found)


def _literal(text: str) -> str:
    return "'" + _plain(text).replace("'", "''") + "'"


def _identifier(text: str) -> str:
    return '"' + _plain(text).replace('"', '""') + '"'


def _plain(text: str) -> str:
    if not text or not text.isprintable() or "%" in text:
        raise SharingError(f"{printable(text[:60]) or 'an empty text'} is no name of a project or a login")
    return text
