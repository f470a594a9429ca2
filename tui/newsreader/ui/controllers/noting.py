"""The commands about notes and rulings on the reader's screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import CandidateEntry, Entry, NoteEntry
from newsreader.annotations.store import Draft, LibraryError, Step, StorageType
from newsreader.model import Anchor, Comparison, Note, Place, Ruling, Span
from newsreader.text.terminal import safe
from newsreader.ui.commands import BY_ID, PROGRAM, Pane
from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.marking import Marker
from newsreader.ui.controllers.overruling import Overruling
from newsreader.ui.notes.shown import noted
from newsreader.ui.state import Reading

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import Read
    from newsreader.ui.reader import ReaderScreen
    from newsreader.ui.views.notes import NotesView

LOOK_EVERY = 3.0
"""Seconds between two looks at what other windows have written."""
_DOING = {
    "add": "making",
    "edit": "editing",
    "delete": "deleting",
    "restore": "restoring",
    "import": "importing",
}


class Noting:
    """Notes on the screen. The library keeps them, the desk of each story knows where they are."""

    def __init__(self, screen: ReaderScreen, library: StorageType, author: str) -> None:
        self._screen = screen
        self._author = author
        self._library = library
        self.marker = Marker(screen)
        self.editor = Editor(screen, library)
        self._overruling = Overruling(screen)
        self._engine: dict[int, Comparison] = {}
        """What the engine says, by the identity of the reading."""
        self._attaching: Note | None = None
        self._told_of_drafts = False
        self._leaving = False
        panel = self.editor
        self.handlers: dict[str, Callable[[], None]] = {
            **self.marker.handlers,
            **self._overruling.handlers,
            "add-note": self._add,
            "note-passage": self._add_on_passage,
            "edit-note": self._edit,
            "delete-note": self._delete,
            "undo": lambda: self._turn(library.undo, "Undone"),
            "redo": lambda: self._turn(library.redo, "Done again"),
            "save-note": panel.save,
            "close-note": panel.close,
            "next-field": lambda: panel.panel.next_field(1),
            "previous-field": lambda: panel.panel.next_field(-1),
            "next-colour": lambda: panel.panel.next_colour(1),
            "previous-colour": lambda: panel.panel.next_colour(-1),
        }
        """What each command does, by its id."""

    @property
    def pane(self) -> Pane | None:
        """Where the keyboard is, if it is in a note or in a passage that is being marked."""
        if self.editor.has_keyboard:
            return Pane.NOTE
        return Pane.MARKING if self.marker.has_keyboard else None

    def leave(self) -> None:
        """The program ends: keep what is unfinished."""
        self.editor.leave()

    # Reading the library

    def open(self, reading: Reading) -> None:
        """Begin to show the notes on a story."""
        if reading.desk is None:
            reading.desk = AnnotationSet(self._library, reading.story, self._author)
            self._screen.read_notes(reading)

    def read(self, reading: Reading) -> Read | LibraryError:
        """What the library holds on a story, or why it cannot be read. In any thread."""
        assert reading.desk is not None
        try:
            return reading.desk.read()
        except LibraryError as fault:
            return fault

    def take_notes(self, reading: Reading, read: Read | LibraryError) -> None:
        """Show what was read from the library."""
        if isinstance(read, LibraryError):
            self._screen.warn(f"Your notes cannot be read: {read}")
        elif reading.desk is not None:
            if not reading.desk.take(read):
                self._screen.read_notes(reading)
                return
            self._recolour(reading)
            self.show_notes()
            self._tell_of_drafts(reading.desk)
            self._make_ready()

    def take_comparison(self, reading: Reading, comparison: Comparison) -> None:
        """Lay the rulings over what the engine says."""
        self._engine[id(reading)] = comparison
        reading.take_comparison(comparison)
        self._recolour(reading)

    def look_elsewhere(self) -> None:
        """Read again what another window has changed."""
        try:
            if not self._library.changed_elsewhere():
                return
            for reading in self._screen.readings:
                if reading.desk is not None and reading.desk.has_news():
                    self._screen.read_notes(reading)
        except LibraryError:
            return  # what is on the screen stays; a change of one's own tells what is wrong

    def _make_ready(self) -> None:
        """Mount what one types into, so that not even the first key typed after `add-note` is lost."""
        self.editor.panel  # noqa: B018
        self.marker.bar  # noqa: B018

    def _tell_of_drafts(self, desk: AnnotationSet) -> None:
        drafts = desk.drafts()
        if drafts and not self._told_of_drafts:
            count = f"{len(drafts)} unfinished comment{'' if len(drafts) == 1 else 's'}"
            self._screen.tell(f"{count}: {self._screen.key('notes')} lists the notes")
        self._told_of_drafts = True

    def _recolour(self, reading: Reading) -> None:
        """Draw a story by the rulings as they are now."""
        engine = self._engine.get(id(reading))
        if engine is None or reading.desk is None:
            return
        units = frozenset(reading.desk.rulings)
        if not units and not reading.ruled:
            return
        from newsreader.analysis.overruled import apply_rulings

        reading.take_comparison(apply_rulings(engine, reading.desk.rulings.values()), units)
        if reading is self._screen.reading:
            self._screen.show_version()

    # What the screen asks

    def permits(self, command: str) -> bool:
        """Whether a command may run now; if not, the reader is told."""
        unsaved = any(reading.desk.held for reading in self._screen.readings if reading.desk is not None)
        if command == "quit" and unsaved and not self._leaving:
            self._leaving = True
            self._screen.warn("An unfinished comment cannot be saved here. Quit again to leave without it.")
            return False
        of = BY_ID[command]
        if self.marker.is_marking and Pane.MARKING not in of.panes and of.group != PROGRAM:
            note, stop = (self._screen.key(id) for id in ("note-passage", "stop-marking"))
            self._screen.remark(f"Marking a passage: {note} notes it, {stop} stops")
            return False
        return not (command in ("undo", "redo") and self._screen.pane is Pane.NOTE)

    def close(self) -> bool:
        """Give up what waits for the reader; whether anything did."""
        view = self._view
        if view is not None and view.close_question():
            return True
        waited = self._attaching is not None or self._overruling.is_pointing
        self._attaching = None
        self._overruling.stop_pointing()
        self._hint("")
        return waited

    def show_notes(self) -> None:
        """Draw the notes as they are now."""
        screen = self._screen
        screen.article.refresh()
        screen.evidence.show_again(screen.reading)
        if self._view is not None:
            self._view.follow(screen.reading)

    def view_shown(self) -> None:
        """Say what can be done in the list of notes."""
        if self._view is not None:
            keys = (("edit-note", "edits"), ("delete-note", "deletes"), ("undo", "takes back"))
            self._screen.remark(" · ".join(f"{self._screen.key(id)} {word}" for id, word in keys))

    def _hint(self, text: str) -> None:
        self._screen.article.border_subtitle = Content(safe(text))

    @property
    def _desk(self) -> AnnotationSet:
        reading = self._screen.reading
        self.open(reading)
        assert reading.desk is not None
        return reading.desk

    @property
    def _view(self) -> NotesView | None:
        from newsreader.ui.views.notes import NotesView

        return self._screen.view if isinstance(self._screen.view, NotesView) else None

    # Making

    def _add(self) -> None:
        screen = self._screen
        if self.editor.is_open and screen.pane is not Pane.NOTE:
            screen.set_focus(self.editor.panel.comment)
            return
        place = screen.reading.place if screen.view is None else screen.view.place
        if place is None:
            screen.remark("No sentence is selected here")
            return
        sentence = screen.reading.story.versions[place.version].sentences[place.sentence]
        self._note(place.version, Span(sentence.start, sentence.end))

    def _add_on_passage(self) -> None:
        passage = self.marker.passage
        if passage is not None:
            self.marker.stop()
            self._note(self._screen.reading.place.version, passage.span)

    def _note(self, version: int, span: Span) -> None:
        """Write a note on a passage, or give it to the note that waits for one."""
        article = self._screen.reading.story.versions[version]
        waiting, self._attaching = self._attaching, None
        if waiting is None:
            self.editor.write(self._desk, version, Anchor.of(article.text, span))
            return
        self._hint("")
        self._attach(waiting, version, span)

    def _attach(self, note: Note, version: int, span: Span) -> bool:
        try:
            self._desk.attach(note, version, span)
        except LibraryError as fault:
            self._screen.warn(str(fault))
            return False
        self.show_notes()
        self._screen.remark("The note has its passage again")
        return True

    # Changing

    def _edit(self) -> None:
        view = self._view
        if view is not None and isinstance(view.entry, Draft):
            self.editor.resume(self._desk, view.entry)
            return
        note = self._picked("edit")
        if note is not None:
            version = self._desk.version_of(note.article)
            if version is None:
                self._screen.remark("Its article is not open")
            else:
                self.editor.write(self._desk, version, note.anchor, note)

    def _delete(self) -> None:
        view = self._view
        if view is not None and isinstance(view.entry, Draft):
            self.editor.discard(self._desk, view.entry)
            self.show_notes()
            return
        note = self._picked("delete")
        if note is None:
            return
        try:
            self._desk.delete(note)
        except LibraryError as fault:
            self._screen.warn(str(fault))
            self._screen.read_notes(self._screen.reading)
            return
        self.show_notes()
        self._screen.remark(f"Note deleted; {self._screen.key('undo')} brings it back")

    def _picked(self, verb: str) -> Note | None:
        """The note that a command is about. If there are several, the reader chooses from the list."""
        view, screen = self._view, self._screen
        if view is not None:
            entry = view.entry
            return entry.note if isinstance(entry, NoteEntry | Lost) else None
        found = noted(screen.reading, screen.reading.place) if screen.view is None else []
        if len(found) == 1:
            return found[0].note
        if found:
            screen.show_view("notes")
            assert self._view is not None
            self._view.show_only(screen.reading.place)
            screen.remark(f"{len(found)} notes stand here: choose the one to {verb}")
        else:
            screen.remark(f"No note on this sentence; {self._screen.key('add-note')} makes one")
        return None

    def _turn(self, turn: Callable[[], Step | None], done: str) -> None:
        try:
            step = turn()
        except LibraryError as fault:
            self._screen.warn(str(fault))
            self._screen.read_notes(self._screen.reading)
            return
        if step is None:
            self._screen.remark("There is nothing to undo" if done == "Undone" else "Nothing was undone")
            return
        for reading in self._screen.readings:
            if reading.desk is not None:
                reading.desk.take_step(step)
                self._recolour(reading)
        self.show_notes()
        records = [change.after or change.before for change in step.changes]
        kind = "verdict" if isinstance(records[0], Ruling) else "note"
        what = f"a {kind}" if len(records) == 1 else f"{len(records)} {kind}s"
        self._screen.remark(f"{done}: {_DOING.get(step.verb, step.verb)} {what}")

    def recolour(self) -> None:
        """Draw the open story by the rulings as they are now."""
        self._recolour(self._screen.reading)

    # The list of notes

    def choose(self, entry: Entry) -> None:
        """Go where an entry of the list leads."""
        if isinstance(entry, Draft):
            self.editor.resume(self._desk, entry)
        elif isinstance(entry, CandidateEntry):
            view = self._view
            assert view is not None
            view.close_question()
            if entry.span is None:
                self._ask_to_attach(entry.lost)
            elif entry.lost.version is not None:
                self._attach(entry.lost.note, entry.lost.version, entry.span)
        elif isinstance(entry, Lost):
            if self._view is None or not self._view.ask(entry):
                self._ask_to_attach(entry)
        elif isinstance(entry, NoteEntry):
            self._go_to(entry)

    def _go_to(self, entry: NoteEntry) -> None:
        screen = self._screen
        if entry.version is not None and entry.span is not None:
            screen.open_place(Place(entry.version, self._sentence(screen.reading, entry.version, entry.span)))
            return
        for story, reading in enumerate(screen.readings):
            self.open(reading)
            assert reading.desk is not None
            found = reading.desk.place(entry.note)
            if found is not None:
                screen.show_view("")
                screen.open_story(story)
                screen.open_place(Place(found[0], self._sentence(reading, *found)))
                return
        article = entry.note.article
        name = article.title or article.path or article.url or "its article"
        screen.remark(f"Not open: {safe(name)}")

    def _sentence(self, reading: Reading, version: int, span: Span) -> int:
        starts = [sentence.start for sentence in reading.story.versions[version].sentences]
        return max(bisect_right(starts, span.start) - 1, 0)

    def _ask_to_attach(self, lost: Lost) -> None:
        """Show the article of a note that has no place, so that the reader gives it one."""
        screen = self._screen
        screen.show_view("")
        if lost.version is not None and lost.version != screen.reading.place.version:
            before = screen.reading.place
            screen.reading.open_version(lost.version)
            screen.show_move(before)
        self._attaching = lost.note
        add, mark = (self._screen.key(id) for id in ("add-note", "mark-passage"))
        text = " ".join(lost.note.anchor.exact.split())
        self._hint(f"{add} on its sentence, or {mark} marks its passage: “{text[:40]}”")

    # Verdicts

    def hint(self, text: str) -> None:
        """Say below the article what it waits for; empty: nothing."""
        self._hint(text)
