"""A comparison as JSON: the public contract `newsreader.comparison/1`."""

from __future__ import annotations

import json
from typing import Any

from newsreader.model import Article, Comparison, Conflict, Judgement, Span

SCHEMA = "newsreader.comparison/1"


def comparison_as_json(comparison: Comparison) -> str:
    """The comparison as JSON text, one line, ending in a newline; the same input gives the same bytes."""
    story = comparison.story
    articles = [_article(comparison, version) for version in range(len(story.versions))]
    return json.dumps({"schema": SCHEMA, "articles": articles}, ensure_ascii=False) + "\n"


def _article(comparison: Comparison, version: int) -> dict[str, Any]:
    article = comparison.story.versions[version]
    return {
        "id": comparison.story.version_id(version),
        "path": article.path,
        "outlet": article.outlet,
        "title": article.headline,
        "published": article.published,
        "sha256": article.sha256,
        "sentences": [_sentence(comparison, version, index) for index in range(len(article.sentences))],
    }


def _sentence(comparison: Comparison, version: int, index: int) -> dict[str, Any]:
    story = comparison.story
    article = story.versions[version]
    sentence = article.sentences[index]
    return {
        "index": index,
        "start": sentence.start,
        "end": sentence.end,
        "text": article.sentence_text(index),
        "role": sentence.role,
        "colour": comparison.colour(version, index),
        "against": [
            _judgement(judgement, story.version_id(other), article, story.versions[other])
            for other, judgement in comparison.against(version, index)
        ],
    }


def _judgement(judgement: Judgement, other: str, here: Article, there: Article) -> dict[str, Any]:
    return {
        "article": other,
        "verdict": judgement.verdict,
        "confidence": round(judgement.confidence, 3),
        "partial": judgement.partial,
        "matches": [{"sentence": m.sentence, "score": round(m.score, 3)} for m in judgement.matches],
        "conflicts": [_conflict(conflict, here, there) for conflict in judgement.conflicts],
        "why": list(judgement.why),
    }


def _conflict(conflict: Conflict, here: Article, there: Article) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "here": _span(conflict.here, here),
        "there": {"sentence": conflict.sentence, **_span(conflict.there, there)},
    }


def _span(span: Span, article: Article) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
