"""Annotations as Hypothesis exports them (https://h.readthedocs.io, API version 1).

A page note becomes a note on the whole article. A reply becomes a note on the passage of the annotation
it answers. Positions count in the web page, not in our text; the quoted words find the passage.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.annotations.exchange.fields import (
    Record,
    Refused,
    json_text,
    text_of,
    texts_of,
)
from newsreader.annotations.exchange.web_annotations import WHOLE, quote_anchor, stable_id
from newsreader.annotations.timestamps import utc_time
from newsreader.model import Anchor, ArticleIdentity, Note


def is_row(item: Record) -> bool:
    """Whether a JSON object looks like an annotation of Hypothesis."""
    return isinstance(item.get("uri"), str) and ("target" in item or "user" in item)


def read_row(row: Record, rows: Mapping[str, Record]) -> Note:
    """The note that a row holds; `rows` are all rows of the export by id. Raises Refused."""
    anchor, answered = _anchor(row, rows)
    identity = ArticleIdentity("", url=text_of(answered, "uri"), title=_title(answered))
    return Note(
        stable_id(f"hypothesis:{text_of(row, 'id')}" if row.get("id") else json_text(row)),
        identity,
        anchor,
        text_of(row, "text"),
        texts_of(row, "tags"),
        author=text_of(row, "user").removeprefix("acct:"),
        created=utc_time(text_of(row, "created")),
        modified=utc_time(text_of(row, "updated")),
    )


def _anchor(row: Record, rows: Mapping[str, Record]) -> tuple[Anchor, Record]:
    """The passage, and the row that has it: the row itself, or the beginning of its thread."""
    references = texts_of(row, "references")
    if not references:
        return _selected(row), row
    for reference in references:
        if (first := rows.get(reference)) is not None and first is not row:
            return _selected(first), first
    raise Refused("it answers an annotation that is not in the file")


def _selected(row: Record) -> Anchor:
    targets = row.get("target", [])
    if not isinstance(targets, list) or not all(isinstance(target, dict) for target in targets):
        raise Refused("target is not a list")
    for target in targets:
        selectors = target.get("selector", [])
        if not isinstance(selectors, list):
            raise Refused("selector is not a list")
        if selectors:
            return quote_anchor(selectors)
    return WHOLE


def _title(row: Record) -> str:
    document = row.get("document")
    title = document.get("title") if isinstance(document, dict) else None
    if isinstance(title, list):
        title = next(iter(title), None)
    return title if isinstance(title, str) else ""
