"""Notes and rulings as Web Annotations (W3C Web Annotation Data Model, Recommendation of 23 February 2017).

A note is an Annotation with a TextualBody for its comment and one for each tag. A ruling is one whose
motivation is assessing and linking: its bodies are the verdict, and the passages of the other version.
What the model has no word for stands under the prefix of our own context, so that nothing is lost.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from newsreader.annotations.exchange.fields import (
    Beside,
    Record,
    Unread,
    done_record,
    identity_record,
    is_uuid,
    json_text,
    listed,
)
from newsreader.annotations.exchange.foreign_annotations import said_by
from newsreader.annotations.timestamps import is_utc
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, Ruling, Scope
from newsreader.text.json_escapes import escaped

ANNO = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "newsreader"
CONTEXT = [ANNO, {PREFIX: "urn:newsreader:terms#"}]
ID, CREATED, MODIFIED = f"{PREFIX}:id", f"{PREFIX}:created", f"{PREFIX}:modified"
ARTICLE, OTHER, VERDICT = f"{PREFIX}:article", f"{PREFIX}:other", f"{PREFIX}:verdict"
COLOUR, UNREAD = f"{PREFIX}:colour", f"{PREFIX}:unread"
QUOTED, SCOPE, ANSWERS = f"{PREFIX}:quoted", f"{PREFIX}:scope", f"{PREFIX}:answers"
BESIDE, ORIGIN = f"{PREFIX}:beside", f"{PREFIX}:origin"
ADJUDICATED = f"{PREFIX}:adjudicated"
EDITED = f"{PREFIX}:edited"
"""Another program's annotation that has changed here."""
CHANGED, BEFORE, NOW = f"{PREFIX}:changed", f"{PREFIX}:before", f"{PREFIX}:now"
TEXTS, DONE = f"{PREFIX}:texts", f"{PREFIX}:done"
URN = "urn:uuid:"
_HERE, _MARGIN = "newsreader:items", " " * 6
"""Stands for the items of a page, and how far they are indented."""

_NOTHING = Beside()
_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def to_jsonld(
    notes: Collection[Note],
    rulings: Collection[Ruling] = (),
    unread: Sequence[Unread] = (),
    label: str = "Notes",
    beside: Beside = _NOTHING,
) -> bytes:
    """The same as `jsonld_chunks`, whole."""
    return b"".join(jsonld_chunks(notes, rulings, unread, label, beside))


def jsonld_chunks(
    notes: Collection[Note],
    rulings: Collection[Ruling] = (),
    unread: Sequence[Unread] = (),
    label: str = "Notes",
    beside: Beside = _NOTHING,
) -> Iterator[bytes]:
    """One AnnotationCollection with one embedded page, as UTF-8 in parts, always the same bytes.

    What an import could not read is kept beside the page as texts, and read again with it, and so are the
    texts of articles where they go with it, and the marks of coders. Two halves of
    a surrogate pair that stand side by side as separate characters are the one thing JSON joins. Notes and
    rulings are gone through twice, and never held all at once.
    """
    ids = [str(item.get("id", item.get("@id", ""))) for item in _items(notes, rulings)]
    collection = _uuid("collection", *ids)
    document: Record = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(ids),
    }
    page = _uuid("page", collection)
    if ids:
        document["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": [_HERE],
        }
        document["last"] = page
    if unread:
        document[UNREAD] = [item.raw for item in unread]
    if beside.done:
        document[DONE] = [done_record(mark) for mark in beside.done]
    opening, here, after = (escaped(json_text(document, indent=2)) + "\n").partition(f'"{_HERE}"')
    yield opening.encode("utf-8")
    records = chain(notes, rulings) if here else ()
    for number, (record, item) in enumerate(zip(records, _items(notes, rulings), strict=False)):
        if isinstance(record, Note) and not record.origin and (changed := beside.changed(record)):
            item[CHANGED] = [{BEFORE: before, NOW: now} for before, now in changed]
        parting = f",\n{_MARGIN}" if number else ""
        text = escaped(json_text(item, indent=2)).replace("\n", f"\n{_MARGIN}")
        yield (parting + text).encode("utf-8")
    if beside.texts is None:
        yield after.encode("utf-8")
        return
    yield after.rstrip().removesuffix("}").rstrip().encode("utf-8")
    yield f',\n  "{TEXTS}": ['.encode("ascii")
    for number, article in enumerate(beside.texts()):
        yield f"{',' * bool(number)}\n    {escaped(json_text(article))}".encode()
    yield b"\n  ]\n}\n"


