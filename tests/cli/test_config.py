"""`newsreader config`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.cli.main import run
from newsreader.settings.config import Config, parse_config
from newsreader.settings.keymap import check_keymap
from newsreader.settings.problems import Source
from newsreader.ui.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


def write(folder: Path, text: str, name: str = "config.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_path_is_printed_and_whether_there_is_such_a_file(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own_folders / "config.yaml"
    assert run(["config"]) == 0
    out, err = capsys.readouterr()
    assert (out, "there is no such file yet" in err) == (f"{path}\n", True)
    write(own_folders, "theme: dusk\n")
    assert run(["config"]) == 0
    out, err = capsys.readouterr()
    assert (out, "the file exists" in err) == (f"{path}\n", True)


@pytest.mark.parametrize("text", [None, "", "theme: paper\nkeys:\n  quit: f12\n"])
def test_a_configuration_without_problems(
    own_folders: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        write(own_folders, text)
    assert run(["config", "--check"]) == 0
    assert capsys.readouterr() == ("no problems\n", "")


def test_every_problem_is_told_with_file_line_key_and_cause(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(
        own_folders,
        "theme: dsk\ntext:\n  width: 3\nthingy: 1\nkeys:\n  quit: [X]\n  help: X\n  nonsense: y\n",
    )
    theme = write(own_folders, "name: mine\n", "themes/mine.yaml")
    assert run(["config", "--check"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    expected = [
        (f"{file}, line 1, theme: ", "there is no theme 'dsk'; did you mean dusk?"),
        (f"{file}, line 3, text.width: ", "30 to 200"),
        (f"{file}, line 4, thingy: ", ""),
        (f"{file}, line 7, keys.help: ", "would also be for quit (line 6)"),
        (f"{file}, line 8, keys.nonsense: ", "there is no such command"),
    ]
    for line, (start, words) in zip(lines, expected, strict=False):
        assert line.startswith(start) and words in line
    assert len(lines) > len(expected)
    assert all(line.startswith(str(theme)) for line in lines[len(expected) :])


def test_a_file_that_is_no_yaml_is_told_safely(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_folders, "theme: [\x1b[2J\n")
    assert run(["config", "--check"]) == 1
    out = capsys.readouterr().out
    assert "config.yaml, line 1" in out and "\x1b" not in out


def test_the_default_configuration_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--default"]) == 0
    config, problems = parse_config(capsys.readouterr().out.encode(), "config.yaml")
    assert problems == ()
    assert replace(config, source=Source()) == Config()


def test_every_key_of_the_default_configuration_can_be_uncommented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["config", "--default"]) == 0
    text = re.sub(r"(?m)^  # (?=[a-z0-9-]+: \[)", "  ", capsys.readouterr().out)
    config, problems = parse_config(text.encode(), "config.yaml")
    keys, clashes = check_keymap(config.keys, COMMANDS, config.source)
    assert (problems, clashes) == ((), ())
    assert set(config.keys) == {command.id for command in COMMANDS}
    assert keys == {command.id: command.keys for command in COMMANDS}


def test_every_value_is_shown_with_its_origin(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(own_folders, "theme: paper\ntext: {width: 3}\nkeys: {quit: f12}\n")
    assert run(["config", "--show"]) == 0
    out, err = capsys.readouterr()
    lines = [re.split("  +", line) for line in out.splitlines()]
    assert ["theme", "paper", f"{file}, line 1"] in lines
    assert ["text.width", "88", "default; line 2 is refused"] in lines
    assert ["keys.quit", "[f12]", f"{file}, line 3"] in lines
    assert ["author", '""', "default"] in lines
    assert err == "newsreader: some of it is wrong; newsreader config --check says what\n"


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"]["text"]["properties"]["width"]["default"] == 88
    assert "paper" in schema["properties"]["theme"]["anyOf"][0]["enum"]
    assert {command.id for command in COMMANDS} == set(schema["properties"]["keys"]["properties"])


def test_one_wish_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--check", "--default"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_a_theme_for_a_ground_that_is_none_is_told_with_its_line(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folders.mkdir()
    (own_folders / "config.yaml").write_text("grounds:\n  dark: pine\n  light: papre\n", encoding="utf-8")
    assert run(["config", "--check"]) == 1
    said = capsys.readouterr().out
    assert "line 3, grounds.light: there is no theme 'papre'; did you mean paper?" in said
    assert said.count("\n") == 1
