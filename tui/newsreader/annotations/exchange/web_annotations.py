"""A Web Annotation of our own as a note or a ruling; another program's is read in foreign_annotations.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader.annotations.exchange.fields import (
    Record,
    Refused,
    identity_from,
    is_uuid,
    json_text,
    listed,
    number_of,
    record_of,
    stable_id,
    text_of,
    word_of,
)
from newsreader.annotations.exchange.foreign_annotations import read_foreign
from newsreader.annotations.exchange.jsonld import (
    ADJUDICATED,
    ANSWERS,
    ARTICLE,
    BESIDE,
    COLOUR,
    CREATED,
    EDITED,
    ID,
    MODIFIED,
    ORIGIN,
    OTHER,
    QUOTED,
    SCOPE,
    URN,
    VERDICT,
)
from newsreader.annotations.exchange.older_annotations import modern
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, NoteColour, Passage, Ruling, Scope, Verdict


def is_annotation(item: Record) -> bool:
    """Whether a JSON object says that it is an Annotation, in the words of today or of older tools."""
    return "Annotation" in listed(modern(item).get("type"))


def read_annotation(item: Record) -> Note | Ruling:
    """The note or ruling that an Annotation holds. Raises Refused.

    The same id gives the same note: a UUID stays, any other IRI is turned into one (RFC 9562, version 5).
    """
    if ARTICLE not in item and VERDICT not in item and COLOUR not in item:
        note = read_foreign(modern(item), annotation_id(item))
        return replace(note, origin=json_text(item))
    if EDITED in item:
        return _edited(item)
    passages = _passages(item)
    if VERDICT in item:
        return _ruling(item, passages[0][0])
    comments, tags = _bodies(item)
    (anchor, source), *others = passages
    identity = ArticleIdentity("", url=source)
    if ARTICLE in item:
        identity = identity_from(record_of(item, ARTICLE))
    beside = [identity_from(fields) for fields in listed(item.get(BESIDE)) if isinstance(fields, dict)]
    if len(beside) != len(others):
        raise Refused(f"it has {len(passages)} targets, not one")
    return Note(
        annotation_id(item),
        identity,
        anchor,
        "\n\n".join(comments),
        tuple(dict.fromkeys(tags)),
        word_of(item, COLOUR, NoteColour, NoteColour.YELLOW),
        creator_of(item),
        _time(item, "created", CREATED),
        _time(item, "modified", MODIFIED),
        text_of(item, QUOTED),
        word_of(item, SCOPE, Scope, Scope.PASSAGE),
        tuple(Passage(on, side) for on, (side, _) in zip(beside, others, strict=True)),
        text_of(item, ANSWERS).removeprefix(URN),
        text_of(item, ORIGIN),
        adjudicated=item.get(ADJUDICATED) is True,
    )


def _edited(item: Record) -> Note:
    """Another program's annotation that was changed here: its words, and our fields."""
    note = read_foreign(modern(item), annotation_id(item))
    beside = [identity_from(fields) for fields in listed(item.get(BESIDE)) if isinstance(fields, dict)]
    also = note.also
    if len(beside) == len(also):
        also = tuple(Passage(on, side.anchor) for on, side in zip(beside, also, strict=True))
    return replace(
        note,
        article=identity_from(record_of(item, ARTICLE)) if ARTICLE in item else note.article,
        colour=word_of(item, COLOUR, NoteColour, NoteColour.YELLOW),
        quoted=text_of(item, QUOTED),
        scope=word_of(item, SCOPE, Scope, Scope.PASSAGE),
        also=also,
        answers=text_of(item, ANSWERS).removeprefix(URN),
        origin=text_of(item, ORIGIN),
        adjudicated=item.get(ADJUDICATED) is True,
    )


def annotation_id(item: Record) -> str:
    """The id of the note that an Annotation is; made from its content when it has none."""
    if ID in item:
        return text_of(item, ID)
    iri = item.get("id", item.get("@id", ""))
    if not isinstance(iri, str):
        raise Refused("id is not a text")
    name = iri.removeprefix(URN)
    if is_uuid(name):
        return name
    return stable_id(iri or json_text(item))


def _ruling(item: Record, anchor: Anchor) -> Ruling:
    linked = [
        body
        for body in listed(item.get("body"))
        if isinstance(body, dict) and body.get("purpose") == "linking"
    ]
    return Ruling(
        annotation_id(item),
        identity_from(record_of(item, ARTICLE)),
        anchor,
        identity_from(record_of(item, OTHER)),
        word_of(item, VERDICT, Verdict),
        tuple(_passage(body)[0] for body in linked if "selector" in body),
        creator_of(item),
        _time(item, "created", CREATED),
        _time(item, "modified", MODIFIED),
        adjudicated=item.get(ADJUDICATED) is True,
    )


def _passages(item: Record) -> Sequence[tuple[Anchor, str]]:
    """(anchor, IRI of the source) of every target; without the note that a reply answers."""
    answered = item.get(ANSWERS)
    targets = [target for target in listed(item.get("target")) if not answered or target != answered]
    if not targets:
        raise Refused("it has no target")
    return [_passage(target) for target in targets]


def _passage(target: Any) -> tuple[Anchor, str]:
    if isinstance(target, str):
        return WHOLE, target
    if not isinstance(target, dict):
        raise Refused("its target is neither an address nor a resource")
    return _quote_anchor(listed(target.get("selector"))), text_of(target, "source", None)


def _quote_anchor(selectors: list[Any]) -> Anchor:
    if not selectors:
        return WHOLE
    known = [selector for selector in selectors if isinstance(selector, dict)]
    quote = next((part for part in known if "TextQuoteSelector" in listed(part.get("type"))), None)
    position = next((part for part in known if "TextPositionSelector" in listed(part.get("type"))), None)
    if quote is None:
        raise Refused("it selects its passage in a way that is not by quoted words")
    anchor = Anchor(text_of(quote, "exact", None), text_of(quote, "prefix"), text_of(quote, "suffix"), 0, 0)
    if position is None:
        return anchor
    return replace(anchor, start=number_of(position, "start"), end=number_of(position, "end"))


def _bodies(item: Record) -> tuple[list[str], list[str]]:
    """(comments, tags) of an Annotation."""
    if "bodyValue" in item:
        return [text_of(item, "bodyValue")], []
    comments: list[str] = []
    tags: list[str] = []
    for body in listed(item.get("body")):
        if not isinstance(body, dict) or "value" not in body:
            raise Refused("its body is not a text")
        purposes = listed(body.get("purpose", item.get("motivation")))
        (tags if "tagging" in purposes else comments).append(text_of(body, "value"))
    return comments, tags


def creator_of(item: Record) -> str:
    """The name of whoever made it."""
    creator = next(iter(listed(item.get("creator"))), "")
    if isinstance(creator, dict):
        return text_of(creator, "name") or text_of(creator, "nickname") or text_of(creator, "id")
    return creator if isinstance(creator, str) else ""


def _time(item: Record, name: str, own: str) -> str:
    return text_of(item, own) if own in item else utc_time(text_of(item, name))
