"""`newsreader notes import`: what is added, what is kept, and the exit status."""

from __future__ import annotations

import io
import json
import os
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import UNREAD, to_jsonld
from newsreader.annotations.store import open_library
from newsreader.cli.main import run
from tests.support.mill import elsewhere, filled, keep, kept, note, story, write_story

BAD = {"type": "Annotation", "id": "urn:x:bad", "target": [], "bodyValue": "on nothing"}
GOOD = {
    "type": "Annotation",
    "id": "https://anno.example/7",
    "bodyValue": "Is that so?",
    "target": {
        "source": "https://news.example/mill",
        "selector": {"type": "TextQuoteSelector", "exact": "a loud bang"},
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two versions."""
    return write_story(tmp_path / "mill")


@pytest.mark.parametrize(("format", "name"), [("jsonld", "a.jsonld"), ("yaml", "a.yml"), ("csv", "a.CSV")])
def test_an_export_goes_into_another_library_once(
    folder: Path,
    tmp_path: Path,
    format: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled(folder)
    before = kept()
    file = tmp_path / name
    assert run(["notes", "export", "--format", format, "--output", str(file)]) == 0
    elsewhere(tmp_path / "other", monkeypatch)
    assert run(["notes", "import", str(file)]) == 0
    assert capsys.readouterr() == (
        f"{file}: 2 notes added; 2 rulings added; 0 known already; 0 not read\n",
        "",
    )
    assert kept() == before
    assert run(["notes", "import", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 0 notes added; 4 known already; 0 not read\n"
    assert kept() == before


def test_a_note_that_differs_is_kept_beside_the_librarys(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = note(story(folder).versions[0], comment="mine")
    keep(mine)
    file = tmp_path / "theirs.jsonld"
    file.write_bytes(to_jsonld([replace(mine, comment="theirs")]))
    assert run(["notes", "import", str(file)]) == 0
    assert "1 not as in the library, which keeps both" in capsys.readouterr().out
    first = kept()
    assert {found.comment: found.id == mine.id for found in first[0]} == {"mine": True, "theirs": False}
    assert run(["notes", "import", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 0 notes added; 1 known already; 0 not read\n"
    assert kept() == first


def test_a_note_in_the_bin_stays_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = note(story(folder).versions[0])
    with open_library() as library:
        library.notes.delete(library.notes.add(gone))
    file = tmp_path / "gone.jsonld"
    file.write_bytes(to_jsonld([gone]))
    assert run(["notes", "import", str(file)]) == 0
    assert "1 left in the bin" in capsys.readouterr().out
    assert kept() == ((), ())


def test_annotations_of_other_programs_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {
        "id": "Zq1",
        "uri": "https://news.example/mill",
        "user": "acct:ida@hypothes.is",
        "text": "Who heard it?",
        "tags": ["bang"],
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "a loud bang"}]}],
    }
    data = json.dumps({"total": 2, "rows": [row, GOOD]}).encode()
    for words in ("2 notes added; 0 known", "0 notes added; 2 known"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run(["notes", "import", "-"]) == 0
        assert f"standard input: {words} already" in capsys.readouterr().out
    assert {(n.comment, n.tags, n.author) for n in kept()[0]} == {
        ("Who heard it?", ("bang",), "ida@hypothes.is"),
        ("Is that so?", (), ""),
    }


def test_what_cannot_be_read_is_said_kept_and_exported_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mixed.json"
    file.write_text(json.dumps([GOOD, BAD]), encoding="utf-8")
    unread = tmp_path / "data" / "unread"
    assert run(["notes", "import", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == f"{file}: 1 note added; 0 known already; 1 not read\n"
    assert err.startswith(f"newsreader: {file}, item 2: it has no target\n")
    (place,) = os.listdir(unread)
    assert str(unread / place) in err

    assert run(["notes", "import", str(file)]) == 1
    assert os.listdir(unread) == [place]
    capsys.readouterr()
    assert run(["notes", "check"]) == 0
    assert "1 item that an import could not read: kept in" in capsys.readouterr().out

    export = tmp_path / "export.jsonld"
    assert run(["notes", "export", "--output", str(export)]) == 0
    assert [json.loads(raw) for raw in json.loads(export.read_bytes())[UNREAD]] == [BAD]
    assert run(["notes", "export", "--format", "csv", "--output", str(tmp_path / "a.csv")]) == 0
    assert "1 item that an import could not read left out" in capsys.readouterr().err

    elsewhere(tmp_path / "other", monkeypatch)
    assert run(["notes", "import", str(export)]) == 1
    assert "kept item 1: it has no target" in capsys.readouterr().err
    assert run(["notes", "export", "--output", str(tmp_path / "again.jsonld")]) == 0
    assert (tmp_path / "again.jsonld").read_bytes() == export.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.json", None, "does not exist"),
        ("text.json", b"no JSON at all", "it is not JSON"),
        ("latin.json", b"[\xe4]", "byte 1 is not UTF-8"),
        ("bad.yaml", b"schema: another\n", "its schema is not"),
        ("bad.csv", b"a,b\r\n", "its header is not ours"),
        ("none.json", b"[1, 2]", "item 2: this is no annotation"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_changes_nothing(
    tmp_path: Path, name: str, content: bytes | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    assert run(["notes", "import", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and name in err
    assert not (tmp_path / "data" / "unread").exists()
    assert kept() == ((), ())


def test_one_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.write_text(json.dumps(GOOD), encoding="utf-8")
    assert run(["notes", "import", str(tmp_path / "missing.json"), str(good)]) == 1
    assert len(kept()[0]) == 1


def test_a_number_too_large_for_the_library_counts_as_unread(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = note(story(folder).versions[0])
    huge = replace(fine, id=str(uuid.UUID(int=9)), anchor=replace(fine.anchor, end=2**63))
    file = tmp_path / "huge.jsonld"
    file.write_bytes(to_jsonld([huge, fine]))
    assert run(["notes", "import", str(file)]) == 1
    out, err = capsys.readouterr()
    assert "1 note added" in out and f"{huge.id}: a number in it is too large" in err
    (place,) = (tmp_path / "data" / "unread").iterdir()
    assert read_annotations(place.read_bytes()).notes == (huge,)


def test_what_is_kept_already_is_not_kept_again(tmp_path: Path) -> None:
    one, more = tmp_path / "one.json", tmp_path / "more.json"
    another = {**BAD, "id": "urn:x:another"}
    one.write_text(json.dumps([GOOD, BAD]), encoding="utf-8")
    more.write_text(json.dumps([another, GOOD, BAD]), encoding="utf-8")
    for file in (one, more, one, more):
        assert run(["notes", "import", str(file)]) == 1
    documents = [json.loads(path.read_bytes()) for path in (tmp_path / "data" / "unread").iterdir()]
    raws = [raw for document in documents for raw in document[UNREAD]]
    assert sorted(raws) == sorted(json.dumps(item) for item in (BAD, another))
