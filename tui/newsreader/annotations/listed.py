"""Notes as they are listed: those that a filter lets through, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import Lost, PlacedNote
from newsreader.annotations.query import Listing
from newsreader.annotations.store import Draft, NoteFilter, Order, RulingFilter
from newsreader.model import Note, Ruling, Span
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note; `version` and `span` are None where it has no place in the open story."""

    note: Note
    version: int | None = None
    span: Span | None = None
    changed: tuple[tuple[str, str], ...] = ()
    """(words before, words now) since it was marked."""


@dataclass(frozen=True, slots=True)
class BinEntry:
    """What is in the bin."""

    record: Note | Ruling


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """A place that may be a note's passage; without a span: none of them is."""

    lost: Lost
    span: Span | None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """The next notes (1), or those before (-1)."""

    step: int


Entry = NoteEntry | CandidateEntry | PageEntry | BinEntry | Lost | Draft
"""What the list of notes lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of what there is to list."""

    notes: int
    """How many notes there are that have a place."""
    total: int
    """How many there are with those that have none and are unfinished."""
    entries: Sequence[NoteEntry | BinEntry | Lost | Draft]
    """Of this page."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the whole library that is to be listed, or of its bin."""

    wanted: NoteFilter
    order: Order
    first: int
    most: int

    def read(self, notes: AnnotationSet) -> Page:
        """What there is; those on the open story with their places. In any thread. Raises LibraryError."""
        library = notes.library
        found = library.notes.find(self.wanted, self.order, self.most, self.first)
        ends = len(found) < self.most and (found or not self.first)
        count = self.first + len(found) if ends else library.notes.count(self.wanted)
        if self.wanted.deleted:
            rulings = library.rulings.find(RulingFilter(deleted=True)) if ends else ()
            binned = [*map(BinEntry, found), *map(BinEntry, rulings)]
            return Page(count, count + len(rulings), binned)
        return Page(count, count, [self._entry(note, notes) for note in found])

    def _entry(self, note: Note, notes: AnnotationSet) -> NoteEntry:
        placed = notes.place(note)
        return NoteEntry(note, *placed) if placed else NoteEntry(note)


class StoryNotes:
    """The notes on one version of a story or on all, as a set had them when this was made."""

    def __init__(self, notes: AnnotationSet, version: int | None, sort: int) -> None:
        """`sort`: 0 as they stand in the text, 1 the last changed first."""
        self._made_for = (notes.versions, notes.lost, version, sort)
        scope = range(len(notes.versions)) if version is None else (version,)
        self._placed = [
            (owner, one)
            for owner in scope
            for one in notes.versions[owner].notes
            if one.is_first or version is not None
        ]
        if sort == 1:
            self._placed.sort(key=lambda pair: pair[1].note.modified, reverse=True)
        else:
            self._placed = _threaded(self._placed)
        self._lost = [one for one in notes.lost if version is None or one.version in (None, version)]
        self._listing = Listing(one.note for _, one in self._placed)
        self._lost_listing = Listing(one.note for one in self._lost)

    def is_of(self, notes: AnnotationSet, version: int | None, sort: int) -> bool:
        """Whether making it anew would give the same."""
        versions, lost, *rest = self._made_for
        return versions is notes.versions and lost is notes.lost and rest == [version, sort]

    def unplaced(self, wanted: NoteFilter, first: int, most: int) -> Page:
        """So many from one on of those that have no certain place, those that are almost certain first."""
        lost = [self._lost[number] for number in self._lost_listing.matching(wanted)]
        lost.sort(key=lambda one: one.sure is None)
        return Page(0, len(lost), lost[first : first + most])

    def page(self, wanted: NoteFilter, drafts: Sequence[Draft], first: int, most: int) -> Page:
        """So many entries from one on: drafts, what has no place, and notes that a filter lets through."""
        lost, placed = self._lost_listing.matching(wanted), self._listing.matching(wanted)
        total = len(drafts) + len(lost) + len(placed)
        entries: list[NoteEntry | BinEntry | Lost | Draft] = []
        for number in range(first, min(first + most, total)):
            if number < len(drafts):
                entries.append(drafts[number])
            elif number < len(drafts) + len(lost):
                entries.append(self._lost[lost[number - len(drafts)]])
            else:
                version, one = self._placed[placed[number - len(drafts) - len(lost)]]
                entries.append(NoteEntry(one.note, version, one.span, one.changed))
        return Page(len(placed), total, entries)


def _threaded(placed: Sequence[tuple[int, PlacedNote]]) -> list[tuple[int, PlacedNote]]:
    """Each note with the replies to it, and to these, behind it."""
    here = {one.note.id for _, one in placed}
    answers: dict[str, list[tuple[int, PlacedNote]]] = {}
    found: list[tuple[int, PlacedNote]] = []
    waiting = []
    for pair in placed:
        note = pair[1].note
        if note.answers in here and note.answers != note.id:
            answers.setdefault(note.answers, []).append(pair)
        else:
            waiting.append(pair)
    waiting.reverse()
    while waiting:
        pair = waiting.pop()
        found.append(pair)
        waiting += sorted(answers.pop(pair[1].note.id, ()), key=lambda p: p[1].note.created, reverse=True)
    return [*found, *(pair for pairs in answers.values() for pair in pairs)]
