"""The commands about notes, on the reader's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import BinEntry, NoteEntry
from newsreader.annotations.store import Draft, Step, StorageType
from newsreader.annotations.unfinished import Subject
from newsreader.model import Note, Ruling
from newsreader.settings.config import Config
from newsreader.ui.commands import BY_ID, PROGRAM, Pane
from newsreader.ui.controllers.attaching import Attaching
from newsreader.ui.controllers.clerk import Clerk
from newsreader.ui.controllers.coding import Coding
from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.elsewhere import Elsewhere
from newsreader.ui.controllers.making import Making
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

    def __init__(self, port: ReaderPort, stories: Stories, library: StorageType, config: Config) -> None:
        """`config` says who writes, and whether without seeing what others wrote."""
        self._port = port
        self.clerk = clerk = Clerk(port)
        self.notebook = notebook = Notebook(port, library, clerk, config, self._make_ready)
        self.marker = Marker(port)
        self.editor = panel = Editor(port, library, clerk, notebook.show)
        self.attaching = Attaching(port, stories, notebook, panel)
        self._overruling = Overruling(port, notebook)
        self._making = Making(port, notebook, self.marker, panel, self.attaching)
        self._coding = Coding(port, notebook)
        self._leaving = False
        self.handlers: dict[str, Callable[[], None]] = {
            **self.marker.handlers,
            **self._overruling.handlers,
            **self.attaching.handlers,
            **self._coding.handlers,
            "accept-place": self._accept,
            **self._making.handlers,
            **Elsewhere(port, panel, self._open_note).handlers,
            "reply": self._reply,
            "edit-note": self._edit,
            "delete-note": self._delete,
            "undo": lambda: self._turn(library.undo, "Undone"),
            "redo": lambda: self._turn(library.redo, "Done again"),
            "save-note": panel.save,
            "close-note": panel.close,
            "next-field": lambda: panel.panel.next_field(1),
            "previous-field": lambda: panel.panel.next_field(-1),
            "next-colour": lambda: panel.panel.next_choice(1),
            "previous-colour": lambda: panel.panel.next_choice(-1),
            "next-subject": lambda: panel.panel.next_subject(),
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
        """Say what can be done in the list of notes, and where coders differ."""
        if self._coding.view is not None:
            self._coding.view.accept = self._port.key("accept-place")
        view = self.notebook.view
        if view is not None:
            view.fetch, view.accept = self.notebook.fetch, self._port.key("accept-place")
            view.delete, view.add = self._port.key("delete-note"), self._port.key("add-note")
            words = {
                "edit-note": "edits",
                "reply": "replies",
                "delete-note": "deletes",
                "filter": "others, bin",
            }
            if self.notebook.desk.is_read and view.entry is not None:
                self._port.remark(" · ".join(f"{self._port.key(id)} {word}" for id, word in words.items()))

    # Changing

    def _accept(self) -> None:
        if not self._coding.accept():
            self.attaching.accept()

    def _reply(self) -> None:
        note = self._picked("answer")
        if note is not None:
            self._making.reply(note)

    def _open_note(self) -> None:
        """Edit the note that is pointed at, or if there is none, make one."""
        port = self._port
        if port.view is None and not port.reading.notes_at(port.reading.place):
            self._making.add()
        else:
            self._edit()

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
                subject = Subject(version, note.anchor, note.scope, note.also, note.answers)
                self.editor.write(desk, [("this", subject)], note)

    def _delete(self) -> None:
        view, desk = self.notebook.view, self.notebook.desk
        if view is not None and isinstance(view.entry, Draft):
            self.editor.discard(desk, view.entry)
            self.notebook.show()
            return
        if view is not None and isinstance(view.entry, BinEntry):
            self.attaching.remove(view.entry)
            return
        note = self._picked("delete")
        if note is not None:
            said = f"Note deleted; {self._port.key('undo')} brings it back"
            self.notebook.change(partial(desk.delete, note), said)

    def _picked(self, verb: str) -> Note | None:
        """The note that a command is about. If there are several, the reader chooses from the list."""
        view, port = self.notebook.view, self._port
        if view is not None:
            entry = view.entry
            if isinstance(entry, NoteEntry | Lost):
                return entry.note
            is_binned = isinstance(entry, BinEntry)
            port.remark(
                f"It is in the bin: {port.key('open-line')} takes it out"
                if is_binned
                else "No note is selected here"
            )
            return None
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
        desks = [reading.desk for reading in self._port.opened if reading.desk is not None]

        def work() -> Step | None:
            step = turn()
            for change in step.changes if step is not None else ():
                for desk in desks:
                    desk.placer.look_up(change.after)
            return step

        self.clerk.do(work, partial(self._turned, done), self.notebook.failed)

    def _turned(self, done: str, step: Step | None) -> None:
        if step is None:
            self._port.remark("There is nothing to undo" if done == "Undone" else "Nothing was undone")
            return
        self.notebook.take_step(step)
        records = [change.after or change.before for change in step.changes]
        kind = "verdict" if isinstance(records[0], Ruling) else "note"
        what = f"a {kind}" if len(records) == 1 else f"{len(records)} {kind}s"
        self._port.remark(f"{done}: {_DOING.get(step.verb, step.verb)} {what}")
