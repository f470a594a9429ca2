"""A store of notes in dictionaries: as little as keeps what StorageType promises, without any database."""

from __future__ import annotations

import os
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from newsreader.annotations.store import (
    Change,
    Draft,
    Merged,
    Mode,
    NoteFilter,
    NotSaved,
    Order,
    RulingFilter,
    SharedRows,
    StaleNote,
    Step,
    UndoConflict,
)
from newsreader.annotations.timestamps import Clock, stamp_after, tidy_time
from newsreader.model import Article, ArticleIdentity, Done, Note, Ruling
from newsreader.text.folding import fold_for_search

R = TypeVar("R", bound=Note | Ruling)
F = TypeVar("F", bound=NoteFilter | RulingFilter)


class MemoryRepository(Generic[R, F]):
    """Records by their ids, in the order in which they came."""

    def __init__(
        self, clock: Clock, lets_through: Callable[[F, R], bool], record: Callable[[Step], None]
    ) -> None:
        self.rows: dict[str, tuple[R, bool]] = {}
        """(record, whether it is in the bin)."""
        self._clock = clock
        self._lets_through = lets_through
        self._record = record

    def get(self, id: str) -> R | None:
        record, deleted = self.rows.get(id, (None, True))
        return None if deleted else record

    def find(
        self, wanted: F, order: Order = Order.CREATED, limit: int | None = None, offset: int = 0
    ) -> tuple[R, ...]:
        found = [
            record
            for record, deleted in self.rows.values()
            if deleted == wanted.deleted and self._lets_through(wanted, record)
        ]
        if order is Order.MODIFIED:
            found = sorted(found, key=lambda record: record.modified)[::-1]
        elif order is Order.PASSAGE:
            found.sort(key=lambda record: (record.anchor.start, record.anchor.end, record.created))
        else:
            found.sort(key=lambda record: record.created)
        return tuple(found[offset : None if limit is None else offset + limit])

    def count(self, wanted: F) -> int:
        return len(self.find(wanted))

    def add(self, record: R) -> R:
        known, deleted = self.rows.get(record.id, (None, False))
        if known is not None and (deleted or plain(known) != plain(self._complete(record))):
            raise StaleNote(record, None if deleted else known)
        merged = self._merge([record], "add")
        return (*merged.added, *merged.known)[0]

    def add_copy(self, record: R) -> R:
        return self.add(replace(record, id="", created="", modified=""))

    def add_all(self, records: Iterable[R]) -> Merged[R]:
        return self._merge((replace(record, imported=True) for record in records), "import")

    def update(self, record: R) -> R:
        return self.update_all([record])[0]

    def update_all(self, records: Iterable[R]) -> tuple[R, ...]:
        pairs = [(self._current(record), record) for record in records]
        changes = []
        for stored, record in pairs:
            mine = replace(tidy(record), created=stored.created)
            if plain(mine) != plain(stored):
                changes.append(self.put(Change(stored, mine), stored.modified))
        self._record(Step("edit", tuple(changes)))
        return tuple(self.rows[record.id][0] for _, record in pairs)

    def delete(self, record: R) -> None:
        self.delete_all([record])

    def delete_all(self, records: Iterable[R]) -> None:
        found = [self._current(record) for record in records]
        changes = [self.put(Change(record, None), record.modified) for record in found]
        self._record(Step("delete", tuple(changes)))

    def restore(self, id: str) -> R | None:
        record, deleted = self.rows.get(id, (None, False))
        if record is None or not deleted:
            return None
        self._record(Step("restore", (self.put(Change(None, record), record.modified),)))
        return self.get(id)

    def empty_bin(self, only: Collection[str] | None = None) -> int:
        gone = [id for id, (_, deleted) in self.rows.items() if deleted and (only is None or id in only)]
        for id in gone:
            del self.rows[id]
        return len(gone)

    def put(self, change: Change[R], *earlier: str) -> Change[R]:
        """Makes a change, later than what was there."""
        record = change.after or change.before
        assert record is not None
        written = replace(record, modified=stamp_after(self._clock, *earlier))
        self.rows[record.id] = written, change.after is None
        return Change(change.before, None if change.after is None else written)

    def _merge(self, records: Iterable[R], verb: str) -> Merged[R]:
        added, known, differing, deleted = [], [], [], []
        for record in map(self._complete, records):
            there, is_gone = self.rows.get(record.id, (None, False))
            if there is None:
                self.rows[record.id] = record, False
                added.append(record)
            elif is_gone:
                deleted.append(there)
            elif plain(there) == plain(record):
                known.append(there)
            else:
                differing.append((record, there))
        self._record(Step(verb, tuple(Change(None, record) for record in added)))
        return Merged(tuple(added), tuple(known), tuple(differing), tuple(deleted))

    def _complete(self, record: R) -> R:
        now = stamp_after(self._clock)
        created = tidy_time(record.created) or tidy_time(record.modified) or now
        modified = max(tidy_time(record.modified) or created, created)
        return replace(tidy(record), id=record.id or str(uuid.uuid4()), created=created, modified=modified)

    def _current(self, record: R) -> R:
        stored = self.get(record.id)
        if stored is None or stored.modified != record.modified:
            raise StaleNote(record, stored)
        return stored


