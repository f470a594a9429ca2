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
_PARTS = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)|\d*")
_CLIPBOARD = re.compile(r"\]52;c;[A-Za-z0-9+/=]*\x07")
_LINK = re.compile(r"\]8;(?:id=\w+;https?://[!-~]+|;)\x1b\\")
_POINTER = re.compile(r"\]22;\w+\x07")


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
    """What is told in all: styles part by part, but for colours beyond the sixteen, which are blended; moves
    of the cursor, links to the web, clipboards and pointers of the mouse without what they say."""
    told = {style for style in styles(written) if ";" not in style}
    for one in sequences(written):
        if _is_style(one):
            continue
        if one.kind == "csi" and re.fullmatch(r"[\d;]*[HABCDG]", one.body):
            told.add(f"csi {one.body[-1]}")
        elif one.kind == "string" and _CLIPBOARD.fullmatch(one.body):
            told.add("clipboard")
        elif one.kind == "string" and _LINK.fullmatch(one.body):
            told.add("link")
        elif one.kind == "string" and _POINTER.fullmatch(one.body):
            told.add("pointer")
        else:
            told.add(f"{one.kind} {one.body!r}")
    return told


def styles(written: str) -> set[str]:
    """The parts of all styles, such as `1` and `38;2;0;0;0`."""
    told = (one.body[:-1] for one in sequences(written) if _is_style(one))
    return {part[0] for numbers in told for part in _PARTS.finditer(numbers) if part[0]}


def _is_style(one: Sequence) -> bool:
    return one.kind == "csi" and one.body.endswith("m") and one.body[:1] not in "<=>?"


def text_of(written: str) -> str:
    """What is left without them."""
    return _FOUND.sub("", written)
