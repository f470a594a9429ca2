"""The way from a text to its bare form and back."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Article, Story
from newsreader.sources.segment.articles import article_from_text
from newsreader.sources.segment.blocks import Block
from newsreader.text.bare import Deceptive, bare, bare_article, bare_story, count_deceptive
from newsreader.text.matching import find_pattern, find_words
from newsreader.text.word_diff import word_diff
from tests.support.deceiving import ALPHABETS, CYRILLIC, HIDDEN, with_hidden, with_lookalikes

TEXT = """Mayor Opens Depot

VELM — The mayor of Velm opened the old depot on Monday. "It cost 12.5 million crowns," said Ms. Ona Birk. \
“Was it worth it?”

About the town

It has 3,000 inhabitants.  Mr. Holt, of the U.S. embassy, did not come (he was ill)."""
PIECES = ("a", "b. ", "B", " ", "\n", "\n\n", "е", "3", "“", ".", "。", *HIDDEN[:12], "\u3164")


def tiles(article: Article) -> bool:
    """Whether only white space lies before, between and behind its sentences, and none around them."""
    at, text = 0, article.text
    for s in article.sentences:
        whole = text[s.start : s.end]
        if (
            text[at : s.start].strip()
            or not at <= s.start <= s.claim_start <= s.end
            or whole != whole.strip()
        ):
            return False
        at = s.end
    return not text[at:].strip()


@given(st.integers(0, 1 << 20), st.sampled_from(ALPHABETS))
def test_an_article_is_cut_as_its_bare_form(seed: int, alphabet: dict[str, str]) -> None:
    chance = random.Random(seed)
    deceptive = with_hidden(with_lookalikes(TEXT, alphabet, chance), HIDDEN, chance)
    article = article_from_text(deceptive)
    assert article.text == deceptive
    assert tiles(article)
    assert bare_article(article) == article_from_text(bare(deceptive).text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_sentences_of_any_text_tile_it(text: str) -> None:
    article = article_from_text(text)
    assert tiles(article)
    for paragraph in article.paragraphs:
        assert 0 <= paragraph.first <= paragraph.last < len(article.sentences)
    shadow = bare_article(article)
    assert all(0 <= s.start <= s.claim_start <= s.end <= len(shadow.text) for s in shadow.sentences)


@given(st.text(st.sampled_from("ab е\u200b\u3164\n1"), max_size=20))
def test_every_stretch_leads_back_to_what_it_came_from(text: str) -> None:
    plain = bare(text)
    for start in range(len(plain.text)):
        for end in range(start, len(plain.text) + 1):
            span = plain.span(start, end)
            found = bare(text[span.start : span.end]).text
            assert len(found) == end - start
            assert plain.index(span.start) == start


def test_paragraphs_that_are_known_are_those_of_the_text() -> None:
    text = "\u200bOne.\u200b\n\n\u200b\n\nTwo."
    article = article_from_text(text, blocks=[Block(0, 6), Block(8, 9), Block(11, 15)])
    assert [text[s.start : s.end] for s in article.sentences] == ["\u200bOne.\u200b\n\n\u200b", "Two."]
    assert len(article.paragraphs) == 2


def test_a_plain_text_is_its_own_bare_form() -> None:
    article = article_from_text(TEXT, outlet="Café")
    assert bare(TEXT).text is TEXT
    assert bare_article(article) is article
    story = Story("", (article,))
    assert bare_story(story) is story


def test_an_outlet_is_found_by_the_name_that_is_seen() -> None:
    story = Story(
        "", (article_from_text("One.", outlet="The Со\u200burier"), article_from_text("Two.", outlet="Wire"))
    )
    assert bare_story(story).versions_named(["the courier"]) == {0}


def test_what_is_deceptive_is_counted_and_told() -> None:
    found = count_deceptive("The dе\u200bpоt\u202e of \u3164Velm")
    assert found == Deceptive(zero_width=2, bidi=1, lookalikes=2)
    assert found.in_words == "3 hidden characters, 2 lookalike letters"
    assert count_deceptive("a d\u200bepot").in_words == "1 hidden character"
    assert count_deceptive(TEXT).in_words == ""


def test_words_are_found_as_they_are_seen() -> None:
    text = "The de\u200bpot, dероt or dep\u3164ot. Seen 1\u200b2 times."
    assert [text[hit.start : hit.end] for hit in find_words(text, "Depot")] == [
        "de\u200bpot",
        "dероt",
        "dep\u3164ot",
    ]
    assert [text[hit.start : hit.end] for hit in find_pattern(text, "\\d{2}")] == ["1\u200b2"]
    assert len(find_words(text, "dероt")) == len(find_words(text, "d\u00adepot")) == 3
    assert len(find_words("a depot", "d\u200bepоt")) == 1
    assert [hit.start for hit in find_pattern(text, "\u200b")] == [6, 35]


def test_what_is_written_otherwise_is_found_as_it_is_written() -> None:
    assert [hit.start for hit in find_words("The сор saw it.", "сор")] == [4]
    assert [hit.start for hit in find_words("Сор из избы", "сор")] == [0]


@given(st.integers(0, 1 << 20))
def test_words_that_look_alike_are_shared(seed: int) -> None:
    chance = random.Random(seed)
    text = "The mayor paid 12 crowns for the depot."
    other = with_hidden(with_lookalikes(text, CYRILLIC, chance), HIDDEN, chance)
    for one, two in ((text, other), (other, text)):
        stretches = word_diff(one, two)
        assert "".join(stretch.text for stretch in stretches) == one
        assert all(stretch.shared for stretch in stretches)
