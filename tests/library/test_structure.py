"""The sentences of an article come out of few bytes as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.structure import packed, unpacked
from newsreader.sources import article_from_text
from tests.support.pages import BODY, TITLE


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Rain fell. ", "\n\n", "LONDON (AP) — He left. ", "İ", "## ", "a"])).map(
        "".join
    )
)
def test_any_article_is_what_it_was(text: str) -> None:
    article = article_from_text(text)
    assert unpacked(packed(article), article.text) == (article.sentences, article.paragraphs)


def test_a_dateline_and_the_roles_are_kept() -> None:
    article = article_from_text("\n\n".join([TITLE, f"VESSMOUTH: {BODY[0]}", *BODY[1:]]), title=TITLE)
    assert any(sentence.claim_start > sentence.start for sentence in article.sentences)
    assert unpacked(packed(article), article.text) == (article.sentences, article.paragraphs)
    assert len(packed(article)) <= 5 * len(article.sentences)


@given(st.binary(max_size=60))
def test_bytes_that_are_damaged_are_never_taken_for_sentences_beyond_the_text(data: bytes) -> None:
    text = "Rain fell. It was cold."
    try:
        sentences, paragraphs = unpacked(data, text)
    except ValueError:
        return
    assert all(0 <= s.start <= s.end <= len(text) for s in sentences)
    assert all(0 <= s.paragraph < len(paragraphs) for s in sentences)


def test_what_was_cut_off_is_damaged() -> None:
    article = article_from_text("Rain fell. It was cold.")
    with pytest.raises(ValueError, match="damaged"):
        unpacked(packed(article)[:-1], article.text)
