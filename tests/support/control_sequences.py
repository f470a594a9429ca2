"""What a program tells a terminal to do (ECMA-48), told from the text that it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FOUND = re.compile(
    r"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    r"|\x1b(?P<string>[\]PX^_][^\x1b\x07\x9c]*(?:\x07|\x1b\\|\x9c)?)"
    r"|(?P<escape>\x1b(?![\[\]PX^_])[ -/]*[0-~]?|\x1b)"
    r"|(?P<control>[\0-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|\x07)"
)
_COLOURS = re.compile(r"([34]8;(?:2;\d+;\d+;\d+|5;\d+))|(\d*)")
_CLIPBOARD = re.compile(r"\]52;c;[A-Za-z0-9+/=]*\x07")


class Sequence(NamedTuple):
    """One of them, and the text right behind it."""

    kind: str
    """csi, string, escape or control."""
    body: str
    """Without the introducer ESC [, or ESC."""
    behind: str


def sequences(written: str) -> Iterator[Sequence]:
    """All of them; tabs, line feeds and carriage returns are text."""
    for found in _FOUND.finditer(written):
        kind = found.lastgroup or ""
        yield Sequence(kind, found[kind], written[found.end() : found.end() + 40])


def kinds(written: str) -> set[str]:
    """What is told in all: styles part by part, moves of the cursor and clipboards without what they say."""
    told: set[str] = set()
    for one in sequences(written):
        if one.kind == "csi" and one.body.endswith("m") and one.body[:1] not in "<=>?":
            told |= {f"{number[0]}m" for number in _COLOURS.finditer(one.body[:-1]) if number[0]}
        elif one.kind == "csi" and re.fullmatch(r"[\d;]*[HABCDG]", one.body):
            told.add(f"csi {one.body[-1]}")
        elif one.kind == "string" and _CLIPBOARD.fullmatch(one.body):
            told.add("clipboard")
        else:
            told.add(f"{one.kind} {one.body!r}")
    return told


def text_of(written: str) -> str:
    """What is left without them."""
    return _FOUND.sub("", written)
