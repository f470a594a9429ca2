"""What inputs are made from: small texts and files of our own, in every format."""

from __future__ import annotations

import gzip
import json
import os
import plistlib
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from newsreader.annotations.exchange.registry import NOTE_FORMATS, Export
from newsreader.model import (
    Anchor,
    Article,
    ArticleIdentity,
    Done,
    Note,
    NoteColour,
    Ruling,
    Span,
    Story,
    Verdict,
)
from newsreader.sources.segment.articles import article_from_text
from tests.support.documents import docx, packed, pdf, warc
from tests.support.mill import COURIER, HERALD, QUOTE
from tests.support.pages import BODY, TITLE, linked_data, page
from tests.support.running import ROOT

LOCAL = os.environ.get("NEWSREADER_FUZZ_SEEDS", "")
"""A folder with more files to begin with, one of which may be of any format."""
TEXT = "\n\n".join((TITLE, *BODY))
DECEPTIVE = (
    "Fire at the d\u200bepot\n\nThe \u202ereyam\u202c s\u0430id \u201cTwo m\u00aden d\u0456ed\u201d.\u2028"
    "ISLAMABAD (AP) \u2014 \u0645\u0631\u062d\u0628\u0627 \u200f\u2014 3.5bn \U0001f469\u200d\U0001f469 "
    "\u4e00\u3002 e\u0301\u0323\x1b[2J\x85\x00"
)
"""A text with what hides, joins, steers and imitates."""
FRONT = "---\ntitle: Fire\noutlet: Post\nauthor: [Ann, Bo]\npublished: 2025-11-05\nlanguage: en\n---\n"
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><link>https://e.org/a</link>'
    f"<pubDate>Wed, 05 Nov 2025 08:15:00 +0100</pubDate><title>{TITLE}</title>"
    f"<description><![CDATA[<p>{' '.join(BODY)}</p>]]></description></item></channel></rss>"
)
OPML = '<?xml version="1.0"?><opml><body><outline text="a" xmlUrl="https://e.org/feed"/></body></opml>'
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Post",
    "items": [{"id": "1", "content_html": f"<p>{BODY[0]}</p>", "date_published": "2025-11-05T08:00:00Z"}],
}
NEXIS = (
    f"1 of 1 DOCUMENTS\n\nThe Post\n\nNovember 5, 2025\n\n{TITLE}\n\nBYLINE: Ann Lee\n\n{TEXT}\n\n"
    "LANGUAGE: ENGLISH\n"
)
FACTIVA = (
    f"HD  {TITLE}\nWC  20 words\nPD  5 November 2025\nSN  The Post\nLA  English\nLP\n{BODY[0]}\n\n"
    f"TD\n{BODY[1]}\n"
)
RTF = "{\\rtf1\\ansi\\ansicpg1252{\\b Fire}\\par It is closed.\\'e9\\u8220?\\par {\\*\\x y}It is dark.\\par}"
WEB = warc([("https://one.example.org/a", page())])


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "Desk <d@example.org>"
    message["Date"], message["Message-ID"] = "Wed, 05 Nov 2025 08:15:00 +0100", "<1@example.org>"
    message.set_content(TEXT)
    message.add_alternative(page(), subtype="html")
    message.add_attachment(RTF.encode(), maintype="application", subtype="rtf", filename="a.rtf")
    return bytes(message)


def _mhtml() -> bytes:
    message = EmailMessage()
    message.set_content(page(), subtype="html")
    message.make_related()
    return bytes(message)


