"""The library of articles, as commands and the screen know it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsreader.library import bodies, listing
from newsreader.library.bodies import Packer
from newsreader.library.store import Store
from newsreader.library.types import (
    EVERY,
    Added,
    ArticleRow,
    Counts,
    Cursor,
    Feed,
    Hit,
    Order,
    OutletRow,
    Page,
    Record,
    SearchOrder,
    StoryRow,
    Where,
)
from newsreader.model import Article

if TYPE_CHECKING:
    from newsreader.library.filters import Field, Filter
    from newsreader.library.kept_features import KeptFeatures

_AT_ONCE = 1000
"""Articles of one transaction: so many are lost at most when a process is killed, and can be added again."""
_LEARNED_FROM = 500
"""Articles of the library that its dictionary is made of, where they came in few at a time."""


class Library:
    """An open library. It may be used from any thread; whatever it raises is a LibraryError of one line."""

    def __init__(self, path: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        """The user's own unless given; it is made if need be. `clock` tells the time in seconds since 1970.

        Raises LibraryError where there can be none: the file is of a newer version, of another program, or
        cannot be read. One that can only be read is opened, and `notice` says why.
        """
        self.store = Store(path)
        self.packer = Packer()
        self._clock = clock

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends it. Closing twice does no harm."""
        self.store.close()

    @cached_property
    def features(self) -> KeptFeatures:
        """What its articles are found by."""
        from newsreader.library.kept_features import KeptFeatures

        return KeptFeatures(self.packer)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.store.path

    @property
    def notice(self) -> str:
        """Why nothing can be changed; empty when it can."""
        return self.store.notice

    def changed(self) -> int:
        """A number that is another one whenever anything was written since, here or by another program; it
        takes microseconds to ask for. Raises LibraryError."""
        return self.store.changed()

    def now(self) -> int:
        """Seconds since 1970."""
        return int(self._clock())

    def add(self, records: Iterable[Record], at_once: int = _AT_ONCE) -> Iterator[Added]:
        """Adds articles, and tells of each what became of it; so many at once, each time all or none.

        What was told is kept, also if the process is killed. Raises LibraryError.
        """
        from newsreader.library import adding

        left = iter(records)
        while batch := list(islice(left, at_once)):
            self.learn([record.text.encode("utf-8", "surrogatepass") for record in batch])
            with self.store.writing() as connection:
                added = adding.add(connection, self.features, batch, self.now())
            yield from added

    def learn(self, texts: Sequence[bytes] = ()) -> None:
        """Makes the dictionary by which texts are packed, once there are enough of them: of these, or of the
        library's own. Raises LibraryError."""
        with self.store.reading() as connection:
            if self.packer.is_learned(connection):
                return
            if listing.counts(connection).articles >= _LEARNED_FROM:
                rows = connection.execute("SELECT id FROM body ORDER BY id DESC LIMIT ?", (_LEARNED_FROM,))
                texts = [
                    bodies.text_of(connection, self.packer, row[0]).encode("utf-8", "surrogatepass")
                    for row in rows.fetchall()
                ]
        if len(texts) >= bodies.SAMPLES:
            with self.store.writing() as connection:
                self.packer.learn(connection, texts)

    def remove(self, articles: Sequence[int]) -> None:
        """Removes articles for good. Raises LibraryError."""
        from newsreader.library import adding

        with self.store.writing() as connection:
            adding.remove(connection, self.features, articles)

    def stories(
        self,
        where: Where = EVERY,
        order: Order = Order.NEWS,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> Page[StoryRow]:
        """A page of stories; the first one unless `after` says behind which it begins. Raises
        LibraryError."""
        with self.store.reading() as connection:
            return listing.stories(connection, where, order, after, limit)

    def behind(
        self, where: Where = EVERY, order: Order = Order.NEWS, after: Cursor | None = None, limit: int = 50
    ) -> Cursor | None:
        """Where a page of stories ends, in a tenth of the time that the page takes; None where only the page
        itself tells, as the last one does. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.behind(connection, where, order, after, limit)

    def where(self, filter: Filter) -> Where:
        """Which stories a filter means. Raises FilterError for a name that there is not; LibraryError."""
        from newsreader.library import conditions

        with self.store.reading() as connection:
            return conditions.where(connection, filter)

    def names(self) -> dict[Field, tuple[str, ...]]:
        """The names that a filter may be about. Raises LibraryError."""
        from newsreader.library import conditions

        with self.store.reading() as connection:
            return conditions.names(connection)

    def outlets_of(self, stories: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Per story the outlets that tell it, in the order of their times. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.outlets_of(connection, stories)

    def story(self, number: int) -> StoryRow | None:
        """A story by its number; None when there is none of it. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.story(connection, number)

    def articles(self, story: int, *, all_versions: bool = False) -> tuple[ArticleRow, ...]:
        """The articles of a story in the order of their times; of those under one address only the last,
        unless all are asked for. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.articles(connection, story, all_versions=all_versions)

    def article(self, number: int) -> ArticleRow | None:
        """An article by its number; None when there is none of it. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.article(connection, number)

    def number_of(self, key: str) -> int | None:
        """The number of an article by its key, or by the beginning of it if only one has that. Raises
        LibraryError."""
        with self.store.reading() as connection:
            return listing.number_of(connection, key)

    def text(self, number: int) -> str:
        """The text of an article. Raises LibraryError."""
        with self.store.reading() as connection:
            return bodies.text_of(connection, self.packer, number)

    def read(self, number: int) -> Article:
        """An article as it was read, with its sentences. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.whole(connection, number, bodies.text_of(connection, self.packer, number))

    def original(self, number: int) -> bytes | None:
        """The bytes that an article was read from; None where they are not kept. Raises LibraryError."""
        with self.store.reading() as connection:
            return bodies.original_of(connection, self.packer, number)

    def versions(self, number: int) -> tuple[ArticleRow, ...]:
        """All texts that lay under the address of an article, the first one first. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.versions(connection, number)

    def corrected(self, story: int) -> tuple[tuple[ArticleRow, ...], ...]:
        """Of each article of a story that was changed after it was added: all its versions in time, the first
        one first. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.changed(connection, story)

    def search(
        self,
        query: str,
        order: SearchOrder = SearchOrder.NEWEST,
        after: Cursor | None = None,
        limit: int = 20,
    ) -> Page[Hit]:
        """A page of the articles that hold all words of a query: `word`, `"several in order"`, `beginn*`.

        Any text is a query. Raises LibraryError.
        """
        from newsreader.library import searching

        with self.store.reading() as connection:
            return searching.search(connection, self.packer, query, order, after, limit)

    def mark(self, articles: Sequence[int], *, read: bool = True) -> int:
        """Marks articles as read, or as unread; how many were not so before. Raises LibraryError."""
        with self.store.writing() as connection:
            return connection.executemany(
                "UPDATE article SET read = ?1 WHERE id = ?2 AND read IS NOT ?1",
                [(int(read), article) for article in articles],
            ).rowcount

    def mark_story(self, story: int, *, read: bool = True) -> int:
        """The same, of all articles of a story. Raises LibraryError."""
        with self.store.writing() as connection:
            return connection.execute(
                "UPDATE article SET read = ?1 WHERE story = ?2 AND read IS NOT ?1", (int(read), story)
            ).rowcount

    def disagree(self, story: int, share: float | None) -> None:
        """Keeps how much the versions of a story disagree: 0 to 1, None when nobody knows. Raises
        LibraryError."""
        with self.store.writing() as connection:
            connection.execute("UPDATE story SET disagreement = ? WHERE id = ?", (share, story))

    def outlets(self) -> tuple[OutletRow, ...]:
        """All outlets that have articles, by name. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.outlets(connection)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds. Raises LibraryError."""
        from newsreader.library import feeds

        with self.store.reading() as connection:
            return feeds.feeds(connection)

    def counts(self) -> Counts:
        """How much there is. Raises LibraryError."""
        with self.store.reading() as connection:
            return listing.counts(connection)
