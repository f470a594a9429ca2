"""When two quotations are one utterance in other words."""

from __future__ import annotations

import pytest

from tests.support.conflict_pairs import conflicts, differences
from tests.support.making import article


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (
            "“We were minutes away from losing the depot,” the fire chief said.",
            "“We were seconds away from losing the depot,” said the fire chief.",
            ("minutes", "seconds"),
        ),
        (
            "“Every day that passes they get closer to a bomb,” he said.",
            "“Every day that passes they get closer to new arms,” he said.",
            ("a bomb", "new arms"),
        ),
        (
            "“The race to the harbour has been, in many ways, a race to the bottom,” she said.",
            "“The race to the harbour has been a race to the bottom,” she said.",
            ("in many ways", "been a"),
        ),
        (
            "“He lied to the board and they ruined his life,” she said.",
            "“He lied to the board and it ruined his life,” she said.",
            ("they", "it"),
        ),
    ],
)
def test_other_words_inside_the_marks(here: str, there: str, found: tuple[str, str]) -> None:
    assert conflicts(here, there) == [("quote", *found)]


@pytest.mark.parametrize(
    "there",
    [
        "“We Were Minutes Away From Losing the Fuel Depot!” she said.",
        "“We were minutes away from losing the fuel depot, and with it half the town,” she said.",
        "“... minutes away from losing the fuel depot,” she said.",
        "“We were minutes away … the fuel depot,” she said.",
        "“We were minutes away from losing [our] fuel depot,” she said.",
        "“We were minutes away,” she said, “from losing the fuel depot.”",
        "“We were just minutes away from losing the fuel depot,” she said.",
        "They had been “minutes away” from disaster, she said.",
        "They were close to losing the fuel depot, she said.",
        "“We have never lost a depot before,” she said.",
    ],
)
def test_what_is_no_other_wording(there: str) -> None:
    assert conflicts("“We were minutes away from losing the fuel depot,” the chief said.", there) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "“The valley people deserve to see the full plan before the vote,” she wrote.",
            "“The valley people deserve to know the full truth about the dam,” he wrote.",
        ),
        (
            "“There will be no word on the course of the visit, but lines to the harbour are open,” he said.",
            "“We are not giving any account of the evening, but the lines to the harbour are open,” he said.",
        ),
    ],
)
def test_two_utterances_that_share_a_phrase_are_no_conflict(here: str, there: str) -> None:
    assert conflicts(here, there) == []


def test_small_words_only_differ_here() -> None:
    (found,) = differences(
        "“It would be destructive of the fabric of the alliance,” she said.",
        "“It would be destructive to the fabric of the alliance,” she said.",
    )
    assert found == ("quote", "of", "to", False)


def test_a_wording_that_the_other_version_has_elsewhere_is_no_conflict() -> None:
    here = article("“He lied to the board and they ruined his life,” she said.")
    there = article(
        "“He lied to the board and somehow it spoiled his life,” she said.",
        "Later: “He lied to the board and they ruined his life,” she said.",
    )
    assert conflicts(here, there) == []


def test_masked_words_are_the_same_words() -> None:
    assert (
        conflicts(
            "“I am not paying for that f***ing wall,” he said.",
            "“I am not paying for that damned wall,” he said.",
        )
        == []
    )