def _web_archive() -> bytes:
    main = {"WebResourceData": page().encode(), "WebResourceMIMEType": "text/html", "WebResourceURL": "a:b"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def _newsletter() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Today", "Desk <d@example.org>"
    parts = "".join(
        f'<h2><a href="https://e.org/{n}">{text[:40]}</a></h2><p>{text}</p><p>{text}</p>'
        for n, text in enumerate(BODY)
    )
    message.set_content(f"<html><body>{parts}</body></html>", subtype="html")
    return bytes(message)


@cache
def formats() -> dict[str, tuple[bytes, ...]]:
    """Files by the names of the formats that they are of."""
    head = linked_data(headline='"Fire"', author='{"name": "Ann"}', datePublished='"2025-11-05"')
    meta = '<meta property="og:title" content="Fire"><link rel="canonical" href="https://e.org/a">'
    return {
        "a PDF": (pdf([[TITLE, *BODY]]),),
        "a document of a word processor": (docx([(TITLE, "Heading1"), (BODY[0], ""), (BODY[1], "")]),),
        "a web archive (WACZ)": (
            packed({"archive/a.warc.gz": gzip.compress(WEB, mtime=0), "datapackage.json": "{}"}),
        ),
        "a web archive (WARC)": (WEB, gzip.compress(WEB, mtime=0)),
        "rich text": (RTF.encode(),),
        "a web archive of Safari": (_web_archive(),),
        "a web page saved as one file": (_mhtml(),),
        "a mail": (_mail(), _newsletter()),
        "a list of feeds": (OPML.encode(),),
        "a feed": (RSS.encode(),),
        "a web page": (page(head=head + meta).encode(), page(BODY[:1]).encode()),
        "a JSON Feed": (json.dumps(JSON_FEED).encode(),),
        "records in JSON": (
            json.dumps(
                [{"title": TITLE, "text": BODY[0], "date": "2025-11-05", "url": "https://e.org"}]
            ).encode(),
            "\n".join(json.dumps({"title": TITLE, "text": text}) for text in BODY).encode(),
        ),
        "data in JSON": (b'{"a": [1, null]}',),
        "a table": (f'title,text,date\nFire,"{BODY[0]}",5 November 2025\nNext,"{BODY[1]}",\n'.encode(),),
        "an export of a database": (NEXIS.encode(), FACTIVA.encode()),
        "plain text": (TEXT.encode(), (FRONT + TEXT).encode(), DECEPTIVE.encode(), TEXT.encode("utf-16")),
        "Markdown": (
            f"{FRONT}# {TITLE}\n\n> {BODY[0]}\n\n* [a](https://e.org)\n\n| a | b |\n|-|-|\n".encode(),
        ),
    }


def texts() -> tuple[bytes, ...]:
    """Texts of articles: the samples', and others."""
    return (
        *(file.read_bytes() for file in sorted((ROOT / "seeds").glob("*/*")) if file.suffix == ".txt"),
        TEXT.encode(),
        DECEPTIVE.encode(),
        COURIER.encode(),
        HERALD.encode(),
    )


def short_texts() -> tuple[bytes, ...]:
    """Texts that are compared in a moment."""
    return (COURIER.encode(), HERALD.encode(), "\n\n".join((TITLE, *BODY[:3])).encode(), DECEPTIVE.encode())


def mill() -> tuple[Story, tuple[Note, ...], tuple[Ruling, ...]]:
    """A story, and notes and rulings on it that always are the same."""
    courier, herald = (article_from_text(text, path=f"{n}.txt") for n, text in enumerate((COURIER, HERALD)))

    def anchor(article: Article, words: str) -> Anchor:
        start = article.text.index(words)
        return Anchor.of(article.text, Span(start, start + len(words)))

    note = Note(
        "00000000-0000-0000-0000-000000000001",
        ArticleIdentity(courier.sha256, "https://e.org/a", "0.txt", "Courier", "Mill"),
        anchor(courier, QUOTE),
        "Since when?\nAsk her.",
        ("owner", "to check"),
        NoteColour.PINK,
        "Ida",
        "2026-01-31T12:00:00.000Z",
        "2026-01-31T12:00:00.000Z",
    )
    ruling = Ruling(
        "00000000-0000-0000-0000-000000000002",
        ArticleIdentity(herald.sha256),
        anchor(herald, "Nobody was injured."),
        ArticleIdentity(courier.sha256),
        Verdict.CONFIRMED,
        (anchor(courier, "Nobody was hurt"),),
    )
    return Story("Mill", (courier, herald)), (note,), (ruling,)


@cache
def notes(name: str) -> tuple[bytes, ...]:
    """Files of notes in one format: as it is written, and in the shapes that other programs write."""
    shapes = Path(__file__).parents[1] / "annotations" / "exchange" / "shapes"
    story, noted, ruled = mill()
    format = NOTE_FORMATS[name]
    made = []
    for writer in (NOTE_FORMATS["jsonld"] if name == "json" else format,):
        if writer.write is not None:
            done = (Done(noted[0].article, "ida", "2026-01-31T12:00:00.000Z"),)
            export = Export(noted, ruled, story=story, done=done, with_texts=True)
            texts = {article.sha256: article.text for article in story.versions}
            made.append(b"".join(writer.write(_with_texts(export, texts)).chunks))
    found = [file for file in sorted(shapes.iterdir()) if file.suffix in format.suffixes]
    return (*made, *(file.read_bytes() for file in found))


def _with_texts(export: Export, texts: dict[str, str]) -> Export:
    from dataclasses import replace

    return replace(export, originals=texts.get)


def local(suffixes: Iterable[str] = ()) -> Iterator[bytes]:
    """The files of the folder that NEWSREADER_FUZZ_SEEDS names, of some suffixes or of all."""
    wanted = tuple(suffixes)
    for file in sorted(Path(LOCAL).rglob("*")) if LOCAL else ():
        if file.is_file() and file.stat().st_size < 1 << 16 and (not wanted or file.suffix.lower() in wanted):
            yield file.read_bytes()
