"""Looking after the file of the library: whether it is sound, copies of it, and its size."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from newsreader.databases.causes import FAULTS, plain_error
from newsreader.databases.copying import copy_database
from newsreader.databases.errors import Damaged, LibraryError, NotSaved
from newsreader.databases.kinds import misfit
from newsreader.databases.steps import refuse_newer, version_of
from newsreader.library import bodies, listing
from newsreader.library.bodies import Packer
from newsreader.library.library import Library
from newsreader.library.schema import APPLICATION_ID, STEPS
from newsreader.library.store import connect_to_read
from newsreader.library.types import ArticleRow
from newsreader.model.article import digest
from newsreader.text.terminal import printable

_AT_ONCE = 500
"""Articles that are read together."""
_MOST = 50
"""Lines of each kind of fault."""
_COUNTS = (
    (
        "articles",
        "SELECT (SELECT n FROM tally WHERE name = 'articles'), (SELECT count(*) FROM article WHERE current)",
    ),
    (
        "unread articles",
        "SELECT (SELECT n FROM tally WHERE name = 'unread'),"
        " (SELECT count(*) FROM article WHERE current AND NOT read)",
    ),
    ("stories", "SELECT (SELECT n FROM tally WHERE name = 'stories'), (SELECT count(*) FROM story)"),
    ("articles that can be searched", "SELECT (SELECT count(*) FROM search_docsize), count(*) FROM article"),
    ("texts", "SELECT (SELECT count(*) FROM body), count(*) FROM article"),
)
"""What is counted, and a query for (the count that is kept, the true one)."""
_FAULTS = (
    (
        "story {} is counted wrongly",
        "SELECT s.id FROM story AS s LEFT JOIN article AS a ON a.story = s.id AND a.current GROUP BY s.id"
        " HAVING s.versions != count(a.id) OR s.unread != coalesce(sum(NOT a.read), 0) LIMIT ?",
    ),
    (
        "outlet {} is counted wrongly",
        "SELECT o.id FROM outlet AS o LEFT JOIN article AS a ON a.outlet = o.id AND a.current GROUP BY o.id"
        " HAVING o.articles != count(a.id) OR o.unread != coalesce(sum(NOT a.read), 0) LIMIT ?",
    ),
    ("article {} is in no story", "SELECT id FROM article WHERE story IS NULL LIMIT ?"),
    (
        "article {} is one of several current ones under one address, or of none",
        "SELECT min(id) FROM article WHERE address IS NOT NULL GROUP BY address HAVING sum(current) != 1"
        " LIMIT ?",
    ),
)
"""What is said of each row, and a query for the rows."""


def check(library: Library, tell: Callable[[int], None] = lambda _: None) -> list[str]:
    """What is wrong with the library, a printable line each. Reads all of it; `tell` is told how many texts
    were read so far. Raises LibraryError when it cannot be read at all."""
    with library.store.reading() as connection:
        found = _tables(connection)
        if found:
            return found
        found = [
            f"{what}: {kept:,} are counted, {there:,} are there"
            for what, query in _COUNTS
            for kept, there in connection.execute(query)
            if kept != there
        ]
        for words, query in _FAULTS:
            found += [words.format(row[0]) for row in connection.execute(query, (_MOST,))]
    found += _texts(library, tell)
    if not library.notice:
        with library.store.writing() as connection:
            try:
                connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                found.append(f"what is searched: {error}")
    return found


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST})") if row[0] != "ok"]
    found += [
        f"{table} {key} refers to {parent}, which is not there"
        for table, key, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    ]
    found += filter(None, [misfit(connection)])
    return [printable(" ".join(line.split())) for line in found]


def _texts(library: Library, tell: Callable[[int], None]) -> list[str]:
    """Texts that cannot be read, or are not what their digests say."""
    found: list[str] = []
    for done, (number, sha256) in enumerate(_digests(library)):
        tell(done)
        try:
            text = library.text(number)
        except LibraryError as error:
            found.append(f"article {number}: {error}")
            continue
        if digest(text.encode("utf-8", "surrogatepass")) != sha256.hex():
            found.append(f"article {number}: its text has changed")
        if len(found) >= _MOST:
            break
    return found


def _digests(library: Library) -> Iterator[tuple[int, bytes]]:
    last = 0
    while True:
        with library.store.reading() as connection:
            rows = connection.execute(
                "SELECT id, sha256 FROM article WHERE id > ? ORDER BY id LIMIT 1000", (last,)
            ).fetchall()
        if not rows:
            return
        yield from rows
        last = rows[-1][0]


def back_up(library: Library, path: Path, *, replace: bool) -> None:
    """Writes the whole library, as it is at this moment, to a file that only the user can read.

    Raises FileExistsError when there is a file that it may not replace; LibraryError.
    """
    with library.store.reading() as connection:
        copy_database(connection, path, replace)


def default_backup(library: Path, now: float) -> Path:
    """Where a backup goes that nobody names: beside the library, by its time."""
    return library.with_name(f"{library.stem}.{time.strftime('%Y-%m-%d-%H%M%S', time.gmtime(now))}.db")


def restore(path: Path, backup: Path) -> Path | None:
    """Puts a backup in the place of the library. Where that is now, or None when there was none.

    Either the whole backup is in its place afterwards, or all is as before; one that an older newsreader made
    is upgraded when it is opened. Raises LibraryError, whose text says why it cannot be used; OSError.
    """
    if not backup.is_file():
        raise LibraryError(f"{backup}: is no file")
    if path.exists() and os.path.samefile(path, backup):
        raise LibraryError(f"{backup}: is the library itself")
    try:
        with closing(connect_to_read(backup.absolute())) as source:
            version = version_of(source, APPLICATION_ID)
            refuse_newer(version, STEPS)
            (finding,) = source.execute("PRAGMA quick_check(1)").fetchone()
            if finding != "ok":
                raise Damaged(f"{backup}: is damaged ({finding.splitlines()[-1]})")
            if version == 0:
                raise LibraryError(f"{backup}: is no backup of a library")
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = _put_aside(path)
            copy_database(source, path, replace=True)
    except FAULTS as error:
        raise LibraryError(f"{backup}: {plain_error(error)}") from error
    except ValueError as error:
        raise LibraryError(f"{backup}: {error}") from error
    return aside


def _put_aside(path: Path) -> Path | None:
    """Gives the library another name beside its own, with what is not yet in the file itself. Raises OSError,
    LibraryError."""
    if not path.exists():
        return None
    numbers = (f"{path.stem}.before-{number}.db" for number in range(1, 1000))
    aside = next(there for there in map(path.with_name, numbers) if not there.exists())
    with suppress(*FAULTS), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise NotSaved("another instance is busy with the library; close it and try again")
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copyfile(path, aside)
    for end in ("-wal", "-shm"):
        there = path.with_name(path.name + end)
        if there.exists():
            os.replace(there, aside.with_name(aside.name + end))
    return aside


def compact(library: Library, tell: Callable[[int], None] = lambda _: None) -> tuple[int, int]:
    """Packs all texts by the newest dictionary, and takes away what is free in the file, and originals of
    which no article is left: (bytes before, bytes after). `tell` is told how many texts were packed so far.
    Raises LibraryError."""
    before = size(library.path)
    library.learn()
    last = done = 0
    while True:
        with library.store.writing() as connection:
            newest = library.packer.codec(connection)
            rows = connection.execute(
                "SELECT id FROM body WHERE codec != ? AND id > ? ORDER BY id LIMIT 500", (newest, last)
            ).fetchall()
            for (number,) in rows:
                _pack_again(connection, library.packer, number)
        if not rows:
            break
        last, done = rows[-1][0], done + len(rows)
        tell(done)
    with library.store.alone() as connection:
        connection.execute(
            "DELETE FROM original WHERE lower(hex(sha256)) NOT IN (SELECT json_extract(origin, '$.sha256')"
            " FROM article WHERE json_extract(origin, '$.sha256') IS NOT NULL)"
        )
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("PRAGMA optimize")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, size(library.path)


def _pack_again(connection: sqlite3.Connection, packer: Packer, number: int) -> None:
    text = bodies.text_of(connection, packer, number)
    codec, data = packer.pack(connection, text.encode("utf-8", "surrogatepass"))
    connection.execute("UPDATE body SET codec = ?, data = ? WHERE id = ?", (codec, data, number))


def size(path: Path) -> int:
    """Bytes of the library, with what is not yet in the file itself."""
    found = 0
    for end in ("", "-wal"):
        with suppress(OSError):
            found += os.path.getsize(f"{path}{end}")
    return found


def each_article(library: Library, fault: Callable[[str], None]) -> Iterator[ArticleRow]:
    """All articles; those that cannot be read are left out, and `fault` is told. Raises LibraryError when
    none can be."""
    with library.store.reading() as connection:
        (newest,) = connection.execute(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'article'"
        ).fetchone()
    for last in range(0, newest, _AT_ONCE):
        try:
            with library.store.reading() as connection:
                rows = listing.articles_between(connection, last, last + _AT_ONCE)
        except LibraryError:
            rows = _readable(library, range(last + 1, min(newest, last + _AT_ONCE) + 1), fault)
        yield from rows


def _readable(library: Library, numbers: Iterable[int], fault: Callable[[str], None]) -> list[ArticleRow]:
    """Those of some articles that can be read; there is damage between them."""
    found = []
    for number in numbers:
        try:
            row = library.article(number)
        except LibraryError:
            fault(f"article {number}: is damaged")
            continue
        if row is not None:
            found.append(row)
    return found
