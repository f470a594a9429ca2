"""Characters that are in a text and not seen: which they are, and where a script or an emoji needs them.

The set is Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties: zero-width and bidirectional
controls, joiners, soft hyphens, fillers, variation selectors, tags), the marks of interlinear annotation, and
the braille pattern without a dot. Wherever texts are compared they count as absent. On the screen each has a
stand-in, but for one at a time of these, which do no more than their script asks for:

- joiners, non-joiners, zero-width spaces and variation selectors behind a letter or mark of a script of Asia
  or Africa that is written with them (Arabic, the scripts of India, Thai, Khmer, Mongolian and the like);
- variation selectors behind a Chinese character, and 15 and 16 behind a symbol or a keycap;
- braille patterns without a dot beside others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Bidirectional marks, embeddings, overrides and isolates; as the inside of a class of characters."""
ZERO_WIDTH = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""The others; a few are as wide as a blank."""
HIDDEN = BIDI + ZERO_WIDTH

_JOINED = (
    "\u0600-\u109f\u1200-\u139f\u1700-\u180a\u1810-\u18af\u1900-\u1c4f\u1cd0-\u1cff"
    "\ua840-\ua92d\ua930-\uab2f\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts that are written with joiners."""
_SYMBOLS = (
    "\xa9\xae\u203c\u2049\u2100-\u27ff\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
NEEDED = (
    rf"(?<=[{_JOINED}])(?<![{HIDDEN}])[\u180b-\u180f\u200b-\u200d\ufe00-\ufe0f]"
    rf"|(?<=[{_HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    rf"|(?<=[{_SYMBOLS}])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    r"|(?<=[\u2801-\u28ff])\u2800++|(?<!\u2800)\u2800++(?=[\u2801-\u28ff])"
)
"""A pattern of hidden characters that are shown as they are."""
_EMOJI = (
    rf"(?<=[{_SYMBOLS}])\u200d(?=[{_SYMBOLS}])|(?<=[{_SYMBOLS}]\ufe0f)\u200d(?=[{_SYMBOLS}])"
    r"|(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,8}\U000e007f"
)
"""What else emojis are put together with: in a terminal the parts stand side by side, and so do they here."""

_MARKS = frozenset("\u061c\u200e\u200f")
_RIGHT_TO_LEFT = (
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEAR = 200
"""Code points."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first needed, as most texts need none."""
    return re.compile(pattern)


def hidden_runs(text: str) -> list[tuple[int, int]]:
    """Where hidden characters stand, needed or not: (start, end) of every unbroken run of them."""
    return [] if text.isascii() else [found.span() for found in _compiled(f"[{HIDDEN}]+").finditer(text)]


def without_hidden(text: str) -> str:
    """The text without its hidden characters."""
    return text if text.isascii() else _compiled(f"[{HIDDEN}]+").sub("", text)


def count_hidden(text: str) -> tuple[int, int]:
    """How many hidden characters are not needed where they stand: zero-width ones, and bidirectional ones."""
    counts = [0, 0]
    for start, end, is_bidi in hidden_places(text):
        counts[is_bidi] += end - start
    return counts[0], counts[1]


def hidden_places(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where hidden characters stand that are not needed there: (start, end, whether they are bidirectional).

    Bidirectional marks are needed in a line with letters that are written from right to left.
    """
    right_to_left: list[int] | None = None
    for start, end in hidden_runs(text):
        at = start
        while at < end and (found := _counted().match(text, at)):
            if found[2] in _MARKS:
                if right_to_left is None:
                    right_to_left = [m.start() for m in _compiled(_RIGHT_TO_LEFT).finditer(text)]
                is_needed = _is_near(text, at, right_to_left)
            else:
                is_needed = bool(found[1])
            if not is_needed:
                yield at, found.end(), bool(found[2])
            at = found.end()


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"({NEEDED}|{_EMOJI})|([{BIDI}])|[{ZERO_WIDTH}]")


def _is_near(text: str, at: int, places: Sequence[int]) -> bool:
    """Whether one of some places, in order, is near to another one and in its line."""
    following = bisect_left(places, at)
    beside = places[max(0, following - 1) : following + 1]
    return any(
        abs(place - at) < _NEAR and text.find("\n", min(place, at), max(place, at)) < 0 for place in beside
    )


def is_western(text: str) -> bool:
    """Whether a text has none but the characters of Windows-1252, none of which is hidden or an imitation.

    That is told without a pattern that takes long to compile. False where it is not certain."""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return "\xad" not in text
