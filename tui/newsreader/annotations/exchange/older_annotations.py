"""Annotations in the words of older tools, as Web Annotations of today.

Open Annotation in JSON-LD 1.0 (`@type: oa:Annotation`, `hasTarget`, `cnt:chars`), and IIIF's and Mirador's
use of it (`on`, `resource`, `full`).
"""

from __future__ import annotations

from typing import Any

from newsreader.annotations.exchange.fields import Record, listed

_PREFIXES = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/2011/content#",
    "oa:",
    "cnt:",
    "dctypes:",
    "dcterms:",
)
_NAMES = {
    "@id": "id",
    "@type": "type",
    "@value": "value",
    "hasBody": "body",
    "hasTarget": "target",
    "on": "target",
    "resource": "body",
    "hasSource": "source",
    "full": "source",
    "hasSelector": "selector",
    "chars": "value",
    "motivatedBy": "motivation",
    "hasPurpose": "purpose",
    "annotatedBy": "creator",
    "annotatedAt": "created",
    "serializedBy": "generator",
    "serializedAt": "generated",
    "hasState": "state",
}
_TYPES = {"ContentAsText": "TextualBody", "EmbeddedContent": "TextualBody", "Tag": "Tag"}
_DEEPEST = 12


def modern(item: Record) -> Record:
    """The same annotation in the words of the Recommendation; one that is in them already as it is."""
    marks = ("@type", "hasTarget", "hasBody", "on", "oa:hasTarget", "oa:hasBody")
    if "type" in item and not any(mark in item for mark in marks):
        return item if not _is_prefixed(item["type"]) else _renamed(item, 0)
    return _renamed(item, 0) if any(mark in item for mark in marks) else item


def _is_prefixed(types: Any) -> bool:
    return any(isinstance(name, str) and name.startswith(_PREFIXES) for name in listed(types))


def _renamed(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        return [_renamed(part, depth + 1) for part in value]
    if not isinstance(value, dict):
        return value
    record: Record = {}
    for key, part in value.items():
        name = _NAMES.get(_local(key), _local(key))
        record[name] = (
            _words(part) if name in ("type", "motivation", "purpose") else _renamed(part, depth + 1)
        )
    if set(record) == {"value"} and depth > 1:
        return record["value"]
    if "Tag" in listed(record.get("type")) and "value" in record:
        record["purpose"] = "tagging"
    return record


def _words(names: Any) -> Any:
    words = [
        _word(name["@id"] if isinstance(name, dict) and "@id" in name else name) for name in listed(names)
    ]
    return words if isinstance(names, list) else words[0] if words else names


def _word(name: Any) -> Any:
    return _TYPES.get(_local(name), _local(name)) if isinstance(name, str) else name


def _local(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name
