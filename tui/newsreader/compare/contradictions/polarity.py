"""What is denied in a sentence: which of its units stand in the scope of a negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.compare.contradictions.units import AUXILIARIES, KEPT_LIGHT, NEGATIONS, Sort, Unit
from newsreader.text.lexicon.function_words import HAVE, PERSONAL_PRONOUNS, POSSESSIVES
from newsreader.text.stems import stem

REACH = 7
"""Units behind a negation among which what it denies begins."""

FAILING = frozenset(
    stem(word)
    for word in """fail refuse decline neglect omit unable incapable forget cease stop avoid avert prevent
    reluctant unwilling forbid prohibit bar impossible deny""".split()
)
"""Stems of words that deny the verb behind them: "failed to reach", "refused to pay", "avoided paying"."""
_LACKING = frozenset(stem(word) for word in "lack lacking devoid".split())
"""Stems of words that deny the noun behind them."""
_CALLED_OFF = frozenset(
    stem(word) for word in "cancel postpone abandon scrap avoid avert prevent ban forbid prohibit".split()
)
"""Stems of words that deny what their object says was done: "cancelled a visit"."""
_LOST = stem("lost")
_DENYING = FAILING | _LACKING | _CALLED_OFF | {_LOST}
SOFT = frozenset(
    stem(word)
    for word in """deny reject refuse prohibit ban forbid bar fail lack absence absent unable without decline
    oppose prevent stop avoid rule impossible against instead rather yet doubt dismiss rebuff late""".split()
)
"""Stems of words that may deny something somewhere: where one stands alone on the other side, a negation may
be met by it."""
_SLIGHT = frozenset("single slightest shred any".split())
"""Words behind a negation that only strengthen it: "not a single ship"."""
_HARDLY = frozenset("hardly barely scarcely rarely seldom".split())
_NO_LONGER_DENIES = frozenset(
    """only just least later more fewer less doubt matter wonder surprise necessarily merely
    simply exactly even mention until unlike unusual uncommon but""".split()
)
"""Words behind "not" or "no" with which it denies nothing: "not only", "no later than", "no doubt"."""
_IN_TWO_WORDS = frozenset(
    (
        ("yet", "to"),
        ("rather", "than"),
        ("instead", "of"),
        ("anything", "but"),
        ("other", "than"),
        ("far", "from"),
    )
)
_DETERMINED = frozenset("a an any his her its their".split())
_SUBJECTS = PERSONAL_PRONOUNS - {"it", "you"}
"""Behind a negation they begin another clause."""
_LINKS = frozenset("to from be been being have has had a an the of in any".split())


class Denial(NamedTuple):
    """A negation, and what it denies."""

    cue: int
    """Place of the unit that denies; of the first of several."""
    start: int
    """Code points of the words that deny."""
    end: int
    denied: tuple[int, ...]
    """Places of the content units that it denies, the nearest first."""


def denials(units: Sequence[Unit]) -> list[Denial]:
    """The negations of a sentence, in order."""
    found = []
    for place, unit in enumerate(units):
        following = units[place + 1].form if place + 1 < len(units) else ""
        if unit.sort is Sort.NEGATION or unit.form in _HARDLY:
            if following in _NO_LONGER_DENIES or (place and units[place - 1].form in ("or", "if", "why")):
                continue
            denied = _behind(units, place)
            if not denied and unit.form not in NEGATIONS:
                denied = _before(units, place)  # "stimmte dem Vertrag nicht zu"
            begins = units[place - 1] if place and units[place - 1].form in AUXILIARIES else unit
            found.append(Denial(place, begins.start, unit.end, denied))
        elif (unit.form, following) in _IN_TWO_WORDS:
            found.append(Denial(place, unit.start, units[place + 1].end, _behind(units, place + 1)))
        elif unit.sort is Sort.QUANTIFIER and unit.low == 0.0:
            found.append(Denial(place, unit.start, unit.end, _behind(units, place) or _before(units, place)))
        elif unit.sort is Sort.WORD and stem(unit.form) in _DENYING and _governs(units, place):
            found.append(Denial(place, unit.start, unit.end, _behind(units, place)))
    return found


def _governs(units: Sequence[Unit], place: int) -> bool:
    """Whether a word of failing stands before a verb: "to pay", "from paying", "paying"."""
    if place + 1 >= len(units):
        return False
    following = units[place + 1]
    if stem(units[place].form) == _LOST:  # "has lost the support", "has the support"
        return place > 0 and units[place - 1].form in HAVE and following.form in ("the", *POSSESSIVES)
    if stem(units[place].form) in _LACKING:
        return following.form not in ("of", "by") or units[place].form == "devoid"
    if stem(units[place].form) in _CALLED_OFF and following.form in _DETERMINED:
        return True
    return following.form in ("to", "from", "of") or following.form.endswith("ing")


def _behind(units: Sequence[Unit], place: int) -> tuple[int, ...]:
    """The content units of the phrase behind a place."""
    found: list[int] = []
    for other in range(place + 1, min(len(units), place + 1 + REACH)):
        unit = units[other]
        if unit.form in _SUBJECTS and other > place + 1:
            break
        if unit.is_content:
            if found or unit.form not in _SLIGHT:
                found.append(other)
        elif found and unit.form not in _LINKS:
            break
    if not found:
        return tuple(
            other for other in range(place + 1, min(len(units), place + 2)) if units[other].form in KEPT_LIGHT
        )
    return tuple(found)


def _before(units: Sequence[Unit], place: int) -> tuple[int, ...]:
    """The nearest content unit before a place."""
    return next(((other,) for other in range(place - 1, -1, -1) if units[other].is_content), ())
