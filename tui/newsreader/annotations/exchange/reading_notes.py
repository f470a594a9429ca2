"""Highlights of reading programs: Readwise's CSV, Zotero's JSON (Better BibTeX) and its notes as Markdown.

They quote words and name what is read, mostly without its address: their notes are found by title, or on the
article that is named with --on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsreader.annotations.exchange.fields import (
    Imported,
    Record,
    Refused,
    Unread,
    collected,
    json_text,
    listed,
    stable_id,
)
from newsreader.annotations.exchange.foreign_annotations import plain
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, NoteColour

READWISE = frozenset(("Highlight", "Book Title"))
"""What the header of Readwise's table holds."""
_COLOURS = {
    "yellow": NoteColour.YELLOW,
    "green": NoteColour.GREEN,
    "blue": NoteColour.BLUE,
    "purple": NoteColour.BLUE,
    "pink": NoteColour.PINK,
    "red": NoteColour.PINK,
    "magenta": NoteColour.PINK,
    "orange": NoteColour.ORANGE,
    "#ffd400": NoteColour.YELLOW,
    "#ff6666": NoteColour.PINK,
    "#5fb236": NoteColour.GREEN,
    "#2ea8e5": NoteColour.BLUE,
    "#a28ae5": NoteColour.BLUE,
    "#e56eee": NoteColour.PINK,
    "#f19837": NoteColour.ORANGE,
}
_QUOTED = re.compile(
    r"^\W*[“\"](?P<words>.+?)[”\"]\s*\(\[(?P<cited>[^\]]*)\]\(zotero://select/[^)]*\)\)"
    r"(?:\s*\(\[[^\]]*\]\(zotero://open[^)]*?(?:annotation=(?P<key>\w+))?\)\))?\s*(?P<said>.*)$",
    re.DOTALL,
)
_TITLE = re.compile(r"^#+\s*(?:annotations?\s*(?:\(.*\))?|notes?)?\s*(?P<title>.*)$", re.IGNORECASE)


def readwise_note(cells: Mapping[str, str]) -> Note:
    """The note of a row of Readwise's table. Raises Refused."""
    words = cells.get("Highlight", "")
    if not words.strip():
        raise Refused("it highlights nothing")
    when = utc_time(cells.get("Highlighted at", ""))
    tags = [tag.strip() for name in ("Tags", "Document tags") for tag in cells.get(name, "").split(",")]
    return Note(
        stable_id(f"readwise:{json_text(dict(cells))}"),
        ArticleIdentity("", url=cells.get("URL", ""), title=cells.get("Book Title", "")),
        Anchor(words, "", "", 0, 0),
        cells.get("Note", ""),
        tuple(dict.fromkeys(filter(None, tags))),
        colour_of(cells.get("Color", "")),
        created=when,
        modified=when,
        origin=json_text(dict(cells)),
    )


def is_zotero(document: Any) -> bool:
    """Whether a JSON document is what Better BibTeX exports of a library."""
    items = document.get("items") if isinstance(document, dict) else None
    config = isinstance(document, dict) and ("config" in document or "collections" in document)
    return isinstance(items, list) and any(isinstance(i, dict) and ("itemType" in i or config) for i in items)


def zotero_notes(document: Record) -> Iterator[tuple[str, str, Note | Refused]]:
    """(place, as it stands there, note) of every annotation on an item, or on what is attached to it."""
    for number, item in enumerate(document["items"], start=1):
        if not isinstance(item, dict):
            continue
        url, outlet, title = (plain(item.get(name)) for name in ("url", "publicationTitle", "title"))
        identity = ArticleIdentity("", url=url, outlet=outlet, title=title)
        marked = [
            one
            for attachment in [item, *listed(item.get("attachments"))]
            if isinstance(attachment, dict)
            for one in listed(attachment.get("annotations"))
        ]
        for index, one in enumerate(marked, start=1):
            place = f"item {number}, annotation {index}"
            yield place, json_text(one), _zotero_note(one, identity)


def _zotero_note(one: Any, identity: ArticleIdentity) -> Note | Refused:
    if not isinstance(one, dict):
        return Refused("this is no annotation")
    words = plain(one.get("annotationText"))
    said = plain(one.get("annotationComment"))
    if not words and not said:
        return Refused(f"it is {plain(one.get('annotationType')) or 'an annotation'} without words")
    tags = (plain(tag.get("tag") if isinstance(tag, dict) else tag) for tag in listed(one.get("tags")))
    return Note(
        stable_id(f"zotero:{plain(one.get('key')) or json_text(one)}"),
        identity,
        Anchor(words, "", "", 0, 0) if words else WHOLE,
        said,
        tuple(dict.fromkeys(filter(None, tags))),
        colour_of(plain(one.get("annotationColor"))),
        plain(one.get("annotationAuthorName")),
        utc_time(plain(one.get("dateAdded"))),
        utc_time(plain(one.get("dateModified"))),
        origin=json_text(one),
    )


def from_markdown(data: bytes) -> Imported:
    """The notes of a Zotero note that was exported as Markdown. Never raises for what a file may hold."""
    text = data.decode("utf-8-sig", "backslashreplace")
    if "zotero://" not in text:
        cause = "it is Markdown, of which only Zotero's notes with their links are read"
        return Imported(unread=(Unread("file", cause, text),))
    return collected(_quoted_blocks(text))


def _quoted_blocks(text: str) -> Iterable[tuple[str, str, Note | Refused]]:
    title, line = "", 1
    for block in re.split(r"(\n\s*\n)", text):
        place, raw = f"line {line}", block.strip()
        line += block.count("\n")
        heading = _TITLE.match(raw) if raw.startswith("#") else None
        if heading:
            named = re.match(r"\W*(?:annotations?|notes?)\b", raw, re.IGNORECASE)
            title = "" if named else heading["title"].strip()
            continue
        if "zotero://" not in raw:
            continue
        found = _QUOTED.match(re.sub(r"\n>?\s*", " ", raw))
        if found is None:
            yield place, raw, Refused("it quotes no words")
            continue
        yield (
            place,
            raw,
            Note(
                stable_id(f"zotero:{found['key'] or raw}"),
                ArticleIdentity("", title=title),
                Anchor(found["words"], "", "", 0, 0),
                found["said"].strip(),
                origin=json_text(raw),
            ),
        )


def colour_of(name: str) -> NoteColour:
    """The colour of ours that is nearest to another program's."""
    return _COLOURS.get(name.strip().lower(), NoteColour.YELLOW)
