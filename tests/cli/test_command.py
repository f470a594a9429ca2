"""The tree of commands: complete in the README, with examples, and kind to who mistypes one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from newsreader.cli.command import Command
from newsreader.cli.main import command_tree, read_arguments, run
from tests.support.running import ROOT

TREE = list(command_tree().walk())
COMMANDS = TREE[1:]


def name(command: Command) -> str:
    """How a command is called; the default one has no name of its own."""
    return command.prog


def test_the_commands_are_those_that_there_are() -> None:
    assert [name(command) for command in TREE] == [
        "newsreader",
        "newsreader",
        "newsreader compare",
        "newsreader report",
        "newsreader pack",
        "newsreader stats",
        "newsreader serve",
        "newsreader survey",
        "newsreader read",
        "newsreader origins",
        "newsreader add",
        "newsreader fetch",
        "newsreader feeds",
        "newsreader feeds add",
        "newsreader feeds list",
        "newsreader feeds remove",
        "newsreader feeds import",
        "newsreader feeds export",
        "newsreader stories",
        "newsreader stories show",
        "newsreader stories why",
        "newsreader stories split",
        "newsreader stories join",
        "newsreader stories move",
        "newsreader stories pin",
        "newsreader stories undo",
        "newsreader search",
        "newsreader library",
        "newsreader library open",
        "newsreader library info",
        "newsreader library check",
        "newsreader library backup",
        "newsreader library restore",
        "newsreader library export",
        "newsreader library judgements",
        "newsreader library compact",
        "newsreader library show",
        "newsreader library remove",
        "newsreader notes",
        "newsreader notes list",
        "newsreader notes add",
        "newsreader notes export",
        "newsreader notes import",
        "newsreader notes bin",
        "newsreader notes tags",
        "newsreader notes tags list",
        "newsreader notes tags rename",
        "newsreader notes tags merge",
        "newsreader notes tags undo",
        "newsreader notes sync",
        "newsreader notes codebook",
        "newsreader notes check",
        "newsreader notes agreement",
        "newsreader notes salvage",
        "newsreader config",
        "newsreader keys",
        "newsreader completion",
        "newsreader man",
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_the_readme_documents_every_command(command: Command) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| command \| .*\n((?:\|.*\n)+)", readme)
    named = re.findall(r"`(newsreader[^`]*)`", table)
    assert any(words == name(command) or words.startswith(f"{name(command)} ") for words in named)


@pytest.mark.parametrize("command", TREE, ids=name)
def test_every_command_has_examples_that_work(command: Command) -> None:
    assert command.examples
    assert all(example in command.format_help() for example in command.examples)
    for example in command.examples:
        assert example == name(command) or example.startswith(f"{name(command)} ")
        typed = shlex.split(re.split(" [<>|] ", f"{example} ")[0])
        assert callable(read_arguments(typed[1:]).run)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_help_is_printed_and_tells_of_every_command_below(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.prog.split()[1:], "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: newsreader") and err == ""
    assert all(below in out for below in command.commands)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["comapre", "a.txt"], "did you mean newsreader compare?"),
        (["note", "list"], "did you mean newsreader notes?"),
        (["kyes"], "did you mean newsreader keys?"),
        (["notes", "lst"], "did you mean newsreader notes list?"),
        (["notes", "xyz"], "there is no command xyz; see newsreader notes --help"),
        (["evil\x1b[2J"], r"evil\x1b[2J: does not exist"),
        (["comp\x1bare"], "comp␛are; did you mean newsreader compare?"),
    ],
)
def test_a_mistyped_command_is_answered_with_the_nearest(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.cli.opening.terminal_refusal", lambda _, **__: "")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


@pytest.mark.parametrize("word", ["comapre", "note.txt", "./notes", "some/keys"])
def test_what_is_a_file_or_looks_like_one_is_opened(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "comapre").mkdir()
    options = read_arguments([word])
    assert options.paths == [word]


def test_open_is_what_is_done_without_a_command() -> None:
    for arguments in ([], ["--theme", "paper"], ["./a.txt", "--theme", "paper"]):
        assert read_arguments(arguments) == read_arguments(["open", *arguments])
