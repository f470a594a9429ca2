"""Files, and whatever else articles come from, to articles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsreader.model import Article
from newsreader.sources.errors import SourceError
from newsreader.sources.files import read_bytes
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Found, Origin, Source

MOST_VERSIONS = 100
"""Articles of one story: comparing as many takes some seconds, and it grows with their square."""


def read_articles(path: str | os.PathLike[str], **said: str) -> Found:
    """The articles in a file, in whatever format it is. Never raises for what it finds in it.

    `said`, by the keys of `metadata.KEYS` and ENCODING, is what someone else says about the article; where it
    is not empty it goes before what the file says.
    """
    origin = Origin(os.fspath(path), Path(path).suffix.lower(), said=said)
    try:
        data = read_bytes(path)
    except SourceError as error:
        return Found(problems=(error,))
    return read_data(data, origin)


def read_versions(sources: Sequence[Source], most: int = MOST_VERSIONS) -> Found:
    """The articles of the first `most` sources of a story, all of them. Never raises."""
    articles: list[Article] = []
    problems: list[SourceError] = []
    for source in sources[:most]:
        found = source.read()
        articles += found.articles
        problems += found.problems
    return Found(tuple(articles), tuple(problems))


def too_many(count: int) -> str:
    """The problem of a story with more than MOST_VERSIONS articles."""
    return (
        f"{count:,} articles are too many for one story: the first {MOST_VERSIONS} are read; "
        "put the others into folders of their own"
    )
