"""Writing a note in the panel: drafts while one types, saving, and what happens when saving fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.annotations.anchoring import told_changes
from newsreader.annotations.query import tags_in_use
from newsreader.annotations.store import Draft, LibraryError, Mode, StaleNote, StorageType
from newsreader.annotations.unfinished import Subject, Written, new_draft
from newsreader.model import Note
from newsreader.records import dataclass
from newsreader.ui.controllers.clerk import Clerk
from newsreader.ui.controllers.drafts import DraftKeeper
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.subjects import on_in_words
from newsreader.ui.messages import Answered

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.ui.widgets.note_panel import NotePanel

SAVE_AFTER = 1.0
"""Seconds from the first key that is not saved until what is written is, however one types."""
TO_LEAVE = 1.0
"""Seconds that an unfinished note is waited for when the program ends."""
TO_ASK = 0.3
"""Seconds that is waited before one is told that it is not saved."""

Choices = Sequence[tuple[str, Subject]]
"""(in words, what a note can be on)."""


@dataclass(slots=True)
class Editing:
    """One note in the panel."""

    desk: AnnotationSet
    subject: Subject
    note: Note | None
    """None: it will be a new one."""
    base: Written
    """What is in the library."""
    key: str
    """Of its draft."""
    choices: Choices = ()
    """What else it can be on, with what it is on first."""
    said: str = ""
    """What is to be known while one writes."""
    has_draft: bool = False
    is_stale: bool = False
    """Another window has changed the note; saved once more it becomes a note of its own."""
    is_warned: bool = False
    """Whether it was said that tags of it exclude each other."""


class Editor:
    """The note that is being written, if any, on the screen."""

    def __init__(
        self, port: ReaderPort, library: StorageType, clerk: Clerk, shown: Callable[[], None]
    ) -> None:
        """`shown` draws the notes as they are now."""
        self._port = port
        self._library = library
        self._clerk = clerk
        self._shown = shown
        self._panel: NotePanel | None = None
        self._editing: Editing | None = None
        self._due: Timer | None = None
        """Runs while something written is not on its way into the library."""
        self._drafts = DraftKeeper(self._tell_of_drafts)
        self._fault = ""
        """What the panel says of the draft."""

    def _tell_of_drafts(self) -> None:
        self._port.post_message(Answered(self.take_stored))

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self._editing is not None

    @property
    def has_keyboard(self) -> bool:
        """Whether what is typed goes into the note."""
        return self.is_open and self.panel.has_focus_within

    @property
    def panel(self) -> NotePanel:
        """Mounted when it is first used."""
        from newsreader.ui.widgets.note_panel import NotePanel

        if self._panel is None:
            self._panel = NotePanel(self._port.palette, _hints(self._port), id="note")
            self._port.place_below(self._panel)
        return self._panel

    def write(self, desk: AnnotationSet, choices: Choices, note: Note | None = None, said: str = "") -> None:
        """Open the panel on a new note on the first of some choices, or on one that is there; with its draft,
        if one was left. Something may be `said` over it."""
        self.close()
        subject = choices[0][1]
        left = next(
            (
                draft
                for draft in desk.unfinished.listed()
                if (draft.note == note.id if note else not draft.note and _is_on(draft, subject))
            ),
            None,
        )
        if left is not None:
            self._resume(desk, left, note)
            return
        base = Written.of(note) if note else Written()
        key = new_draft(desk.identities[subject.version], subject, base, note).key
        self._open(Editing(desk, subject, note, base, key, () if note else choices, said), base)

    def resume(self, desk: AnnotationSet, draft: Draft) -> None:
        """Open the panel on an unfinished note."""
        self.close()
        if not draft.note:
            self._resume(desk, draft, None)
            return
        read = partial(self._library.notes.get, draft.note)
        self._clerk.do(read, partial(self._resume, desk, draft), lambda _: self._resume(desk, draft, None))

    def _resume(self, desk: AnnotationSet, draft: Draft, note: Note | None) -> None:
        version = desk.version_of(draft.article)
        if version is None:
            return
        subject = Subject(version, draft.anchor, draft.scope, draft.also, draft.answers)
        key = new_draft(draft.article, subject, Written(), None).key
        editing = Editing(desk, subject, note, Written.of(note) if note else Written(), key)
        editing.is_stale = note is not None and note.modified != draft.modified
        self._open(editing, Written.of(draft))
        self._keep_draft(replaced=draft.key)
        self._port.remark("Your unfinished comment")

    def save(self) -> None:
        """Close the panel and put what is written into the library; if that fails, open it again."""
        editing = self._editing
        if editing is None:
            return
        written, desk, note = self.panel.written, editing.desk, editing.note
        clash = _clash(editing, written)
        if clash:
            self.panel.say(f"{clash}: {self._port.key('save-note')} again saves both")
            return
        if written.colour == editing.base.colour and written.tags != editing.base.tags:
            written = replace(written, colour=desk.codebook.colour(written.tags) or written.colour)
        if note is None:
            work = partial(desk.add, editing.subject, written)
        elif editing.is_stale:
            work = partial(desk.keep_copy, note, written)
        else:
            work = partial(desk.edit, note, written)
        self._hide(editing.key)
        self._clerk.do(
            work, lambda _: self._saved(editing), lambda fault: self._failed(editing, written, fault)
        )

    def _saved(self, editing: Editing) -> None:
        editing.desk.unfinished.writing.discard(editing.key)
        self._drop_draft(editing)
        self._shown()
        until = " until newsreader ends" if self._library.mode is Mode.MEMORY else ""
        self._port.remark(f"Note saved{until}")

    def _failed(self, editing: Editing, written: Written, fault: LibraryError) -> None:
        save = self._port.key("save-note")
        if isinstance(fault, StaleNote):
            editing.is_stale = True
            what = "changed" if fault.stored else "deleted"
            told = f"Another window has {what} this note: {save} keeps yours beside it"
        else:
            told = f"{fault} · your text stays here; {save} tries again"
        if self._editing is not None:
            editing.desk.unfinished.writing.discard(editing.key)
            self._put_draft(editing, written)
            self._port.warn(f"{fault} · what you wrote is kept as an unfinished comment")
            return
        self._open(editing, written)
        self._keep_draft()
        self.panel.say(told)

    def keep_draft(self) -> None:
        """Keep what is unfinished, if a note is being written."""
        if self._editing is not None:
            self._keep_draft()

    def close(self) -> None:
        """Close the panel; what is unfinished is kept as a draft."""
        if self._editing is None:
            return
        kept = self._keep_draft()
        self._hide()
        self._shown()
        if kept:
            keys = f"{self._port.key('add-note')} in the same place goes on"
            self._port.remark(f"Unfinished comment kept: {keys}, {self._port.key('notes')} lists it")

    def leave(self) -> None:
        """The program ends: keep what is unfinished. From any thread."""
        self.keep_draft()
        self._clerk.wait(TO_LEAVE)
        self._drafts.wait(TO_LEAVE)

    def can_leave(self) -> bool:
        """Whether all that was written is in the library."""
        is_done = self._clerk.wait(TO_ASK) and self._drafts.wait(TO_ASK)
        self.take_stored()
        desks = (reading.desk for reading in self._port.opened)
        return is_done and not any(desk.unfinished.held for desk in desks if desk is not None)

    def discard(self, desk: AnnotationSet, draft: Draft) -> None:
        """Forget an unfinished note."""
        self._drafts.drop(desk, draft.key)

    def take_stored(self) -> None:
        """What was unfinished is in the library; or it is not, which is said, and tried again later."""
        for one in self._drafts.take():
            editing = self._editing
            if editing is None or editing.key != one.key:
                if one.fault is not None and one.draft is None:
                    self._port.warn(str(one.fault))
            elif one.fault is not None:
                self._fault = f"{one.fault} · your text is kept only until newsreader ends"
                self.panel.say(self._fault)
                if self._library.mode is Mode.KEPT:
                    self._save_soon()
            elif self._fault:
                self._fault = ""
                self.panel.say("")

    def _open(self, editing: Editing, written: Written) -> None:
        self._editing = editing
        editing.desk.unfinished.writing.add(editing.key)
        self._port.make_room(True)
        names = [name for name, _ in editing.choices]
        tags = partial(tags_in_use, self._library, codebook=editing.desk.codebook)
        self.panel.choices.described = editing.desk.codebook.described
        self.panel.open(self._title(editing), written, names, tags, self._changed)
        self.panel.said.show_text(editing.said or told_changes(_changes(editing)))
        if editing.is_stale:
            save = self._port.key("save-note")
            self.panel.say(f"This note has changed since: {save} keeps yours beside it")

    def _title(self, editing: Editing) -> str:
        what = "Your note" if editing.note else "Note"
        return on_in_words(what, editing.subject, editing.note, max(self._port.size.width - 10, 8))

    def _changed(self) -> None:
        editing = self._editing
        if editing is not None and editing.choices:
            editing.subject = editing.choices[self.panel.subjects.chosen][1]
            self.panel.show_title(self._title(editing))
        self._save_soon()

    def _save_soon(self) -> None:
        if self._due is None:
            self._due = self._port.set_timer(SAVE_AFTER, self._save_draft)

    def _save_draft(self) -> None:
        self._due = None
        self.keep_draft()

    def _keep_draft(self, replaced: str = "") -> bool:
        """Save what is written, if it is not what the library has, in place of another draft; whether there
        is anything to keep."""
        editing = self._editing
        assert editing is not None
        written = self.panel.written
        if written == editing.base or (editing.note is None and not written.comment and not written.tags):
            self._drop_draft(editing)
            if replaced:
                self._drafts.drop(editing.desk, replaced)
            return False
        self._put_draft(editing, written, replaced)
        return True

    def _put_draft(self, editing: Editing, written: Written, replaced: str = "") -> None:
        desk, subject = editing.desk, editing.subject
        draft = new_draft(desk.identities[subject.version], subject, written, editing.note, editing.key)
        self._drafts.keep(desk, draft, replaced)
        editing.has_draft = True

    def _drop_draft(self, editing: Editing) -> None:
        if editing.has_draft:
            editing.has_draft = False
            self._drafts.drop(editing.desk, editing.key)

    def _hide(self, saving: str = "") -> None:
        """Close the panel; a draft that is being saved as a note is not listed any more."""
        if self._editing is not None and self._editing.key != saving:
            self._editing.desk.unfinished.writing.discard(self._editing.key)
        self._editing = None
        self._fault = ""
        if self._due is not None:
            self._due.stop()
            self._due = None
        self._port.make_room(False)
        had_keyboard = self.panel.has_focus_within
        self.panel.close()
        if had_keyboard:
            self._port.set_focus(self._port.view or self._port.article)


def _changes(editing: Editing) -> tuple[tuple[str, str], ...]:
    """What has changed in the passage of a note since it was marked."""
    placed = (one for shown in editing.desk.versions for one in shown.notes if one.is_first)
    note = editing.note
    return next((one.changed for one in placed if note is not None and one.note.id == note.id), ())


def _clash(editing: Editing, written: Written) -> str:
    """Which tags exclude each other, if that was not said yet; then it is."""
    clashes = editing.desk.codebook.clashes(written.tags)
    if not clashes or editing.is_warned:
        return ""
    editing.is_warned = True
    return "#{} and #{} exclude each other".format(*clashes[0])


def _is_on(draft: Draft, subject: Subject) -> bool:
    """Whether an unfinished note is on a subject, or on its passage."""
    return draft.anchor == subject.anchor and draft.answers == subject.answers


def _hints(port: ReaderPort) -> str:
    """What the keys of the panel do."""
    hints = (
        ("save-note", "saves"),
        ("next-field", "tags, colour"),
        ("next-subject", "claim, article …"),
        ("close-note", "later"),
    )
    return " · ".join(f"{port.key(id)} {word}" for id, word in hints)
