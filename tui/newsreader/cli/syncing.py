"""`newsreader notes sync`: notes and rulings shared with others, by way of a PostgreSQL server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.cli.output import counted, fail, is_terminal, put, say, show
from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType
    from newsreader.settings.config import Config, SyncSettings


def add_sync_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds them."""
    parser.add_argument(
        "url",
        metavar="URL",
        nargs="?",
        help="the database, such as postgresql://ida@db.example.org/newsroom; sync.url in the settings unless"
        " given. It holds no password: that is in ~/.pgpass or PGPASSWORD, or asked for",
    )
    parser.add_argument("--project", metavar="NAME", help="the project in it; notes unless given")
    parser.add_argument(
        "--with-texts",
        action="store_true",
        help="share the outlets' texts that notes are on, too; without it nobody gets them",
    )
    parser.add_argument(
        "--forget",
        action="store_true",
        help="end the sharing of this library, which keeps its notes and may then be shared elsewhere",
    )
    group = parser.add_argument_group("for whoever owns the database (PostgreSQL 14 or newer)")
    group.add_argument("--prepare", action="store_true", help="make the tables, the project and its members")
    group.add_argument(
        "--member",
        metavar="LOGIN=ROLE",
        action="append",
        default=[],
        help="a login of the server and its role: reader, coder (changes its own notes) or editor (all);"
        " given again, these",
    )
    group.add_argument(
        "--restored",
        action="store_true",
        help="the database was brought back from a backup: all share everything again",
    )
    group.add_argument("--print", action="store_true", help="print the SQL, and run nothing")


def run_sync(options: argparse.Namespace) -> int:
    """Carries the command out, and gives its exit status."""
    from newsreader.settings.config import load_config
    from newsreader.sharing.errors import SharingError, Unreachable

    config, problems = load_config()
    for problem in problems:
        say(str(problem))
    wanted = replace(
        config.sync,
        url=options.url or config.sync.url,
        project=options.project or config.sync.project,
        with_texts=options.with_texts or config.sync.with_texts,
    )
    preparing = options.prepare or options.print
    if (options.member or options.restored) and not preparing:
        return fail("notes sync: --member and --restored go with --prepare")
    if options.forget and (preparing or options.url):
        return fail("notes sync: --forget goes with nothing else")
    try:
        if options.forget:
            return _with_library(_forget)
        if preparing:
            return _prepare(wanted, options)
        if not wanted.url:
            return fail("notes sync: name the database, or set sync.url in the settings")
        return _with_library(lambda library: _share(library, wanted, config))
    except Unreachable as error:
        say(f"{error}; what is new here stays in your library and goes with the next sync")
        return 1
    except SharingError as error:
        return fail(str(error))


def _with_library(action: Callable[[StorageType], int]) -> int:
    from newsreader.annotations.store import Mode, open_library

    with open_library() as library:
        if library.mode is not Mode.KEPT:
            return fail(library.notice)
        return action(library)


def _share(library: StorageType, wanted: SyncSettings, config: Config) -> int:
    from newsreader.sharing.sessions import share

    under_way = ["sharing notes"]
    with progress(lambda seconds: f"{under_way[0]} for {in_time(seconds)}; ctrl+c stops") as shown:

        def asked(question: str) -> str | None:
            with shown.cleared():
                return _password(question)

        def step(words: str) -> None:
            under_way[0] = f"sharing notes: {words}"

        found = share(library, wanted, config.author, asked, step)
    show(found.in_words)
    if found.differing:
        say("newsreader notes list shows what was also written by others")
    return 1 if found.waiting or found.unread else 0


def _password(question: str) -> str | None:
    """What somebody types without its being shown; None where nobody is there to type."""
    if not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        return None
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        return None


def _forget(library: StorageType) -> int:
    from newsreader.sharing.syncing import forget

    with library.sharing() as rows:
        records, waiting = rows.counts()
    forget(library)
    kept = f"{counted(records, 'note or ruling', 'notes and rulings')} kept here"
    show(f"no longer shared: {kept}; {counted(waiting, 'change')} not sent")
    return 0


def _prepare(wanted: SyncSettings, options: argparse.Namespace) -> int:
    from newsreader.sharing.address import read_address
    from newsreader.sharing.drivers import connect
    from newsreader.sharing.preparing import prepare, preparing_sql, read_members

    members = read_members(options.member)
    if options.print:
        put(preparing_sql(wanted.project, members, options.restored).encode(), None)
        return 0
    if not wanted.url:
        return fail("notes sync: name the database that is to be prepared")
    address = read_address(wanted.url)
    connection = connect(address, _password)
    try:
        prepare(connection, wanted.project, members, options.restored)
    finally:
        connection.close()
    named = ", ".join(f"{login} ({role})" for login, role in members) or "no new members"
    show(f"{address.in_words} is prepared: project {wanted.project}, {named}")
    return 0
