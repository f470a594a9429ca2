"""Which sentence holds a place of the text."""

from __future__ import annotations

import pytest

from newsreader.model import Article
from tests.support.making import article

MADE = article("Ferry sails", "It was late. | Nobody came.")


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("Ferry", 0),
        ("sails", 0),
        ("It", 1),
        (" late.", 1),
        ("Nobody", 2),
        ("came.", 2),
    ],
)
def test_a_sentence_holds_its_code_points(at: str, sentence: int) -> None:
    assert MADE.sentence_at(MADE.text.index(at)) == sentence


def test_what_lies_between_two_belongs_to_the_one_before() -> None:
    assert MADE.sentence_at(MADE.text.index("\n")) == 0
    assert MADE.sentence_at(MADE.text.index(" Nobody")) == 1
    assert MADE.sentence_at(len(MADE.text) + 5) == 2


def test_before_the_first_it_is_the_first() -> None:
    late = Article("  " + MADE.text, MADE.sentences[1:], MADE.paragraphs)
    assert late.sentence_at(0) == 0


def test_without_sentences_there_is_none() -> None:
    assert Article("", (), ()).sentence_at(0) == -1
