"""Pieces of HTML. Text from outside comes in by `text` alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsreader.model import Article
from newsreader.reports.signs import Sign
from newsreader.text.handing_over import web_address
from newsreader.text.languages import LANGUAGE_NAMES, primary
from newsreader.text.terminal import safe

KINDS = {
    Sign.CONTESTED: "x",
    Sign.CONFIRMED: "c",
    Sign.ALMOST: "c",
    Sign.REPHRASED: "r",
    Sign.OMITTED: "o",
    Sign.UNKNOWN: "u",
    Sign.QUIET: "q",
}
"""The class that stands for a sign in the style."""


def text(words: str) -> str:
    """Words as they are shown: never markup, with a stand-in for whatever is hidden."""
    return escape(safe(words))


def glyph(sign: Sign) -> str:
    """A sign for the eye; its word must stand beside it."""
    return f'<span class="g {KINDS[sign]}" aria-hidden="true">{sign.glyph}</span>'


def heard(words: str) -> str:
    """Words that are not seen, for who listens."""
    return f'<span class="vh">{words}</span>'


def section(name: str, title: str, body: Iterable[str], lead: str = "") -> str:
    """A part of the page under a heading; nothing where it holds nothing."""
    inner = "".join(body)
    if not inner:
        return ""
    below = f'<p class="lead">{lead}</p>' if lead else ""
    return (
        f'<section id="{name}" aria-labelledby="{name}-h"><h2 id="{name}-h">{title}</h2>'
        f"{below}{inner}</section>\n"
    )


def scroller(name: str, table: str) -> str:
    """A table that is scrolled by itself where it is too wide, with the keyboard too."""
    return f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">{table}</div>'


def link(place: str, words: str = "") -> str:
    """A link to a sentence, by its name such as A12; `words` are markup."""
    return f'<a href="#{place}">{words or place}</a>'


def outward(url: str, words: str) -> str:
    """A link to an address of the web, if it is one; `words` are markup."""
    address = web_address(url)
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{words}</a>' if address else words


def language(article: Article) -> str:
    """The attributes that tell in which language an article is, and let its text run its own way."""
    code = primary(article.language)
    return f' lang="{code}" dir="auto"' if code in LANGUAGE_NAMES else ' dir="auto"'
