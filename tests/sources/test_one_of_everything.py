"""A folder with one of everything opens, and says of each what it did."""

from __future__ import annotations

import gzip
import json
import os
import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from newsreader.sources import SourceNotice, open_stories
from newsreader.sources.origins import origin_of
from tests.support.documents import docx, packed, pdf, warc
from tests.support.extras import needs_office, needs_pdf, needs_web
from tests.support.pages import BODY, TITLE, page
from tests.support.reading import write

TEXT = "\n\n".join((TITLE, *BODY))
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item>'
    f"<title>{TITLE}</title><description>{' '.join(BODY)}</description></item></channel></rss>"
)
OPML = '<?xml version="1.0"?><opml><body><outline xmlUrl="https://example.org/feed"/></body></opml>'
NEXIS = (
    f"1 of 1 DOCUMENTS\n\nThe Post\n\nNovember 5, 2025\n\n{TITLE}\n\nBYLINE: Ann Lee\n\n{TEXT}\n\n"
    "LANGUAGE: ENGLISH\n"
)
FACTIVA = (
    f"HD  {TITLE}\nWC  20 words\nPD  5 November 2025\nSN  The Post\nLA  English\nLP\n{BODY[0]}\n\n"
    f"TD\n{BODY[1]}\n"
)


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "Desk <d@example.org>"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(TEXT)
    return bytes(message)


def mhtml() -> bytes:
    message = EmailMessage()
    message.set_content(page(), subtype="html")
    message.make_related()
    return bytes(message)


def archive() -> bytes:
    main = {
        "WebResourceData": page().encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceURL": "https://e.org",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


WEB = warc([("https://one.example.org/a", page())])
READ: dict[str, tuple[str | bytes, str]] = {
    "a.txt": (TEXT, "plain text"),
    "b.md": (f"# {TITLE}\n\n{BODY[0]}\n", "Markdown"),
    "c.html": (page(), "a web page"),
    "d.mhtml": (mhtml(), "a web page saved as one file"),
    "e.webarchive": (archive(), "a web archive of Safari"),
    "f.pdf": (pdf([[TITLE, *BODY]]), "a PDF"),
    "g.docx": (docx([(TITLE, "Heading1"), (BODY[0], "")]), "a document of a word processor"),
    "h.rtf": ("{\\rtf1\\ansi It is closed.\\par It is dark.\\par}", "rich text"),
    "i.eml": (mail(), "a mail"),
    "j.csv": (f'title,text\nFire,"{BODY[0]}"\n', "a table"),
    "k.jsonl": (json.dumps({"title": TITLE, "text": BODY[0]}), "records in JSON"),
    "l.rss": (RSS, "a feed"),
    "m.warc": (WEB, "a web archive (WARC)"),
    "n.warc.gz": (gzip.compress(WEB), "a web archive (WARC)"),
    "o.wacz": (
        packed({"archive/a.warc.gz": gzip.compress(WEB), "datapackage.json": "{}"}),
        "a web archive (WACZ)",
    ),
    "p.txt": (NEXIS, "an export of a database"),
    "q.txt": (FACTIVA, "an export of a database"),
    "r.json": (
        json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": TEXT}]}
        ),
        "a JSON Feed",
    ),
    "s.txt": (page(), "a web page"),
    "t": (RSS, "a feed"),
}
"""What is read, and as what it is read, also where its name tells something else, or nothing."""
FAULTY: dict[str, tuple[str | bytes, str]] = {
    "u.opml": (OPML, "is a list of one feed (OPML), and no article; feeds:"),
    "v.txt": ("", "is empty; paste the article into it"),
    "w.pdf": (b"%PDF-1.4 broken", "PDF"),
    "x.csv": ("name,age\nAnn,3\n", "has no column of texts"),
    "y.txt": (b"\x7fELF" + bytes(range(256)) * 9, "is a program, not text"),
}
PASSED: dict[str, str | bytes] = {
    "photo.jpg": b"\xff\xd8\xff",
    "README.md": "About.",
    "book.epub": b"PK",
    "tool.exe": b"MZ\0\0",
}


@needs_web
@needs_pdf
@needs_office
@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_folder_with_one_of_everything(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere.txt", TEXT)
    folder = tmp_path / "all"
    (folder / "deeper").mkdir(parents=True)
    write(folder / "deeper", "a.txt", TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    for name, (content, _) in (READ | FAULTY).items():
        write(folder, name, content)
    for name, data in PASSED.items():
        write(folder, name, data)
    opened = open_stories([folder], whole=True)
    story, deeper = opened.stories
    assert [article.path for article in deeper.versions] == [str(folder / "deeper" / "a.txt")]
    kinds = {Path(article.path).name: dict(origin_of(article)).get("read as") for article in story.versions}
    assert kinds == {name: kind for name, (_, kind) in READ.items()}
    assert all(article.provenance.sha256 for article in story.versions)
    told = {Path(problem.path).name: problem for problem in opened.problems}
    for name, (_, cause) in FAULTY.items():
        assert cause in str(told[name])
        assert not isinstance(told[name], SourceNotice)
    assert "is a named pipe" in str(told["pipe.txt"])
    assert "is a link that leaves its folder" in str(told["link.txt"])
    assert "is a link to a folder that is read already" in str(told["loop"])
    (passed,) = [problem for problem in opened.problems if "files are not read" in str(problem)]
    assert all(name in str(passed) for name in PASSED)
    assert all(str(problem).isprintable() and "\n" not in str(problem) for problem in opened.problems)
