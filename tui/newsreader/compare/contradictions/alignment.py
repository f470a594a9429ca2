"""Two sentences unit by unit: what both have, and what stands in each other's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, JaroWinkler

from newsreader.compare.contradictions.measured import CLOSE, DIMENSIONS, unit_of
from newsreader.compare.contradictions.opposites import are_opposite
from newsreader.compare.contradictions.units import KEPT_LIGHT, Sort, Unit
from newsreader.text.words import country_of

SPELLING = 0.92
"""Likeness of two spellings of one name, by Jaro and Winkler."""
BEGINNING = 5
"""Letters that two forms of one word share at least."""
_Key = tuple[str, str]
"""Of a unit what it is compared by, and what it measures."""
_Bucket = tuple[str, ...]
VALUES = (Sort.NUMBER, Sort.ORDINAL, Sort.DAY, Sort.CLOCK)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which units of two sentences are the same, and which are left over; all numbers are places of units."""

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    pairs: tuple[tuple[int, int], ...]
    """The same on both sides, in the order of the left; those that moved are among them."""
    gaps: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """What is left over, stretch by stretch: (of the left, of the right) that stand in one place."""

    right_of: dict[int, int]
    """Left place -> right place of what is the same."""
    left_of: dict[int, int]
    """The reverse."""


def is_aligned(unit: Unit) -> bool:
    """Whether a unit takes part: what says something, how much, and the few function words with opposites."""
    return unit.is_content or unit.sort is Sort.QUANTIFIER or unit.form in KEPT_LIGHT


def same(one: Unit, other: Unit) -> bool:
    """Whether two units say the same."""
    if one.key == other.key and one.measure == other.measure:
        return True
    numbers = {Sort.NUMBER, Sort.ORDINAL}
    if one.sort in numbers and other.sort in numbers:
        return one.sort is other.sort and agree(one, other)
    if one.sort is Sort.CLOCK and other.sort is Sort.CLOCK:
        return one.low == other.low
    words = (Sort.WORD, Sort.NAME)
    if one.sort not in words or other.sort not in words:
        return False
    if country_of(one.key) == country_of(other.key):
        return True
    a, b = one.form, other.form
    if one.sort is Sort.NAME and other.sort is Sort.NAME:
        return (
            len(a) > BEGINNING
            and a[0] == b[0]
            and JaroWinkler.similarity(a, b) >= SPELLING
            and a[-3:] == b[-3:]
        )
    begins = len(a) >= BEGINNING and len(b) >= BEGINNING and a[:BEGINNING] == b[:BEGINNING]
    return begins and abs(len(a) - len(b)) <= 4 and not are_opposite(a, b)


def agree(one: Unit, other: Unit) -> bool:
    """Whether one exact value fits two numbers, and they measure the same."""
    if one.measure != other.measure:
        return False
    if one.measure in DIMENSIONS and unit_of(one.form) != unit_of(other.form):
        low, high = sorted((one.low + one.high, other.low + other.high))
        return low >= (1 - CLOSE) * high
    if one.bound != other.bound:
        least, most = (one, other) if one.bound == "+" or other.bound == "-" else (other, one)
        if one.bound and other.bound:
            return least.low < most.high
        return least.low <= most.high
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low < high or (low == high and (one.low == one.high or other.low == other.high))


