"""Stories of very many articles: those that a collection of them has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.grouping.features import Features
from newsreader.grouping.likeness import UNDATED, near
from newsreader.grouping.together import together
from newsreader.survey import linking
from newsreader.survey.journal import head_of
from newsreader.survey.linking import (
    Hanging,
    blocks,
    look,
    looking,
    pairs_of,
    portions,
    undated_pairs,
    weigh,
    weighed,
    weighing,
)
from tests.support.making_features import stories_made


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 40), max_size=60), st.integers(1, 5), st.integers(1, 4))
def test_every_two_that_may_be_of_one_story_are_looked_at_together(
    found: list[int], rows: int, tile: int
) -> None:
    days = sorted(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "ROWS", rows)
        patch.setattr(linking, "COLUMNS", rows * tile)
        spans = list(blocks(days))
    seen: set[tuple[int, int]] = set()
    for block in spans:
        task = looking(block, days, lambda place: bytes([place]))
        assert [task.kept[at][0] for at in task.rows] == list(block.rows)
        assert [task.kept[at][0] for at in task.columns] == list(block.columns)
        assert len(set(task.kept)) == len(task.kept) and len(task.columns) <= rows * tile
        pairs = {(row, column) for row in block.rows for column in block.columns}
        assert not seen & pairs
        seen |= pairs
    assert {(a, b) for a in range(len(days)) for b in range(len(days)) if near(days[a], days[b])} <= seen


def grouped(kept: Sequence[bytes], days: Sequence[int], keys: Sequence[str]) -> set[frozenset[str]]:
    """The stories of articles in the order of their days, by the way of a survey."""
    dated = len(days) - days.count(UNDATED)
    spans = list(blocks(days[:dated]))
    pairs = [
        pair for block in spans for pair in pairs_of(look(looking(block, days, kept.__getitem__)), block)
    ]
    undated = undated_pairs(kept, len(kept), dated)
    pairs += weighed(weigh(weighing(undated, kept.__getitem__)), undated)
    stories: set[frozenset[str]] = set()
    for portion in portions(len(keys), pairs):
        tasks = tuple(
            Hanging(
                tuple(kept[place] for place in members),
                tuple(days[place] for place in members),
                tuple(keys[place] for place in members),
            )
            for members in portion
        )
        for hanging, groups in zip(tasks, linking.stories_of(linking.link(tasks)), strict=True):
            stories |= {frozenset(hanging.keys[at] for at in group) for group in groups}
    alone = set(keys).difference(*stories)
    return stories | {frozenset([key]) for key in alone}


@pytest.mark.parametrize("undated", [0, 1, 3])
def test_the_stories_are_those_of_a_collection(undated: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "ROWS", 50)
    monkeypatch.setattr(linking, "COLUMNS", 200)
    data = stories_made(range(80))
    head, places = head_of(data)
    rows = []
    for at, (key, day, _, _) in enumerate(head["articles"]):
        begin, size = places[2 * at]
        is_undated = undated and at % undated == 0
        rows.append((is_undated, UNDATED if is_undated else day, key, data[begin : begin + size]))
    rows.sort()
    days, keys, kept = [row[1] for row in rows], [row[2] for row in rows], [row[3] for row in rows]
    whole = together(
        keys,
        [None if day == UNDATED else day for day in days],
        [Features.unpacked(each) for each in kept],
    )
    assert grouped(kept, days, keys) == {frozenset(keys[at] for at in story) for story in whole}
    assert any(len(story) > 3 for story in whole)
