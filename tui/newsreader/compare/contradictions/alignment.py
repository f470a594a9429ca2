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

    def to_right(self) -> dict[int, int]:
        """Left place -> right place of what is the same."""
        return dict(self.pairs)

    def to_left(self) -> dict[int, int]:
        """The reverse."""
        return {right: left for left, right in self.pairs}


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


def align(left: tuple[Unit, ...], right: tuple[Unit, ...]) -> Alignment:
    """The longest common sequence of units, then what moved."""
    here = [place for place, unit in enumerate(left) if is_aligned(unit)]
    there = [place for place, unit in enumerate(right) if is_aligned(unit)]
    first, second = _coded([left[p] for p in here], [right[p] for p in there])
    pairs: list[tuple[int, int]] = []
    gaps: list[tuple[list[int], list[int]]] = []
    for code in Indel.opcodes(first, second):
        mine, theirs = here[code.src_start : code.src_end], there[code.dest_start : code.dest_end]
        if code.tag == "equal":
            pairs += zip(mine, theirs, strict=True)
            gaps.append(([], []))
        elif gaps:
            gaps[-1] = (gaps[-1][0] + mine, gaps[-1][1] + theirs)
        else:
            gaps.append((mine, theirs))
    pairs += _moved(left, right, gaps)
    kept = tuple((tuple(mine), tuple(theirs)) for mine, theirs in gaps if mine or theirs)
    return Alignment(left, right, tuple(sorted(pairs)), kept)


def _coded(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[list[int], list[int]]:
    """Numbers for units, equal for those that say the same."""
    numbers: dict[tuple[str, str], int] = {}
    alike: dict[tuple[str, ...], list[tuple[Unit, int]]] = {}
    for unit in left:
        key = unit.key, unit.measure
        if key not in numbers:
            numbers[key] = len(numbers)
            for bucket in _buckets(unit):
                alike.setdefault(bucket, []).append((unit, numbers[key]))
    coded = [numbers[unit.key, unit.measure] for unit in left]
    others = []
    for unit in right:
        number = numbers.get((unit.key, unit.measure))
        if number is None:
            candidates = (known for bucket in _buckets(unit) for known in alike.get(bucket, ()))
            number = next((n for known, n in candidates if same(known, unit)), None)
        if number is None:
            number = numbers[unit.key, unit.measure] = len(numbers) + len(left)
        others.append(number)
    return coded, others


def _buckets(unit: Unit) -> tuple[tuple[str, ...], ...]:
    """Where units stand that may say the same as one with another key."""
    if unit.sort in VALUES:
        return ((unit.sort.value,),)
    if unit.sort not in (Sort.WORD, Sort.NAME):
        return ()
    form = unit.form
    return ("begins", form[:BEGINNING]), ("country", country_of(unit.key)), ("ends", form[0], form[-3:])


def _moved(
    left: Sequence[Unit], right: Sequence[Unit], gaps: Sequence[tuple[list[int], list[int]]]
) -> list[tuple[int, int]]:
    """What is left over on both sides in different places is the same all the same; it leaves the gaps."""
    found: list[tuple[int, int]] = []
    if not any(mine for mine, _ in gaps) or not any(theirs for _, theirs in gaps):
        return found
    for mine, beside in gaps:
        for place in list(mine):
            if left[place].sort in VALUES and any(right[other].sort is left[place].sort for other in beside):
                continue  # another value stands in its very place
            match = next(
                (
                    (theirs, other)
                    for _, theirs in gaps
                    for other in theirs
                    if same(left[place], right[other])
                ),
                None,
            )
            if match:
                mine.remove(place)
                match[0].remove(match[1])
                found.append((place, match[1]))
    return found
