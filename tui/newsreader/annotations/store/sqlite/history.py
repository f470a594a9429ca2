"""The changes of a session: kept, undone and redone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from newsreader.annotations.store.errors import UndoConflict
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.records import mapper_of, same
from newsreader.annotations.store.types import Change, Step
from newsreader.annotations.timestamps import Clock, stamp_after


class History:
    """The changes of a session, to go back and forth in: a HistoryStorage.

    It holds what each record said before and after; `modified` alone goes on, whichever way one goes.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, step: Step) -> None:
        """Takes a step that was just made; what was undone before can no longer be redone."""
        if step.changes:
            self._done.append(step)
            self._undone.clear()

    def undo(self) -> Step | None:
        return self._turn(self._done, self._undone, back=True)

    def redo(self) -> Step | None:
        return self._turn(self._undone, self._done, back=False)

    @property
    def next_undo(self) -> Step | None:
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        return self._undone[-1] if self._undone else None

    def _turn(self, here: list[Step], there: list[Step], back: bool) -> Step | None:
        with self._database.lock:
            if not here:
                return None
            step = here[-1]
            changes = [change.reversed if back else change for change in step.changes]
            try:
                with self._database.writing() as connection:
                    made = tuple(_repeat(connection, change, self._clock) for change in changes)
            except UndoConflict:
                here.pop()
                raise
            there.append(here.pop())
            return Step(step.verb, made)


def _repeat(connection: sqlite3.Connection, change: Change[Any], clock: Clock) -> Change[Any]:
    """Makes a change if the record is as it expects. Raises UndoConflict if not."""
    before, after = change.before, change.after
    wanted: Any = after or before
    mapper = mapper_of(wanted)
    found = mapper.stored(connection, wanted.id)
    binned = found is not None and found.deleted
    live = None if found is None or binned else found.record
    # What lies in the bin is what the record will be again, unless another instance put it there.
    if not same(live, before) or (found and binned and not same(found.record, after)):
        raise UndoConflict(f"another window has changed this {mapper.table} since; its change is kept")
    earlier = [wanted.modified] + ([found.record.modified] if found else [])
    written = replace(wanted, modified=stamp_after(clock, *earlier))
    if found:
        written = replace(written, created=found.record.created)
    mapper.put(connection, written, deleted=after is None)
    return Change(live, None if after is None else written)
