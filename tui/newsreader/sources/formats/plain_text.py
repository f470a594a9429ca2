"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsreader.sources.decoding import decode
from newsreader.sources.formats.format import Format, article_of
from newsreader.sources.formats.front_matter import split_front_matter
from newsreader.sources.formats.written_lines import as_shown
from newsreader.sources.segment.blocks import Block
from newsreader.sources.source import ENCODING, Found, Origin


def decoded(data: bytes, origin: Origin, encoding: str = "") -> tuple[str, str]:
    """(text without a byte order mark, its encoding). Raises SourceError for what is no text.

    What its reader says of the encoding goes before what the file says itself, given as `encoding`.
    """
    try:
        return decode(data, origin.encoding or encoding)
    except ValueError as error:
        raise origin.fault(str(error)) from error


def read_written(
    data: bytes,
    origin: Origin,
    readable: Callable[[str], tuple[str, Sequence[Block] | None]] = lambda text: (as_shown(text), None),
) -> Found:
    """The one article of a text that someone wrote, with or without front matter.

    `readable` makes what a reader sees of the text below the front matter, and its paragraphs where they are
    known. Raises SourceError.
    """
    text, encoding = decoded(data, origin)
    matter = split_front_matter(text)
    if not origin.encoding and (told := matter.said.get(ENCODING)):
        text, encoding = decoded(data, origin, told)
        matter = split_front_matter(text)
    said = {key: value for key, value in matter.said.items() if key != ENCODING}
    shown, blocks = readable(matter.below)
    article = article_of(origin, shown, said, encoding=encoding, blocks=blocks)
    return Found((article,), tuple(origin.notice(cause, line) for cause, line in matter.notices))


PLAIN_TEXT = Format("plain text", read_written, suffixes=(".txt",), media_types=("text/plain",))
