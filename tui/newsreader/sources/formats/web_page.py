"""Web pages, as they are served and as browsers save them: the article, without what stands around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from newsreader.records import dataclass
from newsreader.sources.dates import read_date
from newsreader.sources.formats.europresse import is_europresse, read_europresse
from newsreader.sources.formats.format import article_of, from_pieces
from newsreader.sources.formats.plain_text import decoded, read_written
from newsreader.sources.source import Found, Origin
from newsreader.text.languages import language_tag
from newsreader.text.patterns import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Piece = tuple[str, int]
"""A paragraph, and the level of a heading or 0."""
_SHORT = 500
"""Characters: a body that short is looked for a second time."""
_WHOLE = 2500
"""Characters: a body that long is the whole article, whatever the page says of a paywall."""
_TITLE_WORDS = 3
_BLOCKS = frozenset(("p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "fw", "ab"))
"""Elements of an extracted body that hold paragraphs, or are one."""
_ASIDE = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "button", "header"))
_BYLINE = pattern(r"\b(?:by-?line|author)(?:[-_ ]?name)?\b")
_DECLARED = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_SAVED = r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+?)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"
_SUBSCRIBE = pattern(
    r"(?:\bsubscri(?:be|ber|bers|ption)\b|\bto (?:continue|keep) reading\b|\bpaywall\b"
    r"|\bpremium (?:content|article)\b|\babonn(?:ieren|ement|és?|ent|enten)\b|\babo\b"
    r"|\bsuscri(?:ptores|bete|pción)\b|\babbonat[io]\b|\bassinantes?\b|\babonnees?\b|\bподписк\w+)",
    re.IGNORECASE,
)


def read_page(data: bytes, origin: Origin) -> Found:
    """The article of a web page. Raises SourceError where there is none."""
    source, encoding = decoded_page(data, origin)
    if is_europresse(source):
        return read_europresse(source, origin)
    if not re.search(r"<[!/a-zA-Z]", source):
        return read_written(data, origin)
    page = extract_page(source, origin.address)
    text, blocks = from_pieces([(page.title, 1), *page.pieces] if page.title else page.pieces)
    if not page.pieces:
        raise origin.fault(_no_article(page))
    declared = {key: value for key, value in page.declared.items() if value}
    article = article_of(
        origin,
        text,
        declared,
        encoding=encoding,
        blocks=blocks,
        beginning_only=page.beginning_only,
        guessed=page.guessed,
    )
    if page.feeds and not page.beginning_only and urlsplit(origin.address).path == "/":
        cause = f"is the front page of a site; feeds:{origin.target} reads the articles of its feed"
        return Found((article,), (origin.notice(cause),))
    if not page.beginning_only:
        return Found((article,))
    cause = "only the beginning of the article is here, the rest is for subscribers: what it tells is unknown"
    return Found((article,), (origin.notice(cause),))


def decoded_page(data: bytes, origin: Origin) -> tuple[str, str]:
    """(source, encoding): as its reader says, UTF-8 if it is, as page or server say, else the likeliest.

    Raises SourceError for what is no text.
    """
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if not marked and not origin.encoding:
        stated = _DECLARED.search(data[:4096])
        for name in ("utf-8", stated[1].decode("ascii") if stated else "", origin.charset):
            try:
                # a page that says latin-1 is read as cp1252 by every browser
                name = (
                    "cp1252"
                    if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii")
                    else name
                )
                return data.decode(name), name.lower()
            except (LookupError, UnicodeDecodeError):
                continue
    return decoded(data, origin)


@dataclass(slots=True)
class Page:
    """What was found in a page."""

    title: str = ""
    pieces: list[Piece] = field(default_factory=list)
    """The paragraphs of the article, without its title."""
    declared: dict[str, str] = field(default_factory=dict)
    """By `metadata.KEYS`."""
    guessed: tuple[str, ...] = ()
    beginning_only: bool = False
    feeds: tuple[str, ...] = ()
    """Addresses of the feeds that it names."""


def extract_page(source: str, address: str = "") -> Page:
    """The article of a page, and what the page says of it. Raises ModuleNotFoundError without its libraries.

    `address` is where it was read from, if that is known.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction

    page = Page()
    if not source.strip():
        return page
    data = source.encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (LxmlError, ValueError):  # nothing in it but comments
        return page
    found = bare_extraction(data, url=address or None, fast=True, include_comments=False)
    stated = _json_ld(tree)
    page.feeds = tuple(_feeds(tree, address))
    page.title = _title(tree, stated, (found.title or "") if found else "")
    page.pieces = list(_body_pieces(found.body)) if found is not None and found.body is not None else []
    if sum(len(text) for text, _ in page.pieces) < _SHORT:
        length = sum(len(text) for text, _ in page.pieces)
        marked = _marked_article(tree)
        if len(marked) > len(page.pieces) and sum(len(text) for text, _ in marked) * 2 > length:
            page.pieces = marked
        second = _second_opinion(source)
        if sum(len(text) for text, _ in second) > 2 * sum(len(text) for text, _ in page.pieces):
            page.pieces = second
    while page.pieces and _same(page.pieces[0][0], page.title):
        del page.pieces[0]
    canonical = _canonical(tree, address) or ("" if address else _saved_from(source))
    published = _first_date(stated.get("datePublished"), *_metas(tree, "article:published_time"))
    if not published and found is not None and found.date:
        published, page.guessed = _first_date(found.date), ("published",)
    page.declared = {
        "title": page.title,
        "outlet": _outlet(tree, stated, canonical or address),
        "author": _authors(stated.get("author"))
        or _names((found.author or "").split(";") if found else [])
        or _names(_metas(tree, "author"))
        or _names([_byline(tree)]),
        "published": published,
        "url": canonical or address,
        "language": _language(tree),
    }
    page.beginning_only = _is_beginning(tree, stated, page.pieces)
    return page


