"""The MUSTs of the W3C Web Annotation Data Model (Recommendation, 23 February 2017) as a check of JSON.

Written from the tables of the recommendation; each complaint begins with the number of its section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

ANNO = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_MOTIVATIONS = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking "
    "moderating questioning replying tagging".split()
)
_TIMES = ("created", "modified", "generated")


def complaints(document: dict[str, Any]) -> list[str]:
    """What is wrong with an Annotation or a collection that stands alone; nothing when all is well."""
    check = _collection if "AnnotationCollection" in _list(document.get("type")) else _annotation
    return [*_context("3.1/5.1", document), *check(document)]


def _context(section: str, document: dict[str, Any]) -> Iterator[str]:
    contexts = _list(document.get("@context"))
    if ANNO not in contexts:
        yield f"{section} @context lacks {ANNO}"
    prefixes = {name for context in contexts if isinstance(context, dict) for name in context}
    for name in _names(document):
        # JSON-LD 1.0, 5.1: a prefix means nothing unless the context defines it.
        if ":" in name and name.split(":")[0] not in prefixes:
            yield f"{section} {name} has a prefix that the context does not define"


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _names(item)
    if isinstance(value, list):
        for item in value:
            yield from _names(item)


def _collection(document: dict[str, Any]) -> Iterator[str]:
    yield from _identified("5.1", document)
    if not all(isinstance(label, str) for label in _list(document.get("label"))):
        yield "5.1 label is not a string"
    total = document.get("total")
    if total is not None and not _natural(total):
        yield "5.1 total is not a nonNegativeInteger"
    if total == 0 and "first" not in document:
        return
    pages = _list(document.get("first"))
    if len(pages) != 1:
        yield "5.1 a collection of more than 0 annotations has exactly 1 first page"
    for page in pages:
        yield from _page(page) if isinstance(page, dict) else _iri("5.1 first", page)
    if "last" in document:
        yield from _iri("5.1 last", document["last"])


def _page(page: dict[str, Any]) -> Iterator[str]:
    yield from _identified("5.2", page)
    if "AnnotationPage" not in _list(page.get("type")):
        yield "5.2 type lacks AnnotationPage"
    items = page.get("items")
    if not isinstance(items, list) or not items:
        yield "5.2 items is not an array of 1 or more annotations"
        return
    if "startIndex" in page and not _natural(page["startIndex"]):
        yield "5.2 startIndex is not a nonNegativeInteger"
    ids = [str(item.get("id")) for item in items]
    if len(set(ids)) != len(ids):
        yield "3.1 two annotations have one id"
    for item in items:
        yield from _annotation(item)


def _annotation(item: dict[str, Any]) -> Iterator[str]:
    yield from _identified("3.1", item)
    if "Annotation" not in _list(item.get("type")):
        yield "3.1 type lacks Annotation"
    targets = _list(item.get("target"))
    if not targets:
        yield "3.1 there is no target"
    for target in targets:
        yield from _iri("3.2.1 target", target) if isinstance(target, str) else _resource(target)
    if "bodyValue" in item and "body" in item:
        yield "3.2.5 body and bodyValue are both present"
    for body in _list(item.get("body")):
        yield from _iri("3.2.1 body", body) if isinstance(body, str) else _resource(body)
    for name in _TIMES:
        if name in item:
            yield from _time(name, item[name])
    for motivation in _list(item.get("motivation")):
        if motivation not in _MOTIVATIONS:
            yield f"3.3.5 {motivation} is no motivation"
    for creator in _list(item.get("creator")):
        if isinstance(creator, str):
            yield from _iri("3.3.2 creator", creator)
        elif not isinstance(creator.get("name", ""), str):
            yield "3.3.2 the name of an agent is not a string"


def _resource(resource: dict[str, Any]) -> Iterator[str]:
    for purpose in _list(resource.get("purpose")):
        if purpose not in _MOTIVATIONS:
            yield f"3.3.5 {purpose} is no purpose"
    if "TextualBody" in _list(resource.get("type")):
        if not isinstance(resource.get("value"), str):
            yield "3.2.4 a TextualBody has not exactly 1 value that is a string"
        return
    if "source" not in resource:
        yield from _iri("3.2.1 id of a resource", resource.get("id"))
        return
    source = resource["source"]
    yield from _iri("4.1 source", source.get("id") if isinstance(source, dict) else source)
    for selector in _list(resource.get("selector")):
        yield from _selector(selector)


def _selector(selector: dict[str, Any]) -> Iterator[str]:
    types = _list(selector.get("type"))
    if "TextQuoteSelector" in types:
        if not isinstance(selector.get("exact"), str):
            yield "4.2.4 a TextQuoteSelector has not exactly 1 exact that is a string"
        for name in ("prefix", "suffix"):
            if not isinstance(selector.get(name, ""), str):
                yield f"4.2.4 {name} is not a string"
    elif "TextPositionSelector" in types:
        for name in ("start", "end"):
            if not _natural(selector.get(name)):
                yield f"4.2.5 {name} is not a non-negative integer"
    else:
        yield f"4.2 {types} is no selector of texts"


def _identified(section: str, resource: dict[str, Any]) -> Iterator[str]:
    if len(_list(resource.get("id"))) != 1:
        yield f"{section} there is not exactly 1 id"
    else:
        yield from _iri(f"{section} id", resource["id"])


def _iri(what: str, value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not _IRI.fullmatch(value):
        yield f"{what} is not an IRI: {value!r}"


def _time(name: str, value: Any) -> Iterator[str]:
    """xsd:dateTime, with the UTC timezone expressed as Z."""
    good = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value)
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        good = None
    if not good:
        yield f"3.3.1 {name} is not an xsd:dateTime in UTC with Z: {value!r}"


def _natural(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
