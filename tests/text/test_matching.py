"""The known word that somebody may have meant."""

from __future__ import annotations

from newsreader.text.matching import nearest

KNOWN = ("title", "outlet", "published")


def test_a_word_that_is_much_like_a_known_one_is_answered_with_it() -> None:
    assert nearest("Tilte", KNOWN) == "; did you mean title?"


def test_a_word_that_is_like_none_is_answered_with_nothing() -> None:
    assert nearest("weather", KNOWN) == ""
    assert nearest("x" * 10_000, KNOWN) == ""
