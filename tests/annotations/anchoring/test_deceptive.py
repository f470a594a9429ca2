"""A passage is found although hidden characters and lookalikes have come into the text, or gone from it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.anchoring import Placed, find
from newsreader.text.bare import bare
from tests.support.deceiving import ALPHABETS, HIDDEN, with_hidden, with_lookalikes
from tests.support.making_notes import anchor_of

QUOTE = "Twelve people were hurt, the fire chief said."
TEXT = (
    "The fire began on Tuesday at the north pier. " + QUOTE + " The mayor asked the state for help.\n\n"
    "Police said nobody was arrested. The harbour will stay closed until Owen Tarrow has seen it."
)


@given(st.integers(0, 1 << 20), st.sampled_from(ALPHABETS))
def test_a_note_is_found_in_a_text_that_has_them_now(seed: int, alphabet: dict[str, str]) -> None:
    chance = random.Random(seed)
    text = "News. " + with_hidden(with_lookalikes(TEXT, alphabet, chance), HIDDEN, chance)
    found = find(anchor_of(TEXT, QUOTE), text)
    assert isinstance(found, Placed)
    assert bare(text).text[bare(text).index(found.span.start) :].startswith(QUOTE)
    assert bare(text).index(found.span.end) == bare(text).text.index(QUOTE) + len(QUOTE)


@given(st.integers(0, 1 << 20), st.sampled_from(ALPHABETS))
def test_a_note_on_a_text_that_had_them_is_found(seed: int, alphabet: dict[str, str]) -> None:
    chance = random.Random(seed)
    quote = with_hidden(with_lookalikes(QUOTE, alphabet, chance), HIDDEN, chance)
    found = find(anchor_of(TEXT.replace(QUOTE, quote), quote), f"News. {TEXT}")
    assert isinstance(found, Placed)
    assert f"News. {TEXT}"[found.span.start : found.span.end] == QUOTE


def test_a_passage_of_nothing_but_lookalikes_is_found_in_latin_letters() -> None:
    """By itself it is taken for Cyrillic, and beside Latin words for Latin."""
    before, after = (TEXT.replace("the fire chief", who) for who in ("the сосо сор", "the coco cop"))
    found = find(anchor_of(before, "сосо сор"), after)
    assert isinstance(found, Placed)
    assert after[found.span.start : found.span.end] == "coco cop"
