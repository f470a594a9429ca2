"""What is taken out of HTML, and what is text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.sources.formats.html_text import html_text


def test_html_text() -> None:
    assert html_text("<p>One<br>two</p><!-- x --><style>p {}</style><img alt='A quay'>").split() == [
        "One",
        "two",
        "A",
        "quay",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<o>a</o> <John>", "<o>a</o> <John>"),
        ("a<b and c>d", "a<b and c>d"),
        ("<input disabled>a<br/>b", "a\nb"),
        ("<td data-x>a", "\na"),
        ("a < b > c <3", "a < b > c <3"),
        ("<!DOCTYPE html><p>a", "\na"),
        ("<?xml version='1.0'?>a", "a"),
        ("<![CDATA[a]]>b", "ab"),
        ("<![CDATA[a", "<![CDATA[a"),
        ("<SCRIPT>x</SCRIPT>a<style>y</style>", "a"),
        ("<script>a", "a"),
        ("a &lt;b&gt; &#233; &#x2014; &amp;amp; AT&T; &nosuch;", "a <b> é — &amp; AT&T; &nosuch;"),
        ("&#" + "9" * 6000 + ";", "&#" + "9" * 6000 + ";"),
        ("<img alt=quay><img alt='a &quot;b&quot;'>", 'quaya "b"'),
        ("<a href='x>y'>a</a>", "a"),
    ],
)
def test_what_is_text_and_what_is_not(source: str, text: str) -> None:
    assert html_text(source) == text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>/!?-[]CDAT'\"= abimgscript&#;9\n", max_size=60))
def test_any_html_is_read(source: str) -> None:
    text = html_text(source)
    if "<" not in source and "&" not in source:
        assert text == source


@pytest.mark.parametrize(
    "shape",
    [
        *(
            "<",
            "<a ",
            "<!--",
            "<?a",
            "<![CDATA[",
            "<a b='",
            '<a b="',
            "<script>",
            "<style> ",
            "&",
            "&#9",
            "<a b",
        ),
        ' <a b=" x=" y=" z="',
        " <a b=' x=\" y=' z=\"",
    ],
)
def test_no_shape_takes_longer_than_its_length(shape: str) -> None:
    """Where the time grows with the square of the length, this takes from minutes to hours."""
    assert html_text("a" + shape * (400_000 // len(shape)) + "\n.").startswith("a")
