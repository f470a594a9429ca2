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
from numpy.typing import NDArray

from newsreader.grouping.background import worth
from newsreader.grouping.features import PAIRS, WORDS, Features
from newsreader.grouping.likeness import UNDATED
from newsreader.model.article import hex_id
from newsreader.survey.journal import head_of, packed
from newsreader.survey.reading import Kept
from tests.support.many_articles import Made

_FIRST = date(1990, 1, 1).toordinal()
_A_DAY = 40
"""Stories."""
_SENTENCES, _TOLD, _WORDS = 28, 22, 12
"""Of a story; of them in each article; words of each that say something."""


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[int], list[float], NDArray[np.float64]]:
    words = Made().words
    shares = np.cumsum([1 / (rank + 3) for rank in range(len(words))])
    return [crc32(word.encode()) for word in words], list(map(worth, words)), shares / shares[-1]


def stories_made(span: range) -> bytes:
    """The articles of stories with these numbers, as `read_piece` gives those of a piece; `sizes` are those
    of the stories."""
    kept: list[Kept] = []
    parts: list[bytes] = []
    sizes: list[int] = []
    for story in span:
        before = len(kept)
        for version, (day, features) in enumerate(_story(story)):
            kept.append(Kept(hex_id(str(story), str(version)), day, 0, date.fromordinal(day).isoformat()))
            parts += [features.packed(), b""]
        sizes.append(len(kept) - before)
    return packed({"said": [], "well": True, "articles": kept, "judged": [], "sizes": sizes}, parts)


def at_another_time(data: bytes, number: int) -> bytes:
    """The same articles under other keys, and so many times 1,010 days later."""
    head, places = head_of(data)
    rows = [Kept(*row) for row in head["articles"]]
    moved = [row._replace(key=hex_id(row.key, str(number)), day=row.day + 1010 * number) for row in rows]
    return packed(head | {"articles": moved}, [data[at : at + length] for at, length in places])


def without_days(data: bytes) -> bytes:
    """The same articles, of which nobody knows the day."""
    head, places = head_of(data)
    rows = [Kept(*row)._replace(day=UNDATED, published="") for row in head["articles"]]
    return packed(head | {"articles": rows}, [data[at : at + length] for at, length in places])


def _story(number: int) -> Iterator[tuple[int, Features]]:
    chance = np.random.default_rng(number)
    shares = _vocabulary()[2]

    def drawn(count: int) -> list[int]:
        found: list[int] = np.searchsorted(shares, chance.random(count)).tolist()
        return found

    names = chance.integers(5_000, 15_000, 8).tolist()
    of_names = chance.integers(0, len(names), (_SENTENCES, 2)).tolist()
    base = _sentences(drawn(_SENTENCES * _WORDS), [[names[a], names[b]] for a, b in of_names])
    size = int(chance.choice((1, 2, 3, 4, 6), p=(0.3, 0.25, 0.25, 0.15, 0.05)))
    for _ in range(size):
        told = [names[0], *drawn(6), names[1]]
        title = frozenset(told)
        told += told
        chosen = [base[at] for at in chance.permutation(_SENTENCES)[:_TOLD].tolist()]
        again = _sentences(drawn(_TOLD * _WORDS), [sentence[_WORDS:] for sentence in chosen])
        for own, other, share in zip(chosen, again, chance.random(_TOLD).tolist(), strict=True):
            told += other if share < 0.3 else own
        day = _FIRST + number // _A_DAY + int(chance.random() < 0.25)
        yield day, _features(told, title, frozenset(names))


def _sentences(words: list[int], names: list[list[int]]) -> list[list[int]]:
    return [[*words[_WORDS * at : _WORDS * (at + 1)], *own] for at, own in enumerate(names)]


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
