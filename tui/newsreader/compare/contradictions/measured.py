"""Numbers with what they are of, in one unit a dimension ("18 months", "20 mg"), and parts of a whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsreader.text.patterns import pattern

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_UNITS = {
    name: (dimension, factor)
    for dimension, units in {
        "time": {
            "seconds": 1.0, "minute minutes": _MINUTE, "hour hours": _HOUR, "day days": _DAY,
            "week weeks": 7 * _DAY, "fortnight": 14 * _DAY, "month months": 30.44 * _DAY,
            "year years": 365.25 * _DAY, "decade decades": 3652.5 * _DAY, "century centuries": 36525 * _DAY,
        },
        "length": {
            "mm millimetre millimetres millimeter millimeters": 0.001,
            "cm centimetre centimetres centimeter centimeters": 0.01, "metre metres meter meters": 1.0,
            "km kilometre kilometres kilometer kilometers": 1000.0, "inch inches": 0.0254,
            "foot feet ft": 0.3048, "yard yards": 0.9144, "mile miles": 1609.34,
        },
        "weight": {
            "mg milligram milligrams": 1e-6, "g gram grams gramme grammes": 0.001,
            "kg kilo kilos kilogram kilograms": 1.0, "ounce ounces oz": 0.02835, "lb lbs": 0.45359,
            "ton tons tonne tonnes": 1000.0,
        },
        "area": {"hectare hectares": 1e4, "acre acres": 4046.86},
        "volume": {
            "ml millilitre millilitres milliliter milliliters": 0.001, "litre litres liter liters": 1.0,
            "gallon gallons": 3.785, "barrel barrels": 159.0,
        },
        "times": {"times": 1.0},
        "power": {
            "kw kilowatt kilowatts": 1e3, "mw megawatt megawatts": 1e6, "gw gigawatt gigawatts": 1e9,
        },
    }.items()
    for names, factor in units.items()
    for name in names.split()
}  # fmt: skip
"""Name of a unit -> (dimension, how many of the dimension's unit it is)."""
DIMENSIONS = frozenset(dimension for dimension, _ in _UNITS.values())
CLOSE = 0.05
"""How far, as a share, two amounts in different units may lie apart that are one."""
_BEHIND = pattern(rf"[\s-]?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b(?!['’])")
_SQUARE = pattern(r"[\s-](?:square|cubic|degrees)\b")
_PARTS = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_FRACTION = pattern(
    rf"\b(?P<count>{'|'.join(_COUNTS)})[\s-](?P<part>{'|'.join(_PARTS)})(?P<many>s?)\b(?P<of>\sof\b)?"
)


class Measured(NamedTuple):
    """An amount in the unit of its dimension."""

    dimension: str
    factor: float
    end: int
    """Behind the name of the unit."""


def measure_behind(low: str, end: int) -> Measured | None:
    """The unit that stands behind a number which ends there, in a text in lower case."""
    if _SQUARE.match(low, end):
        return None
    match = _BEHIND.match(low, end)
    return Measured(*_UNITS[match["unit"]], match.end()) if match else None


def unit_of(form: str) -> str:
    """The unit that a measured number is written with, as far as it matters: "hours", "hour" and "h" are told
    by their factor."""
    last = re.split(r"[\s-]", form)[-1].lstrip("0123456789.,")
    return f"{_UNITS[last][1]:g}" if last in _UNITS else ""


def number_of(form: str) -> str:
    """What stands before the unit of a measured number, as written."""
    return re.split(r"[\s-]?[a-z]+$", form)[0] if unit_of(form) else form


def fractions(low: str) -> list[tuple[int, int, float]]:
    """(start, end, percent) of the parts of a whole that are told in words: "two thirds", "a quarter of"."""
    found: list[tuple[int, int, float]] = []
    if not any([part in low for part in _PARTS]):
        return found
    for match in _FRACTION.finditer(low):
        count, part = _COUNTS[match["count"]], _PARTS[match["part"]]
        if count < part and (match["of"] or (count > 1 and match["many"])):
            found.append((match.start(), match.end("many"), 100.0 * count / part))
    return found
