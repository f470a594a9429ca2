"""`newsreader notes export` for coders, with texts, and for one author, tag or story."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from newsreader.annotations.store import open_library
from newsreader.cli.main import run
from newsreader.model import ArticleIdentity, Done
from tests.support.mill import COURIER, elsewhere, filled, kept, note, story, write_story


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two versions, with notes."""
    made = write_story(tmp_path / "mill")
    filled(made)
    return made


@pytest.mark.parametrize(
    ("format", "ending"), [("brat", ".ann"), ("webanno", ".tsv"), ("qdpx", "project.qde")]
)
def test_archives_for_coders(
    format: str, ending: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.zip"
    assert run(["notes", "export", "--format", format, "--story", str(folder), "--output", str(file)]) == 0
    assert "the texts of the outlets, whose rights they are" in capsys.readouterr().err
    with zipfile.ZipFile(file) as packed:
        assert any(name.endswith(ending) for name in packed.namelist())
    assert run(["notes", "export", "--format", format, "--output", str(file)]) == 2
    assert f"{format} is of one story" in capsys.readouterr().err


def test_a_project_goes_into_another_library(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, _ = kept()
    file = str(tmp_path / "a.qdpx")
    assert run(["notes", "export", "--format", "qdpx", "--output", file, str(folder)]) == 0
    elsewhere(tmp_path / "other", monkeypatch)
    assert run(["notes", "import", file]) == 0
    after, _ = kept()
    assert {(n.id, n.anchor, n.comment, n.tags) for n in after} == {
        (n.id, n.anchor, n.comment, n.tags) for n in before
    }
    capsys.readouterr()
    assert run(["notes", "list", "--format", "json", str(folder)]) == 0
    assert {one["state"] for one in json.loads(capsys.readouterr().out)} == {"placed"}


def test_the_tidy_table_and_the_markdown_have_what_others_do_with_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["notes", "export", "--format", "tidy", str(folder)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert {row["state"] for row in rows} == {"placed"} and rows[0]["verdict"]
    assert run(["notes", "export", "--format", "markdown", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "- herald " in out and "Since when?" in out
    with open_library() as library:
        library.keep_text(story(folder).versions[0])
        library.notes.add(note(story(folder).versions[0], "in March", 77))
    assert run(["notes", "export", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "> The owner, Jonna Brask, had sold the building in March.\n\nMarked: “in March”\n" in out


@pytest.mark.parametrize("format", ["jsonld", "yaml"])
def test_texts_and_marks_of_coders_travel_when_asked(
    format: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = story(folder).versions[0]
    with open_library() as library:
        library.keep_text(article)
        mark = library.mark_done(Done(ArticleIdentity.of(article), "ida"))
    files = [str(tmp_path / f"{name}.{format}") for name in ("without", "with")]
    assert run(["notes", "export", "--format", format, "--output", files[0]]) == 0
    assert "texts" not in capsys.readouterr().err
    assert run(["notes", "export", "--format", format, "--with-texts", "--output", files[1]]) == 0
    assert "the texts of the outlets are in it, whose rights they are" in capsys.readouterr().err
    before = kept()
    for file, expected in zip(files, (None, COURIER), strict=True):
        elsewhere(tmp_path / Path(file).stem, monkeypatch)
        capsys.readouterr()
        assert run(["notes", "import", file]) == 0
        told = (
            "; 1 text of articles added; 1 version marked as done;"
            if expected
            else "; 1 version marked as done;"
        )
        assert told in capsys.readouterr().out
        with open_library() as library:
            assert library.text(article.sha256) == expected
            assert library.done() == (mark,)
        assert kept() == before
    assert run(["notes", "export", "--format", "csv", "--with-texts"]) == 0
    assert "the texts are left out: jsonld and yaml" in capsys.readouterr().err


def test_what_one_author_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = story(folder).versions[0]
    with open_library() as library:
        library.mark_done(Done(ArticleIdentity.of(article), "ida"))
        library.mark_done(Done(ArticleIdentity.of(article), "Bo"))
    assert run(["notes", "export", "--author", "Bo"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [mark["coder"] for mark in document["newsreader:done"]] == ["Bo"]
    assert {item["creator"]["name"] for item in document["first"]["items"]} == {"Bo"}
