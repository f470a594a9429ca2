"""The notes and rulings on one story: read from the library, placed in its versions, changed and saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from newsreader.annotations.codebook import Codebook
from newsreader.annotations.done_marks import DoneMarks
from newsreader.annotations.highlights import Lost, VersionNotes
from newsreader.annotations.layer import AnnotationLayer
from newsreader.annotations.ledger import Ledger
from newsreader.annotations.placing import Placer, RuledSentence, Unit
from newsreader.annotations.query import folded_text
from newsreader.annotations.ruling import made_ruling
from newsreader.annotations.store import (
    Draft,
    NoteFilter,
    Order,
    RulingFilter,
    Step,
    StorageType,
)
from newsreader.annotations.unfinished import Subject, Unfinished, Written, new_note
from newsreader.model import (
    Anchor,
    ArticleIdentity,
    Done,
    Note,
    Passage,
    Ruling,
    Span,
    Story,
    Verdict,
    is_own,
)
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in the library."""

    notes: tuple[Note, ...]
    rulings: tuple[Ruling, ...]
    generation: int
    """Of the set's own changes that it holds."""
    drafts: tuple[Draft, ...] = ()
    done: tuple[Done, ...] = ()
    also_written: Mapping[str, Sequence[str]] = field(default_factory=dict)


