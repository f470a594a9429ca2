"""`newsreader report`, and what `compare --fail-on` ends with."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import open_library
from newsreader.cli.main import run
from newsreader.model import ArticleIdentity
from newsreader.sources import open_stories
from tests.support.making_notes import note_on
from tests.support.running import ROOT

BORDER = str(ROOT / "seeds" / "border-security")
SEEDS = str(ROOT / "seeds")


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    return err


def test_a_report_is_written_and_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.html"
    assert run(["report", "--output", str(file), BORDER]) == 0
    page = file.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>") and capsys.readouterr() == ("", "")
    file.write_text("mine")
    assert run(["report", "-o", str(file), BORDER]) == 2
    assert "is there already: --force writes over it" in one_line(capsys) and file.read_text() == "mine"
    assert run(["report", "--force", "-o", str(file), BORDER]) == 0
    assert file.read_text("utf-8") == page


def test_the_format_is_told_by_the_name_or_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", "-o", str(tmp_path / "a.disputes.csv"), BORDER]) == 0
    assert (tmp_path / "a.disputes.csv").read_text().startswith("story,dispute,kind,")
    assert run(["report", "--format", "markdown", BORDER]) == 0
    assert capsys.readouterr().out.startswith("# ")
    assert run(["report", "--format", "pdf", BORDER]) == 2
    assert "html" in one_line(capsys)


def test_an_article_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "story"
    shutil.copytree(BORDER, folder)
    file = next(folder.glob("*.txt"))
    before = file.read_bytes()
    assert run(["report", "--force", "--format", "html", "-o", str(file), str(folder)]) == 2
    assert "is an article of this story" in one_line(capsys) and file.read_bytes() == before


def test_several_stories_get_a_file_each_in_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", "-o", str(tmp_path / "all.md"), SEEDS]) == 2
    assert "there are 2 stories" in one_line(capsys)
    folder = tmp_path / "reports"
    assert run(["report", "--format", "markdown", "-o", f"{folder}/", SEEDS]) == 0
    assert "2 reports written" in one_line(capsys)
    assert sorted(file.name for file in folder.iterdir()) == [
        "fire-at-vessmouth-harbour.md",
        "iran-and-pakistan-agree-on-border-security.md",
    ]
    (folder / "fire-at-vessmouth-harbour.md").unlink()
    assert run(["report", "--format", "markdown", "-o", str(folder), SEEDS]) == 1
    assert "1 report written" in capsys.readouterr().err


def test_parts_and_notes_are_what_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story,) = open_stories([BORDER]).stories
    article = story.versions[0]
    note = note_on(article.text, article.sentence_text(2)[:20], comment="Ask the ministry")
    with open_library() as library:
        library.notes.add(replace(note, article=ArticleIdentity.of(article)))
    assert run(["report", "--format", "markdown", BORDER]) == 0
    assert "Ask the ministry" not in capsys.readouterr().out
    assert run(["report", "--format", "markdown", "--with", "notes", "--without", "disputes", BORDER]) == 0
    out = capsys.readouterr().out
    assert "Ask the ministry" in out and "disagree on\n" not in out
    assert run(["report", "--format", "csv", "--without", "texts", BORDER]) == 2
    assert "has no parts" in one_line(capsys)


def test_what_cannot_be_reported_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report"]) == 2
    assert "name the files" in one_line(capsys)
    alone = tmp_path / "alone.txt"
    alone.write_text("The bridge fell. Two people were hurt.")
    assert run(["report", str(alone)]) == 2
    assert "one version only" in one_line(capsys)
    assert run(["report", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in one_line(capsys)


@pytest.mark.parametrize(("wanted", "status"), [(["conflict", "omission"], 1), ([], 0)])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_scripts_are_told_what_they_watch_for(
    wanted: list[str], status: int, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [word for one in wanted for word in ("--fail-on", one)]
    file = tmp_path / "report"
    assert run(["compare", "--format", form, "--output", str(file), *options, BORDER]) == status
    assert file.stat().st_size > 0
    said = capsys.readouterr().err
    assert (" × " in said) == bool(status)


def test_what_there_is_to_watch_for_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--fail-on", "anything", BORDER]) == 2
    assert "conflict" in one_line(capsys)
