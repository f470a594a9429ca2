"""Names of two nearly identical sentences that stand in each other's place."""

from __future__ import annotations

import re

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.contradictions.alignment import Alignment
from newsreader.compare.contradictions.units import Sort, Unit
from newsreader.compare.facts.tables import NICKNAMES
from newsreader.text.lexicon.places import COUNTRIES
from newsreader.text.words import country_of

SPELLING = 0.88
"""Likeness of two spellings of one name."""

PLACED = frozenset("in at near from to outside inside off around across".split())
"""Words before a place."""
_LANDS = frozenset(COUNTRIES) | {"usa", "uk", "eu", "un"}
"""Keys of countries: who governs and what is governed stand for one another."""
_OF_A_PEOPLE = re.compile("(?:[a-z]an|ish|ese|ic)$")
_NATIONS = {form: "uk" for form in "english england scottish scotland welsh wales scots".split()}
"""What a nation is part of."""


def differing_names(a: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The places of names that replace one another: in one place, alone there, and not two names of one."""
    found = []
    for mine, theirs in a.gaps:
        here = [p for p in mine if a.left[p].is_content]
        there = [p for p in theirs if a.right[p].is_content]
        if not here or not there or abs(len(here) - len(there)) > 2:
            continue
        if not all(_is_name(a.left[p]) for p in here) or not all(_is_name(a.right[p]) for p in there):
            continue
        if _is_land(here, a.left) != _is_land(there, a.right) and not _both_placed(a, here, there):
            continue
        if any(_one(a.left[p], a.right[q]) for p in here for q in there):
            continue
        if _is_short(here, a.left, there, a.right) or _is_short(there, a.right, here, a.left):
            continue
        found.append((tuple(here), tuple(there)))
    return found


def _is_land(places: list[int], units: tuple[Unit, ...]) -> bool:
    return any(units[p].key in _LANDS or _OF_A_PEOPLE.search(units[p].form) is not None for p in places)


def _both_placed(a: Alignment, here: list[int], there: list[int]) -> bool:
    return all(
        places[0] > 0 and units[places[0] - 1].form in PLACED
        for units, places in ((a.left, here), (a.right, there))
    )


def _is_name(unit: Unit) -> bool:
    return unit.sort is Sort.NAME or (unit.sort is Sort.WORD and unit.capital)


def _one(one: Unit, other: Unit) -> bool:
    """Whether two names may be of one bearer."""
    a, b = one.form, other.form
    countries = [country_of(_NATIONS.get(unit.form, unit.key)) for unit in (one, other)]
    if countries[0] == countries[1] or frozenset((one.key, other.key)) in NICKNAMES:
        return True
    if min(len(a), len(b)) <= 2 and a[0] == b[0]:
        return True
    if a.startswith(b) or b.startswith(a):
        return True
    return JaroWinkler.similarity(a, b) >= SPELLING and a[0] == b[0]


def _is_short(short: list[int], units: tuple[Unit, ...], long: list[int], others: tuple[Unit, ...]) -> bool:
    """Whether one name abbreviates the other: "EU" for "European Union"."""
    if len(short) != 1:
        return False
    letters = units[short[0]].form.replace(".", "")
    if len(letters) > 5:
        return False
    named = others[long[0] : long[-1] + 1]
    if letters in ("".join(u.form[0] for u in named), "".join(others[p].form[0] for p in long)):
        return True
    written = iter("".join(others[p].form for p in long))
    return len(letters) <= 4 and letters[0] == others[long[0]].form[0] and all(c in written for c in letters)
