"""How much of the order of words two sentences share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from newsreader.compare.reading import Floats, Ints, Reading

_COLUMNS = (
    "lcs_here",
    "lcs_there",
    "lcs_squared",
    "token_set",
    "token_sort",
    "quote_kept",
    "quote_in_quote",
    "quote_verbatim",
)
QUOTED = 3
"""Words that a quotation has at least."""


def _coded(reading: Reading) -> tuple[list[str], list[str]]:
    """Every row, and its quoted words, with one character a word, so that string distances compare words."""
    numbers: dict[str, int] = {}
    whole, quoted = [], []
    for row in reading.rows:
        codes = [chr(0x10000 + numbers.setdefault(w.key, len(numbers)) % 0xF0000) for w in row]
        whole.append("".join(codes))
        quoted.append("".join(c for c, w in zip(codes, row, strict=True) if w.quoted))
    return whole, quoted


def _common(left: Sequence[str], right: Sequence[str]) -> Floats:
    """Length of the longest common subsequence of every pair."""
    return process.cpdist(left, right, scorer=LCSseq.similarity, dtype=np.int32).astype(np.float64)


def _sizes(texts: Sequence[str]) -> Floats:
    return np.array([max(len(text), 1) for text in texts], dtype=np.float64)


def word_order(reading: Reading, row: Ints, there: Ints, chosen: Ints) -> dict[str, Floats]:
    """Columns on the order of words of (row, there), computed at the chosen places only and 0 elsewhere."""
    columns = {name: np.zeros(len(row)) for name in _COLUMNS}
    if not len(chosen):
        return columns
    coded, marked = _coded(reading)
    ours, theirs = row[chosen].tolist(), there[chosen].tolist()
    left, right = [coded[i] for i in ours], [coded[i] for i in theirs]
    common, here, back = _common(left, right), _sizes(left), _sizes(right)
    columns["lcs_here"][chosen] = common / here
    columns["lcs_there"][chosen] = common / back
    columns["lcs_squared"][chosen] = (common / np.maximum(here, back)) ** 2
    texts = [" ".join(w.key for w in words) for words in reading.rows]
    left, right = [texts[i] for i in ours], [texts[i] for i in theirs]
    columns["token_set"][chosen] = process.cpdist(left, right, scorer=fuzz.token_set_ratio) / 100
    columns["token_sort"][chosen] = process.cpdist(left, right, scorer=fuzz.token_sort_ratio) / 100

    quoting = chosen[[len(marked[i]) >= QUOTED for i in ours]]
    if len(quoting):
        ours, theirs = row[quoting].tolist(), there[quoting].tolist()
        left = [marked[i] for i in ours]
        size = _sizes(left)
        inside = _common(left, [marked[i] for i in theirs]) / size
        columns["quote_kept"][quoting] = _common(left, [coded[i] for i in theirs]) / size
        columns["quote_in_quote"][quoting] = inside
        columns["quote_verbatim"][quoting] = inside > 0.9
    return columns
