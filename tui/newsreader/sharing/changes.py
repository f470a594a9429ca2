"""A change to what is shared, a note, a ruling or a mark: what it says, and what it was written over. Never
altered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newsreader.annotations.exchange.fields import is_uuid
from newsreader.records import dataclass

DONE = "done"
"""The kind of a mark of who has done with a version."""
KINDS = ("note", "ruling", DONE)
HEAD = ("id", "record", "kind", "clock", "device", "author", "at")
"""What is said of a change beside its body."""
DELETED = "deleted"
"""The field that says whether a record is in the bin."""
MOST_CLOCK = 1 << 53
"""A clock beyond it is no clock that counted changes."""
MOST_BODY = 1 << 20
"""Characters of a change."""

Order = tuple[int, str, str]
"""(clock, device, id): of two changes the greater is the later. All devices agree on it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Some fields of a record, as somebody wrote them.

    `clock` is a Lamport clock (Lamport, Time, Clocks, and the Ordering of Events in a Distributed System,
    CACM 21(7), 1978): greater than that of every change that its device had seen.
    """

    id: str
    """A UUID."""
    record: str
    """The UUID of the note, ruling or mark."""
    kind: str
    """One of KINDS."""
    clock: int
    device: str
    """The UUID of the library it was written in."""
    author: str
    at: str
    """When: ISO 8601 in UTC, as of a note."""
    fields: Mapping[str, Any]
    """What it says of the record, a value of JSON each."""
    over: Mapping[str, tuple[str, ...]]
    """Of its fields, the ids of the changes that were read when this was written."""

    @property
    def order(self) -> Order:
        """What it is sorted by."""
        return self.clock, self.device, self.id

    @property
    def body(self) -> str:
        """Its fields, and what they were written over, as JSON in ASCII."""
        return json.dumps({"fields": self.fields, "over": self.over}, sort_keys=True)

    def to_json(self) -> str:
        """All of it as JSON in ASCII."""
        head = {name: getattr(self, name) for name in HEAD}
        return json.dumps({**head, "body": self.body})


def change_from(head: Mapping[str, Any], body: str) -> Change:
    """The change of what HEAD names, and a body. It came from outside: raises ValueError for what is none."""
    try:
        content = json.loads(body) if len(body) <= MOST_BODY else None
    except RecursionError:
        content = None
    if not isinstance(content, dict):
        raise ValueError("a change that cannot be read")
    fields, over = content.get("fields"), content.get("over", {})
    texts = [head.get(name) for name in HEAD if name != "clock"]
    clock = head.get("clock")
    if (
        not isinstance(fields, dict)
        or not isinstance(over, dict)
        or not all(isinstance(text, str) for text in texts)
        or not all(is_uuid(str(head[name])) for name in ("id", "record", "device"))
        or head["kind"] not in KINDS
        or isinstance(clock, bool)
        or not isinstance(clock, int)
        or not 0 < clock < MOST_CLOCK
        or not all(isinstance(ids, list) and all(isinstance(id, str) for id in ids) for ids in over.values())
    ):
        raise ValueError("a change that cannot be read")
    ids = {name: tuple(found) for name, found in over.items()}
    return Change(**{name: head[name] for name in HEAD}, fields=fields, over=ids)


def change_from_json(text: str) -> Change:
    """The way back from `to_json`. Raises ValueError."""
    head = json.loads(text)
    if not isinstance(head, dict) or not isinstance(head.get("body"), str):
        raise ValueError("a change that cannot be read")
    return change_from(head, head["body"])
