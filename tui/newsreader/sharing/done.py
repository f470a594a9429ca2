"""Who has done with which versions, shared: a coder's mark on a text is a record, which its coder shares.

The mark of a coder on a text has one id in every library, so that it is one however often it is set.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newsreader.annotations.exchange.fields import Refused, identity_from, identity_record, text_of
from newsreader.annotations.store import SharedRows
from newsreader.annotations.timestamps import stamp_after, tidy_time, utc_now
from newsreader.model import Done
from newsreader.model.article import hex_id
from newsreader.sharing.changes import DELETED, DONE
from newsreader.sharing.folding import State, difference, folded
from newsreader.sharing.logbook import FIRST, changes_of, log_change
from newsreader.sharing.records import without_folders


def noted_marks(rows: SharedRows, author: str) -> int:
    """Puts into the log which marks of `author`, who works with the library, were set and taken back since
    it was last shared; how many changes it is. A mark without a name is theirs."""
    here = {_id(mark, author): mark for mark in rows.marks()}
    shared = rows.shared_marks()
    number = 0
    for id, mark in here.items():
        if mark.coder in ("", author) and shared.get(id) != mark.at:
            number += _note(rows, id, author, mark.at, _fields(mark, author), was_shared=id in shared)
            rows.settle_mark(id, mark.at)
    for id in sorted(id for id, at in shared.items() if at and id not in here):
        number += _note(rows, id, author, stamp_after(utc_now), {DELETED: True}, was_shared=True)
        rows.settle_mark(id, "")
    return number


def apply_mark(rows: SharedRows, id: str, author: str) -> None:
    """Sets a mark, or takes it back, as all changes to it come to; nothing where they make no sense."""
    state = folded([change for change in changes_of(rows, id) if change.kind == DONE])
    try:
        mark = _mark(state)
    except Refused:
        return
    mine = [one for one in rows.marks(mark.article) if _id(one, author) == id]
    is_there = DELETED not in state or state[DELETED].value is not True
    if not is_there:
        rows.remove_marks(mine)
    elif not mine:
        rows.put_mark(mark)
    elif all(one.at != mark.at for one in mine):
        rows.put_mark(replace(mine[0], at=mark.at))
    rows.settle_mark(id, mark.at if is_there else "")


def _note(
    rows: SharedRows, id: str, author: str, at: str, fields: Mapping[str, Any], *, was_shared: bool
) -> int:
    known = changes_of(rows, id)
    changed, over = difference(folded(known), fields)
    if not changed:
        return 0
    if known and not was_shared:
        log_change(rows, DONE, id, author, at, changed, {}, FIRST)
    else:
        log_change(rows, DONE, id, author, at, changed, over)
    return 1


def _id(mark: Done, author: str) -> str:
    article = mark.article
    text = article.sha256 or article.url or without_folders(article).path
    return str(uuid.UUID(hex=hex_id("done", text, mark.coder or author)))


def _fields(mark: Done, author: str) -> dict[str, Any]:
    article = identity_record(without_folders(mark.article))
    return {"article": article, "coder": mark.coder or author, "at": mark.at, DELETED: False}


def _mark(state: State) -> Done:
    """The mark that a state tells of, be it set or taken back. Raises Refused."""
    fields = {name: register.value for name, register in state.items()}
    article, coder, at = fields.get("article"), text_of(fields, "coder"), text_of(fields, "at")
    if not isinstance(article, dict) or not coder or tidy_time(at) != at:
        raise Refused("a mark that makes no sense")
    return Done(identity_from(article), coder, at)
