"""JSON that is safe to show in a terminal, and says the same."""

from __future__ import annotations

import re

from newsreader.text.hidden import HIDDEN
from newsreader.text.patterns import pattern

_UNSEEN = (
    "\x7f-\x9f"  # DEL, and the controls of C1; those of C0 are escapes in every JSON
    "\u2028\u2029"  # line ends
    "\ud800-\udfff"  # halves of pairs, as the bytes of a file name that is no UTF-8 become
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    "\U00013430-\U0001343f"  # format characters (Cf) that are seen
)
_PATTERN = pattern(f"[{_UNSEEN}{HIDDEN}]")


def escaped(document: str) -> str:
    """A JSON text with an escape for every character that could steer a terminal or hide in it.

    The strings in it stay the same, so offsets into them hold; outside strings JSON has none of these.
    """
    return _PATTERN.sub(_escape, document)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
