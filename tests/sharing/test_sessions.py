"""Notes shared by way of a real PostgreSQL server, with both drivers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import NoteFilter, StorageType, library_in_memory, open_library
from newsreader.cli.main import run
from newsreader.model import Article, Done
from newsreader.settings.config import SyncSettings
from newsreader.sharing.address import read_address
from newsreader.sharing.drivers import DRIVERS, Connection, connect
from newsreader.sharing.errors import PasswordNeeded, SharingError, Unreachable
from newsreader.sharing.preparing import prepare
from newsreader.sharing.server import START, Page, Project
from newsreader.sharing.sessions import share
from newsreader.sharing.syncing import synced
from tests.support.extras import needs
from tests.support.newsroom_writer import sync
from tests.support.postgres_server import PASSWORD, WHY_NOT, Server, postgres, programs
from tests.support.running import ROOT
from tests.support.shared_notes import ARTICLE, TEXT, edited, noted, state_of

pytestmark = [
    pytest.mark.skipif(programs() is None, reason=WHY_NOT),
    needs("postgres", "psycopg"),
]
INSERT = (
    "INSERT INTO newsreader.change (project, id, record, kind, clock, device, author, at, body{more})"
    " SELECT project, gen_random_uuid(), {record}, kind, clock, device, author, at, body{values}"
    " FROM newsreader.change ORDER BY seq LIMIT 1"
)
NEW = "gen_random_uuid()::text"
LOGINS = {"ida": "editor", "bo": "coder", "eve": "reader", "withpassword": "editor"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres() as started:
        for login in (*LOGINS, "stranger"):
            if login != "withpassword":
                started.sql(f"CREATE ROLE {login} LOGIN")
        yield started


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(request.param)
    return str(request.param)


@pytest.fixture
def database(server: Server, request: pytest.FixtureRequest) -> str:
    """A prepared database of its own."""
    name = f"d{abs(hash(request.node.nodeid)) % 10**12}"
    server.sql(f"CREATE DATABASE {name}")
    with closing(connect(read_address(server.url(database=name)))) as owner:
        prepare(owner, "notes", tuple(LOGINS.items()))
    return name


@contextmanager
def logged_in(server: Server, database: str, login: str, driver: str = "psycopg") -> Iterator[Connection]:
    with closing(connect(read_address(server.url(login, database)), driver=driver)) as connection:
        yield connection


def shared(library: StorageType, server: Server, database: str, login: str, driver: str) -> str:
    with logged_in(server, database, login, driver) as connection:
        return synced(library, Project(connection, "notes"), login).in_words


def test_notes_arrive_and_each_role_does_what_it_may(server: Server, database: str, driver: str) -> None:
    with library_in_memory() as ida, library_in_memory() as bo, library_in_memory() as eve:
        note = noted(ida, "nul \0 and half \ud800", tags=("owner",))
        assert shared(ida, server, database, "ida", driver) == "notes: 1 sent, 0 taken"
        assert shared(bo, server, database, "bo", driver) == "notes: 0 sent, 1 taken"
        own = noted(bo, "a coder's")
        edited(bo, note.id, comment="not his to change")
        said = shared(bo, server, database, "bo", driver)
        assert said == "notes: 1 sent, 0 taken; 1 wait here, which the role coder may not send"
        noted(eve, "a reader's")
        assert "2 taken; 1 wait here, which the role reader" in shared(eve, server, database, "eve", driver)
        edited(ida, note.id, comment="an editor's")
        shared(ida, server, database, "ida", driver)
        edited(ida, own.id, comment="and this one's")
        assert shared(ida, server, database, "ida", driver) == "notes: 1 sent, 0 taken"
        shared(bo, server, database, "bo", driver)
        assert bo.notes.get(own.id).comment == "and this one's"  # type: ignore[union-attr]
        assert shared(ida, server, database, "ida", driver) == "notes: 0 sent, 0 taken"


def test_the_server_lets_nobody_do_more_by_plain_sql(server: Server, database: str) -> None:
    with library_in_memory() as ida:
        noted(ida, "who?")
        shared(ida, server, database, "ida", "psycopg")
    server.sql("GRANT newsreader_member TO stranger")
    with logged_in(server, database, "stranger") as stranger, stranger.transaction():
        for table in ("project", "member", "change", "article"):
            assert stranger.run(f"SELECT count(*) FROM newsreader.{table}") == [(0,)]
    refused = {
        "bo": (
            "UPDATE newsreader.change SET author = 'x'",
            "DELETE FROM newsreader.change",
            "TRUNCATE newsreader.change",
            "UPDATE newsreader.member SET role = 'editor'",
            INSERT.format(more="", values="", record="record"),
            INSERT.format(more=", login", values=", 'ida'", record=NEW),
            INSERT.format(more=", xid", values=", xid", record=NEW),
        ),
        "eve": (INSERT.format(more="", values="", record=NEW),),
        "owner": (
            "UPDATE newsreader.change SET author = 'x'",
            "DELETE FROM newsreader.change",
            "TRUNCATE newsreader.change",
        ),
    }
    for login, statements in refused.items():
        with logged_in(server, database, login) as connection:
            for statement in statements:
                with pytest.raises(SharingError, match="refuses"), connection.transaction():
                    connection.run(statement)
    with logged_in(server, database, "bo") as connection, connection.transaction():
        connection.run(INSERT.format(more="", values="", record=NEW))
    assert server.sql("SELECT login FROM newsreader.change ORDER BY seq", database).split() == ["ida", "bo"]


def test_a_change_that_is_committed_late_is_not_passed_over(
    server: Server, database: str, driver: str
) -> None:
    with library_in_memory() as ida, library_in_memory() as bo:
        noted(ida, "there")
        shared(ida, server, database, "ida", driver)
        with logged_in(server, database, "ida", driver) as slow, slow.transaction():
            slow.run(INSERT.format(more="", values="", record=NEW))  # begun first, committed last
            noted(ida, "begun last, committed first")
            assert shared(ida, server, database, "ida", driver) == "notes: 1 sent, 0 taken"
            assert shared(bo, server, database, "bo", driver) == "notes: 0 sent, 1 taken"
        assert shared(bo, server, database, "bo", driver) == "notes: 0 sent, 2 taken"
        shared(ida, server, database, "ida", driver)
        assert state_of(ida) == state_of(bo) and len(state_of(bo)) == 3


def test_pages_are_in_the_order_of_numbers_not_of_their_digits(
    server: Server, database: str, driver: str
) -> None:
    with library_in_memory() as ida, logged_in(server, database, "ida", driver) as connection:
        for number in range(25):
            noted(ida, f"note {number}")
        project = Project(connection, "notes")
        synced(ida, project, "Ida")
        found, page = [], Page((), START, is_last=False)
        while not page.is_last:
            page = project.read(page.cursor, 4)
            found += [change.fields["comment"] for change in page.changes]
        assert found == [f"note {number}" for number in range(25)]


def test_a_line_that_is_cut_and_a_server_that_is_away_lose_nothing(
    server: Server, database: str, driver: str
) -> None:
    with library_in_memory() as ida:
        noted(ida, "who?")
        with logged_in(server, database, "ida", driver) as connection:
            project = Project(connection, "notes")
            server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ida'")
            with pytest.raises(Unreachable, match="was not reached"):
                synced(ida, project, "Ida")
        server.stop()
        try:
            with pytest.raises(Unreachable, match="was not reached"):
                connect(read_address(server.url("ida", database)), driver=driver)
        finally:
            server.start()
        assert shared(ida, server, database, "ida", driver) == "notes: 1 sent, 0 taken"


def test_texts_are_shared_only_if_told(server: Server, database: str) -> None:
    url = server.url("ida", database)
    article = Article(TEXT, (), ())
    with library_in_memory() as ida, library_in_memory() as bo:
        ida.keep_text(article)
        noted(ida, "who?")
        share(ida, SyncSettings(url))
        share(bo, SyncSettings(url, with_texts=True))
        assert bo.text(article.sha256) is None
        assert "texts: 1 sent, 0 taken" in share(ida, SyncSettings(url, with_texts=True)).in_words
        assert "texts: 0 sent, 1 taken" in share(bo, SyncSettings(url, with_texts=True)).in_words
        assert bo.text(article.sha256) == TEXT


def test_a_password_comes_from_where_no_file_of_ours_has_it(
    server: Server, database: str, driver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = read_address(server.url("withpassword", database))
    with pytest.raises(PasswordNeeded, match="pgpass"):
        connect(address, driver=driver)
    with pytest.raises(PasswordNeeded):
        connect(address, lambda question: "wrong", driver)
    asked: list[str] = []
    connect(address, lambda question: asked.append(question) or PASSWORD, driver).close()  # type: ignore[func-returns-value]
    assert "withpassword" in asked[0] and PASSWORD not in asked[0]
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    connect(address, driver=driver).close()
    with pytest.raises(SharingError, match="no connection to the server"):  # it has no certificate
        connect(replace(address, options={"sslmode": "verify-full"}), driver=driver)
    with pytest.raises(SharingError, match="does not exist"):
        connect(replace(address, database="nowhere"), driver=driver)


def test_a_database_is_prepared_again_without_harm_and_after_a_backup_all_is_read_again(
    server: Server, database: str
) -> None:
    with library_in_memory() as ida, library_in_memory() as bo:
        noted(ida, "who?")
        shared(ida, server, database, "ida", "psycopg")
        server.sql('CREATE ROLE "o\'hara" LOGIN')
        with logged_in(server, database, "owner") as owner:
            prepare(owner, "notes", (("o'hara", "reader"), ("bo", "editor")))
            with owner.transaction():
                owner.run("ALTER TABLE newsreader.change DISABLE TRIGGER change_stays")
                owner.run("UPDATE newsreader.change SET xid = '1000000000'")
            assert shared(bo, server, database, "bo", "psycopg") == "notes: 0 sent, 0 taken"
            prepare(owner, "notes", (), restored=True)
            with pytest.raises(SharingError, match="never changed"), owner.transaction():
                owner.run("UPDATE newsreader.change SET author = 'x'")
        assert shared(bo, server, database, "bo", "psycopg") == "notes: 0 sent, 1 taken"
        shared(ida, server, database, "ida", "psycopg")
        assert state_of(ida) == state_of(bo)
        with logged_in(server, database, "o'hara") as reader:
            assert len(Project(reader, "notes").read(START).changes) == 1


def test_who_is_no_member_and_what_is_not_prepared_is_said(server: Server, database: str) -> None:
    said = r"no project notes for stranger: .*--member stranger=coder"
    with logged_in(server, database, "stranger") as stranger, pytest.raises(SharingError, match=said):
        Project(stranger, "notes")
    with logged_in(server, database, "ida") as ida, pytest.raises(SharingError, match="no project other"):
        Project(ida, "other")
    with logged_in(server, "postgres", "ida") as ida, pytest.raises(SharingError, match="--prepare"):
        Project(ida, "notes")


def test_a_member_who_cannot_log_in_yet_is_named(server: Server, database: str) -> None:
    said = r"no login nobody: .*createuser --pwprompt nobody"
    with logged_in(server, database, "owner") as owner, pytest.raises(SharingError, match=said):
        prepare(owner, "notes", (("ida", "reader"), ("nobody", "reader")))
    with logged_in(server, database, "ida") as ida:
        assert Project(ida, "notes").role == "editor"


def test_marks_are_set_and_taken_back_by_whoever_may_write(server: Server, database: str) -> None:
    with library_in_memory() as bo, library_in_memory() as eve, library_in_memory() as ida:
        bo.mark_done(Done(ARTICLE, ""))
        assert shared(bo, server, database, "bo", "psycopg") == "notes: 1 sent, 0 taken"
        eve.mark_done(Done(ARTICLE, ""))
        assert "which the role reader may not send" in shared(eve, server, database, "eve", "psycopg")
        shared(ida, server, database, "ida", "psycopg")
        assert [mark.coder for mark in ida.done()] == ["bo"]
        bo.unmark_done(ARTICLE, "")
        shared(bo, server, database, "bo", "psycopg")
        assert shared(ida, server, database, "ida", "psycopg") == "notes: 0 sent, 1 taken"
        assert ida.done() == ()


def test_from_the_command_line(
    server: Server, database: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    url = server.url("owner", database)
    assert run(["notes", "sync", "--prepare", url, "--project", "fire", "--member", "ida=editor"]) == 0
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    assert run(["notes", "add", str(article), "--quote", "Twelve", "--comment", "Who says so?"]) == 0
    url = server.url("ida", database)
    assert run(["notes", "sync", url, "--project", "fire"]) == 0
    with library_in_memory() as bo, logged_in(server, database, "ida") as connection:
        project = Project(connection, "fire")
        synced(bo, project, "Bo")
        (note,) = bo.notes.find(NoteFilter())
        edited(bo, note.id, comment="The mayor does.")
        with open_library() as mine:
            edited(mine, note.id, comment="Nobody does.")
        synced(bo, project, "Bo")
    assert run(["notes", "sync", url, "--project", "fire"]) == 0
    assert run(["notes", "list"]) == run(["notes", "list", "--format", "json"]) == 0
    out, err = capfdbinary.readouterr()
    assert b"fire: 1 sent, 1 taken; 1 also written by others" in out and b"also written by " in out
    assert b'"also_written": [' in out and b"newsreader notes list shows" in err
    server.stop()
    try:
        assert run(["notes", "sync", url, "--project", "fire"]) == 1
    finally:
        server.start()
    assert b"was not reached" in (said := capfdbinary.readouterr().err) and b"goes with the next sync" in said
    assert run(["notes", "sync", "--forget"]) == 0


def test_a_newsroom_some_of_whom_are_killed_ends_with_one_state(
    server: Server, database: str, tmp_path: Path
) -> None:
    writers, notes = 2, 12
    url = server.url("ida", database)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tui'}{os.pathsep}{ROOT}"}

    def started(number: int) -> subprocess.Popen[str]:
        words = [url, "psycopg", str(tmp_path), f"w{number}", str(notes), str(number)]
        command = [sys.executable, "-m", "tests.support.newsroom_writer", *words]
        return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    running = [started(number) for number in range(writers)]
    with ExitStack() as stack:
        for one in running:
            stack.enter_context(one)
        assert running[0].stdout is not None and running[0].stdout.readline() == "begun\n"
        running[0].send_signal(signal.SIGKILL)
        running[0].wait()
        with started(0) as again:
            assert again.wait() == running[1].wait() == 0
    with ExitStack() as stack:
        libraries = [stack.enter_context(open_library(tmp_path / f"w{n}.db")) for n in range(writers)]
        for library in libraries * 2:
            sync(library, url, "psycopg", "ida")
        states = [state_of(library) for library in libraries]
        assert len(states[0]) == writers * notes and states[0] == states[1]
