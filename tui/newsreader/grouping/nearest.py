"""The few articles that are most like each of very many: the cost of an article does not grow with them.

Cosines of the heaviest words alone, as products of rows of a sparse matrix with all of it. The weights are
whole numbers, so that their sums are the same on every machine and in every order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from newsreader.grouping.features import Features
from newsreader.grouping.likeness import DAYS

TERMS = 25
"""Words of each article that are multiplied: the heaviest."""
MOST = 10
"""Articles that are found for each at most."""
UNIT = 1000
"""The length of an article's weights."""
_HASHES = 1 << 16

Ints = NDArray[np.int64]


def nearest(
    kept: Sequence[Features], days: Sequence[int], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    """Pairs of an article of `rows` and one of the `MOST` of `columns` that are most like it, of those that
    may be of one story with it by their days (ordinals). Both are ranges of places in `kept`.

    Of two that are as alike the first one counts.
    """
    heaviest = {at: _heaviest(kept[at]) for at in {*rows, *columns}}
    terms, owners, weights = _table([heaviest[at] for at in columns])
    begins = np.searchsorted(terms, np.arange(_HASHES + 1)).tolist()
    their_days = np.asarray([days[at] for at in columns], dtype=np.int64)
    for row in rows:
        found, own = [], []
        for term, weight in zip(*heaviest[row], strict=True):
            begin, end = begins[term], begins[term + 1]
            if begin < end:
                found.append(owners[begin:end])
                own.append(weights[begin:end] * weight)
        if not found:
            continue
        sums = np.bincount(np.concatenate(found), np.concatenate(own), len(columns))
        sums[np.abs(their_days - days[row]) > DAYS] = 0
        if row in columns:
            sums[row - columns.start] = 0
        (having,) = np.nonzero(sums)
        if len(having) > MOST:
            having = having[np.argsort(-sums[having], kind="stable")[:MOST]]
        for column in having.tolist():
            yield row, column + columns.start


def _heaviest(features: Features) -> tuple[list[int], list[int]]:
    """(words, their weights) of an article, the weights of one length."""
    words = features.words
    terms = sorted(words, key=lambda word: (-words[word], word))[:TERMS]
    length = sum(words[term] ** 2 for term in terms) ** 0.5
    return terms, [round(words[term] * UNIT / length) for term in terms]


def _table(heaviest: Sequence[tuple[list[int], list[int]]]) -> tuple[Ints, Ints, Ints]:
    """(word, article, weight) of all that is not zero, by words and then by articles."""
    terms: list[int] = []
    owners: list[int] = []
    weights: list[int] = []
    for owner, (own, heavy) in enumerate(heaviest):
        terms += own
        weights += heavy
        owners += [owner] * len(own)
    order = np.argsort(np.asarray(terms, dtype=np.int64), kind="stable")
    columns = (np.asarray(each, dtype=np.int64)[order] for each in (terms, owners, weights))
    one, two, three = columns
    return one, two, three
