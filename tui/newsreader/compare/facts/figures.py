"""Figures in running text: money, shares and counts, in digits or in words, with how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsreader.text.lexicon.numbers import CURRENCIES, LONG_SCALES, SHORT_SCALES, SMALL_NUMBERS
from newsreader.text.patterns import pattern
from newsreader.text.scanning import matches_at
from newsreader.text.scripts import plain_digits

_SCALES = LONG_SCALES | {letters: LONG_SCALES[word] for letters, word in SHORT_SCALES.items()}
_UNIT = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_WORDS = rf"(?:{_UNIT})(?:[\s-](?:{_UNIT}))?"
_LONG = "|".join(LONG_SCALES)
_MONEY = "|".join((*sorted(name for name in CURRENCIES if name.isalpha() and len(name) > 3), "yen", "quid"))
_FIGURE = pattern(
    rf"""(?<![\w$€£¥₹.,:/\#@+*-])
    (?:(?P<before>us\$|a\$|c\$|nz\$|hk\$|r\$|[$€£¥₹]|(?:eur|usd|gbp|inr|pkr|chf|rs\.?)(?=[\s\d]))\s?)?
    (?:(?P<digits>\d+(?:(?:,\d{{2}})*,\d{{3}})*(?:\.\d+)?)(?![\d/:]|[.,]\d)
       |(?P<half>half\sa|a\shalf)(?=[\s-](?:{_LONG})\b)
       |(?P<words>(?:{_WORDS})\b)(?![’'][a-z])
       |(?P<article>an?)(?=[\s-](?:{_LONG})\b))
    (?P<plus_half>\sand\sa\shalf\b)?
    (?:(?P<letter>\s?-?(?:bn|mln|mn|tn)\b|[mkb]\b(?!/)|(?(before)-[mkb]\b|(?!)))|(?P<scales>(?:[\s-](?:and[\s-])?(?:{_LONG}|lakhs|crores))+)\b)?
    (?:(?P<more>(?:\s(?:and\s)?(?:{_WORDS})(?:[\s-](?:{_LONG}))?)+)\b)?
    (?:\s?(?P<percent>%|percent\b|per\scent\b|pct\b|percentage\spoints?\b)
       |[\s-](?P<after>{_MONEY})\b)?
    """,
    re.VERBOSE,
)
_VAGUE = pattern(
    r"\b(?P<many>tens|dozens|scores|hundreds|thousands|millions|billions)\b"
    r"(?:\sof\s(?P<of>thousands|millions|billions)\b)?"
)
_VAGUE_RANGE = {
    "tens": (20.0, 99.0),
    "dozens": (20.0, 150.0),
    "scores": (30.0, 200.0),
    "hundreds": (150.0, 2e3),
    "thousands": (1500.0, 2e5),
    "millions": (1.5e6, 2e8),
    "billions": (1.5e9, 2e11),
}
_BEFORE = pattern(
    r"(?P<word>more\sthan|over|above|at\sleast|upwards?\sof|fewer\sthan|less\sthan|under|below|up\sto|"
    r"as\smany\sas|as\smuch\sas|no\smore\sthan|at\smost|nearly|almost|close\sto|just\sunder|just\sover|"
    r"about|around|roughly|approximately|some|an?\sestimated|estimated|circa|or\sso|exceed(?:s|ed|ing)?|"
    r"topp(?:ed|ing)|tops|surpass(?:ed|es|ing)?|north\sof|reportedly)\s(?:the\s|an?\s(?=\d|[$€£]))?$"
)
_BEHIND = pattern(r"\splus\b|\+|\sor\s(?P<more>more|so)\b|-plus\b|-odd\b")
_FLOOR = frozenset(
    "more than|over|above|at least|upward of|upwards of|just over|exceed|exceeds|exceeded|exceeding|topped|"
    "topping|tops|surpassed|surpass|surpasses|surpassing|north of".split("|")
)
_CEILING = frozenset(
    "fewer than|less than|under|below|up to|no more than|at most|nearly|almost|just under".split("|")
)
_FLOOR_REACH = 1.25
_NEARLY = 0.06
_ABOUT = 0.1


_HUNDREDTHS = {"cent": "dollar", "penny": "pound"}

_EACH = pattern(r"\s(?:(?:an?|per)\s[^\W\d]|each\b|apiece\b)")


class Figure(NamedTuple):
    """A number as it is written, with what it leaves open; a tuple, for there are many."""

    start: int
    """Code point in the text searched."""
    end: int
    low: float
    """The least and the greatest exact value that the words allow."""
    high: float
    unit: str
    """A currency, "percent", or nothing for a count."""
    vague: bool
    """Written with "about", "more than", "dozens" or the like."""

    def agrees(self, other: Figure) -> bool:
        """Whether one exact value fits both."""
        return ranges_meet((self.low, self.high), (other.low, other.high))


class Tally(NamedTuple):
    """How a vote or a game ended: "396-9"."""

    start: int
    """Code point in the text searched."""
    end: int
    value: str
    """The greater number first."""


_TALLY = pattern(
    r"(?<![\w.,$€£/–-])(?P<one>\d{1,3})(?:\s?[-–]\s?|\sto\s)(?P<other>\d{1,3})(?![\w%/–-]|[.,]\d)"
    r"(?=[.,;)]|\s(?:vote|votes|margin|majority|decision|win|victory|defeat|loss|tie|in\sfavou?r|against|on|to)\b)"
)


def find_tallies(text: str, numbers: Iterable[int], end: int) -> Iterator[Tally]:
    """Two counts that belong together, at the end of a clause or before what they decide. `numbers` are the
    places where one may begin."""
    for match in matches_at(_TALLY, text, numbers, end):
        high, low = sorted((int(match["one"]), int(match["other"])), reverse=True)
        yield Tally(*match.span(), f"{high} {low}")


def ranges_meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two ranges share a value; ranges that only touch do not, exact values may."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return low < high or (low == high and (one[0] == one[1] or other[0] == other[1]))


def is_each(text: str, place: int, end: int) -> bool:
    """Whether a figure that ends at a place is of one of several: "$1.36 a share"."""
    return _EACH.match(text, place, end) is not None


def find_figures(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures of a stretch of text in lower case, in order. Years, clock times and ordinals may be among
    them."""
    for match in _FIGURE.finditer(text, start, end):
        value = _value(match)
        if value is None or value > 1e16:
            continue
        unit = "percent" if match["percent"] else _currency(match)
        if unit in _HUNDREDTHS:
            unit, value = _HUNDREDTHS[unit], value / 100
        low, high, vague = _open(text, start, match, value)
        yield Figure(match.start(), match.end(), low, high, unit, vague)


def find_vague_figures(text: str, start: int, end: int) -> Iterator[Figure]:
    """The counts of a stretch of text in lower case that name no number: "dozens", "tens of thousands"."""
    for match in _VAGUE.finditer(text, start, end):
        low, high = _VAGUE_RANGE[match["many"]]
        if match["of"]:
            scale = _SCALES[match["of"][:-1]]
            low, high = {"tens": 10.0, "scores": 10.0}.get(match["many"], 100.0) * scale, 1000 * scale
        yield Figure(match.start(), match.end(), low, high, "", True)


def _value(match: re.Match[str]) -> float | None:
    """The number a match stands for."""
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    elif match["words"]:
        value = float(_small(match["words"]))
    else:
        value = 0.5 if match["half"] else 1.0
    if match["plus_half"]:
        value += 0.5
    scaled = False
    if match["letter"]:
        if not match["digits"]:
            return None
        value *= _SCALES[match["letter"].strip(" -\u00a0")]
        scaled = True
    elif match["scales"]:
        for scale in re.findall(_LONG, match["scales"]):
            value *= _SCALES[scale]
        scaled = True
    if match["more"]:
        if not scaled:
            return value
        value += _rest(match["more"])
    return value


def _small(words: str) -> int:
    """ "twenty-one" -> 21; "five six" -> 11, which no one writes."""
    return sum(SMALL_NUMBERS[word] for word in re.split(r"[\s-]", words))


def _rest(words: str) -> float:
    total = 0.0
    part = 0.0
    for word in re.split(r"[\s-]+", words.strip()):
        if word in SMALL_NUMBERS:
            part += SMALL_NUMBERS[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            total, part = total + part, 0.0
    return total + part


def _currency(match: re.Match[str]) -> str:
    sign = (match["before"] or match["after"] or "").rstrip(".")
    return CURRENCIES.get(sign, "")


def _open(text: str, start: int, match: re.Match[str], value: float) -> tuple[float, float, bool]:
    """(least, greatest, whether words leave it open) of what a number may stand for."""
    step = _step(match, value)
    low, high = value - step / 2, value + step / 2
    before = _BEFORE.search(text, max(start, match.start() - 24), match.start())
    behind = _BEHIND.match(text, match.end(), match.end() + 12)
    word = re.sub(r"\s", " ", before["word"]) if before else ""
    if word in _FLOOR or (behind and behind["more"] != "so"):
        return value, max(value * _FLOOR_REACH, value + step), True
    if word in _CEILING:  # "nearly 44 million" is more than 43.5 million
        return value - (min(step / 2, value * _NEARLY) if step else value * _NEARLY), value, True
    if word or behind:
        # "about 141 million" leaves less open than "about 100 million".
        reach = min(step, value * _ABOUT) if step else value * _ABOUT
        return value - reach, value + reach, True
    return low, high, False


def _step(match: re.Match[str], value: float) -> float:
    """How far rounding may have carried a number: one of its last digit, from a thousand on."""
    if match["digits"]:
        whole, _, part = plain_digits(match["digits"]).replace(",", "").partition(".")
        written = float(f"{whole or 0}.{part or 0}")
        unit = value / written if written else 1
        if part:
            return unit / 10.0 ** len(part)
        zeros = len(whole) - len(whole.rstrip("0")) if value >= 1000 else 0
        return unit * 10.0**zeros if value >= 1000 else 0.0
    return value / 10 if value >= 1000 else 0.0
