"""Which articles of a collection tell the same story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsreader.grouping.features import features
from newsreader.grouping.together import together
from newsreader.model import Article


def group(articles: Sequence[Article]) -> list[list[int]]:
    """The indices of the articles, grouped by story; the largest story first, each in the order given.

    The order in which articles come changes nothing but the order of the groups.
    """
    kept = [features(article) for article in articles]
    days = [_day(article) for article in articles]
    keys = [f"{article.sha256} {article.published} {article.outlet} {article.path}" for article in articles]
    found = [sorted(members) for members in together(keys, days, kept)]
    return sorted(found, key=lambda members: (-len(members), members))


def stories_in(articles: Sequence[Article]) -> list[list[int]]:
    """As `group`, but all in one where most articles of a collection tell one story."""
    found = group(articles)
    if not found or len(found[0]) * 2 >= len(articles):
        return [list(range(len(articles)))]
    return found


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat(article.published[:10]).toordinal()
    except ValueError:
        return None
