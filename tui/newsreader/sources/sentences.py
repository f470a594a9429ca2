"""Cutting one paragraph into sentences.

`sentencex` finds the stops; around it the text is masked so that newspapers' abbreviations and quotations
of several sentences are cut where a reader would. Every step keeps the length of the text, so offsets stay
exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.sources.abbreviations import (
    MONTHS,
    NEVER_LAST,
    NUMBERED,
    PLAIN_WORDS,
    SAYING,
    STARTERS,
    SUFFIXES,
    TITLES,
    UPPER,
    WEEKDAYS,
)
from newsreader.sources.quotes import MARKS, closing_marks

_WINDOW = 2000
"""Characters that are given to the splitter at once; its time grows with their square."""
_FOLLOWING = 150
"""Characters that are looked at to tell whether a sentence goes on."""
_MARGIN = 100
"""Characters at the end of a window that it may misjudge, as it does not see what follows."""
_PUNCTUATION = re.compile(r"[^\w\s,'’-]")
_HELD = "_"
"""Stands in for a stop that ends no sentence."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


_STARTER = rf"(?:{_any(STARTERS)})(?![\w])"
_NAME_FOLLOWS = rf"\s+(?!{_STARTER})[{UPPER}\d]"

_HOLD_LAST = [
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.])(?:{_any(TITLES)})\.(?=\s*[{UPPER}])",
        rf"(?<![\w.])(?:{_any(SUFFIXES)})\.(?={_NAME_FOLLOWS})",
        rf"(?<![\w.])(?:{_any(NUMBERED + MONTHS)})\.(?=\s*\d)",
        rf"(?<![\w.])(?:{_any(NEVER_LAST)})\.(?=\s+(?!{_STARTER})\w)",
        rf"(?<![\w.&'’-])(?!I\.)[{UPPER}]\.(?=\s*[{UPPER}]\.|{_NAME_FOLLOWS})",
        r"(?:(?<=[.!?]\s)|^)\(?\d{1,2}\.(?=\s+\S)",
    )
]
"""The last stop of each match ends no sentence."""

_ACRONYM = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")
_ACRONYM_GOES_ON = re.compile(rf"\s+(?:[^{UPPER}\W]|[—–-]|(?!{_STARTER})[{UPPER}])|\w|,|;|:|\)|['’]")
_STATE = re.compile(r"(?:N\.[CDHJMY]|S\.[CD]|R\.I|D\.C)\.")
_CAPITAL_FOLLOWS = re.compile(rf"\s+[{UPPER}]")
_PARTY = re.compile(r"[DRI]-$")
_PLAIN_WORD = re.compile(
    rf"(?<![\w.])(?:{_any(PLAIN_WORDS)})\.(?!\s*\d)|(?<=[DRI]-)[A-Z][a-z]+\.(?=\s+[{UPPER}])"
)
_SPACED_DOTS = re.compile(r"(?<!\.)\.(?:\s\.(?!\.))+")
_ELLIPSIS = re.compile(
    rf"(?<!\.)(?:\.{{3,}}+|…)(?:(?=\s+{_STARTER}|\s+I\b)|(?<=\w\.\.\.)(?=\s+[{UPPER}])|(?<=\w…)(?=\s+[{UPPER}]))"
)
_SHOUT = re.compile(r"[!?]{2,}+")
_BRACKETED = re.compile(
    rf"(?:^|(?<=[.!?…]\s)|(?<=[.!?…]\s\s))[(\[](?=\s*[{UPPER}])[^()\[\]]*[.!?…]\s*[)\]](?=\s|$)"
)
_SINGLE_OPENING = re.compile(r"(?:(?<=\s)|^)['‘](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[.!?…])['’](?=\s|$)")

