"""The file that a database lies in: which one it is, on what drive, and how it is made ready."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from newsreader.databases.causes import is_busy
from newsreader.databases.copying import name_once

_NETWORKS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs ceph lustre glusterfs fuse.sshfs fuse.rclone davfs".split()
)
_MOUNTS = Path("/proc/self/mounts")
"""Where Linux tells what lies on which file system."""


def connect(name: str | Path, patience: float = 0.0) -> sqlite3.Connection:
    """A connection that any thread may use, and that begins no transaction by itself; it waits so many
    seconds for other instances. Raises sqlite3.Error."""
    return sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=patience)


def create(path: Path, application: int, page: int) -> None:
    """Makes an empty database of an application, with pages of so many bytes, under a name of its own, and
    gives it its name when it is whole: a file of 0 bytes is never a new one. Raises OSError, sqlite3.Error.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    try:
        with closing(connect(name)) as connection:
            connection.execute(f"PRAGMA page_size = {page}")
            connection.execute(f"PRAGMA application_id = {application}")
        with suppress(FileExistsError):  # another instance was faster
            name_once(name, path)
    finally:
        with suppress(OSError):
            os.unlink(name)


def prepare(path: Path, application: int, page: int = 4096) -> None:
    """Makes sure that there is a file that can be written; where it is made, its pages are of so many bytes.
    Raises OSError, or ValueError with the cause."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        found = os.stat(path)
    except FileNotFoundError:
        create(path, application, page)
        return
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("it is not a file")
    if found.st_size == 0:
        raise ValueError(
            "it is empty, so what was in it is lost; put a copy in its place, or remove it to begin anew"
        )
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise ValueError("it may not be written")


def is_filled(path: Path) -> bool:
    """Whether there is a file with anything in it."""
    try:
        found = os.stat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def file_id(path: Path | None) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None when it is not there."""
    if path is None:
        return None
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def network(path: Path) -> str:
    """The kind of network file system that a file lies on; empty for none, or where that cannot be told."""
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    here, best, kind = os.path.realpath(path), "", ""
    for line in lines:
        _, place, name, *_ = [*line.split(" "), "", "", ""]
        place = place.replace("\\040", " ")
        if len(place) >= len(best) and (here + "/").startswith(place.rstrip("/") + "/"):
            best, kind = place, name
    return kind if kind in _NETWORKS else ""


def use_wal(connection: sqlite3.Connection, patience: float) -> None:
    """Lets readers and a writer work at the same time. A file system that cannot do that stays without.

    SQLite does not wait for another instance that is doing the same at this moment, so this does.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(0.005)
