"""Pages from a server on this machine: how they are fetched, and everything that a server can do wrong."""

from __future__ import annotations

import gzip
import socket
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.sources import Found, SourceNotice, fetching
from newsreader.sources.addresses import UNDERWAY, Address
from newsreader.sources.fetching import Fetcher, Limits, Refusal
from newsreader.sources.kept_pages import KeptPages
from newsreader.sources.targets import special_source
from tests.support.certificates import own_certificate
from tests.support.extras import needs_fetching, needs_web
from tests.support.pages import BODY, TITLE, page
from tests.support.web_server import Asked, Site, Write, serving

LIMITS = Limits(deadline=5.0, largest=1_000_000, redirects=4, pause=0.0)
PAGE = page().encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def fetcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    """The one that addresses are fetched with."""
    fetcher = Fetcher(LIMITS, KeptPages(tmp_path / "pages"))
    monkeypatch.setattr(fetching, "shared_fetcher", lambda: fetcher)
    return fetcher


def cause(found: Found) -> str:
    assert found.articles == ()
    (problem,) = found.problems
    line = str(problem)
    assert line.isprintable()
    return line


@needs_fetching
def test_an_address_is_an_article(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/fire", PAGE, "Content-Type: text/html; charset=iso-8859-1")
    (article,) = Address(url, {"outlet": "The Post"}).read().articles
    assert (article.title, article.outlet, article.path) == (TITLE, "The Post", url)
    assert article.sentence_text(1) == BODY[0]
    assert (article.provenance.place, article.provenance.hops) == (url, ())
    assert article.provenance.retrieved.endswith("+00:00")
    agent = site.asked[-1].headers["user-agent"]
    assert agent.startswith("newsreader/")
    assert "Mozilla" not in agent
    assert "cookie" not in site.asked[-1].headers


@needs_fetching
def test_redirects_are_followed_and_told(site: Site, fetcher: Fetcher) -> None:
    site.page("/fire", PAGE)
    site.moved("/b", "/fire#top")
    url = site.moved("/a", f"{site.address}/b")
    (article,) = Address(url).read().articles
    assert article.provenance.place == f"{site.address}/fire"
    assert article.provenance.hops == (url, f"{site.address}/b")


@needs_fetching
@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/a", "in a circle"),
        ("/b", "more than 4 times"),
        ("file:///etc/passwd", "leads to file:///etc/passwd, which is no page"),
        ("ftp://example.org/x", "which is no page"),
        ("javascript:alert(1)", "which is no page"),
        ("http://localhost:{port}/fire", "no public address"),
        ("http://[::1]:{port}/fire", "no public address"),
        ("http://0x7f.1:{port}/fire", "no public address"),
        ("http://2130706433:{port}/fire", "no public address"),
        ("http://169.254.169.254/latest/meta-data", "no public address"),
        ("http://[::ffff:127.0.0.1]:{port}/fire", "no public address"),
        ("http://10.0.0.1/", "no public address"),
        ("http://[64:ff9b::a9fe:a9fe]/latest/meta-data", "no public address"),
        ("http://[::7f00:1]:{port}/fire", "no public address"),
        ("http://[::ffff:0:7f00:1]:{port}/fire", "no public address"),
        ("http://[2002:7f00:1::]:{port}/fire", "no public address"),
        ("http://[fec0::1]/", "no public address"),
        ("http://[fe80::1]/", "no public address"),
        ("http://0.0.0.0:{port}/fire", "no public address"),
        ("http://100.64.0.1/", "no public address"),
        ("http://[::", "which is no page"),
    ],
)
def test_where_a_redirect_may_not_lead(site: Site, fetcher: Fetcher, location: str, words: str) -> None:
    site.page("/fire", PAGE)
    for n in range(10):
        site.moved(f"/b{'b' * n}", f"/b{'b' * (n + 1)}")
    line = cause(Address(site.moved("/a", location.format(port=site.port))).read())
    assert line.startswith(f"{site.address}/a: ")
    assert words in line
    assert "/fire" not in site.paths()


