"""Writing a note in the reader's own editor."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.ui.reader import ReaderScreen
from tests.support.noting_play import kept, panel, play, press, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def use(body: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let $EDITOR be a program that works on the text in a file."""
    program = folder / "editor.py"
    lines = ("import pathlib, sys", "path = pathlib.Path(sys.argv[1])", "text = path.read_text()", body)
    program.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{program}'")


def test_a_note_is_made_and_edited_in_ones_own_editor(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use("path.write_text(text + 'more\\nwords\\n')", tmp_path, monkeypatch)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "E")
        assert panel(screen).comment.text == "more\nwords"
        await press(pilot, "ctrl+s")
        assert kept(screen)[0].comment == "more\nwords"
        await press(pilot, "E", "ctrl+s")
        assert kept(screen)[0].comment == "more\nwordsmore\nwords", "the note that is there is edited"
        await press(pilot, "j")
        await write(pilot, "a", "x", "ctrl+o")
        assert kept(screen)[1].comment == "xmore\nwords"

    play(scenario, path)


def test_what_goes_wrong_is_told_and_what_was_written_stays(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use("sys.exit(2)", tmp_path, monkeypatch)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a", *"kept", "ctrl+o")
        assert "this terminal cannot be lent" in str(panel(screen).border_subtitle)
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "ctrl+o")
        assert "ended with status 2" in str(panel(screen).border_subtitle)
        use("pass", tmp_path, monkeypatch)
        await press(pilot, "ctrl+o")
        assert "changed nothing" in str(panel(screen).border_subtitle)
        assert panel(screen).comment.text == "kept"
        assert screen.reading.desk is not None
        assert [draft.text for draft in screen.reading.desk.library.drafts()] == ["kept"]

    play(scenario, path)
