"""Where the paragraphs of a plain text are."""

from __future__ import annotations

from itertools import pairwise

from newsreader.records import dataclass
from newsreader.text.patterns import pattern
from newsreader.text.quotations import CLOSERS
from newsreader.text.scripts import is_wide


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or the like: a stretch of a text without white space around it."""

    start: int
    end: int
    level: int = 0
    """Of a heading that is marked as one, from 1; else 0."""
    emphasised: bool = False
    """It is set in italics or bold as a whole."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indented: bool
    breaks: bool
    """A form feed or paragraph separator stands behind it."""


_WIDEST = 120
"""Characters: lines of hard-wrapped text are not longer."""
_NARROWEST = 40
_COLUMN = 18
"""Characters: columns are not narrower."""
_RAGGED = 12
"""How many more characters a wrapper may leave unused than the next word needed."""
_DOUBLE_SPACED = 5
"""Lines: fewer do not tell whether a text is double-spaced."""
_ENDS = pattern(rf"[.!?…:;。！？।۔؟][{CLOSERS})\]]*$")
_ITEM = pattern(r"(?:[-*•‣–—·]|\(?\w{1,3}[.)])\s")


def find_blocks(text: str) -> list[Block]:
    """One block per paragraph, in order.

    Blank lines part paragraphs. Without them every line is one, unless the lines are hard-wrapped: broken
    where the next word would have gone past the right margin.
    """
    blocks: list[Block] = []
    runs = _runs(text)
    runs = _single_spaced(text, runs) or runs
    column = max((_column(text, run) for run in runs), default=0)
    for run in runs:
        margin = _margin(text, run, column)
        first = run[0]
        for line, following in zip(run, [*run[1:], None], strict=True):
            if following is None or not _joined(text, line, following, margin):
                blocks.append(Block(first.start, line.end))
                if following is not None:
                    first = following
    return blocks


def _single_spaced(text: str, runs: list[list[_Line]]) -> list[list[_Line]]:
    """The runs of a text in which a blank line follows every line; empty for another text."""
    if len(runs) < _DOUBLE_SPACED or sum(len(run) > 1 for run in runs) * 10 > len(runs):
        return []
    lines = [line for run in runs for line in run]
    width = max(line.end - line.start for line in lines)
    pairs = list(pairwise(lines))
    going_on = sum(_is_open(text, line) and text[following.start].islower() for line, following in pairs)
    if width > _WIDEST or going_on * 5 < len(pairs) * 2:
        return []
    gaps = [text.count("\n", line.end, following.start) for line, following in pairs]
    usual = min(gaps)
    joined = [[lines[0]]]
    for (line, following), gap in zip(pairs, gaps, strict=True):
        if gap > usual or line.breaks or not _is_full(text, line, following, width):
            joined.append([])
        joined[-1].append(following)
    return joined


def _runs(text: str) -> list[list[_Line]]:
    """The lines between blank lines, form feeds and paragraph separators."""
    runs: list[list[_Line]] = []
    current: list[_Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        breaks = raw[-1] in "\f\v\u2029"
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            current.append(_Line(start, start + len(bare), raw[:1] in " \t\u3000", breaks))
        if current and (breaks or not bare):
            runs.append(current)
            current = []
        at += len(raw)
    if current:
        runs.append(current)
    return runs


def _margin(text: str, lines: list[_Line], column: int) -> int:
    """The width at which a run of lines is hard-wrapped, in characters; 0 when it is not.

    `column` is that of the narrow column that the text is set in, 0 for none.
    """
    if len(lines) < 2:
        return 0
    width = max(line.end - line.start for line in lines)
    if column and width <= column + 2 and _is_full(text, lines[0], lines[1], column):
        return column
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = list(pairwise(lines))
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    open_ended = sum(_is_open(text, line) for line, _ in pairs)
    goes_on = sum(text[following.start].islower() for _, following in pairs)
    if full * 4 < len(pairs) * 3 or open_ended * 2 < len(pairs):
        return 0
    return width if goes_on or len(pairs) > 2 or is_wide(text[lines[1].start]) else 0


def _column(text: str, lines: list[_Line]) -> int:
    """The width of a run of lines in a narrow column, as newspapers have them; 0 when it is in none."""
    if len(lines) < 3:
        return 0
    width = max(line.end - line.start for line in lines)
    if not _COLUMN <= width < _NARROWEST:
        return 0
    pairs = list(pairwise(lines))
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    small = sum(text[following.start].islower() for _, following in pairs)
    return width if full * 4 >= len(pairs) * 3 and small * 2 >= len(pairs) else 0


def _is_open(text: str, line: _Line) -> bool:
    """Whether no stop stands at its end."""
    return not _ENDS.search(text, max(line.start, line.end - 4), line.end)


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    length = line.end - line.start
    if is_wide(text[following.start]):
        return length + 3 > width
    word = text.find(" ", following.start, following.end)
    word = (following.end if word < 0 else word) - following.start
    return length + 1 + word + min(_RAGGED, width // 6) > width


def _joined(text: str, line: _Line, following: _Line, margin: int) -> bool:
    """Whether the following line goes on with the paragraph of this one."""
    length = line.end - line.start
    if _ITEM.match(text, following.start) and not text[following.start].islower():
        return False
    if following.indented and not line.indented:
        return False
    if margin and _is_full(text, line, following, margin):
        return True
    return _is_open(text, line) and text[following.start].islower() and _NARROWEST <= length <= _WIDEST
