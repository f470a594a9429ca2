"""Make any string safe to show in a terminal."""

from __future__ import annotations

import re

_SPACES = {ord(c): " " for c in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_STAND_IN = "\ufffd"
_JOINERS = "\u200c\u200d"
"""Kept behind a letter, where scripts such as Urdu's need them."""
_HIDDEN = (
    *range(0x80, 0xA0),  # C1 controls
    *(0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF),
    *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
    *range(0x2061, 0x2070),  # invisible operators, bidirectional isolates
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xD800, 0xE000),  # lone surrogates: no terminal can be sent one
    *range(0xE0000, 0xE0080),  # tags
)
_TABLE = dict.fromkeys(_HIDDEN, _STAND_IN) | _CONTROLS | _SPACES


def safe(text: str) -> str:
    """The text with a visible stand-in for everything that could steer a terminal or hide in it.

    The length stays the same, so offsets into the text hold for what is shown. White space of any
    kind becomes one space; controls become their pictures (U+2400 ff.); C1 controls, bidirectional
    controls, zero-width characters and lone surrogates become U+FFFD.
    """
    characters = set(text)
    if not _TABLE.keys().isdisjoint(map(ord, characters)):
        text = text.translate(_TABLE)
    if not characters.isdisjoint(_JOINERS):
        text = re.sub(f"(?<![^\\W\\d_])[{_JOINERS}]", _STAND_IN, text)
    return text


def printable(text: str) -> str:
    """The text in one line, with every character that is not printable written as a backslash escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
