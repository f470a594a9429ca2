"""The text report in the sixteen colours of a terminal: its lines stay the same, and so do their words."""

from __future__ import annotations

from newsreader.model import Verdict
from newsreader.reports.signs import ALMOST_GLYPH, FLAG, GLYPHS
from newsreader.text.patterns import pattern

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {
    GLYPHS[Verdict.CONFIRMED]: "\x1b[32m",
    GLYPHS[Verdict.REPHRASED]: "\x1b[33m",
    GLYPHS[Verdict.OMITTED]: "\x1b[35m",
    ALMOST_GLYPH: "\x1b[32m",
    FLAG: "\x1b[1;31m",
}
_SIGN = f"[{''.join(_COLOURS)}]"
_SENTENCE = pattern(rf" ({_SIGN})( +\d+) ")
_COUNTS = pattern(rf"{_SIGN} \d+ \w+")
_FACT = f" {FLAG} "
"""Before a fact that is in conflict."""
_INDENT = pattern(" *")
_ABOVE, _EVIDENCE = 3, 9
"""Spaces before what there is to say of a version, and before what another version does with a sentence."""


def in_colour(report: str) -> str:
    """The text report of a comparison: signs in colour, headlines bold, reasons dim."""
    return "".join(map(_painted, report.splitlines(keepends=True)))


def _painted(line: str) -> str:
    text = line.rstrip("\n")
    end = line[len(text) :]
    indent = _INDENT.match(text)
    spaces = len(indent[0]) if indent else 0
    sentence = _SENTENCE.match(text)
    if not text:
        return line
    if spaces == 0:
        return f"{_BOLD}{text}{_END}{end}"
    if sentence:
        colour = _COLOURS[sentence[1]]
        return f" {colour}{sentence[1]}{sentence[2]}{_END} {text[sentence.end() :]}{end}"
    if text.startswith(_FACT):
        kind, dot, values = text.partition(" · ")
        return f"{_COLOURS[FLAG]}{kind}{_END}{dot}{values}{end}"
    if text[spaces] == FLAG and spaces in (_ABOVE, _EVIDENCE):
        return f"{' ' * spaces}{_COLOURS[FLAG]}{text[spaces:]}{_END}{end}"
    if spaces == _ABOVE and _COUNTS.match(text, spaces):
        return _COUNTS.sub(lambda found: f"{_COLOURS[found[0][0]]}{found[0]}{_END}", text) + end
    return f"{_DIM}{text}{_END}{end}" if spaces >= _EVIDENCE else line
