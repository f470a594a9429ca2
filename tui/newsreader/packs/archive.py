"""The archive of a pack: a zip whose bytes are told by the files in it alone, and read with limits."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from newsreader.text.terminal import printable

LARGEST = 256 * 1024 * 1024
"""Bytes of a pack, and of all files in it."""
_DIRECTORY = 1024 * 1024
"""Bytes of the list of files at the end of a zip: some ten thousand files."""
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can tell."""
_UNIX, _FILE = 3, (stat.S_IFREG | 0o644) << 16
_END, _LOCATOR = struct.Struct("<4s4H2LH"), 20


class NoPack(ValueError):
    """Some bytes are no pack, or one that is not opened; its text says why, after the name of the file."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of some files, in this order, uncompressed: how a compressor works would show in its bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, data)
    return made.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files in a zip, by their names. Nothing is written anywhere. Raises NoPack.

    What is no plain file below the zip's own place, is there twice, is encrypted or grows beyond LARGEST is
    refused before anything of it is used.
    """
    if len(data) > LARGEST:
        raise NoPack(f"is larger than {LARGEST >> 20} MB")
    _check_directory(data)
    files: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                _check(entry, files)
                del entry.CRC  # whether a file is as it was is told by its SHA-256, with its name
                with archive.open(entry) as file:
                    files[entry.filename] = file.read(left + 1)
                left -= len(files[entry.filename])
                if left < 0:
                    raise NoPack(f"holds more than {LARGEST >> 20} MB")
    except NoPack:
        raise
    except Exception as error:  # what a zip raises that was damaged is not told anywhere
        raise NoPack(f"is a damaged zip: {printable(str(error))}") from None
    return files


def _check_directory(data: bytes) -> None:
    """Raises NoPack for what is no zip, and for one that lists more files than a pack can have."""
    at = len(data) - _END.size
    if not (at >= 0 and data.startswith(b"PK\5\6", at) and data.endswith(b"\0\0")):
        at = data.rfind(b"PK\5\6", max(len(data) - _END.size - 0xFFFF, 0))
    if at < 0 or len(data) - at < _END.size:
        raise NoPack("is no zip")
    size = _END.unpack_from(data, at)[5]
    if size > _DIRECTORY or data.startswith(b"PK\6\7", max(at - _LOCATOR, 0)):
        raise NoPack("lists more files than a pack has")


def _check(entry: zipfile.ZipInfo, files: Mapping[str, bytes]) -> None:
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not is_inside(name):
        cause = "leaves the pack"
    elif name in files:
        cause = "is there twice"
    elif kind not in (0, stat.S_IFREG):
        cause = "is a link or a device"
    elif entry.flag_bits & 1:
        cause = "is encrypted"
    elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        cause = "is compressed in an unusual way"
    else:
        return
    raise NoPack(f"is not opened: {printable(name)} in it {cause}")


def is_inside(name: str) -> bool:
    """Whether the name of a file stays below the place where a pack is unpacked, on any system."""
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and ".." not in parts
        and not PurePosixPath(name).is_absolute()
        and not PureWindowsPath(name).anchor
        and not set(name) & set('\\\0:*?"<>|')
    )
