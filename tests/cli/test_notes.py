"""`newsreader notes list` and `export`: what they print and write, and their exit status."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.annotations.exchange.csv_table import from_csv
from newsreader.annotations.exchange.fields import Imported
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.yaml_document import from_yaml
from newsreader.annotations.store import open_library
from newsreader.cli.main import run
from newsreader.model import Anchor, ArticleIdentity, Note
from tests.support.mill import COURIER, QUOTE, elsewhere, filled, keep, kept, note, story, write_story

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two versions."""
    return write_story(tmp_path / "mill")


def test_notes_are_listed_by_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    assert run(["notes", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Old mill burns down"
    assert lines[1:4] == [f"  “{QUOTE}”", "    Since when?", "    Ask her."]
    assert lines[4].startswith("    tags: owner, to check · yellow · Ida · 20")
    assert lines[5:8] == ["Fire destroys Ardle mill", "  “a loud bang”", "    Who?"]
    assert lines[8].startswith("    pink · Bo · 20")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--tag", "OWNER"], ["Since when?"]),
        (["--text", "bang who"], ["Who?"]),
        (["--colour", "pink"], ["Who?"]),
        (["--author", "Ida"], ["Since when?"]),
        (["--author", "nobody"], []),
        ([], ["Since when?", "Who?"]),
    ],
)
def test_only_the_notes_that_are_wanted_are_listed(
    folder: Path, options: list[str], found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    filled(folder)
    for paths in ([], [str(folder)]):
        assert run(["notes", "list", *options, *paths]) == 0
        out, err = capsys.readouterr()
        assert [words for words in ("Since when?", "Who?") if words in out] == found
        assert ("no such notes" in err) == (not found)


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("exact, sentence 4", COURIER),
        ("moved, sentence 5", "An earlier report was wrong.\n\n" + COURIER),
        ("fuzzy, sentence 4", COURIER.replace("had sold the building", "had sold the  buildings")),
        ("ambiguous, 2 places", f"Told twice\n\n{COURIER}\n{COURIER}"),
        ("orphan", "Nothing of it is left.\n"),
    ],
)
def test_a_note_is_listed_with_how_it_is_placed(
    folder: Path, how: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(note(story(folder).versions[0]))
    file = folder / "courier.txt"
    file.write_text(text, encoding="utf-8")
    assert run(["notes", "list", str(file)]) == 0
    assert f"[{how}]" in capsys.readouterr().out


def test_a_file_named_in_another_way_has_its_notes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(note(story(folder).versions[0], comment="found"))
    (folder / "courier.txt").write_text("Another headline\n\n" + COURIER, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert run(["notes", "list", "courier.txt"]) == 0
    assert "found" in capsys.readouterr().out


def test_what_is_listed_is_safe_for_a_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b[2J\x9b31m \u202eevil"
    identity = ArticleIdentity("0" * 64, outlet=evil, title=evil)
    keep(Note(str(uuid.UUID(int=1)), identity, Anchor(evil, "", "", 0, 9), evil, (evil,), author=evil))
    assert run(["notes", "list"]) == 0
    out = capsys.readouterr().out
    assert out.count("evil") == 6
    assert not set(out) & set("\x1b\x9b\u202e")
    assert run(["notes", "export"]) == 0
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x9b\u202e")
    (found,) = read_annotations(out.encode()).notes
    assert (found.comment, found.anchor.exact) == (evil, evil)


def test_files_that_cannot_be_read_list_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "list", str(tmp_path / "missing.txt")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "missing.txt" in err


@pytest.mark.parametrize(
    ("format", "read"), [("jsonld", read_annotations), ("yaml", from_yaml), ("csv", from_csv)]
)
def test_what_is_exported_reads_back_the_same(
    folder: Path, format: str, read: Callable[[bytes], Imported], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    filled(folder)
    assert run(["notes", "export", "--format", format]) == 0
    out, err = capsysbinary.readouterr()
    found = read(out)
    assert (found.notes, found.rulings, found.unread) == (*kept(), ())
    assert err == b""


def test_the_notes_of_some_articles_are_exported(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    filled(folder)
    assert run(["notes", "export", str(folder / "courier.txt")]) == 0
    found = read_annotations(capsysbinary.readouterr().out)
    assert [note.comment for note in found.notes] == ["Since when?\nAsk her."]
    assert found.rulings == ()


def test_markdown_says_what_it_leaves_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    assert run(["notes", "export", "--format", "markdown"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("# Notes\n") and "> a loud bang" in out
    assert err == "newsreader: 2 rulings left out: Markdown has only the notes\n"


def test_rulings_are_exported_as_labels(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    assert run(["notes", "export", "--format", "labels", str(folder)]) == 0
    assert capsys.readouterr().out == "B2\tA\tconfirm\tA2\t\t\nB3\tA\tomit\t\t\t\n"


def test_a_ruling_that_is_no_label_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    assert run(["notes", "export", "--format", "labels", str(folder / "herald.txt")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("its other version is not in the story") == 2


def test_labels_need_a_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "export", "--format", "labels"]) == 2
    assert "story" in capsys.readouterr().err


def test_a_file_is_written_whole_or_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(folder)
    place = tmp_path / "out"
    place.mkdir()
    output = place / "notes.jsonld"
    output.write_bytes(b"what was there")
    output.chmod(0o640)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert run(["notes", "export", "--output", str(output)]) == 2
    assert capsys.readouterr().err == f"newsreader: {output}: No space left on device\n"
    assert output.read_bytes() == b"what was there"
    assert os.listdir(place) == ["notes.jsonld"]

    assert run(["notes", "export", "--output", str(output)]) == 0
    assert len(read_annotations(output.read_bytes()).notes) == 2
    assert os.listdir(place) == ["notes.jsonld"]
    assert output.stat().st_mode & 0o777 == 0o640
    assert capsys.readouterr() == ("", "")


def test_a_link_and_a_device_are_written_into(folder: Path, tmp_path: Path) -> None:
    filled(folder)
    (tmp_path / "link").symlink_to("target")
    assert run(["notes", "export", "--output", str(tmp_path / "link")]) == 0
    assert (tmp_path / "link").is_symlink()
    assert len(read_annotations((tmp_path / "target").read_bytes()).notes) == 2
    assert run(["notes", "export", "--output", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_a_library_that_cannot_be_opened_overwrites_no_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong" / "library.db").mkdir(parents=True)
    elsewhere(tmp_path / "wrong", monkeypatch)
    output = tmp_path / "backup.jsonld"
    output.write_bytes(b"the backup")
    for command in (["export", "--output", str(output)], ["list"], ["check"], ["import", str(output)]):
        assert run(["notes", *command]) == 2
        assert "it is not a file" in capsys.readouterr().err
    assert output.read_bytes() == b"the backup"


@pytest.mark.parametrize("command", ["export", "salvage"])
def test_the_library_is_no_output(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    before = kept()
    with open_library() as library:
        path = str(library.path)
    assert run(["notes", command, "--output", path]) == 2
    assert "is the library itself" in capsys.readouterr().err
    assert kept() == before


def test_who_stops_reading_gets_no_traceback() -> None:
    code = "import sys; from newsreader.cli.main import run; sys.exit(run(['keys']))"
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, env=environment
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [[], ["burn"], ["import"], ["list", "--colour", "plaid"]])
def test_a_wrong_command_line_is_a_usage_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["notes", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "see newsreader notes" in err and "--help" in err


def test_the_command_wins_over_a_folder_of_its_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.rename(tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    assert run(["notes"]) == 2
    assert "see newsreader notes --help" in capsys.readouterr().err
    assert run(["./notes"]) == 2
    assert "is not a terminal" in capsys.readouterr().err  # it would have been opened in one
    assert run(["--help"]) == 0
    assert "./notes opens the folder" in capsys.readouterr().out
