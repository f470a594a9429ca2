"""Articles as plain data, to be kept and read again without the file they came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsreader.model import Article, Paragraph, Provenance, Role, Sentence

_ARTICLE = ("text", "path", "outlet", "title", "author", "published", "url", "language", "encoding")
_WAY = ("kind", "place", "position", "retrieved", "sha256")
"""Fields that are kept as they are, of an article and of its provenance."""
_ROLES = {role.value: role for role in Role}


def plain_article(article: Article) -> dict[str, Any]:
    """All of an article, as JSON gives it back."""
    way = article.provenance
    return {
        **{name: getattr(article, name) for name in _ARTICLE},
        "beginning_only": article.beginning_only,
        "sentences": [[s.start, s.end, s.role.value, s.paragraph, s.claim_start] for s in article.sentences],
        "paragraphs": [[paragraph.first, paragraph.last] for paragraph in article.paragraphs],
        "provenance": {name: getattr(way, name) for name in _WAY},
        "hops": way.hops,
        "guessed": way.guessed,
    }


def article_from(plain: Mapping[str, Any]) -> Article:
    """What `plain_article` was made of. Raises KeyError, TypeError, ValueError for what that cannot give."""
    return Article(
        **{name: plain[name] for name in _ARTICLE},
        beginning_only=plain["beginning_only"],
        sentences=tuple(
            Sentence(index, start, end, _ROLES[role], paragraph, claim_start)
            for index, (start, end, role, paragraph, claim_start) in enumerate(plain["sentences"])
        ),
        paragraphs=tuple(Paragraph(first, last) for first, last in plain["paragraphs"]),
        provenance=Provenance(
            **plain["provenance"], hops=tuple(plain["hops"]), guessed=tuple(plain["guessed"])
        ),
    )
