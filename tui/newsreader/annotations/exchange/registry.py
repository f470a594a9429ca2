"""The formats in which notes and rulings are read and written: a file and a line in NOTE_FORMATS each.

A format's own module is imported when something is read or written in it, never to list the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from newsreader.records import dataclass

if TYPE_CHECKING:
    from newsreader.annotations.codebook import Codebook
    from newsreader.annotations.exchange.fields import Beside, Imported, Unread
    from newsreader.annotations.placing import Findings, Originals
    from newsreader.model import Comparison, Done, Note, Ruling, Story


class Part(StrEnum):
    """What a file of annotations may hold."""

    NOTES = "notes"
    RULINGS = "rulings"
    UNREAD = "unread"
    """What an earlier import could not read."""
    TEXTS = "texts"
    """Of the articles, as they were when they were noted."""
    DONE = "done"
    """Which coders have done with which articles."""


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
    """Texts of articles as they were when they were noted."""
    placed: Callable[[Note], Findings] | None = None
    """Where the passages of a note are in the story, if more is known than its own fields tell."""
    compared: Callable[[], Comparison | None] = lambda: None
    """The story compared, for the formats that tell what other versions do with a sentence."""
    codebook: Codebook | None = None
    """The tags that coders have agreed on."""
    with_texts: bool = False
    """Whether the texts that notes are on go with them."""
    done: tuple[Done, ...] = ()
    """Which coders have done with which articles."""

    def beside(self) -> Beside:
        """What goes with the notes and rulings."""
        from newsreader.annotations.exchange.fields import Beside, noted_digests

        def texts() -> Iterator[str]:
            for digest in noted_digests(self.notes, self.rulings):
                if (text := self.originals(digest)) is not None:
                    yield text

        return Beside(texts if self.with_texts else None, self.done, self.changed)

    def changed(self, note: Note) -> Sequence[tuple[str, str]]:
        """(words before, words now) of a note's own passage and its sentence since it was marked."""
        from newsreader.annotations.anchoring import Placed

        for _, finding, side in self.findings(note):
            if not side and isinstance(finding, Placed):
                return finding.changed
        if not note.quoted:
            return ()
        from newsreader.annotations.anchoring.rewording import word_changes

        return word_changes(note.quoted, note.anchor.exact)

    def findings(self, note: Note) -> Findings:
        """Where the passages of a note are in the story; nowhere without one."""
        if self.placed is not None:
            return self.placed(note)
        if self.story is None:
            return ()
        from newsreader.annotations.placing import find_in

        return find_in(self.story, note, self.originals)


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
    texts: str = ""
    """What to say of the outlets' texts; only for archives, which always hold them."""

    def lost(self, export: Export) -> tuple[str, ...]:
        """What of an export this format has no room for, a line for the reader each."""
        amounts: dict[Part, Callable[[], int]] = {
            Part.NOTES: lambda: len(export.notes),
            Part.RULINGS: lambda: len(export.rulings),
            Part.UNREAD: lambda: len(export.unread),
            Part.TEXTS: lambda: int(export.with_texts),
            Part.DONE: lambda: len(export.done),
        }
        left = ((part, amount()) for part, amount in amounts.items() if part not in self.holds)
        return tuple(self._lost(part, number) for part, number in left if number)

    def _lost(self, part: Part, number: int) -> str:
        others = " and ".join(format.name for format in writable() if part in format.holds)
        if part is Part.TEXTS:
            return f"the texts are left out: {others} have them"
        if part is Part.DONE:
            marks = "a mark" if number == 1 else f"{number} marks"
            return f"{marks} of coders who have done with an article left out: {others} have them"
        if part is Part.UNREAD:
            items = f"{number} item" if number == 1 else f"{number} items"
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

    return Document(jsonld_chunks(export.notes, export.rulings, export.unread, beside=export.beside()))


def _write_markdown(export: Export) -> Document:
    from newsreader.annotations.exchange.markdown import markdown_chunks

    return Document(markdown_chunks(export))


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
    from newsreader.annotations.exchange.yaml_document import yaml_chunks

    return Document(yaml_chunks(export.notes, export.rulings, export.unread, export.beside()))


def _write_labels(export: Export) -> Document:
    from newsreader.annotations.exchange.labels import to_labels

    if export.story is None:
        raise ValueError("labels are those of one story")
    data, unplaced = to_labels(tuple(export.rulings), export.story, export.originals)
    return Document((data,), tuple(f"ruling {item.id} is left out: {item.reason}" for item in unplaced))


def _write_tidy(export: Export) -> Document:
    from newsreader.annotations.exchange.tidy import to_tidy

    return to_tidy(export)


def _write_brat(export: Export) -> Document:
    from newsreader.annotations.exchange.brat import to_brat

    return to_brat(export)


def _write_webanno(export: Export) -> Document:
    from newsreader.annotations.exchange.webanno import to_webanno

    return to_webanno(export)


def _read_qdpx(data: bytes) -> Imported:
    from newsreader.annotations.exchange.refi_project import from_qdpx

    return from_qdpx(data)


def _write_qdpx(export: Export) -> Document:
    from newsreader.annotations.exchange.refi_project import to_qdpx

    return to_qdpx(export)


_NOTES = (Part.NOTES,)
_CODED = (Part.NOTES, Part.TEXTS)
_TEXTS = "the archive holds the texts of the outlets, whose rights they are"
_BOTH = (Part.NOTES, Part.RULINGS)

NOTE_FORMATS: dict[str, NoteFormat] = {
    format.name: format
    for format in (
        NoteFormat("jsonld", "JSON-LD", "W3C Web Annotations", (".jsonld",), _read_json, _write_jsonld),
        NoteFormat("markdown", "Markdown", "to read", write=_write_markdown, holds=_NOTES),
        NoteFormat("csv", "CSV", "for spreadsheets", (".csv",), _read_csv, _write_csv, _BOTH),
        NoteFormat("yaml", "YAML", "to read and edit", (".yaml", ".yml"), _read_yaml, _write_yaml),
        NoteFormat(
            "labels", "a table of labels", "to measure", (), None, _write_labels, (Part.RULINGS,), True
        ),
        NoteFormat("tidy", "a tidy table", "a row a tag", (), None, _write_tidy, _NOTES, True),
        NoteFormat(
            "webanno",
            "WebAnno TSV",
            "INCEpTION",
            write=_write_webanno,
            holds=_CODED,
            needs_story=True,
            texts=_TEXTS,
        ),
        NoteFormat(
            "brat", "brat", "its annotators", write=_write_brat, holds=_CODED, needs_story=True, texts=_TEXTS
        ),
        NoteFormat(
            "qdpx",
            "REFI-QDA",
            "NVivo, ATLAS.ti, MAXQDA ...",
            (".qdpx",),
            _read_qdpx,
            _write_qdpx,
            _CODED,
            needs_story=True,
            texts=_TEXTS,
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
    "Readwise (CSV), REFI-QDA projects, and our own JSON-LD, CSV and YAML"
)
"""What is read, in a sentence."""
