"""What the tab key offers: everything in the tree of commands, and files where files are meant."""

from __future__ import annotations

import shlex
import shutil
import subprocess

import pytest

from newsreader.cli.command import Command
from newsreader.cli.completion import SHELLS, completion
from newsreader.cli.main import command_tree, run

TREE = command_tree()


def offered(*words: str) -> list[str]:
    """What bash offers for the last of some words."""
    script = completion(TREE, "bash")
    typed = " ".join(map(shlex.quote, words))
    script += f"\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _newsreader\n"
    script += 'printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("command", list(TREE.walk()), ids=lambda command: command.prog)
def test_bash_offers_every_command_and_option(command: Command) -> None:
    words = command.prog.split()
    if command.commands:
        assert set(offered(*words, "")) == set(command.commands)
    flags = {flag for argument in command.arguments for flag in argument.option_strings}
    assert flags <= set(offered(*words, "-"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["newsreader", "comp"], ["compare", "completion"]),
        (["newsreader", "--the"], ["--theme"]),
        (["newsreader", "compare", "--format", "j"], ["json", "jsonl", "jsonld"]),
        (["newsreader", "completion", ""], list(SHELLS)),
        (["newsreader", "notes", "exp"], ["export"]),
        (["newsreader", "compare", "a"], []),  # bash offers files where nothing is offered
        (["newsreader", "compare", "--output", "j"], []),
        (["newsreader", "a.txt", "comp"], []),
        (["newsreader", "notes", "list; rm -rf /", "$(x"], []),
    ],
)
def test_bash_offers_what_can_stand_there(words: list[str], found: list[str]) -> None:
    assert offered(*words) == found


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_names_all_commands_and_is_one_the_shell_can_read(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert script == completion(TREE, shell)
    for command in TREE.walk():
        assert all(name in script for name in command.commands)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_a_shell_that_is_none_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "ksh"]) == 2
    assert "bash" in capsys.readouterr().err
