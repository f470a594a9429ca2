"""Where an article quotes, and when two quotations are one utterance in other words."""

from __future__ import annotations

import pytest

from newsreader.model import Article
from newsreader.text.quotations import find_quotations, quoted_words
from newsreader.text.words import read_words
from tests.support.conflict_pairs import conflicts, differences
from tests.support.making import article


def quoted(made: Article) -> list[str]:
    return [" ".join(made.text[q.start : q.end].split()) for q in find_quotations(made)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ('"We go," she said. "Now."', ["We go,", "Now."]),
        ("She said: „Wir gehen.“ Then she went.", ["Wir gehen."]),
        ("Elle dit « on part » et part.", ["on part"]),
        ("“He told me, ‘Go home,’ and I went,” she said.", ["He told me, ‘Go home,’ and I went,"]),
        ("Mayor: 'We go now'", ["We go now"]),
        ("The players' coach wasn't there, nor was the fans' band.", []),
        ("He is 6'2\" tall.", []),
        ("“” and “ ” hold nothing.", []),
    ],
)
def test_quotations_of_one_paragraph(text: str, found: list[str]) -> None:
    assert quoted(article(text)) == found


def test_a_quotation_runs_over_sentences_and_paragraphs() -> None:
    made = article(
        "She said: “We go. | We go now.", "“And we stay gone.” | Then she left.", "“Well,” he said."
    )
    assert quoted(made) == ["We go. We go now.", "And we stay gone.", "Well,"]
    made = article("She said: “We go.", "We stay gone.” | Then she left.")
    assert quoted(made) == ["We go. We stay gone."]


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    made = article("She said: “We go. | It rained.", "He said: “I stay.” | It rained.", "It rained “cats.")
    assert quoted(made) == ["We go. It rained.", "I stay.", "cats."]


def test_words_know_where_they_stand() -> None:
    made = article("She said: “We go [home] now. | We stay … there,” and left.")
    words = quoted_words(made, read_words(made))
    assert [q.word.key for q in words] == ["we", "go", "hom", "now", "we", "stai", "there"]
    assert [q.sentence for q in words] == [0, 0, 0, 0, 1, 1, 1]
    assert [q.after_cut for q in words] == [True, False, True, True, False, False, True]
    assert {q.quotation for q in words} == {0}


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
        "They were hours away from losing the fuel depot, she said.",
        "“We have never lost a depot before,” she said.",
    ],
)
def test_what_is_no_other_wording(there: str) -> None:
    assert conflicts("“We were minutes away from losing the fuel depot,” the chief said.", there) == []


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
