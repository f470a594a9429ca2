"""What one start of the program made, for the next one to begin with: small files in the data folder.

Each bears a stamp of all it was made from, and is not there for whoever has another stamp. A damaged one is
not there either, and one that cannot be written is not written.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from newsreader import __version__
from newsreader.settings.paths import PACKAGE, data_folder

LARGEST = 1 << 20
"""Bytes of a file."""
_MOST = 300
"""Files and folders in one stamp: looking at more takes as long as reading a story."""
_SETTLED = 2.0
"""Seconds after which a change to a file certainly shows in its times."""
Stamp = list[Any]
"""Plain data, as JSON gives it back."""
_Look = list[Any]
"""(path without links, times of the last changes of content and of anything, bytes); 0s for what is not."""


def stamp_of(paths: Iterable[str | Path], *said: object) -> Stamp | None:
    """What changes when the program does, or what is said (plain data), or one of these files, or anything in
    these folders, whatever links lead there; folders with a hidden name are left out. None where that is too
    much to look at."""
    looks: list[_Look] = []
    left = [os.path.realpath(path) for path in paths]
    try:
        while left:
            where = left.pop()
            if len(looks) == _MOST:
                return None
            looks.append(_look_at(where))
            left += _within(where)
    except (OSError, ValueError):
        return None
    return [_program(), looks, *said]


def recall(name: str, stamp: Stamp) -> Any:
    """What was kept by this name, if it was with this stamp; else None. Never raises."""
    try:
        head, _, body = _read(data_folder() / name).partition(b"\n")
        kept = json.loads(head)
        return json.loads(body) if kept == [stamp, zlib.crc32(body)] else None
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, stamp: Stamp, made: Any) -> None:
    """Keeps plain data by a name, in place of what was there. Never raises.

    Not while something has only just been changed: another change might leave its times as they are.
    """
    newest = max((when for _, *times, _ in stamp[1] for when in times), default=0)
    if newest > time.time_ns() - _SETTLED * 1e9:
        return
    body = json.dumps(made, separators=(",", ":")).encode()
    head = json.dumps([stamp, zlib.crc32(body)], separators=(",", ":")).encode()
    if len(head) + len(body) >= LARGEST:
        return
    from newsreader.whole_files import write_whole

    try:
        folder = data_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.lexists(folder / name) or os.path.isfile(folder / name):
            write_whole(folder / name, head + b"\n" + body, 0o600)
    except OSError:
        pass


def _read(path: Path) -> bytes:
    """The bytes of a regular file that is not too large. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise OSError("not what was kept")
        return file.read(LARGEST)


def _look_at(where: str) -> _Look:
    try:
        status = os.stat(where)
    except FileNotFoundError:
        return [where, 0, 0, 0]
    return [where, status.st_mtime_ns, status.st_ctime_ns, status.st_size]


def _within(where: str) -> Iterator[str]:
    if os.path.isdir(where):
        with os.scandir(where) as scan:
            found = sorted((entry.name, entry.is_symlink(), entry.is_dir()) for entry in scan)
        for name, is_link, is_folder in found:
            here = os.path.join(where, name)
            if not (is_folder and name.startswith(".")):
                yield os.path.realpath(here) if is_link else here


def _program() -> Stamp:
    """The program, its Python, and what is installed beside it; in a checkout also the code itself."""
    return [__version__, sys.version, *_installed(PACKAGE, tuple(sys.path))]


@cache
def _installed(package: Path, searched: tuple[str, ...]) -> tuple[list[_Look], list[list[Any]]]:
    """As it is when it is first looked at: what was imported by then stays."""
    folders = [path for path in searched if path.endswith(("site-packages", "dist-packages"))]
    installed = [_look_at(path)[:2] for path in folders]
    code = [] if str(package.parent) in folders else sorted(map(list, _code(str(package))))
    return installed, code


def _code(folder: str) -> Iterator[tuple[str, int, int]]:
    """(folder, how many modules are in it, the sum of their times), of a folder and all in it."""
    times = []
    with os.scandir(folder) as scan:
        for entry in scan:
            if entry.name.endswith(".py"):
                times.append(entry.stat().st_mtime_ns)
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _code(entry.path)
    yield folder, len(times), sum(times)
