"""What only looks like a conflict: other subjects, other objects, other occasions, parts of one name."""

from __future__ import annotations

import pytest

from newsreader.compare import compare
from newsreader.compare.align.pairings import Pairing
from newsreader.model import Conflict, Story
from newsreader.sources.segment.articles import article_from_text
from tests.support.conflict_pairs import conflicts, held
from tests.support.making import article

FRAME = "The fair opens in June.\n\n{}\n\nTickets cost nine crowns at the gate.\n"


def asserted(one: str, other: str) -> tuple[Conflict, ...]:
    """The conflicts asserted between two sentences, each amid the same others."""
    versions = tuple(article_from_text(FRAME.format(text), path="") for text in (one, other))
    judgement = compare(Story("", versions)).judgements[0][1][1]
    assert judgement is not None
    return judgement.conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eastvale won the cup final on Saturday.", "Northfield lost the cup final on Saturday."),
        (
            "Harbour City defeated Northfield in the semi-final.",
            "Northfield were defeated by Harbour City in the semi-final.",
        ),
        ("The judge upheld the ban on trawling.", "The judge overturned a conviction in a case of trawling."),
        (
            "Profit at the mill rose in the last quarter, it said.",
            "Shares of the mill fell after the last quarter, it said.",
        ),
        (
            "The council approved the harbour budget by five votes.",
            "The council rejected an objection to the harbour budget by five votes.",
        ),
        (
            "The court convicted the banker of fraud on Monday.",
            "The court acquitted the banker of theft on Monday.",
        ),
        ("The minister could be sacked over the leak.", "The minister has resigned over the leak."),
        (
            "The senator declined to say whether he would have approved the farm bill.",
            "The senator said he would have rejected the farm bill.",
        ),
        ("The pilot survived the crash, the line said.", "The co-pilot died in the crash, the line said."),
        (
            "The bill passed the lower house on Tuesday.",
            "The bill failed in the upper house on Friday.",
        ),
    ],
)
def test_ends_of_two_things(one: str, other: str) -> None:
    assert asserted(one, other) == ()
    assert not [found for found in conflicts(one, other) if found[0] == "outcome"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Samuel Roy Harlow, the president of the league, spoke of the plan.",
            "Sam Harlow spoke of the plan.",
        ),
        ("James Robert Oakley led the rescue of the miners.", "Bob Oakley led the rescue of the miners."),
        ("Jim Oakley led the rescue of the miners.", "James Oakley led the rescue of the miners."),
        ("J. Oakley led the rescue of the miners.", "James Oakley led the rescue of the miners."),
        (
            "Ms. Ana Ruiz, the acting Tate director, met the panel.",
            "Ana Ruiz, acting director of the Tate, met it.",
        ),
        (
            "Ada Brandt, chief executive of the ferry line, resigned.",
            "The ferry line's CEO, Ada Brandt, resigned.",
        ),
        ("Northfield's captain, Ruth Adeyemi, was sent off.", "Skipper Ruth Adeyemi was sent off."),
        (
            "The firm hired Ada Brandt, a former aide.",
            "The firm hired Ada Brandt, its former press secretary.",
        ),
    ],
)
def test_names_and_titles_of_one_person(one: str, other: str) -> None:
    assert [found for found in held(*_pair(one, other)) if found[0] == "name"] == []
    assert asserted(one, other) == ()


def _pair(one: str, other: str) -> tuple[Story, Pairing]:
    return Story("", (article(one), article(other))), Pairing(0, 0, 1, 0, 0.9, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Three of the 14 boats lost on May 20 were trawlers.",
            "Three of the 14 May 20 boats were trawlers.",
        ),
        ("He was born in Malibu, his sister said.", "He was born in California, his sister said."),
        ("Norvik earned $418 million in the quarter.", "Norvik earned $1.36 a share in the quarter."),
        ("The mill will cut 600 jobs in Dresden.", "The mill will cut 600 positions in Dresden."),
    ],
)
def test_values_of_two_things_or_forms_of_one(one: str, other: str) -> None:
    assert conflicts(one, other) == []
    assert asserted(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "The mill will cut 600 jobs in Dresden.",
            "About 800 positions will go at the mill in Dresden.",
            "600",
        ),
        (
            "The council approved the harbour budget on Monday night.",
            "On Monday night the harbour budget was rejected by the council.",
            "approved",
        ),
        (
            "Ada Holm, whom the mayor fired in May, wrote the plan.",
            "Ada Holm stepped down in May; she wrote the plan.",
            "fired",
        ),
        ("Norvik shares rose 4 percent in Oslo.", "Norvik shares fell 4 percent in Oslo.", "rose"),
        (
            "The flames destroyed the old hall with its stone roof.",
            "The old hall was saved from the flames by its stone roof.",
            "destroyed",
        ),
    ],
)
def test_one_thing_told_in_two_ways(one: str, other: str, said: str) -> None:
    assert said in [here for _, here, _ in conflicts(one, other)]


def test_the_only_numbers_of_those_present_need_no_like_words() -> None:
    here = article_from_text("The match was watched by 31,200 people, a record for the ground.\n", path="")
    there = article_from_text(
        "A crowd of 29,800 saw the semi-final, the biggest the club has had.\n", path=""
    )
    judgement = compare(Story("", (here, there))).judgements[0][0][1]
    assert judgement is not None
    assert [here.text[c.here.start : c.here.end] for c in judgement.conflicts] == ["31,200"]
    two = article_from_text(
        "The match was watched by 31,200 people.\n\nAnother 12,000 people watched it on the square.\n",
        path="",
    )
    for row in compare(Story("", (two, there))).judgements[0]:
        assert row[1] is not None
        assert row[1].conflicts == ()


def test_places_are_in_conflict_where_the_pair_is_nearly_certain() -> None:
    story = Story(
        "",
        (
            article("The ministers will hold their talks on the fishing rights at last in Selvik."),
            article("Fishing rights are what the ministers meet for near Orre, after a year of letters."),
        ),
    )
    for chance, found in ((0.95, True), (0.6, False)):
        places = [one for one in held(story, Pairing(0, 0, 1, 0, chance, 2)) if one[0] == "place"]
        assert [sure for _, _, _, sure, _ in places] == [found]


def test_small_words_of_a_quotation_are_told_quietly() -> None:
    one = "“The town will not pay any single crown for the new bridge of the mill,” the mayor said."
    other = "“The town will not pay a single crown for the new bridge of the mill,” the mayor said."
    versions = tuple(article_from_text(FRAME.format(text), path="") for text in (one, other))
    judgement = compare(Story("", versions)).judgements[0][1][1]
    assert judgement is not None
    assert (judgement.conflicts, judgement.differences) == ((), ())
    (words,) = judgement.wording
    assert versions[0].text[words.here.start : words.here.end] == "any"


def test_a_negation_inside_the_marks_is_no_small_word() -> None:
    one = "“We will sell the yard to the bank this winter,” said Rosa Delmar."
    other = "“We will not sell the yard to the bank this winter,” said Rosa Delmar."
    assert asserted(one, other)
