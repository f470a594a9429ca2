"""Bytes of a file the user named, without ever waiting for them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsreader.sources.errors import SourceError

LARGEST = 16 * 1024 * 1024
"""Bytes: a longer file is refused."""

_KINDS = (
    (stat.S_ISDIR, "is a folder; a file is needed here"),
    (stat.S_ISFIFO, "is a named pipe, not a file; save its text to a file first"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A regular file of any size, to be read from its beginning. Raises SourceError, also for what fails
    while it is read; never blocks on a pipe or device."""
    try:
        with os.fdopen(_descriptor(path), "rb") as file:
            _check_kind(path, os.fstat(file.fileno()))
            yield file
    except OSError as error:
        raise SourceError(path, describe(error)) from error


def _descriptor(path: str | os.PathLike[str]) -> int:
    try:
        _check_kind(path, os.stat(path))
        return os.open(path, _FLAGS)
    except ValueError as error:  # a null character in the name
        raise SourceError(path, f"is no possible file name ({error})") from error


def read_bytes(path: str | os.PathLike[str], largest: int = LARGEST) -> bytes:
    """The bytes of a regular file. Raises SourceError; never blocks on a pipe or device."""
    data, size = _read(path, largest)
    if max(size, len(data)) > largest:
        limit = f"{largest / 1024 / 1024:.3g} MB"
        raise SourceError(path, f"is larger than {limit}; split it, or keep only the article")
    return data


def read_beginning(path: str | os.PathLike[str], length: int) -> bytes:
    """The first bytes of a regular file, at most so many. Raises SourceError; never blocks."""
    return _read(path, length)[0][:length]


def _read(path: str | os.PathLike[str], length: int) -> tuple[bytes, int]:
    """(the first bytes of a regular file, one more than `length` at most; its size)."""
    with opened(path) as file:
        data = file.read(length + 1)
        if data is None:  # it would have to be waited for
            raise SourceError(path, "has nothing to read yet; save its text to a file first")
        return data, os.fstat(file.fileno()).st_size


def leaves(folder: str | os.PathLike[str], path: str | os.PathLike[str]) -> bool:
    """Whether what lies in a folder by its name lies elsewhere when links are followed.

    What cannot be followed (a loop, a null character) does not: reading it says why.
    """
    try:
        return not Path(path).resolve().is_relative_to(Path(folder).resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def describe(error: OSError) -> str:
    """What an operating system's refusal means to the reader."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the name"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, NotADirectoryError):
        return "does not exist: part of its path is a file"
    return f"cannot be read: {error.strerror or error}"


def _check_kind(path: str | os.PathLike[str], status: os.stat_result) -> None:
    for is_kind, cause in _KINDS:
        if is_kind(status.st_mode):
            raise SourceError(path, cause)
