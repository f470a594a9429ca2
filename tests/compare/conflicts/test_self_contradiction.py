"""Where one article contradicts itself."""

from __future__ import annotations

import pytest

from newsreader.compare import compare
from newsreader.compare.conflicts.self_contradiction import self_contradictions
from newsreader.model import Article, ConflictKind, Role, Standing, Story
from tests.support.indexed import index_of
from tests.support.making import article

FILLER = (
    "The mayor of Tarn, Ona Birk, came to the quay in the morning with two of her clerks.",
    "Nobody could say how long the shops along the river will have to stay shut.",
)


def written(first: str, *others: str) -> Article:
    """An article with a headline."""
    return article(first, *others, roles={0: Role.HEADLINE})


def found(one: Article) -> list[tuple[str, str, str]]:
    """(kind, words, other words)"""
    return [
        (
            str(c.kind),
            one.text[c.here.start : c.here.end],
            one.text[c.there.start : c.there.end],
        )
        for c in self_contradictions(index_of(one), 0)
    ]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "Fire at the mill in Tarn injures 12 people",
            "The fire at the mill injured 17 people of Tarn, the hospital said.",
            ("figure", "12", "17"),
        ),
        (
            "Two killed when boat sinks off Tarn",
            "Three people were killed when the boat sank off Tarn, police said.",
            ("figure", "Two", "Three"),
        ),
        (
            "Town of Tarn pays $3 million for old mill",
            "Tarn is to pay $5 million for the old mill of the town.",
            ("figure", "$3 million", "$5 million"),
        ),
        (
            "Mill at Tarn to close on 4 December",
            "The mill at Tarn will close on 5 December, its owners told the staff.",
            ("date", "4 December", "5 December"),
        ),
    ],
)
def test_the_headline_and_the_text_give_one_fact_differently(
    headline: str, body: str, expected: tuple[str, str, str]
) -> None:
    assert found(written(headline, *FILLER, body)) == [expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The council of Tarn voted at 10:40 p.m. to close the old mill by the river.",
            "The council of Tarn voted at 11:40 p.m. to close the old mill by the river.",
            ("date", "10:40 p.m.", "11:40 p.m."),
        ),
        (
            "The owners of the mill in Tarn did not tell the workers about the sale in May.",
            "The owners of the mill in Tarn told the workers about the sale in May.",
            ("denial", "did not tell", "told"),
        ),
    ],
)
def test_two_nearly_identical_sentences_contradict_each_other(
    one: str, other: str, expected: tuple[str, str, str]
) -> None:
    assert found(written("News of the mill", FILLER[0], one, FILLER[1], other)) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "The fire at the mill injured a dozen people of Tarn, the hospital said.",
        "A fire at the mill in Tarn in 1962 killed 40 people.",
        "The fire at the mill in Tarn burned for three hours.",
        "About 50 people work at the mill in Tarn.",
        "“The fire at the mill in Tarn injured 30 people,”",
    ],
)
def test_another_fact_or_the_same_in_other_words_is_no_contradiction(body: str) -> None:
    assert found(written("Fire at the mill in Tarn injures 12 people", *FILLER, body)) == []


def test_a_list_does_not_contradict_itself() -> None:
    items = [f"The mill number {n} at the river in Tarn was sold for ${n}00 in May." for n in range(2, 7)]
    assert found(written("Mills are sold", *items)) == []
    beside = ["The northern mill of Tarn lost 30 workers in May.", "The mill of Tarn lost 40 workers in May."]
    assert found(written("Mills lose workers", FILLER[0], *beside)) == []


def test_it_is_told_as_a_dispute_of_the_article_with_itself() -> None:
    one = written(
        "Fire at the mill in Tarn injures 12 people",
        *FILLER,
        "The fire at the mill injured 17 people of Tarn, the hospital said.",
    )
    made = compare(Story("", (one,)))
    (conflict,) = made.inner_conflicts[0]
    assert (conflict.kind, conflict.rule) == (ConflictKind.FIGURE, "opening")
    (dispute,) = made.disputes
    assert dispute.standing is Standing.INNER
    assert [camp.value for camp in dispute.camps] == ["12", "17"]
