"""Files with some content, and one file as the one article that it is."""

from __future__ import annotations

from pathlib import Path

from newsreader.model import Article
from newsreader.sources import read_articles


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with some content, text as UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_article(path: Path, **said: str) -> Article:
    """The only article of a file; raises the first problem when there is one."""
    found = read_articles(path, **said)
    if found.problems:
        raise found.problems[0]
    (article,) = found.articles
    return article


def paragraphs(article: Article) -> list[str]:
    """The texts of its paragraphs."""
    return [
        article.text[article.sentences[p.first].start : article.sentences[p.last].end]
        for p in article.paragraphs
    ]
