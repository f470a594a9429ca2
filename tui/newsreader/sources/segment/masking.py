"""Masking a paragraph so that a splitter cuts it where a reader would.

Stops that end no sentence are replaced, quotation marks become blanks. Every step keeps the length of the
text, so offsets stay exact. Most paragraphs need few of the steps, and it takes less time to see that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newsreader.records import dataclass
from newsreader.sources.segment.stops import BEFORE_ORDINAL, MONTHS, Stops
from newsreader.text.abbreviations import (
    CAPITALS,
    NEVER_LAST,
    NUMBERED,
    PLAIN_WORDS,
    STARTERS,
    SUFFIXES,
    TITLES,
)
from newsreader.text.patterns import pattern
from newsreader.text.quotations import DOUBLE, Pairing

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
INVISIBLE = "\u200b\u2060\ufeff"
"""Characters of no width that copies from pages are full of."""
_BLANK = frozenset(_SPACES + INVISIBLE + DOUBLE)
_SURROGATE = pattern("[\ud800-\udfff]")
_HELD = "_"
"""Stands in for a stop that ends no sentence."""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


# The words themselves are looked up in sets: alternations of so many take long to compile.
_ABBREVIATED = pattern(r"(?<![\w.])([^\W\d_]++)\.(?=(\s*)(\w*))")
_NEVER_LAST = pattern(rf"(?<![\w.])(?:{_any(NEVER_LAST)})\.(?=\s+(\w+))")
_DOTTED = pattern(r"(?<![\w.])((?:[^\W\d_]{1,4}\.){1,3}[^\W\d_]{1,4})\.(?=(\s*)(\w*))")
_INITIAL = pattern(r"(?<![\w.&'’°-])([^\W\d_])\.(?=(\s*)(\w*)(\.?))")
_ORDINAL = pattern(r"(?:(?<=[.!?]\s)|^)\(?\d{1,2}\.(?=\s+\S)")
_NUMBER = pattern(r"([^\W\d_]{0,12}),?\s\d{1,3}\.(?=\s+(\w+))")
_ROMAN = pattern(r"[IVXLC]{1,6}")
_ACRONYM = pattern(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")
_NEXT_WORD = pattern(r"\s+(\w+|[—–-])")
_STATE = pattern(r"(?:N\.[CDHJMY]|S\.[CD]|R\.I|D\.C)\.")
_PARTY = pattern(r"[DRI]-$")
_PARTY_STATE = pattern(r"(?<=[DRI]-)[A-Z][a-z]+\.(?=\s+(\w))")
_SPACED_DOTS = pattern(r"(?<!\.)\.(?:\s\.(?!\.))+")
_ELLIPSIS = pattern(r"(?<!\.)(?:\.{3,}+|…)(?=\s+(\w+))")
_SHOUT = pattern(r"[!?]{2,}+")
_BRACKETED = pattern(r"(?:^|(?<=[.!?…]\s)|(?<=[.!?…]\s\s))[(\[](?=\s*(\w))[^()\[\]]*[.!?…]\s*[)\]](?=\s|$)")
_INNER_STOP = pattern(r"\.[^\W\d_]")
_LAST_LETTERS = pattern(r"[^\W\d_]+\Z")
_LONG_WORD = pattern(r"[^\W\d_]{2,}")
_FEWEST_CAPITALS = 12


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands directly before the stops of a paragraph."""

    words: frozenset[str]
    """Letters."""
    small: frozenset[str]
    """The same in lower case."""
    digits: bool
    """There is a number before one."""
    inner: bool
    """There is a letter directly behind one."""


_Test = Callable[[re.Match[str], Stops], bool]
_Chance = Callable[[_Before, Stops], bool]


def masked(text: str, marks: Pairing, stops: Stops) -> str:
    """The same length, with every white space a blank, quotation marks blank, and held stops replaced."""
    masked = text
    for sign in _BLANK.intersection(text):
        masked = masked.replace(sign, " ")
    if not masked.isascii():
        masked = _SURROGATE.sub("\ufffd", masked)
    masked = _without_marks(masked, marks)
    if is_all_capitals(text):
        masked = _LONG_WORD.sub(_as_name, masked)
    if "(" in masked or "[" in masked:
        masked = _BRACKETED.sub(_open_bracket, masked)
    if "!" in masked or "?" in masked:
        masked = _SHOUT.sub(lambda match: match[0][-1].rjust(len(match[0]), _HELD), masked)
    if ". ." in masked:
        masked = _SPACED_DOTS.sub(lambda match: "…".rjust(len(match[0]), _HELD), masked)
    if "…" in masked or "..." in masked:
        masked = _ELLIPSIS.sub(lambda match: _end_at_ellipsis(match, stops), masked)
    if "-" in masked:
        masked = _PARTY_STATE.sub(lambda match: _as_plain_word(match, match[1] in CAPITALS), masked)
    return _with_stops_held(masked, stops)


