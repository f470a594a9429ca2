"""Bringing a library and a project together: what is new here is sent, what is new there is taken.

Everything is in the library first. Each step is a transaction of its own, here or there, and may be repeated:
wherever it is broken off, the next time goes on with nothing lost and nothing twice.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from newsreader.annotations.exchange.fields import Refused, is_uuid
from newsreader.annotations.store import Logged, SharedRows, StorageType
from newsreader.annotations.timestamps import stamp_after, utc_now
from newsreader.model import Article, Note, Ruling
from newsreader.records import dataclass
from newsreader.sharing.changes import DELETED, DONE, Change, change_from_json
from newsreader.sharing.done import apply_mark, noted_marks
from newsreader.sharing.errors import SharingError
from newsreader.sharing.folding import State, difference, folded, last_written
from newsreader.sharing.logbook import CLOCK, DEVICE, FIRST, changes_of, log_change
from newsreader.sharing.preparing import LARGEST_TEXT
from newsreader.sharing.records import fields_of, kind_of, lost_in_words, record_from
from newsreader.sharing.server import AT_ONCE, START, Page, Project

_PROJECT, _EPOCH, _JOINED = "project", "epoch", "joined"
_XID, _SEQ = "xid", "seq"
"""Names of what the library keeps of the sharing."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of it."""

    project: str
    role: str
    sent: int = 0
    """Changes of this library that the project did not have."""
    taken: int = 0
    """Changes of others."""
    waiting: int = 0
    """Changes that the role does not permit."""
    unread: int = 0
    """Changes of others that make no sense."""
    differing: int = 0
    """Records of which somebody else wrote something that does not count."""
    texts_sent: int = 0
    texts_taken: int = 0

    @property
    def in_words(self) -> str:
        """In a line."""
        parts = [f"{self.project}: {self.sent} sent, {self.taken} taken"]
        if self.texts_sent or self.texts_taken:
            parts.append(f"texts: {self.texts_sent} sent, {self.texts_taken} taken")
        if self.waiting:
            parts.append(f"{self.waiting} wait here, which the role {self.role} may not send")
        if self.unread:
            parts.append(f"{self.unread} of others cannot be read")
        if self.differing:
            parts.append(f"{self.differing} also written by others")
        return "; ".join(parts)


def synced(
    library: StorageType,
    project: Project,
    author: str = "",
    with_texts: bool = False,
    step: Callable[[str], None] = lambda words: None,
) -> Shared:
    """Shares the notes and rulings of a library with a project, and the marks of `author`, who works with it.

    `step` is told what is under way. Raises SharingError, LibraryError; what was done by then is kept.
    """
    writer = author or project.login
    with library.sharing() as rows:
        _begin(rows, project)
        is_first = not rows.value(_JOINED)
        if not is_first:
            noted(rows, writer)
    step("sending")
    sent = _send(library, project)
    taken, unread = (_join if is_first else _catch_up)(library, project, writer, step)
    texts = _share_texts(library, project) if with_texts else (0, 0)
    late = _send(library, project, sent.tried)  # what was written meanwhile
    with library.sharing() as rows:
        _, waiting = rows.counts()
    return Shared(
        project.name,
        project.role,
        len(sent.there | late.there),
        taken,
        waiting,
        unread,
        len(library.also_written()),
        *texts,
    )


def _catch_up(
    library: StorageType, project: Project, author: str, step: Callable[[str], None]
) -> tuple[int, int]:
    """(changes of others taken, that make no sense), a page at a time."""
    taken = unread = 0
    page = Page((), START, is_last=False)
    while not page.is_last:
        with library.sharing() as rows:
            page = _page(rows)
        page = project.read(page.cursor)
        with library.sharing() as rows:
            back = sorted(
                {one.record for one in page.changes if rows.is_removed(one.record) and _brings_back(one)}
            )
        found = (*page.changes, *project.history(back))
        with library.sharing() as rows:
            noted(rows, author)
            touched, new = _known(rows, found)
            _finish(rows, touched, page, author)
        taken, unread = taken + new, unread + page.unread
        step(f"{taken} taken")
    return taken, unread


def _join(
    library: StorageType, project: Project, author: str, step: Callable[[str], None]
) -> tuple[int, int]:
    """The same for a library that has shared nothing yet. What it has of the project's notes, as from an
    import, stands behind what is there."""
    found: list[Change] = []
    unread = 0
    with library.sharing() as rows:
        page = _page(rows)
    while not page.is_last:
        page = project.read(page.cursor)
        found += page.changes
        unread += page.unread
        step(f"{len(found)} taken")
    with library.sharing() as rows:
        touched, new = _known(rows, found)
        noted(rows, author)
        _finish(rows, touched, page, author)
        rows.set_value(_JOINED, "yes")
    return new, unread


def _page(rows: SharedRows) -> Page:
    """An empty page, behind which to read on."""
    return Page((), (rows.value(_XID) or START[0], rows.value(_SEQ) or START[1]), is_last=False)


def _finish(rows: SharedRows, touched: Iterable[str], page: Page, author: str) -> None:
    for id in touched:
        _apply(rows, id, author)
    rows.set_value(_XID, page.cursor[0])
    rows.set_value(_SEQ, page.cursor[1])


def forget(library: StorageType) -> None:
    """Ends the sharing: the library keeps its notes, and may share them with another project."""
    with library.sharing() as rows:
        rows.forget()


