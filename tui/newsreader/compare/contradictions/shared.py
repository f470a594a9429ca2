"""What sentences contradict each other in, found once for all pairs that read the same.

Copies of one article hold the same sentences against each other again and again, each time at other places.
"""

from __future__ import annotations

from collections.abc import Callable

from newsreader.compare.contradictions.alignment import Prepared
from newsreader.compare.contradictions.finding import Contradiction, Found, Side, found_in
from newsreader.compare.contradictions.units import Unit
from newsreader.model import Span

KEPT = 1 << 12
"""Sentences held against others of late for which all that was made is kept."""


class SharedFinding:
    """Holds rows against each other."""

    def __init__(self, read: Callable[[int], Side]) -> None:
        """`read` reads a row."""
        self._read = read
        self._sides: dict[int, tuple[int, int]] = {}
        """Of a row the number of how it reads, and the code point at which it begins."""
        self._number: dict[Side, int] = {}
        self._reads: list[tuple[Side, Prepared]] = []
        """Of every number, as if it began at 0."""
        self._found: dict[tuple[int, int], Found] = {}
        """By numbers, as if both began at 0."""
        self._of_late: dict[int, None] = {}
        """The numbers of the last ones that others were held against, in order."""

    def between(self, row: int, other: int) -> Found:
        """What two rows contradict each other in."""
        (one, here), (two, there) = self._side_of(row), self._side_of(other)
        found = self._found.get((one, two))
        if found is None:
            found = self._found[one, two] = self._held(one, two)
        return moved(found, here, there)

    def _held(self, one: int, two: int) -> Found:
        (mine, left), (theirs, right) = self._reads[one], self._reads[two]
        self._of_late[one] = None
        if len(self._of_late) > KEPT:
            oldest = next(iter(self._of_late))
            del self._of_late[oldest]
            self._reads[oldest][1].forget()
        return found_in(mine, theirs, left, right)

    def _side_of(self, row: int) -> tuple[int, int]:
        known = self._sides.get(row)
        if known is None:
            side = self._read(row)
            start = side.units[0].start if side.units else 0
            side = _from_nought(side, start)
            number = self._number.setdefault(side, len(self._reads))
            if number == len(self._reads):
                self._reads.append((side, Prepared(side.units)))
            known = self._sides[row] = (number, start)
        return known


def _from_nought(side: Side, start: int) -> Side:
    """The same if it began at 0 instead of `start`."""
    units = [Unit(unit[0] - start, unit[1] - start, *unit[2:]) for unit in side.units]
    denials = [one._replace(start=one.start - start, end=one.end - start) for one in side.denials]
    return Side(tuple(units), side.content, tuple(denials))


def moved(found: Found, here: int, there: int) -> Found:
    """The same where both sentences stand so many code points further on."""
    if not found.contradictions and not found.wording:
        return found

    def by(span: Span, step: int) -> Span:
        return Span(span.start + step, span.end + step)

    held = [Contradiction(c.kind, by(c.here, here), by(c.there, there), c.rule) for c in found.contradictions]
    wording = [(by(mine, here), by(theirs, there)) for mine, theirs in found.wording]
    return Found(tuple(held), tuple(wording), found.likeness)
