"""Tags in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.tag_line import being_typed, tag_line, tags_of, without_last


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        ("fraud, figures", ("fraud", "figures")),
        (" fraud ,, #figures,fraud", ("fraud", "figures")),
        ('"Smith, John", fraud', ("Smith, John", "fraud")),
        ('"say ""no""", #x', ('say "no"', "x")),
        ("one\ntwo, three\n", ("one", "two", "three")),
        ('"not closed, yet', ("not closed, yet",)),
        ('"#1", ##2', ("#1", "2")),
        ("border  security", ("border security",)),
        ('a "b" c', ('a "b" c',)),
    ],
)
def test_tags_are_read_from_a_line(line: str, tags: tuple[str, ...]) -> None:
    assert tags_of(line) == tags


TAGS = st.lists(st.text(alphabet='ab ",#\u00e9\u200d', min_size=1), max_size=5)


@given(TAGS)
def test_what_is_written_is_read_again(tags: list[str]) -> None:
    tidy = tuple(dict.fromkeys(tag for tag in (" ".join(tag.split()) for tag in tags) if tag))
    assert tags_of(tag_line(tidy)) == tidy


@pytest.mark.parametrize(
    ("line", "typed", "before"),
    [
        ("", ("", False), ""),
        ("mon", ("mon", False), ""),
        ("fraud, #mon", ("mon", False), "fraud,"),
        ('"a, b", "c, d', ("c, d", True), '"a, b",'),
        ("fraud, ", ("", False), "fraud,"),
    ],
)
def test_the_last_tag_is_being_typed(line: str, typed: tuple[str, bool], before: str) -> None:
    assert being_typed(line) == typed
    assert without_last(line) == before
