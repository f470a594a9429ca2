"""A text in quotation marks."""

from __future__ import annotations

_INNER = str.maketrans('“”„«»"', "‘’‚‹›'")


def quoted(text: str) -> str:
    """A text in quotation marks; its own are those that stand within others."""
    return f"“{text.translate(_INNER)}”"
