"""Notes where they stand in a version, so that drawing a row costs the same however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from newsreader.model import Anchor, Note, NoteColour, Span
from newsreader.records import dataclass

if TYPE_CHECKING:
    from newsreader.annotations.anchoring import Ambiguous, Orphan


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and where its passage, or one of them, is now."""

    note: Note
    span: Span
    changed: tuple[tuple[str, str], ...] = ()
    """(words before, words now) of the passage and its sentence since it was marked."""
    is_first: bool = True
    """Whether it is the passage that was marked; not the other side, or where else its claim is told."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A note on the open story whose passage has no place for certain."""

    note: Note
    version: int | None
    """None: it is not certain which version it is on."""
    finding: Ambiguous | Orphan
    side: int = 0
    """Which of its passages: 0 its own, from 1 on those it is on beside."""
    sure: Span | None = None
    """The place that is meant, as nearly no other can be: one may take it without looking at it."""

    @property
    def passage(self) -> Anchor:
        """As it was marked."""
        return self.note.also[self.side - 1].anchor if self.side else self.note.anchor


class VersionNotes:
    """The notes that have a place in one version, in the order of the text."""

    def __init__(self, notes: Iterable[PlacedNote] = ()) -> None:
        self.notes = sorted(notes, key=lambda one: (one.span.start, one.span.end, one.note.created))
        self._starts = [one.span.start for one in self.notes]
        self._reach = list(accumulate((one.span.end for one in self.notes), max))
        """Up to where this note and those before it go."""
        self._edges, self._colours = _stretches(self.notes)
        self._covered = _covered(self._edges, self._colours)

    def touching(self, start: int, end: int) -> list[PlacedNote]:
        """The notes with a code point in common with a stretch, in the order of the text."""
        found = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] >= start:
            span = self.notes[at].span
            if span.end > start or span.start == span.end >= start:
                found.append(self.notes[at])
            at -= 1
        return found[::-1]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, NoteColour]]:
        """(start, end, colour) of what is noted in a stretch of the text; where notes overlap, the colour of
        the one that begins last."""
        at = max(bisect_right(self._edges, start) - 1, 0)
        while at < len(self._colours) and self._edges[at] < end:
            colour = self._colours[at]
            first, last = max(self._edges[at], start), min(self._edges[at + 1], end)
            if colour is not None and first < last:
                yield first, last, colour
            at += 1

    def covered(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(start, end) of what is noted in a stretch of the text, in whatever colours."""
        at = max(bisect_right(self._covered, (start, start)) - 1, 0)
        for first, last in islice(self._covered, at, None):
            if first >= end:
                return
            if last > start:
                yield max(first, start), min(last, end)

    def has_changed(self, start: int, end: int) -> bool:
        """Whether words of a note in a stretch have changed since it was marked."""
        return any(one.changed for one in self.touching(start, end))

    def sign(self, start: int, end: int) -> NoteColour | None:
        """The colour of the first note in a stretch; None without any."""
        return next((colour for _, _, colour in self.stretches(start, end)), None)


def _stretches(notes: list[PlacedNote]) -> tuple[list[int], list[NoteColour | None]]:
    """(edges, colour between each two of them): the text cut wherever a note begins or ends."""
    edges = sorted({edge for one in notes for edge in (one.span.start, one.span.end)})
    colours: list[NoteColour | None] = []
    open_notes: list[tuple[int, int]] = []
    number = 0
    for edge in edges[:-1]:
        while number < len(notes) and notes[number].span.start == edge:
            heappush(open_notes, (-edge, number))
            number += 1
        while open_notes and notes[open_notes[0][1]].span.end <= edge:
            heappop(open_notes)
        colours.append(notes[open_notes[0][1]].note.colour if open_notes else None)
    return edges, colours


def _covered(edges: list[int], colours: list[NoteColour | None]) -> list[tuple[int, int]]:
    """(start, end) of the stretches that are noted, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end, colour in zip(edges, edges[1:], colours, strict=False):
        if colour is None:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