def _with_stops_held(text: str, stops: Stops) -> str:
    before = _before_stops(text)
    if _may_be_plain(before, stops):
        text = _ABBREVIATED.sub(lambda match: _as_plain_word(match, _is_plain_word(match, stops)), text)
    if before.inner:
        text = _hold_last(text, _DOTTED, _is_inner, stops)
        text = _ACRONYM.sub(lambda match: _hold_acronym(match, stops), text)
    for shape, holds, may in _HOLDS:
        if may(before, stops):
            text = _hold_last(text, shape, holds, stops)
    return text


def _before_stops(text: str) -> _Before:
    words: list[str] = []
    digits = False
    for piece in text.split(".")[:-1]:
        last = piece.rpartition(" ")[2]
        if last.isalpha():
            words.append(last)
        elif letters := _LAST_LETTERS.search(last):
            words.append(letters[0])
        else:
            digits = digits or last[-1:].isdecimal()
    small = frozenset(map(str.lower, words))
    return _Before(frozenset(words), small, digits, _INNER_STOP.search(text) is not None)


def is_all_capitals(text: str) -> bool:
    """Whether a text is written in capital letters alone, as wire copy was."""
    if text.upper() != text:
        return False
    return sum(char in CAPITALS for char in text) >= _FEWEST_CAPITALS


def _as_name(match: re.Match[str]) -> str:
    """A word in capitals with only the first one left; of the same length."""
    small = match[0][1:].lower()
    return match[0][0] + small if len(small) + 1 == len(match[0]) else match[0]


def _without_marks(masked: str, marks: Pairing) -> str:
    """The same with blanks for the quotation marks that are left, which their signs alone do not tell."""
    left = sorted(at for at in marks.opening | marks.closing if masked[at] != " ")
    pieces: list[str] = []
    start = 0
    for at in left:
        pieces += masked[start:at], " "
        start = at + 1
    return "".join([*pieces, masked[start:]]) if left else masked


def _open_bracket(match: re.Match[str]) -> str:
    """(A sentence of its own.): without the brackets."""
    return f" {match[0][1:-1]} " if match[1] in CAPITALS else match[0]


def begins_sentence(word: str, stops: Stops) -> bool:
    """Whether a word begins a sentence far more often than it continues a name."""
    return word in STARTERS or (word[:1] in CAPITALS and word.lower() in stops.starters)


def _end_at_ellipsis(match: re.Match[str], stops: Stops) -> str:
    """An ellipsis ends a sentence before a word that begins one, and behind a word before any capital."""
    word, end = match[1], match.end()
    at = end - (1 if match[0] == "…" else 3)
    behind_word = match.string[at - 1 : at].isalnum() or match.string[at - 1 : at] == _HELD
    if begins_sentence(word, stops) or word == "I" or (word[0] in CAPITALS and behind_word):
        return ".".rjust(len(match[0]), _HELD)
    return match[0]


def _as_plain_word(match: re.Match[str], is_plain: bool) -> str:
    return ".".rjust(len(match[0]), "x") if is_plain else match[0]


def _may_be_plain(before: _Before, stops: Stops) -> bool:
    return (
        not before.small.isdisjoint(stops.last)
        or not before.words.isdisjoint(PLAIN_WORDS)
        or any(word.capitalize() in SUFFIXES for word in before.words)
    )


def _is_plain_word(match: re.Match[str], stops: Stops) -> bool:
    if match[1].lower() in stops.last:
        return match[3][:1] in CAPITALS and match[3] != ""
    if match[1].capitalize() in SUFFIXES and match[3][:1] in CAPITALS and match[3].lower() in stops.starters:
        return True
    if match[1].lower() in stops.numbered | stops.inner | stops.titles:
        return False
    return match[1] in PLAIN_WORDS and not (match[3][:1].isdecimal() or _ROMAN.fullmatch(match[3]))


