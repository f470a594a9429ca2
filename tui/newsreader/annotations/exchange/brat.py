"""Notes for brat: an archive with a text and its annotations (.ann, standoff) for every version of a story.

https://brat.nlplab.org/standoff.html. A tag is the type of a text-bound annotation, as far as a type can hold
it, and its own words are in a note of the annotator, as is the comment. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.annotations.exchange.coded import CodedText, archive, coded_texts, encoded
from newsreader.annotations.exchange.registry import Document, Export
from newsreader.model import Note, Span

UNTAGGED = "Note"
"""The type of a note without tags."""
_NO_TYPE = re.compile(r"[^A-Za-z0-9_-]+")


def to_brat(export: Export) -> Document:
    """Raises ValueError without a story."""
    texts, problems = coded_texts(export)
    types = {tag: None for text in texts for note, _ in text.spans for tag in note.tags or (UNTAGGED,)}
    named = _type_names(types)
    files: list[tuple[str, Iterable[bytes]]] = [("annotation.conf", (_configuration(named),))]
    for text in texts:
        files.append((f"{text.name}.txt", (encoded(text.article.text),)))
        files.append((f"{text.name}.ann", map(encoded, _lines(text, named))))
    return Document((archive(files),), problems)


def _lines(text: CodedText, named: dict[str, str]) -> Iterator[str]:
    number = remarks = 0
    for note, span in text.spans:
        for tag in note.tags or (UNTAGGED,):
            number += 1
            pieces = _pieces(text.article.text, span)
            places = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(text.article.text[start:end] for start, end in pieces)
            yield f"T{number}\t{named[tag]} {places}\t{words}\n"
            for said in _said(note, tag, named[tag]):
                remarks += 1
                yield f"#{remarks}\tAnnotatorNotes T{number}\t{said}\n"


def _said(note: Note, tag: str, type: str) -> Iterator[str]:
    """What an annotation's type does not tell."""
    parts = [tag] if note.tags and tag != type else []
    parts += [" ".join(note.comment.split())] if note.comment.strip() else []
    parts += [f"({note.author})"] if note.author else []
    if parts:
        yield " · ".join(" ".join(part.split()) for part in parts)


def _pieces(text: str, span: Span) -> list[tuple[int, int]]:
    """A passage as brat can hold it: without line breaks, so one of several lines has several pieces."""
    found = [(span.start + piece.start(), span.start + piece.end())
             for piece in re.finditer(r"[^\n\r]+", text[span.start : span.end])]  # fmt: skip
    return found or [(span.start, span.end)]


def _type_names(tags: dict[str, None]) -> dict[str, str]:
    """A type for each tag: ASCII letters, digits, - and _; no two the same."""
    named: dict[str, str] = {}
    for tag in tags:
        name = base = _NO_TYPE.sub("_", tag).strip("_") or "tag"
        number = 2
        while name in named.values():
            name, number = f"{base}_{number}", number + 1
        named[tag] = name
    return named


def _configuration(named: dict[str, str]) -> bytes:
    """The annotation.conf that brat needs of a folder."""
    types = "".join(f"{name}\n" for name in sorted(named.values()) or [UNTAGGED])
    return f"[entities]\n{types}[relations]\n[events]\n[attributes]\n".encode("ascii")
