"""A comparison as JSON: the public contract `newsreader.comparison/1`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsreader.model import (
    Article,
    Claim,
    Comparison,
    Conflict,
    Dispute,
    Judgement,
    Match,
    Span,
    Story,
    WordingShift,
)
from newsreader.model.comparison import ENGINE
from newsreader.reports.analyses_as_json import analyses_as_data, mention_as_data
from newsreader.reports.outline import Outline
from newsreader.text.bare import count_deceptive
from newsreader.text.json_escapes import escaped

SCHEMA = "newsreader.comparison/1"


def comparison_as_json(comparison: Comparison) -> str:
    """A comparison of which there is no outline yet as `outline_as_json` writes it."""
    return outline_as_json(Outline(comparison))


def outline_as_json(outline: Outline) -> str:
    """The comparison as JSON text, one line, ending in a newline; the same input gives the same bytes.

    What a terminal would obey or hide is written as escapes, so that it may be printed anywhere.
    """
    comparison, story = outline.comparison, outline.story
    comparison.explain()
    report = {
        "schema": SCHEMA,
        "articles": [_article(comparison, version) for version in range(len(story.versions))],
        "claims": [_claim(claim, story) for claim in comparison.claims],
        "disputes": [_dispute(dispute, comparison) for dispute in comparison.disputes],
        "copies": [[story.version_id(version) for version in group] for group in comparison.copies],
        "analyses": analyses_as_data(outline),
    }
    return escaped(json.dumps(report, ensure_ascii=False)) + "\n"


def schema_text() -> str:
    """The contract as a JSON Schema (draft 2020-12)."""
    return Path(__file__).with_name("comparison.schema.json").read_text("utf-8")


def _article(comparison: Comparison, version: int) -> dict[str, Any]:
    article = comparison.story.versions[version]
    inner = comparison.inner_conflicts[version] if comparison.inner_conflicts else ()
    return {
        "id": comparison.story.version_id(version),
        "path": article.path,
        "outlet": article.outlet,
        "title": article.headline,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "encoding": article.encoding,
        **({"beginning_only": True} if article.beginning_only else {}),
        "sha256": article.sha256,
        "hidden": asdict(count_deceptive(article.text)) | _deceptive(article, version),
        "sentences": [_sentence(comparison, version, index) for index in range(len(article.sentences))],
        "inner_conflicts": [_conflict(conflict, article, article) for conflict in inner],
        "unchecked": list(comparison.unchecked[version]) if comparison.unchecked else [],
    }


def _deceptive(article: Article, version: int) -> dict[str, Any]:
    """Where the characters are that are not what they seem; nothing of a text without any."""
    if not any(asdict(count_deceptive(article.text)).values()):
        return {}
    from newsreader.analysis.deceptive import deceptions_in  # few texts need it

    return {
        "deceptive": [
            {
                "sentence": one.sentence,
                "line": one.line,
                **_span(one.word, article),
                "read": one.read,
                "characters": [
                    {"at": found.at, "kind": found.trick, "name": found.name} for found in one.characters
                ],
            }
            for one in deceptions_in(article, version)
        ]
    }


def _sentence(comparison: Comparison, version: int, index: int) -> dict[str, Any]:
    story = comparison.story
    article = story.versions[version]
    sentence = article.sentences[index]
    return {
        "index": index,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "text": article.sentence_text(index),
        "role": sentence.role,
        "colour": comparison.colour(version, index),
        "contested": comparison.is_contested(version, index),
        "against": [
            _judgement(judgement, story.version_id(other), article, story.versions[other])
            for other, judgement in comparison.against(version, index)
        ],
    }


def _judgement(judgement: Judgement, other: str, here: Article, there: Article) -> dict[str, Any]:
    return {
        "article": other,
        "verdict": judgement.verdict,
        **({"unknown": True} if judgement.unknown else {}),
        "confidence": round(judgement.confidence, 3),
        "partial": judgement.partial,
        "matches": [_match(match) for match in judgement.matches],
        "conflicts": [_conflict(conflict, here, there) for conflict in judgement.conflicts],
        "why": list(judgement.why),
        "nearest": _match(judgement.nearest) if judgement.nearest else None,
        "missing": [_span(span, here) for span in judgement.missing],
        "unsure": judgement.is_unsure(),
        **_second(judgement),
        "differences": [_conflict(difference, here, there) for difference in judgement.differences],
        "shifts": [_shift(shift, here, there) for shift in judgement.shifts],
        "wording": [
            {"here": _span(w.here, here), "there": {"sentence": w.sentence, **_span(w.there, there)}}
            for w in judgement.wording
        ],
        "clauses": [{"start": c.start, "end": c.end, "told": c.told} for c in judgement.clauses],
    }


def _second(judgement: Judgement) -> dict[str, Any]:
    """Whose the verdict is, where it is not the engine's, and what that had said."""
    by = {"by": judgement.by} if judgement.by != ENGINE else {}
    return by | ({"engine": judgement.engine} if judgement.engine is not None else {})


def _match(match: Match) -> dict[str, Any]:
    return {"sentence": match.sentence, "score": round(match.score, 3)}


def _conflict(conflict: Conflict, here: Article, there: Article) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "here": _span(conflict.here, here),
        "there": {"sentence": conflict.sentence, **_span(conflict.there, there)},
        "likelihood": conflict.likelihood,
        "rule": conflict.rule,
    }


def _shift(shift: WordingShift, here: Article, there: Article) -> dict[str, Any]:
    return {
        "shift": shift.shift,
        "here": _span(shift.here, here),
        "there": {"sentence": shift.sentence, **_span(shift.there, there)},
    }


def _claim(claim: Claim, story: Story) -> dict[str, Any]:
    version, sentence = claim.representative
    told = {story.version_id(v): list(sentences) for v, sentences in enumerate(claim.told) if sentences}
    return {
        "id": claim.id,
        "told": told,
        "representative": {"article": story.version_id(version), "sentence": sentence},
    }


def _dispute(dispute: Dispute, comparison: Comparison) -> dict[str, Any]:
    story = comparison.story
    return {
        "kind": dispute.kind,
        "standing": dispute.standing,
        "likelihood": dispute.likelihood,
        "claim": dispute.claims[0] if dispute.claims else None,
        "claims": list(dispute.claims),
        "values": [
            {
                "value": camp.value,
                "witnesses": comparison.witnesses(camp.versions),
                "told": [mention_as_data(mention, story) for mention in camp.told],
            }
            for camp in dispute.camps
        ],
        "without": [story.version_id(version) for version in dispute.without],
    }


def _span(span: Span, article: Article) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
