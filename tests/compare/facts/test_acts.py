"""What a verb is said of, and whether it happened."""

from __future__ import annotations

import pytest

from newsreader.compare.facts.acts import Act, read_act
from newsreader.text.words import read_words
from tests.support.making import article


def act(text: str, verb: str) -> Act:
    """The act that a verb of a sentence tells."""
    (words,) = read_words(article(text))
    place = next(n for n, word in enumerate(words) if text[word.start : word.end] == verb)
    return read_act(text, text.lower(), words, place, place)


@pytest.mark.parametrize(
    ("text", "verb", "theme"),
    [
        ("The council approved the harbour budget.", "approved", "budget"),
        ("The council rejected an objection to the budget.", "rejected", "objection"),
        ("On Monday the budget for the harbour was rejected by the council.", "rejected", "budget"),
        ("The hall beside the net store was destroyed.", "destroyed", "hall"),
        ("Shares of the mill fell 3 percent.", "fell", "shar"),
        ("The young deckhand survived his burns.", "survived", "deckhand"),
        ("Brandt, whom the mayor fired in May, left.", "fired", "brandt"),
        ("The ban, which the court upheld, was lifted.", "upheld", "ban"),
        ("The co-pilot died in the crash.", "died", "co-pilot"),
        ("He died in the crash.", "died", ""),
    ],
)
def test_the_theme(text: str, verb: str, theme: str) -> None:
    assert act(text, verb).theme == theme


@pytest.mark.parametrize(
    ("text", "verb", "real"),
    [
        ("The council approved the budget.", "approved", True),
        ("The council would have approved the budget.", "approved", False),
        ("The council refused to be defeated.", "defeated", False),
        ("The bill has not passed.", "passed", False),
        ("She asked whether the bill passed.", "passed", False),
    ],
)
def test_what_happened(text: str, verb: str, real: bool) -> None:
    assert act(text, verb).real is real


def test_what_it_is_of() -> None:
    assert act("The jury convicted Brandt of fraud.", "convicted").matter == "fraud"
    assert act("The jury convicted Brandt.", "convicted").matter == ""
