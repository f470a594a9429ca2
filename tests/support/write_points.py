"""Every write of a process to its files, counted; at a chosen one the process is killed or the disk fails.

SQLite lets its system calls be replaced (`sqlite3_vfs.xSetSystemCall`, which is there for such tests); what
Python does to files by itself is seen by an audit hook.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

_UNTYPED = (
    "xOpen xDelete xAccess xFullPathname xDlOpen xDlError xDlSym xDlClose xRandomness xSleep xCurrentTime"
    " xGetLastError xCurrentTimeInt64 xSetSystemCall xGetSystemCall xNextSystemCall"
).split()


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` of version 3."""

    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        *((name, ctypes.c_void_p) for name in _UNTYPED),
    )


def _call(result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments, use_errno=True)


_INT, _SIZE, _TEXT, _POINTER = ctypes.c_int, ctypes.c_ssize_t, ctypes.c_char_p, ctypes.c_void_p
_CALLS = {
    b"write": _call(_SIZE, _INT, _POINTER, ctypes.c_size_t),
    b"pwrite": _call(_SIZE, _INT, _POINTER, ctypes.c_size_t, ctypes.c_int64),
    b"pwrite64": _call(_SIZE, _INT, _POINTER, ctypes.c_size_t, ctypes.c_int64),
    b"ftruncate": _call(_INT, _INT, ctypes.c_int64),
    b"fallocate": _call(_INT, _INT, ctypes.c_int64, ctypes.c_int64),
    b"unlink": _call(_INT, _TEXT),
    b"open": _call(_INT, _TEXT, _INT, _INT),
}
_MOVES = frozenset(("os.rename", "os.remove", "os.link", "os.mkdir", "os.truncate", "shutil.copyfile"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Fault(StrEnum):
    """What happens at the chosen write."""

    NONE = "none"
    KILLED = "killed"
    """The process, before it."""
    TORN = "torn"
    """It writes the first half, and is killed."""
    FULL = "full"
    """The disk is full, then and until it is `freed`."""
    FAILS = "fails"
    """That one fails with an I/O error."""


class WritePoints:
    """The writes of this process below a folder. There is one in a process, and it stays."""

    def __init__(self, folder: Path, fault: Fault = Fault.NONE, at: int = 0) -> None:
        """`at`: the write at which the fault comes, from 1 on."""
        self.count = 0
        self._folder = os.path.realpath(folder)
        self._fault = fault
        self._at = at
        self._kept: list[Any] = []  # what C holds on to
        self._replace_calls()
        sys.addaudithook(self._heard)

    def freed(self) -> None:
        """There is room on the disk again."""
        self._fault = Fault.NONE

    def _replace_calls(self) -> None:
        vfs = _vfs()
        here = ctypes.addressof(vfs)
        replace = _call(_INT, _POINTER, _TEXT, _POINTER)(vfs.xSetSystemCall)
        original_of = _call(_POINTER, _POINTER, _TEXT)(vfs.xGetSystemCall)
        for name, kind in _CALLS.items():
            address = original_of(here, name)
            if address:
                new = kind(self._replaced(name, kind(address)))
                self._kept.append(new)
                assert replace(here, name, ctypes.cast(new, _POINTER)) == sqlite3.SQLITE_OK

    def _replaced(self, name: bytes, original: Callable[..., int]) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            if name == b"open" and not arguments[1] & os.O_CREAT:
                return original(*arguments)
            number = self._next()
            if number and self._fault is Fault.TORN and name.endswith((b"write", b"write64")):
                original(*arguments[:2], arguments[2] // 2, *arguments[3:])
            failed = self._befall(number)
            if failed:
                ctypes.set_errno(failed)
                return -1
            return original(*arguments)

        return call

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            is_write = isinstance(flags, int) and flags & _WRITING != 0
        else:
            path, is_write = (arguments[0] if arguments else None), event in _MOVES
        if not is_write or not isinstance(path, (str, os.PathLike)):
            return
        if not os.path.abspath(path).startswith(self._folder):
            return
        failed = self._befall(self._next())
        if failed:
            raise OSError(failed, os.strerror(failed), str(path))

    def _next(self) -> bool:
        """Counts a write; whether it is the chosen one, or behind it."""
        self.count += 1
        return self._fault is not Fault.NONE and self.count >= self._at

    def _befall(self, chosen: bool) -> int:
        """The number of an error, 0 for none; or this is the end of the process."""
        if not chosen:
            return 0
        if self._fault in (Fault.KILLED, Fault.TORN):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._fault is Fault.FAILS:
            self._fault = Fault.NONE
            return errno.EIO
        return errno.ENOSPC


def _vfs() -> Any:
    import _sqlite3

    find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    return find(None).contents


def why_not() -> str:
    """Why the writes of SQLite cannot be seen here; empty when they can."""
    if not hasattr(os, "fork"):
        return "this system copies no processes"
    try:
        vfs = _vfs()
    except (ImportError, OSError, AttributeError, ValueError) as error:
        return f"this SQLite cannot be reached ({error})"
    return (
        "" if vfs.iVersion >= 3 and vfs.zName.startswith(b"unix") else "this SQLite has no calls to replace"
    )
