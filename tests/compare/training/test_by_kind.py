"""Precision and recall of the conflicts by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.compare.training.by_kind import Tallies, cross_validated, noted_kinds, table, tallied
from newsreader.compare.training.labelled import read_labelled, story_names
from tests.compare.training.test_differences import folder_of_stories


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("", set()),
        ("quotation wording: seals vs geese", {"quote"}),
        ('"seals" vs "geese"', {"quote"}),
        ("3 seals vs 4", {"figure"}),
        ("in B12 seals vs geese", {"other"}),
        ("Monday vs Tuesday; said by Ona vs by Tam", {"date", "speaker"}),
        ("last week vs 12 June", {"date"}),
        ("title: mayor vs clerk", {"name"}),
        ("left vs stayed", {"other"}),
    ],
)
def test_the_kinds_that_a_note_speaks_of(note: str, kinds: set[str]) -> None:
    assert noted_kinds(note) == kinds


def test_the_table_counts_rows_by_kind_with_weights_that_have_seen_them_and_that_have_not(
    tmp_path: Path,
) -> None:
    folder = folder_of_stories(tmp_path, 3)
    stories = [read_labelled(folder, name) for name in story_names(folder)]
    own, unseen = tallied(stories), cross_validated(stories)
    assert own.rows == unseen.rows == 9
    assert own.labelled == {"figure": 6}
    assert own.asserted == own.right == {"figure": 6}
    lines = list(table(own, unseen))
    assert "| figure | 6 of 6 | 6 of 6 |  | 6 of 6 |" in lines
    assert "own weights: precision 1.000, recall 1.000, 0.0 false alarms in 1,000 of 9 rows" in lines


def test_a_story_without_conflicts_makes_no_false_alarm() -> None:
    lines = list(table(Tallies(), Tallies()))
    assert lines[-1] == "unseen stories: precision 1.000, recall 1.000, 0.0 false alarms in 1,000 of 0 rows"
