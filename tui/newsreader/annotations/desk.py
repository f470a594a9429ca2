"""The notes and rulings on one story: read from the library, placed in its versions, changed and saved."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from newsreader.annotations.anchoring.finding import Finding, Orphan, Placed, find, renewed_anchor
from newsreader.annotations.exchange.labels import RuledSentence, locate, version_of
from newsreader.annotations.filtering import folded_text
from newsreader.annotations.placed import PlacedNote, VersionNotes
from newsreader.annotations.store import Draft, Library, LibraryError, NoteFilter, Order, RulingFilter, Step
from newsreader.annotations.written import Lost, Written
from newsreader.model import Anchor, ArticleIdentity, Note, Ruling, Span, Story, Verdict

Unit = tuple[int, int, int]
"""(version, sentence, other version): what one judgement, or ruling, is about."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in the library."""

    notes: tuple[Note, ...]
    rulings: tuple[Ruling, ...]
    generation: int
    """Of the desk's own changes that it holds."""


class NoteDesk:
    """What a reader has written on one story. `read` may run in any thread, all else in one."""

    def __init__(self, library: Library, story: Story, author: str = "") -> None:
        """`author` is named in what is written."""
        self.library = library
        self._author = author
        self.story = story
        self.versions = tuple(VersionNotes() for _ in story.versions)
        """Per version the notes that have a place in it."""
        self.lost: tuple[Lost, ...] = ()
        """In the order in which the library got them."""
        self.rulings: dict[Unit, RuledSentence] = {}
        """The rulings that have a place in the story."""
        self.is_read = False
        """Whether it shows what is in the library."""
        self.held: dict[str, Draft] = {}
        """Unfinished notes that the library did not take, by their keys."""
        self.writing = ""
        """The key of the draft of the note that is being written."""
        self._stamp: tuple[object, ...] = ()
        self._records: dict[Unit, Ruling] = {}
        self._generation = 0
        self._identities = tuple(ArticleIdentity.of(article) for article in story.versions)
        self._owners: dict[ArticleIdentity, int | None] = {}
        self._findings: dict[tuple[Anchor, str, int], Finding] = {}
        self._originals: dict[str, str | None] = {}
        """Texts of articles as they were, by their digests."""
        self._kept: set[int] = set()
        """The versions whose texts the library keeps."""
        self._located: dict[Ruling, RuledSentence | None] = {}
        self._ids: dict[str, int | None] = {}
        """Of every note on this story, its version."""

    # Reading

    @property
    def identities(self) -> tuple[ArticleIdentity, ...]:
        """Of the versions."""
        return self._identities

    def read(self) -> Read:
        """What the library holds on this story, its places looked up. Raises LibraryError."""
        generation = self._generation
        notes = self.library.notes.find(NoteFilter(articles=self._identities))
        rulings = self.library.rulings.find(RulingFilter(articles=self._identities), Order.CREATED)
        for note in notes:
            self.finding(note)
            folded_text(note.comment, note.anchor.exact)
        for ruling in rulings:
            self._locate(ruling)
        noted = {note.article.sha256 for note in notes}
        noted |= {article.sha256 for ruling in rulings for article in (ruling.article, ruling.other)}
        self._keep_texts(n for n, identity in enumerate(self._identities) if identity.sha256 in noted)
        return Read(notes, rulings, generation)

    def has_news(self) -> bool:
        """Whether the library's notes or rulings on this story are others than when this was last asked.
        Raises LibraryError."""
        notes, rulings = NoteFilter(articles=self._identities), RulingFilter(articles=self._identities)
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
        placed: list[list[PlacedNote]] = [[] for _ in self.versions]
        lost = []
        self._ids = {}
        for note in read.notes:
            version, finding = self.finding(note)
            self._ids[note.id] = version
            if version is not None and isinstance(finding, Placed):
                placed[version].append(PlacedNote(note, finding.span))
            elif not isinstance(finding, Placed):
                lost.append(Lost(note, version, finding))
        self.versions = tuple(map(VersionNotes, placed))
        self.lost = tuple(lost)
        self._place_rulings(read.rulings)
        return True

    def finding(self, note: Note) -> tuple[int | None, Finding]:
        """(version, where the passage of a note is in it)."""
        version = self.version_of(note.article)
        if version is None:
            return None, Orphan()
        digest = note.article.sha256
        key = (note.anchor, digest, version)
        if key not in self._findings:
            text, is_changed = self.story.versions[version].text, digest != self._identities[version].sha256
            original = self._original(digest) if is_changed else None
            self._findings[key] = find(note.anchor, text, original)
        return version, self._findings[key]

    def _original(self, digest: str) -> str | None:
        """The text of an article as it was when it was noted, if the library has kept it."""
        if digest not in self._originals:
            try:
                self._originals[digest] = self.library.text(digest)
            except LibraryError:
                return None
        return self._originals[digest]

    def _keep_texts(self, versions: Iterable[int]) -> None:
        """Let the library keep the texts of versions that are noted; if it cannot, the notes do without."""
        for version in set(versions) - self._kept:
            with suppress(LibraryError):
                self.library.keep_text(self.story.versions[version])
                self._kept.add(version)

    def version_of(self, article: ArticleIdentity) -> int | None:
        """The version that an identity names; None for none, or if it may be several."""
        if article not in self._owners:
            self._owners[article] = version_of(article, self.story)
        return self._owners[article]

    def place(self, note: Note) -> tuple[int, Span] | None:
        """(version, span) of a note, if it has a place in this story."""
        version, finding = self.finding(note)
        return (version, finding.span) if version is not None and isinstance(finding, Placed) else None

    # Notes

    def add(self, version: int, anchor: Anchor, written: Written) -> Note:
        """A new note. Raises LibraryError."""
        self._keep_texts((version,))
        article = self._identities[version]
        note = Note("", article, anchor, written.comment, written.tags, written.colour, self._author)
        return self._shown(self.library.notes.add(note))

    def edit(self, note: Note, written: Written) -> Note:
        """Other words for a note, which gets the anchor of where it is now. Raises LibraryError."""
        changed = replace(note, comment=written.comment, tags=written.tags, colour=written.colour)
        return self._shown(self.library.notes.update(self._renewed(changed)))

    def keep_copy(self, note: Note, written: Written) -> Note:
        """What was written on a note that another window has changed, as a note of its own."""
        changed = replace(note, comment=written.comment, tags=written.tags, colour=written.colour)
        return self._shown(self.library.notes.add_copy(self._renewed(changed)))

    def delete(self, note: Note) -> None:
        """Put a note into the bin. Raises LibraryError."""
        self.library.notes.delete(note)
        self._take_changes([(note, False)])

    def attach(self, note: Note, version: int, span: Span) -> Note:
        """Give a note a passage. Raises LibraryError."""
        self._keep_texts((version,))
        anchor = Anchor.of(self.story.versions[version].text, span)
        article = self._identities[version]
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

    def _renewed(self, note: Note) -> Note:
        version, finding = self.finding(note)
        if version is None or not isinstance(finding, Placed):
            return note
        self._keep_texts((version,))
        anchor = renewed_anchor(self.story.versions[version].text, finding)
        return replace(note, article=self._identities[version], anchor=anchor)

    def _shown(self, note: Note) -> Note:
        self._take_changes([(note, True)])
        return note

    def _take_changes(self, changes: Iterable[tuple[Note | Ruling, bool]]) -> None:
        """Show some (record, whether it is there)."""
        self._generation += 1
        rulings = {ruling.id: ruling for ruling in self._records.values()}
        gone: set[str] = set()
        notes: list[Note] = []
        for record, is_there in changes:
            if isinstance(record, Ruling):
                rulings.pop(record.id, None)
                if is_there:
                    rulings[record.id] = record
            else:
                gone.add(record.id)
                if is_there:
                    notes.append(record)
        if gone:
            self._replace_notes(gone, notes)
        self._place_rulings(rulings.values())

    def _replace_notes(self, gone: set[str], notes: Iterable[Note]) -> None:
        kept = {
            version: [one for one in shown.notes if one.note.id not in gone]
            for version, shown in enumerate(self.versions)
            if any(self._ids.get(id, -1) == version for id in gone)
        }
        lost = [one for one in self.lost if one.note.id not in gone]
        for id in gone:
            self._ids.pop(id, None)
        for note in notes:
            version, finding = self.finding(note)
            if version is None and not self._is_here(note):
                continue
            self._ids[note.id] = version
            if version is not None and isinstance(finding, Placed):
                kept.setdefault(version, list(self.versions[version].notes))
                kept[version].append(PlacedNote(note, finding.span))
            elif not isinstance(finding, Placed):
                lost.append(Lost(note, version, finding))
        self.versions = tuple(
            VersionNotes(kept[version]) if version in kept else shown
            for version, shown in enumerate(self.versions)
        )
        self.lost = tuple(lost)

    def _is_here(self, note: Note) -> bool:
        """Whether a note is on one of two versions that are the same, so that neither is certain."""
        return any(note.article.sha256 == identity.sha256 for identity in self._identities)

    # Rulings

    def rule(self, unit: Unit, verdict: Verdict, matches: tuple[int, ...]) -> Verdict | None:
        """Overrule the engine. The same ruling once more takes it back: then None. Raises LibraryError."""
        version, sentence, other = unit
        here, there = self.story.versions[version], self.story.versions[other]
        before = self._records.get(unit)
        ruled = RuledSentence(version, sentence, other, verdict, matches)
        if before is not None and self.rulings[unit] == ruled:
            self.library.rulings.delete(before)
            self._take_changes([(before, False)])
            return None
        self._keep_texts((version, other))
        stands = here.sentences[sentence]
        ruling = Ruling(
            before.id if before else "",
            self._identities[version],
            Anchor.of(here.text, Span(stands.start, stands.end)),
            self._identities[other],
            verdict,
            tuple(
                Anchor.of(there.text, Span(there.sentences[match].start, there.sentences[match].end))
                for match in matches
            ),
            before.author if before else self._author,
            before.created if before else "",
            before.modified if before else "",
        )
        stored = self.library.rulings.update(ruling) if before else self.library.rulings.add(ruling)
        self._take_changes([(stored, True)])
        return verdict

    def _place_rulings(self, rulings: Iterable[Ruling]) -> None:
        """The last modified of several on one unit counts."""
        self._records, self.rulings = {}, {}
        for ruling in sorted(rulings, key=lambda ruling: (ruling.modified, ruling.id)):
            ruled = self._locate(ruling)
            if ruled is not None:
                self._records[ruled.version, ruled.sentence, ruled.other] = ruling
                self.rulings[ruled.version, ruled.sentence, ruled.other] = ruled

    def _locate(self, ruling: Ruling) -> RuledSentence | None:
        if ruling not in self._located:
            found = locate([ruling], self.story, self._original).rulings
            self._located[ruling] = found[0] if found else None
        return self._located[ruling]

    # Drafts

    def drafts(self) -> tuple[Draft, ...]:
        """The unfinished notes on this story, the last first, without the one that is being written."""
        try:
            stored = self.library.drafts()
        except LibraryError:
            stored = ()
        known = {*self.held, self.writing}
        here = (d for d in stored if d.key not in known and self.version_of(d.article) is not None)
        return (*(d for d in self.held.values() if d.key != self.writing), *here)

    def keep_draft(self, draft: Draft) -> None:
        """Save an unfinished note. Raises LibraryError; then it is held until the program ends."""
        try:
            self.library.save_draft(draft)
        except LibraryError:
            self.held[draft.key] = draft
            raise
        self.held.pop(draft.key, None)

    def drop_draft(self, key: str) -> None:
        """Forget an unfinished note. Raises LibraryError."""
        self.held.pop(key, None)
        self.library.drop_draft(key)

    def draft(
        self, version: int, anchor: Anchor, written: Written, note: Note | None, key: str = ""
    ) -> Draft:
        """An unfinished note, not saved yet; with a key of its own unless one is given."""
        return Draft(
            key or str(uuid.uuid4()),
            self._identities[version],
            anchor,
            written.comment,
            written.tags,
            written.colour,
            note.id if note else "",
            note.modified if note else "",
        )
