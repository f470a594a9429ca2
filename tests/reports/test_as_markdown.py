"""Markdown for a desk: what it holds, and that nothing of an article becomes markup."""

from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt

from newsreader.reports.as_markdown import outline_as_markdown
from newsreader.reports.in_words import names_in_words
from newsreader.reports.outline import Outline, Part
from tests.support.reported import hostile, sample


def test_a_desk_finds_what_it_looks_for() -> None:
    outline = sample("harbour-fire")
    lines = outline_as_markdown(outline).splitlines()
    assert lines[0] == "# Fire at Vessmouth harbour" and outline.result.in_words in lines[2]
    assert "  - **17**: The Morning Blare (C1, C4)" in lines
    headings = [line for line in lines if line.startswith("## ")]
    assert headings[0] == "## What they disagree on" and "## What each leaves out" in headings
    todo = [line for line in lines if line.startswith("- [ ] ")]
    assert len(todo) >= len(outline.to_check) > 0
    assert sum("SHA-256" in line for line in lines) == 4


def test_nothing_of_an_article_is_markup() -> None:
    text = outline_as_markdown(hostile())
    tokens = MarkdownIt("commonmark").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {"text", "strong_open", "strong_close", "code_inline", "softbreak"}
    assert {child.type for child in inner} <= kinds
    assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
    assert not set("\x1b\u202e\u2069\ud800") & set(text)


def test_parts_can_be_left_out() -> None:
    outline = replace(sample("harbour-fire"), parts=frozenset({Part.DISPUTES}))
    assert [line for line in outline_as_markdown(outline).splitlines() if line.startswith("##")] == [
        "## What they disagree on"
    ]


def test_many_names_are_cut_short() -> None:
    assert names_in_words(list("abcdef")) == "a, b, c, d, e, f"
    assert names_in_words(list("abcdefgh")) == "a, b, c, d, e and 3 more"


def test_the_same_story_is_the_same_text() -> None:
    outline = sample("border-security")
    assert outline_as_markdown(outline) == outline_as_markdown(Outline(outline.comparison))
