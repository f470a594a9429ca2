"""Files that cannot be read, or would have to be waited for."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from newsreader.sources import SourceError, files
from tests.support.reading import read_article, write
from tests.support.running import ROOT


def test_missing_files_folders_and_odd_names(tmp_path: Path) -> None:
    for path, cause in [
        (tmp_path / "none.txt", "does not exist"),
        (tmp_path, "is a folder"),
        (write(tmp_path, "a.txt", "x") / "b.txt", "does not exist: part of its path is a file"),
        (tmp_path / ("x" * 5000), "cannot be read"),
        (Path("a\0b"), "no possible file name"),
        (tmp_path / "two\nlines\x1b.txt", "does not exist"),
    ]:
        with pytest.raises(SourceError, match=cause) as caught:
            read_article(path)
        assert str(caught.value).isprintable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_sockets_and_devices_are_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="is a named pipe"):
        read_article(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="is a device"):
        read_article(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as server, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        server.bind("s.txt")
        with pytest.raises(SourceError, match="is a socket"):
            read_article(Path("s.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_who_waits_to_write_into_a_pipe_is_left_waiting(tmp_path: Path) -> None:
    """To open a pipe is to read from it: its writer would go on, and fail."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_WRONLY)), daemon=True)
    writer.start()
    with pytest.raises(SourceError, match="is a named pipe"):
        files.read_bytes(pipe)
    writer.join(0.2)
    assert writer.is_alive()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
    writer.join()


class Looked:
    """An operating system that says the same of every file before it is opened."""

    def __init__(self, told: os.stat_result) -> None:
        self.stat = lambda path: told

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.mark.parametrize(
    ("kind", "cause"),
    [(stat.S_IFBLK, "is a device"), (stat.S_IFCHR, "is a device"), (stat.S_IFIFO, "is a named pipe")],
)
def test_what_is_no_file_is_told_by_its_kind(
    kind: int, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", "x")
    monkeypatch.setattr(files, "os", Looked(os.stat_result((kind, *[0] * 9))))
    with pytest.raises(SourceError, match=cause):
        files.read_bytes(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize(("name", "cause"), [("pipe", "is a named pipe"), ("/dev/zero", "is a device")])
def test_what_takes_the_place_of_a_file_before_it_is_opened(
    name: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regular = write(tmp_path, "a.txt", "x").stat()
    other = tmp_path / name
    if name == "pipe":
        os.mkfifo(other)
    monkeypatch.setattr(files, "os", Looked(regular))
    told: list[str] = []

    def read() -> None:
        try:
            files.read_bytes(other)
        except SourceError as error:
            told.append(str(error))

    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    reading.join(30)
    assert told and cause in told[0], "it is refused, and nobody is waited for"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_a_terminal_does_not_become_that_of_the_program() -> None:
    code = """
import os, sys
from newsreader.sources import files
os.setsid()
regular, (_, terminal) = os.stat(sys.executable), os.openpty()
files.os.stat = lambda path: regular
try:
    files.read_bytes(os.ttyname(terminal))
except files.SourceError as error:
    assert "is a device" in str(error), error
try:
    os.open("/dev/tty", os.O_RDWR)
except OSError:
    print("none")
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "none\n"


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root reads everything")
def test_permissions(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read_article(path)


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: object, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", "x")
    monkeypatch.setattr("newsreader.sources.files.os.open", refuses)
    with pytest.raises(SourceError, match="may not be read; check its permissions"):
        read_article(path)


def test_loops_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_article(tmp_path / "a.txt")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(SourceError, match="is larger than 16 MB"):
        read_article(path)


def test_a_file_that_would_have_to_be_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as those in which a kernel tells what happens: regular files, by their kind."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    path = write(tmp_path, "a.txt", "x")
    regular = path.stat()
    monkeypatch.setattr("newsreader.sources.files.os.open", lambda path, flags: reading)
    monkeypatch.setattr("newsreader.sources.files.os.fstat", lambda descriptor: regular)
    with pytest.raises(SourceError, match="has nothing to read yet"):
        files.read_bytes(path)
    os.close(writing)


def test_what_leaves_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    (folder / "sub").mkdir(parents=True)
    (folder / "inside.txt").symlink_to(folder / "sub")
    (folder / "outside.txt").symlink_to(tmp_path / "x.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "up").symlink_to(tmp_path)
    assert not any(files.leaves(folder, folder / name) for name in ("a.txt", "inside.txt", "loop.txt", "a\0"))
    assert all(files.leaves(folder, folder / name) for name in ("outside.txt", "up", "up/x.txt", "../x.txt"))
