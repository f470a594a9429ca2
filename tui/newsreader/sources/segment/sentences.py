"""Cutting one paragraph into sentences.

`sentencex` finds the stops; around it the text is masked so that newspapers' abbreviations and quotations
of several sentences are cut where a reader would. Every step keeps the length of the text, so offsets stay
exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.sources.segment.masking import INVISIBLE, masked
from newsreader.sources.segment.stops import stops_of
from newsreader.text.abbreviations import CAPITALS, STARTERS
from newsreader.text.lexicon.calendar import DAYS
from newsreader.text.lexicon.saying import SAYING_FORMS
from newsreader.text.patterns import pattern
from newsreader.text.quotations import CLOSERS, OPENERS, pair_marks

_WINDOW = 2000
"""Characters that are given to the splitter at once; its time grows with their square."""
_FOLLOWING = 150
"""Characters that are looked at to tell whether a sentence goes on."""
_MARGIN = 100
"""Characters at the end of a window that it may misjudge, as it does not see what follows."""
_PUNCTUATION = pattern(r"[^\w\s,'’-]")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


_GLUED_LEFT = pattern(r"(?:[^\W\d_]{2,}|\d)[)\]]*[.!?…]+[)\]]*$")
_ADDRESS = pattern(r"://|www\.|@|/|\\")
_SHORT_TAIL = pattern(rf"\w+(?:\s+\w+)?,[{CLOSERS}]")
# Seldom needed, so compiled when it first is.
_ATTRIBUTION = (
    rf"(?:(?!(?:{_any(STARTERS)})(?!\w)[^.])[{''.join(sorted(CAPITALS))}][\w.’'-]*,?\s+){{1,5}}"
    rf"(?:{_any(SAYING_FORMS)})\b(?!\s+that\b|\s*:)|(?:He|She|They|I)\s+(?:{_any(SAYING_FORMS)})[.,]"
    rf"|(?:{_any(map(str.capitalize, DAYS))})\b"
)
_SAID_AFTER_CJK = "とっをがはにのもで、，라고며"
_SAID_IN_CJK = pattern(
    "[^，。！？：“”「」『』,:!?.]{0,16}(?:说|說|表示|称|稱|道|指出|强调|強調|回答|写道|寫道|补充|補充|坦言|宣布|透露|问|問|答|回应|回應)道?"
    "[，。！？、]"
    "|(?:\\S{1,12}\\s){0,5}\\S{0,6}(?:말했다|밝혔다|전했다|덧붙였다|강조했다|설명했다|물었다)[.,]"
)
"""Who spoke, behind a quotation; with a colon it begins the next one."""
_DASH_AND_SMALL = pattern(r"(?:[-–—]{1,3})\s*(?=([^\W\d_]))")
_REFERENCE = pattern(r"[\[(][^\])]{1,24}[\])]\s*(?=([^\W\d_]))")
_AT_AN_HOUR = pattern(
    r"(?:At|By|Before|After|Around|About|Until|Since)\s\S{1,5}\s?[ap]\.\s?m\.", re.IGNORECASE
)
_ROMAN = pattern(r"[IVXLC]{2,6}")
_BARE_NUMBER = pattern(r"\d{1,2}\.")
_FIRST_ITEM = pattern(r"\W{0,3}(?:(\d{1,2})|([a-z]))(?:\.?\)|\.)\s")
_ITEM = pattern(r"(?<=\s)[^\w\s]?\s?(?:(\d{1,2})|([a-z]))(?:\.?\)|\.)\s(?=\S)")
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
    hidden = masked(text, marks, stops_of(language))
    items = _items(text)
    small = _begins_small(text)
    cuts = [_cut(text, hidden, marks.closing, found) for found in _boundaries(hidden, language)]
    cuts = [(cut, stop) for cut, stop in cuts if not _in_number(text, cut, items)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut, stop in sorted([*cuts, *((item, item) for item in items[1:])]):
        if cut > start and (cut in items or not _goes_on(text, start, stop, cut, small)):
            spans.append((start, cut))
            start = cut
    spans.append((start, len(text)))
    return _tidy(text, spans)


def _items(text: str) -> list[int]:
    """Where the items of a list begin that stands in one paragraph: 1. … 2. …, a) … b) …"""
    first = _FIRST_ITEM.match(text)
    if first is None:
        return []
    items, last = [0], first
    for item in _ITEM.finditer(text, first.end()):
        number = last[1] and item[1] and int(item[1]) == int(last[1]) + 1
        letter = last[2] and item[2] and ord(item[2]) == ord(last[2]) + 1
        if number or letter:
            items.append(item.start())
            last = item
    return items if len(items) > 1 else []


def _in_number(text: str, cut: int, items: list[int]) -> bool:
    """Whether a cut stands behind the number of an item."""
    before = next((item for item in reversed(items) if item <= cut), None)
    return before is not None and not any(map(str.isspace, text[before:cut].strip()))


def _begins_small(text: str) -> bool:
    """Whether sentences begin with small letters here, as where nobody writes capitals."""
    if text.islower():
        return True
    first = next((char for char in text if char.isalpha()), "")
    return (
        first.islower()
        and re.search(r"[.!?]\s+\W{0,2}[^\W\d_]", text) is not None
        and not any(match[1].isupper() for match in re.finditer(r"[.!?]\s+\W{0,2}([^\W\d_])", text))
    )


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
        elif _is_gap(text[at]):
            at += 1
        else:
            break
    return cut, stop


def _goes_on(text: str, start: int, stop: int, cut: int, small: bool) -> bool:
    """Whether the sentence that began at `start` goes on behind `cut`, although a stop ends at `stop`.

    `small` is whether sentences may begin with a small letter.
    """
    at = cut
    while at < len(text) and _is_gap(text[at]):
        at += 1
    if at == len(text):
        return False
    following = text[at : at + _FOLLOWING]
    first = following[0]
    quoted = cut > stop
    if first in ",;:)]&" or (quoted and first in "-–—"):
        return True
    if at == cut == stop and text[stop - 1] in ".!?…．":
        return not _glued(text, stop)
    if quoted and (first in _SAID_AFTER_CJK or _SAID_IN_CJK.match(following)):
        return True
    if first.islower():
        before = text[max(start, stop - 30) : stop].split()
        capital = bool(before) and before[-1].lstrip(_BEFORE_WORDS)[:1].isupper()
        return quoted or not small or (capital and stop - start > 2)
    if (dash := _DASH_AND_SMALL.match(following) or _REFERENCE.match(following)) and dash[1].islower():
        return True
    if quoted and re.match(_ATTRIBUTION, following) and text[stop - 1] in "!?":
        return True
    if stop - start < 20 and _AT_AN_HOUR.fullmatch(text[start:stop].strip()):
        return True
    return _SHORT_TAIL.match(following) is not None


def _is_gap(char: str) -> bool:
    return char.isspace() or char in INVISIBLE


def _glued(text: str, stop: int) -> bool:
    """Whether two sentences meet at `stop` without a gap ("states.Pakistan"), outside addresses."""
    left, right = stop, stop
    while left > 0 and not text[left - 1].isspace() and stop - left < 100:
        left -= 1
    while right < len(text) and not text[right].isspace() and right - stop < 100:
        right += 1
    if _ADDRESS.search(text, left, right) or not _GLUED_LEFT.search(text[left:stop]):
        return False
    if _BARE_NUMBER.fullmatch(text, left, stop):  # 1.Fish, 2.Rice: a list
        return False
    following = text[stop:right].lstrip(_BEFORE_WORDS)
    return following[:1].isupper() and (
        following[1:2].islower() or following in ("I", "A") or _ROMAN.fullmatch(following) is not None
    )


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
