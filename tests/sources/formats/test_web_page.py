"""Web pages: their articles, what they say of them, and the files that browsers save them in."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from newsreader.model import Article, Provenance, Role
from newsreader.sources import Found, SourceNotice
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.extras import needs_web
from tests.support.pages import BODY, TITLE, linked_data, page
from tests.support.reading import read_article, write

AT = Provenance(place="https://news.seaboard.example.org/fire")


def found(data: str | bytes, *, address: bool = False, charset: str = "") -> Found:
    data = data.encode() if isinstance(data, str) else data
    return read_data(data, Origin("page", charset=charset, provenance=AT if address else Provenance()))


def article(data: str | bytes, *, address: bool = False, charset: str = "") -> Article:
    result = found(data, address=address, charset=charset)
    assert result.problems == ()
    return result.articles[0]


def body(of: Article) -> list[str]:
    return [of.sentence_text(s.index) for s in of.sentences if s.role is Role.BODY]


@needs_web
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.txt", "a", "a.md"])
def test_a_page_is_its_article_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    read = read_article(write(tmp_path, name, page()))
    assert body(read) == list(BODY)
    assert (read.title, read.headline, read.language) == (TITLE, TITLE, "en")
    assert read.sentences[0].role is Role.HEADLINE
    assert read.provenance.kind == "a web page"


@needs_web
def test_headings_lists_and_quotations_are_paragraphs() -> None:
    items = "<ul><li>One man died.</li><li>Two tugs came.</li></ul>"
    more = f"<h2>What is known</h2>{items}<blockquote>It burned fast.</blockquote>"
    read = article(page(tail=more))
    roles = {read.sentence_text(s.index): s.role for s in read.sentences}
    assert roles["What is known"] is Role.HEADING
    assert {"One man died.", "Two tugs came.", "It burned fast."} <= set(body(read))


@needs_web
def test_a_row_of_a_table_is_a_line_and_a_caption_is_nothing() -> None:
    row = "<tr><td>Trawler</td><td>1990</td></tr>"
    figure = '<figure><img src="a.jpg"><figcaption>The ship. Photo: Ann Lee</figcaption></figure>'
    text = article(page(tail=f"<table><tr><th>Ship</th><th>Year</th></tr>{row}</table>{figure}")).text
    assert text.endswith("\n\nShip | Year\n\nTrawler | 1990")


@needs_web
def test_a_short_page_keeps_its_paragraphs_and_not_its_byline() -> None:
    read = article(page(('</p><p class="byline">By Ilse Karanth', *BODY[:2])))
    assert body(read) == list(BODY[:2])
    assert read.author == "Ilse Karanth"


@needs_web
def test_linked_data_goes_before_what_is_guessed() -> None:
    data = linked_data(
        headline='"Something else entirely here"',
        datePublished='"2025-11-05T08:15:00Z"',
        author='[{"name": "Ann Lee"}, {"name": "Tom Orr"}, {"name": "https://example.org/x"}]',
        publisher='{"name": "Seaboard &amp; Eight"}',
    )
    read = article(page(head=f"{data}<link rel='canonical' href='/fire'>"), address=True)
    assert (read.author, read.outlet) == ("Ann Lee, Tom Orr", "Seaboard & Eight")
    assert read.published == "2025-11-05T08:15:00+00:00"
    assert read.url == "https://news.seaboard.example.org/fire"
    assert (read.title, read.provenance.guessed) == (TITLE, ())


@needs_web
def test_the_title_that_is_stated_is_taken_where_no_heading_is_it() -> None:
    data = linked_data(headline='"Deckhand killed in a fire"')
    source = page(head=data).replace(f"<h1>{TITLE}</h1>", "<h1>Seaboard Eight</h1>")
    assert article(source).title == "Deckhand killed in a fire"


@needs_web
@pytest.mark.parametrize(
    "broken", ["{", "[[[", '{"@type": 5}', '{"@type": "NewsArticle", "author": [[]]}', "null"]
)
def test_broken_linked_data_says_nothing(broken: str) -> None:
    read = article(page(head=f'<script type="application/ld+json">{broken}</script>'))
    assert (body(read), read.author) == (list(BODY), "")


@needs_web
def test_the_outlet_is_the_host_where_nothing_names_it() -> None:
    read = article(page(), address=True)
    assert read.outlet in ("example.org", "seaboard.example.org")
    assert (
        article(page(head='<meta property="og:site_name" content="The Post">'), address=True).outlet
        == "The Post"
    )


@needs_web
def test_a_page_speaks_for_its_own_host_only() -> None:
    head = '<link rel="canonical" href="https://elsewhere.example.com/x">'
    assert article(page(head=head), address=True).url == AT.place
    assert (
        article(page(head='<link rel="canonical" href="javascript:alert(1)">'), address=True).url == AT.place
    )


@needs_web
@pytest.mark.parametrize(
    ("head", "tail", "length"),
    [
        (linked_data(isAccessibleForFree="false"), "", 3),
        (linked_data(isAccessibleForFree='"False"'), "", 3),
        ('<meta property="article:content_tier" content="locked">', "", 3),
        ("", "<p>Subscribe now to continue reading this article.</p>", 3),
        ("", "<p>Jetzt Abo abschließen und weiterlesen: der Artikel ist für Abonnenten.</p>", 3),
    ],
)
def test_of_a_page_behind_a_paywall_only_the_beginning_is_read(head: str, tail: str, length: int) -> None:
    result = found(page(BODY[:length], head=head, tail=tail))
    (read,) = result.articles
    assert read.beginning_only
    assert body(read)[:length] == list(BODY[:length])
    (notice,) = result.problems
    assert isinstance(notice, SourceNotice)
    assert "only the beginning" in str(notice)


@needs_web
def test_a_subscribers_own_copy_is_whole() -> None:
    long = tuple(
        f"{text} It was the {n}th report of that day from the harbour." for n, text in enumerate(BODY * 4)
    )
    assert not article(page(long, head=linked_data(isAccessibleForFree="false"))).beginning_only
    assert not article(page(head=linked_data(isAccessibleForFree="true"))).beginning_only


@needs_web
@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "", "iso-8859-1"),  # a server that lies
        ("utf-8", "iso-8859-1", ""),
        ("cp1251", "windows-1251", ""),
        ("cp1251", "", "windows-1251"),
        ("utf-16", "", ""),
    ],
)
def test_the_encoding_of_a_page(encoding: str, declared: str, charset: str) -> None:
    text = "Пожар в гавани Вессмута унёс жизнь матроса, сообщила полиция во вторник утром."
    source = page((text, *BODY), head=f'<meta charset="{declared}">' if declared else "").replace("©", "(c)")
    assert body(article(source.encode(encoding), charset=charset))[0] == text


@needs_web
def test_the_encoding_that_is_told_goes_before_that_of_the_page() -> None:
    source = page(("The café burned down on Tuesday.", *BODY), head='<meta charset="windows-1252">')
    origin = Origin("page", said={"encoding": "cp1251"})
    (told,) = read_data(source.encode("cp1252", "replace"), origin).articles
    assert (told.encoding, body(told)[0]) == ("cp1251", "The cafй burned down on Tuesday.")


@needs_web
@pytest.mark.parametrize(
    "source", ["<html></html>", "<!doctype html>", "<html><body><script>1</script></body></html>"]
)
def test_a_page_without_an_article_says_so(source: str) -> None:
    result = found(source)
    assert result.articles == ()
    assert "holds no article" in str(result.problems[0])


@needs_web
def test_a_page_without_an_article_names_its_feed() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    source = f"<html><head>{head}</head><body></body></html>"
    assert "feed: https://news.seaboard.example.org/feed.xml" in str(found(source, address=True).problems[0])


@needs_web
def test_a_page_saved_as_one_file() -> None:
    source = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://seaboard.example.org/fire\r\n"
        "Subject: Fire\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        '--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        f"{page()}\r\n--b\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--b--\r\n"
    )
    read = article(source)
    assert body(read) == list(BODY)
    assert (read.url, read.provenance.kind) == (
        "https://seaboard.example.org/fire",
        "a web page saved as one file",
    )


@needs_web
@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari(form: plistlib.PlistFormat) -> None:
    main = {
        "WebResourceData": page().encode(),
        "WebResourceURL": "https://seaboard.example.org/fire",
        "WebResourceTextEncodingName": "UTF-8",
    }
    read = article(plistlib.dumps({"WebMainResource": main}, fmt=form))
    assert (body(read), read.url) == (list(BODY), "https://seaboard.example.org/fire")
    broken = found(plistlib.dumps({"WebMainResource": 5}, fmt=form))
    assert "damaged" in str(broken.problems[0])


def test_a_text_that_is_called_a_page_is_a_text(tmp_path: Path) -> None:
    read = read_article(write(tmp_path, "a.html", "Fire closes harbour\n\nIt is 3 < 4 closed."))
    assert read.headline == "Fire closes harbour"


def test_what_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    (problem,) = found(page()).problems
    assert "is a web page; to read it: pip install 'newsreader-tui[web]'" in str(problem)


@needs_web
@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0021)https://example.org/a -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Thu Nov 06 2025\n-->",
    ],
)
def test_a_page_that_was_saved_tells_where_it_was(comment: str) -> None:
    assert article(page().replace("<html", f"{comment}<html", 1)).url == "https://example.org/a"


@needs_web
def test_a_comma_too_many_spoils_no_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-11-05",}</script>'
    )
    assert article(page(head=head)).published == "2025-11-05"
