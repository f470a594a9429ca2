"""REFI-QDA, the exchange of programs for qualitative analysis: XML of codebooks and projects.

REFI-QDA standard 1.5 (https://www.qdasoftware.org), codebook (.qdc) and project (.qdpx).
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from newsreader.annotations.codebook import Code, Codebook
from newsreader.annotations.exchange.fields import Refused, is_uuid, stable_id
from newsreader.model import NoteColour
from newsreader.text.folding import fold_for_search

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"
ORIGIN = "newsreader"
COLOURS = {
    NoteColour.YELLOW: "#ffd400",
    NoteColour.GREEN: "#5fb236",
    NoteColour.BLUE: "#2ea8e5",
    NoteColour.PINK: "#ff6666",
    NoteColour.ORANGE: "#f19837",
}
_DEEPEST = 60
"""Levels of elements, and of codes."""
_BARRED = {
    code: " " for code in (*range(0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)) if code not in (9, 10)
}
"""What XML cannot hold: a space in its place, so that offsets stay."""


def parsed(data: bytes) -> Any:
    """The root of a document of XML. Raises Refused."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("it declares entities, which REFI-QDA has no use for")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused(f"it is not XML: {error}") from None
    level = [root]
    for _ in range(_DEEPEST):
        level = [inner for element in level for inner in element]
        if not level:
            return root
    raise Refused("it is nested too deeply")


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Any, *names: str) -> Any:
    """What is found below an element by names; None if it is not there."""
    for name in names:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def said(element: Any, name: str) -> str:
    """The text of a child."""
    found = child(element, name)
    return "" if found is None else "".join(found.itertext())


def written(root: Any) -> bytes:
    """A document of XML."""
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def storable(text: str) -> str:
    """A text as XML can hold it: a space for each code point that it cannot."""
    return text.translate(_BARRED)


def code_guid(tag: str) -> str:
    """The id of the code of a tag, always the same."""
    return stable_id(f"code:{tag}")


def guid(element: Any) -> str:
    """The id of an element, in small letters; made from it where it has none."""
    value = (element.get("guid") or "").strip("{}").lower()
    return (
        value
        if is_uuid(value)
        else str(uuid.uuid5(uuid.NAMESPACE_URL, ElementTree.tostring(element)[:4096].hex()))
    )


def codes_of(holder: Any) -> tuple[list[Code], dict[str, str]]:
    """(the codes below an element, their tags by id). A name that is there twice gets its parent's too."""
    codes: dict[str, Code] = {}
    names: dict[str, str] = {}
    found = list(_nested(child(holder, "Codes"), "", 0))
    uses = Counter(fold_for_search(" ".join((element.get("name") or "").split())) for element, _ in found)
    for element, within in found:
        tag = " ".join((element.get("name") or "").split()) or "(no name)"
        if uses[fold_for_search(tag)] > 1 and within:
            tag = f"{within}: {tag}"
        names[guid(element)] = tag
        codes.setdefault(
            fold_for_search(tag),
            Code(tag, said(element, "Description").strip(), nearest(element.get("color") or ""), (), within),
        )
    return list(codes.values()), names


def _nested(holder: Any, within: str, depth: int) -> Iterator[tuple[Any, str]]:
    for element in holder if holder is not None else ():
        if local(element) == "Code":
            yield element, within
            if depth < _DEEPEST:
                name = " ".join((element.get("name") or "").split())
                yield from _nested(element, name, depth + 1)


def add_codes(book: Any, codes: Codebook) -> None:
    """Puts codes below an element, each below the one that it is within."""
    holder = ElementTree.SubElement(book, "Codes")
    made: dict[str, Any] = {}
    waiting = list(codes.codes)
    while waiting:
        held = [code for code in waiting if code.within and fold_for_search(code.within) not in made]
        now = [code for code in waiting if code not in held] or waiting  # a circle of codes is flat
        for code in now:
            above = made.get(fold_for_search(code.within), holder)
            made[fold_for_search(code.tag)] = _add_code(above, code)
        waiting = [code for code in waiting if code not in now]


def _add_code(above: Any, code: Code) -> Any:
    fields = {"guid": code_guid(code.tag), "name": storable(code.tag), "isCodable": "true"}
    if code.colour is not None:
        fields["color"] = COLOURS[code.colour]
    element = ElementTree.SubElement(above, "Code", fields)
    if code.description:
        ElementTree.SubElement(element, "Description").text = storable(code.description)
    return element


def nearest(colour: str) -> NoteColour | None:
    """The colour of ours that is nearest to one of #rrggbb; None where there is none."""
    try:
        wanted = bytes.fromhex(colour.lstrip("#"))
    except ValueError:
        return None
    if len(wanted) != 3:
        return None

    def distance(one: NoteColour) -> int:
        return sum((a - b) ** 2 for a, b in zip(bytes.fromhex(COLOURS[one][1:]), wanted, strict=True))

    return min(NoteColour, key=distance)


def from_qdc(data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    """(a codebook of REFI-QDA, what is wrong with it). Never raises."""
    try:
        root = parsed(data)
    except Refused as refused:
        return Codebook(), (str(refused),)
    holder = root if local(root) == "CodeBook" else child(root, "CodeBook")
    if holder is None:
        return Codebook(), ("it is XML, but no codebook of REFI-QDA",)
    return Codebook(tuple(codes_of(holder)[0])), ()


def to_qdc(book: Codebook) -> bytes:
    """The way back. What excludes what has no place in it."""
    root = ElementTree.Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    add_codes(root, book)
    return written(root)
