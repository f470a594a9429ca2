"""The forms in which codebooks are exchanged: a function for each way and a line in CODEBOOK_FORMATS."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from newsreader.annotations.codebook import Code, Codebook, read_codebook, write_codebook
from newsreader.annotations.exchange.csv_table import guarded, unguarded
from newsreader.annotations.exchange.refi import from_qdc, to_qdc
from newsreader.model import NoteColour
from newsreader.records import dataclass
from newsreader.text.folding import fold_for_search

_COLUMNS = ("name", "description", "colour", "excludes", "within")
_NAMES = {
    "name": ("name", "tag", "code", "label"),
    "description": ("description", "definition", "memo", "comment"),
    "colour": ("colour", "color"),
    "excludes": ("excludes",),
    "within": ("within", "parent"),
}
"""What the columns are called."""


@dataclass(frozen=True, slots=True)
class CodebookFormat:
    """One form of a codebook."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], tuple[Codebook, tuple[str, ...]]]
    """(what a file holds, what is wrong with it, a line each). Never raises."""
    write: Callable[[Codebook], bytes]
    excludes: bool = True
    """Whether it tells which tags exclude each other."""


def from_table(data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    """A codebook of CSV: a header, a row a tag; tags that exclude each other are divided by semicolons."""
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError as error:
        return Codebook(), (f"byte {error.start} is not UTF-8",)
    except csv.Error as error:
        return Codebook(), (f"it is not CSV: {error}",)
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    place = {
        what: next((header.index(name) for name in names if name in header), -1)
        for what, names in _NAMES.items()
    }
    if place["name"] < 0:
        return Codebook(), ("its header has no column called name",)
    codes: dict[str, Code] = {}
    problems = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {w: unguarded(row[at]).strip() if 0 <= at < len(row) else "" for w, at in place.items()}
        tag = " ".join(cells["name"].split())
        if not tag:
            problems += [f"row {number}: it has no name"] if any(row) else []
        elif fold_for_search(tag) in codes:
            problems.append(f"row {number}: the tag {tag} stands here twice; keep one")
        else:
            colour = NoteColour(cells["colour"]) if cells["colour"] in set(NoteColour) else None
            apart = tuple(
                dict.fromkeys(" ".join(t.split()) for t in cells["excludes"].split(";") if t.strip())
            )
            codes[fold_for_search(tag)] = Code(tag, cells["description"], colour, apart, cells["within"])
    return Codebook(tuple(codes.values())), tuple(problems)


def to_table(book: Codebook) -> bytes:
    """The way back."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for code in book.codes:
        cells = (code.tag, code.description, code.colour or "", "; ".join(code.excludes), code.within)
        table.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8")


def _from_project(data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    from newsreader.annotations.exchange.refi_project import project_codebook

    return project_codebook(data)


CODEBOOK_FORMATS: dict[str, CodebookFormat] = {
    format.name: format
    for format in (
        CodebookFormat("yaml", (".yaml", ".yml"), read_codebook, write_codebook),
        CodebookFormat("csv", (".csv",), from_table, to_table),
        CodebookFormat("qdc", (".qdc",), from_qdc, to_qdc, excludes=False),
    )
}
"""By their names, in the order in which they are listed."""
READERS = {suffix: format.read for format in CODEBOOK_FORMATS.values() for suffix in format.suffixes} | {
    ".qdpx": _from_project,
    ".qde": from_qdc,
}
"""What reads a codebook, by the ending of a file's name."""