@needs_fetching
def test_what_a_name_stands_for_is_asked_once_and_looked_at(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is looked at, and of this machine when it is connected to."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answers(host: str | bytes | None, *rest: object, **more: object) -> object:
        if host != "rebinding.example.org":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    url = site.moved("/a", f"http://rebinding.example.org:{site.port}/fire")
    assert "rebinding.example.org (127.0.0.1), which is no public address" in cause(Address(url).read())
    assert asked == ["rebinding.example.org"]


def _slow_headers(_: Asked, write: Write, over: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\n")
    while not over.wait(0.02):
        write(b"X-More: 1\r\n")


def _dripping(_: Asked, write: Write, over: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not over.wait(0.02):
        write(b"a")


def _silent(_: Asked, __: Write, over: threading.Event) -> None:
    over.wait(60)


@needs_fetching
@pytest.mark.parametrize("answer", [_slow_headers, _dripping, _silent])
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_there_is_one_deadline_for_everything(
    site: Site, fetcher: Fetcher, answer: object, path: str
) -> None:
    fetcher.limits = Limits(deadline=0.4, pause=0.0)
    site.page("/a", PAGE)
    site.answers[path] = answer  # type: ignore[assignment]
    assert "has not sent the whole page in 0.4 seconds" in cause(Address(f"{site.address}/a").read())


def _zeros(times: int) -> bytes:
    """A hundred megabytes of nothing, packed once or twice."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    return data if times == 1 else gzip.compress(data)


@needs_fetching
@pytest.mark.parametrize(("times", "said"), [(1, "gzip"), (2, "gzip, gzip")])
def test_a_bomb_is_not_unpacked(site: Site, fetcher: Fetcher, times: int, said: str) -> None:
    url = site.page("/bomb", _zeros(times), f"Content-Encoding: {said}")
    assert "is a page of more than 0.954 MB" in cause(Address(url).read())


@needs_fetching
@pytest.mark.parametrize("stated", [True, False])
def test_a_page_that_is_too_large(site: Site, fetcher: Fetcher, stated: bool) -> None:
    url = site.page("/large", b"<p>" + b"a " * 600_000)
    if not stated:
        site.answers["/large"] = lambda _, write, __: write(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"a " * 600_000
        )
    assert "is a page of more than 0.954 MB" in cause(Address(url).read())


@needs_fetching
@pytest.mark.parametrize(
    ("said", "data"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:700]) + gzip.compress(PAGE[700:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip, deflate", zlib.compress(gzip.compress(PAGE))),
        ("identity", PAGE),
    ],
    ids=["gzip", "two of them", "zlib", "deflate", "both", "none"],
)
def test_packed_pages(site: Site, fetcher: Fetcher, said: str, data: bytes) -> None:
    url = site.page("/fire", data, f"Content-Encoding: {said}")
    (article,) = Address(url).read().articles
    assert article.title == TITLE


@needs_fetching
@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (("Content-Encoding: br",), b"x", "packed in a way that nobody asked for (br)"),
        (("Content-Encoding: gzip",), b"no gzip at all", "what is no page"),
        (("Content-Encoding: gzip,gzip,gzip,gzip",), b"x", "is packed 4 times"),
        (("Content-Type: image/png",), b"\x89PNG\r\n\x1a\n", "is a picture"),
        (("Content-Type: text/html",), b"", "is empty"),
        (("Content-Type: application/pdf",), b"%PDF-1.4", "is a PDF"),
    ],
)
def test_what_is_no_page(
    site: Site, fetcher: Fetcher, headers: tuple[str, ...], body: bytes, words: str
) -> None:
    assert words in cause(Address(site.page("/a", body, *headers)).read())


@needs_fetching
@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 429, 451, 500, 503])
def test_every_refusal_of_a_server_is_one_line_with_a_way_on(
    site: Site, fetcher: Fetcher, status: int
) -> None:
    line = cause(Address(site.page("/a", b"<p>no</p>", status=f"{status} No")).read())
    assert f"({status})" in line
    assert ";" in line


def _garbage(_: Asked, write: Write, __: threading.Event) -> None:
    write(b"\x00\x01\x02 no protocol at all \r\n\r\n")


def _cut_off(_: Asked, write: Write, __: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf")


def _endless_headers(_: Asked, write: Write, over: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\n")
    while not over.is_set():
        write(b"X-More: " + b"a" * 8000 + b"\r\n")


def _one_header(_: Asked, write: Write, over: threading.Event) -> None:
    """Two hundred megabytes, if they are taken."""
    write(b"HTTP/1.1 200 OK\r\nX-More: ")
    for _megabyte in range(200):
        if over.is_set():
            return
        write(b"a" * (1 << 20))


def _never_begins(_: Asked, write: Write, over: threading.Event) -> None:
    while not over.is_set():
        write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)


def _too_long(_: Asked, write: Write, __: threading.Event) -> None:
    write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n<p>12")


@needs_fetching
@pytest.mark.parametrize(
    "answer", [_garbage, _cut_off, _endless_headers, _one_header, _never_begins, _too_long]
)
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_server_that_speaks_no_http(site: Site, fetcher: Fetcher, answer: object, path: str) -> None:
    fetcher.limits = Limits(deadline=0.5, pause=0.0)
    site.page("/a", PAGE)
    site.answers[path] = answer  # type: ignore[assignment]
    assert "/a: " in cause(Address(f"{site.address}/a").read())


@needs_fetching
def test_robots_may_lead_nowhere_else_either(site: Site, fetcher: Fetcher) -> None:
    """Redirects to its rules are looked at like all others, and these are no larger than need be."""
    url = site.page("/a", PAGE)
    site.page("/secret", PAGE)
    site.moved("/robots.txt", f"http://localhost:{site.port}/secret")
    assert "no public address" in cause(Address(url).read())
    site.moved("/robots.txt", "file:///etc/passwd")
    assert "which is no page" in cause(Address(url).read())
    site.page("/robots.txt", _zeros(2), "Content-Encoding: gzip, gzip")
    assert "is a page of more than" in cause(Address(url).read())
    assert site.paths() == []


@needs_fetching
def test_a_page_whose_server_vouches_for_itself_is_not_read(fetcher: Fetcher, tmp_path: Path) -> None:
    with serving(own_certificate(tmp_path)) as other:
        line = cause(Address(f"https://127.0.0.1:{other.port}/a").read())
    assert "cannot be reached over the network" in line
    assert other.paths() == []


@needs_fetching
def test_nobody_there(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = cause(Address(f"http://127.0.0.1:{port}/a").read())
    assert "cannot be reached over the network" in line
    assert "save the page, and open the file" in line


@needs_fetching
def test_robots_are_heard(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: newsreader\nDisallow: /closed*\n\nUser-agent: *\nDisallow: /\n"
    site.page("/robots.txt", rules, "Content-Type: text/plain")
    site.page("/closed/a", PAGE)
    assert Address(site.page("/open", PAGE)).read().articles
    line = cause(Address(f"{site.address}/closed/a").read())
    assert "asks programs not to read (robots.txt)" in line
    assert site.paths() == ["/open"]
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


@needs_fetching
def test_rules_that_would_take_for_ever_to_match_do_not(site: Site, fetcher: Fetcher) -> None:
    """Their wildcards are no regular expression that goes back and back."""
    site.page("/robots.txt", b"User-agent: *\nDisallow: /" + b"a*" * 20 + b"b$\n", "Content-Type: text/plain")
    assert Address(site.page("/" + "a" * 300, PAGE)).read().articles


@needs_fetching
def test_a_site_that_cannot_tell_its_rules_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"", status="503 Busy")
    assert "out of order (503)" in cause(Address(site.page("/a", PAGE)).read())
    assert site.paths() == []


@needs_fetching
def test_a_host_is_not_asked_faster_than_it_may_be(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        if seconds:
            waits.append(seconds)

    monkeypatch.setattr("newsreader.sources.fetching.asyncio.sleep", sleep)
    fetcher.limits = Limits(pause=1.0)
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    for path in ("/a", "/b"):
        Address(site.page(path, PAGE)).read()
    (wait,) = waits
    assert 6 < wait <= 7


@needs_fetching
def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/a", PAGE, 'ETag: "one"', "Last-Modified: Wed, 05 Nov 2025 08:15:00 GMT")
    first = Address(url).read().articles[0]
    site.page("/a", b"", status="304 Not Modified")
    second = Address(url).read().articles[0]
    assert site.asked[-1].headers["if-none-match"] == '"one"'
    assert site.asked[-1].headers["if-modified-since"] == "Wed, 05 Nov 2025 08:15:00 GMT"
    assert second.text == first.text


@needs_fetching
def test_a_page_that_cannot_be_reached_is_the_one_that_was_kept(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/a", PAGE)
    first = Address(url).read().articles[0]
    site.answers["/a"] = _cut_off
    found = Address(url).read()
    assert found.articles[0].text == first.text
    (notice,) = found.problems
    assert isinstance(notice, SourceNotice)
    assert "it is read as it was on 20" in str(notice)


@needs_fetching
def test_what_is_kept_is_what_was_sent(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    url = site.page("/a", gzip.compress(PAGE), "Content-Encoding: gzip")
    Address(url).read()
    (file,) = (tmp_path / "pages").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    kept = KeptPages(tmp_path / "pages")
    found = kept.find(url)
    assert found is not None
    assert found.data == PAGE
    assert kept.find(url + "x") is None
    file.write_bytes(file.read_bytes()[:-20])
    assert kept.find(url) is None


@needs_fetching
@needs_web
def test_a_feed_with_summaries_is_read_with_its_pages(site: Site, fetcher: Fetcher) -> None:
    pages = [site.page(f"/{n}", page(title=f"Story {n} of the fire").encode()) for n in range(10)]
    items = "".join(
        f"<item><title>Story {n}</title><link>{url}</link><description>It burned.</description></item>"
        for n, url in enumerate(pages)
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'
    found = Address(site.page("/feed", feed.encode(), "Content-Type: application/rss+xml")).read()
    assert found.problems == ()
    assert [article.title for article in found.articles] == [f"Story {n} of the fire" for n in range(10)]
    assert [article.provenance.position for article in found.articles] == list(range(1, 11))
    assert not any(article.beginning_only for article in found.articles)


def feed_of(*items: tuple[str, str]) -> bytes:
    """A feed with the titles and addresses of its items, each with half a sentence."""
    listed = "".join(
        f"<item><title>{title}</title><link>{url}</link><description>It burned.</description></item>"
        for title, url in items
    )
    rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{listed}</channel></rss>'
    return rss.encode()


@needs_fetching
@needs_web
def test_an_item_of_a_feed_leads_to_no_machine_that_its_reader_did_not_name(
    site: Site, fetcher: Fetcher
) -> None:
    site.page("/secret", PAGE)
    url = site.page("/feed", feed_of(("Fire", f"http://localhost:{site.port}/secret")))
    found = Address(url).read()
    assert "which is no public address; it is not read" in str(found.problems[0])
    assert [article.beginning_only for article in found.articles] == [True]
    assert site.paths() == ["/feed"]


@needs_fetching
@needs_web
def test_the_feeds_of_a_list_are_read_one_after_another(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    urls = [site.page(f"/feed{n}", feed_of((f"Fire {n}", f"{site.address}/{n}"))) for n in range(2)]
    outlines = "".join(f'<outline type="rss" text="F" xmlUrl="{url}"/>' for url in (*urls, urls[0]))
    opml = f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'
    source = special_source(f"feeds:{site.page('/all.opml', opml.encode(), 'Content-Type: text/x-opml')}")
    assert source is not None
    found = source.read()
    assert [article.title for article in found.articles] == ["Fire 0", "Fire 1"]
    (notice,) = found.problems
    assert "2 of 2 articles are only summaries" in str(notice)
    assert site.paths() == ["/all.opml", "/feed0", "/feed1"]
    file = tmp_path / "all.opml"
    file.write_text(opml)
    from_file = special_source(f"feeds:{file}")
    assert from_file is not None
    refused = from_file.read()
    assert len(refused.problems) == 2, "a list of somebody else names no machine of its reader's network"
    assert all("no public address" in str(problem) for problem in refused.problems)


@needs_fetching
@needs_web
def test_the_feed_that_a_page_names_is_offered_and_read(site: Site, fetcher: Fetcher) -> None:
    site.page("/feed", feed_of(("Fire", f"{site.address}/1")))
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    front = site.page("/", PAGE.replace(b"<head>", f"<head>{link}".encode()))
    (notice,) = Address(front).read().problems
    assert (
        str(notice) == f"{front}: is the front page of a site; feeds:{front} reads the articles of its feed"
    )
    source = special_source(f"feeds:{front}")
    assert source is not None
    assert [article.title for article in source.read().articles] == ["Fire"]
    feed = special_source(f"feeds:{site.address}/feed")
    assert feed is not None
    assert [article.title for article in feed.read().articles] == ["Fire"]
    without = special_source(f"feeds:{site.page('/a', PAGE)}")
    assert without is not None
    assert "names no feeds" in cause(without.read())


@needs_fetching
def test_what_is_being_fetched_is_known_meanwhile(site: Site, fetcher: Fetcher) -> None:
    seen: list[str] = []

    def answer(_: Asked, write: Write, __: threading.Event) -> None:
        seen.append(UNDERWAY.address)
        write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    site.answers["/a"] = answer
    Address(f"{site.address}/a").read()
    assert seen == [f"{site.address}/a"]
    assert UNDERWAY.address == ""


@pytest.mark.parametrize("url", ["ftp://example.org/a", "http://", "https:///a", "http://[", "http://a b/"])
@needs_fetching
def test_what_is_no_address(fetcher: Fetcher, url: str) -> None:
    source = special_source(url)
    assert isinstance(source, Address)
    assert cause(source.read()).startswith(f"{url}: ")


def test_what_fetching_needs_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    line = cause(Address("https://example.org/a").read())
    assert "to read pages: pip install 'newsreader-tui[web]'" in line
    assert "save the page and open the file" in line


@needs_fetching
def test_a_page_is_fetched_from_a_thread_that_runs_a_loop(site: Site, fetcher: Fetcher) -> None:
    import asyncio

    url = site.page("/a", PAGE)

    async def inside() -> bytes:
        return fetcher.get(url).data

    assert asyncio.run(inside()) == PAGE


@needs_fetching
def test_a_refusal_is_not_kept(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        fetcher.get(site.address + "/gone")
    assert not (tmp_path / "pages").exists()
