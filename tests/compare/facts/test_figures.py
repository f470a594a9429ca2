"""Figures: what they are worth, what they leave open, when two of them disagree."""

from __future__ import annotations

import re

import pytest

from newsreader.compare.facts.figures import Figure, find_figures, find_vague_figures
from newsreader.text.scanning import lowered, matches_at
from tests.support.conflict_pairs import conflicts


def figures(text: str) -> list[Figure]:
    low = lowered(text)
    return [*find_figures(low, 0, len(low)), *find_vague_figures(low, 0, len(low))]


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a dozen", 12, ""),
        ("two dozen", 24, ""),
        ("seventeen", 17, ""),
        ("forty-one", 41, ""),
        ("two hundred and fifty-six", 256, ""),
        ("1,250", 1250, ""),
        ("3.5 billion", 3.5e9, ""),
        ("US$3.5bn", 3.5e9, "dollar"),
        ("$3,500 million", 3.5e9, "dollar"),
        ("3.5 billion dollars", 3.5e9, "dollar"),
        ("EUR 40 million", 4e7, "euro"),
        ("€40m", 4e7, "euro"),
        ("£7.25", 7.25, "pound"),
        ("50 cents", 0.5, "dollar"),
        ("12%", 12, "percent"),
        ("12.5 per cent", 12.5, "percent"),
        ("half a million", 5e5, ""),
        ("Rs 5 crore", 5e7, "rupee"),
        ("five lakhs", 5e5, ""),
        ("1,20,000", 120_000, ""),
    ],
)
def test_a_figure_is_worth_what_it_says(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.low + figure.high) / 2 == pytest.approx(value)
    assert (figure.unit, text[figure.start : figure.end]) == (unit, text)


@pytest.mark.parametrize("text", ["at 3:15", "the B-52 bomber", "version 1.2.3", "12/11", "no numbers here"])
def test_what_is_no_figure(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 300", "312"),
        ("about 60,000", "58,400"),
        ("nearly 300", "289"),
        ("$3.5 billion", "US$3,500 million"),
        ("a dozen", "twelve"),
        ("$44 million", "$43,885,310"),
        ("hundreds", "420"),
        ("dozens", "36"),
        ("up to 500", "480"),
        ("0", "zero"),
    ],
)
def test_rounding_is_no_disagreement(one: str, other: str) -> None:
    assert only(one).agrees(only(other))
    assert only(other).agrees(only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "13"),
        ("more than 300", "250"),
        ("$43 million", "$43,885,310"),
        ("roughly $141 million", "$139 million"),
        ("nearly $44 million", "$43 million"),
        ("dozens", "7"),
        ("0", "1"),
    ],
)
def test_figures_that_cannot_both_be_true(one: str, other: str) -> None:
    assert not only(one).agrees(only(other))
    assert not only(other).agrees(only(one))


def test_lower_case_leaves_every_character_in_its_place() -> None:
    text = "İstanbul PAID $40 MILLION"
    assert len(lowered(text)) == len(text)
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "$40 MILLION"


def test_matches_are_looked_for_at_places_only_and_do_not_overlap() -> None:
    found = matches_at(re.compile(r"\d \d"), "1 2 3 4 5 6", (0, 2, 6), 9)
    assert [match.group() for match in found] == ["1 2", "4 5"]


def test_money_of_the_same_thing() -> None:
    found = conflicts(
        "The council will pay $40 million for the new ferry terminal.",
        "The new ferry terminal is going to cost the council $52 million.",
    )
    assert found == [("figure", "$40 million", "$52 million")]


def test_counts_of_the_same_noun() -> None:
    found = conflicts(
        "Judge Ferrand read the 48-page indictment aloud.",
        "The 47-page indictment was read by Judge Ferrand.",
    )
    assert found == [("figure", "48", "47")]


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (
            "Five people were killed when the bridge fell.",
            "The bridge fell and killed seven people.",
            ("Five", "seven"),
        ),
        ("The blast injured 12 workers at the mill.", "At the mill 15 were hurt by the blast.", ("12", "15")),
        (
            "One man is dead and a dozen people are hurt after the storm.",
            "The storm left 19 people injured.",
            ("a dozen", "19"),
        ),
    ],
)
def test_tolls(here: str, there: str, words: tuple[str, str]) -> None:
    assert conflicts(here, there) == [("figure", *words)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The mill paid 12 workers.", "The mill paid 15 clerks."),
        ("The blast injured 12 people.", "The blast killed 3 people."),
        ("Turnout was 61 percent in the north.", "Support for the plan was 48 percent."),
        ("The report has 48 pages.", "The 48-page report was read aloud."),
        ("He paid $5 for the ticket.", "The prize was $5,000."),
        ("Article 5 of the treaty was cited.", "Article 7 of the treaty was cited."),
        ("They were 3 of the 10 witnesses.", "The 10 witnesses were heard."),
    ],
)
def test_figures_of_different_things(here: str, there: str) -> None:
    assert conflicts(here, there) == []


def test_a_value_that_is_elsewhere_too_is_in_conflict_only_in_the_same_words() -> None:
    from tests.support.making import article

    here = article("The harbour repair cost the town $40 million.")
    there = article(
        "The harbour repair cost the town $52 million.", "Of that, the town spent $40 million on the pier."
    )
    assert conflicts(here, there) == [("figure", "$40 million", "$52 million")]
    here = article(
        "It was the town that paid for the harbour, as the mayor likes to say: $40 million until now."
    )
    assert conflicts(here, there) == []
