"""Where a report may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.reports.files import THERE, why_not


@pytest.mark.parametrize(
    ("name", "why"),
    [("new.html", ""), ("old.html", THERE), ("folder", "is a folder"), ("a\0b", "is no name that")],
    ids=["new", "old", "folder", "NUL"],
)
def test_it_is_told_why_a_file_is_not_written(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("as it was")
    (tmp_path / "folder").mkdir()
    told = why_not(tmp_path / name, None)
    assert why in told and bool(told) is bool(why)
