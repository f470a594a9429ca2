"""A file that a result after another is added to, and that is taken up again where it was stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import IO, Any
from zlib import crc32

_HEAD = Struct("<QI")
"""Bytes of a result, and their CRC-32."""
_SIZE = Struct("<I")


class Journal:
    """Results in the order in which they were added; one that was not written whole is not there."""

    def __init__(self, path: Path) -> None:
        """Opens it, or makes it. Raises OSError."""
        self._file: IO[bytes] = open(path, "a+b")  # noqa: SIM115, closed by `close`
        self.places: list[tuple[int, int]] = []
        """(offset, length) of each result."""
        at, end = 0, self._file.seek(0, os.SEEK_END)
        while at + _HEAD.size <= end:
            self._file.seek(at)
            length, check = _HEAD.unpack(self._file.read(_HEAD.size))
            if at + _HEAD.size + length > end or crc32(self._file.read(length)) != check:
                break
            self.places.append((at + _HEAD.size, length))
            at += _HEAD.size + length
        self._file.truncate(at)
        self._end = at

    def __len__(self) -> int:
        return len(self.places)

    def add(self, data: bytes) -> None:
        """Adds a result, which outlives the end of the program. Raises OSError."""
        self._file.write(_HEAD.pack(len(data), crc32(data)) + data)
        self._file.flush()
        self.places.append((self._end + _HEAD.size, len(data)))
        self._end += _HEAD.size + len(data)

    def read(self, offset: int, length: int) -> bytes:
        """Some bytes of it. Raises OSError."""
        self._file.seek(offset)
        return self._file.read(length)

    def __iter__(self) -> Iterator[bytes]:
        for place in tuple(self.places):
            yield self.read(*place)

    def close(self) -> None:
        """Closing twice does no harm."""
        self._file.close()


def packed(head: Mapping[str, Any], parts: Sequence[bytes] = ()) -> bytes:
    """Plain data and some bytes as a result."""
    lead = json.dumps([head, [len(part) for part in parts]], ensure_ascii=False).encode("utf-8", "replace")
    return b"".join((_SIZE.pack(len(lead)), lead, *parts))


def head_of(data: bytes) -> tuple[dict[str, Any], list[tuple[int, int]]]:
    """The plain data of what `packed` made, and (offset, length) of its parts."""
    (size,) = _SIZE.unpack(data[: _SIZE.size])
    at = _SIZE.size + size
    head, sizes = json.loads(data[_SIZE.size : at])
    places = []
    for length in sizes:
        places.append((at, length))
        at += length
    return head, places
