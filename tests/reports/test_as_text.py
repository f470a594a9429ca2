"""The comparison as plain text."""

from __future__ import annotations

from dataclasses import replace

from newsreader.compare import compare
from newsreader.model import Conflict, ConflictKind, Span, Story
from newsreader.model.comparison import Wording
from newsreader.reports.as_text import comparison_as_text
from tests.support.making import CONFIRMED, article, bridge_story, comparison


def test_copies_are_named_as_one_witness() -> None:
    _, made = bridge_story()
    assert "one witness" not in comparison_as_text(made)
    text = comparison_as_text(replace(made, copies=((0, 2),)))
    assert "copies of one another, one witness: A Courier, C Wire\n" in text


def test_what_an_article_contradicts_itself_in_stands_with_it() -> None:
    _, made = bridge_story()
    conflict = Conflict(ConflictKind.PLACE, Span(4, 10), 3, Span(21, 27))
    lines = comparison_as_text(replace(made, inner_conflicts=((conflict,), (), ()))).splitlines()
    (place,) = [n for n, line in enumerate(lines) if "contradicts itself" in line]
    assert lines[place] == "   ⚑ contradicts itself, place: first “bridge”, then in A4 “Monday”"
    assert lines[place - 2].startswith("A  Courier")


def test_a_doubtful_verdict_is_marked() -> None:
    _, made = bridge_story()
    sure = made.judgements[0][0][1]
    assert sure is not None
    row = (None, replace(sure, confidence=0.55), made.judgements[0][0][2])
    doubtful = replace(
        made,
        judgements=((row, *made.judgements[0][1:]), *made.judgements[1:]),
    )
    assert "unsure" not in comparison_as_text(made)
    text = comparison_as_text(doubtful)
    assert "B perhaps says it in other words (55 %, unsure) in B2" in text
    assert text.count("unsure") == 1


def test_a_copy_of_a_version_keeps_the_colours_of_the_others() -> None:
    """Colours say what the other versions do; that two of them are one witness is told besides."""
    wire = (
        "The council of Dunmarsh will close the ferry pier in March, the harbour office said. | "
        "Some 4,000 passengers a year will use the new landing near the fish market instead. | "
        "Repairs would have cost more than the ferry earns in ten years, according to the office."
    )
    other = article("Dunmarsh shuts its ferry pier in March.", "Anglers are angry.")
    result = compare(Story("", (article("Pier to close", wire), article("Ferry pier shuts", wire), other)))
    assert result.copies == ((0, 1),)
    for sentence in range(len(other.sentences)):
        verdicts = [judgement.verdict for _, judgement in result.against(2, sentence)]
        assert len(verdicts) == 2
        assert result.colour(2, sentence) in verdicts
    assert sum(result.counts(0).values()) == len(result.story.versions[0].sentences)


def test_characters_that_are_not_what_they_seem_are_counted() -> None:
    texts = ("The de\u200bpot of Vеlm was so\u3164ld.", "The depot of Velm was sold.")
    result = compare(Story("", tuple(map(article, texts))))
    lines = comparison_as_text(result).splitlines()
    assert lines.count("   2 hidden characters, 1 lookalike letter") == 1
    assert " ●   1 The de\ufffdpot of Vеlm was so\ufffdld." in lines
    assert lines[lines.index("   2 hidden characters, 1 lookalike letter") + 1 :][:2] == [
        "     sentence 1, line 1: “de\ufffdpot”, 1 hidden character (U+200B zero width space), read as depot",
        "     sentence 1, line 1: “Vеlm”, 1 lookalike letter (U+0435 cyrillic small letter ie), read as Velm",
    ]


def test_what_is_denied_is_contested_and_not_confirmed() -> None:
    a, b = article("Dahl resigned.", outlet="Courier"), article("Dahl did not resign.", outlet="Wire")
    denial = Conflict(ConflictKind.DENIAL, Span(5, 13), 0, Span(5, 19), rule="negation")
    made = comparison(Story("Dahl", (a, b)), {(0, 0, 1): (CONFIRMED, (0,))}, {(0, 0, 1): (denial,)})
    text = comparison_as_text(made)
    assert "● 0 confirmed  ◐ 0 rephrased  ○ 0 omitted  ⚑ 1 contested" in text
    assert " ⚑   1 Dahl resigned." in text
    assert "⚑ B tells this too, but: denial “resigned” / “did not resign” in B1" in text


def test_almost_the_same_words_are_told() -> None:
    a, b = article("The soup had lemon.", outlet="Courier"), article("The soup had plum.", outlet="Wire")
    made = comparison(Story("Soup", (a, b)), {(0, 0, 1): (CONFIRMED, (0,))})
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    almost = replace(judgement, confidence=1.0, wording=(Wording(Span(13, 18), 0, Span(13, 17)),))
    text = comparison_as_text(replace(made, judgements=(((None, almost),), made.judgements[1])))
    assert " ≈   1 The soup had lemon." in text
    assert "B perhaps says the same in B1: almost the same words, but: lemon / plum" in text
    assert "100 %" not in text


def test_each_fact_in_conflict_is_told_once_with_who_says_what() -> None:
    a = article("The fire in the mill of Tarn hurt 12 people.", outlet="Courier")
    b = article("The fire in the mill of Tarn hurt twelve people.", outlet="Gazette")
    c = article("The fire in the mill of Tarn hurt 17 people.", outlet="Wire")
    lines = comparison_as_text(compare(Story("The fire", (a, b, c)))).splitlines()
    assert lines[2:5] == [
        "1 fact in conflict",
        " ⚑ figure · 12: Courier, Gazette · 17: Wire",
        "   A1 The fire in the mill of Tarn hurt 12 people.",
    ]


def test_what_is_compared_in_a_language_is_said_where_it_is_not_everything() -> None:
    said = article("Minister przyjechał w poniedziałek do Krakowa.")
    texts = {
        language: comparison_as_text(compare(Story("", (replace(said, language=language),) * 2)))
        for language in ("pl", "de-AT", "en", "")
    }
    assert "   in Polish only figures, names and quotations are compared\n" in texts["pl"]
    assert "in German only figures, names, quotations, denials and weekdays are compared" in texts["de-AT"]
    assert "are compared" not in texts["en"] + texts[""]
