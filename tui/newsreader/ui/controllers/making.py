"""Making notes: on a sentence, a passage, a claim, a pair, an article, another note; and highlights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.annotations.unfinished import Subject, Written
from newsreader.model import Note, NoteColour, Place, Span
from newsreader.ui.commands import Pane
from newsreader.ui.controllers import subjects
from newsreader.ui.controllers.attaching import Attaching
from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.marking import Marker
from newsreader.ui.controllers.notebook import Notebook
from newsreader.ui.controllers.port import ReaderPort


class Making:
    """Opens the panel on what is pointed at; or highlights it at once."""

    def __init__(
        self, port: ReaderPort, notebook: Notebook, marker: Marker, editor: Editor, attaching: Attaching
    ) -> None:
        self._port = port
        self._notebook = notebook
        self._marker = marker
        self._editor = editor
        self._attaching = attaching
        self._colour = NoteColour.YELLOW
        """Of the last highlight."""
        self.handlers: dict[str, Callable[[], None]] = {
            "add-note": self.add,
            "note-article": self._on_article,
            "note-claim": self._on_claim,
            "note-pair": self._on_pair,
            "note-passage": self._on_passage,
            "highlight": self._highlight,
            **{f"highlight-{colour}": partial(self._highlight_passage, colour) for colour in NoteColour},
        }
        """What each command does, by its id."""

    def add(self) -> None:
        """Make a note on the sentence that is pointed at."""
        if self._editor.is_open and self._port.pane is not Pane.NOTE:
            self._port.set_focus(self._editor.panel.comment)
            return
        place = self._pointed()
        if place is not None:
            self._note(place.version, subjects.sentence_span(self._port.reading, place))

    def reply(self, note: Note) -> None:
        """Answer a note."""
        desk = self._notebook.desk
        version = desk.version_of(note.article)
        if version is None:
            self._port.remark("Its article is not open")
        else:
            self._editor.write(desk, [("this note", subjects.reply_to(note, version))])

    def _on_article(self) -> None:
        place = self._pointed()
        if place is not None:
            self._write(subjects.on_whole(place.version), place)

    def _on_claim(self) -> None:
        place, reading = self._pointed(), self._port.reading
        if place is not None:
            span = subjects.sentence_span(reading, place)
            subject = subjects.on_claim(reading, place.version, span)
            self._write(subject, place, "No other version tells this: the note is on the sentence")

    def _on_pair(self) -> None:
        place, reading = self._pointed(), self._port.reading
        if place is not None:
            subject = subjects.on_pair(reading, place, self._match(place))
            self._write(subject, place, "There is no other side here: the note is on the sentence")

    def _on_passage(self) -> None:
        span = self._marker.span()
        if span is not None:
            self._marker.stop()
            self._note(self._port.reading.place.version, span)

    def _pointed(self) -> Place | None:
        """The sentence that is selected, wherever; if none is, the reader is told."""
        port = self._port
        place = port.reading.place if port.view is None else port.view.place
        if place is None:
            port.remark("No sentence is selected here")
        return place

    def _match(self, place: Place) -> Place | None:
        """The match that is selected in the evidence on a sentence."""
        port = self._port
        return port.evidence.selected if port.view is None and place == port.reading.place else None

    def _note(self, version: int, span: Span) -> None:
        """Write a note on a passage, or give it to the note that waits for one."""
        if self._attaching.take_passage(version, span):
            return
        reading = self._port.reading
        place = Place(version, reading.story.versions[version].sentence_at(span.start))
        first = subjects.on_passage(reading, version, span)
        self._open(subjects.choices(reading, first, span, self._match(place)))

    def _write(self, subject: Subject | None, place: Place, otherwise: str = "") -> None:
        """Write a note on a subject; if there is none, on the sentence, and say so."""
        reading = self._port.reading
        span = subjects.sentence_span(reading, place)
        first = subject or subjects.on_passage(reading, place.version, span)
        self._open(subjects.choices(reading, first, span, self._match(place)), "" if subject else otherwise)

    def _open(self, choices: list[tuple[str, Subject]], said: str = "") -> None:
        self._editor.write(self._notebook.desk, choices, said=said)

    def _highlight(self) -> None:
        place = self._pointed()
        if place is not None:
            span = subjects.sentence_span(self._port.reading, place)
            self._colour_in(place.version, span, self._colour)

    def _highlight_passage(self, colour: NoteColour) -> None:
        span = self._marker.span()
        if span is not None:
            self._marker.stop()
            self._colour = colour
            self._colour_in(self._port.reading.place.version, span, colour)

    def _colour_in(self, version: int, span: Span, colour: NoteColour) -> None:
        subject = subjects.on_passage(self._port.reading, version, span)
        said = f"Highlighted in {colour}; {self._port.key('undo')} takes it back"
        self._notebook.change(partial(self._notebook.desk.add, subject, Written(colour=colour)), said)
