"""What may be handed to another program: to a browser, and by the clipboard to whatever it is pasted into."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from newsreader.text.patterns import pattern

_LONGEST_ADDRESS = 8_000
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
"""General categories: controls, what shapes or hides text, halves of characters, unassigned, blanks."""
_STEERING = pattern(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences, such as the end of a paste
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_LINE_ENDS = pattern("\r\n|[\r\v\f\x85\u2028\u2029]")


def web_address(text: str) -> str:
    """The text, if it is an address of the web that a browser may be given as an argument; else nothing.

    It begins with http or https, names a host, and holds no blank, control or invisible character.
    """
    if len(text) > _LONGEST_ADDRESS or any(unicodedata.category(char) in _UNSEEN for char in text):
        return ""
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return ""
    is_plain = not set(text) & set('\\"<>`') and not (parts.hostname or "-").startswith("-")
    return text if parts.scheme in ("http", "https") and has_host and is_plain else ""


def pasteable(text: str) -> str:
    """The text without what a terminal obeys or nobody sees; its lines end in newlines, tabs stay.

    Joiners stay: scripts and emoji need them.
    """
    return _STEERING.sub("", _LINE_ENDS.sub("\n", text))
