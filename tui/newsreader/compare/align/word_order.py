"""How much of the order of words two sentences share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

from newsreader.compare.align.features import Floats, Ints, StoryFeatures, distinct
from newsreader.stopping import checked, checkpoint

_COLUMNS = (
    "lcs_here",
    "lcs_there",
    "lcs_squared",
    "token_set",
    "token_sort",
    "quote_kept",
    "quote_in_quote",
    "quote_verbatim",
    "reworded",
)
QUOTED = 3
"""Words that a quotation has at least."""
KEPT = 4
"""Words in one order from which two quotations may be one utterance."""
WIDEST = 4
"""Words that stand for others in one place; where more differ, one of the two has been cut."""
LEAST_REPLACED, REPLACED_SHARE = 2, 1 / 6
"""Replaced words, and their share of the shorter quotation, from which it counts as reworded."""


def _quoted(features: StoryFeatures) -> list[str]:
    """The quoted words of every row, with one character a word."""
    return [
        "".join([code for code, word in zip(line, row, strict=True) if word.quoted])
        for line, row in zip(features.coded, features.rows, strict=True)
    ]


def _common(left: Sequence[str], right: Sequence[str]) -> Floats:
    """Length of the longest common subsequence of every pair."""
    return process.cpdist(left, right, scorer=LCSseq.similarity, dtype=np.int32).astype(np.float64)


def _sizes(texts: Sequence[str]) -> Floats:
    return np.array([max(len(text), 1) for text in texts], dtype=np.float64)


def _replaced(here: str, there: str) -> int:
    """Words of a sequence that stand where another has others: between words that both have, or at an end."""
    replaced = mine = theirs = 0
    for start, other, size in Indel.opcodes(here, there).as_matching_blocks():
        gap = start - mine, other - theirs
        if max(gap) <= WIDEST:
            replaced += min(gap)
        mine, theirs = start + size, other + size
    return replaced


def _reworded(left: Sequence[str], right: Sequence[str], common: Floats) -> npt.NDArray[np.bool_]:
    """Which pairs of quotations, one character a word, are one utterance in clearly different words.

    `common` is the length of the longest common subsequence of every pair; so many words of the shorter one
    are not replaced.
    """
    shorter = np.minimum(_sizes(left), _sizes(right))
    least = np.maximum(LEAST_REPLACED, REPLACED_SHARE * shorter)
    reworded = (common >= KEPT) & (shorter - common >= least)
    for pair in np.flatnonzero(reworded).tolist():
        reworded[pair] = _replaced(left[pair], right[pair]) >= least[pair]
    return reworded


class WordOrder:
    """How much of the order of words the sentences of a story share with their likeliest counterparts.

    What is the same from either side is looked up once.
    """

    def __init__(self, features: StoryFeatures, row: Ints, there: Ints) -> None:
        """Of the pairs (row, there)."""
        self._coded, self._marked = features.coded, _quoted(features)
        low, high = np.minimum(row, there), np.maximum(row, there)
        self._width = max(features.size, 1)
        self._pairs = distinct(low * self._width + high)
        first, second = np.divmod(self._pairs, self._width)
        ours, theirs = first.tolist(), second.tolist()
        checkpoint()
        self._size = _sizes(self._coded)
        self._common = _common([self._coded[i] for i in ours], [self._coded[i] for i in theirs])
        keys = [[w.key for w in words] for words in checked(features.rows)]
        self._scores = {
            name: process.cpdist([texts[i] for i in ours], [texts[i] for i in theirs], scorer=scorer) / 100
            for name, texts, scorer in (
                ("token_set", [" ".join(line) for line in keys], fuzz.token_set_ratio),
                ("token_sort", [" ".join(sorted(" ".join(line).split())) for line in keys], fuzz.ratio),
            )
        }

    def columns(self, row: Ints, there: Ints, chosen: Ints) -> dict[str, Floats]:
        """Columns of (row, there), computed at the chosen places only and 0 elsewhere; all of those are among
        the pairs that this was made of."""
        columns = {name: np.zeros(len(row)) for name in _COLUMNS}
        if not len(chosen):
            return columns
        ours, theirs = row[chosen], there[chosen]
        code = np.minimum(ours, theirs) * self._width + np.maximum(ours, theirs)
        place = np.searchsorted(self._pairs, code)
        common, size = self._common[place], self._size
        columns["lcs_here"][chosen] = common / size[ours]
        columns["lcs_there"][chosen] = common / size[theirs]
        columns["lcs_squared"][chosen] = (common / np.maximum(size[ours], size[theirs])) ** 2
        for name, scores in self._scores.items():
            columns[name][chosen] = scores[place]
        marked = self._marked
        quoting = chosen[[len(marked[i]) >= QUOTED for i in ours.tolist()]]
        if len(quoting):
            here, back = row[quoting].tolist(), there[quoting].tolist()
            left, right = [marked[i] for i in here], [marked[i] for i in back]
            whole = _sizes(left)
            common = _common(left, right)
            inside = common / whole
            columns["quote_kept"][quoting] = _common(left, [self._coded[i] for i in back]) / whole
            columns["quote_in_quote"][quoting] = inside
            columns["quote_verbatim"][quoting] = inside > 0.9
            columns["reworded"][quoting] = _reworded(left, right, common)
        return columns
