"""Notes as YAML and CSV: all comes back, nothing runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
import yaml
from hypothesis import given

from newsreader.annotations.exchange.csv_table import COLUMNS, from_csv, to_csv
from newsreader.annotations.exchange.fields import Imported, Unread
from newsreader.annotations.exchange.yaml_document import from_yaml, to_yaml
from newsreader.model import Note, Ruling
from tests.support.making_notes import COLLECTIONS, HOSTILE, hostile_note, note_on

NOTE = note_on("Twelve people were hurt.", "Twelve", comment="=1+1", tags=("a", "b"))


@given(COLLECTIONS)
def test_any_notes_and_rulings_come_back(both: tuple[list[Note], list[Ruling]]) -> None:
    notes, rulings = both
    expected = Imported(tuple(notes), tuple(rulings))
    assert from_csv(to_csv(notes, rulings)) == expected
    assert from_yaml(to_yaml(notes, rulings)) == expected


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("long", "repeated", "marks")])
def test_hostile_texts_come_back_from_yaml(name: str) -> None:
    note = hostile_note(HOSTILE[name])
    assert from_yaml(to_yaml([note])) == Imported((note,))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_come_back_from_csv(name: str) -> None:
    note = hostile_note(HOSTILE[name])
    assert from_csv(to_csv([note])) == Imported((note,))


def test_both_are_utf_8_and_the_same_each_time() -> None:
    note = replace(hostile_note("\ud83d\ude00 \\ud800 \\ ' \x00"), tags=("\ud800", "\\ud800"))
    for write, read in ((to_csv, from_csv), (to_yaml, from_yaml)):
        assert read(write([note])).notes == (note,)
        assert write([note]) == write([note])
        write([note]).decode("utf-8")


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    note = hostile_note(text)
    cells = next(csv.reader(io.StringIO(to_csv([note]).decode("utf-8").split("\r\n", 1)[1], newline="")))
    assert dict(zip(COLUMNS, cells, strict=True))["comment"] == "'" + text
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
    assert from_csv(to_csv([note])).notes == (note,)


def test_lines_end_as_rfc_4180_says_and_quotes_are_doubled() -> None:
    data = to_csv([replace(NOTE, comment='a "word", and\nmore')]).decode("utf-8")
    assert data.startswith(",".join(COLUMNS) + "\r\n") and data.endswith("\r\n")
    assert '"a ""word"", and\nmore"' in data


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("start", "-1"),
        ("start", "x"),
        ("tags", "a;b"),
        ("tags", "[1]"),
        ("kind", "poem"),
        ("id", "7"),
        ("colour", "mauve"),
    ],
)
def test_rows_that_are_no_notes_are_reported_and_kept(column: str, cell: str) -> None:
    header, row = csv.reader(io.StringIO(to_csv([NOTE]).decode("utf-8"), newline=""))
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerows(
        [header, [cell if name == column else old for name, old in zip(header, row, strict=True)]]
    )
    table.write(to_csv([NOTE]).decode("utf-8").split("\r\n", 1)[1])
    read = from_csv(table.getvalue().encode("utf-8"))
    assert read.notes == (NOTE,)
    assert [unread.place for unread in read.unread] == ["row 2"] and cell in read.unread[0].raw.replace(
        "\\", ""
    )


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"a,b\r\n1,2\r\n", b'kind,id,exact\r\n"open', b"kind,id,exact\r\nnote\r\n"]
)
def test_tables_that_hold_no_notes_are_kept(data: bytes) -> None:
    read = from_csv(data)
    assert read.notes == () and len(read.unread) == 1 and read.unread[0].reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"{",
        b"[" * 5_000,
        b"schema: other/1",
        b"schema: newsreader.annotations/1\nnotes: [!!python/object/apply:os.system [true]]",
        b"schema: newsreader.annotations/1\nnotes: [&a [1], *a]",
        b"schema: newsreader.annotations/1\nnotes: [{id: 2026-01-31}]",
        b"schema: newsreader.annotations/1\nnotes: [2026-13-99]",
        b"schema: newsreader.annotations/1\nnotes: 5",
        b"schema: newsreader.annotations/1\nfuture: [1, 2]",
        b"schema: newsreader.annotations/1\nnotes: [{? [a] : b}]",
        b"{{a: b}: c}",
        b"x: \x00",
        b"schema: newsreader.annotations/1\nnotes: [" + b"9" * 5_000 + b"]",
    ],
)
def test_yaml_that_holds_no_notes_is_kept(data: bytes) -> None:
    read = from_yaml(data)
    assert read.notes == () and len(read.unread) == 1 and read.unread[0].reason


def test_what_could_not_be_read_stays_in_the_file() -> None:
    kept = Unread("item 1", "too new", '{"type": "Video"}')
    read = from_yaml(to_yaml([NOTE], (), [kept]))
    assert read.notes == (NOTE,) and [unread.raw for unread in read.unread] == [kept.raw]


def test_a_text_written_by_hand_stays_a_text() -> None:
    written = to_yaml([replace(NOTE, comment="", tags=())]).decode("utf-8")
    written = written.replace("comment: ''", "comment: no").replace("tags: []", "tags: [012, 1:30, ~]")
    assert from_yaml(written.encode()).notes == (replace(NOTE, comment="no", tags=("012", "1:30", "~")),)
    written = written.replace("comment: no", "comment:")
    assert from_yaml(written.encode()).notes == (replace(NOTE, comment="", tags=("012", "1:30", "~")),)


@pytest.mark.parametrize(
    ("body", "place", "reason"),
    [
        ("notes: [a", "line 2", "the [ that opens here is not closed; write ] behind its last value"),
        ("notes: [&a [1], *a]", "line 2", "the alias *a is not allowed"),
        ("notes: [{id: a, id: b}]", "notes 1", "line 2: the key 'id' stands here twice; keep one"),
        ("notes: []\nnotes: []", "line 3", "the key 'notes' stands here twice; keep one"),
        ("notes: [5]", "notes 1", "line 2: keys are expected here, not '5'; write key: value"),
    ],
)
def test_a_fault_of_yaml_is_told_with_its_line(body: str, place: str, reason: str) -> None:
    (unread,) = from_yaml(f"schema: newsreader.annotations/1\n{body}".encode()).unread
    assert (unread.place, unread.reason) == (place, reason)


def test_people_can_write_yaml_by_hand() -> None:
    written = yaml.safe_load(to_yaml([NOTE]))
    del written["notes"][0]["passage"]["prefix"], written["notes"][0]["tags"], written["notes"][0]["author"]
    (note,) = from_yaml(yaml.safe_dump(written).encode()).notes
    assert note == replace(NOTE, tags=())
