"""A settings file as sections of keys, with typed access that collects every problem.

The type of a value is what its key asks for, not what YAML guesses: `name: no` is the text "no".
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from newsreader.settings.document import (
    Entries,
    Items,
    Node,
    Scalar,
    YamlFault,
    decode_yaml,
    read_yaml,
    what_is,
)
from newsreader.settings.problems import Problem, Severity
from newsreader.text.matching import nearest

MAX_BYTES = 64 * 1024
"""The longest settings file that is read."""
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = r"[+-]?[0-9]+"
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"


class Report:
    """The problems of one file, in the order in which they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(
        self, cause: str, *, key: str = "", line: int | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(cause, self.file, line, key, severity))

    @property
    def failed(self) -> bool:
        """Whether any of the problems is more than a warning."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_bytes(path: Path) -> bytes:
    """What a settings file holds. Raises OSError, also for what is no regular file or is too large."""
    # Opened without waiting, so that a pipe without a writer cannot hold the program up.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("this is not a regular file")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(f"the file is larger than {MAX_BYTES // 1024} KB")
    return data


def read_document(data: bytes, report: Report, *, may_be_empty: bool = False) -> Section | None:
    """The mapping that a file holds, or None when there is none; the report says why.

    A file that may be empty is then a mapping without keys.
    """
    try:
        document = read_yaml(decode_yaml(data))
        if document.tag is not None:
            raise document.tag
    except YamlFault as fault:
        report.add(fault.cause, line=fault.line or None)
        return None
    node = document.root
    if node is None or _missing(node):
        if may_be_empty:
            return Section(Entries(1, []), report)
        report.add("the file is empty")
    elif isinstance(node, Entries):
        return Section(node, report)
    else:
        report.add(f"keys are expected here, not {what_is(node)}; write key: value")
    return None


class Section:
    """A mapping that is being read. What is wrong goes into the report; a harmless value stands in."""

    def __init__(self, node: Entries, report: Report, key: str = "") -> None:
        self.line = node.line
        self.report = report
        self.key = key
        self._values: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        for name, value in node.entries:
            if not isinstance(name, Scalar):
                report.add(f"a key cannot be {what_is(name)}", key=key, line=name.line)
            elif name.text in self._values:
                report.add("this key stands here twice", key=self.path(name.text), line=name.line)
            else:
                self._values[name.text] = value
                self._lines[name.text] = name.line

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys, in the order of the file."""
        return tuple(self._values)

    def lines(self) -> dict[str, int]:
        """The line of each of its keys, by the path of keys; what stands below them is left out."""
        return {self.path(name): line for name, line in self._lines.items()}

    def lines_below(self, name: str) -> dict[str, int]:
        """The line of each key of a mapping that is one of its values; nothing for another value."""
        node = self._values.get(name)
        return Section(node, Report(""), self.path(name)).lines() if isinstance(node, Entries) else {}

    def path(self, name: str) -> str:
        """The path of keys to one of its values."""
        return f"{self.key}.{name}" if self.key else name

    def line_of(self, name: str) -> int:
        """The line of a key, or of a path of keys below it; the line of the section when it is missing."""
        head, _, rest = name.partition(".")
        node = self._values.get(head)
        if name not in self._lines and rest and isinstance(node, Entries):
            return Section(node, Report("")).line_of(rest)
        return self._lines.get(name, self.line)

    def fault(self, name: str, cause: str, severity: Severity = Severity.ERROR) -> None:
        """Report what is wrong with one of its values, or with one below it that a path of keys names."""
        self.report.add(cause, key=self.path(name), line=self.line_of(name), severity=severity)

    def allow(self, *names: str) -> None:
        """Report every key that is none of these."""
        for name in self._values:
            if name not in names:
                self.fault(name, f"there is no such key{nearest(name, list(names))}")

    def text(self, name: str) -> str | None:
        """A text that must be there; None when it is not."""
        node = self._values.get(name)
        if node is None:
            self.fault(name, "this key is missing")
            return None
        return self._text(name, node)

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A text or a list of texts; None when one of them is no text, or when the key is missing."""
        node = self._values.get(name)
        if node is None:
            return None
        nodes = node.items if isinstance(node, Items) else [node]
        texts = [self._text(name, item) for item in nodes]
        found = tuple(text for text in texts if text is not None)
        return found if len(found) == len(texts) else None

    def _text(self, name: str, node: Node) -> str | None:
        """The text of a node that is the value of a key or a part of it."""
        if not isinstance(node, Scalar):
            cause = f"a text is expected here, not {what_is(node)}"
        elif _missing(node):
            cause = "there is no value; put a text that begins with # in quotes"
        else:
            return node.text
        self.report.add(cause, key=self.path(name), line=max(self.line_of(name), node.line))
        return None

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number from low to high; the default when it is missing or wrong."""
        return int(self._number(name, default, low, high, _WHOLE, "a whole number"))

    def number(self, name: str, default: float, low: float, high: float) -> float:
        """A number from low to high; the default when it is missing or wrong."""
        return self._number(name, default, low, high, _NUMBER, "a number")

    def _number(self, name: str, default: float, low: float, high: float, form: str, kind: str) -> float:
        node = self._values.get(name)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.plain and re.fullmatch(form, node.text):
            # As a float, which takes any count of digits.
            value = float(node.text)
            if low <= value <= high:
                return value
        quotes = " in quotes" if isinstance(node, Scalar) and not node.plain else ""
        self.fault(name, f"{kind} from {low:g} to {high:g} is expected here, not {what_is(node)}{quotes}")
        return default

    def flag(self, name: str, default: bool | None = None) -> bool:
        """True or false; without a default it must be there."""
        node = self._values.get(name)
        if node is None:
            if default is None:
                self.fault(name, "this key is missing")
        elif isinstance(node, Scalar) and node.plain and node.text.lower() in _FLAGS:
            return _FLAGS[node.text.lower()]
        else:
            self.fault(name, f"true or false is expected here, not {what_is(node)}")
        return bool(default)

    def optional(self, name: str) -> Section:
        """A mapping; one without keys when it is missing, empty or wrong."""
        node = self._values.get(name)
        # Below a key that is there, everything may be commented out.
        found = None if node is None or _missing(node) else self.section(name)
        return found or Section(Entries(self.line_of(name), []), self.report, self.path(name))

    def section(self, name: str) -> Section | None:
        """A mapping that must be there; None when it is not."""
        node = self._values.get(name)
        if node is None:
            self.fault(name, "this key is missing")
        elif isinstance(node, Entries):
            return Section(node, self.report, self.path(name))
        else:
            self.fault(name, f"keys are expected here, not {what_is(node)}")
        return None


def _missing(node: Node) -> bool:
    """Whether nothing is written where a value is expected."""
    return isinstance(node, Scalar) and node.missing
