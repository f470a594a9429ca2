"""Which script a character belongs to, by comparison: such wide classes are slow to compile."""

from __future__ import annotations

_WIDE = (("\u2e80", "\ua4cf"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\uff00", "\uff60"))
_UNCASED = (("\u0590", "\u1fff"), ("\u2e80", "\ud7af"), ("\uf900", "\ufaff"))


def is_wide(char: str) -> bool:
    """Whether it is of a script that puts no blanks between words: Chinese, Japanese, Korean."""
    return any(first <= char <= last for first, last in _WIDE)


def has_uncased(text: str) -> bool:
    """Whether any character is of a script without capital letters."""
    return not text.isascii() and any(first <= char <= last for char in set(text) for first, last in _UNCASED)


def plain_digits(text: str) -> str:
    """The text with the decimal digits of all scripts as those of ASCII; as long as before."""
    return text if text.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in text)
