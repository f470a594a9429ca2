"""The comparison as plain text."""

from __future__ import annotations

from dataclasses import replace

from newsreader.compare import compare
from newsreader.model import Conflict, ConflictKind, Span, Story
from newsreader.reports.as_text import comparison_as_text
from tests.support.making import article, bridge_story


def test_copies_are_named_as_one_witness() -> None:
    _, comparison = bridge_story()
    assert "one witness" not in comparison_as_text(comparison)
    text = comparison_as_text(replace(comparison, copies=((0, 2),)))
    assert "copies of one another, one witness: A Courier, C Wire\n" in text


def test_what_an_article_contradicts_itself_in_stands_with_it() -> None:
    _, comparison = bridge_story()
    conflict = Conflict(ConflictKind.PLACE, Span(4, 10), 3, Span(21, 27))
    lines = comparison_as_text(replace(comparison, inner_conflicts=((conflict,), (), ()))).splitlines()
    (place,) = [n for n, line in enumerate(lines) if "contradicts itself" in line]
    assert lines[place] == "   ⚑ contradicts itself, place: first “bridge”, then in A3 “Monday”"
    assert lines[place - 2].startswith("A  Courier")


def test_a_doubtful_verdict_is_marked() -> None:
    _, comparison = bridge_story()
    sure = comparison.judgements[0][0][1]
    assert sure is not None
    row = (None, replace(sure, confidence=0.55), comparison.judgements[0][0][2])
    doubtful = replace(
        comparison,
        judgements=((row, *comparison.judgements[0][1:]), *comparison.judgements[1:]),
    )
    assert "unsure" not in comparison_as_text(comparison)
    text = comparison_as_text(doubtful)
    assert "B rephrases this (55%, unsure) in B1" in text
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
    assert " ●   0 The de\ufffdpot of Vеlm was so\ufffdld." in lines
    assert sum("hidden" in line for line in lines) == 1
