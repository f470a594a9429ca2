"""Which version and which sentence an annotation is on."""

from __future__ import annotations

from dataclasses import replace

from newsreader.annotations.placing import overlap, sentence_of, version_of
from newsreader.model import Anchor, ArticleIdentity, Span, Story
from tests.support.making import bridge_story

STORY, _ = bridge_story()
A, B, C = STORY.versions


def test_a_version_is_known_by_what_stays_when_its_text_changes() -> None:
    changed = ArticleIdentity("00" * 32, path="Gazette.txt")
    assert version_of(changed, STORY) == 1
    assert version_of(ArticleIdentity("00" * 32, outlet="Wire", title=""), STORY) is None
    assert version_of(ArticleIdentity(""), STORY) is None


def test_copies_are_told_apart_or_not_at_all() -> None:
    copy = replace(A, path="copy.txt")
    story = Story("Copies", (A, copy))
    assert version_of(ArticleIdentity.of(copy), story) == 1
    assert version_of(ArticleIdentity(A.sha256), story) is None


def test_a_passage_is_a_sentence_when_most_of_both_is_shared() -> None:
    first, second = A.sentences[0], A.sentences[1]
    assert sentence_of(Anchor.of(A.text, Span(first.start, first.end - 1)), A) == 0
    assert sentence_of(Anchor.of(A.text, Span(first.start, first.start + 5)), A) is None
    assert sentence_of(Anchor.of(A.text, Span(first.start, second.end)), A) in (0, None)
    assert sentence_of(Anchor.of(A.text, Span(0, len(A.text))), A) is None


def test_overlap_is_shared_over_covered() -> None:
    assert overlap(Span(0, 10), Span(5, 15)) == 5 / 15
    assert overlap(Span(0, 5), Span(5, 9)) == 0
    assert overlap(Span(3, 8), Span(3, 8)) == 1
