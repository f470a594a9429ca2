"""The notes and rulings that lie over the versions of a story, as they are drawn."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.annotations.anchoring import Placed
from newsreader.annotations.highlights import Lost, PlacedNote, VersionNotes
from newsreader.annotations.placing import Placer, RuledSentence, Unit
from newsreader.model import Note, Ruling, is_own


class AnnotationLayer:
    """What is shown of the notes and rulings on a story. A change touches only the versions it is on."""

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
        self._ids: dict[str, frozenset[int | None]] = {}
        """Of every note on this story, its versions."""

    def show(self, notes: Iterable[Note], rulings: Iterable[Ruling]) -> None:
        """Show these and no others."""
        placed: list[list[PlacedNote]] = [[] for _ in self.versions]
        lost: list[Lost] = []
        self._ids = {}
        for note in notes:
            findings = self._placer.findings(note)
            self._ids[note.id] = frozenset(version for version, _ in findings)
            for version, finding in findings:
                if version is not None and isinstance(finding, Placed):
                    placed[version].append(PlacedNote(note, finding.span))
                elif not isinstance(finding, Placed):
                    lost.append(Lost(note, version, finding))
        self.versions = tuple(map(VersionNotes, placed))
        self.lost = tuple(lost)
        self._rule(rulings)

    def change(self, changes: Iterable[tuple[Note | Ruling, bool]]) -> None:
        """Show some (record, whether it is there) beside what is shown."""
        rulings = {ruling.id: ruling for ruling in self.records.values()}
        rulings |= {ruling.id: ruling for beside in self.others.values() for ruling in beside}
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
            self._replace(gone, notes)
        self._rule(rulings.values())

    def _replace(self, gone: set[str], notes: Iterable[Note]) -> None:
        kept = {
            version: [one for one in shown.notes if one.note.id not in gone]
            for version, shown in enumerate(self.versions)
            if any(version in self._ids.get(id, ()) for id in gone)
        }
        lost = [one for one in self.lost if one.note.id not in gone]
        for id in gone:
            self._ids.pop(id, None)
        for note in notes:
            findings = self._placer.findings(note)
            if not self._placer.concerns(note):
                continue
            self._ids[note.id] = frozenset(version for version, _ in findings)
            for version, finding in findings:
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

    def _rule(self, rulings: Iterable[Ruling]) -> None:
        """Of several on one unit the reader's own counts, what was written here before what was imported,
        what was adjudicated before the rest, and of these the last modified. The others stay beside it."""
        self.records, self.rulings, self.others = {}, {}, {}
        for ruling in sorted(rulings, key=self._rank):
            ruled = self._placer.ruled(ruling)
            if ruled is not None:
                if ruled.unit in self.records:
                    self.others[ruled.unit] = (*self.others.get(ruled.unit, ()), self.records[ruled.unit])
                self.records[ruled.unit] = ruling
                self.rulings[ruled.unit] = ruled

    def _rank(self, ruling: Ruling) -> tuple[bool, bool, bool, str, str]:
        is_mine = is_own(ruling, self._author)
        written_here = is_mine and not ruling.imported
        return written_here, is_mine, ruling.adjudicated, ruling.modified, ruling.id
