"""Collections of web pages as archives keep them: WARC, and WACZ, which packs them."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, TYPE_CHECKING, cast

from newsreader.sources.errors import SourceError
from newsreader.sources.formats.web_page import read_page
from newsreader.sources.source import Found, Origin

if TYPE_CHECKING:
    from newsreader.model import Article

_MOST_PAGES = 300
_LARGEST = 8 * 1024 * 1024
"""Bytes of one page when it is unpacked."""
_MOST_BYTES = 512 * 1024 * 1024
"""Of a whole archive when it is unpacked."""
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(data: bytes, origin: Origin) -> Found:
    """Raises SourceError for an archive without pages."""
    return _read_files([io.BytesIO(data)], origin)


def read_wacz(data: bytes, origin: Origin) -> Found:
    """Raises SourceError for an archive without pages."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
            return _read_files((archive.open(name) for name in names), origin)
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError, zlib.error) as error:
        raise origin.fault("is a web archive that is damaged") from error


def _read_files(files: Iterator[IO[bytes]] | list[IO[bytes]], origin: Origin) -> Found:
    articles: list[Article] = []
    problems: list[SourceError] = []
    count = 0
    for file in files:
        for body, page in pages_of(file, origin):
            count += 1
            if count > _MOST_PAGES:
                problems.append(origin.notice(f"only its first {_MOST_PAGES} pages are read"))
                return Found(tuple(articles), tuple(problems))
            try:
                found = read_page(body, page)
            except SourceError as error:
                problems.append(error)
                continue
            for article in found.articles:
                way = replace(article.provenance, position=count)
                articles.append(replace(article, provenance=way))
            problems += found.problems
    if not count:
        raise origin.fault("is a web archive without pages of text")
    return Found(tuple(articles), tuple(problems))


def pages_of(file: IO[bytes], origin: Origin, most: float = _MOST_BYTES) -> Iterator[tuple[bytes, Origin]]:
    """The pages in a WARC file that were served without an error, each once an address and time.

    Raises SourceError for what is damaged, or larger than `most` bytes when it is unpacked.
    """
    from warcio.archiveiterator import ArchiveIterator

    try:
        with _Unpacked(file, most) as unpacked:
            for record in ArchiveIterator(unpacked):
                if record.rec_type not in ("response", "resource"):
                    continue
                headers = record.http_headers or record.rec_headers
                kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
                status = record.http_headers.get_statuscode() if record.http_headers else "200"
                if kind.strip().lower() not in _PAGES or status != "200":
                    continue
                body = record.content_stream().read(_LARGEST + 1)
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                if len(body) > _LARGEST or not body:
                    continue
                charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
                when = (record.rec_headers.get_header("WARC-Date") or "").replace("Z", "+00:00")
                way = replace(origin.provenance, place=address.strip("<>") or origin.target, retrieved=when)
                yield body, replace(origin, charset=charset, provenance=way)
    except Exception as error:  # what it raises for damaged data is not told anywhere
        raise origin.fault(f"is a web archive that is damaged ({type(error).__name__})") from error


class _Unpacked(io.RawIOBase):
    """The records of a file, whether it is packed as a whole, record by record, or not."""

    def __init__(self, file: IO[bytes], most: float) -> None:
        self._buffered = io.BufferedReader(cast("io.RawIOBase", file))
        packed = self._buffered.peek(2)[:2] == b"\x1f\x8b"
        self._file: io.BufferedIOBase = gzip.GzipFile(fileobj=self._buffered) if packed else self._buffered
        self._left = self._most = most

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Leaves the file open: it is whose who opened it."""
        if not self.closed:
            self._buffered.detach()
        super().close()

    def read(self, size: int = -1) -> bytes:
        """Raises OSError when more was unpacked than any archive of pages has."""
        data = self._file.read(min(size, 1 << 16) if size >= 0 else 1 << 16)
        self._left -= len(data)
        if self._left < 0:
            raise OSError(f"it is larger than {self._most / (1 << 20):.0f} MB when it is unpacked")
        return data
