"""The formats in which notes and rulings are read and written: a file and a line in NOTE_FORMATS each.

A format's own module is imported when something is read or written in it, never to list the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.annotations.exchange.fields import Imported, Unread
    from newsreader.annotations.placing import Originals
    from newsreader.model import Note, Ruling, Story


class Part(StrEnum):
    """What a file of annotations may hold."""

    NOTES = "notes"
    RULINGS = "rulings"
    UNREAD = "unread"
    """What an earlier import could not read."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written."""

    notes: Collection[Note] = ()
    """May be gone through more than once."""
    rulings: Collection[Ruling] = ()
    unread: tuple[Unread, ...] = ()
    story: Story | None = None
    """The story that they are on, for the formats that need one."""
    originals: Originals = lambda sha256: None
    """Texts of its articles as they were."""


@dataclass(frozen=True, slots=True)
class Document:
    """What was written."""

    chunks: Iterable[bytes]
    """UTF-8, in parts; to be gone through once."""
    problems: tuple[str, ...] = ()
    """What the format holds and this document could not, a line each."""


@dataclass(frozen=True, slots=True)
class NoteFormat:
    """One form in which annotations are exchanged."""

    name: str
    """What it is called on the command line."""
    title: str
    """What it is called in a sentence."""
    description: str
    """What it is for, in a few words."""
    suffixes: tuple[str, ...] = ()
    """Of its files, in small letters, with the dot."""
    read: Callable[[bytes], Imported] | None = None
    """What a file holds. Never raises for what is in it. None: nothing is read from this format."""
    write: Callable[[Export], Document] | None = None
    """The way back. None: nothing is written in this format."""
    holds: tuple[Part, ...] = tuple(Part)
    """What is written; all else is lost in it."""
    needs_story: bool = False
    """Whether it can only be written of one story: else `write` raises ValueError."""

    def lost(self, export: Export) -> tuple[str, ...]:
        """What of an export this format has no room for, a line for the reader each."""
        amounts = {
            Part.NOTES: len(export.notes),
            Part.RULINGS: len(export.rulings),
            Part.UNREAD: len(export.unread),
        }
        return tuple(
            self._lost(part, number) for part, number in amounts.items() if number and part not in self.holds
        )

    def _lost(self, part: Part, number: int) -> str:
        if part is Part.UNREAD:
            items = f"{number} item" if number == 1 else f"{number} items"
            others = " and ".join(format.name for format in writable() if part in format.holds)
            return f"{items} that an import could not read left out: {others} have them"
        records = f"{number} {part.value.removesuffix('s') if number == 1 else part.value}"
        return f"{records} left out: {self.title} has only the {' and '.join(self.holds)}"


def readable() -> tuple[NoteFormat, ...]:
    """The formats that can be read."""
    return tuple(format for format in NOTE_FORMATS.values() if format.read is not None)


def writable() -> tuple[NoteFormat, ...]:
    """The formats that can be written."""
    return tuple(format for format in NOTE_FORMATS.values() if format.write is not None)


def format_of(name: str) -> NoteFormat:
    """The format that the name of a file tells; that of other programs' annotations if it tells none."""
    suffix = PurePath(name).suffix.lower()
    return next((format for format in readable() if suffix in format.suffixes), NOTE_FORMATS["json"])


def _read_markdown(data: bytes) -> Imported:
    from newsreader.annotations.exchange.reading_notes import from_markdown

    return from_markdown(data)


def _read_text(data: bytes) -> Imported:
    from newsreader.annotations.exchange.hypothesis_exports import from_text

    return from_text(data)


def _read_page(data: bytes) -> Imported:
    from newsreader.annotations.exchange.hypothesis_exports import from_page

    return from_page(data)


def _read_json(data: bytes) -> Imported:
    from newsreader.annotations.exchange.json_document import read_annotations

    return read_annotations(data)


def _write_jsonld(export: Export) -> Document:
    from newsreader.annotations.exchange.jsonld import jsonld_chunks

    return Document(jsonld_chunks(export.notes, export.rulings, export.unread))


def _write_markdown(export: Export) -> Document:
    from newsreader.annotations.exchange.markdown import to_markdown

    return Document((to_markdown(export.notes),))


def _read_csv(data: bytes) -> Imported:
    from newsreader.annotations.exchange.csv_table import from_csv

    return from_csv(data)


def _write_csv(export: Export) -> Document:
    from newsreader.annotations.exchange.csv_table import csv_chunks

    return Document(csv_chunks(export.notes, export.rulings))


def _read_yaml(data: bytes) -> Imported:
    from newsreader.annotations.exchange.yaml_document import from_yaml

    return from_yaml(data)


def _write_yaml(export: Export) -> Document:
    from newsreader.annotations.exchange.yaml_document import to_yaml

    return Document((to_yaml(export.notes, export.rulings, export.unread),))


def _write_labels(export: Export) -> Document:
    from newsreader.annotations.exchange.labels import to_labels

    if export.story is None:
        raise ValueError("labels are those of one story")
    data, unplaced = to_labels(tuple(export.rulings), export.story, export.originals)
    return Document((data,), tuple(f"ruling {item.id} is left out: {item.reason}" for item in unplaced))


_BOTH = (Part.NOTES, Part.RULINGS)

NOTE_FORMATS: dict[str, NoteFormat] = {
    format.name: format
    for format in (
        NoteFormat("jsonld", "JSON-LD", "W3C Web Annotations", (".jsonld",), _read_json, _write_jsonld),
        NoteFormat("markdown", "Markdown", "to read", write=_write_markdown, holds=(Part.NOTES,)),
        NoteFormat("csv", "CSV", "for spreadsheets", (".csv",), _read_csv, _write_csv, _BOTH),
        NoteFormat("yaml", "YAML", "to read and edit", (".yaml", ".yml"), _read_yaml, _write_yaml),
        NoteFormat(
            "labels", "a table of labels", "to measure", (), None, _write_labels, (Part.RULINGS,), True
        ),
        NoteFormat("json", "JSON", "Web Annotations, Hypothesis, Zotero", (".json", ".jsonl"), _read_json),
        NoteFormat("zotero", "Markdown", "Zotero", (".md",), _read_markdown),
        NoteFormat("text", "a text", "Hypothesis", (".txt",), _read_text),
        NoteFormat("html", "a page", "Hypothesis", (".html", ".htm"), _read_page),
    )
}
"""By their names, in the order in which they are listed."""
READ = (
    "Web Annotations (JSON-LD), Hypothesis (JSON, CSV, text, HTML), Zotero (Better BibTeX JSON, Markdown), "
    "Readwise (CSV), and our own JSON-LD, CSV and YAML"
)
"""What is read, in a sentence."""
