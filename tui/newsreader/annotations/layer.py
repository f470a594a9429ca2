"""The notes and rulings that lie over the versions of a story, as they are drawn."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsreader.annotations.anchoring import Placed
from newsreader.annotations.highlights import Lost, PlacedNote, VersionNotes
from newsreader.annotations.placing import Placer, RuledSentence, Unit
from newsreader.model import Claim, Note, Place, Ruling, Scope, Span, is_own


class AnnotationLayer:
    """What is shown of the notes and rulings on a story. A change touches only the versions it is on.

    It may be changed in one thread while another one looks at it.
    """

    def __init__(self, placer: Placer, author: str = "") -> None:
        """`author` is the reader, whose own rulings come before those of others."""
        self._placer = placer
        self._author = author
        self.versions = tuple(VersionNotes() for _ in placer.story.versions)
        """Per version the notes that have a place in it."""
        self.lost: tuple[Lost, ...] = ()
        """In the order in which the library got them."""
        self.rulings: dict[Unit, RuledSentence] = {}
        """The rulings that have a place in the story."""
        self.records: dict[Unit, Ruling] = {}
        """The same as they are in the library."""
        self.others: dict[Unit, tuple[Ruling, ...]] = {}
        """The rulings that do not count, as another counts before them; the last one last."""
        self.also_written: Mapping[str, Sequence[str]] = {}
        """By the ids of notes that are shared what others wrote of them at the same time, a line each."""
        self._hidden: set[str] = set()
        self._replies: dict[str, list[Note]] | None = None
        """None: they are to be found."""
        self._lock = threading.RLock()
        self._notes: dict[str, Note] = {}
        """All on this story, shown or not, by their ids."""
        self._rulings: dict[str, Ruling] = {}
        self._veiled: frozenset[int] = frozenset()
        self._claims: Mapping[Place, Sequence[Place]] = {}
        self._where: dict[str, frozenset[int | None]] = {}
        """Of every note that is shown, its versions."""

    @property
    def replies(self) -> dict[str, list[Note]]:
        """By the id of a note what answers it, the oldest first."""
        if self._replies is None:
            found: dict[str, list[Note]] = {}
            for note in sorted(list(self._notes.values()), key=lambda note: note.created):
                if note.answers and note.id not in self._hidden:
                    found.setdefault(note.answers, []).append(note)
            self._replies = found
            return found
        return self._replies

    @property
    def notes(self) -> Iterable[Note]:
        """All notes on this story, shown or not."""
        return list(self._notes.values())

    @property
    def hidden(self) -> int:
        """How many notes of others are not shown, as the reader is to judge without them."""
        return len(self._hidden)

    def show(
        self,
        notes: Iterable[Note],
        rulings: Iterable[Ruling],
        also_written: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Show these and no others."""
        with self._lock:
            self.also_written = also_written or {}
            self._notes = {note.id: note for note in notes}
            self._rulings = {ruling.id: ruling for ruling in rulings}
            self._show_all()

    def tell_claims(self, claims: Iterable[Claim]) -> None:
        """Show notes on claims in all versions that tell these."""
        told: dict[Place, list[Place]] = {}
        for claim in claims:
            places = [Place(version, at) for version, found in enumerate(claim.told) for at in found]
            for place in places:
                told[place] = places
        with self._lock:
            self._claims = told
            if any(note.scope is Scope.CLAIM for note in self._notes.values()):
                self._show_all()

    def veil(self, versions: Iterable[int]) -> None:
        """Show of some versions nothing but what the reader wrote."""
        veiled = frozenset(versions)
        with self._lock:
            if veiled != self._veiled:
                self._veiled = veiled
                self._show_all()

    def change(self, changes: Iterable[tuple[Note | Ruling, bool]]) -> None:
        """Show some (record, whether it is there) beside what is shown."""
        with self._lock:
            self._change(changes)

    def _change(self, changes: Iterable[tuple[Note | Ruling, bool]]) -> None:
        gone: set[str] = set()
        for record, is_there in changes:
            if isinstance(record, Ruling):
                self._rulings.pop(record.id, None)
                if is_there:
                    self._rulings[record.id] = record
            else:
                gone.add(record.id)
                self._notes.pop(record.id, None)
                if is_there and self._placer.concerns(record):
                    self._notes[record.id] = record
        if gone:
            self._replace(gone)
        self._rule()

    def _show_all(self) -> None:
        placed: list[list[PlacedNote]] = [[] for _ in self.versions]
        lost: list[Lost] = []
        self._where, self._hidden, self._replies = {}, set(), None
        self._place(self._notes.values(), placed, lost)
        self.versions = tuple(map(VersionNotes, placed))
        self.lost = tuple(lost)
        self._rule()

    def _replace(self, gone: set[str]) -> None:
        before = [(version, id) for id in gone for version in self._where.pop(id, ())]
        touched = {version for version, _ in before}
        self._hidden -= gone
        self._replies = None
        placed = [
            [one for one in shown.notes if one.note.id not in gone] if version in touched else []
            for version, shown in enumerate(self.versions)
        ]
        lost = [one for one in self.lost if one.note.id not in gone]
        new = [self._notes[id] for id in self._notes if id in gone]
        again: list[list[PlacedNote]] = [[] for _ in self.versions]
        self._place(new, again, lost)
        self.versions = tuple(
            VersionNotes([*(kept if version in touched else shown.notes), *added])
            if version in touched or added
            else shown
            for version, (shown, kept, added) in enumerate(zip(self.versions, placed, again, strict=True))
        )
        self.lost = tuple(lost)

    def _place(self, notes: Iterable[Note], placed: Sequence[list[PlacedNote]], lost: list[Lost]) -> None:
        """Put notes where they stand, and into `lost` those that have no certain place."""
        for note in notes:
            findings = self._placer.findings(note)
            if not is_own(note, self._author) and self._veiled & {version for version, _, _ in findings}:
                self._hidden.add(note.id)
                continue
            where = {version for version, _, _ in findings}
            for version, finding, side in findings:
                if version is not None and isinstance(finding, Placed):
                    placed[version].append(PlacedNote(note, finding.span, finding.changed, not side))
                    if note.scope is Scope.CLAIM and not side:
                        for place, span in self._told_elsewhere(version, finding.span):
                            placed[place.version].append(PlacedNote(note, span, is_first=False))
                            where.add(place.version)
                elif not isinstance(finding, Placed):
                    sure = self._placer.sure(note, side, version, finding)
                    lost.append(Lost(note, version, finding, side, sure))
            self._where[note.id] = frozenset(where)

    def _told_elsewhere(self, version: int, span: Span) -> Iterator[tuple[Place, Span]]:
        """The sentences of other versions that tell the claim of a passage."""
        articles = self._placer.story.versions
        here = articles[version].sentence_at((span.start + span.end) // 2)
        for place in self._claims.get(Place(version, here), ()):
            if place.version != version:
                sentence = articles[place.version].sentences[place.sentence]
                yield place, Span(sentence.start, sentence.end)

    def _rule(self) -> None:
        """Of several on one unit the reader's own counts, what was written here before what was imported,
        what was adjudicated before the rest, and of these the last modified. The others stay beside it."""
        records: dict[Unit, Ruling] = {}
        ruled: dict[Unit, RuledSentence] = {}
        others: dict[Unit, tuple[Ruling, ...]] = {}
        for ruling in sorted(self._rulings.values(), key=self._rank):
            found = self._placer.ruled(ruling)
            if found is None or (found.version in self._veiled and not is_own(ruling, self._author)):
                continue
            if found.unit in records:
                others[found.unit] = (*others.get(found.unit, ()), records[found.unit])
            records[found.unit], ruled[found.unit] = ruling, found
        self.records, self.rulings, self.others = records, ruled, others

    def _rank(self, ruling: Ruling) -> tuple[bool, bool, bool, str, str]:
        is_mine = is_own(ruling, self._author)
        written_here = is_mine and not ruling.imported
        return written_here, is_mine, ruling.adjudicated, ruling.modified, ruling.id
