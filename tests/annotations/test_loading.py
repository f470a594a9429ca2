"""What is heavy is loaded when it is used: the database, and what finds passages again."""

from __future__ import annotations

import subprocess
import sys

LIGHT = (
    "newsreader.annotations.annotation_set",
    "newsreader.annotations.exchange.registry",
    "newsreader.annotations.query",
    "newsreader.annotations.listed",
)
HEAVY = ("sqlite3", "rapidfuzz", "yaml", "textual")


def loaded(code: str) -> str:
    """The heavy modules that are there when some code has run."""
    told = f"{code}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout


def test_to_know_of_notes_loads_neither_their_database_nor_what_finds_them() -> None:
    imports = "\n".join(f"import {name}" for name in LIGHT)
    assert (
        loaded(f"{imports}\nfrom newsreader.annotations.store import Draft, NoteFilter, StorageType")
        == "[]\n"
    )


def test_they_are_loaded_when_they_are_asked_for() -> None:
    assert loaded("from newsreader.annotations.store import open_library") == "['sqlite3']\n"
    assert loaded("from newsreader.annotations.anchoring import find") == "['rapidfuzz']\n"