def _no_article(page: Page) -> str:
    what = "holds no article that can be told from the rest of the page"
    return f"{what}; it has a feed: {page.feeds[0]}" if page.feeds else f"{what}; copy the text into a file"


def feeds_of_page(data: bytes, origin: Origin) -> list[str]:
    """The addresses of the feeds that a page names, each once. Raises SourceError."""
    source, _ = decoded_page(data, origin)
    return list(dict.fromkeys(extract_page(source, origin.address).feeds))


def _body_pieces(body: HtmlElement) -> Iterator[Piece]:
    """The paragraphs of an extracted body, with the levels of its headings."""
    for kind, text in _runs(body, "", 0):
        level = int(kind[1:]) if kind[:1] == "h" and kind[1:].isdigit() else 0
        shown = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if shown:
            yield shown, level


def _runs(element: HtmlElement, kind: str, depth: int) -> Iterator[tuple[str, str]]:
    """(h1 to h6, or empty; text) of each stretch of text that no block parts."""
    text = element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "row":
            yield kind, text
            yield "", " | ".join(filter(None, (" ".join("".join(cell.itertext()).split()) for cell in child)))
            text = ""
        elif tag in _BLOCKS and depth < 100:
            yield kind, text
            text = ""
            yield from _runs(child, child.get("rend", "h2") if tag == "head" else "", depth + 1)
        elif tag == "lb":
            text += "\n"
        elif tag and tag != "graphic":
            text += "".join(child.itertext())
        text += child.tail or ""
    yield kind, text


def _second_opinion(source: str) -> list[Piece]:
    """The paragraphs that another library finds; none where it is missing or finds none."""
    try:
        from lxml.html import fromstring
        from readability import Document
        from readability.readability import Unparseable
    except ImportError:
        return []
    try:
        summary = fromstring(Document(source).summary(html_partial=True))
    except (Unparseable, ValueError, TypeError, AttributeError):
        return []
    return _paragraphs_in(summary)


def _marked_article(tree: HtmlElement) -> list[Piece]:
    """The paragraphs of the one element of a page that it marks as its article; none where it marks none."""
    for path in ("//article", "//*[@itemprop='articleBody']", "//main", "//*[@role='main']"):
        found = tree.xpath(path)
        if len(found) == 1:
            return _paragraphs_in(found[0])
    return []


