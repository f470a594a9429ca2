"""Notes and rulings as the fields that are shared one by one, and back.

Fields that make sense only together are one. The path of a file is nobody else's business: of it only the
name of the file is shared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newsreader.annotations.exchange.fields import (
    Record,
    Refused,
    note_from,
    note_record,
    ruling_from,
    ruling_record,
)
from newsreader.model import ArticleIdentity, Note, Ruling
from newsreader.sharing.changes import DELETED
from newsreader.sharing.folding import Lost, State

_PLACE, _VERDICT = "place", "verdict"
_TOGETHER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "note": {_PLACE: ("article", "passage", "quoted", "scope", "also")},
    "ruling": {_PLACE: ("article", "passage", "other"), _VERDICT: ("verdict", "matches")},
}
"""Per kind the fields that are made of several."""
_ALONE = ("id", "modified")
"""What is not shared as a field: a change says it itself."""
_LARGEST = (1 << 63) - 1
_NAMES = {_PLACE: "the passage", "colour": "the colour", "tags": "the tags", _VERDICT: "the verdict"}


def kind_of(record: Note | Ruling) -> str:
    """One of KINDS."""
    return "note" if isinstance(record, Note) else "ruling"


def fields_of(record: Note | Ruling) -> dict[str, Any]:
    """The fields of a record that are shared, a value of JSON each."""
    shared = _shared(record)
    written = note_record(shared) if isinstance(shared, Note) else ruling_record(shared)
    together = _TOGETHER[kind_of(record)]
    made: dict[str, Any] = {}
    for name, parts in together.items():
        made[name] = {part: written[part] for part in parts if part in written}
    within = {part for parts in together.values() for part in parts}
    alone = {name: value for name, value in written.items() if name not in within and name not in _ALONE}
    return made | alone | _unset(record, alone)


def _unset(record: Note | Ruling, written: Mapping[str, Any]) -> dict[str, Any]:
    """What is written only where it says something; it may have said something before."""
    rare = ("answers", "origin", "adjudicated") if isinstance(record, Note) else ("adjudicated",)
    return {name: "" for name in rare if name not in written}


def record_from(kind: str, id: str, state: State, modified: str, mine: Note | Ruling | None) -> Note | Ruling:
    """The record of a state, with what is not shared as it stands in this library's, if it has it.

    Raises Refused when the state makes no sense.
    """
    fields: Record = {"id": id, "modified": modified}
    for name, register in state.items():
        if name in _TOGETHER[kind]:
            if not isinstance(register.value, dict):
                raise Refused(f"{name} is not a set of fields")
            fields |= {part: register.value[part] for part in _TOGETHER[kind][name] if part in register.value}
        elif name not in (*_ALONE, DELETED):
            fields[name] = register.value
    found: Note | Ruling = note_from(fields) if kind == "note" else ruling_from(fields)
    if max(found.anchor.start, found.anchor.end) > _LARGEST:
        raise Refused("a number in it is too large")
    if mine is None:
        return replace(found, imported=True)
    found = replace(found, imported=mine.imported)
    if fields_of(mine)[_PLACE] == fields_of(found)[_PLACE]:  # whose paths are whole
        if isinstance(found, Note) and isinstance(mine, Note):
            return replace(found, article=mine.article, also=mine.also)
        if isinstance(found, Ruling) and isinstance(mine, Ruling):
            return replace(found, article=mine.article, other=mine.other)
    return found


def lost_in_words(lost: Lost) -> str:
    """What does not count, in a line: such as `Bo, 2026-01-31: the tags: owner, fire`."""
    value = lost.value
    if isinstance(value, list):
        said = ", ".join(str(one) for one in value) or "none"
    elif isinstance(value, dict):
        passage = value.get("passage")
        words = passage.get("exact", "") if isinstance(passage, dict) else value.get("verdict", "")
        said = " ".join(str(words).split())
    else:
        said = " ".join(str(value).split())
    what = f"{_NAMES.get(lost.field, lost.field)}: " if lost.field != "comment" else ""
    return f"{lost.author or 'somebody'}, {lost.at[:10]}: {what}{said or 'nothing'}"


def _shared(record: Note | Ruling) -> Note | Ruling:
    if isinstance(record, Note):
        also = tuple(replace(side, article=without_folders(side.article)) for side in record.also)
        return replace(record, article=without_folders(record.article), also=also)
    return replace(record, article=without_folders(record.article), other=without_folders(record.other))


def without_folders(identity: ArticleIdentity) -> ArticleIdentity:
    """An identity whose path is the name of a file alone."""
    return replace(identity, path=re.split(r"[/\\]", identity.path)[-1])
