"""Where the entries of the list of notes lead, and giving a note its passage again."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from newsreader.annotations.anchoring import Ambiguous
from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import BinEntry, CandidateEntry, Entry, NoteEntry
from newsreader.annotations.store import Draft
from newsreader.model import Place, Span
from newsreader.text.quoted import quoted
from newsreader.text.terminal import safe
from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.notebook import Notebook
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories
from newsreader.ui.state import ListedStory


class Attaching:
    """Goes to the passage of a note; to one without a passage, the reader gives another."""

    def __init__(self, port: ReaderPort, stories: Stories, notebook: Notebook, editor: Editor) -> None:
        self._port = port
        self._stories = stories
        self._notebook = notebook
        self._editor = editor
        self._waiting: Lost | None = None
        """The note that waits for a passage."""

    @property
    def handlers(self) -> dict[str, Callable[[], None]]:
        """What its commands do, by their ids."""
        return {"accept-all": self._accept_all, "empty-bin": self._empty}

    def accept(self) -> None:
        """Take the place that is proposed for the selected note."""
        view = self._notebook.view
        entry = view.entry if view is not None else None
        lost = entry.lost if isinstance(entry, CandidateEntry) else entry
        if isinstance(entry, CandidateEntry) and entry.span is not None and entry.lost.version is not None:
            self.choose(entry)
        elif isinstance(lost, Lost) and lost.version is not None and isinstance(lost.finding, Ambiguous):
            self._attach(lost, lost.version, lost.finding.candidates[0].span)
        else:
            self._port.remark("There is no place to accept here")

    def _accept_all(self) -> None:
        """Take all places that are sure."""
        port, notebook = self._port, self._notebook
        sure = [(one, one.version, one.sure) for one in notebook.desk.lost if notebook.view is not None]
        places = [(one, version, span) for one, version, span in sure if span and version is not None]
        if not places:
            port.remark("There is no place here that is sure")
            return
        count = f"{len(places)} note{'' if len(places) == 1 else 's'} placed"
        said = f"{count}; {port.key('undo')} takes it back"
        notebook.change(partial(notebook.desk.attach_all, places), said)

    def _empty(self) -> None:
        self._remove("Remove all notes and verdicts in the bin for good, with what was marked? yes")

    def remove(self, entry: BinEntry) -> None:
        """Ask whether one thing in the bin is to go for good."""
        self._remove("Remove this for good, with what was marked? yes", (entry.record.id,))

    def _remove(self, question: str, only: tuple[str, ...] | None = None) -> None:
        port, library = self._port, self._notebook.library

        def work() -> int:
            return library.notes.empty_bin(only) + library.rulings.empty_bin(only)

        def gone(count: int) -> None:
            self._notebook.show()
            port.remark(f"{count} removed for good" if count else "There was nothing to remove")

        def done(answer: str | None) -> None:
            if answer is not None and answer.strip().casefold() == "yes":
                self._notebook.clerk.do(work, gone, self._notebook.failed)
            else:
                port.remark("Nothing was removed")

        port.ask(question, done)

    def stop(self) -> bool:
        """Wait for no passage any more; whether a note did."""
        waited, self._waiting = self._waiting is not None, None
        return waited

    def take_passage(self, version: int, span: Span) -> bool:
        """Give a passage to the note that waits for one; whether there was one."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return False
        self._port.hint("")
        self._attach(waiting, version, span)
        return True

    def choose(self, entry: Entry) -> None:
        """Go where an entry of the list leads."""
        view = self._notebook.view
        if isinstance(entry, Draft):
            self._editor.resume(self._notebook.desk, entry)
        elif isinstance(entry, CandidateEntry):
            if view is not None:
                view.close_question()
            if entry.span is None:
                self._ask_to_attach(entry.lost)
            elif entry.lost.version is not None:
                self._attach(entry.lost, entry.lost.version, entry.span)
        elif isinstance(entry, Lost):
            if view is None or not view.ask(entry):
                self._ask_to_attach(entry)
        elif isinstance(entry, BinEntry):
            notebook = self._notebook
            notebook.change(partial(notebook.desk.restore, entry.record), "Taken out of the bin")
        elif isinstance(entry, NoteEntry):
            self._go_to(entry)

    def _attach(self, lost: Lost, version: int, span: Span) -> None:
        notebook = self._notebook
        notebook.change(partial(notebook.desk.attach, lost, version, span), "The note has its passage again")

    def _go_to(self, entry: NoteEntry) -> None:
        """To the passage of a note, in whichever story; one that may have its article is read for it."""
        if entry.version is not None and entry.span is not None:
            self._open(entry.version, entry.span)
            return
        desks = [
            (story, self._notebook.open(story.state))
            for story in self._stories.listed
            if story.state is not None
        ]

        def find() -> tuple[ListedStory, tuple[int, Span]] | None:
            placed = ((story, desk.place(entry.note)) for story, desk in desks)
            return next(((story, place) for story, place in placed if place is not None), None)

        self._notebook.clerk.do(find, partial(self._found, entry), self._notebook.failed)

    def _found(self, entry: NoteEntry, found: tuple[ListedStory, tuple[int, Span]] | None) -> None:
        if found is not None:
            story, place = found
            self._stories.choose(story)
            self._open(*place)
            return
        path = entry.note.article.path
        unread = (one for one in self._stories.listed if one.state is None and not one.problem)
        likely = next((one for one in unread if _may_hold(one, path)), None)
        if likely is not None:
            self._stories.read(likely, partial(self._go_on, entry))
            return
        article = entry.note.article
        self._port.remark(f"Not open: {safe(article.title or article.path or article.url or 'its article')}")

    def _go_on(self, entry: NoteEntry) -> None:
        """A story was read: to the passage, unless the reader went elsewhere meanwhile."""
        if self._notebook.view is not None:
            self._go_to(entry)

    def _open(self, version: int, span: Span) -> None:
        sentence = self._port.reading.story.versions[version].sentence_at(span.start)
        self._port.open_place(Place(version, sentence))

    def _ask_to_attach(self, lost: Lost) -> None:
        """Show the article of a note that has no place, so that the reader gives it one."""
        port = self._port
        port.show_view("")
        if lost.version is not None and lost.version != port.reading.place.version:
            before = port.reading.place
            port.reading.open_version(lost.version)
            port.show_move(before)
        self._waiting = lost
        add, mark = (port.key(id) for id in ("add-note", "mark-passage"))
        text = " ".join(lost.passage.exact.split())
        port.hint(f"{add} on its sentence, or {mark} marks its passage: {quoted(text[:40])}")


def _may_hold(story: ListedStory, path: str) -> bool:
    """Whether a story that is not read names the file of an article, wherever its folder lies now."""
    if not path:
        return False
    ends = PurePath(os.path.abspath(path)).parts[-2:]
    return any(PurePath(os.path.abspath(one)).parts[-2:] == ends for one in story.summary.paths)