def _paragraphs_in(root: HtmlElement) -> list[Piece]:
    """Paragraphs, headings, items and quotations, without bylines, captions, and what leads elsewhere."""
    pieces: list[Piece] = []
    for element in root.iter("p", "h2", "h3", "h4", "li", "blockquote"):
        if element.tag != "p" and element.find(".//p") is not None:
            continue
        if _is_byline(element) or any(up.tag in _ASIDE for up in element.iterancestors()):
            continue
        level = int(element.tag[1:]) if element.tag[0] == "h" else 0
        text = " ".join(element.text_content().split())
        if text:
            pieces.append((text, level))
    return pieces


def _is_byline(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}".lower()
    return bool(_BYLINE.search(names))


def _byline(tree: HtmlElement) -> str:
    """Who wrote it, by what the page shows; empty unless that is short and no sentence."""
    for element in tree.iter("p", "span", "div", "a", "address"):
        if _is_byline(element):
            text = _plain(element.text_content())
            if 2 < len(text) < 80 and 1 < len(text.split()) < 9 and not re.search(r"\d|[.!?]$", text):
                return text
    return ""


def _title(tree: HtmlElement, stated: dict[str, Any], guess: str) -> str:
    """The longest h1 that the page's own title tells too, else what is stated, else the guess."""
    known = " ".join((*_texts(tree, "title"), *_metas(tree, "og:title")))
    names = [text for text in _texts(tree, "h1") if len(text.split()) >= _TITLE_WORDS and _in(text, known)]
    stated_title = stated.get("headline")
    return (
        max(names, key=len, default="")
        or (_plain(stated_title) if isinstance(stated_title, str) else "")
        or _plain(guess)
    )


def _outlet(tree: HtmlElement, stated: dict[str, Any], address: str) -> str:
    publisher = stated.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    if isinstance(name, str) and name.strip() and not name.startswith(("http:", "https:")):
        return _plain(name)
    return next((text for text in _metas(tree, "og:site_name") if text), "") or outlet_of(address)


def outlet_of(address: str) -> str:
    """The name under which the host of an address was registered, as `bbc.co.uk`; empty for none."""
    host = (urlsplit(address).hostname or "").lower()
    if not host or host.replace(".", "").isdigit() or ":" in host:
        return host
    try:
        from publicsuffixlist import PublicSuffixList
    except ModuleNotFoundError:
        return host.removeprefix("www.")
    return PublicSuffixList().privatesuffix(host) or host


def _canonical(tree: HtmlElement, address: str) -> str:
    """The address that the page says is its own, if it may be: a page speaks for its host only."""
    links = [
        link.get("href", "")
        for link in tree.iter("link")
        if "canonical" in link.get("rel", "").lower().split()
    ]
    for link in (*links, *_metas(tree, "og:url")):
        try:
            found = str(urljoin(address, link.strip()))
            parts = urlsplit(found)
            same = not address or parts.hostname == urlsplit(address).hostname
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and same:
            return found
    return ""


def _saved_from(source: str) -> str:
    """The address that a browser wrote into a page when it saved it."""
    found = re.search(_SAVED, source[:4096])
    return found[1] or found[2] if found else ""


def _feeds(tree: HtmlElement, address: str) -> Iterator[str]:
    for link in tree.iter("link"):
        kind = link.get("type", "").lower()
        if "alternate" in link.get("rel", "").lower().split() and kind in (
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        ):
            try:
                found = urljoin(address, link.get("href", "").strip())
            except ValueError:
                continue
            if found.startswith(("http://", "https://")):
                yield found


