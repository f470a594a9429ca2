"""Annotations as Hypothesis gives them: its API and its client's JSON (https://h.readthedocs.io, version 1).

A page note becomes a note on the whole article. A reply becomes a reply, on the passage of the annotation it
answers. Positions count in the web page, not in our text; the quoted words find the passage. Group and
permissions stay with the row, which is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newsreader.annotations.exchange.fields import (
    Record,
    Refused,
    json_text,
    listed,
    stable_id,
    text_of,
    texts_of,
)
from newsreader.annotations.exchange.foreign_annotations import plain, quote_of
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note


def is_row(item: Record) -> bool:
    """Whether a JSON object looks like an annotation of Hypothesis."""
    return isinstance(item.get("uri"), str) and ("target" in item or "user" in item)


def read_row(row: Record, rows: Mapping[str, Record]) -> Note:
    """The note that a row holds; `rows` are all rows of the export by id. Raises Refused."""
    anchor, answered = _anchor(row, rows)
    references = texts_of(row, "references") if row.get("references") is not None else ()
    note = Note(
        stable_id(f"hypothesis:{text_of(row, 'id')}" if row.get("id") else json_text(row)),
        ArticleIdentity("", url=text_of(answered, "uri"), title=_title(answered)),
        anchor,
        plain(row.get("text")),
        _tags(row),
        author=plain(row.get("user")).removeprefix("acct:"),
        created=utc_time(plain(row.get("created"))),
        modified=utc_time(plain(row.get("updated"))),
    )
    if references:
        note = replace(note, answers=stable_id(f"hypothesis:{references[-1]}"))
    return replace(note, origin=json_text(row))


def _tags(row: Record) -> tuple[str, ...]:
    tags = row.get("tags")
    if tags is None:
        return ()
    if not isinstance(tags, list):
        raise Refused("tags is not a list of texts")
    return tuple(dict.fromkeys(tag for tag in map(plain, tags) if tag))


def _anchor(row: Record, rows: Mapping[str, Record]) -> tuple[Anchor, Record]:
    """The passage, and the row that has it: the row itself, or the beginning of its thread."""
    references = texts_of(row, "references") if row.get("references") is not None else ()
    if not references:
        return _selected(row), row
    for reference in references:
        if (first := rows.get(reference)) is not None and first is not row:
            return _selected(first), first
    raise Refused("it answers an annotation that is not in the file")


def _selected(row: Record) -> Anchor:
    for target in listed(row.get("target")):
        if not isinstance(target, dict):
            raise Refused("target is not a list")
        selectors = listed(target.get("selector"))
        if selectors:
            return quote_of(selectors)
    return WHOLE


def _title(row: Record) -> str:
    document = row.get("document")
    return plain(document.get("title")) if isinstance(document, dict) else ""
