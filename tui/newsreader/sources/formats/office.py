"""Documents of word processors: DOCX, which is read here, and RTF, which needs a library."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from newsreader.sources.formats.exports import read_texts
from newsreader.sources.source import Found, Origin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY = "word/document.xml"
_LARGEST = 64 * 1024 * 1024
"""Bytes of the text of a document when it is unpacked."""


def read_docx(data: bytes, origin: Origin) -> Found:
    """Raises SourceError."""
    return read_texts(_docx_paragraphs(data, origin), origin)


def _docx_paragraphs(data: bytes, origin: Origin) -> list[tuple[str, int]]:
    """(text, level of a heading or 0) of each paragraph. Raises SourceError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_BODY) as file:
            source = file.read(_LARGEST + 1)
    except Exception as error:  # what unpackers raise for damaged data is not told anywhere
        raise origin.fault("is a document that is damaged or locked; open it and save its text") from error
    if len(source) > _LARGEST:
        raise origin.fault(f"is a document of more than {_LARGEST >> 20} MB of text; split it")
    if b"<!DOCTYPE" in source[:4096] or b"<!ENTITY" in source:
        raise origin.fault("is no document of a word processor: it declares entities")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise origin.fault("is a document that is damaged; open it and save its text") from error
    return list(_paragraphs(root))


def _paragraphs(root: Element) -> Iterator[tuple[str, int]]:
    for above in list(root.iter()):  # what stands there again, for programs that cannot draw a box
        for again in above.findall(_AGAIN):
            above.remove(again)
    for paragraph in root.iter(f"{_WORD}p"):
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = (style.get(f"{_WORD}val", "") if style is not None else "").lower()
        level = 1 if name == "title" else 0
        if name.startswith("heading") and name[7:8].isdecimal():
            level = int(name[7:8])
        text = "".join(_runs(paragraph)).strip()
        if text:
            yield text, level


def _runs(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph as it stands now, without what was struck out."""
    for element in _within(paragraph):
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield "\n"
        elif element.tag == f"{_WORD}tab":
            yield " "
        elif element.tag == f"{_WORD}noBreakHyphen":
            yield "-"


def _within(element: Element) -> Iterator[Element]:
    """All elements in a paragraph, but those of paragraphs in it."""
    for child in element:
        if child.tag != f"{_WORD}p":
            yield child
            yield from _within(child)


def read_rtf(data: bytes, origin: Origin) -> Found:
    """Raises SourceError."""
    from striprtf.striprtf import rtf_to_text

    stated = re.search(rb"\\ansicpg(\d{3,5})", data[:4096])
    encoding = origin.encoding or (f"cp{int(stated[1])}" if stated else "cp1252")
    source = data.decode(encoding if origin.encoding else "cp1252", "replace")
    if origin.encoding:
        source = re.sub(r"\\(?:ansicpg|fcharset)\d+ ?", "", source)
    try:
        text = rtf_to_text(source, encoding, errors="replace")
    except Exception as error:  # what it raises for damaged data is not told anywhere
        raise origin.fault("is rich text that is damaged; open it and save its text") from error
    return read_texts([(line.strip(), 0) for line in text.splitlines() if line.strip()], origin, encoding)