def _is_beginning(tree: HtmlElement, stated: dict[str, Any], pieces: Sequence[Piece]) -> bool:
    """Whether a page shows only the beginning of its article."""
    length = sum(len(text) for text, _ in pieces)
    if not pieces or length >= _WHOLE:
        return False
    free = stated.get("isAccessibleForFree")
    tier = " ".join(_metas(tree, "article:content_tier")).lower()
    if (free is not None and str(free).strip().lower() in ("false", "no", "0")) or tier in (
        "locked",
        "metered",
    ):
        return True
    last = pieces[-1][0]
    return length < _SHORT * 2 and len(last) < 240 and len(pieces) > 1 and bool(_SUBSCRIBE.search(last))


def _json_ld(tree: HtmlElement) -> dict[str, Any]:
    """What the page says of its article as linked data; empty where it says nothing."""
    for script in tree.iter("script"):
        if script.get("type", "").lower().partition(";")[0].strip() != "application/ld+json":
            continue
        text = (script.text_content() or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            found = next(_articles_in(_loaded(text), 0), None)
        except (ValueError, RecursionError):
            continue
        if found is not None:
            return found
    return {}


def _loaded(text: str) -> object:
    """JSON, also with a comma too many. Raises ValueError, RecursionError."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(re.sub(r",(\s*[}\]])", r"\1", text), strict=False)


def _articles_in(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(
            isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in names
        ):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth + 1)


def _authors(value: object) -> str:
    found = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in found]
    flat = [part for name in names for part in (name if isinstance(name, list) else [name])]
    return _names([name for name in flat if isinstance(name, str)])


def _names(names: Sequence[str]) -> str:
    """Names as one string, without what is none."""
    found: list[str] = []
    for name in names:
        plain = re.sub(r"^by\s+", "", _plain(name), flags=re.IGNORECASE)
        if plain and len(plain) < 120 and "://" not in plain and plain not in found:
            found.append(plain)
    return ", ".join(found)


def _first_date(*values: object) -> str:
    for value in values:
        if isinstance(value, str) and (found := read_date(value)):
            return found
    return ""


def _language(tree: HtmlElement) -> str:
    try:
        return language_tag(tree.get("lang", "") or tree.get("xml:lang", ""))
    except ValueError:
        return ""


def _metas(tree: HtmlElement, name: str) -> list[str]:
    """The contents of all `meta` of a name."""
    return [
        _plain(meta.get("content", ""))
        for meta in tree.iter("meta")
        if name in (meta.get("property", "").lower(), meta.get("name", "").lower())
    ]


def _texts(tree: HtmlElement, tag: str) -> list[str]:
    return [_plain(element.text_content()) for element in tree.iter(tag)]


def _plain(text: str) -> str:
    from html import unescape

    return " ".join(unescape(text).split())


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _same(one: str, other: str) -> bool:
    return _key(one) == _key(other)


def _in(text: str, whole: str) -> bool:
    return _key(text) in _key(whole)


def read_mhtml(data: bytes, origin: Origin) -> Found:
    """A page saved with all that belongs to it as one mail-like file. Raises SourceError."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            where = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            return read_page(body, _inside(origin, str(where), part.get_content_charset() or ""))
    raise origin.fault("holds no web page; save the page as HTML")


def read_webarchive(data: bytes, origin: Origin) -> Found:
    """A page saved by Safari. Raises SourceError."""
    import plistlib

    try:
        main = plistlib.loads(data)["WebMainResource"]
        body, where = main["WebResourceData"], main.get("WebResourceURL", "")
        charset = main.get("WebResourceTextEncodingName", "")
    except Exception as error:  # plistlib tells faults by many of them
        raise origin.fault(
            f"is a web archive that is damaged ({type(error).__name__}); save the page as HTML"
        ) from error
    if not isinstance(body, bytes) or not isinstance(where, str) or not isinstance(charset, str):
        raise origin.fault("is a web archive without a page; save the page as HTML")
    return read_page(body, _inside(origin, where, charset))


def _inside(origin: Origin, address: str, charset: str) -> Origin:
    """Of a page that lies in another file, which may tell where it came from."""
    if origin.address or not address.startswith(("http://", "https://")):
        return replace(origin, charset=charset)
    way = replace(origin.provenance, place=address, hops=())
    return replace(origin, charset=charset, provenance=way)
