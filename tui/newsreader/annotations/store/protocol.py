"""What a store of notes can do, by topic. Who reads and writes notes knows this, never the store itself.

In the manner of lemon24/reader's StorageType. Errors are those of errors.py, whose texts are for the reader:

- every method may raise LibraryError when what is stored cannot be read, Damaged if it is damaged;
- every method that writes raises NotSaved (ReadOnly if that will stay so) when it cannot; then nothing
  has changed.

A store may be used from any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from newsreader.annotations.store.filters import NoteFilter, Order, RulingFilter
from newsreader.annotations.store.types import Draft, Logged, Merged, Mode, R, Step
from newsreader.model.annotation import ArticleIdentity, Done, Note, Ruling
from newsreader.model.article import Article

F_contra = TypeVar("F_contra", bound=NoteFilter | RulingFilter, contravariant=True)


class Repository(Protocol[R, F_contra]):
    """The notes, or the rulings, of a store.

    What is written is returned as it is stored; it is what `get` gives from then on. A record that is
    changed must be the one read last: if it was changed since, StaleNote is raised and nothing is written.
    Notes and rulings have reached the disk before the method that writes them ends.
    """

    def get(self, id: str) -> R | None:
        """The record of an id; None when there is none, or it is in the bin."""

    def find(
        self, wanted: F_contra, order: Order = Order.CREATED, limit: int | None = None, offset: int = 0
    ) -> tuple[R, ...]:
        """What a filter lets through, sorted. A record that makes no sense is left out: see `check`."""

    def count(self, wanted: F_contra) -> int:
        """How many records a filter lets through."""

    def add(self, record: R) -> R:
        """Takes a new record. An empty id and empty times are filled in.

        Adding what is there already, as after an error, changes nothing; another record of that id raises
        StaleNote.
        """

    def add_copy(self, record: R) -> R:
        """Takes a record under a new id, such as one whose change came too late."""

    def add_all(self, records: Iterable[R]) -> Merged[R]:
        """Takes records from elsewhere, with their ids and times, as one step; again, nothing is added.

        They are marked as imported; that does not tell one record from another.
        """

    def update(self, record: R) -> R:
        """Writes a changed record in place of what it was read as. Its id and `created` stay."""

    def update_all(self, records: Iterable[R]) -> tuple[R, ...]:
        """Writes several changed records as one step: all, or none. No id may come twice."""

    def delete(self, record: R) -> None:
        """Puts a record into the bin."""

    def delete_all(self, records: Iterable[R]) -> None:
        """Puts several records into the bin as one step: all, or none."""

    def restore(self, id: str) -> R | None:
        """Takes a record out of the bin; None when it is not in there."""

    def empty_bin(self, only: Collection[str] | None = None) -> int:
        """Removes for good what is in the bin, or only what has some ids. Returns how many that were.

        Only what was deleted in this session comes back, by `undo`.
        """


class NoteStorage(Protocol):
    """Notes, and the tags in use."""

    @property
    def notes(self) -> Repository[Note, NoteFilter]:
        """All notes."""

    def tags(self, prefix: str = "", limit: int | None = None) -> tuple[tuple[str, int], ...]:
        """(tag, number of notes) of the tags that begin like this in any case, the most used first."""


class RulingStorage(Protocol):
    """Rulings."""

    @property
    def rulings(self) -> Repository[Ruling, RulingFilter]:
        """All verdicts of the reader's own."""


class DoneStorage(Protocol):
    """Who has done with which articles."""

    def done(self, articles: tuple[ArticleIdentity, ...] = ()) -> tuple[Done, ...]:
        """The marks on any of these articles (see NoteFilter), on all unless given; the oldest first."""

    def mark_done(self, mark: Done) -> Done:
        """Stores a mark in place of the one of its coder on its article. An empty time is filled in."""

    def unmark_done(self, article: ArticleIdentity, coder: str) -> None:
        """Takes the mark of a coder back, if there is one."""


class HistoryStorage(Protocol):
    """The changes that this session made to notes and rulings, to go back and forth in."""

    def undo(self) -> Step | None:
        """Takes back the last step, and saves that. Returns what changed by it; None when nothing is left.

        Raises UndoConflict when another instance has changed a record of it since: then nothing is
        written and the step is forgotten, so that the one before it can be undone.
        """

    def redo(self) -> Step | None:
        """Makes the step again that was undone last. Otherwise like `undo`."""

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would make again."""


class DraftStorage(Protocol):
    """Comments that are still being written.

    They do not wait for the disk: they survive the end of the program, but a power cut can take those of
    the last seconds.
    """

    def save_draft(self, draft: Draft) -> Draft:
        """Stores a draft in place of the one of its key. Returns it as stored."""

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, the last one first. One that makes no sense is left out: see `check`."""

    def drop_draft(self, key: str) -> None:
        """Removes a draft, if there is one."""


class StateStorage(Protocol):
    """Small texts, such as where a story was being read. They do not wait for the disk either."""

    def state(self, key: str) -> str | None:
        """The text that was stored under a key, else None."""

    def set_state(self, key: str, value: str | None) -> None:
        """Stores a text under a key; None removes it. The last instance to write has its way."""


