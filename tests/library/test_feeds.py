"""The list of feeds: which are asked for next, and what other readers are given of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library, LibraryError, feeds
from tests.support.collecting_library import NOW as CLOCK
from tests.support.collecting_library import added, opened, record
from tests.support.extras import needs_web

URL = "https://outlet.example/feed.xml"
NOW = int(CLOCK)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "articles.db") as library:
        with library.store.writing() as connection:
            feeds.add(connection, [URL])
        yield library


def test_a_feed_is_added_once(library: Library) -> None:
    with library.store.writing() as connection:
        assert feeds.add(connection, [URL, "http://b.example/", "http://b.example/"]) == ["http://b.example/"]
        assert [feed.url for feed in feeds.feeds(connection)] == ["http://b.example/", URL]


@pytest.mark.parametrize(
    "url", ["feed.xml", "exec:rm", "file:///etc/passwd", "https://a.example/\x1b[2J", ""]
)
def test_what_is_no_address_is_refused_and_nothing_is_added(library: Library, url: str) -> None:
    with pytest.raises(LibraryError, match="is no address of a feed"), library.store.writing() as connection:
        feeds.add(connection, ["https://new.example/", url])
    with library.store.reading() as connection:
        assert [feed.url for feed in feeds.feeds(connection)] == [URL]


def test_one_that_fails_is_left_alone_twice_as_long_each_time(library: Library) -> None:
    with library.store.writing() as connection:
        now, pauses = NOW, []
        for _ in range(10):
            feed = feeds.find(connection, URL)
            assert feed is not None
            following = feeds.failed(connection, feed, now, "cannot be reached")
            assert feeds.due(connection, following - 1) == ()
            assert [each.url for each in feeds.due(connection, following)] == [URL]
            pauses.append((following - now) // 60)
            now = following
        assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]
        feed = feeds.find(connection, URL)
        assert feed is not None
        assert (feed.failures, feed.error) == (10, "cannot be reached")
        feeds.succeeded(connection, feed, now, "The Outlet", '"tag"', "")
        feed = feeds.find(connection, URL)
        assert feed is not None
        assert (feed.failures, feed.error, feed.title, feed.etag) == (0, "", "The Outlet", '"tag"')
        assert feeds.due(connection, now + 300) == (feed,)


@pytest.mark.parametrize("fails", [True, False])
def test_one_that_was_asked_for_before_the_clock_was_set_back_is_asked_for(
    library: Library, fails: bool
) -> None:
    year = 365 * 86_400
    with library.store.writing() as connection:
        (feed,) = feeds.feeds(connection)
        if fails:
            feeds.failed(connection, feed, NOW + year, "cannot be reached")
        else:
            feeds.succeeded(connection, feed, NOW + year, "", "", "")
        assert [each.url for each in feeds.due(connection, NOW)] == [URL]


def test_the_articles_of_a_feed_are_counted_and_stay_without_it(library: Library) -> None:
    one, *_ = added(library, record(1, feed=URL), record(2, feed=URL), record(3))
    library.mark([one.article])
    with library.store.writing() as connection:
        (feed,) = feeds.feeds(connection)
        assert (feed.articles, feed.unread) == (2, 1)
        assert feeds.remove(connection, URL)
        assert not feeds.remove(connection, URL)
    assert library.counts().articles == 3


@needs_web
def test_other_readers_and_this_one_read_the_list(library: Library) -> None:
    from newsreader.sources.formats.feed import feeds_listed

    odd = "https://b.example/?a=1&b=\"<'"
    with library.store.writing() as connection:
        feeds.add(connection, [odd])
        (feed, _) = feeds.feeds(connection)
        feeds.succeeded(connection, feed, NOW, "A & B \x0b<script>", "", "")
        data = feeds.as_opml(feeds.feeds(connection))
    assert feeds_listed(data) == [odd, URL]
    assert b"A &amp; B &lt;script&gt;" in data
