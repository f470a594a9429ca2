"""What stands above the text of an article's file about it: YAML, TOML, JSON or plain header lines.

Every tool calls things in its own way (`date`, `pubDate`, `publishDate`); one table says what is meant. A
field that cannot be used is a notice: the article opens all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from newsreader.records import dataclass
from newsreader.settings.document import Entries, Items, Node, Scalar, YamlFault, entries, read_yaml
from newsreader.sources.metadata import KEYS, checked
from newsreader.sources.source import ENCODING
from newsreader.text.patterns import pattern

_LONGEST = 64 * 1024
_MEANT = {
    "title": "title headline hed",
    "outlet": "outlet publication publisher site site_name sitename newspaper website outlet_name source "
    "media source_name",
    "author": "author authors byline by creator writer",
    "published": "published date pubdate pub_date publish_date publishdate published_at publishedat "
    "date_published datepublished date_publish publication_date published_date published_time posted issued",
    "url": "url link source canonical canonical_url canonicalurl source_url sourceurl url_source "
    "original_url href external_url web_url",
    "language": "language lang locale",
    ENCODING: "encoding charset",
}
"""How tools call each of the keys, the one that goes before the others first."""
_ALL_NAMES = frozenset(name for names in _MEANT.values() for name in names.split())
_IS_ADDRESS = pattern(r"\W{0,3}(?:https?:)?//", re.IGNORECASE)
_BEFORE = pattern(r"[\s\ufeff]*")
_OPENING = pattern(r"(?P<fence>---|\+\+\+|;;;)[ \t]*(?P<kind>json|toml|yaml)?[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    fence: re.compile(rf"^(?:{'|'.join(map(re.escape, ends))})[ \t]*(?:\r\n|[\r\n]|\Z)", re.MULTILINE)
    for fence, ends in {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}.items()
}
_KINDS = {"---": "yaml", "+++": "toml", ";;;": "json"}
_LINE = pattern(r"(?:#\+|:)?([A-Za-z][\w -]{0,30}?)[ \t]{0,4}::?(?:[ \t]+(.*))?$")
"""As `Key: value`, and as Org, reStructuredText and Roam write it."""
_CONTENT = pattern(r"(?:Markdown |Text )?Content:[ \t]*$", re.IGNORECASE)
"""What some readers of pages write between what they say of one and its text."""
_PANDOC = pattern(
    r"% ?(.+)(?:\r\n|[\r\n])(?:% ?(.*)(?:\r\n|[\r\n]))?(?:% ?(.*)(?:\r\n|[\r\n]))?[ \t]*(?:\r\n|[\r\n])"
)
"""Title, authors and date, a line each, as Pandoc reads them."""
_KEY = pattern(r"^[ \t\"'{]{0,8}([A-Za-z][\w-]{0,30})[\"']?[ \t]?[:=]", re.MULTILINE)
_FEWEST_LINES = 2


@dataclass(slots=True)
class FrontMatter:
    """What was found above a text."""

    said: dict[str, str] = field(default_factory=dict)
    """By the keys of `metadata.KEYS`, and ENCODING."""
    below: str = ""
    """The text."""
    notices: list[tuple[str, int]] = field(default_factory=list)
    """(what cannot be used and why, its line in the file) for everything that is left out."""


def split_front_matter(text: str) -> FrontMatter:
    """What the front matter says, and the text below it. Never raises.

    Lines that name none of the keys that are known are no front matter, but text.
    """
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    opening = _OPENING.match(text, start)
    if opening is not None:
        return _fenced(text, opening) or FrontMatter(below=text)
    if text.startswith("{", start):
        return _json_object(text, start) or FrontMatter(below=text)
    return _header_lines(text, start) or _percent_lines(text, start) or FrontMatter(below=text)


def _fenced(text: str, opening: re.Match[str]) -> FrontMatter | None:
    fence = opening["fence"]
    same_lines = text[: opening.end() + _LONGEST].replace("\r\n", " \n").replace("\r", "\n")
    closing = _CLOSING[fence].search(same_lines, opening.end(), opening.end() + _LONGEST)
    first = same_lines.count("\n", 0, opening.end())
    if closing is None:
        found = _header_lines(text, opening.end(), 1)
        if found is not None:
            found.notices.insert(0, (f"its front matter has no closing line {fence}", first))
        return found
    head, below = text[opening.end() : closing.start()], text[closing.end() :]
    kind = opening["kind"] or _KINDS[fence]
    if not any(_name(key[1]) in _ALL_NAMES for key in _KEY.finditer(head)):
        return None
    found = FrontMatter(below=below)
    try:
        fields = list(_READERS[kind](head))
    except YamlFault as fault:
        found.notices.append((f"its front matter: {fault.cause}", first + max(1, fault.line)))
        fields = list(_plain_fields(head))
    _use(found, fields, first)
    return found


def _json_object(text: str, start: int) -> FrontMatter | None:
    """JSON that stands bare above the text, as Hugo has it."""
    import json

    try:
        value, end = json.JSONDecoder().raw_decode(text[: start + _LONGEST], start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not _ALL_NAMES & {str(key).lower() for key in value}:
        return None
    if not text[end:].strip():
        return None
    found = FrontMatter(below=text[end:])
    _use(found, list(_python_fields(value)), text.count("\n", 0, start))
    return found


def _header_lines(text: str, start: int, fewest: int = _FEWEST_LINES) -> FrontMatter | None:
    """`Title: …`, `Author: …`: so many lines, up to the first blank one, that name what is known."""
    fields: list[tuple[str, Node, int]] = []
    first = number = text.count("\n", 0, start)
    at = start
    known = 0
    lines = text[start : start + _LONGEST].splitlines(keepends=True)
    for line in lines:
        number += 1
        if known and _CONTENT.match(line):
            at += len(line)
            break
        if not line.strip():
            if not _goes_on(lines[number - first :]):
                break
            at += len(line)
            continue
        found = _LINE.match(line.rstrip("\r\n"))
        if found is None:
            if not (fields and line[0] in " \t"):
                return None
            key, node, where = fields[-1]
            assert isinstance(node, Scalar)
            fields[-1] = key, Scalar(f"{node.text} {line.strip()}", node.line, False), where
        else:
            fields.append((found[1], Scalar((found[2] or "").strip(), number, False), number))
            known += _name(found[1]) in _ALL_NAMES
        at += len(line)
    if known < fewest or known * 2 < len(fields):
        return None
    matter = FrontMatter(below=text[at:])
    _use(matter, fields, 0)
    return matter


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether what says something of the text goes on below a blank line: before its text is announced."""
    head = [line for line in lines[:24] if line.strip()][:8]
    end = next((n for n, line in enumerate(head) if _CONTENT.match(line)), None)
    return end is not None and all(_LINE.match(line.rstrip("\r\n")) for line in head[:end])


