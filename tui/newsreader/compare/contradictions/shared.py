"""What sentences contradict each other in, found once for all pairs that read the same.

Copies of one article hold the same sentences against each other again and again, each time at other places.
"""

from __future__ import annotations

from collections.abc import Callable

from newsreader.compare.contradictions.alignment import Numbers, Prepared, Units
from newsreader.compare.contradictions.finding import Contradiction, Found, found_in
from newsreader.compare.contradictions.units import Unit
from newsreader.model import Span

KEPT = 1 << 12
"""Sentences held against others of late for which all that was made is kept."""


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
        self._numbers = Numbers()
        self._found: dict[tuple[int, int], Found] = {}
        """By numbers, as if both began at 0."""
        self._of_late: dict[int, None] = {}
        """The numbers of the last ones that others were held against, in order."""

    def contradictions(self, row: int, other: int) -> tuple[Contradiction, ...]:
        """What two rows contradict each other in."""
        held = self._between(row, other).contradictions
        if not held:
            return ()
        (_, here), (_, there) = self._rows[row], self._rows[other]
        return tuple(
            [Contradiction(c.kind, _moved(c.here, here), _moved(c.there, there), c.rule) for c in held]
        )

    def wording(self, row: int, other: int) -> tuple[tuple[Span, Span], ...]:
        """The words of two rows that stand in each other's place."""
        held = self._between(row, other).wording
        if not held:
            return ()
        (_, here), (_, there) = self._rows[row], self._rows[other]
        return tuple([(_moved(mine, here), _moved(theirs, there)) for mine, theirs in held])

    def _between(self, row: int, other: int) -> Found:
        """What came of holding two rows against each other, as if both began at 0."""
        numbers = self._row(row)[0], self._row(other)[0]
        found = self._found.get(numbers)
        if found is None:
            found = self._found[numbers] = self._held(*numbers)
        return found

    def _held(self, one: int, two: int) -> Found:
        self._of_late[one] = None
        if len(self._of_late) > KEPT:
            oldest = next(iter(self._of_late))
            del self._of_late[oldest]
            self._reads[oldest].forget()
        return found_in(self._reads[one], self._reads[two])

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


def _moved(span: Span, by: int) -> Span:
    """The same so many code points further on."""
    return Span(span.start + by, span.end + by)
