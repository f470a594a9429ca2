"""Changes that one thread makes in the library and another one shows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from newsreader.annotations.store import Step
from newsreader.model import Note, Ruling

R = TypeVar("R", Note, Ruling)


class Ledger:
    """What was changed and is not shown yet; and when records were last written here."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.generation = 0
        """Counts the changes."""
        self._pending: deque[Callable[[], None]] = deque()
        self._after: dict[tuple[str, str], str] = {}
        """When a record was written here that had been written at another time, by its id and that time."""

    def put(self, show: Callable[[], None]) -> None:
        """Something has changed; `show` shows it, when that is asked for. From any thread."""
        with self.lock:
            self.generation += 1
            self._pending.append(show)

    def settle(self) -> None:
        """Show what has changed."""
        with self.lock:
            while self._pending:
                self._pending.popleft()()

    def clear(self) -> None:
        """What has changed is shown already."""
        self._pending.clear()

    def wrote(self, before: Note | Ruling, after: Note | Ruling) -> None:
        """A record was written here in place of another state of it."""
        if before.modified != after.modified:
            self._after[before.id, before.modified] = after.modified

    def wrote_step(self, step: Step) -> None:
        """A step was undone or redone here."""
        for change in step.changes:
            if change.before is not None and change.after is not None:
                self.wrote(change.before, change.after)

    def latest(self, record: R) -> R:
        """A record with the time at which it was last written here, if nobody else has written it since."""
        seen = set()
        while (record.id, record.modified) in self._after and record.modified not in seen:
            seen.add(record.modified)
            record = replace(record, modified=self._after[record.id, record.modified])
        return record
