"""Addresses of articles as links of the terminal (OSC 8), which many open by a click with ctrl held."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style

from newsreader.text.handing_over import web_address


@lru_cache(maxsize=1024)
def linked(style: Style, url: str) -> Style:
    """The style, and with it a link to an address, if that is one of the web which a terminal may be sent.

    For the same style and address it is the same object: what is drawn with it has not changed.
    """
    address = web_address(url)
    return style + Style(link=address) if address.isascii() and address else style


def address_in_words(url: str) -> str:
    """An address of the web without what all have; empty where it is none."""
    return web_address(url).partition("://")[2].removeprefix("www.").rstrip("/")
