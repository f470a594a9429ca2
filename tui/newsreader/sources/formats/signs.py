"""By what bytes the formats are known, whatever the files are called.

Every file that is opened is looked at with all of these: they are cheap, and import nothing before the bytes
make it likely that it is needed.
"""

from __future__ import annotations

import re

_BLANK = b"\xef\xbb\xbf \t\r\n"
_ROOTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_MAIL_SURE = (b"mime-version:", b"received:", b"message-id:", b"return-path:", b"content-transfer-encoding:")
_EXPORT_MARKS = (
    *(b" DOCUMENT", b" DOKUMENT", b"\nEnd of D", b"\nEnde des D", b"\nFin d", b"\nFine d", b"\nHD", b"\rHD"),
    *(b"Full text:", b"\nDocument ", b"\rDocument ", b"Dokument "),
)


def is_page(data: bytes) -> bool:
    """Whether some bytes begin as a web page does."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.lstrip(_BLANK).lower()
    while head.startswith((b"<!--", b"<?xml")):
        ending = b"-->" if head.startswith(b"<!--") else b"?>"
        end = head.find(ending)
        if end < 0:
            return False
        head = head[end + len(ending) :].lstrip()
    return head.startswith(_ROOTS)


def is_mhtml(data: bytes) -> bool:
    """Whether it is a page with all that belongs to it, as one mail-like file."""
    head = data[:4096].lower()
    return b"mime-version:" in head and b"multipart/related" in head and b"text/html" in data[:65536].lower()


def is_web_archive(data: bytes) -> bool:
    """Whether it is a page as Safari saves it."""
    return data.startswith((b"bplist00", b"<?xml")) and b"WebMainResource" in data


def is_warc(data: bytes) -> bool:
    """Whether it is an archive of answers, packed or not."""
    if not data.startswith(b"\x1f\x8b"):
        return data.startswith(b"WARC/")
    import zlib

    try:
        return zlib.decompressobj(47).decompress(data[:4096], 8).startswith(b"WARC/")
    except zlib.error:
        return False


def is_wacz(data: bytes) -> bool:
    """Whether it is an archive of archives of answers."""
    return data.startswith(b"PK\x03\x04") and b"datapackage.json" in data and b"archive/" in data


def is_pdf(data: bytes) -> bool:
    """Whether it is a PDF, with or without something before it."""
    return b"%PDF-" in data[:1024]


def is_docx(data: bytes) -> bool:
    """Whether it is a document of a word processor of today."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def is_rtf(data: bytes) -> bool:
    """Whether it is rich text."""
    return data[:64].lstrip(_BLANK).startswith(b"{\\rtf")


def is_mail(data: bytes) -> bool:
    """Whether it begins with headers that only mails have."""
    if b":" not in data[:80]:
        return False
    head = re.split(rb"\r?\n\r?\n", data[:32768].removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    lines = re.sub(rb"\A\d+\s*\n", b"", head).splitlines()  # Apple Mail counts the bytes first
    header = rb"From |[A-Za-z][A-Za-z0-9-]*:|[ \t]"
    if not lines or not all(re.match(header, line) for line in lines):
        return False
    lowered = b"\n" + b"\n".join(lines).lower()
    return b"\nfrom:" in lowered and any(b"\n" + name in lowered for name in _MAIL_SURE)


def is_feed(data: bytes) -> bool:
    """Whether it is RSS or Atom."""
    head = _head(data)
    return head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf", b"<!--")) and bool(
        re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", head)
    )


def is_json_feed(data: bytes) -> bool:
    """Whether it is a JSON Feed."""
    head = _head(data)
    version = rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org'
    return head.startswith(b"{") and re.search(version, head) is not None


def is_opml(data: bytes) -> bool:
    """Whether it is a list of feeds."""
    head = _head(data)
    return head.startswith((b"<?xml", b"<opml", b"<!--")) and b"<opml" in head


def is_table(data: bytes) -> bool:
    """Whether the first line names columns, of which one is surely the text and another is known too."""
    first = data[:2048].lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].strip()
    if not 8 <= len(first) <= 1000 or first.count(b" ") > first.count(b",") or not first.isascii():
        return False
    names = [name.strip(' "') for name in re.split(r"[,;\t|]", first.decode("ascii"))]
    if len(names) < 2 or any(not name or " " in name or len(name) > 40 for name in names):
        return False
    from newsreader.sources.formats.table import record_of

    known = record_of(names)
    return "text" in known and (len(known) > 2 or len(known) == len(names))


def is_records(data: bytes) -> bool:
    """Whether JSON begins whose first record has a text and something else that is known."""
    if data[:64].lstrip(_BLANK)[:1] not in (b"{", b"["):
        return False
    from newsreader.sources.formats.table import first_record, record_of

    known = record_of(first_record(data))
    return "text" in known and len(known) > 1


def is_data(data: bytes) -> bool:
    """Whether it is JSON, and not a text in brackets."""
    first, last = data[:64].lstrip(_BLANK)[:1], data[-64:].rstrip()[-1:]
    if (first, last) not in ((b"{", b"}"), (b"[", b"]")):
        return False
    import json

    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False


def is_export(data: bytes) -> bool:
    """Whether a text has the marks of an export of a database."""
    begins = data[:8].lstrip(_BLANK).startswith(b"HD")
    if b"\0" in data[:512] or not (begins or any(mark in data for mark in _EXPORT_MARKS)):
        return False
    from newsreader.sources.formats.exports import records_in

    text = data[:4_000_000].decode("utf-8", "replace")
    return bool(records_in([(line, 0) for line in text.splitlines()]))


def _head(data: bytes) -> bytes:
    return data[:4096].lstrip(_BLANK).lower()
