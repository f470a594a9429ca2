"""The one reader of YAML: a text in, nodes that know their lines out, and every fault in our own words.

Nodes, not values, are read: what a text means is what its key asks for, so that `no`, `1:30` and `012` stay
the words they are. yaml.compose is given a loader that stops at a bounded depth; libyaml's own recurses
without bound. It parses in C where it can. What that refuses is read again by the parser in Python, so that
a fault is found at the same place with and without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

MAX_DEPTH = 16
"""The deepest nesting that is read."""
# Compiled where a file is read: a start without one has no need of them.
_FORBIDDEN = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""The complement of YAML's printable characters (YAML 1.1, 5.1)."""
_TAG_DIRECTIVE = "(?:^|[\n\r\x85\u2028\u2029])\ufeff?(%TAG)"
"""The parser in C compares each of them with all others."""
_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_CLOSING = {"[": "]", "{": "}"}


# Named tuples are made at import in a fifth of the time of frozen dataclasses.
class Scalar(NamedTuple):
    """One value."""

    text: str
    line: int
    """From 1, as in all nodes."""
    plain: bool
    """Written without quotes."""

    @property
    def missing(self) -> bool:
        """Whether nothing is written where a value could stand."""
        return self.plain and not self.text

    @property
    def null(self) -> bool:
        """Whether nothing is written, or one of YAML's words for nothing."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class Items(NamedTuple):
    """A list."""

    line: int
    items: list[Node]


class Entries(NamedTuple):
    """A mapping, in the order of the file; a key may stand in it twice."""

    line: int
    entries: list[tuple[Node, Node]]


Node = Scalar | Items | Entries


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: str
    value: Node
    line: int
    """Of the key."""


class YamlFault(Exception):
    """A YAML text that cannot be used: `cause`, and the line it is on, from 1 (0: the whole)."""

    def __init__(self, cause: str, line: int = 0) -> None:
        super().__init__(cause)
        self.cause = cause
        self.line = line


class Document(NamedTuple):
    """What a YAML text holds."""

    root: Node | None
    """None for a text without a value. The same node may stand in several places, and in itself."""
    tag: YamlFault | None = None
    """The first `!tag`, for readers that refuse them; none has a meaning here."""
    alias: YamlFault | None = None
    """The first `*alias`, for readers that unfold the nodes: a small text can so stand for a vast one."""


def decode_yaml(data: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises YamlFault."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data[:2] in _WIDE:
            raise YamlFault(f"this is {_WIDE[data[:2]]}; save it as UTF-8") from None
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlFault(f"byte {data[error.start]:#04x} is not UTF-8; save it as UTF-8", line) from None


def read_yaml(text: str) -> Document:
    """The one document of a text. Raises YamlFault.

    Time and memory grow with the length of the text, whatever it holds.
    """
    import yaml

    if found := re.search(_FORBIDDEN, text):
        line = text.count("\n", 0, found.start()) + 1
        raise YamlFault(f"the character U+{ord(found[0]):04X} is not allowed; take it out", line)
    if found := re.search(_TAG_DIRECTIVE, text):
        line = text.count("\n", 0, found.start(1)) + 1
        raise YamlFault("a line that begins with %TAG is not allowed; take it out", line)
    in_c: Any = getattr(yaml, "CSafeLoader", None)
    if in_c is not None:
        with suppress(yaml.YAMLError):
            return _compose(text, in_c)
    try:
        return _compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _fault(text, error, isinstance(error, yaml.scanner.ScannerError)) from None
    # A number in an escape or a directive that Python has no character or integer for.
    except (yaml.YAMLError, ValueError, OverflowError):
        raise YamlFault("this is not YAML: an escape or a line that begins with % is wrong") from None


def entries(node: Node | None) -> Iterator[Entry]:
    """The entries of a mapping, in order; none where nothing is written.

    Raises YamlFault for what is no mapping, and for a key that is no word.
    """
    if node is None or (isinstance(node, Scalar) and node.missing):
        return
    if not isinstance(node, Entries):
        raise YamlFault(f"keys are expected here, not {what_is(node)}; write key: value", node.line)
    for key, value in node.entries:
        if not isinstance(key, Scalar):
            raise YamlFault(f"a key cannot be {what_is(key)}; write one word", key.line)
        yield Entry(key.text, value, key.line)


def what_is(node: Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Entries):
        return "keys with values"
    return f"{node.text[:40]!r}" if node.text else "nothing"


def _compose(text: str, base: Any) -> Document:
    import yaml

    composed: Any = yaml.compose(text, Loader=_loader(base))
    return composed if isinstance(composed, Document) else Document(None)


@cache
def _loader(base: Any) -> Any:
    """One of PyYAML's loaders, its composer replaced by ours."""
    return type("Loader", (_Composer, base), {})


