"""Read notes from a file of annotations: ours, any Web Annotations, or an export of Hypothesis."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from newsreader.annotations.exchange.fields import (
    Imported,
    Record,
    Refused,
    Unread,
    collected,
    done_from,
    json_text,
    listed,
)
from newsreader.annotations.exchange.hypothesis import is_row, read_row
from newsreader.annotations.exchange.jsonld import DONE, TEXTS, UNREAD
from newsreader.annotations.exchange.reading_notes import is_zotero, zotero_notes
from newsreader.annotations.exchange.web_annotations import is_annotation, read_annotation
from newsreader.model import Done, Note, Ruling

_Item = tuple[str, str, Any]
"""(place in the file, as it stands there, value)"""


def read_annotations(data: bytes) -> Imported:
    """The notes and rulings of a JSON document or of JSON lines. Never raises for what a file may hold.

    Reading the same file again gives the same ids. What cannot be read is reported and kept.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raw = data.decode("utf-8", "backslashreplace")
        return Imported(unread=(Unread("file", f"byte {error.start} is not UTF-8", raw),))
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if is_zotero(document):
        return collected(zotero_notes(document))
    items, unread = _items(text)
    rows = {
        value["id"]: value
        for _, _, value in items
        if isinstance(value, dict) and is_row(value) and isinstance(value.get("id"), str)
    }
    found = collected(((place, raw, _read(value, rows)) for place, raw, value in items), unread)
    return replace(found, texts=_texts(document), done=_done(document))


def _texts(document: Any) -> tuple[str, ...]:
    texts = document.get(TEXTS) if isinstance(document, dict) else None
    return tuple(text for text in texts if isinstance(text, str)) if isinstance(texts, list) else ()


def _done(document: Any) -> tuple[Done, ...]:
    found = []
    for record in listed(document.get(DONE)) if isinstance(document, dict) else ():
        with suppress(Refused):
            if isinstance(record, dict):
                found.append(done_from(record))
    return tuple(found)


def _read(value: Any, rows: dict[str, Record]) -> Note | Ruling | Refused:
    try:
        if isinstance(value, dict) and is_annotation(value):
            return read_annotation(value)
        if isinstance(value, dict) and is_row(value):
            return read_row(value, rows)
    except Refused as refused:
        return refused
    types = listed(value.get("type")) if isinstance(value, dict) else []
    if {"AnnotationCollection", "AnnotationPage"} & {kind for kind in types if isinstance(kind, str)}:
        return Refused("it is a collection whose annotations lie elsewhere")
    return Refused("this is no annotation")


def _items(text: str) -> tuple[list[_Item], list[Unread]]:
    try:
        document = _parsed(text)
    except Refused as refused:
        return _lines(text, str(refused))
    items = list(_flat(document, "item"))
    return items, []


def _lines(text: str, reason: str) -> tuple[list[_Item], list[Unread]]:
    """The items of JSON lines; if no line is JSON, the whole text is unread for the given reason."""
    items: list[_Item] = []
    unread: list[Unread] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = _parsed(line)
        except Refused as refused:
            unread.append(Unread(f"line {number}", str(refused), line))
        else:
            items += _flat(value, f"line {number}, item", alone=f"line {number}")
    return (items, unread) if items or not unread else ([], [Unread("file", reason, text)])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise Refused("it is nested too deeply") from None
    except ValueError as error:
        raise Refused(f"it is not JSON: {error}") from None


def _flat(document: Any, name: str, alone: str = "item 1") -> Iterator[_Item]:
    """The items of a document: of a list, a collection, a page or an export; else the document itself."""
    values = document if isinstance(document, list) else None
    kept: list[Any] = []
    if isinstance(document, dict) and not is_annotation(document):
        kept = document[UNREAD] if isinstance(document.get(UNREAD), list) else []
        page = document.get("first", document)
        holder = page if isinstance(page, dict) else document
        values = next(
            (holder[key] for key in ("items", "rows", "annotations") if isinstance(holder.get(key), list)),
            None,
        )
        if values is not None and isinstance(holder.get("replies"), list):
            values = [*values, *holder["replies"]]
        if values is None and (kept or document.get("total") == 0):
            values = []
    if values is None:
        yield alone, _one_line(document), document
        return
    for number, value in enumerate(values, start=1):
        yield f"{name} {number}", _one_line(value), value
    for number, raw in enumerate(kept, start=1):
        yield _kept(f"kept {name} {number}", raw)


def _kept(place: str, raw: Any) -> _Item:
    """Something an earlier import could not read."""
    if not isinstance(raw, str):
        return place, _one_line(raw), raw
    try:
        return place, raw, _parsed(raw)
    except Refused:
        return place, raw, None


def _one_line(value: Any) -> str:
    try:
        return json_text(value)
    except RecursionError:
        return ""
