"""Cutting one paragraph into sentences.

`sentencex` finds the stops; around it the text is masked so that newspapers' abbreviations and quotations
of several sentences are cut where a reader would. Every step keeps the length of the text, so offsets stay
exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from newsreader.text.abbreviations import (
    CAPITALS,
    NEVER_LAST,
    NUMBERED,
    PLAIN_WORDS,
    STARTERS,
    SUFFIXES,
    TITLES,
)
from newsreader.text.lexicon.calendar import DAYS
from newsreader.text.lexicon.saying import SAYING_FORMS
from newsreader.text.quotations import CLOSERS, DOUBLE, OPENERS, Pairing, pair_marks

_WINDOW = 2000
"""Characters that are given to the splitter at once; its time grows with their square."""
_FOLLOWING = 150
"""Characters that are looked at to tell whether a sentence goes on."""
_MARGIN = 100
"""Characters at the end of a window that it may misjudge, as it does not see what follows."""
_PUNCTUATION = re.compile(r"[^\w\s,'’-]")
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_BLANK = dict.fromkeys(map(ord, _SPACES + DOUBLE), " ")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HELD = "_"
"""Stands in for a stop that ends no sentence."""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


# The words themselves are looked up in sets: alternations of so many take long to compile.
_ABBREVIATED = re.compile(r"(?<![\w.])([^\W\d_]++)\.(?=(\s*)(\w*))")
_NEVER_LAST = re.compile(rf"(?<![\w.])(?:{_any(NEVER_LAST)})\.(?=\s+(\w+))")
_INITIAL = re.compile(r"(?<![\w.&'’-])([^\W\d_])\.(?=(\s*)(\w*)(\.?))")
_ORDINAL = re.compile(r"(?:(?<=[.!?]\s)|^)\(?\d{1,2}\.(?=\s+\S)")
_ACRONYM = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")
_NEXT_WORD = re.compile(r"\s+(\w+|[—–-])")
_STATE = re.compile(r"(?:N\.[CDHJMY]|S\.[CD]|R\.I|D\.C)\.")
_PARTY = re.compile(r"[DRI]-$")
_PARTY_STATE = re.compile(r"(?<=[DRI]-)[A-Z][a-z]+\.(?=\s+(\w))")
_SPACED_DOTS = re.compile(r"(?<!\.)\.(?:\s\.(?!\.))+")
_ELLIPSIS = re.compile(r"(?<!\.)(?:\.{3,}+|…)(?=\s+(\w+))")
_SHOUT = re.compile(r"[!?]{2,}+")
_BRACKETED = re.compile(
    r"(?:^|(?<=[.!?…]\s)|(?<=[.!?…]\s\s))[(\[](?=\s*(\w))[^()\[\]]*[.!?…]\s*[)\]](?=\s|$)"
)
_GLUED_LEFT = re.compile(r"(?:[^\W\d_]{2,}|\d)[)\]]*[.!?…]+[)\]]*$")
_ADDRESS = re.compile(r"://|www\.|@|/|\\")
_SHORT_TAIL = re.compile(rf"\w+(?:\s+\w+)?,[{CLOSERS}]")
# Seldom needed, so compiled when it first is.
_ATTRIBUTION = (
    rf"(?:(?!(?:{_any(STARTERS)})(?!\w)[^.])[{''.join(sorted(CAPITALS))}][\w.’'-]*,?\s+){{1,5}}"
    rf"(?:{_any(SAYING_FORMS)})\b(?!\s+that\b)|(?:He|She|They|I)\s+(?:{_any(SAYING_FORMS)})[.,:]"
    rf"|(?:{_any(map(str.capitalize, DAYS))})\b"
)
_SAID_AFTER_CJK = "とっをがはにのもで、，"
_STOPS = r"[.!?…。！？．｡؟۔।॥።։။]+[)\]’'」』）]*"
_BEFORE_WORDS = f"{OPENERS}([¿¡（"
_WIDE_STOPS = "。！？．｡"


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph: in order, trimmed, none empty, only blanks between them.

    `language` is an ISO 639-1 code; an unknown one is read as English.
    """
    if not _PUNCTUATION.search(text):
        return _tidy(text, [(0, len(text))])
    marks = pair_marks(text)
    masked = _mask(text, marks)
    cuts = [_cut(text, masked, marks.closing, found) for found in _boundaries(masked, language)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut, stop in cuts:
        if cut > start and not _goes_on(text, start, stop, cut):
            spans.append((start, cut))
            start = cut
    spans.append((start, len(text)))
    return _tidy(text, spans)


def _mask(text: str, marks: Pairing) -> str:
    """The same length, with every white space a blank, quotation marks blank, and held stops replaced."""
    masked = text.translate(_BLANK)
    if not text.isascii():
        masked = _SURROGATE.sub("\ufffd", masked)
    masked = _without_marks(masked, marks)
    masked = _BRACKETED.sub(_open_bracket, masked)
    masked = _SHOUT.sub(lambda match: match[0][-1].rjust(len(match[0]), _HELD), masked)
    masked = _SPACED_DOTS.sub(lambda match: "…".rjust(len(match[0]), _HELD), masked)
    masked = _ELLIPSIS.sub(_end_at_ellipsis, masked)
    masked = _PARTY_STATE.sub(lambda match: _as_plain_word(match, match[1] in CAPITALS), masked)
    masked = _ABBREVIATED.sub(lambda match: _as_plain_word(match, _is_plain_word(match)), masked)
    masked = _ACRONYM.sub(_hold_acronym, masked)
    for pattern, holds in _HOLD_LAST:
        masked = _hold_last(masked, pattern, holds)
    return masked


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


def _end_at_ellipsis(match: re.Match[str]) -> str:
    """An ellipsis ends a sentence before a word that begins one, and behind a word before any capital."""
    word, end = match[1], match.end()
    at = end - (1 if match[0] == "…" else 3)
    behind_word = match.string[at - 1 : at].isalnum() or match.string[at - 1 : at] == _HELD
    if word in STARTERS or word == "I" or (word[0] in CAPITALS and behind_word):
        return ".".rjust(len(match[0]), _HELD)
    return match[0]


def _as_plain_word(match: re.Match[str], is_plain: bool) -> str:
    return ".".rjust(len(match[0]), "x") if is_plain else match[0]


def _is_plain_word(match: re.Match[str]) -> bool:
    return match[1] in PLAIN_WORDS and not match[3][:1].isdecimal()


def _hold_last(text: str, pattern: re.Pattern[str], holds: Callable[[re.Match[str]], bool]) -> str:
    """Hold the last stop of each match for which that holds."""
    return pattern.sub(lambda match: match[0][:-1] + _HELD if holds(match) else match[0], text)


def _continues_name(word: str) -> bool:
    """Whether a word behind an abbreviation is rather the rest of a name than the start of a sentence."""
    return (word[:1] in CAPITALS or word[:1].isdecimal()) and word not in STARTERS


def _is_title(match: re.Match[str]) -> bool:
    return match[1] in TITLES and match[3][:1] in CAPITALS


def _is_suffix(match: re.Match[str]) -> bool:
    return match[1] in SUFFIXES and match[2] != "" and _continues_name(match[3])


def _is_numbered(match: re.Match[str]) -> bool:
    return match[1] in NUMBERED and match[3][:1].isdecimal()


def _is_initial(match: re.Match[str]) -> bool:
    """J. R. Smith; not the pronoun I."""
    letter, gap, word, stop = match.groups()
    if letter not in CAPITALS or letter == "I":
        return False
    return (word in CAPITALS and stop == ".") or (gap != "" and _continues_name(word))


_HOLD_LAST: list[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]] = [
    (_ABBREVIATED, _is_title),
    (_ABBREVIATED, _is_suffix),
    (_ABBREVIATED, _is_numbered),
    (_NEVER_LAST, lambda match: match[1] not in STARTERS),
    (_INITIAL, _is_initial),
    (_ORDINAL, lambda match: True),
]
"""The last stop of a match for which this holds ends no sentence."""


