"""Signs and lines for terminals that show nothing but ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from newsreader.settings.themes import Mark, Theme

UNICODE, ASCII = "unicode", "ascii"
"""The sets of glyphs, as the settings name them."""
GLYPHS = {
    Mark.CONFIRMED: ("C", "c"),
    Mark.REPHRASED: ("R", "r"),
    Mark.OMITTED: ("O", "o"),
    Mark.CONFLICT: ("!", ""),
    Mark.NOTE: ("N", ""),
}
"""Of marks in the gutter: the glyph, and that of a verdict that may well be wrong."""
SIGNS = {
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝", "+"),
    **dict.fromkeys("─━═–—−‐‑▱▔▁", "-"),
    **dict.fromkeys("│┃║▌▐▎▊▏▕▍▋", "|"),
    **dict.fromkeys("█▰▀▄■", "#"),
    **dict.fromkeys("▸›→»❯", ">"),
    **dict.fromkeys("◂‹←«", "<"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
    "▓": "=",
    "░": ".",
    "╳": "!",
    "…": ".",
    "·": "*",
    "•": "*",
    "≈": "~",
    "≠": "%",
    "²": "2",
    "↳": ">",
    "▴": "^",
    "▾": "v",
    "×": "x",
    "✓": "x",
    "↑": "^",
    "↓": "v",
    "⇧": "^",
}
"""Characters that are drawn, or that typography puts where ASCII has another, by what is drawn for each."""


def wants_ascii(glyphs: str, environ: Mapping[str, str]) -> bool:
    """Whether to draw with ASCII alone, as the settings and else the terminal's locale have it.

    A locale whose encoding is not UTF-8, C and POSIX among them, and the console of Linux, which has few
    glyphs, get ASCII.
    """
    if glyphs in (UNICODE, ASCII):
        return glyphs == ASCII
    named = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, named), "UTF-8")
    return environ.get("TERM") == "linux" or "utf8" not in locale.casefold().replace("-", "")


def in_ascii(theme: Theme) -> Theme:
    """A theme with glyphs of ASCII."""
    marks = dict(theme.marks)
    for mark, (glyph, unsure) in GLYPHS.items():
        marks[mark] = replace(marks[mark], glyph=glyph, unsure=unsure)
    return replace(theme, marks=MappingProxyType(marks))
