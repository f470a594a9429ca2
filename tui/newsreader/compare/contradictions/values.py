"""Numbers, days, times and quantities of two nearly identical sentences that cannot both be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsreader.compare.contradictions.alignment import VALUES, Alignment, agree
from newsreader.compare.contradictions.measured import DIMENSIONS, number_of, unit_of
from newsreader.compare.contradictions.units import Sort, Unit
from newsreader.model import ConflictKind
from newsreader.text.lexicon.calendar import DAYS


class Pair(NamedTuple):
    """Units in one place that differ."""

    left: int
    right: int


def differing_values(a: Alignment) -> Iterator[tuple[Pair, str]]:
    """Numbers, days, times, quantifiers in one place that differ, with the rule."""
    rest: list[tuple[list[int], list[int]]] = []
    for mine, theirs in a.gaps:
        left, right = list(mine), list(theirs)
        for here in mine:
            for there in list(right):
                rule = _differ(a.left[here], a.right[there])
                if rule:
                    yield Pair(here, there), rule
                    left.remove(here)
                    right.remove(there)
                    break
        rest.append((left, right))
    for sort in VALUES:
        lone = [
            [p for gap in rest for p in gap[side] if units[p].sort is sort]
            for side, units in ((0, a.left), (1, a.right))
        ]
        if len(lone[0]) == 1 == len(lone[1]):
            rule = _differ(a.left[lone[0][0]], a.right[lone[1][0]])
            if rule:
                yield Pair(lone[0][0], lone[1][0]), rule


def _differ(one: Unit, other: Unit) -> str:
    """The rule by which two values of a kind differ; empty where they do not."""
    if one.sort is other.sort is Sort.NUMBER:
        if one.measure in DIMENSIONS and other.measure in DIMENSIONS and one.measure != other.measure:
            return "unit" if number_of(one.form) == number_of(other.form) else ""
        if one.measure != other.measure:
            agrees = agree(one._replace(measure=""), other._replace(measure=""))
            return (
                "unit"
                if agrees and one.measure and other.measure and "day" not in (one.measure, other.measure)
                else ""
            )
        if agree(one, other):
            return ""
        if one.measure in DIMENSIONS and unit_of(one.form) != unit_of(other.form):
            return "unit" if number_of(one.form) == number_of(other.form) else "figure"
        return "date" if one.measure in ("year", "day") else "figure"
    if one.sort is other.sort is Sort.ORDINAL:
        return "" if one.low == other.low else "ordinal"
    if one.sort is other.sort is Sort.CLOCK:
        return "" if one.low == other.low else "time"
    if one.sort is other.sort is Sort.DAY:
        return "day" if one.key != other.key and (one.key in DAYS) == (other.key in DAYS) else ""
    if one.sort is Sort.QUANTIFIER and other.sort is Sort.QUANTIFIER:
        return "quantifier" if abs(one.low - other.low) >= 1 and _clash(one.low, other.low) else ""
    for first, second in ((one, other), (other, one)):
        if first.form == "once" and second.measure == "times":
            return "figure"
        if first.sort is Sort.QUANTIFIER and second.sort is Sort.NUMBER and not second.measure:
            return "quantifier" if first.low == 0.0 and second.low > 0 else ""
        if first.sort is Sort.QUANTIFIER and second.sort is Sort.NUMBER and second.measure == "percent":
            return "quantifier" if _is_other_share(first, second) else ""
    return ""


def _is_other_share(quantifier: Unit, share: Unit) -> bool:
    """Whether a quantity ("half", "most", "all") is not that share in percent."""
    if quantifier.form == "half":
        return not share.low - NEAR_HALF <= 50.0 <= share.high + NEAR_HALF
    if quantifier.low in _SHARES:
        least, most = _SHARES[quantifier.low]
        return share.high < least or share.low > most
    return False


NEAR_HALF = 4.0
_SHARES = {0.0: (0.0, 0.0), 1.0: (0.0, 40.0), 1.5: (0.0, 50.0), 4.0: (50.0, 100.0), 5.0: (97.0, 100.0)}
"""Rank of a quantity -> percent that it may be."""


def _clash(one: float, other: float) -> bool:
    """Whether two quantities of one thing cannot both be."""
    low, high = sorted((one, other))
    if low == 0.0:
        return True
    if low <= 1.0:
        return high >= 2.5
    return (low, high) in {
        (2.0, 4.0),
        (2.0, 5.0),
        (2.5, 5.0),
        (3.0, 5.0),
        (3.5, 5.0),
        (4.0, 5.0),
    } and high == 5.0


KINDS = {
    "unit": ConflictKind.UNIT,
    "date": ConflictKind.DATE,
    "figure": ConflictKind.FIGURE,
    "ordinal": ConflictKind.ORDER,
    "time": ConflictKind.DATE,
    "day": ConflictKind.DATE,
    "quantifier": ConflictKind.QUANTITY,
}
