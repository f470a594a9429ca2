"""The reasons for a verdict: true of the two texts, and in words that a reader uses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.compare import compare
from newsreader.model import Article, Judgement, Role, Story, Verdict
from newsreader.sources.stories import open_stories
from tests.support.labels.reading import SEEDS, STORIES
from tests.support.making import article
from tests.support.reasons import untrue


def against(here: Article, there: Article) -> Judgement:
    """What the second article does with the first sentence of the first."""
    judgement = compare(Story("", (here, there))).judgements[0][0][1]
    assert judgement is not None
    return judgement


@pytest.mark.parametrize("name", STORIES)
def test_no_reason_contradicts_another_or_the_texts(name: str) -> None:
    (story,) = open_stories([SEEDS / name]).stories
    assert list(untrue(compare(story))) == []


def test_what_is_untrue_is_found() -> None:
    here = article("The mill of Velm burned down on Monday.", "It rained.")
    there = article("The old mill of Velm has burned down.", "Wolves howled.")
    made = compare(Story("", (here, there)))
    judgement = made.judgements[0][0][1]
    assert judgement is not None and judgement.matches
    false = replace(
        judgement,
        why=("same names: Velm", "not in that sentence: 'mill', 'Velm'", "in other words: 'x' there 'y'"),
    )
    rows = ((None, false), made.judgements[0][1])
    said = " ".join(untrue(replace(made, judgements=(rows, made.judgements[1]))))
    for fault in ("'mill' is there", "'Velm' is there", "'velm' is shared and absent", "'y' is not there"):
        assert fault in said


def test_a_word_told_in_other_words_is_named_with_the_other_one() -> None:
    judgement = against(
        article("The council of Velm decided to sell the old mill to a baker.", "It rained."),
        article("The council of Velm decided to purchase the old mill of a baker.", "Wolves howled."),
    )
    assert not any("'sell'" in reason and "other words" in reason for reason in judgement.why)
    judgement = against(
        article("The council of Velm bought the old mill of a baker.", "It rained."),
        article("The council of Velm purchased the old mill of a baker.", "Wolves howled."),
    )
    assert "in other words: 'bought' there 'purchased'" in judgement.why
    assert not any(reason.startswith("not in") for reason in judgement.why)


def test_words_that_only_begin_alike_are_no_other_words_for_one_another() -> None:
    judgement = against(
        article("The community of Velm built a wall along the river Tarn.", "It rained."),
        article("The communist of Velm built a wall along the river Tarn.", "Wolves howled."),
    )
    assert judgement.matches
    assert not any("communist" in reason for reason in judgement.why)


def test_according_is_no_other_word_for_a_deal() -> None:
    judgement = against(
        article("According to the harbour office, the old mill of Velm was sold to a baker.", "It rained."),
        article(
            "In a deal with the harbour office, the old mill of Velm was sold to a baker.", "Wolves howled."
        ),
    )
    assert judgement.matches
    assert not any("'According'" in reason for reason in judgement.why)


def test_an_omission_gives_the_nearest_sentence() -> None:
    there = article(
        "Frogs were heard.",
        "The council of Velm met on Monday to speak of the roof of the school, which has leaked for a year, "
        "and of the bridge.",
    )
    judgement = against(article("The council of Velm fired its clerk over a lost key.", "It rained."), there)
    assert judgement.verdict is Verdict.OMITTED
    assert judgement.nearest is not None
    assert judgement.nearest.sentence == 1
    assert 0 <= judgement.nearest.score < 0.5
    first, words, *_ = judgement.why
    assert first.startswith("nearest there: “The council of Velm met on Monday to speak of")
    assert first.endswith(" …”") and len(first) < 130
    assert words.startswith("it has only 2 of the 6 main words: ")
    assert any(reason.startswith("nowhere in that version: ") for reason in judgement.why)


def test_where_nothing_comes_near_there_is_no_nearest_sentence() -> None:
    judgement = against(article("A gull stole a bun.", "It rained."), article("Wolves howled at the moon."))
    assert judgement.nearest is None
    assert judgement.why[0] == "no sentence there comes near it"


def test_a_word_of_a_heading_is_not_said_to_be_nowhere() -> None:
    here = article("Divers raised the bell of the Corvina.", "It rained.")
    there = article("The Corvina", "Wolves howled at the moon.", roles={0: Role.HEADING})
    judgement = against(here, there)
    assert judgement.verdict is Verdict.OMITTED
    assert not any("Corvina" in reason for reason in judgement.why)


def test_a_carried_sentence_has_no_nearest_one() -> None:
    words = "Divers raised the bell of the Corvina from the bay of Sunder."
    judgement = against(article(words, "It rained."), article(words, "Wolves howled."))
    assert judgement.verdict is Verdict.CONFIRMED
    assert judgement.nearest is None


def test_a_quotation_told_without_marks() -> None:
    judgement = against(
        article("“We will not sell the old mill to a stranger,” said Ruud Hasker.", "It rained."),
        article("Ruud Hasker said he would not sell the old mill to strangers.", "Wolves howled."),
    )
    assert judgement.matches
    assert "quoted here, told there without quotation marks" in judgement.why


def test_a_time_of_the_clock_is_one_thing() -> None:
    here = article("The crane at Dunmarsh fell at 10:40 on Monday, the port authority said.")
    same = article("The port authority said the crane at Dunmarsh fell at 10:40 on Monday.")
    later = article("The port authority said the crane at Dunmarsh fell at 10:15 on Monday.")
    apart = article("Nobody in Ostwick wants the new school.")
    carried, other, omitted = (" ".join(against(here, there).why) for there in (same, later, apart))
    assert "same figures: 10:40" in carried
    assert "10:40" not in other.partition("not in")[0] and " 10," not in other
    assert "'10:40'" in omitted and "'40'" not in omitted
