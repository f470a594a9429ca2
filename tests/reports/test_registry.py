"""The table of reports: how each is asked for, and reports of other packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.main import run
from newsreader.reports.outline import Outline
from newsreader.reports.registry import REPORTS, find_report, report_for
from tests.support.making import bridge_story
from tests.support.plugins import install
from tests.support.running import ROOT

BORDER = str(ROOT / "seeds" / "border-security")
TITLES = """
from newsreader.reports.registry import Report


def write(comparison):
    return "\\n".join(version.headline for version in comparison.story.versions) + "\\n"


titles = Report("titles", ".titles", "the headlines", write)
raw = Report("raw", ".raw", "bytes", lambda comparison: b"\\x00\\xff")
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_written_and_asked_for_by_name_and_suffix(
    name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    report = REPORTS[name]
    assert (report.name, find_report(name)) == (name, report)
    assert report.suffix.startswith(".") and report.description
    assert report.data(Outline(bridge_story()[1]))
    assert report_for(Path(f"a{report.suffix.upper()}")) == name
    assert run(["compare", "--format", name, BORDER]) == 0
    printed = capsysbinary.readouterr().out
    file = tmp_path / f"report{report.suffix}"
    assert run(["compare", "--output", str(file), BORDER]) == 0
    assert file.read_bytes() == printed
    assert run(["compare", "--format", name, "--output", str(tmp_path / "report"), BORDER]) == 0
    assert (tmp_path / "report").read_bytes() == printed


def test_text_is_printed_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", BORDER]) == 0
    printed = capsys.readouterr().out
    assert run(["compare", "--format", "text", BORDER]) == 0
    assert capsys.readouterr().out == printed


def test_a_report_of_another_package(site: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    points = {"titles": "titles", "raw": "raw"}
    install(site, "plugin-titles", TITLES, {"newsreader.reports": points})
    assert run(["compare", "--format", "titles", BORDER]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines()[1].startswith("Pakistan")
    assert run(["compare", "--format", "raw", BORDER]) == 0
    assert capsysbinary.readouterr().out == b"\x00\xff"


def test_a_report_that_is_not_there_or_broken_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--format", "nonsense", BORDER]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1) and "text" in err and "json" in err
    install(site, "plugin-bad", "1 / 0", {"newsreader.reports": {"bad": "bad"}})
    assert run(["compare", "--format", "bad", BORDER]) == 2
    assert "the plugin bad of plugin-bad 1.5 cannot be loaded: ZeroDivisionError" in capsys.readouterr().err
    assert run(["compare", "--format", "json", BORDER]) == 0
    assert capsys.readouterr().err == ""