class AnnotationSet:
    """What a reader has written on one story.

    What changes the library may run in any thread, one at a time; what is shown of it changes in the thread
    that looks at it. `read` may run in any thread.
    """

    def __init__(self, library: StorageType, story: Story, author: str = "", blind: bool = False) -> None:
        """`author` is named in what is written. `blind`: nothing of other people is shown on a version until
        the author has done with it."""
        self.library = library
        self.story = story
        self.is_read = False
        """Whether it shows what is in the library."""
        self.author = author
        self.codebook = Codebook()
        """The tags that are offered."""
        self._blind = blind
        self._done = DoneMarks()
        self.placer = Placer(library, story)
        self.unfinished = Unfinished(lambda article: self.version_of(article) is not None)
        self._layer = AnnotationLayer(self.placer, author)
        self._veil()
        self._stamp: tuple[object, ...] = ()
        self._ledger = Ledger()

    # Reading

    @property
    def layer(self) -> AnnotationLayer:
        """What is shown, with all that has changed."""
        self._ledger.settle()
        return self._layer

    @property
    def versions(self) -> tuple[VersionNotes, ...]:
        """Per version the notes that have a place in it."""
        return self.layer.versions

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The notes without a certain place, in the order in which the library got them."""
        return self.layer.lost

    @property
    def rulings(self) -> dict[Unit, RuledSentence]:
        """The rulings that have a place in the story."""
        return self.layer.rulings

    def done_with(self, version: int) -> tuple[str, ...]:
        """The coders who have done with a version, in the order in which they had."""
        self._ledger.settle()
        return self._done.coders(version)

    @property
    def identities(self) -> tuple[ArticleIdentity, ...]:
        """Of the versions."""
        return self.placer.identities

    def version_of(self, article: ArticleIdentity) -> int | None:
        """The version that an identity names; None for none, or if it may be several."""
        return self.placer.version_of(article)

    def place(self, note: Note) -> tuple[int, Span] | None:
        """(version, span) of a note, if it has a place in this story."""
        return self.placer.place(note)

    def read(self) -> Read:
        """What the library holds on this story, its places looked up. Raises LibraryError."""
        generation = self._ledger.generation
        wanted = self.placer.known.wanted
        found = self.library.notes.find(NoteFilter(articles=wanted))
        notes = tuple(filter(self.placer.concerns, found))
        rulings = self.library.rulings.find(RulingFilter(articles=wanted), Order.CREATED)
        for note in notes:
            self.placer.look_up(note)
            folded_text(note.comment, note.anchor.exact)
        for ruling in rulings:
            self.placer.ruled(ruling)
        noted = {note.article.sha256 for note in notes}
        noted |= {article.sha256 for ruling in rulings for article in (ruling.article, ruling.other)}
        self.placer.keep_texts(n for n, identity in enumerate(self.identities) if identity.sha256 in noted)
        library = self.library
        also = library.also_written()
        return Read(notes, rulings, generation, library.drafts(), library.done(wanted), also)

    def has_news(self) -> bool:
        """Whether the library's notes or rulings on this story are others than when this was last asked.
        Raises LibraryError."""
        wanted = self.placer.known.wanted
        notes, rulings = NoteFilter(articles=wanted), RulingFilter(articles=wanted)
        library = self.library
        stamp = (
            library.notes.count(notes),
            library.rulings.count(rulings),
            library.done(wanted),
            *(note.modified for note in library.notes.find(notes, Order.MODIFIED, 1)),
            *(ruling.modified for ruling in library.rulings.find(rulings, Order.MODIFIED, 1)),
        )
        before, self._stamp = self._stamp, stamp
        return stamp != before

    def take(self, read: Read) -> bool:
        """Show what was read; whether it was still the latest. If not, it must be read again."""
        with self._ledger.lock:
            if read.generation != self._ledger.generation:
                return False
            self._ledger.clear()
            self.is_read = True
            marks = ((self.version_of(mark.article), mark) for mark in read.done)
            self._done = DoneMarks(marks, self.author)
            self._veil()
            self.unfinished.take(read.drafts)
            self._layer.show(read.notes, read.rulings, read.also_written)
        return True

    # Notes

    def add(self, subject: Subject, written: Written) -> Note:
        """A new note. Raises LibraryError."""
        answered = self.library.notes.get(subject.answers) if subject.answers else None
        article = self.identities[subject.version]
        return self.add_note(new_note(article, subject, written, self.author, answered))

    def add_note(self, note: Note) -> Note:
        """A new note, as it is to be stored. Raises LibraryError."""
        self.placer.keep_texts(self._versions_of((note.article, *(side.article for side in note.also))))
        return self._told(self.library.notes.add(note))

    def edit(self, note: Note, written: Written) -> Note:
        """Other words for a note; its passage stays as it was marked. Raises LibraryError."""
        return self.update(note, _rewritten(note, written))

    def update(self, note: Note, changed: Note) -> Note:
        """A note in place of what it was read as. Raises LibraryError."""
        before = self._ledger.latest(note)
        stored = self.library.notes.update(replace(changed, modified=before.modified))
        self._ledger.wrote(before, stored)
        return self._told(stored)

    def keep_copy(self, note: Note, written: Written) -> Note:
        """What was written on a note that was changed elsewhere, as one of its own. Raises LibraryError."""
        return self._told(self.library.notes.add_copy(_rewritten(note, written)))

    def delete(self, note: Note) -> None:
        """Put a note into the bin. Raises LibraryError."""
        self.library.notes.delete(self._ledger.latest(note))
        self._take_changes([(note, False)])

    def restore(self, record: Note | Ruling) -> bool:
        """Take a record out of the bin; whether it was in there. Raises LibraryError."""
        repository = self.library.notes if isinstance(record, Note) else self.library.rulings
        found = repository.restore(record.id)
        self.placer.look_up(found)
        if found is not None:
            self._take_changes([(found, True)])
        return found is not None

    def attach(self, lost: Note | Lost, version: int, span: Span) -> Note:
        """Give a note, or that of its passages which has lost its place, another one; the words that were
        marked at first stay known. Raises LibraryError."""
        return self.attach_all([(lost, version, span)])[0]

    def attach_all(self, places: Iterable[tuple[Note | Lost, int, Span]]) -> tuple[Note, ...]:
        """Give notes other passages, as one step: all, or none. Raises LibraryError."""
        changed: dict[str, Note] = {}
        for lost, version, span in places:
            note, side = (lost.note, lost.side) if isinstance(lost, Lost) else (lost, 0)
            self.placer.keep_texts((version,))
            anchor = Anchor.of(self.story.versions[version].text, span)
            moved = moved_to(changed.get(note.id, note), self.identities[version], anchor, side)
            changed[note.id] = moved
        before = list(map(self._ledger.latest, changed.values()))
        stored = self.library.notes.update_all(before)
        for old, new in zip(before, stored, strict=True):
            self._ledger.wrote(old, new)
        self._take_changes([(note, True) for note in stored])
        return stored

    def take_step(self, step: Step) -> None:
        """Show what was undone or redone, whichever story it is about."""
        self._ledger.wrote_step(step)
        self._take_changes(
            [
                (record, change.after is not None)
                for change in step.changes
                if (record := change.after or change.before) is not None
            ]
        )

    def mark_done(self, version: int) -> bool:
        """Say that the author has done with a version, or take that back; which of the two.
        Raises LibraryError."""
        mark = self._done.mark_of(version, self.author)
        if mark is None:
            stored = self.library.mark_done(Done(self.identities[version], self.author))
            self._ledger.put(partial(self._mark, version, stored))
        else:
            self.library.unmark_done(mark.article, mark.coder)
            self._ledger.put(partial(self._mark, version, None))
        return mark is None

    def _mark(self, version: int, mark: Done | None) -> None:
        self._done.put(version, self.author, mark)
        self._veil()

    def _veil(self) -> None:
        versions = range(len(self.story.versions)) if self._blind else ()
        self._layer.veil(v for v in versions if self._done.mark_of(v, self.author) is None)

    def _versions_of(self, articles: Iterable[ArticleIdentity]) -> list[int]:
        return [version for version in map(self.version_of, articles) if version is not None]

    def _take_changes(self, changes: Sequence[tuple[Note | Ruling, bool]]) -> None:
        self._ledger.put(partial(self._layer.change, changes))

    def _told(self, note: Note) -> Note:
        self._take_changes([(note, True)])
        return note

    # Rulings

    def rule(self, unit: Unit, verdict: Verdict, matches: tuple[int, ...]) -> Verdict | None:
        """Overrule the engine. The same ruling once more takes it back: then None. Raises LibraryError.

        Rulings of others stay as they are, beside one's own.
        """
        layer = self.layer
        before = layer.records.get(unit)
        if before is not None and not is_own(before, self.author):
            before = None
        if before is not None and layer.rulings[unit] == RuledSentence(*unit, verdict, matches):
            self.library.rulings.delete(self._ledger.latest(before))
            self._take_changes([(before, False)])
            return None
        made = made_ruling(self.story, self.identities, unit, verdict, matches, before, self.author)
        self.store_ruling(made, before)
        return verdict

    def store_ruling(self, made: Ruling, before: Ruling | None) -> Ruling:
        """A ruling, in place of what it was read as if it is not new. Raises LibraryError."""
        self.placer.keep_texts(self._versions_of((made.article, made.other)))
        if before is None:
            stored = self.library.rulings.add(made)
        else:
            before = self._ledger.latest(before)
            stored = self.library.rulings.update(replace(made, modified=before.modified))
            self._ledger.wrote(before, stored)
        self._take_changes([(stored, True)])
        return stored


def _rewritten(note: Note, written: Written) -> Note:
    return replace(note, comment=written.comment, tags=written.tags, colour=written.colour)


def moved_to(note: Note, article: ArticleIdentity, anchor: Anchor, side: int = 0) -> Note:
    """A note whose passage (`side` 0, or one of those it is on beside) is another one now."""
    if side:
        also = list(note.also)
        also[side - 1] = Passage(article, anchor)
        return replace(note, also=tuple(also))
    first = note.first_words
    return replace(
        note, article=article, anchor=anchor, quoted=first if first != anchor.exact else note.quoted
    )
