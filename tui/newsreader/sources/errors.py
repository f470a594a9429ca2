"""The one error of this layer."""

from __future__ import annotations

import os


def one_line(text: str) -> str:
    """`text` with every character that cannot be printed, line ends among them, written as an escape."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )


class SourceError(Exception):
    """Something could not be read. `str()` is one line: where, what, and what to do about it."""

    def __init__(self, path: str | os.PathLike[str], cause: str, line: int = 0) -> None:
        """`line` counts from 1; 0 when the whole file is meant."""
        self.path = os.fspath(path)
        self.cause = cause
        self.line = line
        where = f"{self.path}, line {line}" if line else self.path
        super().__init__(one_line(f"{where}: {cause}"))
