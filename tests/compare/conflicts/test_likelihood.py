"""What only differs here: what is told of it, and how likely it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.compare.align.pairings import Pairing
from newsreader.compare.conflicts.likelihood import (
    NAMES,
    WEIGHTS,
    Likelihood,
    read_likelihood,
    shipped_likelihood,
    write_likelihood,
)
from newsreader.model import Story
from tests.support.conflict_pairs import Found, differences, held
from tests.support.making import article


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (
            "The mill's chairman, Ada Brandt, spoke to the weavers in the yard.",
            "Ada Brandt, treasurer of the mill, spoke to the weavers in the yard.",
            ("name", "chairman", "treasurer", False),
        ),
        (
            "Ada Brandt, then deputy mayor, opened the new bridge to the old town.",
            "Ada Brandt, then mayor, opened the new bridge to the old town.",
            ("name", "deputy mayor", "mayor", True),
        ),
        (
            "The tabloid printed the letter to the bishop on Friday.",
            "The tabloid printed the letter to the bishop last week.",
            ("date", "Friday", "last week", False),
        ),
        (
            "The bridge opens to all on Tuesday afternoon, the town said.",
            "The bridge opens to all at 11 am, the town said.",
            ("date", "Tuesday afternoon", "11 am", False),
        ),
        (
            "The town will pay $1 million for the new bridge to the mill.",
            "The new bridge to the mill costs the town $500,000 to build.",
            ("figure", "$1 million", "$500,000", False),
        ),
        (
            "Ada Brandt, 61, woke the crews of the boats.",
            "The crews of the boats were woken by the 64-year-old Ada Brandt.",
            ("figure", "61", "64", True),
        ),
        (
            "The senate passed the water bill in a 52-48 vote.",
            "By 54 to 46 votes the senate passed the water bill.",
            ("figure", "52-48", "54 to 46", True),
        ),
        (
            "The smuggler pleaded guilty to all counts before the judge.",
            "Before the judge the smuggler pleaded not guilty to all counts.",
            ("outcome", "pleaded guilty", "pleaded not guilty", True),
        ),
        (
            "She sees “a generational gap” in the village, the mayor said.",
            "She spoke of “a generational difference of opinion” in the village, said the mayor.",
            ("quote", "a generational gap", "a generational difference of opinion", False),
        ),
        (
            "The charge is “politically motivated,” the lawyer, Rosa Delmar, said.",
            "The charge is “politically motivated,” said Pieter Oosten.",
            ("speaker", "Rosa Delmar", "Pieter Oosten", False),
        ),
    ],
)
def test_facts_that_differ(here: str, there: str, found: Found) -> None:
    assert found in differences(here, there)
    kind, mine, theirs, sure = found
    assert (kind, theirs, mine, sure) in differences(there, here)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The mayor's lawyer, Ada Brandt, left.", "Ada Brandt, attorney of the mayor, left."),
        ("The bridge opens on Tuesday morning.", "The bridge opens at 11 a.m. sharp."),
        ("It opens this week, on Friday.", "It opens on Friday of this week."),
        ("Some 300 people of the town had to leave.", "Hundreds of people of the town had to leave."),
        ("Ada Brandt, 61, woke the crews.", "The 61-year-old Ada Brandt woke the crews."),
        ("The senate passed it 52-48.", "The senate passed it in a 52 to 48 vote."),
        ("“A generational gap,” she said.", "She said it was “a generational gap” in all."),
        ("The vote of “the people” is near.", "“Nobody asks the ferry,” she said of the vote."),
    ],
)
def test_facts_that_do_not_differ(here: str, there: str) -> None:
    assert differences(here, there) == []


def test_two_people_of_one_name_have_two_ages() -> None:
    here = article("Ada Brandt, 61, woke the crews of the boats.")
    there = article("Karl Brandt, 64, woke the crews of the boats.")
    (found,) = [one for one in differences(here, there) if one[0] == "figure"]
    assert found == ("figure", "61", "64", False)


def test_the_surest_pair_is_the_likeliest() -> None:
    story = Story(
        "",
        (
            article("The new terminal will cost the harbour $41 million, she said."),
            article("The harbour pays $43 million, said the mayor."),
        ),
    )
    (doubtful,) = held(story, Pairing(0, 0, 1, 0, 0.29, 1))
    (matched,) = held(story, Pairing(0, 0, 1, 0, 0.29, 2))
    assert doubtful[:4] == matched[:4] == ("figure", "$41 million", "$43 million", False)
    assert 0 < doubtful[4] < matched[4] < 1


def test_what_is_likelier_stands_first() -> None:
    story = Story(
        "",
        (
            article("The harbour pays $41 million, she said in Oldacre on Friday, near the old lighthouse."),
            article("The harbour pays $43 million, she said last week, near the old lighthouse."),
        ),
    )
    found = held(story, Pairing(0, 0, 1, 0, 0.29, 2))
    likelihoods = [likelihood for *_, likelihood in found]
    assert len(found) == 2
    assert likelihoods == sorted(likelihoods, reverse=True)


def test_the_shipped_weights_are_all_there() -> None:
    likelihood = shipped_likelihood()
    assert likelihood.weights.keys() == set(NAMES)
    assert 0 < likelihood.least < 0.5
    assert likelihood == read_likelihood(WEIGHTS)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    made = Likelihood({name: n / 8 for n, name in enumerate(NAMES)}, -1.5, 0.25)
    write_likelihood(made, tmp_path / "w.json", {"fitted": "2026-01-01"})
    assert read_likelihood(tmp_path / "w.json") == made


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "newsreader.differing/1", "weights": {}}'])
def test_a_file_that_holds_no_weights_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content)
    with pytest.raises(ValueError, match=r"w\.json holds no weights"):
        read_likelihood(tmp_path / "w.json")
