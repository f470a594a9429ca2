"""Which words of articles are not what they seem, where they stand, and what they are read as."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.analysis.deceptive import deceptions
from newsreader.model import Story
from newsreader.reports.as_markdown import outline_as_markdown
from newsreader.reports.html.page import outline_as_html
from newsreader.reports.outline import LISTED, Outline
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.bare import count_deceptive
from newsreader.text.deceptive import Trick, find_deceptive
from tests.support.deceiving import ALPHABETS, HIDDEN, with_hidden, with_lookalikes
from tests.support.making import article, comparison

TEXT = (
    "Fire at the d\u200bep\u200bot\n\nNobody was \u202etruh\u202c.\n\n"
    "The m\u0430yor s\u0430id so. \u2066\u2069"
)


def test_each_word_tells_where_it_stands_and_what_it_is_read_as() -> None:
    found = deceptions(Story("", (article_from_text("All is well."), article_from_text(TEXT))))
    assert [(one.version, one.sentence, one.line, one.read) for one in found] == [
        (1, 0, 1, "depot"),
        (1, 1, 3, "truh."),
        (1, 2, 5, "mayor"),
        (1, 2, 5, "said"),
        (1, 2, 5, ""),
    ]
    assert [one.in_words for one in found] == [
        "2 hidden characters (U+200B zero width space, 2 times), read as depot",
        "2 characters that turn the direction (U+202E right-to-left override; "
        "U+202C pop directional formatting), read as truh.",
        "1 lookalike letter (U+0430 cyrillic small letter a), read as mayor",
        "1 lookalike letter (U+0430 cyrillic small letter a), read as said",
        "2 characters that turn the direction (U+2066 left-to-right isolate; "
        "U+2069 pop directional isolate), with no word",
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(ALPHABETS), st.text(max_size=60))
def test_all_that_is_counted_is_in_a_word(seed: int, alphabet: dict[str, str], more: str) -> None:
    chance = random.Random(seed)
    text = with_hidden(with_lookalikes("The mayor of Velm said so.", alphabet, chance), HIDDEN, chance) + more
    counted = count_deceptive(text)
    tricks = [one.trick for one in find_deceptive(text)]
    assert tricks.count(Trick.HIDDEN) == counted.zero_width
    assert tricks.count(Trick.BIDI) == counted.bidi
    assert tricks.count(Trick.LOOKALIKE) == counted.lookalikes
    found = deceptions(Story("", (article_from_text(text),)))
    assert sum(len(one.characters) for one in found) == len(tricks)
    for one in found:
        assert text[one.word.start : one.word.end] == one.written
        assert all(one.word.start <= found.at < one.word.end for found in one.characters)
        assert all(text[found.at] == found.character for found in one.characters)


def test_what_the_script_of_a_text_needs_is_none_of_it() -> None:
    assert find_deceptive("می\u200cخواهم ❤\ufe0f שלום\u200f (Shalom)") == ()


def test_reports_list_the_words_and_keep_them_from_hiding() -> None:
    many = " ".join(["d\u200bepot"] * (LISTED + 5))
    story = Story("Fire", (article(f"The {many} burns."), article("The depot <b>burns</b>\u202e.")))
    outline = Outline(comparison(story, {}))
    markdown, html = outline_as_markdown(outline), outline_as_html(outline)
    assert (
        "- A1, line 1: “d\ufffdepot”, 1 hidden character (U+200B zero width space), read as depot" in markdown
    )
    assert "- and 5 more" in markdown and "and 5 more" in html
    assert "“&lt;b&gt;burns&lt;/b&gt;\ufffd.”" in html
    assert not {"\u200b", "\u202e"} & set(markdown + html)


def test_reports_say_nothing_where_all_is_as_it_seems() -> None:
    outline = Outline(comparison(Story("Fire", (article("It burns."), article("It burnt."))), {}))
    assert "it seems" not in outline_as_markdown(outline) + outline_as_html(outline)
