"""Make any string safe to show in a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsreader.text.hidden import HIDDEN, NEEDED, is_western
from newsreader.text.patterns import pattern

_SPACES = dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " ")
_CONTROLS = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
_SHOWN = _CONTROLS | _SPACES
_STAND_IN = "\ufffd"
_CLASS = f"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{HIDDEN}]"
"""Controls, line ends, lone surrogates (no terminal can be sent one), and what is hidden."""
_UNSAFE = pattern(_CLASS)
_UNSEEN = pattern(f"[{HIDDEN}]")


def safe(text: str) -> str:
    """The text with a visible stand-in for everything that could steer a terminal or hide in it.

    The length stays the same, so offsets into the text hold for what is shown. White space of any
    kind becomes one space; controls become their pictures (U+2400 ff.); C1 controls, lone surrogates and
    hidden characters (`text.hidden`), but for those that a script needs, become U+FFFD.
    """
    shown = text.replace("\n", " ")  # all that most texts have to be replaced
    return shown if _is_harmless(shown) else _replaced().sub(_stand_in, shown)


def _is_harmless(text: str) -> bool:
    return (text.isprintable() and is_western(text)) or _UNSAFE.search(text) is None


@cache
def _replaced() -> re.Pattern[str]:
    return re.compile(f"({NEEDED})|{_CLASS}")


def _stand_in(found: re.Match[str]) -> str:
    return found[1] or _SHOWN.get(found[0], _STAND_IN)


def printable(text: str) -> str:
    """The text in one line, with every character that is hidden or not printable as a backslash escape."""
    if text.isprintable() and _UNSEEN.search(text) is None:
        return text
    return "".join(
        c if c.isprintable() and _UNSEEN.match(c) is None else c.encode("unicode_escape").decode("ascii")
        for c in text
    )


def cells(text: str) -> int:
    """Columns that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in ("W", "F") for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def clipped(text: str, width: int) -> str:
    """A text in so many columns at most, with an ellipsis for what does not fit."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return f"{text.rstrip()}…"
