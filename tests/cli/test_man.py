"""The manual page: all of the tree of commands, in roff that no text of it can break."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from newsreader.cli.command import Command
from newsreader.cli.main import command_tree, run
from newsreader.cli.man import man_page

TREE = command_tree()


def rendered(page: str) -> str:
    """What man shows, its lines joined."""
    if shutil.which("groff") is None:
        pytest.skip("there is no groff")
    command = ["groff", "-man", "-ww", "-Tascii", "-P-c", "-P-b", "-P-o", "-P-u", "-rHY=0", "-rLL=1000n"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def test_it_tells_of_every_command_with_its_options_and_examples() -> None:
    shown = rendered(man_page(TREE))
    for command in TREE.walk():
        assert all(" ".join(example.split()) in shown for example in command.examples or ())
        for argument in command.arguments:
            assert all(flag in shown for flag in argument.option_strings if flag not in ("-h", "--help"))


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["man"]) == 0
    assert capsys.readouterr().out == man_page(TREE)


def test_no_text_is_taken_for_a_macro_or_an_escape() -> None:
    tree = Command(
        "newsreader", description="Tells: all.", examples=(".so /etc/passwd",), note=".ab\n'ab\na \\n b"
    )
    tree.command("x", None, "says \\fBno\\fR").add_argument("--y", help="'.br")
    page = man_page(tree)
    for line in page.splitlines():
        if line.startswith((".", "'")):
            assert line.split()[0] in {
                ".TH",
                ".SH",
                ".SS",
                ".TP",
                ".PP",
                ".B",
                ".br",
                ".nf",
                ".fi",
                ".RS",
                ".RE",
            }
    shown = rendered(page)
    for words in (".so /etc/passwd", ".ab", "'ab", "a \\n b", "Says \\fBno\\fR."):
        assert words in shown
