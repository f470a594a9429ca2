"""Dates, places, names, outcomes and speakers: what disagrees, and what only looks like it."""

from __future__ import annotations

import pytest

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.finding import held_differences
from newsreader.model import Role, Story
from tests.support.conflict_pairs import conflicts, differences, held
from tests.support.indexed import index_of
from tests.support.making import article


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (
            "The mayor called a meeting of residents for Thursday.",
            "She has called a meeting of residents for Friday at seven.",
            ("date", "Thursday", "Friday"),
        ),
        (
            "A barn burned in Oldacre on Monday night.",
            "Fire destroyed the Oldacre barn on Tuesday night.",
            ("date", "Monday night", "Tuesday night"),
        ),
        (
            "The old theatre opened its doors on 4 March to a large crowd.",
            "On March 6 a large crowd came when the old theatre opened.",
            ("date", "4 March", "March 6"),
        ),
        (
            "The last great flood, in 1954, drowned the lower town.",
            "The lower town had not seen such a flood since the great one of 1958.",
            ("date", "1954", "1958"),
        ),
        (
            "The ferry left from Gate 3 at noon.",
            "At noon the ferry left Gate 5.",
            ("place", "Gate 3", "Gate 5"),
        ),
        (
            "The leaders hold their summit in Lyon next week.",
            "Next week the leaders hold their summit in Turin.",
            ("place", "Lyon", "Turin"),
        ),
        (
            "The night watchman, Owen Tarrow, woke the crews.",
            "A night watchman, Edmund Tarrow, woke the crews.",
            ("name", "Owen Tarrow", "Edmund Tarrow"),
        ),
        (
            "The jury acquitted the banker Halloran of fraud.",
            "The banker Halloran was convicted of fraud by the jury.",
            ("outcome", "acquitted", "convicted"),
        ),
        (
            "The deckhand died of his burns in hospital.",
            "The deckhand survived his burns.",
            ("outcome", "died", "survived"),
        ),
        (
            "Senators passed the water bill by a wide margin.",
            "The water bill failed by a wide margin.",
            ("outcome", "passed", "failed"),
        ),
        (
            "“The wind turned at midnight and saved us all,” said Rosa Delmar.",
            "“The wind turned at midnight and saved us all,” Pieter Oosten said.",
            ("speaker", "Rosa Delmar", "Pieter Oosten"),
        ),
    ],
)
def test_facts_that_disagree(here: str, there: str, found: tuple[str, str, str]) -> None:
    assert found in conflicts(here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Minister Dar spoke on Tuesday.", "Minister Dar said on Wednesday that talks went on."),
        ("Robert Hale won the race for mayor.", "The race for mayor was won by Bob Hale."),
        ("The talks took place in Iran on trade.", "The talks took place in Tehran on trade."),
        ("The pilot of the glider did not survive the crash.", "The pilot of the glider died in the crash."),
        ("They hope to win the vote on the canal.", "They fear to lose the vote on the canal."),
        ("The meeting is on 4 March.", "The meeting is on March 4th."),
        ("Doors open at 7 p.m. for the concert.", "Doors open at 19:00 for the concert."),
        ("“We will not sell,” said Rosa Delmar.", "“We will not sell,” said Delmar."),
        ("“We will not sell the yard,” said Rosa Delmar.", "“We will not sell the yard,” she said."),
    ],
)
def test_facts_that_agree(here: str, there: str) -> None:
    assert conflicts(here, there) == []


def test_two_persons_of_one_surname_are_no_conflict() -> None:
    here = article("He and his wife, Ada Brandt, run the inn.", "The innkeeper, Karl Brandt, saw the light.")
    there = article("On his way home the innkeeper, Emil Brandt, a cousin, saw the light from the road.")
    assert conflicts(here, there, sentence=1) == []


def test_what_one_version_says_of_something_else_does_not_count() -> None:
    here = article("The deckhand died of his burns in hospital.")
    there = article("The deckhand survived his burns.", "In 1962 nine people died in a great fire.")
    assert conflicts(here, there) == [("outcome", "died", "survived")]


def test_boilerplate_has_no_facts() -> None:
    here = article("The deckhand died of his burns.")
    there = article("The deckhand survived his burns.", roles={0: Role.BOILERPLATE})
    assert differences(here, there) == []


def test_both_directions_and_every_order_show_the_same() -> None:
    a = article("The jury acquitted the banker Halloran of fraud.", "It rained on 12 farms.")
    b = article("It rained on 15 farms.", "The banker Halloran was convicted of fraud by the jury.")
    for versions in ((a, b), (b, a)):
        first, second = versions.index(a), versions.index(b)
        for pairing in (Pairing(first, 0, second, 1, 0.9, 2), Pairing(second, 1, first, 0, 0.9, 2)):
            found = held_differences(index_of(*versions), Pairings((pairing,), ()))
            ((here,), (there,)) = found[first, 0, second], found[second, 1, first]
            assert here.difference == there.difference.turned(1)
            assert (here.match.sentence, there.match.sentence) == (1, 0)


def test_a_sentence_may_begin_with_a_sum() -> None:
    assert conflicts(
        "$40 million was taken from the bank on Main Street.",
        "$50 million was taken from the bank on Main Street.",
    ) == [("figure", "$40 million", "$50 million")]


@pytest.mark.parametrize(
    ("here", "there", "least"),
    [
        (
            "The council will pay $40 million for the new ferry terminal.",
            "The new ferry terminal is going to cost the council $52 million.",
            0.9,
        ),
        ("Five people were killed when the bridge fell.", "The bridge fell and killed seven people.", 0.2),
    ],
)
def test_a_doubtful_match_shows_tight_differences_only(here: str, there: str, least: float) -> None:
    story = Story("", (article(here), article(there)))
    for score in (0.2, 0.9):
        found = held(story, Pairing(0, 0, 1, 0, score, 2))
        assert any(asserted for *_, asserted, _ in found) is (score >= least)
