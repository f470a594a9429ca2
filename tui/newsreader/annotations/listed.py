"""The notes on one story as they are listed: those that a filter lets through, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import Lost
from newsreader.annotations.query import Listing
from newsreader.annotations.store import Draft, NoteFilter
from newsreader.model import Note, Span


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note; `version` and `span` are None where it has no place in the open story."""

    note: Note
    version: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """A place that may be a note's passage; without a span: none of them is."""

    lost: Lost
    span: Span | None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """The next notes (1), or those before (-1)."""

    step: int


Entry = NoteEntry | CandidateEntry | PageEntry | Lost | Draft
"""What the list of notes lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of what there is to list."""

    notes: int
    """How many notes there are that have a place."""
    total: int
    """How many there are with those that have none and are unfinished."""
    entries: Sequence[NoteEntry | Lost | Draft]
    """Of this page."""


class StoryNotes:
    """The notes on one version of a story or on all, as a set had them when this was made."""

    def __init__(self, notes: AnnotationSet, version: int | None, sort: int) -> None:
        """`sort`: 0 as they stand in the text, 1 the last changed first."""
        self._made_for = (notes.versions, notes.lost, version, sort)
        scope = range(len(notes.versions)) if version is None else (version,)
        self._placed = [(owner, one) for owner in scope for one in notes.versions[owner].notes]
        if sort == 1:
            self._placed.sort(key=lambda pair: pair[1].note.modified, reverse=True)
        self._lost = [one for one in notes.lost if version is None or one.version in (None, version)]
        self._listing = Listing(one.note for _, one in self._placed)
        self._lost_listing = Listing(one.note for one in self._lost)

    def is_of(self, notes: AnnotationSet, version: int | None, sort: int) -> bool:
        """Whether making it anew would give the same."""
        versions, lost, *rest = self._made_for
        return versions is notes.versions and lost is notes.lost and rest == [version, sort]

    def page(self, wanted: NoteFilter, drafts: Sequence[Draft], first: int, most: int) -> Page:
        """So many entries from one on: drafts, what has no place, and notes that a filter lets through."""
        lost, placed = self._lost_listing.matching(wanted), self._listing.matching(wanted)
        total = len(drafts) + len(lost) + len(placed)
        entries: list[NoteEntry | Lost | Draft] = []
        for number in range(first, min(first + most, total)):
            if number < len(drafts):
                entries.append(drafts[number])
            elif number < len(drafts) + len(lost):
                entries.append(self._lost[lost[number - len(drafts)]])
            else:
                version, one = self._placed[placed[number - len(drafts) - len(lost)]]
                entries.append(NoteEntry(one.note, version, one.span))
        return Page(len(placed), total, entries)
