"""A YAML settings file as nodes that know their line, and typed access that collects every problem.

The type of a value is what its key asks for, not what YAML guesses: `name: no` is the text "no".
Nodes are built from the parser's events, which bounds the depth; the C composer recurses without bound.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsreader.settings.problems import Problem, Severity, nearest

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 64 * 1024
"""The longest settings file that is read."""
MAX_DEPTH = 16
"""The deepest nesting that is read."""
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


# Named tuples are made at import in a fifth of the time of frozen dataclasses.
class Scalar(NamedTuple):
    """One value."""

    text: str
    line: int
    plain: bool
    """Written without quotes."""


class Items(NamedTuple):
    """A list."""

    line: int
    items: list[Node]


class Entries(NamedTuple):
    """A mapping, in the order of the file; a key may stand in it twice."""

    line: int
    entries: list[tuple[Node, Node]]


Node = Scalar | Items | Entries


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


def read_document(data: bytes, report: Report) -> Section | None:
    """The mapping that a file holds, or None when there is none; the report says why."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(f"byte {data[error.start]:#04x} is not UTF-8", line=line)
        return None

    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = _Builder(yaml).document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.add(error.problem or "this is not YAML", line=None if mark is None else mark.line + 1)
    except yaml.reader.ReaderError as error:
        # The C reader counts bytes and the Python one characters, so look for the character itself.
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        report.add(f"the character U+{error.character:04X} is not allowed", line=line)
    except _Refused as error:
        report.add(error.cause, line=error.line)
    else:
        if isinstance(node, Entries):
            return Section(node, report)
        report.add("the file is empty" if node is None else f"keys are expected here, not {_what(node)}")
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
                report.add(f"a key cannot be {_what(name)}", key=key, line=name.line)
            elif name.text in self._values:
                report.add("this key stands here twice", key=self.path(name.text), line=name.line)
            else:
                self._values[name.text] = value
                self._lines[name.text] = name.line

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
        elif not isinstance(node, Scalar):
            self.fault(name, f"a text is expected here, not {_what(node)}")
        elif node.plain and not node.text:
            self.fault(name, "there is no value; put a text that begins with # in quotes")
        else:
            return node.text
        return None

    def flag(self, name: str, default: bool | None = None) -> bool:
        """True or false; without a default it must be there."""
        node = self._values.get(name)
        if node is None:
            if default is None:
                self.fault(name, "this key is missing")
        elif isinstance(node, Scalar) and node.plain and node.text.lower() in _FLAGS:
            return _FLAGS[node.text.lower()]
        else:
            self.fault(name, f"true or false is expected here, not {_what(node)}")
        return bool(default)

    def section(self, name: str) -> Section | None:
        """A mapping that must be there; None when it is not."""
        node = self._values.get(name)
        if node is None:
            self.fault(name, "this key is missing")
        elif isinstance(node, Entries):
            return Section(node, self.report, self.path(name))
        else:
            self.fault(name, f"keys are expected here, not {_what(node)}")
        return None


class _Refused(Exception):
    """Valid YAML of a kind that no settings file needs."""

    def __init__(self, cause: str, line: int) -> None:
        super().__init__(cause)
        self.cause = cause
        self.line = line


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, module: Any) -> None:
        self.yaml = module
        self.anchors: dict[str, Node] = {}

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The one document of a stream. Raises yaml.YAMLError or _Refused."""
        root: Node | None = None
        for event in events:
            if isinstance(event, self.yaml.DocumentStartEvent):
                if root is not None:
                    raise _Refused("a second document begins here", event.start_mark.line + 1)
                root = self.node(next(events), events, MAX_DEPTH)
        return root

    def node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Node:
        """The node that begins with this event."""
        line = event.start_mark.line + 1
        if isinstance(event, self.yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise _Refused(f"nothing above is marked &{event.anchor}", line)
            return self.anchors[event.anchor]
        if event.tag is not None:
            raise _Refused(f"the tag {event.tag} is not allowed", line)
        if not depth:
            raise _Refused("this is nested too deeply", line)
        if isinstance(event, self.yaml.ScalarEvent):
            scalar = Scalar(event.value, line, event.implicit[0])
            self.mark(event, scalar)
            return scalar
        if isinstance(event, self.yaml.SequenceStartEvent):
            items = Items(line, [])
            self.mark(event, items)
            while not isinstance(event := next(events), self.yaml.SequenceEndEvent):
                items.items.append(self.node(event, events, depth - 1))
            return items
        entries = Entries(line, [])
        self.mark(event, entries)
        while not isinstance(event := next(events), self.yaml.MappingEndEvent):
            key = self.node(event, events, depth - 1)
            entries.entries.append((key, self.node(next(events), events, depth - 1)))
        return entries

    def mark(self, event: Any, node: Node) -> None:
        """Keep a node that has an anchor, for the aliases below it."""
        if event.anchor is not None:
            self.anchors[event.anchor] = node


def _what(node: Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Entries):
        return "keys with values"
    return f"{node.text[:40]!r}" if node.text else "nothing"