def to_json_lines(
    notes: Sequence[Note], rulings: Sequence[Ruling] = (), unread: Sequence[Unread] = ()
) -> bytes:
    """One Annotation a line, each complete in itself, as UTF-8."""
    lines: list[Record] = [{"@context": CONTEXT, **item} for item in _items(notes, rulings)]
    lines += [{UNREAD: [item.raw]} for item in unread]
    return "".join(json_text(line) + "\n" for line in lines).encode("utf-8")


def source_iri(identity: ArticleIdentity) -> str:
    """An IRI for an article: its address, else its digest (RFC 6920), else one made from its fields."""
    if _ADDRESS.fullmatch(identity.url):
        return identity.url
    if _SHA256.fullmatch(identity.sha256):
        digest = base64.urlsafe_b64encode(bytes.fromhex(identity.sha256)).rstrip(b"=")
        return f"ni:///sha-256;{digest.decode('ascii')}"
    return _uuid("article", json_text(identity_record(identity)))


def _items(notes: Iterable[Note], rulings: Iterable[Ruling]) -> Iterator[Record]:
    yield from map(_note_item, notes)
    for ruling in rulings:
        yield _annotation(ruling, _ruling_parts(ruling))


def _note_item(note: Note) -> Record:
    """A note as an Annotation: as the one that it was read from, if nothing of it has changed since."""
    if not note.origin:
        return _annotation(note, _note_parts(note))
    from newsreader.annotations.exchange.fields import Refused
    from newsreader.annotations.exchange.web_annotations import is_annotation, read_annotation

    try:
        item = json.loads(note.origin)
        foreign = isinstance(item, dict) and is_annotation(item)
        read = read_annotation(item) if foreign else None
    except (ValueError, RecursionError, Refused):
        return _annotation(note, _note_parts(note))
    if read is not None and _content(read) == _content(note):
        return dict(item)
    made = _annotation(note, _note_parts(note))
    if read is None or isinstance(read, Ruling):
        return made | (_links(item) if isinstance(item, dict) else {})
    return _edited(item, made, note, read)


def _edited(item: Record, made: Record, note: Note, read: Note) -> Record:
    """Another program's annotation with what has changed since it was read; all else stays as it is."""
    from newsreader.annotations.exchange.older_annotations import modern

    now = modern(item)
    result = {name: value for name, value in now.items() if now is item or name != "@context"}
    result |= {name: value for name, value in made.items() if name.startswith(f"{PREFIX}:")}
    result[EDITED] = True
    result.setdefault("id", made["id"])
    if (note.anchor, len(note.also)) != (read.anchor, len(read.also)):
        result["target"] = made["target"]
    if note.author != read.author:
        result["creator"] = made.get("creator", [])
    if is_utc(note.modified):
        result["modified"] = note.modified
    if (note.comment, note.tags) != (read.comment, read.tags):
        bodies = [*_comment_bodies(result, note, read), *_tag_bodies(result, note)]
        result = {name: value for name, value in result.items() if name not in ("body", "bodyValue")}
        result |= {"body": bodies} if bodies else {}
    return result


def _comment_bodies(item: Record, note: Note, read: Note) -> list[Any]:
    """The bodies that say the comment: as they were, or the first of them with other words."""
    old = [body for body in listed(item.get("body")) if not _is_tag(body, item)]
    if note.comment == read.comment:
        return old or [_text(note.comment, "commenting")] * bool(note.comment)
    if not note.comment:
        return []
    texts = [body for body in old if isinstance(body, dict) and "value" in body]
    first = texts[0] if texts else {}
    about = {name: first[name] for name in ("type", "format", "language", "purpose") if name in first}
    return [_text(note.comment, "commenting") | about]


def _tag_bodies(item: Record, note: Note) -> list[Any]:
    """The bodies that are tags: as they were, and new ones for new tags."""
    old = {said_by(body): body for body in listed(item.get("body")) if _is_tag(body, item)}
    return [old.get(tag, _text(tag, "tagging")) for tag in note.tags]


