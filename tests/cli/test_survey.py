"""`newsreader survey`: a command from end to end, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.cli.main import run
from tests.support.running import program


def test_a_survey_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for outlet, days in (("post", 3), ("herald", 4)):
        text = f"Tarn bridge shut\n\nThe council of Tarn shut the old bridge after {days} days.\n"
        (archive / f"{outlet}.txt").write_text(text, encoding="utf-8")
    (archive / "empty.txt").touch()
    command = ["survey", "--jobs", "1", "-o", str(tmp_path / "result")]
    done = program(*command, str(archive))
    assert done.returncode == 1
    assert done.stderr == f"newsreader: {archive / 'empty.txt'}: is empty; paste the article into it\n"
    assert done.stdout.startswith("2 articles: 1 story, 1 of them compared; the tables are in ")
    (story,) = (tmp_path / "result" / "stories.jsonl").read_text("utf-8").splitlines()
    assert json.loads(story)["articles"] == 2
    assert run([*command, "--resume", str(archive)]) == 1
    again = capsys.readouterr()
    assert again.out == done.stdout and again.err.endswith(
        "is finished; another survey needs another folder\n"
    )


def test_what_is_named_and_not_there_is_told_and_the_rest_surveyed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tarn bridge shut\n\nThe council shut the bridge.\n", encoding="utf-8")
    result, none = tmp_path / "result", tmp_path / "none.txt"
    done = program("survey", "--jobs", "1", "-o", str(result), str(tmp_path / "a.txt"), str(none))
    assert done.returncode == 1
    assert done.stderr == f"newsreader: {none}: does not exist; check the name\n"
    assert done.stdout.startswith("1 article: 1 story")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--scheduler", "tcp://a:1", "a.jsonl"], "--scheduler is for --engine dask"),
        (["--engine", "dask", "--master", "local", "a.jsonl"], "--master is for --engine spark"),
        (["--engine", "hadoop", "a.jsonl"], "invalid choice"),
        (["--jobs", "many", "a.jsonl"], "no number of processes"),
        ([], "your library has no articles yet"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_said(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["survey", "-o", str(tmp_path / "result"), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "result").exists()