class TextStorage(Protocol):
    """The texts that notes and rulings are on, so that these are found again when an article has changed."""

    def keep_text(self, article: Article) -> None:
        """Stores the text of an article, once, whatever articles have it. It does not wait for the disk,
        but a note that is written after it does so for both."""

    def text(self, sha256: str) -> str | None:
        """The text of an article as it was, by its digest; None if it was not kept."""

    def texts_like(self, text: str) -> tuple[str, ...]:
        """The digests of the kept texts that have more than half of their lines in common with a text, the
        most alike first. Only lines that are long enough to be known again count."""


class SharedRows(Protocol):
    """What the library knows of what it shares, and the records themselves, within one transaction."""

    def value(self, name: str) -> str:
        """A small text that was kept under a name, else an empty one."""

    def set_value(self, name: str, value: str) -> None:
        """Keeps it."""

    def edited(self) -> tuple[tuple[Note | Ruling, bool, bool], ...]:
        """(record, whether it is in the bin, whether it was shared) of those written since `settle`."""

    def removed(self) -> tuple[tuple[str, str], ...]:
        """(kind, id) of records that were shared and then removed for good, until `tell_removed`."""

    def tell_removed(self, id: str) -> None:
        """That a record was removed for good is in the log now."""

    def is_removed(self, id: str) -> bool:
        """Whether a record that was shared was removed for good."""

    def stored(self, kind: str, id: str) -> tuple[Note | Ruling, bool] | None:
        """(record, whether it is in the bin); None when there is none, or it cannot be read."""

    def put(self, record: Note | Ruling, deleted: bool) -> None:
        """Writes a record as it is, in place of the one of its id. No step of this session takes it back."""

    def settle(self, kind: str, id: str, also: Sequence[str]) -> None:
        """A record stands as it is shared. `also`: what others wrote of it and what does not count, a line
        each."""

    def log(self, record: str) -> tuple[str, ...]:
        """The bodies of all changes to a record that are known."""

    def add_changes(self, changes: Iterable[Logged]) -> None:
        """Adds to the log those whose ids it does not have. What others turn out to have waits no more."""

    def forget_changes(self, record: str) -> None:
        """Removes the changes to a record that do not wait: of one that was removed for good."""

    def waiting(self, after: int, limit: int) -> tuple[Logged, ...]:
        """So many changes that wait, behind a key, in the order in which they were made."""

    def sent(self, ids: Iterable[str]) -> None:
        """Changes that wait no more."""

    def wait_again(self, is_own: Callable[[str], bool]) -> None:
        """Makes the changes wait again of whose bodies this is true."""

    def marks(self, article: ArticleIdentity | None = None) -> tuple[Done, ...]:
        """Who has done with an article (see NoteFilter), with all unless given; the oldest first."""

    def shared_marks(self) -> dict[str, str]:
        """By their ids the times of the marks as they are shared; empty for those that were taken back."""

    def put_mark(self, mark: Done) -> None:
        """Writes a mark as it is, in place of the one of its coder on its article."""

    def remove_marks(self, marks: Iterable[Done]) -> None:
        """Removes some marks, just as they are."""

    def settle_mark(self, id: str, at: str) -> None:
        """A mark stands as it is shared, or (an empty time) is taken back as it is there."""

    def digests(self) -> tuple[str, ...]:
        """The digests of the texts that shared records are on."""

    def counts(self) -> tuple[int, int]:
        """(shared notes and rulings, changes that wait)."""

    def forget(self) -> None:
        """Ends the sharing: everything that is known of it is removed, no note or ruling is."""


class SharingStorage(Protocol):
    """What is shared with other libraries."""

    def sharing(self) -> AbstractContextManager[SharedRows]:
        """A transaction: all that is done in it is written, or nothing."""

    def also_written(self) -> dict[str, tuple[str, ...]]:
        """By the ids of notes and rulings what others wrote of them at the same time and what does not count,
        a line each. Others wrote them: they are no more to be trusted than any text."""


class CheckingStorage(Protocol):
    """Looking after the store."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with it, a printable line each; nothing when it is sound. Reads all of it."""

    def copy_to(self, path: Path) -> None:
        """Writes all of it to a new file, which can be opened like this one.

        Raises FileExistsError rather than replace a file, and NotSaved.
        """

    def changed_elsewhere(self) -> bool:
        """Whether another instance has written anything since this was last asked; cheap enough to poll."""


class StorageType(
    NoteStorage,
    RulingStorage,
    DoneStorage,
    HistoryStorage,
    DraftStorage,
    StateStorage,
    TextStorage,
    SharingStorage,
    CheckingStorage,
    Protocol,
):
    """An open store of notes; it must be closed."""

    @property
    def mode(self) -> Mode:
        """What becomes of a change."""

    @property
    def path(self) -> Path | None:
        """Its file; None when there is none to keep anything in."""

    @property
    def notice(self) -> str:
        """One line for the reader when changes are not kept, else empty. It can come up at any time."""

    def close(self) -> None:
        """Ends its use. Nothing is left to be saved."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
