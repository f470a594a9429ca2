"""Finding words and patterns, and the known word that somebody may have meant."""

from __future__ import annotations

import pytest

from newsreader.text.matching import (
    LONGEST,
    MOST,
    BadPattern,
    find_pattern,
    find_words,
    nearest,
    pattern_in,
    too_large,
)

KNOWN = ("title", "outlet", "published")


def test_words_are_found_whatever_their_case_and_the_blanks_between_them() -> None:
    text = "The  Sea rose.\nThe\nsea fell. (the sea)"
    assert [text[span.start : span.end] for span in find_words(text, "the sea")] == [
        "The  Sea",
        "The\nsea",
        "the sea",
    ]
    assert [span.start for span in find_words(text, "(the")] == [text.index("(")], "no pattern"
    assert find_words(text, "  ") == ()


def test_a_pattern_stands_between_slashes() -> None:
    assert pattern_in(r"/\d+ people/") == r"\d+ people"
    assert pattern_in("//") is None
    assert pattern_in("/people") is None
    with pytest.raises(BadPattern, match="too long"):
        pattern_in("x" * (LONGEST + 1))


def test_a_pattern_that_matches_nearly_everything_is_refused() -> None:
    assert len(find_pattern("ab" * 100, ".")) == 200
    with pytest.raises(BadPattern, match="more than"):
        find_pattern("ab" * MOST, ".")


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:(?:a{1000}){1000}){1000}",
        "a{20000}",
        "(?:a{,200}){,200}",
        "(?R)",
        "(a(?1)?b)",
        "(?P<x>a(?&x)?)",
        "(" * 60 + ")" * 60,
        "x" * (LONGEST + 1),
    ],
)
def test_what_takes_long_to_compile_is_known_by_its_looks(pattern: str) -> None:
    assert too_large(pattern)


@pytest.mark.parametrize("pattern", [r"\d{1,3}(,\d{3})*", r"\b[A-Z]\w{2,20}\b", "(?:the){e<=3}", "(a|b)+"])
def test_what_does_not_is_not_refused(pattern: str) -> None:
    assert not too_large(pattern)


def test_a_word_that_is_much_like_a_known_one_is_answered_with_it() -> None:
    assert nearest("Tilte", KNOWN) == "; did you mean title?"


def test_a_word_that_is_like_none_is_answered_with_nothing() -> None:
    assert nearest("weather", KNOWN) == ""
    assert nearest("x" * 10_000, KNOWN) == ""
