"""Writing a note in the panel: drafts while one types, saving, and what happens when saving fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.annotations.annotation_set import AnnotationSet, Written
from newsreader.annotations.store import Draft, LibraryError, Mode, StaleNote, StorageType
from newsreader.model import Anchor, Note
from newsreader.ui.controllers.drafts import DraftKeeper
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import DraftsStored
from newsreader.ui.widgets.lines import shortened

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.ui.widgets.note_panel import NotePanel

SAVE_AFTER = 1.0
"""Seconds from the first key that is not saved until what is written is, however one types."""
TO_LEAVE = 1.0
"""Seconds that an unfinished note is waited for when the program ends."""
TO_ASK = 0.3
"""Seconds that is waited before one is told that it is not saved."""


@dataclass(slots=True)
class Editing:
    """One note in the panel."""

    desk: AnnotationSet
    version: int
    anchor: Anchor
    note: Note | None
    """None: it will be a new one."""
    base: Written
    """What is in the library."""
    key: str
    """Of its draft."""
    has_draft: bool = False
    is_stale: bool = False
    """Another window has changed the note; saved once more it becomes a note of its own."""


class Editor:
    """The note that is being written, if any, on the screen."""

    def __init__(self, port: ReaderPort, library: StorageType, shown: Callable[[], None]) -> None:
        """`shown` draws the notes as they are now."""
        self._port = port
        self._library = library
        self._shown = shown
        self._panel: NotePanel | None = None
        self._editing: Editing | None = None
        self._due: Timer | None = None
        """Runs while something written is not on its way into the library."""
        self._drafts = DraftKeeper(self._tell_of_drafts)
        self._fault = ""
        """What the panel says of the draft."""

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
            self._panel = NotePanel(self._port.palette, self._hints(), id="note")
            self._port.place_below(self._panel)
        return self._panel

    def _hints(self) -> str:
        """What the keys of the panel do."""
        hints = (
            ("save-note", "saves"),
            ("next-field", "tags and colour"),
            ("close-note", "keeps it for later"),
        )
        return " · ".join(f"{self._port.key(id)} {word}" for id, word in hints)

    def write(self, desk: AnnotationSet, version: int, anchor: Anchor, note: Note | None = None) -> None:
        """Open the panel on a new note, or on one that is there; with its draft, if one was left."""
        self.close()
        left = next(
            (
                draft
                for draft in desk.drafts()
                if (draft.note == note.id if note else not draft.note and draft.anchor == anchor)
            ),
            None,
        )
        if left is not None:
            self.resume(desk, left)
            return
        base = Written.of(note) if note else Written()
        self._open(Editing(desk, version, anchor, note, base, _new_key(desk, version, anchor)), base)

    def resume(self, desk: AnnotationSet, draft: Draft) -> None:
        """Open the panel on an unfinished note."""
        self.close()
        version = desk.version_of(draft.article)
        if version is None:
            return
        try:
            note = self._library.notes.get(draft.note) if draft.note else None
        except LibraryError:
            note = None
        base = Written.of(note) if note else Written()
        editing = Editing(desk, version, draft.anchor, note, base, _new_key(desk, version, draft.anchor))
        editing.is_stale = bool(draft.note) and (note is None or note.modified != draft.modified)
        if note is None:
            editing.is_stale = False
        self._open(editing, Written.of(draft))
        self._keep_draft(replaced=draft.key)
        self._port.remark("Your unfinished comment")

    def save(self) -> None:
        """Put what is written into the library and close the panel; if that fails, say why and stay."""
        editing = self._editing
        if editing is None:
            return
        written, desk = self.panel.written, editing.desk
        save = self._port.key("save-note")
        try:
            if editing.note is None:
                desk.add(editing.version, editing.anchor, written)
            elif editing.is_stale:
                desk.keep_copy(editing.note, written)
            else:
                desk.edit(editing.note, written)
        except StaleNote as fault:
            editing.is_stale = True
            self._keep_draft()
            what = "changed" if fault.stored else "deleted"
            self.panel.say(f"Another window has {what} this note: {save} keeps yours beside it")
            return
        except LibraryError as fault:
            self._keep_draft()
            self.panel.say(f"{fault} · your text stays here; {save} tries again")
            return
        self._drop_draft()
        self._hide()
        self._shown()
        until = " until newsreader ends" if self._library.mode is Mode.MEMORY else ""
        self._port.remark(f"Note saved{until}")

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
        if self._editing is not None:
            self._keep_draft()
        self._drafts.wait(TO_LEAVE)

    def can_leave(self) -> bool:
        """Whether all that is unfinished is in the library."""
        self._drafts.wait(TO_ASK)
        self.take_stored()
        return not any(reading.desk.held for reading in self._port.opened if reading.desk is not None)

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
        editing.desk.writing = editing.key
        self._port.make_room(True)
        text = " ".join(editing.anchor.exact.split())
        what = "Your note" if editing.note else "Note"
        title = f"{what} on “{shortened(text, max(self._port.size.width - 24, 8))}”"
        self.panel.open(title, written, editing.desk.tags, self._changed)
        if editing.is_stale:
            save = self._port.key("save-note")
            self.panel.say(f"This note has changed since: {save} keeps yours beside it")

    def _tell_of_drafts(self) -> None:
        self._port.post_message(DraftsStored())

    def _changed(self, written: Written) -> None:
        self._save_soon()

    def _save_soon(self) -> None:
        if self._due is None:
            self._due = self._port.set_timer(SAVE_AFTER, self._save_draft)

    def _save_draft(self) -> None:
        self._due = None
        if self._editing is not None:
            self._keep_draft()

    def _keep_draft(self, replaced: str = "") -> bool:
        """Save what is written, if it is not what the library has, in place of another draft; whether there
        is anything to keep."""
        editing = self._editing
        assert editing is not None
        written = self.panel.written
        if written == editing.base or (editing.note is None and not written.comment and not written.tags):
            self._drop_draft()
            if replaced:
                self._drafts.drop(editing.desk, replaced)
            return False
        draft = editing.desk.draft(editing.version, editing.anchor, written, editing.note, editing.key)
        self._drafts.keep(editing.desk, draft, replaced)
        editing.has_draft = True
        return True

    def _drop_draft(self) -> None:
        editing = self._editing
        assert editing is not None
        if editing.has_draft:
            editing.has_draft = False
            self._drafts.drop(editing.desk, editing.key)

    def _hide(self) -> None:
        if self._editing is not None:
            self._editing.desk.writing = ""
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


def _new_key(desk: AnnotationSet, version: int, anchor: Anchor) -> str:
    return desk.draft(version, anchor, Written(), None).key