def _hold_last(text: str, pattern: re.Pattern[str], holds: _Test, stops: Stops) -> str:
    """Hold the last stop of each match for which that holds."""
    return pattern.sub(lambda match: match[0][:-1] + _HELD if holds(match, stops) else match[0], text)


def _continues_name(word: str, stops: Stops) -> bool:
    """Whether a word behind an abbreviation is rather the rest of a name than the start of a sentence."""
    return (word[:1] in CAPITALS or word[:1].isdecimal()) and not begins_sentence(word, stops)


def _is_title(match: re.Match[str], stops: Stops) -> bool:
    following = match[3][:1]
    if match[1] in TITLES:
        return following in CAPITALS and following != ""
    return match[1].lower() in stops.titles and following != "" and _continues_name(match[3], stops)


def _is_suffix(match: re.Match[str], stops: Stops) -> bool:
    return match[1] in SUFFIXES and match[2] != "" and _continues_name(match[3], stops)


def _is_numbered(match: re.Match[str], stops: Stops) -> bool:
    if match[1] not in NUMBERED and match[1].lower() not in stops.numbered:
        return False
    roman = _ROMAN.fullmatch(match[3]) is not None and (match[3] != "I" or match[1] not in ("No", "no"))
    return match[3][:1].isdecimal() or roman


def _is_inner(match: re.Match[str], stops: Stops) -> bool:
    return match[1].lower() in stops.inner and not begins_sentence(match[3], stops)


def _is_initial(match: re.Match[str], stops: Stops) -> bool:
    """J. R. Smith; not the pronoun I."""
    letter, gap, word, stop = match.groups()
    if letter not in CAPITALS or letter == "I":
        return False
    return (word in CAPITALS and stop == ".") or (gap != "" and _continues_name(word, stops))


def _is_ordinal(match: re.Match[str], stops: Stops) -> bool:
    """Am 3. Mai, der 17. Versuch: where a stop makes a number an ordinal."""
    if not stops.ordinals or match[2][:1] not in CAPITALS:
        return False
    if match[2].lower() in MONTHS:
        return True
    return match[1].lower() in BEFORE_ORDINAL and not begins_sentence(match[2], stops)


_HOLDS: list[tuple[re.Pattern[str], _Test, _Chance]] = [
    (
        _ABBREVIATED,
        _is_title,
        lambda b, stops: not (b.words.isdisjoint(TITLES) and b.small.isdisjoint(stops.titles)),
    ),
    (_ABBREVIATED, _is_suffix, lambda b, stops: not b.words.isdisjoint(SUFFIXES)),
    (
        _ABBREVIATED,
        _is_numbered,
        lambda b, stops: not (b.words.isdisjoint(NUMBERED) and b.small.isdisjoint(stops.numbered)),
    ),
    (_ABBREVIATED, _is_inner, lambda b, stops: not b.small.isdisjoint(stops.inner)),
    (
        _NEVER_LAST,
        lambda match, stops: not begins_sentence(match[1], stops),
        lambda b, stops: b.inner or not b.words.isdisjoint(NEVER_LAST),
    ),
    (_INITIAL, _is_initial, lambda b, stops: not b.words.isdisjoint(CAPITALS)),
    (_ORDINAL, lambda match, stops: True, lambda b, stops: b.digits),
    (_NUMBER, _is_ordinal, lambda b, stops: b.digits and stops.ordinals),
]
"""The last stop of a match for which this holds ends no sentence; and where there may be one."""


def _hold_acronym(match: re.Match[str], stops: Stops) -> str:
    """U.S., D-N.Y., p.m.: the inner stops are held, the last one when the sentence goes on."""
    held = match[0].replace(".", _HELD)
    after = match.string[match.end() : match.end() + 40]
    party = _PARTY.search(match.string[max(0, match.start() - 2) : match.start()])
    following = _NEXT_WORD.match(after)
    word = following[1] if following else ""
    capital = word[:1] in CAPITALS
    place = party or (_STATE.fullmatch(match[0]) and match.string[: match.start()].endswith(", "))
    if capital:
        goes_on = not place and not begins_sentence(word, stops)
    else:
        goes_on = bool(word) or after[:1].isalnum() or (after[:1] != "" and after[0] in "_,;:)'’")
    return held if goes_on else held[:-1] + "."
