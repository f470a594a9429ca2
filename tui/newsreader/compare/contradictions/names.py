"""Names of two nearly identical sentences that stand in each other's place."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from newsreader.compare.contradictions.alignment import Alignment
from newsreader.compare.contradictions.opposites import is_listed
from newsreader.compare.contradictions.units import EXCLUSIVE, Sort, Unit
from newsreader.compare.facts.tables import NICKNAMES
from newsreader.text.lexicon import offices
from newsreader.text.lexicon.function_words import BE, HAVE, MODALS
from newsreader.text.lexicon.places import COUNTRIES, REGIONS
from newsreader.text.patterns import pattern
from newsreader.text.stems import stem, stems
from newsreader.text.synonyms import group_of
from newsreader.text.words import country_of

SPELLING = 0.88
"""Likeness of two spellings of one name."""

PLACED = frozenset("in at near from to outside inside off around across".split())
"""Words before a place."""
_LANDS = frozenset(COUNTRIES) | REGIONS | {"usa", "uk", "eu", "un"}
"""Keys of countries and of parts of them: who governs and what is governed stand for one another."""
_OF_A_PEOPLE = pattern("(?:[a-z]an|ish|ese|ic)$")
TITLES = stems(offices.TITLES | offices.PARTS)
"""Stems of words that say what somebody is."""
_JOINS = frozenset("of the and de la du von van der bin al".split())
"""Small words inside a name."""
_GOES_ON = BE | HAVE | MODALS | frozenset("also then did does".split())
_NO_NAME = pattern("ship$|(?:some|any|every|no)(?:one|body|thing)$")
_NATIONS = {form: "uk" for form in "english england scottish scotland welsh wales scots".split()}
"""What a nation is part of."""


def differing_names(a: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The places of names that replace one another: in one place, alone there, and not two names of one."""
    found = []
    for mine, theirs in a.facing:
        here = [p for p in mine if a.one.content[p] and a.left[p].form not in EXCLUSIVE]
        there = [p for p in theirs if a.other.content[p] and a.right[p].form not in EXCLUSIVE]
        if not here or not there or abs(len(here) - len(there)) > 2:
            continue
        if not _are_names(a.left, here) or not _are_names(a.right, there):
            continue
        if _is_land(here, a.left) != _is_land(there, a.right):
            continue
        if _are_of_two_sorts(a, here, there):
            continue
        if any(_one(a.left[p], a.right[q]) for p in here for q in there):
            continue
        if _is_short(here, a.left, there, a.right) or _is_short(there, a.right, here, a.left):
            continue
        found.append((tuple(here), tuple(there)))
    return found


def _is_land(places: list[int], units: tuple[Unit, ...]) -> bool:
    of_a_people = len(places) == 1 and _OF_A_PEOPLE.search(units[places[0]].form) is not None
    return of_a_people or any(units[p].key in _LANDS for p in places)


def _are_of_two_sorts(a: Alignment, here: list[int], there: list[int]) -> bool:
    """Whether one is not a name like the other: an office ("the Google CEO"), a possessive, an event."""
    mine, theirs = [a.left[p] for p in here], [a.right[p] for p in there]
    if mine[-1].form.endswith("'s") is not theirs[-1].form.endswith("'s"):
        return True
    if any(unit.key in TITLES or _NO_NAME.search(unit.form) for unit in (*mine, *theirs)):
        return True
    return any(
        units[p].form not in _JOINS
        for units, places in ((a.left, here), (a.right, there))
        for p in range(places[0], places[-1])
        if p not in places
    )


def _are_names(units: tuple[Unit, ...], places: list[int]) -> bool:
    """Whether all of some units are names. The first word of a sentence has a capital anyhow: it is one if it
    has neither an article nor the form of a plural, and is no word of a table."""
    if places[0] == 0 and len(places) > 1 and places[1] == 1 and units[0].sort is Sort.WORD:
        return all(_is_name(units[p]) for p in places[1:])
    if places == [0] and len(units) > 1:
        form = units[0].form
        common = group_of(stem(form)) or is_listed(form) or form.endswith(("ing", "ly", "ed"))
        plural = form.endswith("s") and not form.endswith(("is", "us", "ss"))
        if units[0].sort is Sort.WORD and not common and not plural and _acts(units[1]):
            return True
    return all(_is_name(units[p]) for p in places)


def _acts(unit: Unit) -> bool:
    """Whether a unit goes on as behind a subject: "was", "also", "said"."""
    return unit.form in _GOES_ON or (unit.sort is Sort.WORD and unit.form.endswith("ed"))


def _is_name(unit: Unit) -> bool:
    return unit.sort is Sort.NAME or (unit.sort is Sort.WORD and unit.capital)


def _one(one: Unit, other: Unit) -> bool:
    """Whether two names may be of one bearer."""
    a, b = one.form, other.form
    countries = [country_of(_NATIONS.get(unit.form, unit.key)) for unit in (one, other)]
    if countries[0] == countries[1] or frozenset((stem(a), stem(b))) in NICKNAMES:
        return True
    if min(len(a), len(b)) <= 2 and a[0] == b[0]:
        return True
    if a.startswith(b) or b.startswith(a):
        return True
    return JaroWinkler.similarity(a, b) >= SPELLING and a[0] == b[0]


def _is_short(short: list[int], units: tuple[Unit, ...], long: list[int], others: tuple[Unit, ...]) -> bool:
    """Whether one name abbreviates the other: "EU" for "European Union"."""
    return any(_abbreviates(units[p].form.replace(".", ""), long, others) for p in short)


def _abbreviates(letters: str, long: list[int], others: tuple[Unit, ...]) -> bool:
    if len(letters) > 5:
        return False
    named = others[long[0] : long[-1] + 1]
    if letters in ("".join(u.form[0] for u in named), "".join(others[p].form[0] for p in long)):
        return True
    written = iter("".join(others[p].form for p in long))
    return len(letters) <= 4 and letters[0] == others[long[0]].form[0] and all(c in written for c in letters)
