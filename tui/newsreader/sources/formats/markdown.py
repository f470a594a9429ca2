"""Markdown to the text a reader sees, with its headings and paragraphs known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.sources.segment.blocks import Block, find_blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100
"""How many quotations and lists may lie inside each other."""
_BRACKETS = 5000
"""More square brackets than this in one paragraph is no prose, and would take very long to parse."""
_TOO_DEEP = re.compile(rf"^(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])){{{_DEEPEST // 2},}}", re.MULTILINE)


def readable_markdown(source: str) -> tuple[str, list[Block]]:
    """(text, its blocks): marks removed, links as their text, images as their description, code kept.

    Blocks are parted by a blank line. Text inside raw HTML stays, its tags go. A source that is no prose
    (thousands of brackets in a paragraph, or of quotation marks before a line) comes back as it is.
    """
    if _TOO_DEEP.search(source) or any(part.count("[") > _BRACKETS for part in re.split(r"\n\s*\n", source)):
        return source, find_blocks(source)
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST}).enable(["table", "strikethrough"])
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for raw, level, emphasised in _pieces(parser.parse(source)):
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


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, int, bool]]:
    """(text, level of the heading or 0, whether it is set in emphasis as a whole) of each block."""
    level = 0
    number = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield " | ".join(cell for cell in cells if cell), 0, False
            cells = None
        elif token.type == "inline":
            children = token.children or []
            text = _inline_text(children)
            if cells is not None:
                cells.append(text)
            else:
                yield number + text, level, _is_emphasised(children)
                number = ""
        elif token.type in ("fence", "code_block"):
            yield number + token.content, 0, False
            number = ""
        elif token.type == "html_block":
            from newsreader.sources.formats.html_text import html_text

            for line in html_text(token.content).splitlines():
                yield line, 0, False


def _inline_text(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "image":
            parts.append(_inline_text(token.children or []))
        elif token.type == "html_inline":
            parts.append("\n" if token.content.lower().startswith("<br") else "")
        else:
            parts.append(token.content)
    return "".join(parts)


def _is_emphasised(tokens: Sequence[Token]) -> bool:
    """Whether one pair of emphasis marks holds the whole paragraph."""
    shown = [token for token in tokens if token.type != "text" or token.content.strip()]
    if len(shown) < 3 or shown[0].type not in ("em_open", "strong_open"):
        return False
    close = shown[0].type.replace("open", "close")
    ends = [n for n, token in enumerate(shown) if token.type == close and token.level == shown[0].level]
    return bool(ends) and ends[0] == len(shown) - 1