def _is_tag(body: Any, item: Record) -> bool:
    purposes = listed(body.get("purpose")) if isinstance(body, dict) else []
    return "tagging" in (purposes or listed(item.get("motivation"))) and bool(said_by(body))


def _content(record: Note | Ruling) -> Note | Ruling:
    """What a record says, whenever it was stored."""
    return replace(record, created="", modified="", imported=False)


def _links(row: Record) -> Record:
    """Where a record of another program can be looked up."""
    links = row.get("links") if isinstance(row, dict) else None
    link = links.get("html") if isinstance(links, dict) else None
    return {"via": link} if isinstance(link, str) and _ADDRESS.fullmatch(link) else {}


def _annotation(item: Note | Ruling, parts: Record) -> Record:
    """An Annotation; the properties that every one of ours has come first."""
    annotation: Record = {
        "id": URN + item.id if is_uuid(item.id) else _uuid("note", item.id),
        "type": "Annotation",
        "motivation": parts.pop("motivation"),
    }
    if item.author:
        annotation["creator"] = {"type": "Person", "name": item.author}
    for name, own, time in (("created", CREATED, item.created), ("modified", MODIFIED, item.modified)):
        if time:
            annotation[name if is_utc(time) else own] = time
    annotation |= parts
    targets: list[Any] = [_specific(item.article, item.anchor)]
    if isinstance(item, Note):
        sides = [(item.article, item.anchor), *((side.article, side.anchor) for side in item.also)]
        targets = [_page(on) if anchor == WHOLE else _specific(on, anchor) for on, anchor in sides]
        if ANSWERS in parts:
            targets.insert(0, parts[ANSWERS])
    annotation["target"] = targets[0] if len(targets) == 1 else targets
    annotation[ARTICLE] = identity_record(item.article)
    if item.adjudicated:
        annotation[ADJUDICATED] = True
    if not is_uuid(item.id):
        annotation[ID] = item.id
    return annotation


def _note_parts(note: Note) -> Record:
    bodies = [_text(tag, "tagging") for tag in note.tags]
    if note.comment:
        bodies.insert(0, _text(note.comment, "commenting"))
    motivation = "commenting" if note.comment else "tagging" if note.tags else "highlighting"
    if note.answers:
        motivation = "replying"
    parts: Record = {"motivation": motivation, COLOUR: note.colour.value}
    rare: Record = {
        QUOTED: note.quoted,
        SCOPE: "" if note.scope is Scope.PASSAGE else note.scope.value,
        BESIDE: [identity_record(side.article) for side in note.also],
        ANSWERS: URN + note.answers if is_uuid(note.answers) else note.answers,
        ORIGIN: note.origin,
        "body": bodies,
    }
    return parts | {name: value for name, value in rare.items() if value}


def _ruling_parts(ruling: Ruling) -> Record:
    linked = [_specific(ruling.other, match, "linking") for match in ruling.matches]
    if not linked:
        linked = [{"type": "SpecificResource", "source": source_iri(ruling.other), "purpose": "linking"}]
    return {
        "motivation": ["assessing", "linking"],
        "body": [_text(ruling.verdict.value, "assessing"), *linked],
        VERDICT: ruling.verdict.value,
        OTHER: identity_record(ruling.other),
    }


def _text(value: str, purpose: str) -> Record:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _page(identity: ArticleIdentity) -> Record:
    """A whole article as a SpecificResource: one without a selector."""
    return {"type": "SpecificResource", "source": source_iri(identity)}


def _specific(identity: ArticleIdentity, anchor: Anchor, purpose: str = "") -> Record:
    """A passage as a SpecificResource with both selectors (4.2.4 and 4.2.5)."""
    resource: Record = {
        "type": "SpecificResource",
        "source": source_iri(identity),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
    }
    return resource | ({"purpose": purpose} if purpose else {})


def _uuid(*names: str) -> str:
    """An IRI that is the same for the same names."""
    text = json_text(names).encode("utf-8")
    return URN + str(uuid.uuid5(uuid.NAMESPACE_URL, f"{PREFIX}:{hashlib.sha256(text).hexdigest()}"))
