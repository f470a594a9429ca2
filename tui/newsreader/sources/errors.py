"""What is wrong with something that was to be read."""

from __future__ import annotations

import os

from newsreader.text.terminal import printable


class SourceError(Exception):
    """Something could not be read. `str()` is one line: where, what, and what to do about it."""

    def __init__(self, path: str | os.PathLike[str], cause: str, line: int = 0) -> None:
        """`line` counts from 1; 0 when the whole file is meant."""
        self.path = os.fspath(path)
        self.cause = cause
        self.line = line
        where = f"{self.path}, line {line}" if line else self.path
        super().__init__(printable(f"{where}: {cause}"))

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, int]]:
        """It goes from process to process, in what was read."""
        return type(self), (self.path, self.cause, self.line)


class SourceNotice(SourceError):
    """Something was read, or passed over, in a way that its reader should know. Nothing failed."""
