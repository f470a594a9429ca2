"""JSON that is safe to show in a terminal, and says the same."""

from __future__ import annotations

import re

_UNSEEN = (
    "\x7f-\x9f"  # DEL, and the controls of C1; those of C0 are escapes in every JSON
    # Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties: zero-width and bidirectional controls,
    # joiners, fillers, variation selectors, tags
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    "\u2028\u2029"  # line ends
    "\ud800-\udfff"  # halves of pairs, as the bytes of a file name that is no UTF-8 become
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f"  # the other format characters (Cf)
)
_PATTERN = re.compile(f"[{_UNSEEN}]")


def escaped(document: str) -> str:
    """A JSON text with an escape for every character that could steer a terminal or hide in it.

    The strings in it stay the same, so offsets into them hold; outside strings JSON has none of these.
    """
    return _PATTERN.sub(_escape, document)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
