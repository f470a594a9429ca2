"""What the words of a story are compared by."""

from __future__ import annotations

import pytest

from newsreader.compare.align.terms import close_numbers, terms_of
from newsreader.text.words import read_words
from tests.support.making import article


def terms(*sentences: str) -> list[list[str]]:
    """The terms of every sentence of one article."""
    rows = read_words(article(*sentences))
    found = terms_of(rows)
    pairs = iter(zip(found.keys, found.content, strict=True))
    return [[key for key, content in (next(pairs) for _ in row) if content] for row in rows]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("half a billion", ["500", "million"]),
        ("0.5 billion", ["500", "million"]),
        ("50 crore", ["500", "million"]),
        ("500 million", ["500", "million"]),
        ("2,900 million", ["2.9", "billion"]),
        ("half a million", ["500000"]),
        ("5 lakh", ["500000"]),
        ("500,000", ["500000"]),
        ("11.4 billion", ["11.4", "billion"]),
    ],
)
def test_amounts_come_in_one_unit(written: str, read: list[str]) -> None:
    assert terms(f"They paid {written}.")[0][1:] == read


def test_half_of_something_else_is_no_amount() -> None:
    assert terms("They ate half a cake.")[0] == ["eat", "half", "cak"]


def test_a_compound_written_apart_is_the_one_that_another_sentence_writes() -> None:
    apart, whole = terms("The firm will buy back stock.", "A buyback of stock was planned.")
    assert "buyback" in apart and "buyback" in whole
    assert "buy" in terms("The firm will buy back stock.")[0]


def test_a_compound_is_not_read_across_a_stop() -> None:
    first, _ = terms("They will buy. Back at home it rained.", "A buyback was planned.")
    assert "buyback" not in first


def test_great_numbers_that_come_close_are_of_one_family() -> None:
    close = close_numbers(["31200", "29800", "50000", "2018", "2019", "12", "13", "barn"])
    assert close["31200"] == close["29800"] != close["50000"]
    assert not close.keys() & {"2018", "2019", "12", "13", "barn"}
