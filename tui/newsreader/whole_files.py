"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_unfinished: set[Path] = set()
"""What `write_whole` has not put in its place yet."""


def write_whole(path: Path, data: bytes | Iterable[bytes], permissions: int = 0o666) -> None:
    """Writes a file whole or not at all: until it is whole, what was there before stays. Raises OSError.

    A link is followed. Permissions stay; a new file has these, less the umask. What is no regular file, such
    as a device, is written into.
    """
    chunks = (data,) if isinstance(data, bytes) else data
    target = Path(os.path.realpath(path))
    mode = None
    with suppress(FileNotFoundError):
        mode = os.stat(target).st_mode
    if mode is not None and not stat.S_ISREG(mode):
        with open(target, "wb") as device:
            device.writelines(chunks)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "it may not be written", str(path))
    part = target.with_name(f".{os.urandom(16).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(part, flags, permissions)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    _unfinished.add(part)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(descriptor)
        if mode is not None:
            os.chmod(part, stat.S_IMODE(mode))
        os.replace(part, target)
        sync_folder(target.parent)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(part)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        _unfinished.discard(part)


def sync_folder(folder: Path) -> None:
    """Has a folder's names, such as one that was just given, outlast a loss of power. Never raises.

    Where folders cannot be opened, as on Windows, the file system sees to it by itself.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def discard_unfinished() -> None:
    """Takes away what is written of files that are not whole yet. Never raises."""
    for part in _unfinished:
        with suppress(OSError):
            os.unlink(part)
