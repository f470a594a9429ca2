"""Which of many articles tell the same story."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from newsreader.model import Article
from newsreader.sources import article_from_text
from newsreader.sources.grouping import group, stories_in
from tests.support.collecting import TOLD, told

STORIES = [story for story, _ in told()]
ARTICLES = [article_from_text(text) for _, text in told()]


def named(groups: list[list[int]], stories: list[str] = STORIES) -> list[list[str]]:
    return [[stories[index] for index in members] for members in groups]


def dated(articles: list[Article], *days: str) -> list[Article]:
    return [replace(article, published=day) for article, day in zip(articles, days, strict=True)]


def test_the_versions_of_each_story_are_found_the_largest_first() -> None:
    assert sorted(named(group(ARTICLES))) == sorted([story] * len(texts) for story, texts in TOLD.items())
    assert named(group(ARTICLES))[0] == ["ferry"] * 3


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_they_come_changes_nothing(seed: int) -> None:
    order = list(range(len(ARTICLES)))
    random.Random(seed).shuffle(order)
    found = group([ARTICLES[index] for index in order])
    assert {frozenset(order[index] for index in members) for members in found} == {
        frozenset(members) for members in group(ARTICLES)
    }


def test_what_was_published_days_apart_is_not_one_story() -> None:
    ferry = [article_from_text(text) for text in TOLD["ferry"]]
    assert group(dated(ferry, "2024-05-01", "2024-05-02T08:00:00+00:00", "2024-05-04")) == [[0, 1, 2]]
    assert group(dated(ferry, "2024-05-01", "2024-05-02", "2025-05-02")) == [[0, 1], [2]]


def test_a_collection_of_which_most_tells_one_story_is_one() -> None:
    ferry = [article_from_text(text) for text in TOLD["ferry"]]
    comet = article_from_text(TOLD["comet"][0])
    assert stories_in([*ferry, comet]) == [[0, 1, 2, 3]]
    assert len(stories_in(ARTICLES)) == len(TOLD)
    assert stories_in([comet]) == [[0]]


def test_articles_without_words_stand_alone() -> None:
    assert group([]) == []
    assert group([article_from_text("* * *"), article_from_text("...")]) == [[0], [1]]


def test_copies_are_one_story_however_short() -> None:
    assert group([article_from_text("It is shut.")] * 3) == [[0, 1, 2]]
