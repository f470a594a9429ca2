"""What is kept of an article to find others like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.grouping.features import PAIRS, SIGNATURE, WORDS, Features, features, said, tokens_of
from newsreader.model import Article
from newsreader.sources import article_from_text
from tests.support.collecting import TOLD

FERRY = TOLD["ferry"][0]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_it_is_the_same_after_it_was_packed(text: str) -> None:
    kept = features(article_from_text(text))
    assert Features.unpacked(kept.packed()) == kept
    assert len(kept.signature) == min(len(kept.words), SIGNATURE) or len(kept.words) == 1


@given(
    st.lists(st.sampled_from(["U.S.", "1,5", "sea", "Bé", "東", "n't", *".,;:()'’\"“”!?- \n1"])).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_its_words_are_those_of_its_sentences_whatever_marks_stand_around_them(text: str) -> None:
    article = article_from_text(text)
    told = [token for _, tokens in said(article) for token in tokens] + tokens_of(article.title)
    assert features(article).words.keys() == {token.number & 0xFFFF for token in told}


def test_it_does_not_grow_with_the_article() -> None:
    words = " ".join(f"Word{number} follows" for number in range(3000))
    kept = features(article_from_text(f"A long list\n\n{words}."))
    assert len(kept.words) <= WORDS and len(kept.pairs) <= PAIRS and len(kept.packed()) < 600


def test_names_are_words_with_a_capital_inside_a_sentence_and_numbers() -> None:
    kept = features(article_from_text("Trial begins\n\nYesterday the judge heard Marlow for 12 hours."))
    assert len(kept.names) == 2
    assert len(kept.title) == 2


def test_a_title_that_does_not_stand_in_the_text_counts_as_its_headline() -> None:
    text = article_from_text("the ferry ran aground.")
    titled = Article(text.text, text.sentences, text.paragraphs, title="Rudder failed")
    assert features(titled).title > features(text).title


def test_an_article_of_one_word_is_found_by_another_one_of_it() -> None:
    kept = features(article_from_text("Shut."))
    assert len(kept.signature) == 2
    assert features(article_from_text("* * *")).signature == []


@pytest.mark.parametrize("text", ["東京で地震がありました。", "Землетрясение в Токио.", "टोक्यो में भूकंप आया।"])
def test_words_of_any_script_count(text: str) -> None:
    assert len(features(article_from_text(text)).words) > 1
