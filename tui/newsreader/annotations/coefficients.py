"""Agreement beyond chance: Cohen's kappa and Krippendorff's alpha.

J. Cohen: A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20
(1960), 37-46. K. Krippendorff: Computing Krippendorff's alpha-reliability. University of Pennsylvania,
2011; and Content Analysis: An Introduction to Its Methodology, 4th ed., Sage 2018, chapter 12.
R. Passonneau: Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation.
LREC 2006, 831-836. R. J. Light: Measures of response agreement for qualitative data. Psychological Bulletin
76 (1971), 365-377 (the mean kappa of all pairs).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from newsreader.records import dataclass

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """An agreement beyond chance."""

    value: float | None
    """At most 1; 0 is what chance gives; None when it is not defined."""
    units: int
    """Units that at least two people judged; only they count."""
    observed: float | None
    """Share of agreement, 0 to 1 (for alpha: one less the observed disagreement)."""
    expected: float | None
    """The same by chance."""
    undefined: str = ""
    """Why there is no value, in words for the reader."""


NO_UNITS = "no unit was judged by both"
NO_VARIATION = "every judgement is the same, so chance would agree as well"


def cohen_kappa(pairs: Sequence[tuple[Value, Value]]) -> Coefficient:
    """Cohen's kappa (1960) of what two people said of each unit."""
    units = len(pairs)
    if not units:
        return Coefficient(None, 0, None, None, NO_UNITS)
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    # In whole numbers until the end, so that agreement by chance alone is recognised exactly.
    agreed = sum(one == other for one, other in pairs) * units
    chance = sum(count * second[label] for label, count in first.items())
    observed, expected = agreed / units**2, chance / units**2
    if chance == units**2:
        return Coefficient(None, units, observed, expected, NO_VARIATION)
    return Coefficient((agreed - chance) / (units**2 - chance), units, observed, expected)


def mean_kappa(kappas: Sequence[Coefficient]) -> float | None:
    """The mean of the kappas of all pairs of coders (Light 1971); None where one of them has no value."""
    values = [kappa.value for kappa in kappas if kappa.value is not None]
    return sum(values) / len(values) if values and len(values) == len(kappas) else None


def nominal(one: Hashable, other: Hashable) -> float:
    """Distance of two labels: 0 for the same, 1 for different ones."""
    return float(one != other)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Distance of two sets of tags, 0 to 1 (Passonneau 2006): 1 - Jaccard x monotonicity.

    Monotonicity is 1 for equal sets, 2/3 when one holds the other, 1/3 when they only overlap, else 0.
    Two empty sets are equal.
    """
    if one == other:
        return 0.0
    shared = one & other
    monotonicity = (2 if shared in (one, other) else 1) / 3 if shared else 0.0
    return 1.0 - len(shared) / len(one | other) * monotonicity


def krippendorff_alpha(
    units: Sequence[Sequence[Value]], distance: Callable[[Value, Value], float] = nominal
) -> Coefficient:
    """Krippendorff's alpha (2011) of the values that any number of people gave to each unit.

    A missing value is left out of its unit; units with fewer than two values do not count. Distances
    are symmetric, 0 for equal values.
    """
    pairable = [list(unit) for unit in units if len(unit) >= 2]
    if not pairable:
        return Coefficient(None, 0, None, None, NO_UNITS)
    totals = Counter(value for unit in pairable for value in unit)
    count = totals.total()
    disagreed = sum(_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in pairable) / count
    chance = _disagreement(totals, distance) / (count * (count - 1))
    if chance == 0:
        return Coefficient(None, len(pairable), 1 - disagreed, 1.0, NO_VARIATION)
    return Coefficient(1 - disagreed / chance, len(pairable), 1 - disagreed, 1 - chance)


def _disagreement(values: Counter[Value], distance: Callable[[Value, Value], float]) -> float:
    """The sum of the distances of all ordered pairs of values."""
    distinct = list(values.items())
    return 2 * sum(
        count * times * distance(value, other)
        for index, (value, count) in enumerate(distinct)
        for other, times in distinct[index + 1 :]
    )
