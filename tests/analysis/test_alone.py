"""An article read alone: what it contradicts itself in, and who says what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.analysis.alone import Alone, read_alone
from newsreader.compare import compare
from newsreader.model import Conflict, ConflictKind, Span, Story
from tests.support.making import article

TEXT = article(
    "The dam held 12 days. | “We saw it bend and then it broke,” said Mayor Ilse Brandt.",
    "It rained. | “Nobody was warned in time,” Brandt said. | Officials said “the river is still rising”.",
    "The dam held 17 days.",
    outlet="Courier",
)


@pytest.fixture(scope="module")
def alone() -> Alone:
    comparison = compare(Story("The dam", (TEXT,)))
    first, last = TEXT.sentences[0].start, TEXT.sentences[-1].start
    conflict = Conflict(ConflictKind.FIGURE, Span(first + 13, first + 15), 5, Span(last + 13, last + 15))
    return read_alone(replace(comparison, inner_conflicts=((conflict,),)))


def words(span: Span) -> str:
    return TEXT.text[span.start : span.end]


def test_a_contradiction_is_seen_from_both_its_sentences(alone: Alone) -> None:
    seen = {
        sentence: [
            (found.sentence, words(found.here), words(found.there))
            for found in alone.contradictions(sentence)
        ]
        for sentence in range(6)
    }
    assert {sentence: found for sentence, found in seen.items() if found} == {
        0: [(5, "12", "17")],
        5: [(0, "17", "12")],
    }


def test_a_speaker_has_the_fullest_name_that_the_article_gives(alone: Alone) -> None:
    assert [(said.quoted.sentence, said.who) for said in alone.said] == [
        (1, "Ilse Brandt"),
        (3, "Ilse Brandt"),
        (4, "Officials"),
    ]
    assert alone.speakers == ("Ilse Brandt",)
    assert [said.who for said in alone.said_in(3)] == ["Ilse Brandt"]
    assert list(alone.said_in(2)) == []


def test_it_is_told_in_words(alone: Alone) -> None:
    assert alone.in_words == "in conflict with itself on 1 fact, 3 quotations of 1 person"
    assert replace(alone, conflicts=(), said=()).in_words == "not in conflict with itself, quotes nobody"
    assert replace(alone, said=alone.said[-1:]).in_words.endswith("on 1 fact, 1 quotation")
