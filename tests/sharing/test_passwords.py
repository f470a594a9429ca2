"""Where a password is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.sharing.passwords import password_for

ASKED = ("db.example.org", 5432, "newsroom", "ida")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    path = tmp_path / "pgpass"
    monkeypatch.setenv("PGPASSFILE", str(path))
    return path


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("db.example.org:5432:newsroom:ida:one\n", "one"),
        ("# *:*:*:*:no\nother:*:*:*:no\n*:*:*:ida:two\n", "two"),
        (r"*:*:*:*:with\:colon\\and slash", r"with:colon\and slash"),
        ("*:*:*:bo:no\n", None),
        ("nonsense\n\n:::\n", None),
    ],
    ids=range(5),
)
def test_the_first_line_that_fits_has_it(file: Path, lines: str, found: str | None) -> None:
    file.write_text(lines)
    file.chmod(0o600)
    assert password_for(*ASKED) == found


def test_a_file_that_others_can_read_is_left_alone(file: Path) -> None:
    file.write_text("*:*:*:*:secret\n")
    file.chmod(0o644)
    assert password_for(*ASKED) is None


def test_the_environment_comes_first_and_no_file_is_no_fault(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert password_for(*ASKED) is None
    monkeypatch.setenv("PGPASSWORD", "told")
    assert password_for(*ASKED) == "told"
