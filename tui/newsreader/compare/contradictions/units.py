"""A sentence as units that can be held against another's: words, names, numbers, quantifiers, negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from newsreader.compare.contradictions.measured import DIMENSIONS, fractions, measure_behind
from newsreader.compare.contradictions.opposites import parted
from newsreader.compare.contradictions.particles import IN_ONE, PARTICLES
from newsreader.compare.facts.figures import find_figures, find_vague_figures, is_each
from newsreader.compare.facts.tables import NUMBER_WORDS
from newsreader.text.languages import primary
from newsreader.text.lexicon.abroad import BEFORE_NOUNS, NEGATIONS_OF
from newsreader.text.patterns import pattern
from newsreader.text.scanning import lowered
from newsreader.text.stems import stem
from newsreader.text.synonyms import group_of
from newsreader.text.words import Kind, Word, country_of


class Sort(StrEnum):
    """What a unit is."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    ORDINAL = "ordinal"
    DAY = "day"
    """A weekday or a month."""
    CLOCK = "clock"
    """A time of the day; its value is minutes."""
    QUANTIFIER = "quantifier"
    NEGATION = "negation"
    LIGHT = "light"
    """A function word: it is not aligned."""


class Unit(NamedTuple):
    """One unit of a sentence; a tuple, for there are many."""

    start: int
    """Code point in the article's text."""
    end: int
    form: str
    """As written, in lower case."""
    key: str
    """Two units with one key are the same."""
    sort: Sort
    low: float = 0.0
    """The least and the greatest value of a number, an ordinal or a time; the rank of a quantifier."""
    high: float = 0.0
    measure: str = ""
    """A currency, "percent", "points", "year" ..., or nothing."""
    bound: str = ""
    """"+" for "more than", "-" for "less than"."""
    capital: bool = False
    """Written with a capital that is not that of a sentence's first word, nor of a title."""

    @property
    def is_content(self) -> bool:
        """Whether it says something on its own."""
        return self.sort in CONTENT


CONTENT = frozenset((Sort.WORD, Sort.NAME, Sort.NUMBER, Sort.ORDINAL, Sort.DAY, Sort.CLOCK))

QUANTIFIERS = {
    word: rank
    for rank, words in {
        0.0: "none neither",
        1.0: "few little hardly scarcely",
        2.0: "some several",
        3.0: "many much numerous lots",
        4.0: "most majority",
        5.0: "all every each both everything everyone everybody always entire entirely whole",
    }.items()
    for word in words.split()
} | {"minority": 1.5, "half": 2.5, "nothing": 0.0, "nobody": 0.0}
"""Word -> how much of all it takes, 0 (none) to 5 (all)."""

