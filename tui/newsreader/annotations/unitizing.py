"""How far coders agree on where something is: Krippendorff's alpha of the passages that have a tag.

K. Krippendorff: On the reliability of unitizing continuous data. Sociological Methodology 25 (1995), 47-76;
and Content Analysis: An Introduction to Its Methodology, 2nd ed., Sage 2004, section 11.6.
A story is one continuum of its versions' code points, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from newsreader.annotations.coefficients import NO_UNITS, NO_VARIATION, Coefficient
from newsreader.records import dataclass

Section = tuple[int, int]
"""(start, end) of a unit or of a gap."""


@dataclass(frozen=True, slots=True)
class UnitizedTag:
    """The passages that have one tag."""

    tag: str
    counts: tuple[int, ...]
    """Per coder, how many there are."""
    alpha: Coefficient
    """Its `units` are passages; `observed` and `expected` are 1 less the disagreement of the method."""


def unitized(
    coders: Sequence[Sequence[tuple[str, Section]]], length: int
) -> tuple[tuple[UnitizedTag, ...], Coefficient]:
    """(each tag, all together) of what coders gave tags to in a continuum of so many code points.

    Passages of one coder that have the same tag and overlap or touch are one.
    """
    names = sorted({tag for passages in coders for tag, _ in passages})
    rows, observed, expected, units = [], 0.0, 0.0, 0
    for name in names:
        given = [_merged(span for tag, span in passages if tag == name) for passages in coders]
        seen, chance = disagreement(given, length)
        counts = tuple(map(len, given))
        rows.append(UnitizedTag(name, counts, _coefficient(seen, chance, sum(counts), len(coders))))
        observed, expected, units = observed + seen, expected + chance, units + sum(counts)
    return tuple(rows), _coefficient(observed, expected, units, len(coders))


def disagreement(coders: Sequence[Sequence[Section]], length: int) -> tuple[float, float]:
    """(observed, by chance) for what coders found in a continuum; the units of one are apart, in order."""
    number, total = len(coders), len(coders) * length
    gaps = [_gaps(units, length) for units in coders]
    seen = sum(
        _apart(coders[one], gaps[one], coders[other], gaps[other])
        for one, other in permutations(range(number), 2)
    )
    sizes = [end - start for units in coders for start, end in units]
    free = [end - start for sections in gaps for start, end in sections]
    chance = sum(
        (len(sizes) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in free if gap >= size)
        for size in sizes
    )
    divisor = total * (total - 1) - sum(size * (size - 1) for size in sizes)
    return (
        seen / (number * (number - 1) * length**2) if number > 1 and length else 0.0,
        2 / length * chance / divisor if divisor > 0 and length else 0.0,
    )


def _apart(
    units: Sequence[Section], gaps: Sequence[Section], others: Sequence[Section], free: Sequence[Section]
) -> int:
    """The squared distances of the sections of two coders."""
    total = 0
    for start, end in units:
        total += sum((start - b) ** 2 + (end - e) ** 2 for b, e in others if b < end and start < e)
        total += sum((end - start) ** 2 for b, e in free if b <= start and end <= e)
    for start, end in others:
        total += sum((end - start) ** 2 for b, e in gaps if b <= start and end <= e)
    return total


def _gaps(units: Sequence[Section], length: int) -> list[Section]:
    edges = [0, *(edge for unit in units for edge in unit), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _merged(spans: Iterable[Section]) -> list[Section]:
    merged: list[Section] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > start:
            merged.append((start, end))
    return merged


def _coefficient(observed: float, expected: float, units: int, coders: int) -> Coefficient:
    if not units or coders < 2:
        return Coefficient(None, 0, None, None, NO_UNITS)
    if not expected:
        return Coefficient(None, units, 1 - observed, 1.0, NO_VARIATION)
    return Coefficient(1 - observed / expected, units, 1 - observed, 1 - expected)
