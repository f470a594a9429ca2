"""The Markdown parser, in which only known HTML is HTML. Imported when Markdown is read: that takes long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import html_block
from markdown_it.rules_inline import image

from newsreader.sources.formats.html_text import HtmlMarkup, html_text

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


Piece = tuple[str, int, bool]
"""(text, level of the heading or 0, whether it is set in emphasis as a whole) of a block."""


def markdown_pieces(source: str, deepest: int) -> list[Piece] | None:
    """The blocks of CommonMark with tables and strikethrough, in order; some may be empty.

    None for a source in which quotations and lists are nested more than `deepest` levels.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])
    known = _KnownHtml()
    parser.block.ruler.at("html_block", known.block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", known.inline)
    parser.inline.ruler.at("image", _image)
    try:
        tokens = parser.parse(source)
        return None if any(token.level >= deepest - 1 for token in tokens) else list(_pieces(tokens))
    except RecursionError:
        return None


def _image(state: StateInline, silent: bool) -> bool:
    """A picture whose description holds no other: those inside each other take very long to parse."""
    source, begin = state.src, state.pos
    if not source.startswith("![", begin):
        return False
    closing = source.find("]", begin, state.posMax)
    return closing >= 0 and source.find("![", begin + 2, closing) < 0 and image(state, silent)


class _KnownHtml:
    """Rules of the parser: HTML begins only where an element is known and whole."""

    def __init__(self) -> None:
        self._markup = HtmlMarkup("")

    def block(self, state: StateBlock, first: int, last: int, silent: bool) -> bool:
        at = state.bMarks[first] + state.tShift[first]
        if not state.src.startswith("<", at) or self._read(state.src).at(at) is None:
            return False
        return html_block(state, first, last, silent)

    def inline(self, state: StateInline, silent: bool) -> bool:
        if not state.src.startswith("<", state.pos):
            return False
        found = self._read(state.src).at(state.pos)
        if found is None or found.end > state.posMax:
            return False
        if not silent:
            token = state.push("html_inline", "", 0)
            token.content = state.src[state.pos : found.end]
        state.pos = found.end
        return True

    def _read(self, source: str) -> HtmlMarkup:
        if self._markup.source is not source:
            self._markup = HtmlMarkup(source)
        return self._markup


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
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
            parts.append(html_text(token.content))
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
