"""Feeds of sites, RSS, Atom and JSON Feed, and OPML, the lists of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsreader.sources.errors import SourceError
from newsreader.sources.formats.format import article_of
from newsreader.sources.formats.html_text import html_paragraphs
from newsreader.sources.formats.plain_text import decoded
from newsreader.sources.formats.table import declared_of
from newsreader.sources.source import Found, Origin

if TYPE_CHECKING:
    from newsreader.model import Article

_MOST = 200
"""Items of one feed; more are not read."""
_SUMMARY = 600
"""Characters: a text that short, without another one beside it, is only a summary."""


def read_feed(data: bytes, origin: Origin) -> Found:
    """Raises SourceError for what has no items."""
    import feedparser

    charset = origin.encoding or origin.charset
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:
        parsed = feedparser.parse(data, response_headers={**headers, "content-location": origin.address})
        outlet = _line(parsed.feed.get("title", ""))
        items = [_entry(entry) for entry in parsed.entries[:_MOST]]
    except Exception as error:  # what it raises for damaged data is not told anywhere
        raise origin.fault(f"is a feed that is damaged ({type(error).__name__})") from error
    return _read_items(items, outlet, str(parsed.feed.get("language", "")), origin)


def _entry(entry: Mapping[str, Any]) -> dict[str, str]:
    """An item of RSS or Atom, by `metadata.KEYS`, with its text and its summary."""
    contents = [str(content.get("value", "")) for content in entry.get("content", ())]
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    found = {
        "title": entry.get("title", ""),
        "url": entry.get("link", ""),
        "author": (entry.get("author_detail") or {}).get("name") or entry.get("author", ""),
        "text": max(contents, key=len, default=""),
        "summary": entry.get("summary", ""),
        "published": _moment(when) if when else "",
    }
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _moment(when: Any) -> str:
    try:
        year, month, day, hour, minute, second = when[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    except (TypeError, ValueError):
        return ""


def read_json_feed(data: bytes, origin: Origin) -> Found:
    """Raises SourceError for what has no items."""
    text, _ = decoded(data, origin)
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise origin.fault("is a JSON Feed that cannot be read") from None
    listed = feed.get("items") if isinstance(feed, dict) else None
    items = []
    for item in listed[:_MOST] if isinstance(listed, list) else ():
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or [item.get("author")]
        found = {
            "title": item.get("title"),
            "url": item.get("url") or item.get("external_url"),
            "author": ", ".join(
                author["name"]
                for author in (authors if isinstance(authors, list) else [])
                if isinstance(author, dict) and isinstance(author.get("name"), str)
            ),
            "text": item.get("content_html") or item.get("content_text"),
            "summary": item.get("summary"),
            "published": item.get("date_published"),
            "language": item.get("language"),
        }
        items.append({key: value for key, value in found.items() if isinstance(value, str)})
    outlet = feed.get("title", "") if isinstance(feed, dict) else ""
    return _read_items(items, outlet if isinstance(outlet, str) else "", "", origin)


def _read_items(items: list[dict[str, str]], outlet: str, language: str, origin: Origin) -> Found:
    """An article for every item that has a text. Raises SourceError when there are no items."""
    if not items:
        raise origin.fault("is a feed without items")
    articles: list[Article] = []
    problems: list[SourceError] = []
    for number, item in enumerate(items, 1):
        title = _line(item.get("title", ""))
        body, summary = html_paragraphs(item.get("text", "")), html_paragraphs(item.get("summary", ""))
        only_summary = len(body) < len(summary) or (not body and bool(summary)) or len(body) < _SUMMARY
        text = max(body, summary, key=len)
        values = {"outlet": outlet, "language": language} | {
            k: v for k, v in item.items() if k not in ("text", "summary")
        }
        declared = declared_of({**values, "title": title})
        if not text:
            where = f"; read {declared['url']}" if "url" in declared else ""
            problems.append(origin.fault(f"item {number} ({title[:60]}) has no text{where}"))
            continue
        shown = text if not title or text.startswith(title) else f"{title}\n\n{text}"
        articles.append(article_of(origin, shown, declared, beginning_only=only_summary, position=number))
    return Found(tuple(articles), tuple(problems))


def _line(source: str) -> str:
    return " ".join(html_paragraphs(source).split()) if isinstance(source, str) else ""


def read_opml(data: bytes, origin: Origin) -> Found:
    """A list of feeds is no article: it is told what is in it, and how it is read. Raises SourceError."""
    feeds = feeds_listed(data)
    if not feeds:
        raise origin.fault("is a list of feeds (OPML) with none in it")
    shown = ", ".join(feeds[:3]) + (", ..." if len(feeds) > 3 else "")
    count = "one feed" if len(feeds) == 1 else f"{len(feeds)} feeds"
    cause = f"is a list of {count} (OPML), and no article; feeds:{origin.target} reads them all"
    raise origin.fault(f"{cause}, or open one of them: {shown}")


def feeds_listed(data: bytes) -> list[str]:
    """The addresses of the feeds that a list of feeds names, each once."""
    import listparser

    try:
        urls = [str(feed.url).strip() for feed in listparser.parse(data.decode("utf-8", "replace")).feeds]
    except Exception:  # what it raises for damaged data is not told anywhere
        return []
    return list(dict.fromkeys(url for url in urls if url.lower().startswith(("http://", "https://"))))
