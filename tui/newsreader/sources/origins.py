"""What is known of where an article comes from, as a reader is shown it."""

from __future__ import annotations

from newsreader.model import Article


def origin_of(article: Article) -> list[tuple[str, str]]:
    """(what, its value) of everything that is known: how it was read, where from, when, in which encoding."""
    way = article.provenance
    position = f"{article.path}, article {way.position} in it" if way.position else article.path
    told = [
        ("file", position),
        ("read as", way.kind),
        ("found at", way.place if way.place != article.path else ""),
        ("by way of", " > ".join(way.hops)),
        ("fetched", way.retrieved),
        ("encoding", article.encoding),
        ("bytes", f"sha256 {way.sha256}" if way.sha256 else ""),
        ("outlet", article.outlet),
        ("author", article.author),
        ("published", article.published),
        ("language", article.language),
        ("address", article.url if article.url != way.place else ""),
        ("only likely", ", ".join(way.guessed)),
        ("text", "only the beginning" if article.beginning_only else ""),
    ]
    return [(what, value) for what, value in told if value]
