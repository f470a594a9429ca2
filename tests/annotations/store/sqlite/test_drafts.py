"""Drafts and states."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import Draft, open_library
from newsreader.model.annotation import NoteColour
from tests.support.note_making import FakeClock, article, database_of, note


def test_drafts_outlive_the_session_that_wrote_them(tmp_path: Path) -> None:
    clock = FakeClock()
    draft = Draft(
        "k1", article(), note().anchor, "half a thou\ud83d", ("a", "b"), NoteColour.PINK, "id", "then"
    )
    with open_library(tmp_path / "library.db", clock) as library:
        first = library.save_draft(draft)
        clock.go(1)
        second = library.save_draft(replace(draft, key="k2", text="another"))
    with open_library(tmp_path / "library.db", clock) as library:
        assert library.drafts() == (second, first)
        assert first == replace(draft, saved="2026-01-31T12:00:00.000Z")
        clock.go(1)
        longer = library.save_draft(replace(draft, text="half a thought"))
        assert library.drafts() == (longer, second)
        library.drop_draft("k2")
        library.drop_draft("k2")
        assert library.drafts() == (longer,)
        assert library.undo() is None


def test_a_draft_in_a_library_reads_as_it_always_did(tmp_path: Path) -> None:
    body = (
        '{"key": "k", "article": {"sha256": "ab", "url": "", "path": "a.txt", "outlet": "C", "title": "T"},'
        ' "anchor": {"exact": "shut", "prefix": "was ", "suffix": ".", "start": 4, "end": 8}, "text": "Who?",'
        ' "tags": ["a"], "colour": "pink", "note": "", "modified": "", "saved": "2026-01-31T12:00:00.000Z"}'
    )
    with open_library(tmp_path / "library.db", FakeClock()) as library:
        with database_of(library).writing() as connection:
            connection.execute("INSERT INTO draft (key, body, saved) VALUES ('k', ?, '')", (body,))
        (draft,) = library.drafts()
        assert (draft.text, draft.tags, draft.colour) == ("Who?", ("a",), NoteColour.PINK)
        library.save_draft(draft)
        with database_of(library).reading() as connection:
            (stored,) = connection.execute("SELECT body FROM draft").fetchone()
    old, now = json.loads(body), json.loads(stored)
    assert {name: now[name] for name in old} == old


def test_states(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db") as library, open_library(tmp_path / "library.db") as other:
        assert library.state("story:1") is None
        library.set_state("story:1", '{"sentence": 4}')
        other.set_state("story:1", '{"sentence": 5}')
        assert library.state("story:1") == '{"sentence": 5}'
        library.set_state("story:1", None)
        assert other.state("story:1") is None


@pytest.mark.parametrize("durable", [True, False])
def test_notes_wait_for_the_disk_and_drafts_do_not(tmp_path: Path, durable: bool) -> None:
    with open_library(tmp_path / "library.db") as library:
        library.save_draft(Draft("k", article(), note().anchor, "text"))
        if durable:
            library.notes.add(note())
        with database_of(library).reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA synchronous").fetchone() == (2 if durable else 1,)
            assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
