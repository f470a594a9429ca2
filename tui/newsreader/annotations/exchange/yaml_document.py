"""Notes and rulings as a YAML document that people can read and edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsreader.annotations.exchange.fields import (
    Imported,
    Refused,
    Unread,
    collected,
    json_text,
    note_from,
    note_record,
    ruling_from,
    ruling_record,
)
from newsreader.model import Note, Ruling

SCHEMA = "newsreader.annotations/1"


def to_yaml(notes: Sequence[Note], rulings: Sequence[Ruling] = (), unread: Sequence[Unread] = ()) -> bytes:
    """All fields of all notes and rulings, as UTF-8. Any text comes back as it was."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """A safe dumper that escapes what is not plainly readable: U+0085 would come back as a space."""

    def quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        plain = text.replace("\n", "").isprintable()
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')

    Dumper.add_representer(str, quoted)
    document: dict[str, Any] = {"schema": SCHEMA, "notes": [note_record(note) for note in notes]}
    if rulings:
        document["rulings"] = [ruling_record(ruling) for ruling in rulings]
    if unread:
        document["unread"] = [item.raw for item in unread]
    text: str = yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text.encode("utf-8")


def from_yaml(data: bytes) -> Imported:
    """The way back. Never raises for what a file may hold; no tag makes an object, no alias is followed."""
    import yaml

    class Loader(yaml.SafeLoader):
        """A safe loader that refuses aliases, as they let a small file grow without bound."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("it has an alias, which is not allowed")
            return super().compose_node(parent, index)

    try:
        text = data.decode("utf-8-sig")
        document = yaml.load(text, Loader)
    except UnicodeDecodeError as error:
        raw = data.decode("utf-8", "backslashreplace")
        return Imported(unread=(Unread("file", f"byte {error.start} is not UTF-8", raw),))
    except RecursionError:
        return Imported(unread=(Unread("file", "it is nested too deeply", text),))
    # A number or date that only looks like one raises ValueError.
    except (yaml.YAMLError, ValueError) as error:
        return Imported(unread=(Unread("file", f"it is not YAML: {' '.join(str(error).split())}", text),))
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return Imported(unread=(Unread("file", f"its schema is not {SCHEMA}", text),))
    return collected(_items(document), _kept(document))


def _items(document: dict[Any, Any]) -> Iterator[tuple[str, str, Note | Ruling | Refused]]:
    for name, read in (("notes", note_from), ("rulings", ruling_from)):
        values = document.get(name)
        for number, value in enumerate(values if isinstance(values, list) else [], start=1):
            place, raw = f"{name} {number}", json_text(_plain(value))
            try:
                if not isinstance(value, dict):
                    raise Refused("this is no set of fields")
                yield place, raw, read(value)
            except Refused as refused:
                yield place, raw, refused


def _kept(document: dict[Any, Any]) -> Iterator[Unread]:
    """What an earlier import could not read, and what stands under a key that we do not know."""
    values = document.get("unread")
    for number, value in enumerate(values if isinstance(values, list) else [], start=1):
        raw = value if isinstance(value, str) else json_text(_plain(value))
        yield Unread(f"unread {number}", "it could not be read before", raw)
    for key, value in document.items():
        known = key == "schema" or (key in ("notes", "rulings", "unread") and isinstance(value, list | None))
        if not known:
            yield Unread(str(key), "this key is not known", json_text({str(key): _plain(value)}))


def _plain(value: Any) -> Any:
    """A value of YAML as one of JSON: keys, dates and bytes as texts."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
