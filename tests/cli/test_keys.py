"""`newsreader keys`: one table, printed and in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsreader.cli.keys import keys_table
from newsreader.cli.main import run
from newsreader.settings.paths import config_folder
from newsreader.ui.commands import COMMANDS, key_cap

ROOT = Path(__file__).resolve().parents[2]


def test_keys_prints_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["keys"]) == 0
    table = capsys.readouterr().out
    assert table == keys_table()
    for command in COMMANDS:
        keys = " ".join(f"`{key_cap(key)}`" for key in command.keys)
        if command.id.startswith("count-"):
            continue
        assert f"| {keys} | {command.tooltip} | {command.where or 'everywhere'} |\n" in table, command.id
    assert (
        "| `1` … `9` | Begin a number that tells the next key how often, or where to: 1 … 9 | everywhere |"
        in table
    )
    assert all(line.count("|") == 4 for line in table.splitlines() if line.startswith("|"))


def test_keys_are_those_of_the_settings(capsys: pytest.CaptureFixture[str]) -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / "config.yaml").write_text(
        "keys: {quit: [f9]}\ntools:\n  words: {key: f5, run: [wc, -w]}\n"
    )
    assert run(["keys"]) == 0
    table = capsys.readouterr().out
    assert "| `f9` | Leave newsreader; from a story of the library, go back to that | everywhere |" in table
    assert "| `f5` | words: Run wc -w | everywhere |" in table


SHORT = [
    ("next-sentence", "previous-sentence", "next-paragraph", "previous-paragraph"),
    ("next-version", "previous-version"),
    ("counterpart", "back"),
    ("older-place", "newer-place", "set-bookmark", "go-to-bookmark"),
    ("next-omitted", "previous-omitted"),
    (
        "next-conflict",
        "previous-conflict",
        "next-difference",
        "previous-difference",
        "next-note",
        "previous-note",
    ),
    ("count-1", "count-9"),
    ("read-against", "against-all"),
    ("left-out", "matrix", "side-by-side", "conflicts", "quotations", "stories", "notes"),
    ("corrections", "library"),
    ("only-one", "headlines", "unattributed", "naming"),
    ("figures", "deceptive"),
    ("focus",),
    ("search", "next-hit", "previous-hit", "search-word"),
    ("copy", "copy-citation", "copy-paragraph"),
    ("report",),
    ("paste", "origins"),
    ("add-note", "mark-passage", "edit-note", "delete-note", "undo"),
    ("note-article", "note-claim", "note-pair", "reply", "highlight"),
    ("mark-found", "write-elsewhere"),
    ("mark-done", "coders"),
    ("rule-confirmed", "rule-rephrased", "rule-omitted"),
    ("second-reader",),
    ("next-theme", "themes"),
    ("command-line",),
    ("reload", "messages"),
    ("help", "command-palette", "quit"),
]
"""The commands of each row of the README's table."""


def test_the_readme_tells_the_keys_that_matter_most() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (held,) = re.findall(r"<!-- keys -->\n(.*?)<!-- /keys -->", readme, re.DOTALL)
    rows = [re.findall(r"`([^`]+)`", line.split("|")[1]) for line in held.splitlines()[2:]]
    caps = {command.id: key_cap(command.keys[0]) for command in COMMANDS}
    assert rows == [[caps[id] for id in ids] for ids in SHORT]
