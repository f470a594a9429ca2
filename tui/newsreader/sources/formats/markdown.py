"""Markdown to the text a reader sees, with its headings and paragraphs known."""

from __future__ import annotations

import re

from newsreader.sources.formats.format import Format
from newsreader.sources.formats.plain_text import read_written
from newsreader.sources.segment.blocks import Block, find_blocks
from newsreader.sources.source import Found, Origin
from newsreader.text.patterns import pattern

_DEEPEST = 200
"""Levels: a quotation is one, a list with its item two. Text below the deepest would be lost."""
_MARKS = 50
"""Marks of quotations and lists before one line: more is no prose."""
_INDENT = 40
"""Columns: white space before a line is cut to so much, so that lists are never nested too deeply."""
_LONGEST = 4_000_000
"""Characters: a longer source is not parsed."""
_SIGNS = 5000
"""So many signs in one paragraph are no prose if they are one in eight characters or more."""
_MOST_SIGNS = 20_000
"""So many, HTML not counted, are no prose at all."""
_NO_HTML = str.maketrans("", "", "[*_~&!`")
_BRACKETS = 2000
_UNCLOSED = 500
"""So many square brackets in one paragraph, or so many without their other half, are no prose."""
_CELLS = 20_000
"""A table of more cells than this has most of them written."""
_TOO_DEEP = pattern(rf"^(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])){{{_MARKS},}}", re.MULTILINE)
_INDENTED = pattern(rf"^(?=[ \t]{{{_INDENT // 4},}})[ \t]+", re.MULTILINE)
_BLANK_LINES = pattern(r"\n[ \t]*\n")


def readable_markdown(source: str) -> tuple[str, list[Block]]:
    """(text, its blocks): marks removed, links as their text, images as their description, code kept.

    Blocks are parted by a blank line. Text inside raw HTML stays, its tags go; what stands in angle brackets
    and is no HTML is text. A source that is no prose (thousands of signs in a paragraph, dozens of marks
    before a line, millions of characters) comes back as it is.
    """
    if (
        len(source) > _LONGEST
        or _TOO_DEEP.search(source)
        or any(map(_is_no_prose, _BLANK_LINES.split(source)))
    ):
        return source, find_blocks(source)
    from newsreader.sources.formats.markdown_parser import markdown_pieces

    pieces = markdown_pieces(_INDENTED.sub(_cut_indent, source), _DEEPEST)
    if pieces is None:
        return source, find_blocks(source)
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for raw, level, emphasised in pieces:
        piece = raw.strip()
        if not piece:
            continue
        if parts:
            parts.append("\n\n")
            at += 2
        blocks.append(Block(at, at + len(piece), level, emphasised))
        parts.append(piece)
        at += len(piece)
    return "".join(parts), blocks


def _is_no_prose(paragraph: str) -> bool:
    """Whether it would take very long to parse: it is full of signs, or a table with cells to be made up."""
    if len(paragraph) > _SIGNS:
        signs = len(paragraph) - len(paragraph.translate(_NO_HTML))
        all_signs = signs + paragraph.count("<")
        if signs > _MOST_SIGNS or (all_signs > _SIGNS and all_signs * 8 > len(paragraph)):
            return True
    opening = paragraph.count("[")
    if opening > _BRACKETS or opening - paragraph.count("]") > _UNCLOSED:
        return True
    pipes = paragraph.count("|")
    if pipes < 100:
        return False
    lines = paragraph.splitlines()
    cells = len(lines) * max(line.count("|") for line in lines)
    return cells > max(_CELLS, 2 * pipes)


def _cut_indent(match: re.Match[str]) -> str:
    indent = match[0].expandtabs(4)
    return match[0] if len(indent) <= _INDENT else " " * _INDENT


def _read(data: bytes, origin: Origin) -> Found:
    return read_written(data, origin, readable_markdown)


MARKDOWN = Format("Markdown", _read, suffixes=(".md", ".markdown"), media_types=("text/markdown",))
