"""`newsreader feeds` and `newsreader fetch`, with a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.sources import fetching
from newsreader.sources.fetching import Fetcher, Limits
from newsreader.sources.kept_pages import KeptPages
from tests.cli.test_collecting import ran
from tests.support.extras import needs_fetching, needs_web
from tests.support.pages import TITLE, page
from tests.support.web_server import Site, serving

URL = "https://outlet.example/feed.xml"
ITEM = "<item><title>{title}</title><link>{link}</link><description>A deckhand died.</description></item>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    fetcher = Fetcher(Limits(pause=0.0), KeptPages(tmp_path / "pages"))
    monkeypatch.setattr(fetching, "shared_fetcher", lambda: fetcher)
    with serving() as site:
        link = site.page("/a", page().encode())
        feed = f"<rss><channel><title>The Post</title>{ITEM.format(title=TITLE, link=link)}</channel></rss>"
        site.page("/feed", feed.encode(), "Content-Type: application/rss+xml")
        yield site


@needs_web
def test_the_list_is_kept_and_exchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "feeds", "list") == (
        0,
        "",
        "newsreader: there are no feeds; newsreader feeds add ADDRESS adds one\n",
    )
    assert ran(capsys, "feeds", "add", URL, URL)[:2] == (0, "1 feed added\n")
    assert ran(capsys, "feeds", "add", URL)[:2] == (0, "0 feeds added; 1 known already\n")
    assert ran(capsys, "feeds", "list")[1].splitlines() == [
        URL,
        "  0 articles, 0 unread",
        "  never asked for yet",
    ]
    (listed,) = json.loads(ran(capsys, "feeds", "list", "--format", "json")[1])
    assert (listed["url"], listed["failures"]) == (URL, 0)
    opml = tmp_path / "feeds.opml"
    assert ran(capsys, "feeds", "export", "--output", opml)[0] == 0
    assert ran(capsys, "feeds", "remove", URL)[:2] == (0, "1 feed removed\n")
    assert ran(capsys, "feeds", "remove", URL)[0] == 2
    assert ran(capsys, "feeds", "import", opml, tmp_path / "none.opml")[:2] == (1, "1 feed added\n")


def test_what_is_no_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "feeds", "add", "exec:rm")
    assert (status, out) == (2, "")
    assert err == "newsreader: exec:rm: is no address of a feed; it begins with http:// or https://\n"


@needs_fetching
def test_what_is_new_is_fetched_and_a_feed_that_fails_stops_nobody(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = ran(capsys, "fetch")
    assert (status, err) == (2, "newsreader: there are no feeds; newsreader feeds add ADDRESS adds one\n")
    ran(capsys, "feeds", "add", f"{site.address}/gone", f"{site.address}/feed")
    status, out, err = ran(capsys, "fetch")
    assert (status, out) == (1, "1 feed fetched: 1 article added; 1 feed failed\n")
    cause = "cannot be read: its server has no such page (404); check the address"
    assert err == f"newsreader: {site.address}/gone: {cause}\n"
    status, out, err = ran(capsys, "fetch")
    assert (status, out) == (0, "")
    assert err.startswith("newsreader: all feeds were asked for a short time ago; again from ")
    status, out, _ = ran(capsys, "fetch", f"{site.address}/feed")
    assert (status, out) == (0, "1 feed fetched: 0 articles added; 1 known already\n")
    assert ran(capsys, "fetch", "https://other.example/")[0] == 2
    status, out, _ = ran(capsys, "fetch", "--again")
    assert (status, out) == (0, "1 page fetched: 0 articles added; 1 known already\n")


@needs_fetching
def test_the_feeds_that_a_page_names_are_added(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.page("/", page(head=head).encode())
    assert ran(capsys, "feeds", "add", f"feeds:{site.address}/")[:2] == (0, "1 feed added\n")
    assert ran(capsys, "feeds", "list")[1].startswith(f"{site.address}/feed\n")
    site.page("/bare", page().encode())
    status, _, err = ran(capsys, "feeds", "add", f"feeds:{site.address}/bare")
    assert status == 2
    assert "names no feeds" in err
