"""Notes for WebAnno and INCEpTION: an archive with a WebAnno TSV 3.3 file for every version of a story.

https://inception-project.github.io, user guide, appendix WebAnno TSV. A note is an annotation of the layer
`webanno.custom.Note`, one for each of its tags, with the features tag, comment and author. A passage that
begins or ends within a token has units of its own (1-2.1). Offsets count UTF-16 code units, as in Java.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsreader.annotations.exchange.coded import CodedText, archive, coded_texts, encoded
from newsreader.annotations.exchange.registry import Document, Export
from newsreader.model import Span
from newsreader.records import dataclass

LAYER = "webanno.custom.Note"
FEATURES = ("author", "comment", "tag")
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_RESERVED = re.compile(r"[\\\[\]|_;\t\n*]|->")
_IN_TEXT = {code: f"\\{chr(code)}" for code in range(32) if not 7 < code < 14}
_IN_TEXT |= {ord(c): f"\\{name}" for c, name in zip("\t\n\f\r\b\\", "tnfrb\\", strict=True)}
_ESCAPES = {"\t": "\\t", "\n": "\\n"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A token, or the part of one that a passage covers."""

    name: str
    """Such as 1-2, or 1-2.1 for a part."""
    start: int
    end: int


def to_webanno(export: Export) -> Document:
    """Raises ValueError without a story."""
    texts, problems = coded_texts(export)
    files = [(f"{text.name}.tsv", map(encoded, _lines(text))) for text in texts]
    return Document((archive(files),), problems)


def _lines(text: CodedText) -> Iterator[str]:
    article = text.article
    wide = [index for index, character in enumerate(article.text) if ord(character) > 0xFFFF]

    def java(offset: int) -> int:
        return offset + bisect_right(wide, offset - 1)

    marks = [
        (number, span, (note.author, note.comment, tag))
        for number, (note, span, tag) in enumerate(
            ((note, span, tag) for note, span in text.spans for tag in note.tags or ("",)), start=1
        )
    ]
    yield f"#FORMAT=WebAnno TSV 3.3\n#T_SP={LAYER}|{'|'.join(FEATURES)}\n\n"
    for number, sentence in enumerate(article.sentences, start=1):
        words = article.text[sentence.start : sentence.end]
        yield "\n"
        for line in words.split("\n"):
            yield f"#Text={line.translate(_IN_TEXT)}\n"
        here = [mark for mark in marks if mark[1].start < sentence.end and sentence.start < mark[1].end]
        for index, token in enumerate(_TOKEN.finditer(words), start=1):
            whole = _Unit(f"{number}-{index}", sentence.start + token.start(), sentence.start + token.end())
            for unit, covering in _units(whole, here):
                columns = [
                    "|".join(f"{_reserved(values[at]) or '*'}[{id}]" for id, _, values in covering) or "_"
                    for at in range(len(FEATURES))
                ]
                place = f"{java(unit.start)}-{java(unit.end)}"
                cells = (unit.name, place, article.text[unit.start : unit.end], *columns)
                yield "\t".join(cells) + "\t\n"


_Mark = tuple[int, Span, tuple[str, str, str]]


def _units(token: _Unit, marks: Sequence[_Mark]) -> Iterator[tuple[_Unit, list[_Mark]]]:
    """The token with the marks that cover it whole, then its parts with those that cover one of it."""
    yield token, [mark for mark in marks if mark[1].start <= token.start and token.end <= mark[1].end]
    parts: dict[tuple[int, int], list[_Mark]] = {}
    for mark in marks:
        start, end = max(mark[1].start, token.start), min(mark[1].end, token.end)
        if start < end and (start, end) != (token.start, token.end):
            parts.setdefault((start, end), []).append(mark)
    for number, ((start, end), covering) in enumerate(sorted(parts.items()), start=1):
        yield _Unit(f"{token.name}.{number}", start, end), covering


def _reserved(text: str) -> str:
    """A value without what has a meaning in the format."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _RESERVED.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), plain)
