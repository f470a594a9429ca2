"""The commands about notes, on the reader's screen."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import NoteEntry
from newsreader.annotations.store import Draft, LibraryError, Step, StorageType
from newsreader.model import Anchor, Note, Ruling, Span
from newsreader.ui.commands import BY_ID, PROGRAM, Pane
from newsreader.ui.controllers.attaching import Attaching
from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.marking import Marker
from newsreader.ui.controllers.notebook import Notebook
from newsreader.ui.controllers.overruling import Overruling
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories

_DOING = {
    "add": "making",
    "edit": "editing",
    "delete": "deleting",
    "restore": "restoring",
    "import": "importing",
}


class Noting:
    """Makes, edits and deletes notes; marking, writing and overruling have parts of their own."""

    def __init__(self, port: ReaderPort, stories: Stories, library: StorageType, author: str) -> None:
        """`author` is named in what is written."""
        self._port = port
        self.notebook = notebook = Notebook(port, library, author, self._make_ready)
        self.marker = Marker(port)
        self.editor = panel = Editor(port, library, notebook.show)
        self.attaching = Attaching(port, stories, notebook, panel)
        self._overruling = Overruling(port, notebook)
        self._leaving = False
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

    def leave_story(self) -> None:
        """Another story is on the screen: what was begun in the one before is about that one."""
        self.marker.stop()
        if self._overruling.stop_pointing():
            self._port.hint("")

    def _make_ready(self) -> None:
        """Mount what one types into, so that not even the first key typed after `add-note` is lost."""
        self.editor.panel  # noqa: B018
        self.marker.bar  # noqa: B018

    # What the screen asks

    def permits(self, command: str) -> bool:
        """Whether a command may run now; if not, the reader is told."""
        port = self._port
        if command == "quit" and not self._leaving and not self.editor.can_leave():
            self._leaving = True
            port.warn("An unfinished comment cannot be saved here. Quit again to leave without it.")
            return False
        of = BY_ID[command]
        if self.marker.is_marking and Pane.MARKING not in of.panes and of.group != PROGRAM:
            note, stop = (port.key(id) for id in ("note-passage", "stop-marking"))
            port.remark(f"Marking a passage: {note} notes it, {stop} stops")
            return False
        return not (command in ("undo", "redo") and port.pane is Pane.NOTE)

    def close(self) -> bool:
        """Give up what waits for the reader; whether anything did."""
        view = self.notebook.view
        if view is not None and view.close_question():
            return True
        waited = self.attaching.stop()
        pointed = self._overruling.stop_pointing()
        self._port.hint("")
        return waited or pointed

    def view_shown(self) -> None:
        """Say what can be done in the list of notes."""
        if self.notebook.view is not None:
            keys = (("edit-note", "edits"), ("delete-note", "deletes"), ("undo", "takes back"))
            self._port.remark(" · ".join(f"{self._port.key(id)} {word}" for id, word in keys))

    # Making

    def _add(self) -> None:
        port = self._port
        if self.editor.is_open and port.pane is not Pane.NOTE:
            port.set_focus(self.editor.panel.comment)
            return
        place = port.reading.place if port.view is None else port.view.place
        if place is None:
            port.remark("No sentence is selected here")
            return
        sentence = port.reading.story.versions[place.version].sentences[place.sentence]
        self._note(place.version, Span(sentence.start, sentence.end))

    def _add_on_passage(self) -> None:
        span = self.marker.span()
        if span is not None:
            self.marker.stop()
            self._note(self._port.reading.place.version, span)

    def _note(self, version: int, span: Span) -> None:
        """Write a note on a passage, or give it to the note that waits for one."""
        if not self.attaching.take_passage(version, span):
            article = self._port.reading.story.versions[version]
            self.editor.write(self.notebook.desk, version, Anchor.of(article.text, span))

    # Changing

    def _edit(self) -> None:
        view, desk = self.notebook.view, self.notebook.desk
        if view is not None and isinstance(view.entry, Draft):
            self.editor.resume(desk, view.entry)
            return
        note = self._picked("edit")
        if note is not None:
            version = desk.version_of(note.article)
            if version is None:
                self._port.remark("Its article is not open")
            else:
                self.editor.write(desk, version, note.anchor, note)

    def _delete(self) -> None:
        view, desk = self.notebook.view, self.notebook.desk
        if view is not None and isinstance(view.entry, Draft):
            self.editor.discard(desk, view.entry)
            self.notebook.show()
            return
        note = self._picked("delete")
        if note is None:
            return
        try:
            desk.delete(note)
        except LibraryError as fault:
            self.notebook.failed(fault)
            return
        self.notebook.show()
        self._port.remark(f"Note deleted; {self._port.key('undo')} brings it back")

    def _picked(self, verb: str) -> Note | None:
        """The note that a command is about. If there are several, the reader chooses from the list."""
        view, port = self.notebook.view, self._port
        if view is not None:
            entry = view.entry
            return entry.note if isinstance(entry, NoteEntry | Lost) else None
        found = port.reading.notes_at(port.reading.place) if port.view is None else []
        if len(found) == 1:
            return found[0].note
        if found:
            port.show_view("notes")
            listed = self.notebook.view
            assert listed is not None
            listed.show_only(port.reading.place)
            port.remark(f"{len(found)} notes stand here: choose the one to {verb}")
        else:
            port.remark(f"No note on this sentence; {port.key('add-note')} makes one")
        return None

    def _turn(self, turn: Callable[[], Step | None], done: str) -> None:
        try:
            step = turn()
        except LibraryError as fault:
            self.notebook.failed(fault)
            return
        if step is None:
            self._port.remark("There is nothing to undo" if done == "Undone" else "Nothing was undone")
            return
        self.notebook.take_step(step)
        records = [change.after or change.before for change in step.changes]
        kind = "verdict" if isinstance(records[0], Ruling) else "note"
        what = f"a {kind}" if len(records) == 1 else f"{len(records)} {kind}s"
        self._port.remark(f"{done}: {_DOING.get(step.verb, step.verb)} {what}")
