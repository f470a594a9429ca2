"""`newsreader keys`: one table, printed and in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsreader.cli.keys import keys_table
from newsreader.cli.main import run
from newsreader.ui.commands import COMMANDS, key_cap

ROOT = Path(__file__).resolve().parents[2]


def test_keys_prints_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["keys"]) == 0
    table = capsys.readouterr().out
    assert table == keys_table()
    for command in COMMANDS:
        keys = " ".join(f"`{key_cap(key)}`" for key in command.keys)
        if command.id.startswith("against-") and command.id[8:].isdigit():
            continue
        assert f"| {keys} | {command.tooltip} | {command.where or 'everywhere'} |\n" in table, command.id
    assert "| `1` … `9` | Read against version 1 … 9 alone | while reading |\n" in table
    assert all(line.count("|") == 4 for line in table.splitlines() if line.startswith("|"))


SHORT = [
    ("next-sentence", "previous-sentence", "next-paragraph", "previous-paragraph"),
    ("next-version", "previous-version"),
    ("counterpart", "back"),
    ("next-omitted", "previous-omitted"),
    ("against-1", "against-9", "against-all"),
    ("left-out", "matrix", "side-by-side", "conflicts", "quotations", "stories", "notes"),
    ("focus",),
    ("search", "next-hit", "previous-hit"),
    ("copy", "copy-paragraph"),
    ("paste", "origins"),
    ("add-note", "mark-passage", "edit-note", "delete-note", "undo"),
    ("rule-confirmed", "rule-rephrased", "rule-omitted"),
    ("next-theme", "themes"),
    ("help", "command-palette", "quit"),
]
"""The commands of each row of the README's table."""


def test_the_readme_tells_the_keys_that_matter_most() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (held,) = re.findall(r"<!-- keys -->\n(.*?)<!-- /keys -->", readme, re.DOTALL)
    rows = [re.findall(r"`([^`]+)`", line.split("|")[1]) for line in held.splitlines()[2:]]
    caps = {command.id: key_cap(command.keys[0]) for command in COMMANDS}
    assert rows == [[caps[id] for id in ids] for ids in SHORT]
