"""Notes and rulings as a table (CSV, RFC 4180) that spreadsheets can open without running anything.

UTF-8, a header, CRLF. Lists (tags, matches) are JSON. So that no cell is taken for a formula, and every
text comes back as it was, a cell that begins with = + - @ (full-width too), a tab, a line break or an
apostrophe gets an apostrophe in front. A cell with a NUL or a lone surrogate begins with an apostrophe and
a backslash: behind them \\\\ is a backslash and \\uXXXX is a character.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from newsreader.annotations.exchange.fields import (
    Imported,
    Record,
    Refused,
    Unread,
    collected,
    json_text,
    note_from,
    note_record,
    ruling_from,
    ruling_record,
    text_of,
)
from newsreader.annotations.exchange.hypothesis_exports import is_table, table_note
from newsreader.annotations.exchange.reading_notes import READWISE, readwise_note
from newsreader.model import Note, Ruling

_IDENTITY = ("sha256", "url", "path", "outlet", "title")
_PASSAGE = ("exact", "prefix", "suffix", "start", "end")
_OTHER = tuple(f"other_{name}" for name in _IDENTITY)
_OWN = ("comment", "tags", "colour", "author", "created", "modified", "verdict")
_RARE = ("quoted", "scope", "also", "answers", "origin", "adjudicated")
COLUMNS = ("kind", "id", *_IDENTITY, *_PASSAGE, *_OWN, *_OTHER, "matches", *_RARE)

_GUARDED = tuple("=+-@\t\r\n'＝＋－＠")
_UNCARRIED = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:(\\)|u([0-9a-f]{4}))")


def to_csv(notes: Iterable[Note], rulings: Iterable[Ruling] = ()) -> bytes:
    """The same as `csv_chunks`, whole."""
    return b"".join(csv_chunks(notes, rulings))


def csv_chunks(notes: Iterable[Note], rulings: Iterable[Ruling] = ()) -> Iterator[bytes]:
    """One row for each note and ruling, below the header."""
    yield _line(COLUMNS)
    records = chain((("note", note_record(note)) for note in notes),
                    (("ruling", ruling_record(ruling)) for ruling in rulings))  # fmt: skip
    for kind, record in records:
        row = {"kind": kind, **record, **record["article"], **record["passage"]}
        row |= {f"other_{name}": text for name, text in record.get("other", {}).items()}
        row |= {name: json_text(row[name]) for name in ("tags", "matches", "also") if name in row}
        yield _line([guarded(str(row.get(name, ""))) for name in COLUMNS])


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")


def from_csv(data: bytes) -> Imported:
    """The way back. Never raises for what a file may hold; the rows that cannot be read are unread."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raw = data.decode("utf-8", "backslashreplace")
        return Imported(unread=(Unread("file", f"byte {error.start} is not UTF-8", raw),))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    previous = csv.field_size_limit(max(len(text), 1))
    try:
        rows = list(reader)
    except csv.Error as error:
        return Imported(unread=(Unread("file", f"line {reader.line_num} is not CSV: {error}", text),))
    finally:
        csv.field_size_limit(previous)
    header = set(rows[0]) if rows else set()
    if {"kind", "id", "exact"} <= header:
        return collected(_items(rows[0], rows[1:], _own))
    if is_table(rows[0] if rows else ()):
        return collected(_items(rows[0], rows[1:], table_note))
    if header >= READWISE:
        return collected(_items(rows[0], rows[1:], readwise_note))
    cause = "its header is not ours (kind, id, exact), nor that of Hypothesis or Readwise"
    return Imported(unread=(Unread("file", cause, text),))


def _items(
    header: list[str], rows: list[list[str]], read: Callable[[dict[str, str]], Note | Ruling]
) -> Iterator[tuple[str, str, Note | Ruling | Refused]]:
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        raw = json_text(row)
        try:
            if len(row) != len(header):
                raise Refused(f"it has {len(row)} cells, not {len(header)}")
            yield f"row {number}", raw, read(dict(zip(header, row, strict=True)))
        except Refused as refused:
            yield f"row {number}", raw, refused


def _own(row: dict[str, str]) -> Note | Ruling:
    cells = {name: unguarded(cell) for name, cell in row.items()}
    record: Record = dict(cells)
    record["article"] = {name: cells.get(name, "") for name in _IDENTITY}
    record["passage"] = {name: cells.get(name, "") for name in _PASSAGE[:3]}
    record["passage"] |= {name: _number(cells, name) for name in _PASSAGE[3:]}
    kind = text_of(cells, "kind")
    if kind == "note":
        lists = {"tags": _list(cells, "tags"), "also": _list(cells, "also")}
        words = {"colour": cells.get("colour") or "yellow", "scope": cells.get("scope") or "passage"}
        return note_from(record | lists | words)
    if kind == "ruling":
        other = {name: cells.get(f"other_{name}", "") for name in _IDENTITY}
        return ruling_from(record | {"other": other, "matches": _list(cells, "matches")})
    raise Refused("kind is neither note nor ruling")


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if _UNCARRIED.search(text):
        text = text.replace("\\", "\\\\")
        return "'\\" + _UNCARRIED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return "'" + text if text.startswith(_GUARDED) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    if cell.startswith("'\\"):
        return _ESCAPED.sub(lambda found: found[1] or chr(int(found[2], 16)), cell[2:])
    return cell.removeprefix("'")


def _number(cells: Record, name: str) -> int:
    text = text_of(cells, name)
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Refused(f"{name} is not a number from 0")
    return int(text)


def _list(cells: Record, name: str) -> Any:
    try:
        return json.loads(text_of(cells, name) or "[]")
    except (ValueError, RecursionError):
        raise Refused(f"{name} is not JSON") from None
