"""`newsreader read`: which versions, against which, and what it ends with."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.main import run
from tests.support.running import ROOT

HARBOUR = str(ROOT / "seeds" / "harbour-fire")


def test_stories_come_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(ROOT / "seeds")]) == 0
    both = capsys.readouterr().out
    assert run(["read", str(ROOT / "seeds" / "border-security")]) == 0
    first = capsys.readouterr().out
    assert run(["read", HARBOUR]) == 0
    assert both == f"{first}\n{capsys.readouterr().out}"


def test_versions_are_chosen_by_letter_or_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--article", "a", "--against", "The Vessmouth Lantern", HARBOUR]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("A: Norrick Press Agency")
    assert all(line.startswith("A") for line in lines[3:])
    assert all("Blare" not in line for line in lines)


def test_a_version_that_is_none_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--against", "The Sun", HARBOUR]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert "no version The Sun" in err and "B The Vessmouth Lantern" in err


def test_one_file_is_read_alone_and_what_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "alone.txt"
    file.write_text(
        "Fire at the mill\n\nThe mill burned down on Monday. Nobody was hurt.\n", encoding="utf-8"
    )
    assert run(["read", str(file), str(tmp_path / "gone.txt")]) == 1
    out, err = capsys.readouterr()
    assert "A3: Nobody was hurt.\n" in out and "(" not in out
    assert "gone.txt" in err
    assert run(["read", str(tmp_path / "gone.txt")]) == 2
    assert run(["read"]) == 2
