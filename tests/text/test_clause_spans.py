"""Sentences cut into clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Article
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.bare import bare_article
from newsreader.text.clause_spans import clause_spans
from newsreader.text.clauses import outline
from newsreader.text.words import read_words
from tests.support.making import article

PIECES = """Ilse said mill was won, and but which “the fair” (in Hollum) — -- : ; . Rep. Brandt 3,000 goats "
    ' … or nor while e\u0301 \u200b 水車 ... burnt-out down ! ? Why not U.S. said said""".split()


def clauses(made: Article) -> list[list[str]]:
    """The clauses of every sentence of an article, as they are written."""
    made = bare_article(made)
    words = read_words(made)
    built = outline(made, list(enumerate(words)))
    found = []
    for sentence in made.sentences:
        spans = clause_spans(made.text, sentence, words[sentence.index], built[sentence.index])
        assert (spans[0].start, spans[-1].end) == (sentence.start, sentence.end)
        for before, behind in pairwise(spans):
            assert before.end <= behind.start
            assert not made.text[before.end : behind.start].strip()
        found.append([made.text[span.start : span.end] for span in spans])
    return found


@pytest.mark.parametrize(
    "written",
    [
        "The mill burnt down on Monday.",
        "The mill burnt down, | which forced the council of Hollum to move.",
        "The bill renamed the old harbour of Hollum | and ordered its display in all public schools.",
        "Brandt and Holm won the fair.",
        "“It was never about money,” Ilse Brandt told reporters.",
        "Brandt called it | “a patient pair of hands”.",
        "“The mill is weak. | Goats must be tough.”",
        "Rep. Ilse Brandt of Hollum won.",
    ],
)
def test_where_clauses_begin(written: str) -> None:
    assert clauses(article(written.replace(" | ", " "))) == [written.split(" | ")]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([" ", "", "\n", "  "]))
def test_the_clauses_of_any_sentence_tile_it(pieces: list[str], between: str) -> None:
    clauses(article_from_text(between.join(pieces)))


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_the_clauses_of_any_text_tile_its_sentences(text: str) -> None:
    clauses(article_from_text(text))
