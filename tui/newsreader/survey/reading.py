"""A piece of an archive to articles as they are kept while a survey is made."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import fields, replace
from typing import Any, NamedTuple

from newsreader.grouping.likeness import UNDATED
from newsreader.library.adding import address_number, day_of
from newsreader.library.structure import packed as structure_of
from newsreader.library.structure import unpacked as unpacked_structure
from newsreader.library.types import Record
from newsreader.model import Article
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.source import Found
from newsreader.survey.archives import Piece
from newsreader.survey.journal import packed

_SAID = [
    each.name
    for each in fields(Article)
    if each.name not in ("text", "sentences", "paragraphs", "provenance")
]


class Kept(NamedTuple):
    """What is known of an article without its text."""

    key: str
    """32 hex digits, as in the library."""
    day: int
    """The ordinal of its day, or UNDATED."""
    address: int
    """What all texts under its address have in common; 0 for one without."""
    published: str


def read_piece(piece: Piece) -> bytes:
    """What is in a piece, as a result: `said` (lines), `well`, `articles`, each a Kept, and `judged`, each a
    Judged; two parts for each article, what others like it are found by and the article. Never raises for
    what it finds."""
    try:
        found = _found(piece)
        parts: list[bytes] = []
        kept: list[Kept] = []
        for article in found.articles:
            record = Record.of(article)
            day = day_of(article.published)
            kept.append(
                Kept(
                    record.key(article.sha256),
                    UNDATED if day is None else day,
                    address_number(record.address) or 0,
                    article.published,
                )
            )
            parts += [record.features, article_packed(article)]
        said = [str(_where_it_is(problem, piece.lines)) for problem in found.problems]
        is_well = all(isinstance(problem, SourceNotice) for problem in found.problems)
        return packed({"said": said, "well": is_well, "articles": kept, "judged": piece.judged}, parts)
    except Exception as error:
        cause = f"{type(error).__name__}: {error}".removesuffix(": ")
        return not_read(piece, f"cannot be read: {cause}")


def not_read(piece: Piece, cause: str) -> bytes:
    """The result of a piece that was not read."""
    fault = piece.origin.fault(cause, piece.lines + 1 if piece.lines else 0)
    return packed({"said": [str(fault)], "well": False, "articles": [], "judged": []})


def _found(piece: Piece) -> Found:
    from newsreader.sources.formats.registry import FORMATS, read_data

    if piece.found is not None:
        return piece.found
    if not piece.is_page:
        found = read_data(piece.data, piece.origin)
        if not piece.position:
            return found
        moved = [
            replace(
                article,
                provenance=replace(article.provenance, position=article.provenance.position + piece.position),
            )
            for article in found.articles
        ]
        return Found(tuple(moved), found.problems)
    try:
        found = FORMATS["a web page"].read(piece.data, piece.origin)
    except SourceError as error:
        return Found(problems=(error,))
    way = piece.position + 1
    return Found(
        tuple(
            replace(article, provenance=replace(article.provenance, position=way))
            for article in found.articles
        ),
        found.problems,
    )


def _where_it_is(problem: SourceError, lines: int) -> SourceError:
    if not (problem.line and lines):
        return problem
    return type(problem)(problem.path, problem.cause, problem.line + lines)


def article_packed(article: Article) -> bytes:
    """An article as bytes, without its provenance."""
    said: dict[str, Any] = {name: getattr(article, name) for name in _SAID}
    said["text"] = article.text
    said["structure"] = b64encode(structure_of(article)).decode("ascii")
    return zlib.compress(json.dumps(said).encode("ascii"), 1)


def article_unpacked(data: bytes) -> Article:
    """What `article_packed` was given. Raises ValueError, KeyError, zlib.error."""
    said = json.loads(zlib.decompress(data))
    text = said.pop("text")
    sentences, paragraphs = unpacked_structure(b64decode(said.pop("structure")), text)
    return Article(text, sentences, paragraphs, **said)
