"""Processes that are killed while they write, and processes that write at the same time."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from newsreader.annotations.store import Mode, NoteFilter, open_library
from newsreader.annotations.store.sqlite.schema import STEPS, version_of
from tests.support.killing import Toll, start
from tests.support.writer_process import lost_and_doubled, make_shared

VERSION_1 = (Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8")


def test_what_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    toll, chance = Toll(), random.Random(5)
    for _ in range(20):
        toll.kill_one(tmp_path / "library.db", chance)
        toll.look(tmp_path / "library.db")
        assert toll.damage == []
    assert toll.acknowledged > 150
    assert len(toll.expected) > 100


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_shared(path)
    writers = [start("shared", str(path), name, "150", "1") for name in ("one", "two")]
    outputs = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    words = {word for output in outputs for word in json.loads(output)["words"]}
    assert len(words) > 50
    assert lost_and_doubled(path, words) == (0, 0, ())


def test_an_upgrade_that_is_killed_leaves_the_old_library_whole(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    writer = start("upgrade", str(path))
    assert writer.stdin and writer.stdout
    with writer.stdin, writer.stdout:
        assert json.loads(writer.stdout.readline()) == {"paused": True}
        writer.kill()
        writer.wait()
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == 1
        assert connection.execute("SELECT comment FROM note WHERE deleted = 0").fetchall() == [
            ("Kept from the first version",)
        ]
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft'").fetchall()
    with open_library(path) as library:
        assert library.mode is Mode.KEPT
        assert [each.comment for each in library.notes.find(NoteFilter())] == ["Kept from the first version"]
        assert library.check() == ()
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == len(STEPS)
