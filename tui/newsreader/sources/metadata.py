"""What a file may say about its article, checked; from front matter or from a story.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from newsreader.text.languages import language_tag

if TYPE_CHECKING:
    from yaml.nodes import Node

KEYS = ("title", "outlet", "author", "published", "url", "language")
_NESTING = "[{-?:"
"""Every level of nesting begins with one of these."""
_MANY = 1000
"""So many levels are safe in the loader in C, which is fast but knows no bound."""
_ISO_DATE = re.compile(r"\d{4}-?\d\d-?\d\d$")


class YamlFault(Exception):
    """A YAML text that cannot be used: `cause`, and the line it is on, from 1 (0: the whole)."""

    def __init__(self, cause: str, line: int = 0) -> None:
        super().__init__(cause)
        self.cause = cause
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: str
    value: Node
    line: int
    """From 1."""


def parse_yaml(text: str) -> Node | None:
    """The root node; None for an empty text. Raises YamlFault.

    Nodes, not values, are read: they know their lines, and `no` or `2024-11-05` stay the words they are.
    """
    import yaml

    if hasattr(yaml, "CSafeLoader") and sum(map(text.count, _NESTING)) < _MANY:
        with suppress(yaml.YAMLError):  # which the other loader words better
            return yaml.compose(text, Loader=yaml.CSafeLoader)
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        cause = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlFault(f"is not valid YAML: {cause}", mark.line + 1 if mark else 0) from error
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        line = text.count("\n", 0, at) + 1 if isinstance(at, int) else 0
        raise YamlFault("holds a character that YAML does not allow", line) from error
    except RecursionError as error:
        raise YamlFault("is nested too deeply") from error


def entries(node: Node) -> Iterator[Entry]:
    """The entries of a mapping, in order. Raises YamlFault for what is none, or has a key that is no word."""
    from yaml.nodes import MappingNode, ScalarNode

    if not isinstance(node, MappingNode):
        raise YamlFault("must be lines of the form key: value", node.start_mark.line + 1)
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise YamlFault("a key must be one word", key.start_mark.line + 1)
        yield Entry(key.value, value, key.start_mark.line + 1)


def scalar(node: Node) -> str:
    """The words of a scalar; a list of them joined by commas. Raises ValueError, whose text is the cause."""
    from yaml.nodes import ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        empty = not node.style and node.value in ("~", "null", "Null", "NULL")
        return "" if empty else str(node.value)
    if isinstance(node, SequenceNode) and all(isinstance(item, ScalarNode) for item in node.value):
        return ", ".join(item.value for item in node.value)
    raise ValueError("must be text")


def checked(key: str, node: Node) -> str:
    """The value of one of KEYS, in the form an Article wants. Raises ValueError, whose text is the cause."""
    value = " ".join(scalar(node).split())
    if key == "published":
        return iso_date(value)
    if key == "url" and value and not value.lower().startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return language_tag(value) if key == "language" else value


def iso_date(value: str) -> str:
    """ISO 8601 in its long form. Raises ValueError for what is no date."""
    if not value:
        return ""
    try:
        if _ISO_DATE.match(value):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is not a date such as 2018-07-13 or 2018-07-13T09:30") from None
