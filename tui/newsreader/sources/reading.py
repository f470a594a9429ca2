"""One file to one article."""

from __future__ import annotations

from pathlib import Path

from newsreader.model import Article
from newsreader.settings.document import YamlFault
from newsreader.sources.decoding import decode
from newsreader.sources.errors import SourceError
from newsreader.sources.files import read_bytes
from newsreader.sources.formats.front_matter import split_front_matter
from newsreader.sources.segment.articles import article_from_text

MARKDOWN = frozenset((".md", ".markdown"))
"""File name endings, in lower case, of Markdown; every other file is read as plain text."""


def read_article(path: Path, **said: str) -> Article:
    """Reads plain text or Markdown, both with or without front matter.

    `said` (title, outlet, author, published, url) is what someone else says about the article; where it is
    not empty it goes before the front matter. Raises SourceError for what cannot be read as an article.
    """
    text, encoding = read_text(path)
    try:
        declared, body = split_front_matter(text)
    except YamlFault as fault:
        raise SourceError(path, fault.cause, fault.line) from fault
    blocks = None
    if path.suffix.lower() in MARKDOWN:
        from newsreader.sources.formats.markdown import readable_markdown

        body, blocks = readable_markdown(body)
    if not body.strip():
        below = " below its front matter" if declared else ""
        raise SourceError(path, f"holds no text{below}; paste the article into it")
    about = declared | {key: value for key, value in said.items() if value}
    return article_from_text(body, path=str(path), encoding=encoding, blocks=blocks, **about)


def read_text(path: Path) -> tuple[str, str]:
    """(text of a file without a byte order mark, its encoding). Raises SourceError."""
    data = read_bytes(path)
    if not data:
        raise SourceError(path, "is empty; paste the article into it")
    try:
        return decode(data)
    except ValueError as error:
        raise SourceError(path, str(error)) from error
