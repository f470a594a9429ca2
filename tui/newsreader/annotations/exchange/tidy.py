"""Notes on a story as a tidy table (CSV): a row for each tag of each note, a column for each thing known."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from newsreader.annotations.anchoring import Ambiguous, Finding, Placed
from newsreader.annotations.exchange.csv_table import guarded
from newsreader.annotations.exchange.registry import Document, Export
from newsreader.model import WHOLE, Comparison, Note, Story, Verdict

COLUMNS = (
    *("note", "tag", "comment", "author", "colour", "created", "modified", "scope", "state"),
    *("version", "outlet", "published", "address", "paragraph", "sentence", "sentence_text"),
    *("passage", "start", "end", "verdict", "confirmed_by", "rephrased_by", "omitted_by", "contested_by"),
)
"""Paragraphs and sentences count from 0, as in all JSON; start and end are code points of the text."""


def to_tidy(export: Export) -> Document:
    """Raises ValueError without a story."""
    if export.story is None:
        raise ValueError("the table is that of one story")
    return Document(_rows(export, export.story))


def _rows(export: Export, story: Story) -> Iterator[bytes]:
    comparison = export.compared()
    yield _line(COLUMNS)
    for note in export.notes:
        for version, finding, _ in export.findings(note):
            cells = _note_cells(note) | _place_cells(note, story, version, finding, comparison)
            for tag in note.tags or ("",):
                yield _line(tuple(str((cells | {"tag": tag}).get(name, "")) for name in COLUMNS))


def _note_cells(note: Note) -> dict[str, object]:
    return {
        "note": note.id,
        "comment": note.comment,
        "author": note.author,
        "colour": note.colour.value,
        "created": note.created,
        "modified": note.modified,
        "scope": "article" if note.anchor == WHOLE and not note.also else note.scope.value,
        "passage": note.first_words,
    }


def _place_cells(
    note: Note, story: Story, version: int | None, finding: Finding, comparison: Comparison | None
) -> dict[str, object]:
    """Where a passage stands, and what the other versions do with its first sentence."""
    if version is None:
        return {"state": "orphan", "outlet": note.article.outlet, "address": note.article.url}
    article = story.versions[version]
    cells: dict[str, object] = {
        "state": "asked" if isinstance(finding, Ambiguous) else "orphan",
        "version": story.version_id(version),
        "outlet": article.outlet,
        "published": article.published,
        "address": article.url,
    }
    if note.anchor == WHOLE:
        return cells | {"state": "placed"}
    if not isinstance(finding, Placed) or not article.sentences:
        return cells
    sentence = article.sentences[article.sentence_at(finding.span.start)]
    cells |= {
        "state": "placed",
        "paragraph": sentence.paragraph,
        "sentence": sentence.index,
        "sentence_text": article.sentence_text(sentence.index),
        "passage": article.text[finding.span.start : finding.span.end],
        "start": finding.span.start,
        "end": finding.span.end,
    }
    if comparison is None:
        return cells
    against = comparison.against(version, sentence.index)

    def those(*verdicts: Verdict) -> str:
        return " ".join(story.version_id(other) for other, one in against if one.verdict in verdicts)

    return cells | {
        "verdict": comparison.colour(version, sentence.index) or "",
        "confirmed_by": those(Verdict.CONFIRMED),
        "rephrased_by": those(Verdict.REPHRASED),
        "omitted_by": those(Verdict.OMITTED),
        "contested_by": " ".join(story.version_id(other) for other, one in against if one.conflicts),
    }


def _line(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return line.getvalue().encode("utf-8")
