"""The engine on small invented stories: what it says, and that it says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.compare import compare
from newsreader.model import Article, Comparison, Judgement, Role, Story, Verdict
from tests.support.making import article

DAILY = article(
    "Ferry service to Brannock resumes after storm",
    "The ferry between Port Ellis and Brannock will sail again on Thursday, the harbour board said. | "
    "Two vessels were damaged when a gale struck the northern coast on Sunday night.",
    "“We have tested every engine and every door twice,” said Maren Tolk, the head of the board. | "
    "Islanders had been cut off for four days and shops were running out of bread. | "
    "The school in Brannock will open its doors again on Friday.",
    outlet="Daily",
)
HERALD = article(
    "Brannock ferry sails again",
    "The ferry between Port Ellis and Brannock will sail again on Thursday, the harbour board said.",
    "Maren Tolk, head of the harbour board, said: “We have tested every engine and every door twice.” | "
    "A gale on the northern coast had damaged two vessels on Sunday night.",
    "The company that runs the line lost about 90,000 crowns in fares, its accountant reckoned.",
    outlet="Herald",
)
STORY = Story("Ferry", (DAILY, HERALD))


@pytest.fixture(scope="module")
def ferry() -> Comparison:
    return compare(STORY)


def against(comparison: Comparison, version: int, sentence: int, other: int) -> Judgement:
    judgement = comparison.judgements[version][sentence][other]
    assert judgement is not None
    return judgement


def test_a_sentence_that_stands_there_word_for_word_is_confirmed(ferry: Comparison) -> None:
    judgement = against(ferry, 0, 1, 1)
    assert judgement.verdict is Verdict.CONFIRMED
    assert judgement.confidence > 0.8
    assert judgement.matches[0].sentence == 1
    assert "the same words" in judgement.why
    assert not judgement.partial
    assert judgement.missing == ()


def test_a_sentence_that_no_one_tells_is_omitted(ferry: Comparison) -> None:
    for version, sentence in ((0, 4), (0, 5), (1, 4)):
        judgement = against(ferry, version, sentence, 1 - version)
        assert judgement.verdict is Verdict.OMITTED
        assert judgement.matches == ()
        assert judgement.conflicts == ()
        assert judgement.missing == ()


def test_reordered_words_are_carried_by_the_right_sentence(ferry: Comparison) -> None:
    judgement = against(ferry, 0, 2, 1)
    assert judgement.verdict is not Verdict.OMITTED
    assert [match.sentence for match in judgement.matches] == [3]


def test_a_verbatim_quotation_is_confirmed_and_named_as_a_reason(ferry: Comparison) -> None:
    judgement = against(ferry, 0, 3, 1)
    assert judgement.verdict is Verdict.CONFIRMED
    assert "its quotation stands there word for word" in judgement.why
    assert any("Tolk" in reason for reason in judgement.why)


def test_every_judgement_has_reasons_and_sound_figures(ferry: Comparison) -> None:
    for version, rows in enumerate(ferry.judgements):
        text = STORY.versions[version].text
        for index, row in enumerate(rows):
            sentence = STORY.versions[version].sentences[index]
            for judgement in row:
                if judgement is None:
                    continue
                assert judgement.why
                assert all(judgement.why)
                assert 0 <= judgement.confidence <= 1
                assert len(judgement.matches) <= 3
                scores = [match.score for match in judgement.matches]
                assert scores == sorted(scores, reverse=True)
                assert bool(judgement.matches) is (judgement.verdict is not Verdict.OMITTED)
                for span in judgement.missing:
                    assert sentence.start <= span.start < span.end <= sentence.end
                    assert text[span.start : span.end].strip()


def test_a_reason_for_omission_names_what_is_nowhere(ferry: Comparison) -> None:
    assert any(reason.startswith("nowhere in that version: ") for reason in against(ferry, 0, 5, 1).why)


def test_headings_and_boilerplate_are_not_judged_and_never_matched() -> None:
    words = "Divers raised the bell of the Corvina from the bay of Sunder."
    roles = {0: Role.HEADING, 2: Role.BOILERPLATE}
    first = article(words, "A crowd on the pier cheered the crane driver.", "Sign up here.", roles=roles)
    second = article(words, "Rain kept the tourists at home.")
    result = compare(Story("Bell", (first, second)))
    assert result.judgements[0][0] == (None, None)
    assert result.judgements[0][2] == (None, None)
    assert result.judgements[0][1][0] is None
    assert against(result, 1, 0, 0).verdict is Verdict.OMITTED


def test_a_dateline_is_not_compared() -> None:
    words = "Miners found a seam of blue quartz under the village of Ottenby."
    plain = article(words, "Snow is expected.")
    dated = article(f"OTTENBY: {words}", "The mayor is on holiday.")
    marked = replace(dated.sentences[0], claim_start=len("OTTENBY: "))
    dated = Article(dated.text, (marked, *dated.sentences[1:]), dated.paragraphs)
    assert "the same words" in against(compare(Story("Quartz", (plain, dated))), 1, 0, 0).why


def test_the_missing_words_are_those_that_the_match_does_not_have() -> None:
    here = article("The council of Velm sold the old mill to a baker named Ruud Hasker.", "It rained.")
    there = article("The council of Velm sold the old mill.", "Wolves were seen near the wood.")
    judgement = against(compare(Story("Mill", (here, there))), 0, 0, 1)
    assert judgement.verdict is not Verdict.OMITTED
    missing = " ".join(here.text[span.start : span.end] for span in judgement.missing)
    assert "Hasker" in missing
    assert "mill" not in missing


def test_typographic_variants_are_the_same() -> None:
    first = article("\"Nobody's café was spared,\" said Anaïs Dufour of the traders' guild.", "It was late.")
    second = article(
        "“Nobody’s cafe\u0301 was spa\u200bred,” said Anai\u0308s Dufour of the traders’ guild.",
        "Bells rang.",
    )
    judgement = against(compare(Story("Guild", (first, second))), 0, 0, 1)
    assert judgement.verdict is Verdict.CONFIRMED
    assert "the same words" in judgement.why


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "The vote was taken by twelve members of the U.S. panel.",
            "12 members of the American panel took the vote.",
        ),
        (
            "Tarn Mills will buy back up to half a billion crowns of its own stock, the firm said.",
            "The board of Tarn Mills approved a 500 million crown stock buyback.",
        ),
        ("Leaders in Tehran welcomed the treaty on grain.", "Iran's leaders welcomed the grain treaty."),
    ],
)
def test_numerals_names_of_countries_and_capitals_are_recognised(here: str, there: str) -> None:
    story = Story("Panel", (article(here, "Clouds hid the moon."), article(there, "A goat escaped.")))
    assert against(compare(story), 0, 0, 1).verdict is not Verdict.OMITTED
