"""Two sentences unit by unit: what both have, and what stands in each other's place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from rapidfuzz.distance import Indel, JaroWinkler

from newsreader.compare.contradictions.measured import CLOSE, DIMENSIONS, unit_of
from newsreader.compare.contradictions.opposites import are_opposite
from newsreader.compare.contradictions.units import CONTENT, KEPT_LIGHT, Sort, Unit
from newsreader.text.words import country_of

SPELLING = 0.92
"""Likeness of two spellings of one name, by Jaro and Winkler."""
BEGINNING = 5
"""Letters that two forms of one word share at least."""
VALUES = (Sort.NUMBER, Sort.ORDINAL, Sort.DAY, Sort.CLOCK)
T = TypeVar("T")
Units = tuple[Unit, ...]
"""A sentence."""
Gaps = Sequence[tuple[Sequence[int], Sequence[int]]]
"""What is left over, stretch by stretch: places (of the left, of the right) that stand between the same."""


class Numbers:
    """Numbers for what units are compared by; sentences that are aligned have been prepared with the same."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._marks: dict[tuple[str, ...], tuple[int, ...]] = {}

    def marks(self, unit: Unit) -> tuple[int, ...]:
        """Of a unit its key, which those have that are the same, and where it is found by others: two units
        that say the same have one of these in common."""
        _, _, form, key, sort, _, _, measure, *_ = unit
        known = self._marks.get((form, key, sort, measure))
        if known is None:
            known = tuple([self._number(*name) for name in (("key", key, measure), *_buckets(unit))])
            self._marks[form, key, sort, measure] = known
        return known

    def _number(self, *name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))


class Prepared:
    """A sentence, and what is needed of it whatever it is held against."""

    __slots__ = ("_alike", "_read", "content", "count", "keys", "marks", "places", "units")

    def __init__(self, units: Units, numbers: Numbers) -> None:
        self.units = units
        self.content = [unit.sort in CONTENT for unit in units]
        """Of every unit whether it says something on its own."""
        self.count = sum(self.content)
        """How many do."""
        self.places = [
            place
            for place, unit in enumerate(units)
            if self.content[place] or unit.sort is Sort.QUANTIFIER or unit.form in KEPT_LIGHT
        ]
        """Of the units that take part: what says something, how much, and the few function words with
        opposites."""
        self.marks = {place: numbers.marks(units[place]) for place in self.places}
        """By their places."""
        self.keys = [marks[0] for marks in self.marks.values()]
        """Of these units, in order, what they are compared by."""
        self._alike: dict[int, list[tuple[Unit, int]]] | None = None
        self._read: dict[Callable[[Units], Any], Any] = {}

    def read(self, reader: Callable[[Units], T]) -> T:
        """What a function makes of the units; it is called once."""
        if reader not in self._read:
            self._read[reader] = reader(self.units)
        found: T = self._read[reader]
        return found

    @property
    def alike(self) -> dict[int, list[tuple[Unit, int]]]:
        """The first unit of every key, with its key, by its marks."""
        if self._alike is None:
            self._alike = {}
            met: set[int] = set()
            for place, key in zip(self.places, self.keys, strict=True):
                if key not in met:
                    met.add(key)
                    for mark in self.marks[place]:
                        self._alike.setdefault(mark, []).append((self.units[place], key))
        return self._alike


class Alignment(NamedTuple):
    """Which units of two sentences are the same, and which are left over; all numbers are places of units."""

    one: Prepared
    other: Prepared
    left: Units
    right: Units
    """Those of one sentence, and of the other."""
    gaps: Gaps
    """What is left over."""
    facing: Gaps
    """Those gaps in which something of both stands."""
    right_of: Mapping[int, int]
    """Left place -> right place of what is the same, in the order of the left; what moved is among it."""
    left_of: Mapping[int, int]
    """The reverse."""


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


def align(one: Prepared, other: Prepared) -> Alignment:
    """The longest common sequence of units, then what moved."""
    here, there = one.places, other.places
    right_of: dict[int, int] = {}
    gaps: list[tuple[list[int], list[int]]] = []
    left = right = 0
    for start, beside, size in Indel.editops(one.keys, _keys_of(other, one)).as_matching_blocks():
        if start > left or beside > right:
            gaps.append((here[left:start], there[right:beside]))
        left, right = start + size, beside + size
        right_of.update(zip(here[start:left], there[beside:right], strict=True))
    moved = _moved(one, other, gaps)
    if moved:
        right_of = dict(sorted([*right_of.items(), *moved]))
        gaps = [gap for gap in gaps if gap[0] or gap[1]]
    facing = [gap for gap in gaps if gap[0] and gap[1]]
    left_of = dict(zip(right_of.values(), right_of, strict=True))
    return Alignment(one, other, one.units, other.units, gaps, facing, right_of, left_of)


def _keys_of(other: Prepared, one: Prepared) -> list[int]:
    """The keys of the units of a sentence: those of the units of another one that say the same."""
    known = set(one.keys)
    if known.issuperset(other.keys):
        return other.keys
    keys = []
    lone: set[int] = set()
    for place, key in zip(other.places, other.keys, strict=True):
        if key not in known and key not in lone:
            found = _key_alike(other.units[place], other.marks[place], one)
            if found is None:
                lone.add(key)
            else:
                key = found
        keys.append(key)
    return keys


def _key_alike(unit: Unit, marks: Sequence[int], one: Prepared) -> int | None:
    """The key of the first unit that says the same as a given one."""
    alike = one.alike
    for mark in marks:
        for candidate, key in alike.get(mark, ()):
            if same(candidate, unit):
                return key
    return None


def _buckets(unit: Unit) -> Iterator[tuple[str, ...]]:
    """Where units stand that may say the same as one with another key."""
    if unit.sort in VALUES:
        yield ("sort", unit.sort.value)
    elif unit.sort is Sort.WORD or unit.sort is Sort.NAME:
        form = unit.form
        yield ("begins", form[:BEGINNING])
        yield ("country", country_of(unit.key))
        yield ("ends", form[0], form[-3:])


def _moved(
    one: Prepared, other: Prepared, gaps: Sequence[tuple[list[int], list[int]]]
) -> list[tuple[int, int]]:
    """What is left over on both sides in different places is the same all the same; it leaves the gaps."""
    found: list[tuple[int, int]] = []
    marked: set[int] = set()
    for _, theirs in gaps:
        for place in theirs:
            marked.update(other.marks[place])
    if not marked:
        return found
    for mine, beside in gaps:
        for place in tuple(mine):
            marks, unit = one.marks[place], one.units[place]
            if marked.isdisjoint(marks):
                continue
            if unit.sort in VALUES and any([other.units[there].sort is unit.sort for there in beside]):
                continue  # another value stands in its very place
            match = _first_same(unit, frozenset(marks), other, gaps)
            if match is not None:
                mine.remove(place)
                match[0].remove(match[1])
                found.append((place, match[1]))
    return found


def _first_same(
    unit: Unit, marks: frozenset[int], other: Prepared, gaps: Iterable[tuple[list[int], list[int]]]
) -> tuple[list[int], int] | None:
    """The first place left over of the other sentence at which it says the same as a unit with some marks,
    and the places among which it is."""
    for _, theirs in gaps:
        for place in theirs:
            if not marks.isdisjoint(other.marks[place]) and same(unit, other.units[place]):
                return theirs, place
    return None
