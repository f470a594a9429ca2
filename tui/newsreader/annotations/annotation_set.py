"""The notes and rulings on one story: read from the library, placed in its versions, changed and saved."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsreader.annotations.highlights import Lost, VersionNotes
from newsreader.annotations.layer import AnnotationLayer
from newsreader.annotations.placing import Placer, RuledSentence, Unit
from newsreader.annotations.query import folded_text
from newsreader.annotations.store import (
    Draft,
    LibraryError,
    NoteFilter,
    Order,
    RulingFilter,
    Step,
    StorageType,
)
from newsreader.model import (
    Anchor,
    Article,
    ArticleIdentity,
    Note,
    NoteColour,
    Ruling,
    Span,
    Story,
    Verdict,
    is_own,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A comment with its tags and colour, as it stands in the editor."""

    comment: str = ""
    tags: tuple[str, ...] = ()
    colour: NoteColour = NoteColour.YELLOW

    @classmethod
    def of(cls, record: Note | Draft) -> Written:
        """What is written in a note or a draft."""
        text = record.comment if isinstance(record, Note) else record.text
        return cls(text, record.tags, record.colour)


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in the library."""

    notes: tuple[Note, ...]
    rulings: tuple[Ruling, ...]
    generation: int
    """Of the set's own changes that it holds."""


