"""What sentences contradict each other in, found once for all pairs that read the same.

Copies of one article hold the same sentences against each other again and again, each time at other places.
"""

from __future__ import annotations

from collections.abc import Callable

from newsreader.compare.contradictions.alignment import Prepared, Units, numbering
from newsreader.compare.contradictions.finding import Contradiction, Found, found_in
from newsreader.compare.contradictions.units import Unit
from newsreader.model import Span


class SharedFinding:
    """Holds rows against each other."""

    def __init__(self, read: Callable[[int], Units]) -> None:
        """`read` reads a row."""
        self._read = read
        self._rows: dict[int, tuple[int, int]] = {}
        """Of a row the number of how it reads, and the code point at which it begins."""
        self._number: dict[Units, int] = {}
        self._reads: list[Prepared] = []
        """Of every number, as if it began at 0."""
        self._numbers = numbering()
        self._found: dict[tuple[int, int], Found] = {}
        """By numbers, as if both began at 0."""

    def between(self, row: int, other: int) -> Found:
        """What two rows contradict each other in."""
        (one, here), (two, there) = self._row(row), self._row(other)
        found = self._found.get((one, two))
        if found is None:
            found = self._found[one, two] = found_in(self._reads[one], self._reads[two])
        return moved(found, here, there)

    def _row(self, row: int) -> tuple[int, int]:
        known = self._rows.get(row)
        if known is None:
            units = self._read(row)
            start = units[0].start if units else 0
            units = tuple([Unit(unit[0] - start, unit[1] - start, *unit[2:]) for unit in units])
            number = self._number.setdefault(units, len(self._reads))
            if number == len(self._reads):
                self._reads.append(Prepared(units, self._numbers))
            known = self._rows[row] = (number, start)
        return known


def moved(found: Found, here: int, there: int) -> Found:
    """The same where both sentences stand so many code points further on."""
    if not found.contradictions and not found.wording:
        return found

    def by(span: Span, step: int) -> Span:
        return Span(span.start + step, span.end + step)

    held = [Contradiction(c.kind, by(c.here, here), by(c.there, there), c.rule) for c in found.contradictions]
    wording = [(by(mine, here), by(theirs, there)) for mine, theirs in found.wording]
    return Found(tuple(held), tuple(wording), found.likeness)
