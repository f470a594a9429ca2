"""The notes on one story as they are listed: those that a filter lets through, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.annotations.desk import NoteDesk
from newsreader.annotations.entries import NoteEntry
from newsreader.annotations.filtering import Listing
from newsreader.annotations.store import Draft, NoteFilter
from newsreader.annotations.written import Lost


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
    """The notes on one version of a story or on all, as a desk had them when this was made."""

    def __init__(self, desk: NoteDesk, version: int | None, sort: int) -> None:
        """`sort`: 0 as they stand in the text, 1 the last changed first."""
        self._made_for = (desk.versions, desk.lost, version, sort)
        scope = range(len(desk.versions)) if version is None else (version,)
        self._placed = [(owner, one) for owner in scope for one in desk.versions[owner].notes]
        if sort == 1:
            self._placed.sort(key=lambda pair: pair[1].note.modified, reverse=True)
        self._lost = [one for one in desk.lost if version is None or one.version in (None, version)]
        self._listing = Listing(one.note for _, one in self._placed)
        self._lost_listing = Listing(one.note for one in self._lost)

    def is_of(self, desk: NoteDesk, version: int | None, sort: int) -> bool:
        """Whether making it anew would give the same."""
        versions, lost, *rest = self._made_for
        return versions is desk.versions and lost is desk.lost and rest == [version, sort]

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