def _percent_lines(text: str, start: int) -> FrontMatter | None:
    found = _PANDOC.match(text, start)
    if found is None or not found[2]:
        return None
    matter = FrontMatter(below=text[found.end() :])
    named = zip(("title", "author", "date"), found.groups(), strict=True)
    fields = [(name, Scalar(value.strip().replace(";", ","), 1, False), 1) for name, value in named if value]
    _use(matter, fields, 0)
    return matter


def _name(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")


_Field = tuple[str, Node, int]
"""A key as it is written, its value, its line from 1."""


def _yaml_fields(head: str) -> Iterator[_Field]:
    for entry in entries(read_yaml(head).root):
        yield entry.key, entry.value, entry.line


def _toml_fields(head: str) -> Iterator[_Field]:
    import tomllib  # seldom needed

    try:
        yield from _python_fields(tomllib.loads(head))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise YamlFault('this is not TOML; write key = "value"', int(line[1]) if line else 1) from None


def _json_fields(head: str) -> Iterator[_Field]:
    import json  # seldom needed

    try:
        value = json.loads(head)
    except (ValueError, RecursionError) as error:
        raise YamlFault("this is not JSON", getattr(error, "lineno", 1)) from None
    if isinstance(value, dict):
        yield from _python_fields(value)


def _python_fields(value: dict[str, object]) -> Iterator[_Field]:
    for key, each in value.items():
        yield str(key), _node(each), 1


def _node(value: object, depth: int = 4) -> Node:
    """A value of TOML or JSON as YAML's nodes."""
    if isinstance(value, dict) and depth:
        return Entries(
            1, [(Scalar(str(key), 1, True), _node(each, depth - 1)) for key, each in value.items()]
        )
    if isinstance(value, list) and depth:
        return Items(1, [_node(each, depth - 1) for each in value])
    isoformat = getattr(value, "isoformat", None)
    return Scalar("" if value is None else isoformat() if isoformat else str(value), 1, False)


def _plain_fields(head: str) -> Iterator[_Field]:
    """`key: value` and `key = value` line by line, where the whole cannot be read."""
    for number, line in enumerate(head.splitlines(), 1):
        found = re.match(r"([A-Za-z][\w-]{0,30})\s?[:=]\s?(.*)$", line)
        if found and found[2].strip():
            yield found[1], Scalar(found[2].strip().strip("\"'").strip(), number, False), number


_READERS = {"yaml": _yaml_fields, "toml": _toml_fields, "json": _json_fields}


def _use(found: FrontMatter, fields: Iterable[_Field], first: int) -> None:
    """Takes from the fields what is known, each once; what cannot be used becomes a notice."""
    given: dict[str, list[tuple[Node, int]]] = {}
    for written, node, line in fields:
        given.setdefault(_name(written), []).append((node, line))
    for key in (*KEYS, ENCODING):
        for name in _MEANT[key].split():
            if name not in given or (name == "source" and _is_address(given[name][0][0]) != (key == "url")):
                continue
            node, line = given[name][0]
            if len(given[name]) > 1:
                found.notices.append(
                    (f"its front matter: {name}: is given twice; the first holds", first + given[name][1][1])
                )
            try:
                value = checked(key, node)
            except ValueError as error:
                if key != "language":
                    found.notices.append((f"its front matter: {name}: {error}; left out", first + line))
                continue
            if value:
                found.said[key] = value
                break


def _is_address(node: Node) -> bool:
    return isinstance(node, Scalar) and _IS_ADDRESS.match(node.text) is not None
