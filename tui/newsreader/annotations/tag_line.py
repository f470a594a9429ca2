"""Tags in one line: divided by commas, in quotation marks where a tag has a comma itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.text.patterns import pattern

_ITEM = pattern(r'[\s#]*(?:"((?:[^"]|"")*)("?)[^,\n]*|([^,\n]*))', re.S)
"""A tag in quotation marks, a mark in it doubled, and whether they are closed; or one without."""
_ENDS = pattern(r"[,\n]")


def tags_of(line: str) -> tuple[str, ...]:
    """The tags of a line, or of several, each once."""
    return tuple(dict.fromkeys(tag for _, tag in _items(line) if tag))


def tag_line(tags: Iterable[str]) -> str:
    """The line from which `tags_of` reads tags."""
    return ", ".join(map(_written, tags))


def being_typed(line: str) -> tuple[str, bool]:
    """(the last tag of a line, as far as it is typed; whether it is in quotation marks)."""
    start, tag = 0, ""
    for start, tag in _items(line):  # noqa: B007
        pass
    return tag, line[start:].lstrip(" #").startswith('"')


def without_last(line: str) -> str:
    """A line without the tag that is being typed."""
    starts = [start for start, _ in _items(line)]
    return line[: starts[-1]] if starts else ""


def _items(line: str) -> list[tuple[int, str]]:
    """(where it begins, tag) of all that commas and ends of lines divide, blank ones too."""
    found = []
    at = 0
    while True:
        item = _ITEM.match(line, at)
        assert item is not None
        quoted, _, plain = item.groups()
        tag = quoted.replace('""', '"') if quoted is not None else plain
        found.append((at, " ".join(tag.split())))
        end = _ENDS.match(line, item.end())
        if end is None:
            return found
        at = end.end()


def _written(tag: str) -> str:
    if re.search(r'[,"\n]|^[\s#]', tag):
        return '"' + tag.replace('"', '""') + '"'
    return tag