def _hold_acronym(match: re.Match[str]) -> str:
    """U.S., D-N.Y., p.m.: the inner stops are held, the last one when the sentence goes on."""
    held = match[0].replace(".", _HELD)
    after = match.string[match.end() : match.end() + 40]
    party = _PARTY.search(match.string[max(0, match.start() - 2) : match.start()])
    following = _NEXT_WORD.match(after)
    word = following[1] if following else ""
    capital = word[:1] in CAPITALS
    place = party or (_STATE.fullmatch(match[0]) and match.string[: match.start()].endswith(", "))
    if capital:
        goes_on = not place and word not in STARTERS
    else:
        goes_on = bool(word) or after[:1].isalnum() or (after[:1] != "" and after[0] in "_,;:)'’")
    return held if goes_on else held[:-1] + "."


def _boundaries(masked: str, language: str) -> Iterator[int]:
    """Where sentences begin, found window by window: the splitter takes long to no end on a long line."""
    at = 0
    while at < len(masked):
        window = masked[at : at + _WINDOW]
        found = _begins(window, language)
        if at + _WINDOW >= len(masked):
            yield from (at + begin for begin in found)
            return
        found = [begin for begin in found if begin < _WINDOW - _MARGIN]
        yield from (at + begin for begin in found)
        at += found[-1] if found else max(window.rfind(" "), _WINDOW // 2)


def _begins(window: str, language: str) -> list[int]:
    """Where `sentencex` begins a sentence; a plain splitter takes over if it fails on this text."""
    from sentencex import get_sentence_boundaries

    try:
        found = get_sentence_boundaries(language, window)
        return [int(boundary["start_index"]) for boundary in found if boundary["start_index"]]
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # its PanicException derives from BaseException only
        return list(_plain_boundaries(window))


def _plain_boundaries(masked: str) -> Iterator[int]:
    for match in re.finditer(_STOPS, masked):
        end = match.end()
        if end < len(masked) and (masked[end].isspace() or match[0][0] in _WIDE_STOPS):
            yield end


def _cut(text: str, masked: str, closing: frozenset[int], boundary: int) -> tuple[int, int]:
    """(where the sentence before a boundary ends, where its last stop ends): closing marks stay with it."""
    stop = boundary
    while stop > 0 and masked[stop - 1] == " ":
        stop -= 1
    cut = at = stop
    while at < len(text):
        if at in closing or text[at] in ")]）’" or (text[at] == "'" and cut == at):
            cut = at = at + 1
        elif text[at].isspace():
            at += 1
        else:
            break
    return cut, stop


def _goes_on(text: str, start: int, stop: int, cut: int) -> bool:
    """Whether the sentence that began at `start` goes on behind `cut`, although a stop ends at `stop`."""
    at = cut
    while at < len(text) and text[at].isspace():
        at += 1
    if at == len(text):
        return False
    following = text[at : at + _FOLLOWING]
    first = following[0]
    quoted = cut > stop
    if first in ",;:)]" or (quoted and first in "-–—"):
        return True
    if at == cut == stop and text[stop - 1] in ".!?…":
        return not _glued(text, stop)
    if quoted and first in _SAID_AFTER_CJK:
        return True
    if first.islower():
        before = text[max(start, stop - 30) : stop].split()
        capital = bool(before) and before[-1].lstrip(_BEFORE_WORDS)[:1].isupper()
        return quoted or (capital and stop - start > 2)
    if quoted and re.match(_ATTRIBUTION, following) and text[stop - 1] in "!?":
        return True
    return _SHORT_TAIL.match(following) is not None


def _glued(text: str, stop: int) -> bool:
    """Whether two sentences meet at `stop` without a gap ("states.Pakistan"), outside addresses."""
    left, right = stop, stop
    while left > 0 and not text[left - 1].isspace() and stop - left < 100:
        left -= 1
    while right < len(text) and not text[right].isspace() and right - stop < 100:
        right += 1
    if _ADDRESS.search(text, left, right) or not _GLUED_LEFT.search(text[left:stop]):
        return False
    following = text[stop:right].lstrip(_BEFORE_WORDS)
    return following[:1].isupper() and (following[1:2].islower() or following in ("I", "A"))


def _tidy(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Trims white space, and gives a piece without letter or digit to the one before it, else behind it."""
    tidy: list[tuple[int, int]] = []
    has_word = True
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start == end:
            continue
        tells = any(map(str.isalnum, piece))
        if tidy and not (tells and has_word):
            tidy[-1] = (tidy[-1][0], end)
            has_word = has_word or tells
        else:
            tidy.append((start, end))
            has_word = tells
    return tidy
