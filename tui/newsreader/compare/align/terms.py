"""What the words of a story are compared by, where outlets write one thing in one word or in two.

Amounts come in one unit ("half a billion", "0.5 billion" and "50 crore" are 500 million), and two words that
stand together are one where some sentence of the story writes them so ("buy back" and "buyback").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsreader.text.lexicon.numbers import LONG_SCALES
from newsreader.text.stems import stem
from newsreader.text.words import Kind, Word

_UNITS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
"""What amounts are given in; those below a million in digits."""
_SCALES = {stem(word): LONG_SCALES[word] for word in LONG_SCALES if LONG_SCALES[word] >= 1e3}
_HALF = "half"
_DIGITS = 12
"""Of a number that is read as an amount."""
COMPOUND = 6
"""Letters of a compound, at least; shorter ones are made by chance."""


class Terms(NamedTuple):
    """Of all words of all rows, one after the other; lists of one length."""

    keys: list[str]
    """What a word is compared by."""
    content: list[bool]
    """Whether it is compared: neither a function word nor the second part of a compound."""
    ends: list[int]
    """Where in the text it ends, with what belongs to it."""


def terms_of(rows: Sequence[tuple[Word, ...]]) -> Terms:
    """The terms of all words of some rows."""
    words = [word for row in rows for word in row]
    keys = [word.key for word in words]
    terms = Terms(keys, [not word.light for word in words], [word.end for word in words])
    content, at = terms.content, 0
    known = {word.key for word in words if not word.light and len(word.key) >= COMPOUND}
    for row in rows:
        last = at + len(row) - 1
        for place, word in enumerate(row[:-1], start=at):
            if word.light or not content[place]:
                continue
            joined = word.key + keys[place + 1]
            if joined in known and word.end + 1 == words[place + 1].start:
                keys[place], content[place + 1] = joined, False
                terms.ends[place] = terms.ends[place + 1]
            elif word.kind is Kind.NUMBER or word.key == _HALF:
                _read_amount(words, terms, place, last)
        at = last + 1
    return terms


def _read_amount(words: Sequence[Word], terms: Terms, place: int, last: int) -> None:
    """Give an amount that begins at a place, if one does, in the greatest unit that it has one of."""
    keys = terms.keys
    half = words[place].key == _HALF
    scale = place + 1
    if half and scale <= last and words[scale].key == "a":
        scale += 1
    if scale > last or keys[scale] not in _SCALES or len(keys[place]) > _DIGITS:
        return
    try:
        value = (0.5 if half else float(keys[place])) * _SCALES[keys[scale]]
    except ValueError:
        return
    terms.ends[place] = words[scale].end
    for unit, name in _UNITS:
        if value >= unit:
            keys[place], keys[scale] = f"{value / unit:.10g}", name
            return
    keys[place], terms.content[scale] = f"{value:.10g}", False


CLOSE = 1.1
"""Ratio up to which two great numbers may be one figure, rounded or differently counted."""
GREAT = 1_000
_YEARS = range(1900, 2101)


def close_numbers(keys: Iterable[str]) -> dict[str, str]:
    """The great numbers among some terms that others of them come close to: each with the least of these."""
    values = []
    for key in keys:
        if key.isdecimal() and len(key) <= _DIGITS and (value := int(key)) >= GREAT and value not in _YEARS:
            values.append((value, key))
    close: dict[str, str] = {}
    least, of = 0, ""
    for value, key in sorted(values):
        if value > CLOSE * least:
            least, of = value, key
        close[key] = of
    return close
