"""Where each move takes the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Place, Role, Story
from newsreader.ui.state import StoryState
from tests.support.making import article, bridge_story


@pytest.fixture
def reading() -> StoryState:
    story, comparison = bridge_story()
    reading = StoryState(story)
    reading.comparison = comparison
    return reading


def test_moves_by_sentence_and_stops_at_the_ends(reading: StoryState) -> None:
    assert not reading.move(-1)
    assert reading.move(1)
    assert reading.place == Place(0, 1)
    reading.go_to(99)
    assert reading.place == Place(0, 3)
    assert not reading.move(1)


def test_moves_by_paragraph(reading: StoryState) -> None:
    reading.move_paragraph(1)
    assert reading.place.sentence == 2
    reading.move(1)
    reading.move_paragraph(-1)
    assert reading.place.sentence == 2, "back to the start of this paragraph first"
    reading.move_paragraph(-1)
    assert reading.place.sentence == 0
    reading.move_paragraph(1)
    reading.move_paragraph(1)
    assert reading.place.sentence == 3, "the last paragraph ends at the last sentence"


def test_leafing_keeps_to_the_counterpart(reading: StoryState) -> None:
    reading.leaf(1)
    assert reading.place == Place(1, 1)
    reading.leaf(1)
    assert reading.place == Place(2, 0)
    reading.leaf(1)
    assert reading.place == Place(0, 0), "round the end"


def test_leafing_there_and_back_ends_where_it_began(reading: StoryState) -> None:
    reading.go_to(3)
    reading.leaf(1)
    reading.leaf(1)
    reading.leaf(-1)
    reading.leaf(-1)
    assert reading.place == Place(0, 3)


def test_an_omitted_sentence_lands_beside_its_neighbours_match(reading: StoryState) -> None:
    reading.go_to(2)
    reading.leaf(1)
    assert reading.place == Place(1, 0), "where the sentence before it is told"


def test_without_a_comparison_leafing_keeps_the_share_of_the_way() -> None:
    story = Story("", (article(*"abcdefghi"), article(*"abc")))
    reading = StoryState(story)
    reading.go_to(8)
    reading.leaf(1)
    assert reading.place == Place(1, 2)


def test_following_a_match_and_coming_back(reading: StoryState) -> None:
    assert reading.travel(-1, followed=True) is None
    reading.follow(Place(1, 1))
    reading.jump(3)
    reading.follow(Place(2, 0))
    assert reading.travel(-1, followed=True)
    assert reading.place == Place(1, 3)
    assert reading.travel(-1, followed=True)
    assert reading.place == Place(0, 0), "not to where a jump in the article began"
    assert reading.travel(-1, followed=True) is None


def test_where_one_was_before_each_jump_is_found_in_both_directions(reading: StoryState) -> None:
    reading.jump(2)
    reading.follow(Place(1, 1))
    reading.jump(3)
    back = [stop.place for _ in range(4) if (stop := reading.travel(-1))]
    assert back == [Place(1, 1), Place(0, 2), Place(0, 0)]
    forward = [stop.place for _ in range(4) if (stop := reading.travel(1))]
    assert forward == [Place(0, 2), Place(1, 1), Place(1, 3)]


def test_a_new_jump_forgets_what_lay_ahead(reading: StoryState) -> None:
    reading.jump(2)
    reading.jump(3)
    reading.travel(-1)
    reading.jump(1)
    assert reading.travel(1) is None
    reading.travel(-1)
    assert reading.place == Place(0, 2)


def test_counts_what_a_version_leaves_out(reading: StoryState) -> None:
    assert [tally.left_out for tally in map(reading.tally, (0, 2)) if tally] == [1, 4]


def test_begins_behind_page_furniture() -> None:
    story = Story("", (article("Share this", "Text.", roles={0: Role.BOILERPLATE}),))
    assert StoryState(story).place.sentence == 1


MOVES = st.one_of(
    st.tuples(st.just("go_to"), st.integers(-5, 5)),
    st.tuples(st.sampled_from(["move", "move_paragraph", "leaf"]), st.sampled_from([1, -1])),
    st.tuples(st.just("open_version"), st.integers(0, 2)),
    st.tuples(st.just("jump"), st.integers(-5, 5)),
    st.builds(lambda version: ("follow", Place(version, 0)), st.integers(0, 2)),
)


@given(st.lists(MOVES, max_size=40))
def test_no_run_of_moves_leaves_the_story(moves: list[tuple[object, ...]]) -> None:
    story, comparison = bridge_story()
    reading = StoryState(story)
    reading.comparison = comparison
    for name, *arguments in moves:
        before = reading.place
        changed = getattr(reading, str(name))(*arguments)
        assert changed == (reading.place != before)
        assert 0 <= reading.place.sentence < len(reading.article.sentences)
