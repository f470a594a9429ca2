"""Texts cut into paragraphs and sentences, whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Article
from newsreader.sources import article_from_text
from newsreader.sources.formats.markdown import readable_markdown

PIECES = st.sampled_from(
    [
        *(
            "-----",
            "* * *",
            "___",
            "…",
            "—",
            "\u200b",
            "\ufeff",
            "\u202e",
            "\x00",
            "(",
            "”",
            '"',
            "!?",
            "é",
            ".",
        ),
        *("\n", "\n\n", "\x0c", "\v", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", " ", "\t", "\x1c"),
        *("Advertisement", "By Ann Lee", "ISLAMABAD: ", "Fire closes port", "It is shut. Twice."),
        *("# ", "- ", "> "),
    ]
)


def _check(article: Article) -> None:
    covered = [False] * len(article.text)
    for number, paragraph in enumerate(article.paragraphs):
        assert paragraph.first <= paragraph.last
        inside = article.sentences[paragraph.first : paragraph.last + 1]
        assert all(sentence.paragraph == number for sentence in inside)
    for sentence in article.sentences:
        assert sentence.start < sentence.end
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    assert not any(
        not char.isspace() and not is_covered for char, is_covered in zip(article.text, covered, strict=True)
    )
    assert sum(p.last - p.first + 1 for p in article.paragraphs) == len(article.sentences)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_every_paragraph_has_a_sentence_and_every_word_is_in_one(pieces: list[str]) -> None:
    _check(article_from_text("".join(pieces)))
    text, blocks = readable_markdown("".join(pieces))
    _check(article_from_text(text, blocks=blocks))


@pytest.mark.parametrize("rule", ["-----", "***", "____________", "· · ·", "Advertisement", "©"])
def test_rules_and_furniture_have_a_sentence(rule: str) -> None:
    article = article_from_text(
        f"Fire closes port\n\n{rule}\n\nIt is shut, the chief said on Tuesday.\n\n{rule}"
    )
    assert [article.sentence_text(p.first) for p in article.paragraphs] == [
        "Fire closes port",
        rule,
        "It is shut, the chief said on Tuesday.",
        rule,
    ]


def test_a_language_that_is_told_cuts_the_sentences() -> None:
    text = "Der Wagen hielt am 3. Oktober. Niemand sah ihn."
    assert article_from_text(text, language="de-AT").language == "de-AT"
    assert len(article_from_text(text, language="de-AT").sentences) == 2
