"""`newsreader notes codebook`."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.annotations.codebook import load_codebook
from newsreader.cli.main import run
from tests.support.mill import filled, write_story

BOOK = "tags:\n  blame:\n    description: Says who\n    colour: pink\n    excludes: [praise]\n  praise:\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_story(tmp_path / "mill")


def test_the_codebook_of_a_story_is_shown_and_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "codebook.yaml").write_text(BOOK, "utf-8")
    assert run(["notes", "codebook", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert out == "blame [pink; excludes praise]\n    Says who\npraise\n"
    assert "codebook.yaml: 2 tags" in err
    qdc, back = tmp_path / "book.qdc", tmp_path / "back.yaml"
    assert run(["notes", "codebook", str(folder), "--format", "qdc", "--output", str(qdc)]) == 0
    assert "which tags exclude each other is left out" in capsys.readouterr().err
    assert run(["notes", "codebook", str(qdc), "--format", "yaml", "--output", str(back)]) == 0
    assert [code.tag for code in load_codebook(back)[0].codes] == ["blame", "praise"]


def test_where_there_is_none_the_tags_in_use_make_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["notes", "codebook"]) == 2
    assert "there are no tags" in capsys.readouterr().err
    filled(folder)
    assert run(["notes", "codebook", str(folder), "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert (
        out.startswith("name,description,colour,excludes,within\r\n") and "these are the tags in use" in err
    )


@pytest.mark.parametrize(
    ("name", "text", "status", "told"),
    [
        ("a.xyz", "", 2, "a codebook ends in .yaml"),
        ("gone.yaml", None, 2, "gone.yaml"),
        ("a.yaml", "tags: {a: {colour: mauve}}", 1, "the colour mauve is none of"),
        ("a.csv", "x,y\n", 1, "no column called name"),
    ],
)
def test_what_is_wrong_is_told(
    name: str, text: str | None, status: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    assert run(["notes", "codebook", str(tmp_path / name)]) == status
    assert told in capsys.readouterr().err
