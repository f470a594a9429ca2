"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsreader.settings.document import YamlFault
from newsreader.sources.decoding import decode
from newsreader.sources.formats.format import Format, article_of
from newsreader.sources.formats.front_matter import split_front_matter
from newsreader.sources.segment.blocks import Block
from newsreader.sources.source import Found, Origin


def decoded(data: bytes, origin: Origin) -> tuple[str, str]:
    """(text without a byte order mark, its encoding). Raises SourceError for what is no text."""
    try:
        return decode(data)
    except ValueError as error:
        raise origin.fault(str(error)) from error


def read_written(
    data: bytes,
    origin: Origin,
    readable: Callable[[str], tuple[str, Sequence[Block] | None]] = lambda text: (text, None),
) -> Found:
    """The one article of a text that someone wrote, with or without front matter.

    `readable` makes what a reader sees of the text below the front matter, and its paragraphs where they are
    known. Raises SourceError.
    """
    text, encoding = decoded(data, origin)
    try:
        declared, body = split_front_matter(text)
    except YamlFault as fault:
        raise origin.fault(fault.cause, fault.line) from fault
    shown, blocks = readable(body)
    return Found((article_of(origin, shown, declared, encoding=encoding, blocks=blocks),))


PLAIN_TEXT = Format("plain text", read_written, suffixes=(".txt",), media_types=("text/plain",))
