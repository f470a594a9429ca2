"""`newsreader notes add`, `list --format json` and `bin`: notes from the shell, and where they are now."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsreader.annotations.store import NoteFilter, open_library
from newsreader.cli.main import run
from newsreader.model import Scope
from tests.support.extras import needs_fetching
from tests.support.mill import COURIER, QUOTE, kept, write_story
from tests.support.web_server import serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two versions."""
    return write_story(tmp_path / "mill")


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Where the library lies."""
    return tmp_path / "data"


Printed = pytest.CaptureFixture[str]


def added(capsys: Printed, *arguments: str) -> str:
    """Adds a note, and gives its id."""
    assert run(["notes", "add", *arguments]) == 0
    return capsys.readouterr().out.strip()


def listed(capsys: Printed, *paths: Path) -> list[dict[str, Any]]:
    assert run(["notes", "list", "--format", "json", *map(str, paths)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def test_a_note_is_added_to_words_and_listed_where_they_are(folder: Path, capsys: Printed) -> None:
    assert listed(capsys, folder) == []
    options = ["--comment", "Since when?", "--tag", "owner", "--author", "Ida"]
    id = added(capsys, str(folder / "courier.txt"), "--quote", QUOTE, *options)
    (entry,) = listed(capsys, folder)
    assert entry["id"] == id
    assert (entry["state"], entry["how"], entry["sentence"]) == ("placed", "exact", 3)
    assert entry["words"] == entry["quote"] == QUOTE
    assert (entry["changed"], entry["comment"], entry["tags"]) == ([], "Since when?", ["owner"])
    assert (entry["author"], entry["answers"]) == ("Ida", None)
    assert [one["state"] for one in listed(capsys)] == [None]


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["--quote", "no such words"], "do not stand in it"),
        (["--quote", "the"], "say which with --occurrence"),
        (["--quote", "Ardle", "--occurrence", "7"], "no occurrence 7"),
        (["--quote", "Ardle", "--other", "x.txt"], "belong together"),
    ],
)
def test_a_quote_that_is_none_is_refused_in_a_line(
    arguments: list[str], cause: str, folder: Path, capsys: Printed
) -> None:
    assert run(["notes", "add", str(folder / "courier.txt"), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and cause in err and err.count("\n") == 1


def test_notes_of_every_sort(folder: Path, capsys: Printed) -> None:
    courier, herald = str(folder / "courier.txt"), str(folder / "herald.txt")
    whole = added(capsys, courier, "--comment", "on all of it")
    claim = added(capsys, courier, "--quote", "Nobody was hurt", "--claim")
    pair = added(capsys, courier, "--quote", "hurt", "--other", herald, "--other-quote", "injured")
    reply = added(capsys, "--reply-to", claim, "--comment", "Is that so?")
    notes = {note.id: note for note in kept()[0]}
    assert notes[claim].scope is Scope.CLAIM and notes[pair].scope is Scope.PAIR
    assert notes[pair].also[0].anchor.exact == "injured"
    assert notes[reply].answers == claim and notes[reply].anchor == notes[claim].anchor
    assert {entry["id"]: entry["scope"] for entry in listed(capsys, folder)} == {
        whole: "article", claim: "claim", pair: "pair", reply: "passage"
    }  # fmt: skip
    assert [entry["id"] for entry in listed(capsys, folder / "herald.txt")] == [pair]
    assert run(["notes", "add", "--reply-to", "nobody"]) == 2


def test_a_note_is_found_from_wherever_its_article_is_opened(
    folder: Path, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    added(capsys, "courier.txt", "--quote", QUOTE)
    (folder / "courier.txt").write_text(COURIER.replace("Firemen", "Fire crews"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [entry["state"] for entry in listed(capsys, Path("mill"))] == ["placed"]
    moved = Path("elsewhere")
    shutil.move(folder, moved)
    (moved / "courier.txt").rename(moved / "morning.txt")
    assert [entry["state"] for entry in listed(capsys, moved)] == ["placed"]


def test_an_agency_text_in_another_paper_is_another_article(tmp_path: Path, capsys: Printed) -> None:
    both = tmp_path / "agency"
    both.mkdir()
    for name in ("north", "south"):
        (both / f"{name}.txt").write_text(COURIER + ("More from us.\n" if name == "south" else ""))
    added(capsys, str(both / "north.txt"), "--quote", QUOTE)
    assert listed(capsys, both / "south.txt") == []


def test_what_has_lost_its_place_is_listed_at_its_story(folder: Path, capsys: Printed) -> None:
    added(capsys, str(folder / "courier.txt"), "--quote", QUOTE)
    (folder / "courier.txt").write_text("Nothing of it is left here.\n", encoding="utf-8")
    (entry,) = listed(capsys, folder)
    assert (entry["state"], entry["words"], entry["quote"]) == ("orphan", None, QUOTE)


def test_words_that_changed_are_told(folder: Path, capsys: Printed) -> None:
    added(
        capsys,
        str(folder / "courier.txt"),
        "--quote",
        "Firemen from three towns fought the flames until dawn.",
    )
    (folder / "courier.txt").write_text(COURIER.replace("fought", "fed"), encoding="utf-8")
    (entry,) = listed(capsys, folder)
    assert (entry["state"], entry["changed"]) == ("placed", [["fought", "fed"]])
    assert run(["notes", "list", str(folder)]) == 0
    assert "words changed since: “fought” → “fed”" in capsys.readouterr().out


def test_the_bin_is_listed_restored_from_and_emptied(folder: Path, capsys: Printed) -> None:
    ids = [added(capsys, str(folder / "herald.txt"), "--quote", word) for word in ("injured", "destroyed")]
    with open_library() as library:
        library.notes.delete_all(library.notes.find(NoteFilter()))
    assert run(["notes", "bin"]) == 0
    out, err = capsys.readouterr()
    assert all(id in out for id in ids) and "what was marked" in err
    assert run(["notes", "bin", "--restore", ids[0], "--restore", "nobody"]) == 1
    assert "nobody is not in the bin" in capsys.readouterr().err
    assert [entry["id"] for entry in listed(capsys)] == [ids[0]]
    with open_library() as library:
        library.notes.delete_all(library.notes.find(NoteFilter()))
    assert run(["notes", "bin", "--remove", ids[0], "--remove", "nobody"]) == 1
    out, err = capsys.readouterr()
    assert "1 record removed for good" in out and "nobody is not in the bin" in err
    assert run(["notes", "bin", "--remove", ids[0], "--empty"]) == 2
    assert run(["notes", "bin", "--empty"]) == 0
    assert "1 record removed for good" in capsys.readouterr().out
    assert run(["notes", "bin", "--restore", ids[1]]) == 2


def test_one_damaged_text_hides_no_other_note(folder: Path, capsys: Printed, data_folder: Path) -> None:
    ids = [added(capsys, str(folder / "herald.txt"), "--quote", word) for word in ("injured", "destroyed")]
    with closing(sqlite3.connect(data_folder / "library.db", isolation_level=None)) as connection:
        connection.execute("UPDATE note SET comment = CAST(X'41FF42' AS TEXT) WHERE id = ?", (ids[0],))
    assert run(["notes", "list", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [entry["id"] for entry in json.loads(out)] == [ids[1]]
    assert "1 note cannot be read: newsreader notes check" in err
    assert run(["notes", "check"]) == 1
    out, err = capsys.readouterr()
    assert ids[0] in out and "salvage" in err
    assert run(["notes", "export"]) == 1
    assert ids[1] in capsys.readouterr().out


def test_an_empty_file_is_no_new_library(folder: Path, capsys: Printed, data_folder: Path) -> None:
    data_folder.mkdir(exist_ok=True)
    (data_folder / "library.db").write_bytes(b"")
    assert run(["notes", "add", str(folder / "herald.txt"), "--comment", "x"]) == 2
    assert "it is empty" in capsys.readouterr().err
    assert (data_folder / "library.db").read_bytes() == b""


def test_the_encoding_that_is_told_is_that_of_the_articles(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Po\u017car w porcie\n\nMarynarz zgin\u0105\u0142.\n".encode("cp1250"))
    added(capsys, str(file), "--quote", "zgin\u0105\u0142", "--encoding", "cp1250")
    assert run(["notes", "list", "--format", "json", "--encoding", "cp1250", str(file)]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["state"], entry["words"]) == ("placed", "zgin\u0105\u0142")
    assert run(["notes", "add", str(file), "--quote", "zgin\u0105\u0142", "--encoding", "utf-8"]) == 2
    assert "is not in the encoding utf-8" in capsys.readouterr().err


def test_tags_that_a_codebook_does_not_allow_are_said(folder: Path, capsys: Printed) -> None:
    (folder / "codebook.yaml").write_text("tags: {blame: {excludes: [praise]}, praise: }\n", "utf-8")
    arguments = ["notes", "add", str(folder / "courier.txt"), "--quote", "Nobody was hurt"]
    assert run([*arguments, "--tag", "praise", "--tag", "Blame", "--tag", "else"]) == 0
    out, err = capsys.readouterr()
    assert len(out.strip()) == 36
    assert "the tags praise and Blame exclude each other in" in err
    assert "the tag else is not in" in err
    assert run([*arguments, "--tag", "praise"]) == 0
    assert capsys.readouterr().err == ""


@needs_fetching
def test_a_note_is_added_to_a_page_by_its_address(capsys: Printed) -> None:
    words = "The keeper of the lock went home at noon and left the gates open."
    more = "Boats waited on both sides of it until somebody found the key in a drawer of his desk. " * 6
    with serving() as site:
        head = "<html><head><title>Lock left open</title></head><body><article><h1>Lock left open</h1>"
        address = site.page("/lock", f"{head}<p>{words}</p><p>{more}</p></article></body></html>".encode())
        added(capsys, address, "--quote", "went home at noon")
        assert run(["notes", "list", "--format", "json", address]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["state"], entry["words"]) == ("placed", "went home at noon")
