"""Any number of made-up articles, of a fixed seed, as a survey keeps them: without texts.

Words are drawn by Zipf's law from those of `many_articles`, in sentences of which the articles of a story
share most, with its names; some 2.5 articles tell one story, of forty that begin on a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import log
from zlib import crc32

import numpy as np

from newsreader.grouping.background import worth
from newsreader.grouping.features import PAIRS, WORDS, Features
from newsreader.model.article import hex_id
from newsreader.survey.journal import packed
from newsreader.survey.reading import Kept
from tests.support.many_articles import Made

_FIRST = date(1990, 1, 1).toordinal()
_A_DAY = 40
"""Stories."""
_SENTENCES, _TOLD, _WORDS = 28, 22, 12
"""Of a story; of them in each article; words of each that say something."""


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[int], list[float], np.ndarray]:  # type: ignore[type-arg]
    words = Made().words
    shares = np.cumsum([1 / (rank + 3) for rank in range(len(words))])
    return [crc32(word.encode()) for word in words], list(map(worth, words)), shares / shares[-1]


def stories_made(span: range) -> bytes:
    """The articles of stories with these numbers, as `read_piece` gives those of a piece."""
    kept: list[Kept] = []
    parts: list[bytes] = []
    for story in span:
        for version, (day, features) in enumerate(_story(story)):
            kept.append(Kept(hex_id(str(story), str(version)), day, 0, date.fromordinal(day).isoformat()))
            parts += [features.packed(), b""]
    return packed({"said": [], "well": True, "articles": kept}, parts)


def _story(number: int) -> Iterator[tuple[int, Features]]:
    chance = np.random.default_rng(number)
    shares = _vocabulary()[2]

    def drawn(count: int) -> list[int]:
        return np.searchsorted(shares, chance.random(count)).tolist()  # type: ignore[no-any-return]

    names = chance.integers(5_000, 15_000, 8).tolist()
    base = [[*drawn(_WORDS), *chance.choice(names, 2).tolist()] for _ in range(_SENTENCES)]
    size = int(chance.choice((1, 2, 3, 4, 6), p=(0.3, 0.25, 0.25, 0.15, 0.05)))
    for _ in range(size):
        told = [names[0], *drawn(6), names[1]]
        title = frozenset(told)
        told += told
        for at in chance.choice(_SENTENCES, _TOLD, replace=False).tolist():
            again = chance.random() < 0.3
            told += [*drawn(_WORDS), *base[at][_WORDS:]] if again else base[at]
        day = _FIRST + number // _A_DAY + int(chance.random() < 0.25)
        yield day, _features(told, title, frozenset(names))


def _features(told: list[int], title: frozenset[int], names: frozenset[int]) -> Features:
    hashes, worths, _ = _vocabulary()
    weights = {word: (1 + log(count)) * worths[word] for word, count in Counter(told).items()}
    order = sorted(weights, key=lambda word: (word not in title, -weights[word], hashes[word]))[:WORDS]
    most = max(weights[word] for word in order)
    pairs = sorted({hashes[a] * 31 + hashes[b] & 0xFFFF for a, b in pairwise(told)})[:PAIRS]
    return Features(
        {hashes[word] & 0xFFFF: max(1, round(63 * weights[word] / most)) for word in order},
        frozenset(hashes[word] & 0xFFFF for word in order if word in names),
        frozenset(hashes[word] & 0xFFFF for word in order if word in title),
        frozenset(pairs),
    )
