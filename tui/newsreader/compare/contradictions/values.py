"""Numbers, days, times and quantities of two nearly identical sentences that cannot both be."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.compare.contradictions.alignment import VALUES, Alignment, Units, agree
from newsreader.compare.contradictions.measured import DIMENSIONS, number_of, unit_of
from newsreader.compare.contradictions.units import Sort, Unit
from newsreader.model import ConflictKind
from newsreader.text.lexicon.calendar import DAYS

ONCE = "once"
"""A word that stands against a number of times."""
_VALUED = frozenset((*VALUES, Sort.QUANTIFIER))


class Pair(NamedTuple):
    """Units in one place that differ."""

    left: int
    right: int


def differing_values(a: Alignment) -> list[tuple[Pair, str]]:
    """Numbers, days, times, quantifiers in one place that differ, with the rule."""
    valued, beside = a.one.read(_valued), a.other.read(_valued)
    if not valued or not beside:
        return []
    found: list[tuple[Pair, str]] = []
    rest: tuple[list[int], list[int]] = ([], [])
    for mine, theirs in a.gaps:
        left, right = [p for p in mine if p in valued], [p for p in theirs if p in beside]
        for here in tuple(left):
            for there in right:
                rule = _differ(a.left[here], a.right[there])
                if rule:
                    found.append((Pair(here, there), rule))
                    left.remove(here)
                    right.remove(there)
                    break
        rest[0].extend(left)
        rest[1].extend(right)
    for sort in VALUES if rest[0] and rest[1] else ():
        lone = [p for p in rest[0] if a.left[p].sort is sort], [p for p in rest[1] if a.right[p].sort is sort]
        if len(lone[0]) == 1 == len(lone[1]):
            rule = _differ(a.left[lone[0][0]], a.right[lone[1][0]])
            if rule:
                found.append((Pair(lone[0][0], lone[1][0]), rule))
    return found


def _valued(units: Units) -> frozenset[int]:
    """The places of what may differ as a value."""
    return frozenset([p for p, unit in enumerate(units) if unit.sort in _VALUED or unit.form == ONCE])


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
        if first.form == ONCE and second.measure == "times":
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