class MemoryStorage:
    """Notes, rulings, drafts, states and texts, for as long as it lives."""

    mode = Mode.KEPT
    path: Path | None = None
    notice = ""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.notes: MemoryRepository[Note, NoteFilter] = MemoryRepository(clock, note_fits, self._record)
        self.rulings: MemoryRepository[Ruling, RulingFilter] = MemoryRepository(
            clock, ruling_fits, self._record
        )
        self._drafts: dict[str, Draft] = {}
        self._states: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._done_with: dict[tuple[ArticleIdentity, str], Done] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        pass

    def tags(self, prefix: str = "", limit: int | None = None) -> tuple[tuple[str, int], ...]:
        uses = Counter(tag for note in self.notes.find(NoteFilter()) for tag in note.tags)
        named = [
            (tag, number)
            for tag, number in uses.items()
            if fold_for_search(tag).startswith(fold_for_search(prefix))
        ]
        return tuple(sorted(named, key=lambda use: (-use[1], fold_for_search(use[0]), use[0]))[:limit])

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

    def save_draft(self, draft: Draft) -> Draft:
        self._drafts[draft.key] = replace(draft, saved=stamp_after(self._clock))
        return self._drafts[draft.key]

    def drafts(self) -> tuple[Draft, ...]:
        keyed = sorted(self._drafts.values(), key=lambda draft: draft.key)
        return tuple(sorted(keyed, key=lambda draft: draft.saved, reverse=True))

    def drop_draft(self, key: str) -> None:
        self._drafts.pop(key, None)

    def state(self, key: str) -> str | None:
        return self._states.get(key)

    def set_state(self, key: str, value: str | None) -> None:
        self._states.pop(key, None)
        if value is not None:
            self._states[key] = value

    def done(self, articles: tuple[ArticleIdentity, ...] = ()) -> tuple[Done, ...]:
        marks = sorted(self._done_with.values(), key=lambda mark: (mark.at, mark.coder))
        return tuple(
            mark
            for mark in marks
            if not articles or any(is_same(mark.article, article) for article in articles)
        )

    def mark_done(self, mark: Done) -> Done:
        marked = replace(mark, at=tidy_time(mark.at) or stamp_after(self._clock))
        self._done_with[mark.article, mark.coder] = marked
        return marked

    def unmark_done(self, article: ArticleIdentity, coder: str) -> None:
        for mark in self.done((article,)):
            if mark.coder == coder:
                del self._done_with[mark.article, coder]

    def keep_text(self, article: Article) -> None:
        self._texts.setdefault(article.sha256, article.text)

    def text(self, sha256: str) -> str | None:
        return self._texts.get(sha256)

    def texts_like(self, text: str) -> tuple[str, ...]:
        return ()

    def sharing(self) -> AbstractContextManager[SharedRows]:
        raise NotSaved("not shared: these notes end with the program")

    def also_written(self) -> dict[str, tuple[str, ...]]:
        return {}

    def check(self) -> tuple[str, ...]:
        return ()

    def copy_to(self, path: Path) -> None:
        raise NotImplementedError

    def changed_elsewhere(self) -> bool:
        return False

    def _record(self, step: Step) -> None:
        if step.changes:
            self._done.append(step)
            self._undone.clear()

    def _turn(self, here: list[Step], there: list[Step], back: bool) -> Step | None:
        if not here:
            return None
        step = here.pop()
        records: list[Any] = [change.after or change.before for change in step.changes]
        changes = [change.reversed if back else change for change in step.changes]
        turned = list(zip(records, changes, strict=True))
        for record, change in turned:
            live = self._of(record).get(record.id)
            if (live and plain(live)) != (change.before and plain(change.before)):
                raise UndoConflict("another window has changed it since")
        there.append(step)
        made = []
        for record, change in turned:
            stored, _ = self._of(record).rows.get(record.id, (record, True))
            made.append(self._of(record).put(change, record.modified, stored.modified))
        return Step(step.verb, tuple(made))

    def _of(self, record: Note | Ruling | None) -> MemoryRepository[Any, Any]:
        return self.notes if isinstance(record, Note) else self.rulings


def note_fits(wanted: NoteFilter, note: Note) -> bool:
    words = fold_for_search(f"{note.comment}\n{note.anchor.exact}")
    return (
        (not wanted.articles or any(is_same(note.article, article) for article in wanted.articles))
        and {fold_for_search(tag) for tag in wanted.tags} <= {fold_for_search(tag) for tag in note.tags}
        and any(_begins(tag, wanted.tag_start) for tag in (*note.tags, wanted.tag_start))
        and wanted.colour in (None, note.colour)
        and wanted.author in ("", note.author)
        and all(word in words for word in fold_for_search(wanted.text).split())
    )


def _begins(tag: str, start: str) -> bool:
    return fold_for_search(tag).startswith(fold_for_search(start))


def ruling_fits(wanted: RulingFilter, ruling: Ruling) -> bool:
    return (
        (not wanted.articles or any(is_same(ruling.article, article) for article in wanted.articles))
        and (not wanted.others or any(is_same(ruling.other, other) for other in wanted.others))
        and wanted.verdict in (None, ruling.verdict)
        and wanted.author in ("", ruling.author)
    )


def is_same(one: ArticleIdentity, other: ArticleIdentity) -> bool:
    """Whether two identities are of one article: see NoteFilter."""
    if (one.sha256 and one.sha256 == other.sha256) or (one.url and one.url == other.url):
        return True
    named = os.path.isabs(one.path) or (one.outlet, one.title) == (other.outlet, other.title)
    return bool(one.path) and one.path == other.path and named


def plain(record: R) -> R:
    """A record without its times, and wherever it was written."""
    return replace(record, created="", modified="", imported=False)


def tidy(record: R) -> R:
    if not isinstance(record, Note):
        return record
    tags = (" ".join(tag.split()) for tag in record.tags)
    return replace(record, tags=tuple(dict.fromkeys(tag for tag in tags if tag)))
