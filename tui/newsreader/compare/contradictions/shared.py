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
"""Sentences of which is kept what they are held against others by: those that were asked for last."""


class SharedFinding:
    """Holds rows against each other."""

    def __init__(self, read: Callable[[int], Units]) -> None:
        """`read` reads a row."""
        self._read = read
        self._rows: dict[int, tuple[int, int]] = {}
        """Of a row the number of how it reads, and the code point at which it begins."""
        self._number: dict[Units, int] = {}
        """Of how the sentences that are kept read, as if they began at 0."""
        self._kept: dict[int, Prepared] = {}
        """By these numbers, the one that was asked for last at the end."""
        self._numbers = Numbers()
        self._found: dict[tuple[int, int], Found] = {}
        """By numbers, as if both began at 0."""

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
        numbers = self._numbered(row), self._numbered(other)
        found = self._found.get(numbers)
        if found is None:
            found = found_in(self._prepared(numbers[0], row), self._prepared(numbers[1], other))
            self._found[numbers] = found
        return found

    def _numbered(self, row: int) -> int:
        """The number of how a row reads: one for all that read the same while one of them is kept."""
        known = self._rows.get(row)
        if known is None:
            start, units = self._from_nought(row)
            number = self._number.get(units, len(self._rows))
            known = self._rows[row] = (number, start)
            if number not in self._kept:
                self._keep(number, Prepared(units, self._numbers))
        return known[0]

    def _prepared(self, number: int, row: int) -> Prepared:
        """How a row reads."""
        kept = self._kept.pop(number, None)
        self._keep(number, kept or Prepared(self._from_nought(row)[1], self._numbers))
        return self._kept[number]

    def _keep(self, number: int, prepared: Prepared) -> None:
        self._kept[number] = prepared
        self._number.setdefault(prepared.units, number)
        if len(self._kept) > KEPT:
            self._number.pop(self._kept.pop(next(iter(self._kept))).units, None)

    def _from_nought(self, row: int) -> tuple[int, Units]:
        """(the code point at which a row begins, its units as if it began at 0)."""
        units = self._read(row)
        start = units[0].start if units else 0
        return start, tuple([Unit(unit[0] - start, unit[1] - start, *unit[2:]) for unit in units])


def _moved(span: Span, by: int) -> Span:
    """The same so many code points further on."""
    return Span(span.start + by, span.end + by)
