"""What is written into this program: the standard input, and the pipes that a shell opens for it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import ClassVar

from newsreader.records import dataclass
from newsreader.sources.errors import SourceError
from newsreader.sources.files import LARGEST
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Found, Origin
from newsreader.sources.targets import STDIN


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What another program, or the user, writes into this one."""

    name: str = STDIN
    said: Mapping[str, str] = field(default_factory=dict)
    is_one_story: ClassVar[bool | None] = None

    def read(self) -> Found:
        """Reads all of it, and waits for that. Never raises for what it finds."""
        try:
            return _read_written(standard_input(), STDIN, self.said)
        except OSError as error:
            return Found(problems=(SourceError(STDIN, f"cannot be read: {error.strerror or error}"),))


@dataclass(frozen=True, slots=True)
class Stream:
    """A pipe that a shell has opened for this program, as in `newsreader compare <(program) a.txt`."""

    name: str
    said: Mapping[str, str] = field(default_factory=dict)
    is_one_story: ClassVar[bool | None] = None

    def read(self) -> Found:
        """Reads all of it, and waits for that. Never raises for what it finds."""
        try:
            with open(self.name, "rb") as stream:
                return _read_written(stream.read(LARGEST + 1), self.name, self.said)
        except OSError as error:
            return Found(problems=(SourceError(self.name, f"cannot be read: {error.strerror or error}"),))


@cache
def standard_input() -> bytes:
    """All that is written into this program, a byte more than may be at most; read once. Raises OSError."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)


def _read_written(data: bytes, name: str, said: Mapping[str, str]) -> Found:
    if len(data) > LARGEST:
        limit = f"{LARGEST / 1024 / 1024:.3g} MB"
        return Found(problems=(SourceError(name, f"has more than {limit}; keep only the article"),))
    if not data.strip():
        return Found(problems=(SourceError(name, "is empty; nothing was written into it"),))
    return read_data(data, Origin(name, said=said))
