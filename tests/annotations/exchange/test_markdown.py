"""Notes as Markdown: readable, and only ever text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsreader.annotations.exchange.markdown import escaped, to_markdown
from newsreader.model import WHOLE, ArticleIdentity, Note, Passage, Scope
from tests.support.making import article
from tests.support.making_notes import HOSTILE, NOTES, hostile_note, note_on
from tests.support.noting_play import made_on

TEXT = "The fire began on Tuesday. Twelve people were hurt."
PLAIN = {"paragraph_open", "inline", "paragraph_close"}
WORDS = {"text", "text_special", "softbreak", "hardbreak"}


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(tokens: list[Token]) -> str:
    """What a reader sees of text tokens."""
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= WORDS, [child.type for child in children]
    return "".join("\n" if child.type.endswith("break") else child.content for child in children)


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_stays_text(text: str) -> None:
    tokens = parsed(escaped(text))
    assert {token.type for token in tokens} <= PLAIN
    shown(tokens)


@pytest.mark.parametrize(
    "text",
    [
        "# title",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "> quote",
        "```\ncode\n```",
        "    indented",
        "a\n===",
        "a\n---",
        "***",
        "| a | b |\n|---|---|\n| c | d |",
        "<script>alert(1)</script>",
        "<!-- gone -->",
        "[link](javascript:alert(1))",
        "![image](http://example.org/a.png)",
        "[ref]: http://example.org",
        "<http://example.org>",
        "&lt;b&gt; &#65;",
        "*a* _b_ **c** __d__ ~~e~~ `f`",
        "a\\\nb",
        "trailing  \nspaces",
        "\\*not bold\\*",
        "$x$ {{ template }} {#id}",
    ],
)
def test_markup_is_shown_as_it_was_written(text: str) -> None:
    expected = "\n".join(line.strip() for line in text.split("\n"))
    assert shown(parsed(escaped(text))) == expected


@pytest.mark.parametrize("text", ["see www.example.org", "see http://example.org", "ask me@example.org"])
def test_addresses_do_not_become_links(text: str) -> None:
    assert escaped(text) != text
    assert shown(parsed(escaped(text))) == text


def test_plain_words_stay_readable() -> None:
    text = "“We will rebuild,” Mr. Tarrow said (twice) - 12 people, 3.5 million; it's over!"
    assert escaped(text) == text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_tamed(name: str) -> None:
    data = to_markdown([hostile_note(HOSTILE[name])]).decode("utf-8")
    assert not [c for c in data if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0]
    assert not any(
        token.type in ("html_block", "fence", "code_block", "table_open") for token in parsed(data)
    )


@given(st.lists(NOTES, max_size=3))
def test_notes_are_headings_quotations_and_text(notes: list[Note]) -> None:
    tokens = parsed(to_markdown(notes).decode("utf-8"))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "inline", "blockquote", "hr"}
    headings = [token for token in tokens if token.type == "heading_open"]
    assert [token.tag for token in headings[:1]] == ["h1"]
    assert {token.tag for token in headings[1:]} <= {"h2"}


def test_notes_stand_under_their_article_in_the_order_of_the_text() -> None:
    late = note_on(TEXT, "Twelve people were hurt.", comment="Who counted?", tags=("figure",), author="Ada")
    early = note_on(TEXT, "The fire", comment="Which?\n\nThat of 2019?", created="2026-01-31T12:00:00.000Z")
    other = replace(
        late, article=ArticleIdentity("", title="Else\nwhere", outlet="Wire"), comment="", tags=()
    )
    assert to_markdown([late, other, early]).decode("utf-8") == (
        "# Notes\n\n"
        "## Fire\n\n"
        "Courier · https\\://example.org/fire\n\n"
        "> The fire\n\n"
        "Which?\\\nThat of 2019?\n\n"
        "— 2026-01-31T12:00:00.000Z\n\n"
        "---\n\n"
        "> Twelve people were hurt.\n\n"
        "Who counted?\n\n"
        "Tags: *figure*\n\n"
        "— Ada\n\n"
        "---\n\n"
        "## Else where\n\n"
        "Wire\n\n"
        "> Twelve people were hurt.\n\n"
        "— Ada\n\n"
        "---\n"
    )


def test_what_has_changed_since_a_passage_was_marked_is_told() -> None:
    here = article("The captain was convicted on Monday.", outlet="Courier")
    note = replace(made_on(here, "was convicted", "why?"), quoted="was acquitted")
    text = to_markdown([note]).decode("utf-8")
    assert "*words changed since: “acquitted” → “convicted”*" in text


def test_what_a_note_is_on_is_told() -> None:
    here, there = (article(words, outlet=name) for words, name in (("Ten sank.", "A"), ("Nine sank.", "B")))
    pair = made_on(here, "Ten", "why?")
    beside = Passage(ArticleIdentity.of(there), made_on(there, "Nine").anchor)
    notes = [
        replace(pair, scope=Scope.PAIR, also=(beside,)),
        replace(pair, scope=Scope.CLAIM),
        replace(pair, anchor=WHOLE),
        replace(pair, answers="x"),
    ]
    text = to_markdown(notes).decode("utf-8")
    for words in (
        "Beside it, B: “Nine”",
        "On the claim, wherever it is told",
        "On the whole article",
        "In reply to another note",
    ):
        assert text.count(words) == 1
