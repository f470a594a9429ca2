"""Feeds from a server on this machine: what is new, what has changed, and what fails."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Feed, Library, Outcome, care, feeds, fetching
from newsreader.sources import fetching as fetcher_module
from newsreader.sources.fetching import Fetcher, Limits
from newsreader.sources.kept_pages import KeptPages
from tests.support.collecting_library import opened
from tests.support.extras import needs_fetching
from tests.support.pages import BODY, TITLE, page
from tests.support.web_server import Asked, Site, Write, serving

pytestmark = needs_fetching
LONG = "<p>" + "</p><p>".join((*BODY, "It rained all day, and the wind came from the west.")) + "</p>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    fetcher = Fetcher(Limits(pause=0.0), KeptPages(tmp_path / "pages"))
    monkeypatch.setattr(fetcher_module, "shared_fetcher", lambda: fetcher)
    with serving() as site:
        yield site


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "articles.db") as library:
        yield library
        assert care.check(library) == []


def rss(site: Site, *items: tuple[str, str, str]) -> bytes:
    """A feed of (path of the page, title, text in HTML)."""
    told = "".join(
        f"<item><title>{title}</title><link>{site.address}{path}</link>"
        "<pubDate>Tue, 01 Sep 2026 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for path, title, text in items
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {spaces}><channel><title>The Post</title>{told}</channel></rss>'.encode()


def has_feed(site: Site, data: bytes, tag: str = '"1"') -> None:
    """Has a feed, which is not sent again to whoever knows its tag."""

    def answer(asked: Asked, write: Write, _: object) -> None:
        if asked.headers.get("if-none-match") == tag:
            write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
            return
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\n"
        write(f"{head}Content-Length: {len(data)}\r\nConnection: close\r\n\r\n".encode() + data)

    site.answers["/feed"] = answer


def feed_of(library: Library, site: Site) -> Feed:
    with library.store.writing() as connection:
        feeds.add(connection, [site.address + "/feed"])
        found = feeds.find(connection, site.address + "/feed")
    assert found is not None
    return found


def test_only_what_is_new_is_added_and_nothing_is_sent_twice(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", "Mill burns", LONG), ("/b", "Ship sinks", LONG + "<p>It rained.</p>")))
    first = fetching.fetch_feed(library, feed_of(library, site))
    assert [one.outcome for one in first.added] == [Outcome.NEW, Outcome.NEW]
    feed = feed_of(library, site)
    assert (feed.title, feed.articles, feed.etag, feed.failures) == ("The Post", 2, '"1"', 0)
    again = fetching.fetch_feed(library, feed)
    assert (again.added, again.unchanged, again.error) == ((), True, "")
    assert site.paths() == ["/feed", "/feed"]
    agent = site.asked[-1].headers["user-agent"]
    assert agent.startswith("newsreader/") and "Mozilla" not in agent


def test_a_text_that_changed_in_the_feed_is_a_later_version(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", "Mill burns", LONG)))
    fetching.fetch_feed(library, feed_of(library, site))
    has_feed(site, rss(site, ("/a", "Mill burns down", LONG.replace("34", "35"))), '"2"')
    (one,) = fetching.fetch_feed(library, feed_of(library, site)).added
    assert one.outcome is Outcome.CHANGED
    assert len(library.corrected(one.story)) == 1
    assert library.counts().articles == 1


def test_the_page_is_read_of_what_is_only_a_summary_but_once(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand died.")))
    site.page("/a", page().encode())
    (one,) = fetching.fetch_feed(library, feed_of(library, site)).added
    assert BODY[3] in library.text(one.article)
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand died.")), '"2"')
    (two,) = fetching.fetch_feed(library, feed_of(library, site)).added
    assert (two.outcome, two.article) == (Outcome.SAME, one.article)
    assert site.paths() == ["/feed", "/a", "/feed"]


def test_the_page_is_read_again_when_its_summary_has_changed(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand died.")))
    site.page("/a", page().encode())
    (one,) = fetching.fetch_feed(library, feed_of(library, site)).added
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand has died.")), '"2"')
    (two,) = fetching.fetch_feed(library, feed_of(library, site)).added
    assert (two.outcome, two.article) == (Outcome.SAME, one.article)
    site.page("/a", page((*BODY[:-1], BODY[-1].replace("34", "43"))).encode())
    has_feed(site, rss(site, ("/a", TITLE, "Two deckhands have died.")), '"3"')
    for tag, outcome in (('"4"', Outcome.CHANGED), ('"5"', Outcome.SAME)):
        (three,) = fetching.fetch_feed(library, feed_of(library, site)).added
        has_feed(site, rss(site, ("/a", TITLE, "Two deckhands have died.")), tag)
        assert (three.outcome, three.story) == (outcome, one.story)
    assert site.paths() == ["/feed", "/a", "/feed", "/a", "/feed", "/a", "/feed"]
    assert [row.current for row in library.versions(one.article)] == [False, True]


def test_a_page_that_was_changed_is_found_when_it_is_asked_for_again(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand died.")))
    url = site.page("/a", page().encode())
    (one,) = fetching.fetch_feed(library, feed_of(library, site)).added
    row = library.article(one.article)
    assert row is not None
    assert (row.outlet, row.published, row.url) == ("The Post", "2026-09-01T10:00:00+00:00", url)
    assert fetching.pages_of(library, 3) == [one.article]
    assert [each.outcome for each in fetching.fetch_again(library, one.article).added] == [Outcome.SAME]
    site.page("/a", page((*BODY[:-1], BODY[-1].replace("34", "43"))).encode())
    (two,) = fetching.fetch_again(library, one.article).added
    assert (two.outcome, two.story) == (Outcome.CHANGED, one.story)
    assert [row.current for row in library.versions(one.article)] == [False, True]
    assert {row.outlet for row in library.versions(one.article)} == {"The Post"}
    assert feed_of(library, site).articles == 1


def test_one_that_fails_is_kept_as_such(site: Site, library: Library) -> None:
    fetched = fetching.fetch_feed(library, feed_of(library, site))
    assert (
        fetched.error
        == f"{site.address}/feed: cannot be read: its server has no such page (404); check the address"
    )
    feed = feed_of(library, site)
    assert (feed.failures, feed.articles) == (1, 0)
    assert feed.error.startswith("cannot be read")
    assert feed.next_check > feed.checked


def _entities(count: int) -> str:
    return "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, count))


BOMB = (
    f'<!DOCTYPE r [<!ENTITY e0 "ha">{_entities(12)}]>'
    "<rss><channel><item><title>&e11;</title></item></channel></rss>"
)


def _drips(_: Asked, write: Write, over: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>")
    while not over.wait(0.02):
        write(b" ")


def _says_nothing(_: Asked, __: Write, over: threading.Event) -> None:
    over.wait(30)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (_drips, "has not sent the whole page in 0.4 seconds"),
        (_says_nothing, "has not sent the whole page in 0.4 seconds"),
        (gzip.compress(gzip.compress(bytes(30 << 20))), "is a page of more than 1 MB"),
        (BOMB.encode(), ""),
    ],
    ids=["drips", "says nothing", "packed twice", "entities"],
)
def test_a_feed_whose_server_means_ill_costs_little_and_is_left_alone(
    site: Site, library: Library, answer: object, told: str
) -> None:
    fetcher = fetcher_module.shared_fetcher()
    fetcher.limits = Limits(deadline=0.4, largest=1 << 20, pause=0.0)
    if isinstance(answer, bytes):
        packed = ("Content-Encoding: gzip, gzip",) if answer.startswith(b"\x1f\x8b") else ()
        site.page("/feed", answer, "Content-Type: application/rss+xml", *packed)
    else:
        site.answers["/feed"] = answer  # type: ignore[assignment]
    error = fetching.fetch_feed(library, feed_of(library, site)).error
    assert error.isprintable() and told in error
    assert all(len(row.title) < 1000 for row in library.articles(1))
    assert not told or feed_of(library, site).failures == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (page().encode(), "is a web page and no feed; newsreader add reads it"),
        (b"<rss><channel><title>x</title></channel></rss>", "is a feed without items"),
        (
            b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>',
            "without items",
        ),
    ],
    ids=["a page", "no items", "an entity"],
)
def test_what_is_no_feed_is_told(site: Site, library: Library, data: bytes, told: str) -> None:
    has_feed(site, data)
    assert told in fetching.fetch_feed(library, feed_of(library, site)).error
    assert library.counts().articles == 0


def test_a_feed_may_not_lead_into_the_network_of_its_reader(site: Site, library: Library) -> None:
    has_feed(site, rss(site, ("/a", TITLE, "A deckhand died.")).replace(b"127.0.0.1", b"localhost"))
    (one,) = fetching.fetch_feed(library, feed_of(library, site)).added
    assert library.read(one.article).beginning_only
    assert site.paths() == ["/feed"]
