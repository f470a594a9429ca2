"""What is wrong in a settings file, told so that its author can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from newsreader.records import dataclass
from newsreader.text.terminal import printable


class Severity(StrEnum):
    """What becomes of the thing that has the problem."""

    ERROR = "error"
    """It is left out, and a default takes its place."""
    WARNING = "warning"
    """It is used all the same."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the settings."""

    cause: str
    file: str = ""
    """As it is to be shown; empty when the fault is not in a file."""
    line: int | None = None
    """From 1; None where no line can be named."""
    key: str = ""
    """The path of keys to the value, joined by dots; empty for the whole file."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """File, line, key and cause in one printable line."""
        line = "" if self.line is None else f"line {self.line}"
        where = ", ".join(part for part in (self.file, line, self.key) if part)
        return printable(f"{where}: {self.cause}" if where else self.cause)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values of a settings file stand, for faults that show only when they are used."""

    file: str = ""
    """As it is to be shown; empty when there is no file."""
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)
    """By the path of keys to the value."""

    def problem(self, key: str, cause: str) -> Problem:
        """What is wrong with a value, with its file and line when the file holds it."""
        return Problem(cause, self.file if key in self.lines else "", self.lines.get(key), key)
