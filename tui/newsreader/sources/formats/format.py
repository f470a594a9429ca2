"""What a format of articles is, and how its texts become articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from newsreader.model import Article
from newsreader.records import dataclass
from newsreader.sources.segment.articles import article_from_text
from newsreader.sources.segment.blocks import Block
from newsreader.sources.source import ENCODING, Found, Origin


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file, or of answer from a server, that articles are read from."""

    name: str
    """What a reader calls it, as in "is a web page"."""
    read: Callable[[bytes, Origin], Found]
    """All articles in the bytes, which are never empty. Raises SourceError where nothing of them can be read.

    A library that it needs is imported when it is called, not before.
    """
    suffixes: tuple[str, ...] = ()
    """Ends of file names, with their stop, in lower case. Such files in a folder are articles."""
    media_types: tuple[str, ...] = ()
    """In lower case, without parameters."""
    sniff: Callable[[bytes], bool] | None = None
    """Whether bytes are certainly of this format, whatever they are called; None: only the name tells."""
    needs: str = ""
    """The extra of this program that installs the libraries it needs; empty for none."""


def later(module: str, name: str) -> Callable[[bytes, Origin], Found]:
    """A function of a module beside this one, which is imported when it is first called."""

    def read(data: bytes, origin: Origin) -> Found:
        found: Found = getattr(import_module(f"newsreader.sources.formats.{module}"), name)(data, origin)
        return found

    return read


def article_of(
    origin: Origin,
    text: str,
    declared: Mapping[str, str],
    *,
    encoding: str = "utf-8",
    blocks: Sequence[Block] | None = None,
    beginning_only: bool = False,
    position: int = 0,
    guessed: Sequence[str] = (),
) -> Article:
    """An article from its text; `declared` is what the source itself says of it, by `metadata.KEYS`.

    `blocks` are its paragraphs where they are known, `position` its place among several, `guessed` the keys
    of what is declared that are only likely. Raises SourceError for a text without a word.
    """
    if not text.strip():
        below = " below its front matter" if declared else ""
        raise origin.fault(f"holds no text{below}; paste the article into it")
    text = _without_halves(text)
    declared = {key: _without_halves(value) for key, value in declared.items()}
    said = {key: value for key, value in origin.said.items() if value and key != ENCODING}
    article = article_from_text(
        text, path=origin.target, encoding=encoding, blocks=blocks, **{**declared, **said}
    )
    way = replace(
        origin.provenance, position=position, guessed=tuple(key for key in guessed if key not in said)
    )
    return replace(article, beginning_only=beginning_only, provenance=way)


def _without_halves(text: str) -> str:
    """A text in which no half of a surrogate pair stands alone, as escapes in JSON can make it; as long."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def from_pieces(pieces: Iterable[tuple[str, int]]) -> tuple[str, list[Block]]:
    """(text, its blocks) of paragraphs that are known, each with the level of a heading, or 0."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for raw, level in pieces:
        piece = raw.strip()
        if piece:
            blocks.append(Block(at, at + len(piece), level))
            parts.append(piece)
            at += len(piece) + 2
    return "\n\n".join(parts), blocks
