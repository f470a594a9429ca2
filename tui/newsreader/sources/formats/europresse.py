"""Exports of Europresse: one page of HTML with many articles in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.sources.dates import read_date
from newsreader.sources.errors import SourceError
from newsreader.sources.formats.format import article_of, from_pieces
from newsreader.sources.source import Found, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from newsreader.model import Article

_NAME, _TITLE, _HEAD, _TEXT = "DocPublicationName", "titreArticle", "DocHeader", "docOcurrContainer"
"""The classes by which its pages mark outlet, title, date and text."""
_OLDER_TEXT = "DocText"
_AUTHOR = "docAuthors"


def is_europresse(source: str) -> bool:
    """Whether a page is such an export."""
    return _NAME in source and (_TEXT in source or _TITLE in source)


def read_europresse(source: str, origin: Origin) -> Found:
    """Its articles. Raises SourceError where there are none, ModuleNotFoundError without the extra `web`."""
    from lxml.html import HTMLParser, document_fromstring

    tree = document_fromstring(
        source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", huge_tree=True)
    )
    articles: list[Article] = []
    problems: list[SourceError] = []
    documents = tree.xpath("//article") or [tree]
    for number, document in enumerate(documents, 1):
        title = _first(document, _TITLE)
        pieces = [(text, 0) for text in _paragraphs(document)]
        if not pieces:
            problems.append(origin.fault(f"article {number} of {len(documents)} has no text ({title[:60]})"))
            continue
        outlet = re.split(r"\s*(?:,\s*(?:no|n°)\.?\s|\|)", _first(document, _NAME))[0].strip(" ,;")
        declared = {
            "title": title,
            "outlet": re.sub(r"\s*\(.*\)$", "", outlet) or outlet,
            "author": _first(document, _AUTHOR).strip(" ;,"),
            "published": _date(_first(document, _HEAD)),
        }
        text, blocks = from_pieces([(title, 1), *pieces])
        about = {key: value for key, value in declared.items() if value}
        position = number if len(documents) > 1 else 0
        articles.append(article_of(origin, text, about, blocks=blocks, position=position))
    return Found(tuple(articles), tuple(problems))


def _date(head: str) -> str:
    """The date in a head such as `mercredi 5 novembre 2025 - p. 3, 540 mots`."""
    parts = re.split(r"\s+[-–•]\s+|,\s*p\.|\s{2,}", head)
    return next((found for part in parts if (found := read_date(part[:80]))), "")


def _paragraphs(document: HtmlElement) -> list[str]:
    found: list[str] = []
    for container in _marked(document, _TEXT) or _marked(document, _OLDER_TEXT):
        blocks = container.xpath(".//p|.//h2|.//h3|.//li") or [container]
        found += [text for block in blocks if (text := " ".join(block.text_content().split()))]
    return found


def _first(document: HtmlElement, name: str) -> str:
    return next((text for e in _marked(document, name) if (text := " ".join(e.text_content().split()))), "")


def _marked(document: HtmlElement, name: str) -> list[HtmlElement]:
    """The outermost elements of a class, or of one that begins with its name."""
    found = document.xpath(f".//*[contains(concat(' ', @class), ' {name}')]")
    return [element for element in found if not any(up in found for up in element.iterancestors())]