class _Composer:
    """Makes nodes of the events of a parser, which is the other base of a loader."""

    get_event: Any

    def get_single_node(self) -> Document:
        """The one document of the stream; what yaml.compose calls."""
        self.anchors: dict[str, Node] = {}
        self.tag: YamlFault | None = None
        self.alias: YamlFault | None = None
        root: Node | None = None
        while (event := self.get_event()) is not None:
            kind = type(event).__name__
            if kind == "StreamEndEvent":
                break
            if kind == "DocumentStartEvent":
                if root is not None:
                    raise YamlFault("a second document begins here; keep one", event.start_mark.line + 1)
                root = self._node(self.get_event(), MAX_DEPTH)
        return Document(root, self.tag, self.alias)

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event."""
        line: int = event.start_mark.line + 1
        kind = type(event).__name__
        if kind == "AliasEvent":
            if event.anchor not in self.anchors:
                cause = f"nothing above is marked &{event.anchor}; put a text that begins with * in quotes"
                raise YamlFault(cause, line)
            self.alias = self.alias or YamlFault(f"the alias *{event.anchor} is not allowed", line)
            return self.anchors[event.anchor]
        if event.tag is not None:
            cause = f"the tag {event.tag} is not allowed; put a text that begins with ! in quotes"
            self.tag = self.tag or YamlFault(cause, line)
        if not depth:
            raise YamlFault(f"this is nested too deeply; at most {MAX_DEPTH} levels are read", line)
        if kind == "ScalarEvent":
            return self._marked(event, Scalar(event.value, line, not event.style))
        if kind == "SequenceStartEvent":
            items: list[Node] = []
            node = self._marked(event, Items(line, items))
            while type(event := self.get_event()).__name__ != "SequenceEndEvent":
                items.append(self._node(event, depth - 1))
            return node
        entries: list[tuple[Node, Node]] = []
        node = self._marked(event, Entries(line, entries))
        while type(event := self.get_event()).__name__ != "MappingEndEvent":
            key = self._node(event, depth - 1)
            entries.append((key, self._node(self.get_event(), depth - 1)))
        return node

    def _marked(self, event: Any, node: Node) -> Node:
        """The node, kept for the aliases below it when it has an anchor."""
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node


def _fault(text: str, error: Any, scanning: bool) -> YamlFault:
    """A fault of syntax in our words: from the places that the parser names, not from what it says of them.

    `scanning` is whether it was found within one token rather than between tokens.
    """
    lines = re.split(_LINE_END, text)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return YamlFault("this is not YAML")
    at: int = min(mark.line, len(lines) - 1)
    before, rest = lines[at][: mark.column], lines[at][mark.column :]
    ended = not rest.strip() and not any(map(str.strip, lines[at + 1 :]))
    begin = error.context_mark
    began = lines[begin.line][begin.column : begin.column + 1] if begin and begin.line < len(lines) else ""
    if scanning:
        separated = not before and rest.startswith(("---", "..."))
        return _fault_of_token(lines, at, mark.column, began, begin and begin.line, ended or separated)
    if began in _CLOSING and (ended or at > begin.line):
        cause = f"the {began} that opens here is not closed; write {_CLOSING[began]} behind its last value"
        return YamlFault(cause, begin.line + 1)
    if began in _CLOSING and began:
        return YamlFault(f"a comma or {_CLOSING[began]} is expected before {rest[:1]!r}", at + 1)
    if rest[:1] in _CLOSING.values() and rest:
        return YamlFault(f"this {rest[0]} closes nothing; take it out, or put the text in quotes", at + 1)
    if ended:
        return YamlFault("the file ends inside a list or a set of keys; close what [ or { opens", at + 1)
    if before.strip():
        return YamlFault("more follows where the value has ended; put the whole value in quotes", at + 1)
    cause = "this does not go with the lines above; check how far it is indented, and mix no keys with a list"
    return YamlFault(cause, at + 1)


def _fault_of_token(
    lines: list[str], at: int, column: int, began: str, begin: int | None, ended: bool
) -> YamlFault:
    """A fault within one token, which began with a character on a line (from 0) where that is known."""
    before, here = lines[at][:column], lines[at][column : column + 1]
    if here == "\t" or "\t" in before[: len(before) - len(before.lstrip())]:
        return YamlFault("a tab stands here; indent with spaces", at + 1)
    if begin is not None and began:
        if began in "\"'" and ended:
            cause = f"the text that begins here with {began} is not closed; write {began} behind its end"
            return YamlFault(cause, begin + 1)
        if began in "\"'":
            return YamlFault("a \\ in double quotes begins an escape, and this is none; write \\\\", at + 1)
        if began in "|>":
            cause = f"behind {began} nothing can stand; the text begins on the next line, indented"
            return YamlFault(cause, begin + 1)
        if began in "*&!%":
            return YamlFault(f"put a text that begins with {began} in quotes", begin + 1)
        return YamlFault("a colon is missing here; write key: value", begin + 1)
    if here == ":" and re.search(r":\s", before):
        return YamlFault("the value holds a colon; put it in quotes", at + 1)
    if here == ":":
        cause = "no key can stand here; check how far it is indented, and whether the line above has a colon"
        return YamlFault(cause, at + 1)
    if here == "-":
        return YamlFault("a list begins on its own line; put a text that begins with - in quotes", at + 1)
    if here:
        return YamlFault(f"put a text that begins with {here} in quotes", at + 1)
    return YamlFault("this is not YAML", at + 1)
