"""A project that is shared, in memory; and libraries that share it."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from newsreader.annotations.store import NoteFilter, RulingFilter, StorageType
from newsreader.model import Anchor, Article, ArticleIdentity, Note, Span
from newsreader.sharing.changes import Change, change_from
from newsreader.sharing.errors import Unreachable
from newsreader.sharing.records import fields_of
from newsreader.sharing.server import Cursor, Page, Project
from newsreader.sharing.syncing import Shared, synced

TEXT = "The fire began at nine. Twelve people were hurt. Nobody says who owns the hall."
ARTICLE = ArticleIdentity.of(Article(TEXT, (), (), path="/home/ida/press/fire.txt", outlet="The Call"))


class Board:
    """As little as keeps what a Project promises. It can break off behind any of its steps."""

    name = "notes"
    login = "somebody"
    role = "editor"

    def __init__(self) -> None:
        self.id = str(uuid.uuid4())
        self.epoch = "first"
        self.rows: list[Change] = []
        self.breaks_after: int | None = None
        self.steps = 0

    def _step(self) -> None:
        self.steps += 1
        if self.breaks_after is not None:
            self.breaks_after -= 1
            if self.breaks_after < 0:
                self.breaks_after = None
                raise Unreachable("the line is cut")

    def send(self, changes: Sequence[Change]) -> set[str]:
        known = {one.id for one in self.rows}
        for one in changes:
            if one.id not in known:
                self.rows.append(change_from(vars_of(one), one.body))
        self._step()
        return {one.id for one in changes}

    def read(self, cursor: Cursor, limit: int = 3) -> Page:
        self._step()
        start = int(cursor[1])
        rows = self.rows[start : start + limit]
        return Page(tuple(rows), ("1", str(start + len(rows))), len(rows) < limit)

    def history(self, records: Sequence[str]) -> tuple[Change, ...]:
        self._step()
        return tuple(one for one in self.rows if one.record in records)

    def lose(self, changes: int) -> None:
        """What comes of bringing back an old backup."""
        del self.rows[len(self.rows) - changes :]
        self.epoch = str(uuid.uuid4())


def vars_of(change: Change) -> dict[str, Any]:
    """What is said of a change beside its body."""
    names = ("id", "record", "kind", "clock", "device", "author", "at")
    return {name: getattr(change, name) for name in names}


def share(library: StorageType, board: Board, author: str = "") -> Shared:
    """Bring them together."""
    return synced(library, cast(Project, board), author)


def noted(library: StorageType, comment: str, start: int = 4, end: int = 8, **fields: Any) -> Note:
    """A new note."""
    note = Note("", ARTICLE, Anchor.of(TEXT, Span(start, end)), comment, **fields)
    return library.notes.add(note)


def edited(library: StorageType, id: str, **fields: Any) -> Note:
    """A note that is changed."""
    found = library.notes.get(id)
    assert found is not None
    return library.notes.update(replace(found, **fields))


def state_of(library: StorageType) -> dict[str, Any]:
    """All that a library shares, by ids: what the notes and rulings say, and whether they are in the bin."""
    found: dict[str, Any] = {}
    for deleted in (False, True):
        records = itertools.chain(
            library.notes.find(NoteFilter(deleted=deleted)),
            library.rulings.find(RulingFilter(deleted=deleted)),
        )
        found |= {record.id: (deleted, fields_of(record)) for record in records}
    return found
