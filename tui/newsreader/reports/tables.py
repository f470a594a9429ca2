"""A story as rows for spreadsheets and programs: public contracts, `newsreader.rows/1`.

Three tables: a row for each sentence and each other version, a row for each dispute, a row for each claim.
Columns may be added behind the others; none changes its meaning. Sentences count from 0, and offsets are code
points, as in the JSON of the comparison; articles are named by their letters.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from newsreader.analysis.saying import conflict_in_words
from newsreader.model import Judgement, Place
from newsreader.records import dataclass
from newsreader.reports.outline import Outline

SCHEMA = "newsreader.rows/1"
Value = str | int | float | bool | list[str] | list[int] | None
Row = Mapping[str, Value]
"""By column; None where there is nothing to be told."""

TEXT: dict[str, Any] = {"type": "string"}
INDEX: dict[str, Any] = {"type": "integer", "minimum": 0}
PROBABILITY: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
YES_NO: dict[str, Any] = {"type": "boolean"}
LETTERS: dict[str, Any] = {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]+$"}}
INDEXES: dict[str, Any] = {"type": "array", "items": INDEX}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: Mapping[str, Any]
    """Its values, as JSON Schema."""
    holds: str
    optional: bool = False
    """Whether it may be empty (in JSON: null)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of row."""

    name: str
    holds: str
    columns: tuple[Column, ...]
    rows: Callable[[Outline], Iterator[Row]]


def _sentences(outline: Outline) -> Iterator[Row]:
    story = outline.story
    claims = {
        Place(version, sentence): row.claim.id
        for row in outline.rows
        for version, told in enumerate(row.claim.told)
        for sentence in told
    }
    for one in outline.coverage:
        article = one.article
        for sentence in article.sentences:
            place = Place(one.version, sentence.index)
            here: dict[str, Value] = {
                "story": story.title,
                "article": one.id,
                "outlet": one.name,
                "path": article.path,
                "published": article.published or None,
                "sha256": article.sha256,
                "sentence": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "role": sentence.role.value,
                "text": article.sentence_text(sentence.index),
                "claim": claims.get(place),
            }
            found = outline.comparison.against(one.version, sentence.index)
            for other, judgement in found:
                yield here | _judged(outline, place, other, judgement)
            if not found:
                yield here | dict.fromkeys(column.name for column in SENTENCES.columns[len(here) :])


def _judged(outline: Outline, place: Place, other: int, judgement: Judgement) -> dict[str, Value]:
    story = outline.story
    here, there = story.versions[place.version].text, story.versions[other]
    conflicts = "; ".join(conflict_in_words(one, here, there.text) for one in judgement.conflicts)
    return {
        "other": story.version_id(other),
        "other_outlet": outline.name(other),
        "verdict": judgement.verdict.value,
        "confidence": round(judgement.confidence, 3),
        "unsure": judgement.is_unsure(outline.unsure),
        "unknown": judgement.unknown,
        "partial": judgement.partial,
        "contested": bool(judgement.conflicts),
        "conflicts": conflicts or None,
        "other_sentences": [match.sentence for match in judgement.matches],
        "other_text": " ".join(there.sentence_text(match.sentence) for match in judgement.matches) or None,
        "why": "; ".join(judgement.why) or None,
    }


def _disputes(outline: Outline) -> Iterator[Row]:
    story = outline.story
    for number, fact in enumerate(outline.facts):
        one = fact.dispute
        values = [
            {"value": camp.value, "articles": [story.version_id(version) for version in camp.versions]}
            for camp in one.camps
        ]
        first = one.camps[0].told[0]
        yield {
            "story": story.title,
            "dispute": number,
            "kind": one.kind.value,
            "standing": one.standing.value,
            "likelihood": round(one.likelihood, 3),
            "claim": one.claims[0] if one.claims else None,
            "article": story.version_id(first.version),
            "sentence": first.sentence,
            "text": story.versions[first.version].sentence_text(first.sentence),
            "in_words": " · ".join(f"{side.value}: {side.names}" for side in fact.sides),
            "values": json.dumps(values, ensure_ascii=False),
            "without": [story.version_id(version) for version in one.without],
        }


def _claims(outline: Outline) -> Iterator[Row]:
    story = outline.story
    for row in outline.rows:
        version, sentence = row.claim.representative
        tellers = [n for n, cell in enumerate(row.cells) if cell.is_told]
        silent = [n for n, cell in enumerate(row.cells) if not cell.is_told and not cell.unknown]
        yield {
            "story": story.title,
            "claim": row.claim.id,
            "article": story.version_id(version),
            "sentence": sentence,
            "text": outline.words(Place(version, sentence)),
            "told_by": [story.version_id(n) for n in tellers],
            "outlets": "; ".join(map(outline.name, tellers)),
            "witnesses": row.witnesses,
            "left_out_by": [story.version_id(n) for n in silent],
            "unknown_of": [story.version_id(n) for n, cell in enumerate(row.cells) if cell.unknown],
            "unsure_of": [story.version_id(n) for n, cell in enumerate(row.cells) if cell.unsure],
            "disputes": " ".join(row.disputes(range(len(row.cells)))) or None,
        }


SENTENCES = Table(
    "sentence",
    "What one other version does with one sentence; a sentence that makes no claim has one row without it.",
    (
        Column("story", TEXT, "Title of the story."),
        Column("article", {"type": "string", "pattern": "^[A-Z]+$"}, "Letter of the version."),
        Column("outlet", TEXT, "What the version is called."),
        Column("path", TEXT, "Its file, as it was named."),
        Column("published", TEXT, "ISO 8601.", optional=True),
        Column("sha256", {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "Of its text, as UTF-8."),
        Column("sentence", INDEX, "Index of the sentence."),
        Column("start", INDEX, "Code point of the text where it begins."),
        Column("end", INDEX, "Code point behind it."),
        Column("role", TEXT, "headline, standfirst, body, heading, boilerplate or correction."),
        Column("text", TEXT, "The sentence."),
        Column("claim", TEXT, "Id of the claim that it tells.", optional=True),
        Column(
            "other", {"type": "string", "pattern": "^[A-Z]+$"}, "Letter of the other version.", optional=True
        ),
        Column("other_outlet", TEXT, "What that is called.", optional=True),
        Column(
            "verdict",
            {"type": "string", "enum": ["confirmed", "rephrased", "omitted", None]},
            "What it does with the sentence.",
            optional=True,
        ),
        Column("confidence", PROBABILITY, "Probability that the verdict is right.", optional=True),
        Column("unsure", YES_NO, "Whether it may well be wrong.", optional=True),
        Column("unknown", YES_NO, "Whether too little of the other version could be read.", optional=True),
        Column("partial", YES_NO, "Whether a second claim of the sentence is missing there.", optional=True),
        Column("contested", YES_NO, "Whether the two are in conflict on a fact.", optional=True),
        Column("conflicts", TEXT, "The conflicts in words.", optional=True),
        Column(
            "other_sentences",
            INDEXES,
            "Indexes of the sentences there that tell it, the best first.",
            optional=True,
        ),
        Column("other_text", TEXT, "These sentences.", optional=True),
        Column("why", TEXT, "Reasons of the verdict.", optional=True),
    ),
    _sentences,
)
DISPUTES = Table(
    "dispute",
    "One fact on which versions differ, over all of them.",
    (
        Column("story", TEXT, "Title of the story."),
        Column("dispute", INDEX, "Index of the dispute."),
        Column("kind", TEXT, "Of fact: figure, date, place, name, outcome ..."),
        Column("standing", {"type": "string", "enum": ["asserted", "listed", "inner"]}, "How sure it is."),
        Column("likelihood", PROBABILITY, "Probability that a reader would call it a conflict."),
        Column("claim", TEXT, "Id of the claim that it is part of.", optional=True),
        Column("article", {"type": "string", "pattern": "^[A-Z]+$"}, "Letter of a version that tells it."),
        Column("sentence", INDEX, "Index of the sentence there."),
        Column("text", TEXT, "That sentence."),
        Column("in_words", TEXT, "Who says what."),
        Column("values", TEXT, "The same as JSON: a list of {value, articles}, the most witnesses first."),
        Column("without", LETTERS, "Versions that tell the claim and do not say this of it."),
    ),
    _disputes,
)
CLAIMS = Table(
    "claim",
    "One thing that is told, over all versions.",
    (
        Column("story", TEXT, "Title of the story."),
        Column("claim", TEXT, "Id, the same in whatever order the versions are given."),
        Column(
            "article", {"type": "string", "pattern": "^[A-Z]+$"}, "Letter of the version that tells it best."
        ),
        Column("sentence", INDEX, "Index of the sentence there."),
        Column("text", TEXT, "What that says, without its dateline."),
        Column("told_by", LETTERS, "Versions that tell it."),
        Column("outlets", TEXT, "What these are called."),
        Column("witnesses", INDEX, "How many independent ones they are: copies count once."),
        Column("left_out_by", LETTERS, "Versions that leave it out."),
        Column("unknown_of", LETTERS, "Versions that were not read far enough to tell."),
        Column("unsure_of", LETTERS, "Versions of which that is unsure."),
        Column("disputes", TEXT, "Kinds of fact of it that are in dispute.", optional=True),
    ),
    _claims,
)
TABLES = {table.name: table for table in (SENTENCES, DISPUTES, CLAIMS)}
