"""Files that are written whole or not at all, on disks that fail."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from newsreader.cli.main import run
from newsreader.whole_files import write_whole
from tests.support.running import ROOT

STORY = str(ROOT / "seeds" / "border-security")


def fails(name: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **others: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(f"newsreader.whole_files.os.{name}", fail)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "fsync", "chmod", "replace"])
def test_whatever_fails_the_old_file_stays_and_nothing_else(
    call: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched, pytest.raises(OSError) as caught:
        fails(call, code, patched)
        write_whole(path, b"new")
    assert (caught.value.errno, caught.value.filename) == (code, str(path))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("notes.json", b"old")]
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    "line",
    [
        ("compare", "--format", "json", "--output"),
        ("report", "--force", "--output"),
        ("notes", "export", "--output"),
    ],
    ids=" ".join,
)
def test_a_disk_that_loses_what_is_written_is_told_in_a_line(
    line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path / "data"))
    fails("fsync", errno.EIO, monkeypatch)
    path = tmp_path / ("out.json" if "report" not in line else "out.html")
    assert run([*line, str(path), *((STORY,) if "notes" not in line else ())]) == 2
    told = capsys.readouterr().err
    assert str(path) in told and "Input/output error" in told and len(told.splitlines()) == 1
    assert not [file for file in tmp_path.iterdir() if file.name != "data"]
