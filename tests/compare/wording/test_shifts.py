"""Wording that is weaker or stronger in another version, and what only looks like it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.details import SURE_SCORE, wording_shifts
from newsreader.compare.engine import compare
from newsreader.compare.wording.scales import GRADES
from newsreader.model import Match, Shift
from newsreader.sources.segment.articles import article_from_text
from tests.support.claim_cases import seed
from tests.support.indexed import index_of, judged
from tests.support.making import article

TURNED = {Shift.WEAKER: Shift.STRONGER, Shift.STRONGER: Shift.WEAKER}


def shifts(here: str, there: str, score: float = 0.9) -> list[tuple[str, str, str]]:
    """(how the wording there is, words here, words there) of two sentences; both directions must agree."""
    a, b = article(here), article(there)
    index = index_of(a, b)
    found = wording_shifts(index, (0, 0), 1, (Match(0, score),))
    back = wording_shifts(index, (1, 0), 0, (Match(0, score),))
    assert {(s.here, s.there, s.shift) for s in found} == {(s.there, s.here, TURNED[s.shift]) for s in back}
    return [
        (s.shift.value, a.text[s.here.start : s.here.end], b.text[s.there.start : s.there.end]) for s in found
    ]


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (
            "The ferry will return to the northern route in April, the company said.",
            "The ferry may return to the northern route in April, the company said.",
            ("will", "may"),
        ),
        (
            "Every school in the county must close its kitchens by June.",
            "Every school in the county could close its kitchens by June.",
            ("must", "could"),
        ),
        (
            "All miners left the pit before the roof fell in.",
            "Most miners left the pit before the roof fell.",
            ("All", "Most"),
        ),
        (
            "Norah Wendle admitted the dam inspectors had missed two cracks in March.",
            "Norah Wendle said the dam inspectors had missed two cracks in March.",
            ("admitted", "said"),
        ),
        (
            "“They missed two cracks in March,” the dam’s Norah Wendle said of the inspectors.",
            "Norah Wendle claimed that the dam inspectors had missed two cracks in March.",
            ("said", "claimed"),
        ),
        (
            "The attack on the embassy shocked the old town.",
            "The incident at the embassy shocked the old town.",
            ("attack", "incident"),
        ),
        (
            "Two guards were killed when the wall collapsed in Tarn.",
            "Two guards died when the wall collapsed in Tarn.",
            ("killed", "died"),
        ),
        (
            "The mayor ordered shops to close early in the heat.",
            "The mayor asked shops to close early in the heat.",
            ("ordered", "asked"),
        ),
        (
            "Bread prices soared in the harbour towns after the strike.",
            "Bread prices rose in the harbour towns after the strike.",
            ("soared", "rose"),
        ),
        (
            "The minister blasted the grain board over its export rules.",
            "The minister criticised the grain board over its export rules.",
            ("blasted", "criticised"),
        ),
        (
            "The town has the oldest mill in the valley.",
            "The town has one of the oldest mills in the valley.",
            ("the oldest", "one of the oldest"),
        ),
        (
            "He called their protests against the dam stronger than any in the region.",
            "He called their protests against the dam among the strongest in the region.",
            ("stronger than", "among the strongest"),
        ),
        (
            "Gunmen seized the radio mast above the valley.",
            "Gunmen reportedly seized the radio mast above the valley.",
            ("seized", "reportedly seized"),
        ),
        (
            "The minister sharply criticised the grain board over its rules.",
            "The minister criticised the grain board over its rules.",
            ("sharply criticised", "criticised"),
        ),
    ],
)
def test_the_second_wording_is_weaker(here: str, there: str, words: tuple[str, str]) -> None:
    assert shifts(here, there) == [("weaker", *words)]
    assert shifts(there, here) == [("stronger", *reversed(words))]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        # the same force
        ("The council may buy the mill next year.", "The council might buy the mill next year."),
        (
            "Norah Wendle said two cracks were missed in March.",
            "Norah Wendle told us two cracks were missed in March.",
        ),
        # another thing is asked for, or hit
        ("The mayor asked bakers for help with the ovens.", "The mayor ordered new trams for the hill line."),
        # somebody else says it
        (
            "Norah Wendle admitted the dam inspectors had missed two cracks.",
            "Olaf Brenner said the dam inspectors had missed two cracks.",
        ),
        # denied on one side
        ("The bank will not close its branch in Tarn.", "The bank could close its branch in Tarn."),
        # inside both quotations: that is a conflict of quotations
        (
            "“The ferry will return to the northern route,” the captain said.",
            "“The ferry may return to the northern route,” the captain said.",
        ),
        # both wordings in one of the two
        (
            "Two guards died and one was killed when the wall fell in Tarn.",
            "Two guards died when the wall fell in Tarn.",
        ),
        # somebody is named as the source in place of the hedge
        ("Gunmen reportedly seized the radio mast.", "Gunmen seized the radio mast, officials said."),
        # a month and a verb
        (
            "In May the ferry company sold the northern route.",
            "The ferry company will sell the northern route.",
        ),
        # what only looks like a degree
        (
            "The rest of the guests left the mill.",
            "Among the guests of the rest home was the miller who left.",
        ),
        # a noun, no verb of saying
        (
            "The claims of Norah Wendle about two cracks in the dam.",
            "Norah Wendle said of two cracks in the dam that claims rose.",
        ),
    ],
)
def test_what_is_no_shift(here: str, there: str) -> None:
    assert shifts(here, there) == []


def test_only_sure_matches_count() -> None:
    here = "The ferry will return to the northern route in April."
    there = "The ferry may return to the northern route in April."
    assert shifts(here, there, SURE_SCORE)
    assert not shifts(here, there, SURE_SCORE - 0.01)


def test_the_better_of_two_matches_counts() -> None:
    a = article("The ferry will return to the northern route in April.")
    b = article(
        "The ferry may return to the northern route in April. | The ferry might return to the northern route."
    )
    (found,) = wording_shifts(index_of(a, b), (0, 0), 1, (Match(1, 0.9), Match(0, 0.8)))
    assert found.sentence == 1
    assert b.text[found.there.start : found.there.end] == "might"


def test_no_two_words_of_one_scale_are_weaker_than_each_other() -> None:
    for one, other in itertools.combinations(GRADES.values(), 2):
        order = {
            (one[scale] > other[scale]) - (one[scale] < other[scale]) for scale in one.keys() & other.keys()
        }
        assert not {1, -1} <= order


def test_the_sample_stories() -> None:
    found = set()
    for name in ("harbour-fire", "border-security"):
        story = seed(name)
        for version, rows in enumerate(compare(story).judgements):
            for other, judgement in (pair for row in rows for pair in enumerate(row)):
                for shift in judgement.shifts if judgement is not None else ():
                    here, there = story.versions[version].text, story.versions[other].text
                    words = (
                        here[shift.here.start : shift.here.end],
                        there[shift.there.start : shift.there.end],
                    )
                    found.add((shift.shift.value, *words))
    assert ("weaker", "killed", "died") in found
    assert ("weaker", "stronger than", "among the strongest") in found
    assert len(found) <= 8


PIECES = st.sampled_from(
    """“ ” " , . ( ) May may will must could all some most reportedly allegedly sharply attack incident killed
    died not said admitted claimed Norah Wendle ferry route north dam crack guards the a of among one
    strongest stronger than oldest best most important the only she İ""".split()
)
TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@settings(deadline=None, max_examples=200)
@given(TEXT, TEXT)
def test_any_two_texts(one: str, other: str) -> None:
    index = index_of(article_from_text(one), article_from_text(other))
    for a in judged(index, 0):
        for b in judged(index, 1):
            found = wording_shifts(index, (0, a.index), 1, (Match(b.index, 1.0),))
            back = wording_shifts(index, (1, b.index), 0, (Match(a.index, 1.0),))
            assert {(s.here, s.there, s.shift) for s in found} == {
                (s.there, s.here, TURNED[s.shift]) for s in back
            }
            for shift in found:
                assert shift.sentence == b.index
                assert a.start <= shift.here.start < shift.here.end <= a.end
                assert b.start <= shift.there.start < shift.there.end <= b.end
            assert wording_shifts(index, (0, a.index), 0, (Match(a.index, 1.0),)) == ()