EXCLUSIVE = frozenset("only solely exclusively sole".split())
"""Words for what is all there is."""
NEGATIONS = frozenset("not n't never no nor without cannot neither".split())
_CONTRACTED = pattern(r"n[’']t$|^cannot$")
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_ORDINAL = pattern(r"^(\d+)(?:st|nd|rd|th)$")
_CLOCK = pattern(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?|o[’']clock)"
    r"|\b(?P<only>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\b"
)
_PARTS = {"noon": 720, "midday": 720, "midnight": 0}
_PEOPLE = frozenset(
    stem(word) for word in "people person persons man men woman women one ones others".split()
)
_TITLES = frozenset(
    stem(word)
    for word in """mr mrs ms miss dr sir lord lady dame prof professor doctor rev reverend president senator
    sen rep congressman governor gov captain capt sgt sergeant chancellor minister secretary""".split()
)
AUXILIARIES = frozenset(
    """be is are was were been being am do does did done have has had will would shall should can could may
    might must get got""".split()
)
_TIMES = {"twice": 2, "thrice": 3}
_BEGAN = frozenset(("began", "begun"))
"""Forms of a verb that are function words elsewhere."""
LEAST_TITLED = 4
"""Content words, all with a capital, of what is written like a title."""
KEPT_LIGHT = frozenset(
    """before after until since above below over under up down out off more less most least inside outside
    against for with towards toward away behind ahead again ever near far early late make made makes making
    back once because despite""".split()
)
"""Function words that are kept since they have an opposite, or turn a sentence."""


@lru_cache(maxsize=50_000)
def word_key(key: str) -> str:
    """What a plain word is compared by: its group of synonyms, else its stem."""
    return key if key in parted() else group_of(key) or key


def read_units(text: str, words: Sequence[Word], language: str = "") -> tuple[Unit, ...]:
    """The units of a sentence in order. `words` are its words, `text` is that of the article, `language` a
    BCP 47 tag: English unless given."""
    if not words:
        return ()
    start, end = words[0].start, words[-1].end
    while start and text[start - 1] in "$€£¥₹(":
        start -= 1
    low = lowered(text[start : end + 1], language)
    negations = NEGATIONS_OF.get(primary(language), NEGATIONS)
    before_nouns = BEFORE_NOUNS.get(primary(language), frozenset())
    numbers = _numbers(low, start, words)
    content = [word for word in words if not word.light]
    titled = len(content) >= LEAST_TITLED and not any(
        text[w.start].islower() for w in words if not w.light or text[w.start : w.end] in AUXILIARIES
    )
    units: list[Unit] = []
    covered = -1
    waiting = 0
    last, name = len(words) - 1, Kind.NAME
    for place, word in enumerate(words):
        start, end, key, kind, light, _ = word
        if start < covered:
            continue
        while waiting < len(numbers) and numbers[waiting].end <= start:
            waiting += 1
        if waiting < len(numbers) and numbers[waiting].start <= start < numbers[waiting].end:
            unit = numbers[waiting]
            if unit.sort is Sort.NUMBER:
                unit = _dated(unit, units, words, place)
            units.append(unit)
            covered = unit.end
            continue
        written = text[start:end]
        named = place < last and words[place + 1].kind is name
        plain = titled or (place == 0 and not named and not written.isupper())
        if place and kind is name and before_nouns and country_of(key) == key:
            before = words[place - 1]
            if text[before.start : before.end].lower() in before_nouns:
                kind, plain = Kind.WORD, True
        reading = _read_word(written, key, kind, light, plain, named, negations)
        units.append(tuple.__new__(Unit, (start, end, *reading)))  # as Unit(...), in half the time
    return tuple(_merged(units))


_Reading = tuple[str, str, Sort, float, float, str, str, bool]
"""All of a unit but where it stands."""


@lru_cache(maxsize=50_000)
def _read_word(
    written: str, key: str, kind: Kind, light: bool, plain: bool, named: bool, negations: frozenset[str]
) -> _Reading:
    """The unit of a word; `plain`: its capital tells nothing; `named`: a name stands behind it."""
    form = written.lower().replace("’", "'").lstrip("'")
    capital = written[:1].isupper() and not plain
    contracted = _CONTRACTED.search(form)
    if contracted or form in negations:
        return _reading("not" if contracted else form, "not", Sort.NEGATION)
    if form in QUANTIFIERS and kind is not Kind.NAME:
        rank = QUANTIFIERS[form]
        return _reading(form, f"quantity {rank}", Sort.QUANTIFIER, rank)
    ordinal = _ORDINAL.match(form)
    if ordinal or form in _ORDINALS:
        value = float(ordinal[1]) if ordinal else float(_ORDINALS[form])
        return _reading(form, f"{value:g}th", Sort.ORDINAL, value)
    if form in _PARTS:
        minutes = float(_PARTS[form])
        return _reading(form, f"{minutes:g}'", Sort.CLOCK, minutes)
    if kind is Kind.DAY:
        return _reading(form, key, Sort.DAY, capital=True)
    if kind is Kind.NUMBER:
        try:
            value = float(key)
        except ValueError:
            return _reading(form, key, Sort.WORD)
        return _reading(form, f"{value:g}", Sort.NUMBER, value)
    if form in AUXILIARIES or (named and key in _TITLES) or (key in _PEOPLE and not capital):
        return _reading(form, key, Sort.LIGHT)
    if form in _TIMES:
        often = float(_TIMES[form])
        return _reading(form, f"{often:g}-{often:g} times", Sort.NUMBER, often, "times")
    if form in _BEGAN:
        return _reading(form, "begin", Sort.WORD)
    if form in KEPT_LIGHT or light:
        return _reading(form, form, Sort.LIGHT)
    if kind is Kind.NAME:
        return _reading(form, key, Sort.NAME, capital=True)
    return _reading(form, word_key(key), Sort.WORD, capital=capital)


def _reading(
    form: str, key: str, sort: Sort, value: float = 0.0, measure: str = "", capital: bool = False
) -> _Reading:
    return form, key, sort, value, value, measure, "", capital


_ABOUT_A_PART = 1.0
"""Percent by which "a third" may be less or more."""


def _numbers(low: str, start: int, words: Sequence[Word]) -> list[Unit]:
    """The figures and times of a stretch of text in lower case, by place; times first. `words` are those of
    the stretch."""
    found: list[Unit] = []
    number = Kind.NUMBER
    counted = any([word.kind is number for word in words])
    vague = not NUMBER_WORDS.isdisjoint([word.key for word in words])
    for match in _CLOCK.finditer(low) if counted else ():
        minutes = _minutes(match)
        if minutes is not None:
            at, end = match.span()
            found.append(
                Unit(start + at, start + end, match.group(), f"{minutes:g}'", Sort.CLOCK, minutes, minutes)
            )
    for at, end, percent in fractions(low):
        least, most = percent - _ABOUT_A_PART, percent + _ABOUT_A_PART
        found.append(
            Unit(
                start + at,
                start + end,
                low[at:end],
                f"{percent:.0f} part",
                Sort.NUMBER,
                least,
                most,
                "percent",
            )
        )
    figures = find_figures(low, 0, len(low)) if counted or vague else ()
    for figure in (*figures, *(find_vague_figures(low, 0, len(low)) if vague else ())):
        measured = None if figure.unit else measure_behind(low, figure.end)
        if measured is not None:
            figure = figure._replace(
                end=measured.end,
                low=figure.low * measured.factor,
                high=figure.high * measured.factor,
                unit=measured.dimension,
            )
        form = low[figure.start : figure.end]
        measure = "points" if "point" in form else figure.unit
        if figure.unit and figure.unit not in DIMENSIONS and is_each(low, figure.end, len(low)):
            measure = f"{measure} each"
        unit = Unit(
            start + figure.start, start + figure.end, form, f"{figure.low:g}-{figure.high:g} {measure}",
            Sort.NUMBER, figure.low, figure.high, measure, _bound(low, figure.start),
        )  # fmt: skip
        if not any(one.start < unit.end and unit.start < one.end for one in found):
            found.append(unit)
    return sorted(found)


def _minutes(match: re.Match[str]) -> float | None:
    if match["only"]:
        return float(int(match["only"]) * 60 + int(match["minutes"]))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    half = match["half"][0]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return float(hour * 60 + minute)


_LABELS = frozenset(
    stem(word)
    for word in "article section chapter clause page paragraph amendment resolution bill update".split()
)
"""Words behind which a number is a name."""


def _dated(unit: Unit, units: Sequence[Unit], words: Sequence[Word], place: int) -> Unit:
    """A number beside a month as a day of it, four digits that may be a year as a year."""
    if unit.measure or not unit.form.isdigit():
        return unit
    value = float(unit.form)
    if units and stem(units[-1].form) in _LABELS:
        return unit._replace(sort=Sort.WORD, key=f"no. {value:g}")
    if len(unit.form) == 4 and 1000 <= value <= 2100:
        return unit._replace(measure="year", key=f"{value:g} year", low=value, high=value)
    beside = bool(units) and units[-1].sort is Sort.DAY
    following = [w for w in words[place + 1 : place + 2] if w.kind is Kind.DAY]
    if following and not beside and words[place + 2 : place + 3] and words[place + 2].kind is Kind.NUMBER:
        following = []  # "the 14 May 20 boats"
    if value <= 31 and (beside or following):
        return unit._replace(measure="day", key=f"{value:g} day")
    return unit


_FLOOR = pattern(
    r"\b(?:more\sthan|over|above|at\sleast|exceed(?:s|ed|ing)?|topp(?:ed|ing)|tops|surpass(?:ed|es|ing)?|"
    r"north\sof|upwards?\sof)\s(?:an?\s)?[$€£¥₹]?$"
)
_CEILING = pattern(
    r"\b(?:less\sthan|fewer\sthan|under|below|up\sto|at\smost|no\smore\sthan)\s(?:an?\s)?[$€£¥₹]?$"
)


def _bound(low: str, at: int) -> str:
    """Whether a figure is the least or the most that is meant."""
    before = low[max(0, at - 24) : at]
    return "+" if _FLOOR.search(before) else "-" if _CEILING.search(before) else ""


_NOT_ALL = 3.5
"""The rank of "not all"."""
_NO_MORE = frozenset((("no", "longer"), ("not", "anymore")))
_JOINED = {
    ("no", "one"): 0.0,
    ("a", "few"): 2.0,
    ("a", "lot"): 3.0,
    ("every", "one"): 5.0,
    ("a", "couple"): 2.0,
}


def _in_one(verb: Unit, particle: Unit) -> Unit | None:
    """A verb and its particle as one word, where they are one."""
    if particle.form not in PARTICLES or verb.sort not in (Sort.WORD, Sort.LIGHT):
        return None
    word = IN_ONE.get((stem(verb.form), particle.form))
    return Unit(verb.start, particle.end, word, word_key(stem(word)), Sort.WORD) if word else None


_OPENING = frozenset((*(first for first, _ in (*_JOINED, *_NO_MORE)), "some", "all", "both", "not"))
"""Forms that the unit behind may belong to."""


def _merged(units: Sequence[Unit]) -> list[Unit]:
    """Two words that are one quantifier as one unit; "some 1,900" without its "some"."""
    merged: list[Unit] = []
    behind = iter(units)
    unit = next(behind, None)
    while unit is not None:
        following = next(behind, None)
        if following is not None and (following.form in PARTICLES or unit.form in _OPENING):
            if unit.form in ("some", "all", "both") and following.sort is Sort.NUMBER:
                unit = following
                continue
            joined = _in_one(unit, following) or _quantifier(unit, following)
            if joined is not None:
                unit, following = joined, next(behind, None)
        merged.append(unit)
        unit = following
    return merged


def _quantifier(unit: Unit, following: Unit) -> Unit | None:
    """Two units as one where they take in how much of all together, or say "no more"."""
    forms = unit.form, following.form
    rank = _JOINED.get(forms)
    if rank is None and unit.form == "not" and following.form in ("all", "every", "everyone", "everything"):
        rank = _NOT_ALL
    if rank is not None:
        form = " ".join(forms)
        return Unit(unit.start, following.end, form, f"quantity {rank}", Sort.QUANTIFIER, rank, rank)
    return unit._replace(end=following.end) if forms in _NO_MORE else None
