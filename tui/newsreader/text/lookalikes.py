"""Letters that look like Latin ones, and the words that are written with them in their place.

The table follows the confusables of Unicode Technical Standard 39 as far as they are letters that stand for
one Latin letter, with the small capitals and the Cyrillic and Greek letters of their shape. A letter is taken
for the Latin one by the word it stands in, so that a text in Cyrillic or Greek stays what it is:

- a word with Latin letters in which every other letter looks like one is a Latin word;
- a word in which every letter looks exactly like a Latin one is, where the text is mostly in Latin letters
  and nothing near it in the same line is surely of the script;
- mathematical and fullwidth letters and digits are Latin ones everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

_EXACT = {
    "A": "ΑАᎪᗅꓮ",
    "B": "ΒВᏴᗷꓐꞴ",
    "C": "СᏟⲤꓚϹ",
    "D": "Ꭰᗞᗪꓓ",
    "E": "ΕЕᎬⴹꓰ",
    "F": "Ϝᖴꓝ",
    "G": "ԌᏀᏳꓖ",
    "H": "ΗНᎻᕼⲎꓧ",
    "I": "ΙІӀⲒꓲ",
    "J": "ͿЈᎫᒍꓙ",
    "K": "ΚКᏦⲔꓗ",
    "L": "ᏞᒪⳐꓡ",
    "M": "ΜϺМᎷᗰⲘꓟ",
    "N": "ΝⲚꓠ",
    "O": "ΟОՕⲞⵔꓳ",
    "P": "ΡРᏢᑭⲢꓑ",
    "Q": "ԚⵕႭ",
    "R": "ᎡᏒᖇꓣ",
    "S": "ЅՏᏕᏚꓢ",
    "T": "ΤТᎢⲦꓔ",
    "U": "ՍᑌꓴႮ",
    "V": "ѴᏙᐯⴸꓦ",
    "W": "ԜᎳᏔꓪ",
    "X": "ΧХⲬⵝꓫ",
    "Y": "ΥУҮᎩᎽⲨꓬ",
    "Z": "ΖᏃꓜ",
    "a": "αаɑᴀ",
    "b": "Ꮟᖯʙ",
    "c": "сⲥꮯϲᴄ",
    "d": "ԁᏧᑯꓒᴅ",
    "e": "еҽєᴇ",
    "f": "ք\ua730",
    "g": "ցɡɢ",
    "h": "һհᏂʜ",
    "i": "ιіᎥꙇꭵɪ",
    "j": "ϳјᴊ",
    "k": "κᴋ",
    "l": "ӏʟ",
    "m": "ᴍ",
    "n": "ոռɴ",
    "o": "οоօჿⲟᴏ",
    "p": "ρрⲣᴘ",
    "q": "ԛգզ",
    "r": "ʀꮁ",
    "s": "ѕꜱꮪ",
    "t": "τᴛ",
    "u": "υսᴜ",
    "v": "νѵᴠꮩ",
    "w": "ԝաѡᴡꮃ",
    "x": "хχ",
    "y": "уүყʏ",
    "z": "ᴢꮓ",
}
"""Latin letter -> those of its very shape, or of its capital's."""
_ALIKE = {
    "b": "вьЬ",
    "e": "ε",
    "h": "н",
    "k": "к",
    "m": "м",
    "n": "пη",
    "o": "σ",
    "r": "гᴦⲅ",
    "t": "т",
    "w": "шɯ",
    "y": "γ",
}
"""Latin letter -> those that pass for it among Latin ones, and tell their own script among their like."""

_STYLED = ((0xFF10, 0xFF5B), (0x1D400, 0x1D800))
"""Where fullwidth forms and mathematical alphanumerics are."""
_NEAR = 300
"""Code points of a line."""
_WORD = r"(?<![^\W_])[0-9A-Za-z\xc0-\u024f]*+[^\W_0-9A-Za-z\xc0-\u024f][^\W_]*+"
"""A run of letters and digits with one that is not plain."""


class _Reading(NamedTuple):
    """What a word with letters that are not plain Latin ones is."""

    folded: str
    """The word in Latin letters; empty when it is none."""
    mixed: bool
    """It is a Latin word whatever stands around it."""
    scripts: frozenset[str]
    """Of its letters, by the names of Unicode; of a word that is none, those that it is surely written in."""
    symbol: bool
    """A single Greek letter, as scientists use it."""


class Lookalikes(NamedTuple):
    """The letters of a text that stand for Latin ones."""

    text: str
    """The text with the Latin letters in their places."""
    places: tuple[int, ...] = ()
    """Code points of the text, without fullwidth ones and Greek symbols."""

    @property
    def letters(self) -> int:
        """How many there are."""
        return len(self.places)


