"""One text with its quotations in other marks."""

from __future__ import annotations

from itertools import pairwise

from newsreader.text.quotations import MARKS, pair_marks

STYLES = (
    ("“", "”"),
    ("‘", "’"),
    ('"', '"'),
    ("'", "'"),
    ("``", "''"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("「", "」"),
    ("『", "』"),
)
"""Marks that open and close a quotation."""
Style = tuple[str, str]
_OUTER, _INNER = ("<<", ">>"), ("[[", "]]")


def restyled(text: str, style: Style) -> str:
    """A text with `<<` and `>>` as marks of a style, and `[[` and `]]` as marks that stand within others."""
    inner = ("“", "”") if style[0] in "‘'‹" else ("‘", "’")
    for placeholder, mark in zip((*_OUTER, *_INNER), (*style, *inner), strict=True):
        text = text.replace(placeholder, mark)
    return text


def with_placeholders(text: str) -> str:
    """A text, each of whose marks is one sign, as `restyled` takes it."""
    paragraphs = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n"), len(text) + 1]
    bounds = [(start, end - 1) for start, end in pairwise(paragraphs)]
    signs = list(text)
    for quotation in pair_marks(text, bounds).quotations:
        opening, closing = _INNER if quotation.depth else _OUTER
        signs[quotation.start - 1] = opening
        if quotation.closed:
            signs[quotation.end] = closing
    return "".join(signs)


def bare(text: str) -> str:
    """A text without any sign that may be a quotation mark."""
    return text.translate(dict.fromkeys(map(ord, MARKS)))
