"""The few articles that are most like each one without a day, among very many of any day.

Two that are alike share two words of their signatures. How many articles have one word there grows with all
articles; so they are looked for by two words at once, which few have, and ranked by the cosines of their
signatures. All is counted in whole numbers, as in `nearest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsreader.grouping.features import SIGNATURE, signature_of
from newsreader.grouping.nearest import MOST, UNIT

_LEAST = 14 * UNIT * UNIT // 100
"""Signatures whose cosine is less, .14, are of articles that are not alike."""
_MOST_HAVING = 100
"""Two words that more articles have in their signatures tell none of these from another."""
_POSTINGS = 100_000
"""Words of signatures that are looked at in one go, about."""
_WEIGHED = 10_000
"""Pairs that are weighed in one go."""
_HELD = 1 << 21
"""Pairs that are held, at least, before all but the best are let go."""

Ints = NDArray[np.int64]


class Signatures:
    """The signatures of many articles, by the places of these."""

    def __init__(self, packed: Iterable[bytes], count: int) -> None:
        """`packed`: so many features, as `Features.packed` made them."""
        self.words = np.zeros((count, SIGNATURE), dtype=np.uint16)
        """Each in the order of the words, those that an article does not have behind them."""
        self.weights = np.zeros((count, SIGNATURE), dtype=np.int32)
        """0 for those that an article does not have; all of an article are of the length UNIT."""
        for at, data in enumerate(packed):
            words = signature_of(data)
            length = sum(weight * weight for _, weight in words) ** 0.5
            for column, (word, weight) in enumerate(sorted(words)):
                self.words[at, column] = word
                self.weights[at, column] = round(weight * UNIT / length)

    def __len__(self) -> int:
        return len(self.words)


def nearest_undated(signatures: Signatures, first: int) -> Ints:
    """The pairs of articles, by their places, the lower first and in order, of which one is one of those from
    `first` on, which have no day, and the other one of the `MOST` that are most like it.

    Of two that are as alike the first one counts.
    """
    found = np.empty((0, 3), dtype=np.int32)
    for pairs in _sharing(signatures, first):
        weighed = np.column_stack((pairs, _cosines(signatures, pairs))).astype(np.int32)
        weighed = weighed[weighed[:, 2] >= _LEAST]
        both = weighed[weighed[:, 0] >= first]
        found = np.concatenate((found, weighed[:, [1, 0, 2]], both))
        if len(found) > max(_HELD, 2 * MOST * (len(signatures) - first)):
            found = _best(found)
    low, high = np.sort(_best(found)[:, :2].astype(np.int64), axis=1).T
    return _apart(np.unique(low << 32 | high))


def _sharing(signatures: Signatures, first: int) -> Iterator[Ints]:
    """Pairs of places, the lower first, of articles that share two words of their signatures, of which at
    least the later one has no day; some pairs come again."""
    order = np.argsort(signatures.words, axis=None, kind="stable").astype(np.int32)
    words = signatures.words.ravel()[order]
    for begin, end in _spans(words):
        rows, columns = np.divmod(order[begin:end], SIGNATURE)
        others = (np.arange(SIGNATURE) > columns[:, None]) & (signatures.weights[rows] > 0)
        at, column = np.nonzero(others)
        keys = words[begin:end][at].astype(np.uint32) << 16 | signatures.words[rows[at], column]
        pairs = _pairs(keys, rows[at], first)
        if len(pairs):
            yield _apart(np.unique(pairs))


def _spans(words: NDArray[np.uint16]) -> Iterator[tuple[int, int]]:
    """Spans of sorted words, none of which stands in two."""
    begin = 0
    while begin < len(words):
        end = min(begin + _POSTINGS, len(words))
        if end < len(words):
            end = int(np.searchsorted(words, words[end - 1], side="right"))
        yield begin, end
        begin = end


def _apart(pairs: Ints) -> Ints:
    """The places of pairs that are one number each."""
    return np.column_stack(np.divmod(pairs, 1 << 32))


def _pairs(keys: NDArray[np.integer[Any]], places: NDArray[np.integer[Any]], first: int) -> Ints:
    """Every two places that have a key in common, of which the later is `first` or later, a number each, the
    lower place in its upper half; places of one key stand in their order."""
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order].astype(np.int64)
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(begins, len(keys)))
    behind = np.repeat(begins + sizes, sizes) - np.arange(len(keys)) - 1
    behind[np.repeat(sizes, sizes) > _MOST_HAVING] = 0
    found = [np.empty(0, dtype=np.int64)]
    step, here = 1, np.flatnonzero(behind >= 1)
    while len(here):
        later = places[here + step]
        found.append((places[here] << 32 | later)[later >= first])
        step += 1
        here = here[behind[here] >= step]
    return np.concatenate(found)


def _cosines(signatures: Signatures, pairs: Ints) -> Ints:
    """The cosine of each pair, times UNIT twice."""
    found = []
    for begin in range(0, len(pairs), _WEIGHED):
        one, other = pairs[begin : begin + _WEIGHED].T
        same = signatures.words[one][:, :, None] == signatures.words[other][:, None, :]
        at, column = np.divmod(np.flatnonzero(same), SIGNATURE * SIGNATURE)
        here, there = np.divmod(column, SIGNATURE)
        products = signatures.weights[one[at], here] * signatures.weights[other[at], there]
        found.append(np.bincount(at, products, len(one)).astype(np.int64))
    return np.concatenate(found)


def _best(found: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of rows of (article, other, cosine) the `MOST` best of each article, once."""
    found = found[np.lexsort((found[:, 1], -found[:, 2], found[:, 0]))]
    is_new = np.ones(len(found), dtype=bool)
    is_new[1:] = np.any(found[1:] != found[:-1], axis=1)
    found = found[is_new]
    begins = np.searchsorted(found[:, 0], found[:, 0])
    best: NDArray[np.int32] = found[np.arange(len(found)) - begins < MOST]
    return best