def _begin(rows: SharedRows, project: Project) -> None:
    """Makes sure that the library shares with this project, and no other. Raises SharingError."""
    known = rows.value(_PROJECT)
    if known and known != project.id:
        raise SharingError(
            "this library is shared with another project, and its notes are not for this one:"
            " newsreader notes sync --forget ends that"
        )
    if not rows.value(DEVICE):
        rows.set_value(DEVICE, str(uuid.uuid4()))
    device = rows.value(DEVICE)
    if rows.value(_EPOCH) not in ("", project.epoch):  # the server was brought back from a backup
        rows.set_value(_XID, "")
        rows.set_value(_SEQ, "")
        rows.wait_again(lambda body: _device(body) == device)
    rows.set_value(_PROJECT, project.id)
    rows.set_value(_EPOCH, project.epoch)


def _device(body: str) -> str:
    with suppress(ValueError):
        return change_from_json(body).device
    return ""


def noted(rows: SharedRows, author: str) -> int:
    """Puts into the log what was written in the library since it was last shared; how many changes it is."""
    number = 0
    for kind, id in rows.removed():
        log_change(rows, kind, id, author, stamp_after(utc_now), {DELETED: True}, {})
        rows.tell_removed(id)
        number += 1
    for record, deleted, was_shared in rows.edited():
        if not is_uuid(record.id) or (deleted and not was_shared):
            continue
        known = changes_of(rows, record.id)
        state = folded(known)
        changed, over = difference(state, fields_of(record) | {DELETED: deleted})
        if changed:
            kind, clock = kind_of(record), 0
            if known and not was_shared:  # a copy from elsewhere: whoever wrote it had not read the project's
                over, clock = {}, FIRST
            known.append(log_change(rows, kind, record.id, author, record.modified, changed, over, clock))
            number += 1
        rows.settle(kind_of(record), record.id, _also(folded(known)))
    return number + noted_marks(rows, author)


def _known(rows: SharedRows, changes: Iterable[Change]) -> tuple[list[str], int]:
    """Takes changes into the log: (the records they are of, how many are of other libraries)."""
    touched: dict[str, None] = {}
    logged: list[Logged] = []
    clock = int(rows.value(CLOCK) or 0)
    device, new = rows.value(DEVICE), 0
    for change in changes:
        touched[change.record] = None
        logged.append(Logged(change.id, change.record, change.to_json()))
        clock = max(clock, change.clock)
        new += change.device != device
    rows.add_changes(logged)
    rows.set_value(CLOCK, str(clock))
    return list(touched), new


def _apply(rows: SharedRows, id: str, author: str) -> None:
    """Makes a record what all changes to it come to."""
    known = changes_of(rows, id)
    kind = min(known, key=lambda change: change.order).kind
    if kind == DONE:
        apply_mark(rows, id, author)
        return
    known = [change for change in known if change.kind == kind]
    state = folded(known)
    deleted = DELETED in state and state[DELETED].value is True
    if rows.is_removed(id) and not (deleted is False and DELETED in state):
        rows.forget_changes(id)
        return
    found = rows.stored(kind, id)
    mine = found[0] if found is not None else None
    try:
        record = record_from(kind, id, state, last_written(known), mine)
    except Refused:
        return
    if mine is None or found is None or found[1] != deleted or fields_of(mine) != fields_of(record):
        rows.put(_dated(record, mine), deleted)
    rows.settle(kind, id, _also(state))


def _dated(record: Note | Ruling, mine: Note | Ruling | None) -> Note | Ruling:
    """A record with a time by which whoever has read it before sees that it was written since."""
    created = record.created or record.modified
    modified = max(record.modified, created)
    if mine is not None and modified <= mine.modified:
        modified = stamp_after(utc_now, mine.modified)
    return replace(record, created=created, modified=modified)


def _also(state: State) -> list[str]:
    return [lost_in_words(lost) for register in state.values() for lost in register.lost]


def _brings_back(change: Change) -> bool:
    return change.fields.get(DELETED) is False


@dataclass(frozen=True, slots=True)
class _Sent:
    there: frozenset[str]
    tried: int
    """The key of the last change that was tried."""


def _send(library: StorageType, project: Project, last: int = 0) -> _Sent:
    """Sends what waits behind a key. What the role does not permit waits on."""
    there: set[str] = set()
    while True:
        with library.sharing() as rows:
            waiting = rows.waiting(last, AT_ONCE)
        if not waiting:
            return _Sent(frozenset(there), last)
        changes = []
        for one in waiting:
            with suppress(ValueError):
                changes.append(change_from_json(one.body))
        taken = project.send(changes)
        with library.sharing() as rows:
            rows.sent(taken)
        there |= taken
        last = waiting[-1].key


def _share_texts(library: StorageType, project: Project) -> tuple[int, int]:
    """(texts of articles sent, taken) of those that shared notes are on."""
    with library.sharing() as rows:
        digests = rows.digests()
    there = project.known_texts(digests)
    sent = taken = 0
    for digest in digests:
        mine = library.text(digest)
        if mine is None and digest in there:
            article = Article(project.text(digest), (), ())
            if article.sha256 == digest:
                library.keep_text(article)
                taken += 1
        elif mine is not None and digest not in there and project.role != "reader" and _is_sendable(mine):
            project.send_text(digest, mine)
            sent += 1
    return sent, taken


def _is_sendable(text: str) -> bool:
    """Whether PostgreSQL can hold a text."""
    with suppress(UnicodeEncodeError):
        hashlib.sha256(text.encode("utf-8"))
        return "\0" not in text and len(text) <= LARGEST_TEXT
    return False
