"""Targets: what reads articles, from files, archives, addresses and servers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from functools import cache, partial
from pathlib import Path

from newsreader.sources.charsets import guess_charset
from newsreader.sources.dates import read_date
from newsreader.sources.decoding import decode, is_encoding
from newsreader.sources.errors import SourceError
from newsreader.sources.fetching import Fetcher, Limits, Refusal, _unpacked
from newsreader.sources.formats import feed, signs, web_page
from newsreader.sources.formats.format import Format
from newsreader.sources.formats.registry import FORMATS, read_data
from newsreader.sources.kept_pages import KeptPages, Page
from newsreader.sources.plain_articles import article_from, plain_article
from newsreader.sources.segment.articles import article_from_text
from newsreader.sources.segment.sentences import split_sentences
from newsreader.sources.source import Origin
from newsreader.sources.story_file import read_story_file
from newsreader.text.terminal import printable
from tests.fuzz import seeds
from tests.fuzz.target import (
    Target,
    hold_article,
    hold_found,
    hold_line,
    hold_lines,
    joined,
    own_folder,
    parts_of,
    text_of,
    typed,
)
from tests.support.pages import page
from tests.support.web_server import Site, serving

WEB = ("trafilatura", "readability", "feedparser", "listparser", "warcio", "publicsuffixlist")
_NEEDS = {"web": WEB, "pdf": ("pypdf",), "office": ("striprtf",)}
"""Modules of the extras."""
_TAGS = (
    *(
        f"<{name}>".encode()
        for name in "p div article h1 table tr td pre br script style svg template".split()
    ),
    *(
        b'<meta charset="',
        b'<a href="',
        b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
    ),
)
_TOKENS = {
    "a PDF": (
        b"obj",
        b"endobj",
        b"stream",
        b"/Length 99999999",
        b"/Kids [3 0 R]",
        b"/Prev 0",
        b"<<",
        b">>",
        b"/Filter",
    ),
    "rich text": (b"\\par", b"{\\*", b"\\u-1?", b"\\bin99999 ", b"\\'ff", b"{", b"}", b"\\ansicpg99999"),
    "a mail": (
        b"Content-Transfer-Encoding: base64\n",
        b"=?utf-8?b?",
        b"boundary=",
        b"\nReceived: ",
        b"charset=x",
        b"--",
    ),
    "a web archive (WARC)": (
        b"WARC/1.0\r\n",
        b"Content-Length: -1\r\n",
        b"\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n",
    ),
    "a table": (b'"', b",", b"\t", b";", b"\r", b"title", b"text", b"date"),
    "an export of a database": (
        b"LENGTH: ",
        b"BYLINE:",
        b"LP\n",
        b"TD\n",
        b" of 3 DOCUMENTS",
        b"Document ABC",
    ),
    "a web page": _TAGS,
    "a web page saved as one file": _TAGS,
    "plain text": (
        b"---\n",
        b"+++\n",
        b"title: ",
        b"Title: ",
        b"published: ",
        b"By Ann Lee\n",
        b"Advertisement\n",
    ),
}


def name_of(format: str) -> str:
    """What a target is called after the name of a format."""
    return re.sub(r"[^a-z0-9]+", "-", format.lower()).strip("-").removeprefix("a-").removeprefix("an-")


def _check_format(format: Format, data: bytes) -> None:
    suffix = format.suffixes[0] if format.suffixes else ""
    if not data:
        return
    try:
        found = format.read(data, Origin(f"a{suffix}", suffix))
    except SourceError as error:
        hold_line(str(error))
    else:
        hold_found(found)


def _format_targets() -> Iterator[Target]:
    for format in FORMATS.values():
        yield Target(
            f"format-{name_of(format.name)}",
            partial(_seeds_of, format.name, format.suffixes),
            partial(_check_format, format),
            _TOKENS.get(format.name, ()),
            needs=_NEEDS.get(format.needs, ()),
        )


def _seeds_of(name: str, suffixes: tuple[str, ...]) -> tuple[bytes, ...]:
    return (*seeds.formats()[name], *(seeds.local(suffixes) if suffixes else ()))


def _every_format() -> tuple[bytes, ...]:
    return (*(data for files in seeds.formats().values() for data in files), *seeds.local())


def _check_any(data: bytes) -> None:
    """Whatever the content is taken for, and whatever a server or a reader says that it is."""
    name, _, content = data.partition(b"\n") if data[:4] == b"said" else (b"", b"", data)
    suffix, kind, charset, encoding = (*map(typed, name.split(b" ")[1:5]), *[""] * 4)[:4]
    said = {"encoding": encoding} if is_encoding(encoding) else {}
    hold_found(read_data(content, Origin("a", suffix, kind, said, charset)))


def _check_decoding(data: bytes) -> None:
    guess_charset(data)
    try:
        text, how = decode(data)
    except ValueError as error:
        hold_line(printable(str(error)))
        return
    hold_line(how)
    text.encode("utf-8")
    if how == "utf-8":
        assert text.encode("utf-8") == data.removeprefix(b"\xef\xbb\xbf"), "bytes were dropped"
    mixed = how.startswith("utf-8, cp1252")
    assert len(text) >= len(data) // 4 or not mixed, "bytes were dropped"


def _check_told_encoding(data: bytes) -> None:
    name, text = parts_of(data, 2)
    encoding = typed(name)
    if not is_encoding(encoding):
        return
    try:
        decode(text, encoding)
    except ValueError as error:
        hold_line(printable(str(error)))


def _check_segmenting(data: bytes) -> None:
    text = text_of(data)
    article = article_from_text(text)
    assert article.text == text
    if text.strip():
        hold_article(article)
    assert article_from(plain_article(article)) == article
    for language in ("", article.language, "de", "zh"):
        at = 0
        for start, end in split_sentences(text, language):
            assert at <= start < end <= len(text) and not text[at:start].strip()
            at = end


def _check_date(data: bytes) -> None:
    written = typed(data)
    found = read_date(written)
    assert found == "" or re.match(r"\d{4}", found), found
    assert read_date(found) == found, found


def _check_story_file(data: bytes) -> None:
    file = own_folder() / "story.yaml"
    file.write_bytes(data)
    story = read_story_file(file)
    hold_lines(map(str, story.problems))
    for listed in story.articles or ():
        inside = Path(file.parent, listed.file).resolve()
        assert inside.is_relative_to(file.parent.resolve()), f"leaves the folder: {listed.file}"


def _check_feeds(data: bytes) -> None:
    origin = Origin("a")
    try:
        found = feed.feeds_listed(data) if signs.is_opml(data) else web_page.feeds_of_page(data, origin)
    except SourceError as error:
        hold_line(str(error))
    else:
        assert all(isinstance(address, str) for address in found or ())


def _check_kept_page(data: bytes) -> None:
    kept = KeptPages(own_folder())
    file = kept._file("https://e.org/a")
    file.write_bytes(data)
    found = kept.find("https://e.org/a")
    assert found is None or isinstance(found, Page)


def _kept_page() -> tuple[bytes, ...]:
    kept = KeptPages(own_folder())
    kept.keep("https://e.org/a", Page(page().encode(), "https://e.org/a", "text/html", "utf-8", "2025-11-05"))
    return (kept._file("https://e.org/a").read_bytes(),)


class _Answer:
    """An answer of a server, as far as it is unpacked."""

    def __init__(self, encoding: str, data: bytes) -> None:
        self.headers = {"content-encoding": encoding}
        self._data = data

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        for at in range(0, len(self._data), 1000):
            yield self._data[at : at + 1000]


def _check_unpacking(data: bytes) -> None:
    import zlib

    said, body = parts_of(data, 2)
    try:
        got = asyncio.run(_unpacked(_Answer(said.decode("latin-1"), body), 1 << 20))
    except Refusal as error:
        hold_line(str(error))
    except zlib.error:
        pass  # what is said of it stands where it is called
    else:
        assert len(got) <= 1 << 20


class _Server:
    """A server on loopback that says just the bytes that it is given."""

    def __init__(self) -> None:
        self.says = b""
        self._context = serving()
        self.site: Site = self._context.__enter__()
        self.site.answers["/a"] = lambda asked, write, over: write(self.says)


@cache
def _server() -> _Server:
    return _Server()


def _check_fetching(data: bytes) -> None:
    server = _server()
    server.says = data
    server.site.asked.clear()
    fetcher = Fetcher(Limits(deadline=2.0, pause=0.0, longest_pause=0.0, largest=1 << 16))
    try:
        got = fetcher.get(f"{server.site.address}/a", named=())
    except Refusal:
        pass
    else:
        raise AssertionError(f"this machine was asked, which nobody named: {got.address}")
    try:
        got = fetcher.get(f"{server.site.address}/a")
    except Refusal as error:
        hold_line(str(error))
        return
    assert len(got.data) <= 1 << 16
    origin = Origin(got.address, media_type=got.media_type, charset=got.charset)
    hold_found(read_data(got.data, origin))


def _answers() -> tuple[bytes, ...]:
    import gzip

    body = page().encode()
    packed = gzip.compress(body, mtime=0)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    return (
        head + b"Content-Length: %d\r\n\r\n" % len(body) + body,
        head + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed,
        head + b"Transfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/b\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    )


def _stream(encoding: str) -> bytes:
    import gzip

    data = seeds.TEXT.encode()
    for _ in range(encoding.count("gzip")):
        data = gzip.compress(data, mtime=0)
    return joined(encoding, data)


def _encoded() -> tuple[bytes, ...]:
    said = "Żółć – пожар на складе, 火災が発生した。 " * 4
    return tuple(said.encode(encoding, "ignore") for encoding in _ENCODINGS if encoding != "idna")


_ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-32-be",
    "cp1252",
    "cp1251",
    "koi8-r",
    "euc_jp",
    "iso2022_jp",
    "big5",
    "hz",
    "idna",
)
_DATES = (
    *(
        "2025-11-05",
        "2025-11-05T08:15:00+01:00",
        "Wed, 05 Nov 2025 08:15:00 GMT",
        "5 November 2025",
        "Nov. 5, 2025",
    ),
    *(
        "5 novembre 2025 à 8h15",
        "20251105",
        "05.11.2025",
        "2025年11月5日",
        "1762330500",
        "11/05/25 8:15 p.m. EST",
    ),
)
_STORY = (
    "title: Fire\nnote: Fiction.\narticles:\n  - file: a.txt\n    outlet: Post\n    published: 2025-11-05\n"
    "  - b.md\n  - file: sub/c.txt\n    encoding: cp1252\n    author: [Ann, Bo]\n"
)
_HEADERS = (
    *(b"Location: file:///etc/passwd\r\n", b"Location: //169.254.0.1/\r\n", b"Content-Encoding: br\r\n"),
    *(
        b"Content-Length: -5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"ffffffff\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ),
)

READERS: tuple[Target, ...] = (
    *_format_targets(),
    Target(
        "any-format",
        lambda: (*_every_format(), b"said .html text/html utf-16 cp1252\n" + seeds.TEXT.encode()),
        _check_any,
        (b"said .csv text/csv koi8-r \n", b"said  application/pdf  utf-7\n"),
        needs=(*WEB, "pypdf", "striprtf"),
    ),
    Target(
        "decoding",
        lambda: (*seeds.texts(), *_encoded()),
        _check_decoding,
        (b"\x1b$B", b"\x1b(B", b"~{", b"~}"),
    ),
    Target("told-encoding", lambda: tuple(joined(e, seeds.TEXT) for e in _ENCODINGS), _check_told_encoding),
    Target(
        "segmenting",
        lambda: (*seeds.texts(), *seeds.local((".txt", ".md"))),
        _check_segmenting,
        largest=1 << 14,
    ),
    Target("dates", lambda: tuple(one.encode() for one in _DATES), _check_date, largest=200),
    Target(
        "story-file", lambda: (_STORY.encode(),), _check_story_file, (b"- file: ", b"articles:\n", b"../")
    ),
    Target(
        "feeds-named", lambda: (seeds.OPML.encode(), *seeds.formats()["a web page"]), _check_feeds, needs=WEB
    ),
    Target("kept-page", _kept_page, _check_kept_page),
    Target("unpacking", lambda: tuple(map(_stream, ("gzip", "deflate", "gzip, gzip", ""))), _check_unpacking),
    Target("fetching", _answers, _check_fetching, _HEADERS, 1 << 13, needs=(*WEB, "httpx2", "protego")),
)
