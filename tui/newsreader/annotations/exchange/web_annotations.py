"""A Web Annotation, ours or another program's, as a note or a ruling."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from newsreader.annotations.exchange.fields import (
    Record,
    Refused,
    identity_from,
    is_uuid,
    json_text,
    number_of,
    record_of,
    text_of,
    word_of,
)
from newsreader.annotations.exchange.jsonld import ARTICLE, COLOUR, CREATED, ID, MODIFIED, OTHER, URN, VERDICT
from newsreader.annotations.timestamps import utc_time
from newsreader.model import Anchor, ArticleIdentity, Note, NoteColour, Ruling, Verdict

WHOLE = Anchor("", "", "", 0, 0)
"""The passage of a note on a whole article."""


def is_annotation(item: Record) -> bool:
    """Whether a JSON object says that it is an Annotation."""
    return "Annotation" in _list(item.get("type"))


def read_annotation(item: Record) -> Note | Ruling:
    """The note or ruling that an Annotation holds. Raises Refused.

    The same id gives the same note: a UUID stays, any other IRI is turned into one (RFC 9562, version 5).
    Of another program's annotations we take text quotes and positions, texts and tags.
    """
    anchor, source = _passage(_only(item, "target"))
    if VERDICT in item:
        return _ruling(item, anchor)
    comments, tags = _bodies(item)
    identity = ArticleIdentity("", url=source)
    if ARTICLE in item:
        identity = identity_from(record_of(item, ARTICLE))
    return Note(
        annotation_id(item),
        identity,
        anchor,
        "\n\n".join(comments),
        tuple(dict.fromkeys(tags)),
        word_of(item, COLOUR, NoteColour, NoteColour.YELLOW),
        _creator(item),
        _time(item, "created", CREATED),
        _time(item, "modified", MODIFIED),
    )


def stable_id(name: str) -> str:
    """The UUID for another program's id; always the same one."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, json_text(name)))


def annotation_id(item: Record) -> str:
    """The id of the note that an Annotation is; made from its content when it has none."""
    if ID in item:
        return text_of(item, ID)
    iri = text_of(item, "id")
    name = iri.removeprefix(URN)
    if is_uuid(name):
        return name
    return stable_id(iri or json_text(item))


def quote_anchor(selectors: list[Any]) -> Anchor:
    """The anchor of a list of selectors. Raises Refused when no text quote is among them.

    Without a position it starts and ends at 0, which says that the place of the quote is not known.
    """
    if not selectors:
        return WHOLE
    known = [selector for selector in selectors if isinstance(selector, dict)]
    quote = next((part for part in known if "TextQuoteSelector" in _list(part.get("type"))), None)
    position = next((part for part in known if "TextPositionSelector" in _list(part.get("type"))), None)
    if quote is None:
        raise Refused("it selects its passage in a way that is not by quoted words")
    anchor = Anchor(text_of(quote, "exact", None), text_of(quote, "prefix"), text_of(quote, "suffix"), 0, 0)
    if position is None:
        return anchor
    return replace(anchor, start=number_of(position, "start"), end=number_of(position, "end"))


def _ruling(item: Record, anchor: Anchor) -> Ruling:
    linked = [
        body
        for body in _list(item.get("body"))
        if isinstance(body, dict) and body.get("purpose") == "linking"
    ]
    return Ruling(
        annotation_id(item),
        identity_from(record_of(item, ARTICLE)),
        anchor,
        identity_from(record_of(item, OTHER)),
        word_of(item, VERDICT, Verdict),
        tuple(_passage(body)[0] for body in linked if "selector" in body),
        _creator(item),
        _time(item, "created", CREATED),
        _time(item, "modified", MODIFIED),
    )


def _passage(target: Any) -> tuple[Anchor, str]:
    """(anchor, IRI of the source) of a target."""
    if isinstance(target, str):
        return WHOLE, target
    if not isinstance(target, dict):
        raise Refused("its target is neither an address nor a resource")
    if "source" not in target:
        return WHOLE, text_of(target, "id", None)
    source = target["source"]
    address = text_of(source, "id", None) if isinstance(source, dict) else text_of(target, "source")
    return quote_anchor(_list(target.get("selector"))), address


def _bodies(item: Record) -> tuple[list[str], list[str]]:
    """(comments, tags) of an Annotation."""
    if "bodyValue" in item:
        return [text_of(item, "bodyValue")], []
    comments: list[str] = []
    tags: list[str] = []
    for body in _list(item.get("body")):
        if not isinstance(body, dict) or "value" not in body:
            raise Refused("its body is not a text")
        purposes = _list(body.get("purpose", item.get("motivation")))
        (tags if "tagging" in purposes else comments).append(text_of(body, "value"))
    return comments, tags


def _creator(item: Record) -> str:
    creator = next(iter(_list(item.get("creator"))), "")
    if isinstance(creator, dict):
        return text_of(creator, "name") or text_of(creator, "nickname") or text_of(creator, "id")
    return creator if isinstance(creator, str) else ""


def _time(item: Record, name: str, own: str) -> str:
    return text_of(item, own) if own in item else utc_time(text_of(item, name))


def _only(item: Record, name: str) -> Any:
    values = _list(item.get(name))
    if len(values) != 1:
        raise Refused(f"it has {len(values)} values of {name}, not one")
    return values[0]


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