class Prepared:
    """What is needed of a sentence whatever it is aligned with."""

    __slots__ = ("_alike", "content", "keys", "marks", "numbers", "places", "units")

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.units = units
        self.content = [unit.is_content for unit in units]
        self.places = [place for place, unit in enumerate(units) if is_aligned(unit)]
        self.keys = [(units[place].key, units[place].measure) for place in self.places]
        self.numbers: dict[_Key, int] = {}
        """A number for every key."""
        for key in self.keys:
            self.numbers.setdefault(key, len(self.numbers))
        self.marks = {place: _buckets(units[place]) for place in self.places}
        """Of every place that takes part: two units that say the same have one in common, or their key."""
        self._alike: dict[_Bucket, list[tuple[Unit, int]]] | None = None

    @property
    def alike(self) -> dict[_Bucket, list[tuple[Unit, int]]]:
        """The first unit of every key, and its number, by where it may be found."""
        if self._alike is None:
            self._alike = {}
            numbered: set[_Key] = set()
            for place, key in zip(self.places, self.keys, strict=True):
                if key not in numbered:
                    numbered.add(key)
                    for bucket in self.marks[place]:
                        self._alike.setdefault(bucket, []).append((self.units[place], self.numbers[key]))
        return self._alike

    def forget(self) -> None:
        """Let go of what takes most of the memory, and is made again when it is asked for."""
        self._alike = None


def align(left: Prepared, right: Prepared) -> Alignment:
    """The longest common sequence of units, then what moved."""
    here, there = left.places, right.places
    pairs: list[tuple[int, int]] = []
    gaps: list[tuple[list[int], list[int]]] = []
    first = [left.numbers[key] for key in left.keys]
    for code in Indel.opcodes(first, _numbered(left, right)):
        mine, theirs = here[code.src_start : code.src_end], there[code.dest_start : code.dest_end]
        if code.tag == "equal":
            pairs += zip(mine, theirs, strict=True)
            gaps.append(([], []))
        elif gaps:
            gaps[-1] = (gaps[-1][0] + mine, gaps[-1][1] + theirs)
        else:
            gaps.append((mine, theirs))
    pairs += _moved(left, right, gaps)
    kept = tuple([(tuple(mine), tuple(theirs)) for mine, theirs in gaps if mine or theirs])
    pairs.sort()
    back = {theirs: mine for mine, theirs in pairs}
    return Alignment(left.units, right.units, tuple(pairs), kept, dict(pairs), back)


def _numbered(left: Prepared, right: Prepared) -> list[int]:
    """The numbers of the right units: those of the left ones that say the same."""
    known, others = left.numbers, []
    more: dict[_Key, int] = {}
    for place, key in zip(right.places, right.keys, strict=True):
        number = known.get(key)
        if number is None:
            number = more.get(key)
        if number is None:
            unit = right.units[place]
            candidates = (one for bucket in right.marks[place] for one in left.alike.get(bucket, ()))
            number = next((n for one, n in candidates if same(one, unit)), None)
            if number is None:
                number = more[key] = len(known) + len(more)
        others.append(number)
    return others


def _buckets(unit: Unit) -> tuple[_Bucket, ...]:
    """Where units stand that may say the same as one with another key."""
    if unit.sort in VALUES:
        return ((unit.sort.value,),)
    if unit.sort not in (Sort.WORD, Sort.NAME):
        return ()
    form = unit.form
    return ("begins", form[:BEGINNING]), ("country", country_of(unit.key)), ("ends", form[0], form[-3:])


def _moved(
    left: Prepared, right: Prepared, gaps: Sequence[tuple[list[int], list[int]]]
) -> list[tuple[int, int]]:
    """What is left over on both sides in different places is the same all the same; it leaves the gaps."""
    found: list[tuple[int, int]] = []
    marked: set[_Bucket] = set()
    for _, theirs in gaps:
        for place in theirs:
            marked.update(right.marks[place])
            marked.add((right.units[place].key,))
    if not marked:
        return found
    units, others = left.units, right.units
    for mine, beside in gaps:
        for place in list(mine):
            unit = units[place]
            if (unit.key,) not in marked and marked.isdisjoint(left.marks[place]):
                continue
            if unit.sort in VALUES and any(others[other].sort is unit.sort for other in beside):
                continue  # another value stands in its very place
            match = next(
                ((theirs, other) for _, theirs in gaps for other in theirs if same(unit, others[other])),
                None,
            )
            if match:
                mine.remove(place)
                match[0].remove(match[1])
                found.append((place, match[1]))
    return found
