"""`newsreader stories show | why | split | join | move | pin | undo`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsreader.cli.main import run
from newsreader.library import Library, default_path
from tests.support.told_stories import TOLD, filled, story_of

FERRY = [number for number, (story, _) in enumerate(TOLD, 1) if story == "ferry"]
COMET = next(number for number, (story, _) in enumerate(TOLD, 1) if story == "comet")


@pytest.fixture(autouse=True)
def library() -> None:
    filled(default_path()).close()


def ids(*numbers: int) -> list[str]:
    with Library() as library:
        return [row.key[:8] for number in numbers if (row := library.article(number))]


def story(number: int) -> str:
    with Library() as library:
        return str(story_of(library, number))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["stories", *arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_story_is_printed_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "show", story(FERRY[0])]) == 0
    out = capsys.readouterr().out
    assert "3 versions, 1 day" in out and "2026-03-02" in out and ids(FERRY[1])[0] in out
    found = shown(capsys, "show", story(FERRY[0]))
    assert [len(chapter["articles"]) for chapter in found["chapters"]] == [3]


def test_why_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "why", *ids(*FERRY[:2])]) == 0
    out = capsys.readouterr().out
    assert "Both are in story" in out and "Morven Star" in out and "on the same day" in out
    assert run(["stories", "why", *ids(FERRY[0], COMET)]) == 0
    assert "They are in two stories" in capsys.readouterr().out
    found = shown(capsys, "why", *ids(*FERRY[:2]))
    assert found["together"] is True and 0.22 <= found["likeness"]["total"] <= 1


def test_stories_are_joined_split_and_moved_and_that_is_undone(capsys: pytest.CaptureFixture[str]) -> None:
    ferry, comet = story(FERRY[0]), story(COMET)
    assert run(["stories", "join", ferry, comet]) == 0
    assert story(COMET) == ferry
    assert run(["stories", "split", *ids(FERRY[0])]) == 0
    assert story(FERRY[0]) != ferry
    assert run(["stories", "move", *ids(FERRY[0]), "--to", ferry]) == 0
    assert run(["stories", "pin", ferry]) == 0
    capsys.readouterr()
    for _ in range(4):
        assert run(["stories", "undo"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"taken back: pinned story {ferry}"
    assert (story(FERRY[0]), story(COMET)) == (ferry, comet)
    assert run(["stories", "undo"]) == 2
    assert "nothing is left to be taken back" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["show", "999"], "there is no story 999 in the library"),
        (["show", "twelve"], "'twelve' is no number of a story"),
        (["why", "zz", "00"], "zz: is the id of no article"),
        (["join", "1"], "it takes two stories"),
        (["nonsense"], "there is no command nonsense"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], cause: str
) -> None:
    assert run(["stories", *arguments]) == 2
    err = capsys.readouterr().err
    assert cause in err and err.count("\n") == 1