class AnnotationSet:
    """What a reader has written on one story. `read` may run in any thread, all else in one."""

    def __init__(self, library: StorageType, story: Story, author: str = "") -> None:
        """`author` is named in what is written."""
        self.library = library
        self.story = story
        self.is_read = False
        """Whether it shows what is in the library."""
        self.held: dict[str, Draft] = {}
        """Unfinished notes that the library has not taken, by their keys."""
        self._let_go: set[str] = set()
        """Keys of unfinished notes that the library may still have, and should not."""
        self.writing = ""
        """The key of the draft of the note that is being written."""
        self._author = author
        self._placer = Placer(library, story)
        self._layer = AnnotationLayer(self._placer, author)
        self._stamp: tuple[object, ...] = ()
        self._generation = 0

    # Reading

    @property
    def versions(self) -> tuple[VersionNotes, ...]:
        """Per version the notes that have a place in it."""
        return self._layer.versions

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The notes without a certain place, in the order in which the library got them."""
        return self._layer.lost

    @property
    def rulings(self) -> dict[Unit, RuledSentence]:
        """The rulings that have a place in the story."""
        return self._layer.rulings

    @property
    def others_rulings(self) -> dict[Unit, tuple[Ruling, ...]]:
        """The rulings of others, kept beside the ones that count."""
        return self._layer.others

    @property
    def identities(self) -> tuple[ArticleIdentity, ...]:
        """Of the versions."""
        return self._placer.identities

    def version_of(self, article: ArticleIdentity) -> int | None:
        """The version that an identity names; None for none, or if it may be several."""
        return self._placer.version_of(article)

    def place(self, note: Note) -> tuple[int, Span] | None:
        """(version, span) of a note, if it has a place in this story."""
        return self._placer.place(note)

    def read(self) -> Read:
        """What the library holds on this story, its places looked up. Raises LibraryError."""
        generation = self._generation
        wanted = self._placer.known.wanted
        found = self.library.notes.find(NoteFilter(articles=wanted))
        notes = tuple(filter(self._placer.concerns, found))
        rulings = self.library.rulings.find(RulingFilter(articles=wanted), Order.CREATED)
        for note in notes:
            self._placer.finding(note)
            folded_text(note.comment, note.anchor.exact)
        for ruling in rulings:
            self._placer.ruled(ruling)
        noted = {note.article.sha256 for note in notes}
        noted |= {article.sha256 for ruling in rulings for article in (ruling.article, ruling.other)}
        self._placer.keep_texts(n for n, identity in enumerate(self.identities) if identity.sha256 in noted)
        return Read(notes, rulings, generation)

    def has_news(self) -> bool:
        """Whether the library's notes or rulings on this story are others than when this was last asked.
        Raises LibraryError."""
        wanted = self._placer.known.wanted
        notes, rulings = NoteFilter(articles=wanted), RulingFilter(articles=wanted)
        library = self.library
        stamp = (
            library.notes.count(notes),
            library.rulings.count(rulings),
            *(note.modified for note in library.notes.find(notes, Order.MODIFIED, 1)),
            *(ruling.modified for ruling in library.rulings.find(rulings, Order.MODIFIED, 1)),
        )
        before, self._stamp = self._stamp, stamp
        return stamp != before

    def take(self, read: Read) -> bool:
        """Show what was read; whether it was still the latest. If not, it must be read again."""
        if read.generation != self._generation:
            return False
        self.is_read = True
        self._layer.show(read.notes, read.rulings)
        return True

    # Notes

    def add(self, version: int, anchor: Anchor, written: Written) -> Note:
        """A new note. Raises LibraryError."""
        self._placer.keep_texts((version,))
        article = self.identities[version]
        note = Note("", article, anchor, written.comment, written.tags, written.colour, self._author)
        return self._shown(self.library.notes.add(note))

    def edit(self, note: Note, written: Written) -> Note:
        """Other words for a note; its passage stays as it was marked. Raises LibraryError."""
        changed = replace(note, comment=written.comment, tags=written.tags, colour=written.colour)
        return self._shown(self.library.notes.update(changed))

    def keep_copy(self, note: Note, written: Written) -> Note:
        """What was written on a note that another window has changed, as a note of its own.
        Raises LibraryError."""
        changed = replace(note, comment=written.comment, tags=written.tags, colour=written.colour)
        return self._shown(self.library.notes.add_copy(changed))

    def delete(self, note: Note) -> None:
        """Put a note into the bin. Raises LibraryError."""
        self.library.notes.delete(note)
        self._take_changes([(note, False)])

    def attach(self, note: Note, version: int, span: Span) -> Note:
        """Give a note a passage. Raises LibraryError."""
        self._placer.keep_texts((version,))
        anchor = Anchor.of(self.story.versions[version].text, span)
        article = self.identities[version]
        return self._shown(self.library.notes.update(replace(note, article=article, anchor=anchor)))

    def take_step(self, step: Step) -> None:
        """Show what was undone or redone, whichever story it is about."""
        self._take_changes(
            (record, change.after is not None)
            for change in step.changes
            if (record := change.after or change.before) is not None
        )

    def tags(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """The tags in use that begin like this, the most used first."""
        try:
            return tuple(tag for tag, _ in self.library.tags(prefix, limit))
        except LibraryError:
            return ()

    def _shown(self, note: Note) -> Note:
        self._take_changes([(note, True)])
        return note

    def _take_changes(self, changes: Iterable[tuple[Note | Ruling, bool]]) -> None:
        self._generation += 1
        self._layer.change(changes)

    # Rulings

    def rule(self, unit: Unit, verdict: Verdict, matches: tuple[int, ...]) -> Verdict | None:
        """Overrule the engine. The same ruling once more takes it back: then None. Raises LibraryError.

        Rulings of others stay as they are, beside one's own.
        """
        version, sentence, other = unit
        here, there = self.story.versions[version], self.story.versions[other]
        before = self._layer.records.get(unit)
        if before is not None and not is_own(before, self._author):
            before = None
        if before is not None and self.rulings[unit] == RuledSentence(*unit, verdict, matches):
            self.library.rulings.delete(before)
            self._take_changes([(before, False)])
            return None
        self._placer.keep_texts((version, other))
        ruling = Ruling(
            before.id if before else "",
            self.identities[version],
            _anchor(here, sentence),
            self.identities[other],
            verdict,
            tuple(_anchor(there, match) for match in matches),
            before.author if before else self._author,
            before.created if before else "",
            before.modified if before else "",
            before.imported if before else False,
            before.adjudicated if before else False,
        )
        stored = self.library.rulings.update(ruling) if before else self.library.rulings.add(ruling)
        self._take_changes([(stored, True)])
        return verdict

    # Drafts

    def drafts(self) -> tuple[Draft, ...]:
        """The unfinished notes on this story, the last first, without the one that is being written."""
        try:
            stored = self.library.drafts()
        except LibraryError:
            stored = ()
        known = {*self.held, *self._let_go, self.writing}
        here = (d for d in stored if d.key not in known and self.version_of(d.article) is not None)
        return (*(d for d in self.held.values() if d.key != self.writing), *here)

    def hold(self, draft: Draft) -> None:
        """Know an unfinished note, until the library has it."""
        self._let_go.discard(draft.key)
        self.held[draft.key] = draft

    def let_go(self, key: str) -> None:
        """Know no more of an unfinished note, though the library has it still."""
        self.held.pop(key, None)
        self._let_go.add(key)

    def was_stored(self, key: str, draft: Draft | None) -> None:
        """The library has an unfinished note, or (None) has it no more."""
        if draft is None:
            self._let_go.discard(key)
        elif self.held.get(key) is draft:
            del self.held[key]

    def draft(
        self, version: int, anchor: Anchor, written: Written, note: Note | None, key: str = ""
    ) -> Draft:
        """An unfinished note, not saved yet; with a key of its own unless one is given."""
        return Draft(
            key or str(uuid.uuid4()),
            self.identities[version],
            anchor,
            written.comment,
            written.tags,
            written.colour,
            note.id if note else "",
            note.modified if note else "",
        )


def _anchor(article: Article, sentence: int) -> Anchor:
    found = article.sentences[sentence]
    return Anchor.of(article.text, Span(found.start, found.end))
