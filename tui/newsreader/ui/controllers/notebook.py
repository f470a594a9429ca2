"""The notes and verdicts on the opened stories, as the library has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.annotations.store import LibraryError, Step, StorageType
from newsreader.model import Comparison
from newsreader.settings.config import Config
from newsreader.ui.controllers.clerk import Clerk
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import ChangedElsewhere, NotesRead
from newsreader.ui.state import StoryState

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.listed import Page, Shelf
    from newsreader.ui.views.notes import NotesView

LOOK_EVERY = 3.0
"""Seconds between two looks at what other windows have written."""


class Notebook:
    """Reads the library, and draws what was read. The desk of each story knows where its notes are."""

    def __init__(
        self,
        port: ReaderPort,
        library: StorageType,
        clerk: Clerk,
        config: Config,
        make_ready: Callable[[], None],
    ) -> None:
        """`make_ready` is called when notes can be written."""
        self._port = port
        self.library = library
        self.clerk = clerk
        self._config = config
        self._make_ready = make_ready
        self._told_of_drafts = False
        self._told: set[str] = set()
        """What is wrong with codebooks, once it was said."""
        self._is_looking = False

    @property
    def desk(self) -> AnnotationSet:
        """Of the open story."""
        return self.open(self._port.reading)

    @property
    def view(self) -> NotesView | None:
        """The list of notes, if it is on the screen."""
        from newsreader.ui.views.notes import NotesView

        return self._port.view if isinstance(self._port.view, NotesView) else None

    def open(self, reading: StoryState) -> AnnotationSet:
        """The desk of a story; its notes begin to be read if they are not yet."""
        if reading.desk is None:
            from newsreader.annotations.annotation_set import AnnotationSet

            reading.desk = AnnotationSet(self.library, reading.story, self._config.author, self._config.blind)
            if reading.comparison is not None:
                reading.desk.layer.tell_claims(reading.comparison.claims)
            self.read(reading)
        return reading.desk

    def read(self, reading: StoryState) -> None:
        """Read the notes on a story; they come by a message."""
        if reading.desk is not None:
            work = partial(_read, reading, reading.desk, self._config.codebook)
            self._port.in_thread(work, "notes")

    def take(self, message: NotesRead) -> None:
        """Show what was read."""
        reading, result = message.reading, message.result
        for problem in message.problems:
            if problem not in self._told:
                self._told.add(problem)
                self._port.warn(problem)
        if isinstance(result, LibraryError):
            self._port.warn(f"Your notes cannot be read: {result}")
        elif reading.desk is not None:
            if not reading.desk.take(result):
                self.read(reading)
                return
            self.recolour(reading)
            self.show()
            self._tell_of_drafts(reading.desk)
            self._make_ready()

    def take_comparison(self, reading: StoryState, comparison: Comparison) -> None:
        """Lay the verdicts of the reader over what the engine says."""
        reading.engine = comparison
        reading.take_comparison(comparison)
        if reading.desk is not None:
            reading.desk.layer.tell_claims(comparison.claims)
        self.recolour(reading)

    def take_step(self, step: Step) -> None:
        """Show what was undone or redone, whichever story it is about."""
        for reading in self._port.opened:
            if reading.desk is not None:
                reading.desk.take_step(step)
                self.recolour(reading)
        self.show()

    def change(self, work: Callable[[], object], said: str) -> None:
        """Change the library, and show that and say it when it is done."""

        def done(_: object) -> None:
            self.show()
            if said:
                self._port.remark(said)

        self.clerk.do(work, done, self.failed)

    def fetch(self, shelf: Shelf) -> None:
        """Read a part of the library for the list of notes."""

        def show(result: Page | str) -> None:
            if self.view is not None:
                self.view.take_page(shelf, result)

        self.clerk.do(partial(shelf.read, self.desk), show, lambda fault: show(str(fault)))

    def failed(self, fault: LibraryError) -> None:
        """A change was not saved: say why, and show what the library has."""
        self._port.warn(str(fault))
        self.read(self._port.reading)

    def look_elsewhere(self) -> None:
        """Read again what another window has changed."""
        if not self._is_looking:
            self._is_looking = True
            desks = [(reading, reading.desk) for reading in self._port.opened if reading.desk is not None]
            self._port.in_thread(partial(_look, self.library, desks), "elsewhere")

    def take_changes(self, message: ChangedElsewhere) -> None:
        """Read again what was found changed."""
        self._is_looking = False
        for reading in message.readings:
            self.read(reading)

    def show(self) -> None:
        """Draw the notes as they are now."""
        port = self._port
        port.article.refresh()
        port.versions.draw_anew()
        port.evidence.show_again(port.reading)
        if self.view is not None:
            self.view.follow(port.reading)
            port.show_keys()

    def recolour(self, reading: StoryState) -> None:
        """Draw a story by the verdicts as they are now."""
        if reading.engine is None or reading.desk is None:
            return
        units = frozenset(reading.desk.rulings)
        if not units and not reading.ruled:
            return
        from newsreader.analysis.overruled import apply_rulings

        reading.take_comparison(apply_rulings(reading.engine, reading.desk.rulings.values()), units)
        if reading is self._port.reading:
            self._port.show_version()

    def _tell_of_drafts(self, desk: AnnotationSet) -> None:
        drafts = desk.unfinished.listed()
        if drafts and not self._told_of_drafts:
            count = f"{len(drafts)} unfinished comment{'' if len(drafts) == 1 else 's'}"
            self._port.tell(f"{count}: {self._port.key('notes')} lists the notes")
        self._told_of_drafts = True


def _look(library: StorageType, desks: Iterable[tuple[StoryState, AnnotationSet]]) -> ChangedElsewhere:
    try:
        if library.changed_elsewhere():
            return ChangedElsewhere([reading for reading, desk in desks if desk.has_news()])
    except LibraryError:
        pass  # what is on the screen stays; a change of one's own tells what is wrong
    return ChangedElsewhere([])


def _read(reading: StoryState, desk: AnnotationSet, codebook: str) -> NotesRead:
    from newsreader.annotations.codebook import codebook_of

    desk.codebook, problems = codebook_of(reading.story, codebook)
    try:
        return NotesRead(reading, desk.read(), problems)
    except LibraryError as fault:
        return NotesRead(reading, fault, problems)
