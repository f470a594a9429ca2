"""What all changes to a record come to: a function of the set of changes, in whatever order they came.

Each field is a register: of the changes to it that no other was written over, the last counts (last writer
wins, by clock, device and id), and those that say something else stay beside it (a multi-value register:
Shapiro, Preguiça, Baquero and Zawirski, A comprehensive study of Convergent and Commutative Replicated Data
Types, INRIA RR-7506, 2011, 3.2.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsreader.records import dataclass
from newsreader.sharing.changes import DELETED, Change

_SILENT = (DELETED, "created", "origin", "at")
"""Fields whose other values are no news to anybody."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What somebody wrote at the same time as the value that counts, and that does not count."""

    field: str
    author: str
    at: str
    value: Any


@dataclass(frozen=True, slots=True)
class Register:
    """One field of a record."""

    value: Any
    heads: tuple[str, ...]
    """The ids of the changes that a change of this field is written over, sorted."""
    lost: tuple[Lost, ...] = ()
    """The latest first."""


State = Mapping[str, Register]
"""A record by its fields."""


def folded(changes: Iterable[Change]) -> State:
    """The state of a record after all changes to it. Order and repetition do not matter."""
    known = sorted({change.id: change for change in changes}.values(), key=lambda change: change.order)
    state: dict[str, Register] = {}
    for name in sorted({name for change in known for name in change.fields}):
        writing = [change for change in known if name in change.fields]
        covered = {id for change in writing for id in change.over.get(name, ()) if id != change.id}
        heads = [change for change in writing if change.id not in covered] or writing
        last = heads[-1]
        said = [last.fields[name]]
        lost = []
        for change in reversed(heads[:-1]):
            if change.fields[name] not in said and name not in _SILENT:
                said.append(change.fields[name])
                lost.append(Lost(name, change.author, change.at, change.fields[name]))
        ids = tuple(sorted(change.id for change in heads))
        state[name] = Register(last.fields[name], ids, tuple(lost))
    return state


def last_written(changes: Iterable[Change]) -> str:
    """When a record was last changed by any of them; empty for none."""
    return max((change.at for change in changes), default="")


def difference(state: State, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """(fields that a record says otherwise than a state, the heads of each): what a change to it holds."""
    changed = {
        name: value
        for name, value in fields.items()
        if (state[name].value != value if name in state else not _is_unset(value))
    }
    return changed, {name: state[name].heads for name in changed if name in state}


def _is_unset(value: Any) -> bool:
    """Whether a field that nobody has written need not be."""
    return value in ("", [], False, None)
