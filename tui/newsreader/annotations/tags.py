"""Tags renamed and merged on all notes at once, and taken back, by another start of the program too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader.annotations.store import NoteFilter, StorageType
from newsreader.model import Note
from newsreader.records import dataclass

UNDO = "tags undo"
"""The state of the library that holds what can be taken back."""
MOST = 20
"""Changes that can be taken back."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of an undo."""

    what: str
    """The change that was taken back, in words."""
    notes: int
    left: int
    """Notes whose tags have changed since, or that are gone: they stay as they are."""


def retag(library: StorageType, olds: Sequence[str], new: str) -> tuple[Note, ...]:
    """Gives all notes that have any of some tags another one in its place. Returns them as they are now.

    Unfinished notes get it too. A tag counts as it is written. All notes are changed, or none.
    Raises LibraryError.
    """
    wanted = set(olds)
    found = {
        note.id: note
        for old in olds
        for note in library.notes.find(NoteFilter(tags=(old,)))
        if wanted & set(note.tags)
    }
    named = " ".join(new.split())

    def renamed(tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(named if tag in wanted else tag for tag in tags))

    changed = [replace(note, tags=renamed(note.tags)) for note in found.values()]
    written = library.notes.update_all(changed)
    drafts = [draft for draft in library.drafts() if wanted & set(draft.tags)]
    for draft in drafts:
        library.save_draft(replace(draft, tags=renamed(draft.tags)))
    if written or drafts:
        step = {
            "what": f"{', '.join(olds)} → {named}",
            "notes": [[note.id, list(found[note.id].tags), list(note.tags)] for note in written],
            "drafts": [[draft.key, list(draft.tags), list(renamed(draft.tags))] for draft in drafts],
        }
        _keep(library, [*_kept(library), step][-MOST:])
    return written


def take_back(library: StorageType) -> TakenBack | None:
    """Undoes the last change that is not undone yet; None when there is none. Raises LibraryError."""
    steps = _kept(library)
    if not steps:
        return None
    step = steps.pop()
    changed, left = [], 0
    for id, before, after in step["notes"]:
        note = library.notes.get(id)
        if note is not None and note.tags == tuple(after):
            changed.append(replace(note, tags=tuple(before)))
        else:
            left += 1
    library.notes.update_all(changed)
    drafts = {draft.key: draft for draft in library.drafts()}
    for key, before, after in step.get("drafts", []):
        if key in drafts and drafts[key].tags == tuple(after):
            library.save_draft(replace(drafts[key], tags=tuple(before)))
    _keep(library, steps)
    return TakenBack(step["what"], len(changed), left)


def _kept(library: StorageType) -> list[dict[str, Any]]:
    """What can be taken back, the last last: what it is in words, and (id, tags before, tags after)."""
    try:
        steps = json.loads(library.state(UNDO) or "[]")
    except ValueError:
        return []
    return steps if isinstance(steps, list) else []


def _keep(library: StorageType, steps: list[dict[str, Any]]) -> None:
    library.set_state(UNDO, json.dumps(steps) if steps else None)
