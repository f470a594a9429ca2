"""How alike two articles are."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.grouping.features import features
from newsreader.grouping.likeness import CUT, FULL, LEAST, likeness, near
from newsreader.sources import article_from_text
from tests.support.collecting import TOLD

KEPT = {story: [features(article_from_text(text)) for text in texts] for story, texts in TOLD.items()}


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
@settings(max_examples=60, deadline=None)
def test_it_is_the_same_from_both_sides_and_never_more_than_full(one: str, other: str, dated: bool) -> None:
    here, there = features(article_from_text(one)), features(article_from_text(other))
    found = likeness(here, there, dated=dated)
    assert found == likeness(there, here, dated=dated)
    assert found.total == 0 or LEAST <= found.total <= FULL


def test_an_article_is_as_alike_to_itself_as_can_be() -> None:
    assert likeness(KEPT["ferry"][0], KEPT["ferry"][0], dated=True).total == FULL


def test_versions_of_a_story_are_alike_and_others_are_not() -> None:
    for a, b in combinations(TOLD, 2):
        assert likeness(KEPT[a][0], KEPT[b][0], dated=True).total < CUT
    for kept in KEPT.values():
        assert all(likeness(one, other, dated=True).total >= CUT for one, other in combinations(kept, 2))


def test_likeness_counts_less_where_a_day_is_unknown() -> None:
    one, other = KEPT["ferry"][:2]
    assert likeness(one, other, dated=False).total < likeness(one, other, dated=True).total


def test_what_has_no_day_is_near_to_every_day() -> None:
    assert near(None, 5) and near(5, None) and near(5, 8)
    assert not near(5, 9)