def fold_lookalikes(text: str) -> Lookalikes:
    """Put the Latin letter in the place of every one that only looks like it; nothing else changes."""
    counts = Counter(text)
    table = latin_of()
    if table.keys().isdisjoint(map(ord, counts)):
        return Lookalikes(text)
    latin = sum(count for char, count in counts.items() if _is_latin(char))
    others = sum(
        c for char, c in counts.items() if char.isalpha() and not _is_latin(char) and not _latin(char)
    )
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for line in _compiled(r"[^\n]+").finditer(text):
        for start, word, reading in _in_line(text, *line.span(), latin > others, latin >= others):
            pieces += text[at:start], reading.folded
            at = start + len(word)
            if not reading.symbol:
                places += [
                    start + number
                    for number, (a, b) in enumerate(zip(word, reading.folded, strict=True))
                    if a != b and not _is_fullwidth(a)
                ]
    return Lookalikes("".join([*pieces, text[at:]]), tuple(places)) if pieces else Lookalikes(text)


@cache
def latin_of() -> dict[int, str]:
    """The Latin letter that each lookalike stands for, by code point, whatever word it stands in."""
    table = {ord(char): latin for rows in (_ALIKE, _EXACT) for latin, row in rows.items() for char in row}
    for first, end in _STYLED:
        for code in range(first, end):
            plain = unicodedata.normalize("NFKD", chr(code))
            plain = table.get(ord(plain), plain) if len(plain) == 1 else ""
            if plain.isascii() and plain.isalnum():
                table[code] = plain
    return table


def _in_line(
    text: str, start: int, end: int, is_latin: bool, may_mix: bool
) -> Iterator[tuple[int, str, _Reading]]:
    """The words of one line that are Latin ones: (where one starts, as it is written, what it is)."""
    found = [(m.start(), m[0]) for m in _compiled(_WORD).finditer(text, start, end)]
    readings = [_read(word) for _, word in found]
    sure: dict[str, list[int]] = {}
    for (at, _), reading in zip(found, readings, strict=True):
        for script in () if reading.folded else reading.scripts:
            sure.setdefault(script, []).append(at)
    for (at, word), reading in zip(found, readings, strict=True):
        if reading.mixed:
            taken = may_mix or not reading.scripts or 2 * sum(map(_is_latin, word)) >= len(word)
        else:
            taken = is_latin and not any(_is_near(at, sure.get(script, ())) for script in reading.scripts)
        if reading.folded and taken:
            yield at, word, reading


def _is_near(at: int, places: Sequence[int]) -> bool:
    """Whether one of some places, in order, is near to another one."""
    first = bisect_left(places, at - _NEAR)
    return first < len(places) and places[first] <= at + _NEAR


@lru_cache(maxsize=20_000)
def _read(word: str) -> _Reading:
    others = [char for char in word if _is_styled(char) or (char.isalpha() and not _is_latin(char))]
    if not others:
        return _Reading("", False, frozenset(), False)
    folded = "".join(_folded(word))
    styled = all(_is_styled(char) for char in others)
    scripts = frozenset(_script(char) for char in others if not _is_styled(char))
    if not all(_latin(char) for char in others):
        return _Reading("", False, scripts, False)
    latin = [char for char in word if _is_latin(char)]
    if latin and not styled and _is_formula(latin, others):
        return _Reading("", False, frozenset(), False)
    if latin or styled:
        return _Reading(folded, True, scripts, False)
    if not all(_is_exact(char) for char in others):
        return _Reading("", False, scripts, False)
    symbol = len(others) == 1 and others[0].islower() and scripts == {"GREEK"}
    return _Reading(folded, scripts == {"LATIN"}, scripts, symbol)


def _folded(word: str) -> Iterator[str]:
    before = ""
    for char in word:
        # What looks like a capital I looks like a small l as well.
        before = _latin(char) or char if _latin(char) != "I" or not before.islower() else "l"
        yield before


def _is_formula(latin: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a small Greek letter stands among Latin capitals, as in TNFα, or beside one, as in σx."""
    if len(others) != 1 or not others[0].islower() or _script(others[0]) != "GREEK":
        return False
    return all(map(str.isupper, latin)) if len(latin) > 1 else not _is_exact(others[0])


@lru_cache(maxsize=5_000)
def _latin(char: str) -> str:
    """The Latin letter, with its accents, that a lookalike stands for; empty for other characters."""
    decomposed = unicodedata.normalize("NFD", char)
    found = latin_of().get(ord(decomposed[0]), "")
    whole = unicodedata.normalize("NFC", found + decomposed[1:]) if found else ""
    return whole if len(whole) == 1 else found


def _is_exact(char: str) -> bool:
    """Whether a letter cannot be told from the Latin one: one of its very shape, without accents."""
    return char in _exact()


@cache
def _exact() -> frozenset[str]:
    return frozenset("".join(_EXACT.values()))


def _is_latin(char: str) -> bool:
    """Whether it is a letter of an alphabet of Europe in Latin script."""
    return char.isalpha() and (char <= "\u024f" or "\u1e00" <= char <= "\u1eff")


def _is_styled(char: str) -> bool:
    return any(first <= ord(char) < end for first, end in _STYLED)


def _is_fullwidth(char: str) -> bool:
    return "\uff10" <= char <= "\uff5a"


def _script(char: str) -> str:
    """The first word of a character's name."""
    return unicodedata.name(char, "").partition(" ")[0]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first needed, as most texts need none."""
    return re.compile(pattern)
