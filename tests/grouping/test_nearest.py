"""The nearest of very many: what a plain count finds, within the days."""

from __future__ import annotations

import random
from math import sqrt

import pytest

from newsreader.grouping.features import Features
from newsreader.grouping.nearest import MOST, nearest


def made(words: dict[int, int]) -> Features:
    return Features(words, frozenset(), frozenset(), frozenset())


def cosine(one: Features, other: Features) -> float:
    shared = sum(one.words[word] * other.words[word] for word in one.words.keys() & other.words.keys())
    lengths = [sqrt(sum(weight**2 for weight in each.words.values())) for each in (one, other)]
    return shared / lengths[0] / lengths[1]


@pytest.mark.parametrize("seed", range(5))
def test_no_article_that_is_left_out_is_nearer_than_one_that_is_found(seed: int) -> None:
    chance = random.Random(seed)
    kept = [made({word: chance.randrange(1, 64) for word in chance.sample(range(60), 8)}) for _ in range(60)]
    days = [chance.choice((100, 102, 104, 109)) for _ in kept]
    rows, columns = range(10, 40), range(5, 60)
    found = set(nearest(kept, days, rows, columns))
    for row in rows:
        near = {
            column
            for column in columns
            if column != row
            and abs(days[row] - days[column]) <= 3
            and kept[row].words.keys() & kept[column].words.keys()
        }
        mine = {column for at, column in found if at == row}
        assert mine <= near and len(mine) == min(MOST, len(near))
        least = min((cosine(kept[row], kept[column]) for column in mine), default=0.0)
        assert all(cosine(kept[row], kept[column]) <= least + 0.01 for column in near - mine)


def test_of_two_that_are_as_alike_the_first_counts() -> None:
    kept = [made({1: 10, 2: 20})] * (MOST + 3)
    pairs = nearest(kept, [1] * len(kept), range(1), range(len(kept)))
    assert list(pairs) == [(0, at) for at in range(1, MOST + 1)]


def test_articles_without_words_are_near_to_none() -> None:
    kept = [made({}), made({5: 3}), made({5: 9})]
    assert list(nearest(kept, [1, 1, 1], range(3), range(3))) == [(1, 2), (2, 1)]
