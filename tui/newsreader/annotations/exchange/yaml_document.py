"""Notes and rulings as a YAML document that people can read and edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from newsreader.annotations.exchange.fields import (
    Beside,
    Imported,
    Refused,
    Unread,
    collected,
    done_from,
    done_record,
    json_text,
    note_from,
    note_record,
    ruling_from,
    ruling_record,
)
from newsreader.model import Done, Note, Ruling
from newsreader.settings.document import (
    Entries,
    Items,
    Node,
    Scalar,
    YamlFault,
    decode_yaml,
    entries,
    read_yaml,
)

SCHEMA = "newsreader.annotations/1"
_NOTHING = Beside()
_NUMBERS = ("start", "end")
_NUMBER = re.compile("[0-9]{1,18}")


def to_yaml(notes: Iterable[Note], rulings: Iterable[Ruling] = (), unread: Sequence[Unread] = ()) -> bytes:
    """The same as `yaml_chunks`, whole."""
    return b"".join(yaml_chunks(notes, rulings, unread))


def yaml_chunks(
    notes: Iterable[Note],
    rulings: Iterable[Ruling] = (),
    unread: Sequence[Unread] = (),
    beside: Beside = _NOTHING,
) -> Iterator[bytes]:
    """All fields of all notes and rulings, as UTF-8 in parts. Any text comes back as it was."""
    quick, thorough = _dumpers()

    def dumped(value: object) -> bytes:
        try:
            return quick(value).encode("utf-8")
        except UnicodeEncodeError:  # the writer in C has no escape for a lone surrogate
            return thorough(value).encode("utf-8")

    def listed(key: str, items: Iterator[object]) -> Iterator[bytes]:
        for number, item in enumerate(items):
            yield (f"{key}:\n".encode("ascii") if not number else b"") + dumped([item])

    yield dumped({"schema": SCHEMA})
    noted = listed("notes", map(note_record, notes))
    yield next(noted, b"notes: []\n")
    yield from noted
    yield from listed("rulings", map(ruling_record, rulings))
    yield from listed("unread", (item.raw for item in unread))
    yield from listed("done", map(done_record, beside.done))
    yield from listed("texts", beside.texts() if beside.texts is not None else iter(()))


def _dumpers() -> tuple[Callable[[object], str], Callable[[object], str]]:
    """What writes a value as YAML: in C where it can, and in Python."""
    import yaml

    def quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        """Escapes what is not plainly readable: U+0085 would come back as a space."""
        plain = text.replace("\n", "").isprintable()
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')

    def made(base: Any) -> Callable[[object], str]:
        dumper: Any = type("Dumper", (base,), {})
        dumper.add_representer(str, quoted)
        dump: Any = yaml.dump
        return partial(dump, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)

    return made(getattr(yaml, "CSafeDumper", yaml.SafeDumper)), made(yaml.SafeDumper)


def from_yaml(data: bytes) -> Imported:
    """The way back. Never raises for what a file may hold; no tag makes an object, no alias is followed."""
    raw = data.decode("utf-8-sig", "backslashreplace")
    try:
        document = read_yaml(decode_yaml(data))
        if fault := document.tag or document.alias:
            raise fault
        top = _fields(document.root)
    except YamlFault as fault:
        return Imported(unread=(Unread(f"line {fault.line}" if fault.line else "file", fault.cause, raw),))
    schema = top.get("schema")
    if not isinstance(schema, Scalar) or schema.text != SCHEMA:
        return Imported(unread=(Unread("file", f"its schema is not {SCHEMA}", raw),))
    found = collected(_items(top), _kept(top))
    texts = tuple(node.text for node in _listed(top.get("texts")) if isinstance(node, Scalar))
    return replace(found, texts=texts, done=tuple(_done(top)))


def _done(top: Mapping[str, Node]) -> Iterator[Done]:
    for node in _listed(top.get("done")):
        with suppress(YamlFault, Refused):
            yield done_from(_record(node))


def _items(top: Mapping[str, Node]) -> Iterator[tuple[str, str, Note | Ruling | Refused]]:
    for name, read in (("notes", note_from), ("rulings", ruling_from)):
        for number, node in enumerate(_listed(top.get(name)), start=1):
            place, raw = f"{name} {number}", json_text(_plain(node))
            try:
                yield place, raw, read(_record(node))
            except YamlFault as fault:
                yield place, raw, Refused(f"line {fault.line}: {fault.cause}")
            except Refused as refused:
                yield place, raw, refused


def _kept(top: Mapping[str, Node]) -> Iterator[Unread]:
    """What an earlier import could not read, and what stands under a key that we do not know."""
    for number, node in enumerate(_listed(top.get("unread")), start=1):
        raw = node.text if isinstance(node, Scalar) else json_text(_plain(node))
        yield Unread(f"unread {number}", "it could not be read before", raw)
    for key, node in top.items():
        lists = key in ("notes", "rulings", "unread", "texts", "done") and (
            isinstance(node, Items) or _nothing(node)
        )
        if key != "schema" and not lists:
            yield Unread(key, "this key is not known", json_text({key: _plain(node)}))


def _listed(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Items) else []


def _fields(node: Node | None) -> dict[str, Node]:
    """The values of a set of fields by their keys. Raises YamlFault for what is none, or has a key twice."""
    found: dict[str, Node] = {}
    for entry in entries(node):
        if entry.key in found:
            raise YamlFault(f"the key {entry.key[:40]!r} stands here twice; keep one", entry.line)
        found[entry.key] = entry.value
    return found


def _record(node: Node) -> dict[str, Any]:
    """A set of fields as texts and numbers, without those that have no value. Raises YamlFault as _fields."""
    return {key: _value(key, value) for key, value in _fields(node).items() if not _nothing(value)}


def _nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.null


def _value(key: str, node: Node) -> Any:
    """A text, whatever it looks like; but places in an article are numbers."""
    if isinstance(node, Entries):
        return _record(node)
    if isinstance(node, Items):
        return [_value("", item) for item in node.items]
    number = key in _NUMBERS and node.plain and _NUMBER.fullmatch(node.text)
    return int(node.text) if number else node.text


def _plain(node: Node) -> Any:
    """A node as a value of JSON, whatever it is, for what is kept unread."""
    if isinstance(node, Entries):
        return {
            key.text if isinstance(key, Scalar) else json_text(_plain(key)): _plain(value)
            for key, value in node.entries
        }
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return None if _nothing(node) else node.text
