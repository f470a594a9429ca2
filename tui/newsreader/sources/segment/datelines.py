"""Datelines: the place, and sometimes the date and agency, before the first words of a report."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.text.abbreviations import CAPITALS
from newsreader.text.lexicon.calendar import MONTH_BEGINNINGS
from newsreader.text.patterns import pattern
from newsreader.text.quotations import OPENERS

# Every capital with an accent or of another script is read as the one letter that begins no word below:
# wide classes of characters take long to compile.
_PLAIN = {ord(letter): "Q" for letter in CAPITALS if not letter.isascii()}
_CAPITALS = r"[A-Z][A-Z.'’\-]*(?:[ /][A-Z][A-Z.'’\-]*){0,4}"
_NAME = r"[A-Z][^\W\d_]+(?:[ /-][A-Z][^\W\d_]+){0,3}"
_MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTH_BEGINNINGS))})[a-z]*\.?"
_DATE = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH})(?:,? \d{{4}})?)"
_REGION = rf"(?:, (?!{_MONTH} \d)[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}})"
_AGENCY = r"(?: ?\((?:[A-Z][\w.&/-]*(?: [A-Z][\w.&/-]*){0,3}|dpa|ots|epd)\))"
_KNOWN_AGENCY = r"\((?:AP|UPI|AFP|CNN|BBC|dpa|EFE|ANSA|TASS|Reuters|Bloomberg|Xinhua)\)"
_DASH = r"(?: ?(?:--|[—–―]) ?| - )"
_DATELINE = pattern(
    rf"{_CAPITALS}{_REGION}?{_DATE}?{_AGENCY}?(?:{_DASH}|: )"
    rf"|{_NAME}{_REGION}?(?:{_DATE}{_AGENCY}?|{_AGENCY})(?:{_DASH}|: )"
    rf"|{_KNOWN_AGENCY}(?:{_DASH}| )"
    r"|[^\W\d_]{1,12}\d{1,2}月\d{1,2}日[电電] ?(?:[(（][^)）]{1,12}[)）] ?)?"
)
_NO_PLACE = pattern(
    r"(?:UPDATED?|BREAKING|WATCH|VIDEO|EXCLUSIVE|OPINION|ANALYSIS|NOTE|CORRECTION|READ|LIVE|PHOTOS?|"
    r"FACT CHECK|EDITOR['’]?S NOTE|WARNING|FIRST ON|[A-Z])(?=[ :—–―-])"
)
_SPEAKER = pattern(r"[A-Z][A-Z.'’ -]{1,40}: ")
_LONGEST = 120


def dateline_end(text: str) -> int:
    """How many characters of a paragraph are its dateline, with the blank behind it; 0 without one.

    White space may be of any kind. At least one letter always follows a dateline.
    """
    head = text[:_LONGEST]
    for blank in set(filter(str.isspace, head)):
        head = head.replace(blank, " ")
    match = _DATELINE.match(head.translate(_PLAIN))
    if match is None or _NO_PLACE.match(head):
        return 0
    end = match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    following = text[end : end + 1]
    if not (following.isalnum() or following in f"{OPENERS}(¿¡"):
        return 0
    return end if any(char.isalnum() for char in text[end:]) else 0


def is_transcript(texts: Sequence[str]) -> bool:
    """Whether several paragraphs begin with a speaker's name in capitals and a colon."""
    begins = [text[:_LONGEST] for text in texts if ": " in text[:_LONGEST]]
    return sum(_SPEAKER.match(begin.translate(_PLAIN)) is not None for begin in begins) > 1
