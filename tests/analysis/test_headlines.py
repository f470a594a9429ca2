"""Headlines against what their own articles tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.analysis.headlines import HeadlineFault, HeadlineGap, headline_gaps
from newsreader.compare.engine import compare
from newsreader.model import Comparison, Mention, Role, Story
from tests.support.making import article
from tests.support.told import compared


def words(comparison: Comparison, mention: Mention) -> str:
    return comparison.story.versions[mention.version].text[mention.start : mention.end]


def gaps(*sentences: str, language: str = "") -> tuple[Comparison, tuple[HeadlineGap, ...]]:
    """Of one article, the first sentence of which is its headline."""
    made = replace(article(*sentences, roles={0: Role.HEADLINE}), language=language)
    found = compare(Story("", (made,)))
    return found, headline_gaps(found)


def test_what_the_headlines_of_a_story_promise() -> None:
    made = compared()
    found = [(gap.version, gap.fault, words(made, gap.headline), gap.source) for gap in headline_gaps(made)]
    headline = "Ferry sinks off Ostwick and drowns seven"
    assert found == [
        (0, HeadlineFault.DIFFERENT, "seven", ""),
        (0, HeadlineFault.ATTRIBUTED, headline, "the harbour office"),
        (1, HeadlineFault.STRONGER, "slams", ""),
    ]


@pytest.mark.parametrize(
    ("headline", "text", "fault", "here", "there"),
    [
        (
            "Council to spend 40 million on the pier",
            "The council will spend money on the pier, the mayor decided.",
            HeadlineFault.NOT_TOLD,
            "40",
            "The council will spend money on the pier, the mayor decided.",
        ),
        (
            "Secret tunnel found beneath castle kitchen",
            "Anglers met in the fishing hall on Monday to choose a speaker.",
            HeadlineFault.NOT_TOLD,
            "Secret tunnel found beneath castle kitchen",
            "",
        ),
        (
            "Bakery fire poisoned river fish",
            "The fire in the bakery allegedly poisoned fish in the river.",
            HeadlineFault.HEDGED,
            "poisoned",
            "allegedly poisoned",
        ),
        (
            "Bakery fire poisoned river fish",
            "The fire in the bakery poisoned fish in the river, anglers said.",
            HeadlineFault.ATTRIBUTED,
            "Bakery fire poisoned river fish",
            "The fire in the bakery poisoned fish in the river, anglers said.",
        ),
    ],
)
def test_how_an_article_falls_short(
    headline: str, text: str, fault: HeadlineFault, here: str, there: str
) -> None:
    made, (gap,) = gaps(headline, text)
    assert (gap.fault, words(made, gap.headline)) == (fault, here)
    assert [words(made, mention) for mention in gap.text] == ([there] if there else [])


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Bakery fire poisoned river fish", "The fire in the bakery poisoned fish in the river."),
        ("Anglers: bakery fire poisoned fish", "The bakery fire poisoned fish, anglers said."),
        ("Bakery fire may have poisoned fish", "The bakery fire may have poisoned fish."),
        ("Did a bakery fire poison fish?", "The bakery fire poisoned fish, anglers said."),
        ("Anglers urge council to close bakery", "The bakery should be closed by the council, anglers said."),
        ("Governor closes bakery after fire", "The governor said the bakery will close after a fire."),
        ("Seven hurt in bakery fire", "The fire in the bakery hurt 7 people."),
    ],
)
def test_a_headline_that_its_article_carries(headline: str, text: str) -> None:
    assert gaps(headline, text)[1] == ()


def test_one_bare_sentence_is_enough() -> None:
    said = "The bakery fire poisoned river fish, anglers said."
    assert gaps("Bakery fire poisoned river fish", said)[1]
    assert not gaps(
        "Bakery fire poisoned river fish", said, "Fish in the river were poisoned by the bakery fire."
    )[1]


def test_outside_english_only_figures_are_looked_at() -> None:
    body = "Der Rat traf sich am Montag im alten Hafen."
    assert gaps("Feuer in der Bäckerei vergiftet Fische", body, language="de")[1] == ()
    _, (gap,) = gaps("Stadt zahlt 40 Millionen Euro", body, language="de")
    assert gap.fault is HeadlineFault.NOT_TOLD


def test_nothing_is_held_against_a_text_that_is_not_whole() -> None:
    made = article("Secret tunnel found", "Anglers met in the hall.", roles={0: Role.HEADLINE})
    assert headline_gaps(compare(Story("", (replace(made, beginning_only=True),)))) == ()
    assert headline_gaps(compare(Story("", (article("No headline here."), article(""))))) == ()
