"""Themes that were kept are those that reading gives, and nothing where a file differs."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from newsreader.settings.paths import config_folder, data_folder, shipped_folder
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Themes
from newsreader.settings.themes_at_start import FILE, ThemesAtStart
from tests.support.running import program


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which no file has changed of late."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 3600 * 10**9)


@pytest.fixture
def own() -> Path:
    """A theme of the user's own."""
    folder = config_folder() / "themes"
    folder.mkdir(parents=True)
    text = (shipped_folder("themes") / "paper.yaml").read_text("utf-8").replace("name: paper", "name: mine")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return folder / "mine.yaml"


def start() -> Themes:
    """One start of the program, to its end."""
    found = ThemesAtStart()
    found.keep()
    return found.themes


def in_full(themes: Themes) -> list[str]:
    return [repr(theme) for theme in themes.by_name.values()]


def test_themes_come_back_as_they_are_read(own: Path) -> None:
    assert in_full(start()) == in_full(load_themes())
    code = """
import sys
from newsreader.settings.themes_at_start import ThemesAtStart
print("mine" in ThemesAtStart().themes.names, "yaml" in sys.modules)
"""
    assert program(code=code).stdout == "True False\n"
    assert in_full(start()) == in_full(load_themes())
    assert start() == load_themes()


def test_a_theme_that_has_changed_is_read_anew(own: Path) -> None:
    start()
    own.write_text(own.read_text("utf-8").replace("name: mine", "name: yours"), encoding="utf-8")
    assert in_full(start()) == in_full(load_themes())
    own.unlink()
    assert "yours" not in start().names


def test_a_fault_is_told_at_every_start(own: Path) -> None:
    own.write_text("name: [", encoding="utf-8")
    for _ in range(2):
        assert start().problems


@pytest.mark.parametrize("data", [b"", b"[]\n[]", b"\xff", b"{" * 100_000])
def test_a_damaged_file_is_not_used_and_replaced(data: bytes) -> None:
    start()
    whole = (data_folder() / FILE).read_bytes()
    (data_folder() / FILE).write_bytes(data)
    assert in_full(start()) == in_full(load_themes())
    assert (data_folder() / FILE).read_bytes() == whole


def test_a_missing_installation_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    start()
    shutil.copytree(shipped_folder("themes"), tmp_path / "elsewhere")
    monkeypatch.setattr("newsreader.settings.paths.PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(FileNotFoundError):
        ThemesAtStart()
