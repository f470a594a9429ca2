"""What tools leave in the lines of a text: the marks of a quoted mail, tags of a page, words cut in two."""

from __future__ import annotations

import re

from newsreader.sources.formats.html_text import html_text, resolved
from newsreader.text.patterns import pattern

_QUOTED = pattern(r"^[ \t]{0,3}(?:>[ \t]?){1,20}", re.MULTILINE)
_TAG = pattern(r"<(?:br|/?p|/?div)[ \t]*/?>", re.IGNORECASE)
_CUT = pattern(r"([^\W\d_]{2,30})[-\u2010\xad]([ \t]*(?:\r\n|\n|\r)[ \t]*)([^\W\d_]{2,30})")
_FIRST = frozenset(
    "all anti counter cross double eight ever ex far five four free full half hard high large last left long "
    "low mid multi new nine non one part right second self semi seven short single six small soft ten third "
    "three top two ultra vice well wide year".split()
)
_SECOND = frozenset(
    "age aged based born bound day down end for friendly going half held hour in language led level like "
    "long looking made making minute month off old out owned page party profile range related round running "
    "scale set size sized speaking style term time to type up wave week wide year".split()
)
"""Words before and behind the hyphen of compounds, which keep it when a line ends there."""
_OFTEN = 12
"""Where one line in so many ends in a hyphen, whoever set the text cut words."""


def as_shown(text: str) -> str:
    """The text of a file as its reader would have it; what needs no change is the same string."""
    text = _without_quoting(text)
    if _TAG.search(text):
        text = html_text(text)
    return _uncut(resolved(text))


def _without_quoting(text: str) -> str:
    """Without the `>` of a mail, where they stand before every line."""
    if ">" not in text[:200]:
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    quoted = sum(line.lstrip(" \t").startswith(">") for line in lines)
    return _QUOTED.sub("", text) if quoted > 1 and quoted * 10 >= len(lines) * 9 else text


def _uncut(text: str) -> str:
    """With the words whole that were cut at line ends, their line ends behind them."""
    cuts = sum(1 for _ in _CUT.finditer(text))
    if not cuts or cuts * _OFTEN < text.count("\n"):
        return text
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def whole(match: re.Match[str]) -> str:
        first, gap, second = match.groups()
        if not second[0].islower() and not first.isupper():
            return match[0]
        joined, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
        is_compound = first.lower() in _FIRST or second in _SECOND
        if hyphened in words or (is_compound and joined not in words):
            return match[0]
        return f"{first}{second}{gap.lstrip(' ')}"

    return _CUT.sub(whole, text)