_ATTRIBUTION = re.compile(
    rf"(?:(?!{_STARTER}[^.])[{UPPER}][\w.’'-]*,?\s+){{1,5}}(?:{_any(SAYING)})\b(?!\s+that\b)|(?:He|She|They|I)\s+"
    rf"(?:{_any(SAYING)})[.,:]|(?:{_any(WEEKDAYS)})\b"
)
_SAID_AFTER_CJK = re.compile(r"[とっをがはにのもで、，]")
_GLUED_LEFT = re.compile(r"(?:[^\W\d_]{2,}|\d)[)\]]*[.!?…]+[)\]]*$")
_ADDRESS = re.compile(r"://|www\.|@|/|\\")
_SHORT_TAIL = re.compile(r"\w+(?:\s+\w+)?,[\"”’']")
_STOPS = re.compile(r"[.!?…。！？．｡؟۔।॥։።။]+[)\]’'」』）]*")
_OPENERS = "\"“„«‘'([¿¡「『（"
_WIDE_STOPS = "。！？．｡"


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph: in order, trimmed, none empty, only blanks between them.

    `language` is an ISO 639-1 code; an unknown one is read as English.
    """
    if not _PUNCTUATION.search(text):
        return _tidy(text, [(0, len(text))])
    closing = closing_marks(text)
    masked = _mask(text)
    cuts = [_cut(text, masked, closing, found) for found in _boundaries(masked, language)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut, stop in cuts:
        if cut > start and not _goes_on(text, start, stop, cut):
            spans.append((start, cut))
            start = cut
    spans.append((start, len(text)))
    return _tidy(text, spans)


def _mask(text: str) -> str:
    """The same length, with every white space a blank, quotation marks blank, and held stops replaced."""
    chars = [
        " " if char.isspace() or char in MARKS else "\ufffd" if "\ud800" <= char <= "\udfff" else char
        for char in text
    ]
    masked = _SINGLE_CLOSING.sub(" ", _SINGLE_OPENING.sub(" ", "".join(chars)))
    masked = _BRACKETED.sub(lambda match: f" {match[0][1:-1]} ", masked)
    masked = _SHOUT.sub(lambda match: match[0][-1].rjust(len(match[0]), _HELD), masked)
    masked = _SPACED_DOTS.sub(lambda match: "…".rjust(len(match[0]), _HELD), masked)
    masked = _ELLIPSIS.sub(lambda match: ".".rjust(len(match[0]), _HELD), masked)
    masked = _PLAIN_WORD.sub(lambda match: ".".rjust(len(match[0]), "x"), masked)
    masked = _ACRONYM.sub(_hold_acronym, masked)
    for pattern in _HOLD_LAST:
        masked = pattern.sub(lambda match: match[0][:-1] + _HELD, masked)
    return masked


def _hold_acronym(match: re.Match[str]) -> str:
    """U.S., D-N.Y., p.m.: the inner stops are held, the last one when the sentence goes on."""
    held = match[0].replace(".", _HELD)
    after = match.string[match.end() : match.end() + 40]
    party = _PARTY.search(match.string[max(0, match.start() - 2) : match.start()])
    goes_on = _ACRONYM_GOES_ON.match(after) is not None
    place = party or (_STATE.fullmatch(match[0]) and match.string[: match.start()].endswith(", "))
    if place and _CAPITAL_FOLLOWS.match(after):
        goes_on = False
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
    for match in _STOPS.finditer(masked):
        end = match.end()
        if end < len(masked) and (masked[end].isspace() or match[0][0] in _WIDE_STOPS):
            yield end


def _cut(text: str, masked: str, closing: set[int], boundary: int) -> tuple[int, int]:
    """(where the sentence before a boundary ends, where its last stop ends): closing marks stay with it."""
    stop = boundary
    while stop > 0 and masked[stop - 1] == " ":
        stop -= 1
    cut = at = stop
    while at < len(text):
        if at in closing or text[at] in ")]」』）’" or (text[at] == "'" and cut == at):
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
    if text[cut - 1] in "」』" and _SAID_AFTER_CJK.match(first):
        return True
    if first.islower():
        before = text[max(start, stop - 30) : stop].split()
        return quoted or (bool(before) and before[-1].lstrip(_OPENERS)[:1].isupper() and stop - start > 2)
    if quoted and _ATTRIBUTION.match(following) and text[stop - 1] in "!?":
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
    following = text[stop:right].lstrip(_OPENERS)
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
