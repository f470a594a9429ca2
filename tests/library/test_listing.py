"""Lists go on from where a page ended, in every order, whatever is read or added meanwhile."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library, Order, Where
from tests.support.collecting_library import added, all_ids, opened, record


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = opened(tmp_path_factory.mktemp("listed") / "articles.db")
    chance = random.Random(3)
    found = added(library, *(record(n) for n in range(60)))
    library.mark([one.article for one in chance.sample(found, 25)])
    for one in chance.sample(found, 20):
        library.disagree(one.story, chance.choice((0.1, 0.2, 0.5)))
    yield library
    library.close()


def pages(library: Library, order: Order, limit: int, where: Where = Where()) -> list[int]:  # noqa: B008
    found: list[int] = []
    after = None
    while True:
        page = library.stories(where, order, after, limit)
        assert len(page.rows) <= limit
        found += all_ids(page.rows)
        after = page.after
        if after is None:
            return found


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("limit", [1, 7, 60])
def test_pages_put_together_are_the_whole_list(library: Library, order: Order, limit: int) -> None:
    whole = all_ids(library.stories(order=order, limit=1000).rows)
    assert len(whole) == len(set(whole)) == 60
    assert pages(library, order, limit) == whole


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("limit", [1, 7, 25, 60])
@pytest.mark.parametrize("where", [Where(), Where("versions > ?", (0,)), Where("unread")])
def test_where_a_page_ends_is_told_without_it(
    library: Library, order: Order, limit: int, where: Where
) -> None:
    after, told = None, 0
    while True:
        page = library.stories(where, order, after, limit)
        end = library.behind(where, order, after, limit)
        assert end in (page.after, None)
        told += end is not None
        after = page.after
        if after is None:
            break
    assert told >= len(pages(library, order, limit, where)) // limit - 3


def test_each_order_is_what_it_says(library: Library) -> None:
    by = {order: library.stories(order=order, limit=100).rows for order in Order}
    latest = [story.latest for story in by[Order.NEWS]]
    assert latest == sorted(latest, reverse=True)
    unread = [story.unread for story in by[Order.UNREAD]]
    assert unread == sorted(unread, reverse=True) and 0 in unread
    known = [story.disagreement for story in by[Order.DISAGREEMENT]]
    shares = [share for share in known if share is not None]
    assert shares == sorted(shares, reverse=True) == [share for share in known[:20]]


def test_only_what_is_wanted_is_listed(library: Library) -> None:
    unread = pages(library, Order.NEWS, 4, Where("unread > 0"))
    assert len(unread) == 35
    assert pages(library, Order.UNREAD, 4, Where("unread > ?", (0,))) == unread


def test_outlets_and_counts(library: Library) -> None:
    assert [(outlet.name, outlet.articles) for outlet in library.outlets()] == [
        ("Outlet 0", 20),
        ("Outlet 1", 20),
        ("Outlet 2", 20),
    ]
    assert sum(outlet.unread for outlet in library.outlets()) == library.counts().unread == 35


def test_an_article_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    (row,) = library.articles(library.stories(limit=1).rows[0].id)
    assert library.number_of(row.key) == library.number_of(row.key[:10]) == row.id
    assert [library.number_of(wrong) for wrong in ("", "zz", row.key + "0", "%")] == [None] * 4


def test_marking_is_counted_once(tmp_path: Path) -> None:
    with opened(tmp_path / "articles.db") as library:
        one, _ = added(library, record(1), record(2))
        assert [library.mark([one.article]), library.mark([one.article])] == [1, 0]
        assert library.counts().unread == 1
        assert library.mark_story(one.story, read=False) == 1
        assert library.counts().unread == 2
