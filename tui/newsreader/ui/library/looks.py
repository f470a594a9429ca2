"""What the library can be looked at as: its stories, what a search finds, the articles of one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from newsreader.library import (
    ArticleRow,
    Counts,
    Cursor,
    Feed,
    Hit,
    Library,
    Order,
    OutletRow,
    Page,
    SearchOrder,
    StoryRow,
    Where,
)
from newsreader.records import dataclass
from newsreader.ui.library.pages import SIZE


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: a story, an article, or, with neither, the heading of a chapter."""

    story: StoryRow | None = None
    article: ArticleRow | None = None
    outlets: tuple[str, ...] = ()
    """Those that tell the story."""
    hit: Hit | None = None
    """How the article was found."""
    copied: str = ""
    """The outlet whose text the article is a copy of."""
    changes: int = 0
    """Texts that lay under its address before."""
    heading: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """What it is known by from one reading of the list to the next; zeros for a heading."""
        return (self.story.id if self.story else 0, self.article.id if self.article else 0)

    @property
    def story_number(self) -> int:
        """Of the story, or that which the article is in; 0 for a heading."""
        if self.story is not None:
            return self.story.id
        return self.article.story if self.article is not None else 0


class Look(Protocol):
    """A list and its order."""

    @property
    def height(self) -> int:
        """Lines that a row takes."""

    @property
    def title(self) -> str:
        """What it lists, in words."""

    @property
    def empty(self) -> str:
        """What is said where it lists nothing."""

    def next_order(self) -> Look | None:
        """The same list in its next order; None: it has one only."""

    def page(self, library: Library, after: Cursor | None, *, passed: bool = False) -> Page[Row]:
        """A page of SIZE rows, or the last one; of one that is `passed` only where it ends is wanted. In a
        thread. Raises LibraryError."""


@dataclass(frozen=True, slots=True)
class StoriesLook:
    """The stories, all or those that a filter lets through."""

    order: Order = Order.NEWS
    typed: str = ""
    """The filter, as it is typed."""
    where: Where = Where()
    """What it means."""
    height: int = 2

    @property
    def title(self) -> str:
        return f"Stories · by {self.order}" + (f" · {self.typed}" if self.typed else "")

    @property
    def empty(self) -> str:
        if self.typed:
            return "No story is like this: esc shows all again."
        return "The library is empty. newsreader add FOLDER, or newsreader feeds add ADDRESS, fills it."

    def next_order(self) -> Look:
        orders = list(Order)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)])

    def page(self, library: Library, after: Cursor | None, *, passed: bool = False) -> Page[Row]:
        if passed and (end := library.behind(self.where, self.order, after, SIZE)) is not None:
            return Page((), end)
        found = library.stories(self.where, self.order, after, SIZE)
        outlets = library.outlets_of([story.id for story in found.rows])
        return Page(tuple(Row(story, outlets=outlets[story.id]) for story in found.rows), found.after)


@dataclass(frozen=True, slots=True)
class HitsLook:
    """What a search finds, by the words of its article."""

    query: str
    order: SearchOrder = SearchOrder.NEWEST
    height: int = 3

    @property
    def title(self) -> str:
        return f"Found · {self.order} first · {self.query}"

    @property
    def empty(self) -> str:
        return "Nothing in the library has all these words."

    def next_order(self) -> Look:
        orders = list(SearchOrder)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)])

    def page(self, library: Library, after: Cursor | None, *, passed: bool = False) -> Page[Row]:
        found = library.search(self.query, self.order, after, SIZE)
        rows = tuple(Row(article=hit.article, hit=hit) for hit in found.rows)
        return Page(rows, found.after, found.note)


_MOST_COPIES = 60
"""Articles of a story up to which it is looked which are copies: their texts are read for that."""


@dataclass(frozen=True, slots=True)
class StoryLook:
    """The articles of one story, day by day."""

    number: int
    name: str
    height: int = 2

    @property
    def title(self) -> str:
        return f"Story {self.number} · {self.name}"

    @property
    def empty(self) -> str:
        return "There is no such story any more: esc goes back."

    def next_order(self) -> None:
        return None

    def page(self, library: Library, after: Cursor | None, *, passed: bool = False) -> Page[Row]:
        from newsreader.library.evidence import chapters, copies

        articles = library.articles(self.number)
        same = copies(library, articles) if len(articles) <= _MOST_COPIES else {}
        outlets = {article.id: article.outlet or "no outlet" for article in articles}
        changes = {chain[-1].id: len(chain) - 1 for chain in library.corrected(self.number)}
        rows: list[Row] = []
        for chapter in chapters(articles):
            rows.append(Row(heading=_heading(chapter.day, chapter.articles)))
            for article in chapter.articles:
                copied = outlets.get(same.get(article.id, 0), "")
                copied = copied if copied != outlets[article.id] else "one before"
                rows.append(Row(article=article, copied=copied, changes=changes.get(article.id, 0)))
        first = int(after[0]) if after else 0
        following = (first + SIZE,) if len(rows) > first + SIZE else None
        return Page(tuple(rows[first : first + SIZE]), following)


def _heading(day: str, articles: Sequence[ArticleRow]) -> str:
    count = len(articles)
    return f"{day or 'day unknown'} · {count} article{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a list."""

    outlets: tuple[OutletRow, ...]
    feeds: tuple[Feed, ...]
    counts: Counts


def around(library: Library) -> Around:
    """As it is now. Raises LibraryError."""
    return Around(library.outlets(), library.feeds(), library.counts())


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the screen of the library begins with, read before there is a screen."""

    library: Library
    look: Look
    page: Page[Row]
    around: Around


def beginning(library: Library) -> Beginning:
    """The stories by news. Raises LibraryError."""
    look = StoriesLook()
    return Beginning(library, look, look.page(library, None), around(library))
