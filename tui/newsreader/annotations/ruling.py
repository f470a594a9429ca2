"""Verdicts of a person as they are stored."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.placing import Unit
from newsreader.model import Anchor, Article, ArticleIdentity, Ruling, Span, Story, Verdict


def made_ruling(
    story: Story,
    identities: Sequence[ArticleIdentity],
    unit: Unit,
    verdict: Verdict,
    matches: Sequence[int],
    before: Ruling | None,
    author: str,
) -> Ruling:
    """A verdict of an author on a unit, in place of the one they gave before, if any; not stored yet.

    `matches` are sentences of the other version.
    """
    version, sentence, other = unit
    here, there = story.versions[version], story.versions[other]
    return Ruling(
        before.id if before else "",
        identities[version],
        sentence_anchor(here, sentence),
        identities[other],
        verdict,
        tuple(sentence_anchor(there, match) for match in matches),
        before.author if before else author,
        before.created if before else "",
        before.modified if before else "",
        before.imported if before else False,
        before.adjudicated if before else False,
    )


def sentence_anchor(article: Article, sentence: int) -> Anchor:
    """A sentence as a passage."""
    found = article.sentences[sentence]
    return Anchor.of(article.text, Span(found.start, found.end))
