"""A codebook: the tags that coders have agreed on, what each is for, and which exclude each other.

It is a file `codebook.yaml` beside a story, or the one that the setting `codebook` names:

    tags:
      blame:
        description: Says who is at fault
        colour: pink
        excludes: [praise]
      praise:
        description: Says who did well
      figures:

Tags are the same in any case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from newsreader.model import NoteColour, Story
from newsreader.records import dataclass
from newsreader.settings.document import (
    Entries,
    Items,
    Node,
    Scalar,
    YamlFault,
    decode_yaml,
    entries,
    read_yaml,
    what_is,
)
from newsreader.settings.paths import config_folder
from newsreader.text.folding import fold_for_search

FILE_NAME = "codebook.yaml"
LARGEST = 4 << 20
"""Bytes of a codebook."""
_FIELDS = ("description", "colour", "excludes", "within")


@dataclass(frozen=True, slots=True)
class Code:
    """A tag of a codebook."""

    tag: str
    description: str = ""
    colour: NoteColour | None = None
    """That of the notes that get it; None for any."""
    excludes: tuple[str, ...] = ()
    """The tags that no note may have beside it; it goes both ways."""
    within: str = ""
    """The tag that it is a kind of."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Tags in the order in which they are offered."""

    codes: tuple[Code, ...] = ()
    file: str = ""
    """Where it was read; empty for none."""

    def code(self, tag: str) -> Code | None:
        """The entry of a tag, in any case."""
        folded = fold_for_search(tag)
        return next((code for code in self.codes if fold_for_search(code.tag) == folded), None)

    def beginning(self, prefix: str) -> tuple[Code, ...]:
        """The entries whose tags begin like this, in any case and with or without accents."""
        folded = fold_for_search(prefix)
        return tuple(code for code in self.codes if fold_for_search(code.tag).startswith(folded))

    def described(self, tag: str) -> str:
        """What a tag is for; empty where nothing says it."""
        code = self.code(tag)
        return code.description if code is not None else ""

    def colour(self, tags: Iterable[str]) -> NoteColour | None:
        """The colour of the first of some tags that has one."""
        codes = (self.code(tag) for tag in tags)
        return next((code.colour for code in codes if code is not None and code.colour), None)

    def clashes(self, tags: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The pairs of tags that exclude each other."""
        pairs = combinations(dict.fromkeys(tags), 2)
        return tuple((one, other) for one, other in pairs if self._excludes(one, other))

    def unknown(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The tags that are not in it; none if it has no entries at all."""
        return tuple(tag for tag in tags if self.codes and self.code(tag) is None)

    def _excludes(self, one: str, other: str) -> bool:
        return any(
            fold_for_search(there) in {fold_for_search(tag) for tag in code.excludes}
            for here, there in ((one, other), (other, one))
            if (code := self.code(here)) is not None
        )


def codebook_of(story: Story | None, named: str = "") -> tuple[Codebook, tuple[str, ...]]:
    """(the codebook of a story, what is wrong with it, a line each). Never raises.

    It is the one beside the story's files, else the one that the settings name, a relative path being one in
    the folder of the settings; an empty one if there is neither.
    """
    places = [config_folder() / Path(named).expanduser()] if named else []
    if story is not None:
        folders = {os.path.dirname(os.path.abspath(a.path)) for a in story.versions if a.path}
        places[:0] = [Path(folder) / FILE_NAME for folder in sorted(folders) if "\0" not in folder]
    for place in places:
        if place.is_file():
            return load_codebook(place)
    return Codebook(), (f"{places[-1]}: there is no such codebook",) if named else ()


def load_codebook(file: Path) -> tuple[Codebook, tuple[str, ...]]:
    """(what a file of YAML holds, what is wrong with it, a line each). Never raises."""
    try:
        with open(file, "rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        return Codebook(), (f"{file}: {error.strerror or error}",)
    if len(data) > LARGEST:
        return Codebook(), (f"{file}: is larger than {LARGEST >> 20} MB, too large for a codebook",)
    book, problems = read_codebook(data)
    return replace(book, file=str(file)), tuple(f"{file}, {problem}" for problem in problems)


def read_codebook(data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    """(what a document of YAML holds, what is wrong with it, each with its line). Never raises."""
    problems: list[str] = []
    codes: dict[str, Code] = {}
    try:
        document = read_yaml(decode_yaml(data))
        if fault := document.tag or document.alias:
            raise fault
        for tag, node, line in _listed(document.root, problems):
            try:
                code = _code(tag, node, problems)
                if fold_for_search(code.tag) in codes:
                    raise YamlFault(f"the tag {code.tag} stands here twice; keep one", line)
                codes[fold_for_search(code.tag)] = code
            except YamlFault as wrong:
                problems.append(f"line {wrong.line}: {wrong.cause}")
    except YamlFault as wrong:
        problems.append(f"line {wrong.line}: {wrong.cause}")
    for code in codes.values():
        for name in (*code.excludes, *filter(None, (code.within,))):
            if fold_for_search(name) not in codes:
                problems.append(f"tag {code.tag}: there is no tag {name} in it")
    return Codebook(tuple(codes.values())), tuple(problems)


def write_codebook(book: Codebook) -> bytes:
    """A codebook as YAML that `read_codebook` reads."""
    import yaml

    tags = {}
    for code in book.codes:
        fields = {
            "description": code.description,
            "colour": code.colour.value if code.colour else "",
            "excludes": list(code.excludes),
            "within": code.within,
        }
        tags[code.tag] = {name: value for name, value in fields.items() if value} or None
    text: str = yaml.safe_dump({"tags": tags}, sort_keys=False, allow_unicode=True, width=100)
    return text.encode("utf-8", "backslashreplace")


def _listed(root: Node | None, problems: list[str]) -> Iterator[tuple[str, Node | None, int]]:
    """(tag, its fields, line). Raises YamlFault."""
    for entry in entries(root):
        if entry.key != "tags":
            problems.append(f"line {entry.line}: {entry.key[:40]!r} is not known here; write tags:")
        elif isinstance(entry.value, Items):
            for item in entry.value.items:
                if not isinstance(item, Scalar) or not item.text:
                    raise YamlFault(f"a tag is expected here, not {what_is(item)}", item.line)
                yield item.text, None, item.line
        else:
            for named in entries(entry.value):
                yield named.key, named.value, named.line


def _code(tag: str, node: Node | None, problems: list[str]) -> Code:
    """Raises YamlFault."""
    name = " ".join(tag.split())
    if not name:
        raise YamlFault("a tag cannot be empty", node.line if node else 0)
    if isinstance(node, Scalar) and not node.null:
        return Code(name, node.text)
    found: dict[str, Node] = {}
    for entry in entries(None if isinstance(node, Scalar) else node):
        if entry.key not in _FIELDS:
            problems.append(f"line {entry.line}: {entry.key[:40]!r} is none of {', '.join(_FIELDS)}")
        found[entry.key] = entry.value
    colour = _text(found.get("colour"))
    if colour and colour not in set(NoteColour):
        problems.append(
            f"line {found['colour'].line}: the colour {colour} is none of {', '.join(NoteColour)}"
        )
    return Code(
        name,
        _text(found.get("description")),
        NoteColour(colour) if colour in set(NoteColour) else None,
        _texts(found.get("excludes")),
        _text(found.get("within")),
    )


def _text(node: Node | None) -> str:
    if node is None or (isinstance(node, Scalar) and node.null):
        return ""
    if isinstance(node, Items | Entries):
        raise YamlFault(f"a text is expected here, not {what_is(node)}", node.line)
    return node.text


def _texts(node: Node | None) -> tuple[str, ...]:
    items: Sequence[Node | None] = node.items if isinstance(node, Items) else [node]
    return tuple(dict.fromkeys(text for item in items if (text := " ".join(_text(item).split()))))
