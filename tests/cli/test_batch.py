"""Many stories at once: the same bytes on every way, and nothing that one of them does stops the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.cli.batch import Appended
from newsreader.cli.main import run
from newsreader.reports.as_jsonl import Part, outline_as_line
from newsreader.reports.outline import Outline
from tests.support.making import bridge_story
from tests.support.running import program

STORIES = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories of two versions each."""
    folder = tmp_path_factory.mktemp("stories")
    for number in range(STORIES):
        story = folder / f"story-{number}"
        story.mkdir()
        (story / "a.txt").write_text(f"The bridge was closed after {number + 3} days.\n", encoding="utf-8")
        (story / "b.txt").write_text(f"After {number + 4} days the bridge was shut.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path) -> str:
    """What comes of all of them, one after the other."""
    done = program("compare", "--format", "jsonl", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_line_is_the_report_of_one_story_and_says_which(
    folder: Path, whole: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = whole.splitlines(keepends=True)
    assert len(lines) == STORIES
    for number, line in enumerate(lines):
        story = folder / f"story-{number}"
        assert run(["compare", "--format", "json", str(story)]) == 0
        alone = capsys.readouterr().out
        read = json.loads(line)
        assert read.pop("story")["files"] == [str(story / "a.txt"), str(story / "b.txt")]
        assert line.endswith(alone.removeprefix("{")) and read == json.loads(alone)


@pytest.mark.parametrize("jobs", ["2", "4", "0"])
def test_any_number_of_jobs_gives_the_same_bytes(jobs: str, folder: Path, whole: str) -> None:
    done = program("compare", "--format", "jsonl", "--jobs", jobs, str(folder))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", whole)


@pytest.mark.parametrize("count", [1, 3, 7])
def test_parts_put_together_are_the_whole(count: int, folder: Path, whole: str, tmp_path: Path) -> None:
    together = b""
    for number in range(1, count + 1):
        output = tmp_path / f"{number}.jsonl"
        assert run(["compare", "--shard", f"{number}/{count}", "--output", str(output), str(folder)]) == 0
        together += output.read_bytes()
    assert together.decode() == whole


@pytest.mark.parametrize("part", ["0/3", "4/3", "3", "a/b", "1/0", "1/2/3", "-1/2"])
def test_what_is_no_part_is_a_usage_error(
    part: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", f"--shard={part}", str(folder)]) == 2
    assert "no part such as 3/64" in capsys.readouterr().err


@pytest.mark.parametrize("kept", [0, 1, 3, STORIES])
@pytest.mark.parametrize("torn", [0, 1, 40])
def test_what_was_stopped_anywhere_goes_on_to_the_same_end(
    kept: int, torn: int, folder: Path, whole: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "all.jsonl"
    lines = whole.splitlines(keepends=True)
    output.write_text("".join(lines[:kept]) + "".join(lines[kept : kept + 1])[:torn], encoding="utf-8")
    assert run(["compare", "--resume", "--output", str(output), str(folder)]) == 0
    assert output.read_text(encoding="utf-8") == whole
    said = capsys.readouterr().err
    assert f"{STORIES - kept} to be compared" in said
    assert ("not written whole" in said) is bool(torn and kept < STORIES)


def test_a_collection_is_begun_again_unless_all_of_its_stories_are_there(tmp_path: Path) -> None:
    report = Outline(bridge_story()[1])
    lines = [
        outline_as_line(report, Part(files, number, count)).encode()
        for files, number, count in (
            (("a",), 1, 1),
            (("b",), 1, 2),
            (("b",), 2, 2),
            (("c",), 1, 3),
            (("c",), 2, 3),
        )
    ]
    output = tmp_path / "all.jsonl"
    for there, finished, kept in (
        (5, {("a",), ("b",)}, 3),
        (3, {("a",), ("b",)}, 3),
        (2, {("a",)}, 1),
        (0, set(), 0),
    ):
        output.write_bytes(b"".join(lines[:there]))
        appended = Appended(output, resume=True)
        appended.close()
        assert set(appended.finished) == finished
        assert output.read_bytes() == b"".join(lines[:kept])


def test_going_on_with_what_is_no_such_output_leaves_it_as_it_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "mine.jsonl"
    output.write_text('{"my": "data"}\n', encoding="utf-8")
    assert run(["compare", "--resume", "--output", str(output), str(folder)]) == 2
    assert "line 1: is no story" in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == '{"my": "data"}\n'


def test_going_on_needs_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--format", "jsonl"], ["--output", "a.json"]):
        assert run(["compare", "--resume", *arguments, str(folder)]) == 2
        assert "--output" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_story_is_said_and_the_others_are_compared(
    jobs: str, folder: Path, whole: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "only.txt").write_text("Nobody else has this.\n", encoding="utf-8")
    done = program("compare", "--format", "jsonl", "--jobs", jobs, str(bad), str(folder))
    assert (done.returncode, done.stdout) == (1, whole)
    assert "only.txt is the only article" in done.stderr
    assert done.stderr.count("\n") == 1


def test_nothing_but_bad_stories_is_a_failure(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "only.txt").write_text("Nobody else has this.\n", encoding="utf-8")
    assert run(["compare", str(tmp_path)]) == 2


def test_as_text_many_stories_stand_one_after_the_other(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = program("compare", str(folder))
    assert done.returncode == 0
    alone = []
    for story in sorted(folder.iterdir()):
        assert run(["compare", str(story)]) == 0
        alone.append(capsys.readouterr().out)
    assert done.stdout == "\n".join(alone)
    output = tmp_path / "all.txt"
    assert run(["compare", "--jobs", "2", "--output", str(output), str(folder)]) == 0
    assert output.read_text(encoding="utf-8") == done.stdout


def test_a_report_on_one_story_says_how_many_are_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--format", "json", str(folder)]) == 2
    said = capsys.readouterr().err
    assert f"{STORIES} stories" in said and "--format jsonl" in said
