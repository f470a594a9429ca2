"""`newsreader --info`: what this installation is made of."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from newsreader import __version__
from newsreader.annotations.exchange.registry import NOTE_FORMATS
from newsreader.annotations.store import open_library
from newsreader.cli.info import DEPENDENCIES
from newsreader.cli.main import run
from newsreader.reports.registry import REPORTS
from tests.support.mill import filled, write_story
from tests.support.plugins import install
from tests.support.running import ROOT


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["--info"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_dependencies_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[<>=!~ ;]", line)[0].lower() for line in project["dependencies"]}
    assert needed == {name.lower() for name in DEPENDENCIES}


def test_versions_formats_and_places_are_told(
    own_folders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = printed(capsys)
    assert out.startswith(f"newsreader  {__version__}  ")
    for word in (*DEPENDENCIES, *REPORTS, *NOTE_FORMATS, ".markdown"):
        assert re.search(rf"^  .*(?<!\w){re.escape(word)}(?!\w)", out, re.MULTILINE), word
    assert "not installed" not in out
    settings, notes, library = (
        next(line for line in out.splitlines() if line.startswith(f"  {name}"))
        for name in ("settings", "notes  ", "library")
    )
    assert str(own_folders / "config.yaml") in settings
    assert "(not there yet; named by NEWSREADER_CONFIG_DIR)" in settings
    assert str(tmp_path / "data" / "library.db") in notes
    assert str(tmp_path / "data" / "articles.db") in library
    with open_library():
        pass
    told = [line for line in printed(capsys).splitlines() if "library.db" in line]
    assert told[0].endswith("(named by NEWSREADER_DATA_DIR)")


def test_what_the_reader_wrote_is_not_told(
    own_folders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(write_story(tmp_path / "mill"))
    own_folders.mkdir()
    (own_folders / "config.yaml").write_text("author: Ida Sorrel\n", encoding="utf-8")
    out = printed(capsys)
    assert not any(words in out for words in ("Ida", "Since when?", "owner", "mill"))


def test_plugins_are_told_with_their_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "plugins\n  none\n" in printed(capsys)
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    code = "from newsreader.reports.registry import Report\nwords = Report('words', '.w', 'all words', len)\n"
    install(site, "plugin-words", code, {"newsreader.reports": {"words": "words", "wrong": "code"}})
    out = printed(capsys)
    assert re.search(r"^  words +report +plugin-words 1.5$", out, re.MULTILINE)
    assert "the plugin wrong of plugin-words 1.5 cannot be loaded: AttributeError" in out
