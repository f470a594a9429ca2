"""The log of a library: the changes to a record that are known, and a new one of its own."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress

from newsreader.annotations.store import Logged, SharedRows
from newsreader.sharing.changes import MOST_CLOCK, Change, change_from_json

CLOCK, DEVICE = "clock", "device"
"""Names of what the library keeps for it."""
FIRST = 1
"""The clock of a copy that came from elsewhere: whoever wrote it had not read what the project has."""


def changes_of(rows: SharedRows, record: str) -> list[Change]:
    """All changes to a record that are known and make sense."""
    found = []
    for body in rows.log(record):
        with suppress(ValueError):
            found.append(change_from_json(body))
    return found


def log_change(
    rows: SharedRows,
    kind: str,
    id: str,
    author: str,
    at: str,
    fields: Mapping[str, object],
    over: Mapping[str, tuple[str, ...]],
    clock: int = 0,
) -> Change:
    """A new change of this library, which waits to be sent; the latest of all, unless a clock is given."""
    if not clock:
        clock = min(int(rows.value(CLOCK) or 0) + 1, MOST_CLOCK - 1)
        rows.set_value(CLOCK, str(clock))
    change = Change(str(uuid.uuid4()), id, kind, clock, rows.value(DEVICE), author, at, fields, over)
    rows.add_changes([Logged(change.id, id, change.to_json(), waiting=True)])
    return change
