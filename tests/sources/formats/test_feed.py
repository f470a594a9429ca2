"""Feeds, lists of them, and archives of the web."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsreader.sources import Found, open_stories
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.collecting import TOLD
from tests.support.documents import packed, warc
from tests.support.extras import needs_web
from tests.support.pages import BODY, TITLE, page

LONG = " ".join(BODY * 2)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Seaboard Eight</title><language>en-gb</language>
<item><title>Fire &amp; smoke</title><link>https://example.org/a</link>
<author>desk@example.org (Ann Lee)</author>
<pubDate>Wed, 05 Nov 2025 08:15:00 GMT</pubDate><description>It burned.</description>
<content:encoded><![CDATA[<p>{LONG}</p><p>It is &lt; 4.</p><script>x()</script>]]></content:encoded></item>
<item><title>Sailor killed</title><link>https://example.org/b</link>
<description>One man died.</description></item>
<item><title>Empty</title><link>https://example.org/c</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Norrick Press</title>
<entry><title>Fire</title><link href="https://example.org/a"/><published>2025-11-05T08:15:00Z</published>
<author><name>Ann Lee</name></author>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""


def found(data: str | bytes, suffix: str = "", media_type: str = "") -> Found:
    return read_data(
        data.encode() if isinstance(data, str) else data, Origin(f"a{suffix}", suffix, media_type)
    )


@needs_web
@pytest.mark.parametrize(
    ("suffix", "kind"), [(".rss", ""), (".xml", ""), ("", "application/xml"), (".txt", "")]
)
def test_every_item_of_a_feed_is_an_article(suffix: str, kind: str) -> None:
    result = found(RSS, suffix, kind)
    first, second = result.articles
    assert (first.title, first.outlet, first.author) == ("Fire & smoke", "Seaboard Eight", "Ann Lee")
    assert (first.url, first.published) == ("https://example.org/a", "2025-11-05T08:15:00+00:00")
    assert first.text == f"Fire & smoke\n\n{LONG}\n\nIt is < 4."
    assert (first.beginning_only, second.beginning_only) == (False, True)
    assert "item 3 (Empty) has no text; read https://example.org/c" in str(result.problems[0])


@needs_web
def test_atom() -> None:
    (article,) = found(ATOM).articles
    assert (article.title, article.outlet, article.author) == ("Fire", "Norrick Press", "Ann Lee")
    assert article.published == "2025-11-05T08:15:00+00:00"


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Seaboard Eight",
        "items": [
            {
                "id": "1",
                "title": "Fire",
                "url": "https://example.org/a",
                "content_html": f"<p>{LONG}</p>",
                "date_published": "2025-11-05T08:15:00Z",
                "authors": [{"name": "Ann Lee"}, 5],
            },
            {"id": "2", "summary": "One man died."},
            7,
        ],
    }
    first, second = found(json.dumps(feed), ".json").articles
    assert (first.title, first.outlet, first.author) == ("Fire", "Seaboard Eight", "Ann Lee")
    assert (first.beginning_only, second.beginning_only) == (False, True)
    assert second.text == "One man died."


@pytest.mark.parametrize("items", ["[]", "5", "null", "{}"])
def test_a_json_feed_without_items(items: str) -> None:
    feed = f'{{"version": "https://jsonfeed.org/version/1", "items": {items}}}'
    assert "is a feed without items" in str(found(feed).problems[0])


@needs_web
def test_a_feed_that_is_a_bomb_or_broken() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "x">{levels}]>' + RSS.partition("?>")[2].replace(
        "Fire", "&e9;"
    )
    assert all(len(article.text) < 100_000 for article in found(bomb).articles)
    assert "Fire & smoke" in found(RSS[:-30]).articles[0].title
    file = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss').replace(
        "It burned.", "&f;"
    )
    assert all("root:" not in article.text for article in found(file).articles)


@needs_web
def test_a_list_of_feeds_names_them() -> None:
    outlines = "".join(f'<outline type="rss" text="F" xmlUrl="https://example.org/{n}"/>' for n in range(4))
    opml = f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'
    (problem,) = found(opml, ".opml").problems
    assert "is a list of 4 feeds (OPML), and no article; feeds:" in str(problem)
    assert "reads them all, or open one of them: https://example.org/0," in str(problem)
    assert "none in it" in str(found('<?xml version="1.0"?><opml><body/></opml>').problems[0])


PAGES = [
    ("https://one.example.org/a", page()),
    ("https://two.example.com/b", page(title="Sailor killed in harbour blaze")),
]


@needs_web
@pytest.mark.parametrize(
    "data",
    [
        warc(PAGES),
        gzip.compress(warc(PAGES)),
        packed({"datapackage.json": "{}", "archive/data.warc.gz": gzip.compress(warc(PAGES))}),
    ],
    ids=["warc", "warc.gz", "wacz"],
)
@pytest.mark.parametrize("suffix", [".warc", ".warc.gz", ".wacz", ""])
def test_the_pages_of_an_archive(data: bytes, suffix: str) -> None:
    result = found(data, suffix)
    assert [article.title for article in result.articles] == [TITLE, "Sailor killed in harbour blaze"]
    assert [article.url for article in result.articles] == [address for address, _ in PAGES]
    assert [article.provenance.position for article in result.articles] == [1, 2]
    assert {article.provenance.retrieved for article in result.articles} == {"2025-11-05T08:15:00+00:00"}


@needs_web
def test_an_archive_that_is_damaged_or_empty() -> None:
    assert found(b"WARC/1.0\r\n\r\n", ".warc").problems
    assert found(gzip.compress(warc(PAGES))[:-200], ".warc").problems
    assert found(packed({"datapackage.json": "{}", "archive/x": "y"}), ".wacz").problems


def test_the_items_of_a_feed_are_stories_of_their_own_unless_most_tell_one(tmp_path: Path) -> None:
    def stories(*texts: str) -> list[int]:
        items = [{"id": str(number), "content_text": text} for number, text in enumerate(texts)]
        (tmp_path / "feed.json").write_text(
            json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
        )
        return [len(story.versions) for story in open_stories([tmp_path / "feed.json"]).stories]

    assert stories(*(texts[0] for texts in TOLD.values())) == [1] * len(TOLD)
    assert stories(*TOLD["ferry"], TOLD["comet"][0]) == [len(TOLD["ferry"]) + 1]
