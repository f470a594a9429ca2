"""Notes and rulings as plain records (dictionaries, lists, texts, numbers), and typed access to records."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from newsreader.model import Anchor, ArticleIdentity, Done, Note, NoteColour, Passage, Ruling, Scope, Verdict
from newsreader.records import dataclass

Record = dict[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_YES = "yes"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(ValueError):
    """A record that is no note and no ruling; its text says why, in words for the reader."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that could not be read. It is kept, so that it can be written out again."""

    place: str
    """Where in the file, such as `item 3` or `line 7`."""
    reason: str
    raw: str
    """As it stood in the file; JSON items as JSON on one line."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held."""

    notes: tuple[Note, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    unread: tuple[Unread, ...] = ()
    texts: tuple[str, ...] = ()
    """Texts of articles, as they were when they were noted."""
    done: tuple[Done, ...] = ()
    """Which coders have done with which articles."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes into a file beside notes and rulings."""

    texts: Callable[[], Iterator[str]] | None = None
    """Texts of articles, as they were when they were noted; None where they stay at home."""
    done: tuple[Done, ...] = ()
    """Which coders have done with which articles."""
    changed: Callable[[Note], Sequence[tuple[str, str]]] = lambda note: ()
    """(words before, words now) of a passage and its sentence since it was marked."""


def collected(
    read: Iterable[tuple[str, str, Note | Ruling | Refused]], unread: Iterable[Unread] = ()
) -> Imported:
    """What was read from (place, raw, result), each id once; the same id with other content is unread."""
    known: dict[str, Note | Ruling] = {}
    failed = list(unread)
    for place, raw, result in read:
        if isinstance(result, Refused):
            failed.append(Unread(place, str(result), raw))
        elif known.setdefault(result.id, result) != result:
            failed.append(Unread(place, f"another item has the id {result.id} already", raw))
    return Imported(
        tuple(item for item in known.values() if isinstance(item, Note)),
        tuple(item for item in known.values() if isinstance(item, Ruling)),
        tuple(failed),
    )


def json_text(value: object, indent: int | None = None) -> str:
    """JSON that can be encoded as UTF-8 whatever its texts hold: lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def stable_id(name: str) -> str:
    """The UUID for another program's id; always the same one."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, json_text(name)))


def listed(value: Any) -> list[Any]:
    """A value of JSON as a list: null is none, and what is no list a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID as 36 characters."""
    return _UUID.fullmatch(text) is not None


def text_of(record: Mapping[str, Any], name: str, default: str | None = "") -> str:
    """A text of a record. Raises Refused when it is something else, or missing without a default."""
    value = record.get(name, default)
    if not isinstance(value, str):
        raise Refused(f"{name} is missing" if value is None else f"{name} is not a text")
    return value


def number_of(record: Mapping[str, Any], name: str, default: int | None = None) -> int:
    """A number from 0 of a record. Raises Refused as text_of does."""
    value = record.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Refused(f"{name} is missing" if value is None else f"{name} is not a number from 0")
    return value


def record_of(record: Mapping[str, Any], name: str) -> Record:
    """A record inside a record. Raises Refused when there is none."""
    value = record.get(name)
    if not isinstance(value, dict):
        raise Refused(f"{name} is missing" if value is None else f"{name} is not a set of fields")
    return value


def word_of(record: Mapping[str, Any], name: str, words: type[_Word], default: _Word | None = None) -> _Word:
    """One of a set of words. Raises Refused when it is another, or missing without a default."""
    value = text_of(record, name, default)
    try:
        return words(value)
    except ValueError:
        raise Refused(f"{name} is none of {', '.join(words)}") from None


def texts_of(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts, without repetition. Raises Refused when it is something else."""
    value = record.get(name, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise Refused(f"{name} is not a list of texts")
    return tuple(dict.fromkeys(value))


def id_of(record: Mapping[str, Any]) -> str:
    """The id of one of our records. Raises Refused when it is no UUID."""
    value = text_of(record, "id", None)
    if not is_uuid(value):
        raise Refused("id is not a UUID")
    return value


def identity_record(identity: ArticleIdentity) -> Record:
    """The fields of an identity that are not empty, the digest always."""
    fields = {
        "sha256": identity.sha256,
        "url": identity.url,
        "path": identity.path,
        "outlet": identity.outlet,
        "title": identity.title,
    }
    return {name: text for name, text in fields.items() if text or name == "sha256"}


def identity_from(record: Mapping[str, Any]) -> ArticleIdentity:
    """The way back. Raises Refused."""
    return ArticleIdentity(
        *(text_of(record, name) for name in ("sha256", "url", "path", "outlet", "title")),
    )


def anchor_record(anchor: Anchor) -> Record:
    """All fields of an anchor."""
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
    }


def anchor_from(record: Mapping[str, Any]) -> Anchor:
    """The way back. Raises Refused."""
    return Anchor(
        text_of(record, "exact", None),
        text_of(record, "prefix"),
        text_of(record, "suffix"),
        number_of(record, "start"),
        number_of(record, "end"),
    )


def note_record(note: Note) -> Record:
    """All fields of a note; those that few have only if they are not empty."""
    record = {
        "id": note.id,
        "article": identity_record(note.article),
        "passage": anchor_record(note.anchor),
        "comment": note.comment,
        "tags": list(note.tags),
        "colour": note.colour.value,
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
    }
    beside = [{"article": identity_record(p.article), "passage": anchor_record(p.anchor)} for p in note.also]
    rare = {
        "quoted": note.quoted,
        "scope": "" if note.scope is Scope.PASSAGE else note.scope.value,
        "also": beside,
        "answers": note.answers,
        "origin": note.origin,
        "adjudicated": _YES if note.adjudicated else "",
    }
    return record | {name: value for name, value in rare.items() if value}


def note_from(record: Mapping[str, Any]) -> Note:
    """The way back. Raises Refused."""
    return Note(
        id_of(record),
        identity_from(record_of(record, "article")),
        anchor_from(record_of(record, "passage")),
        text_of(record, "comment"),
        texts_of(record, "tags"),
        word_of(record, "colour", NoteColour, NoteColour.YELLOW),
        text_of(record, "author"),
        text_of(record, "created"),
        text_of(record, "modified"),
        text_of(record, "quoted"),
        word_of(record, "scope", Scope, Scope.PASSAGE),
        tuple(_passage_from(fields) for fields in _records_of(record, "also")),
        text_of(record, "answers"),
        text_of(record, "origin"),
        adjudicated=text_of(record, "adjudicated") == _YES,
    )


def _passage_from(record: Mapping[str, Any]) -> Passage:
    return Passage(identity_from(record_of(record, "article")), anchor_from(record_of(record, "passage")))


def _records_of(record: Mapping[str, Any], name: str) -> list[Record]:
    """A list of sets of fields. Raises Refused when it is something else."""
    value = record.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Refused(f"{name} is not a list of sets of fields")
    return value


def done_record(mark: Done) -> Record:
    """All fields of the mark of a coder."""
    return {"article": identity_record(mark.article), "coder": mark.coder, "at": mark.at}


def done_from(record: Mapping[str, Any]) -> Done:
    """The way back. Raises Refused."""
    coder, at = text_of(record, "coder"), text_of(record, "at")
    return Done(identity_from(record_of(record, "article")), coder, at)


def noted_digests(notes: Iterable[Note], rulings: Iterable[Ruling]) -> list[str]:
    """The digests of the texts that notes and rulings are on, each once, in their order."""
    found: dict[str, None] = {}
    for note in notes:
        found[note.article.sha256] = None
        found |= dict.fromkeys(side.article.sha256 for side in note.also)
    for ruling in rulings:
        found |= dict.fromkeys((ruling.article.sha256, ruling.other.sha256))
    return [digest for digest in found if digest]


def ruling_record(ruling: Ruling) -> Record:
    """All fields of a ruling."""
    return {
        "id": ruling.id,
        "article": identity_record(ruling.article),
        "passage": anchor_record(ruling.anchor),
        "other": identity_record(ruling.other),
        "verdict": ruling.verdict.value,
        "matches": [anchor_record(match) for match in ruling.matches],
        "author": ruling.author,
        "created": ruling.created,
        "modified": ruling.modified,
        **({"adjudicated": _YES} if ruling.adjudicated else {}),
    }


def ruling_from(record: Mapping[str, Any]) -> Ruling:
    """The way back. Raises Refused."""
    matches = record.get("matches", [])
    if not isinstance(matches, list) or not all(isinstance(match, dict) for match in matches):
        raise Refused("matches is not a list of passages")
    return Ruling(
        id_of(record),
        identity_from(record_of(record, "article")),
        anchor_from(record_of(record, "passage")),
        identity_from(record_of(record, "other")),
        word_of(record, "verdict", Verdict),
        tuple(anchor_from(match) for match in matches),
        text_of(record, "author"),
        text_of(record, "created"),
        text_of(record, "modified"),
        adjudicated=text_of(record, "adjudicated") == _YES,
    )
