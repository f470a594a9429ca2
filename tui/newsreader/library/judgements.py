"""What the reader says of stories: their word on which articles belong together stands for ever, and can be
taken back.

Whoever joins, splits, pins or moves has seen which articles are together, and means it: these stay
together, and those that were parted stay apart, whatever comes. What each of `Judging` returns is what was
done, in a line.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field
from itertools import combinations, product
from typing import NamedTuple

from newsreader.databases.errors import LibraryError
from newsreader.library.library import Library
from newsreader.library.stories import regroup
from newsreader.records import dataclass

Row = tuple[int, int, str, str, int]
"""Two articles, the lower number first; together or apart; who says so, and when."""


class Judged(NamedTuple):
    """What the reader has said of two articles, whichever of their texts is the latest now."""

    one: str
    """32 hex digits: Record.key."""
    other: str
    is_together: bool


def judged(library: Library) -> tuple[Judged, ...]:
    """All that the reader has said. Raises LibraryError."""
    latest = "(SELECT key FROM article WHERE current AND (id = {0}.id OR address = {0}.address))"
    with library.store.reading() as connection:
        rows = connection.execute(
            f"SELECT DISTINCT hex({latest.format('one')}), hex({latest.format('other')}), verdict"
            " FROM judgement JOIN article AS one ON one.id = a JOIN article AS other ON other.id = b"
            " ORDER BY a, b"
        )
        return tuple(
            Judged(one.lower(), other.lower(), verdict == "together") for one, other, verdict in rows
        )


@dataclass(frozen=True, slots=True)
class Judging:
    """What one reader does to the stories of a library. Everything raises LibraryError, of one line."""

    library: Library
    author: str = ""
    """Who they are; empty: unnamed."""

    def join(self, stories: Collection[int]) -> str:
        """Several stories are one."""
        with self._deed() as deed:
            return _join(deed, stories)

    def split(self, articles: Collection[int]) -> str:
        """Some articles of one story are another story of their own."""
        with self._deed() as deed:
            return _split(deed, articles)

    def move(self, articles: Collection[int], story: int) -> str:
        """Some articles, of any stories, are of this story."""
        with self._deed() as deed:
            return _move(deed, articles, story)

    def gather(self, articles: Collection[int]) -> str:
        """Some articles, of any stories, are one story, but for what was parted before; empty where that is
        known already."""
        with self._deed() as deed:
            return _gather(deed, articles)

    def pin(self, story: int) -> str:
        """The articles of a story stay together, and it keeps its number; others may still come to it."""
        with self._deed() as deed:
            deed.together(deed.members(story))
            deed.pin(story)
            return deed.done(f"pinned story {story}")

    def undo(self) -> str | None:
        """Takes the last of these deeds back, which was not taken back yet; None when there is none.

        Stories that it joined or parted have the numbers that they had.
        """
        with self.library.store.writing() as connection:
            return _undo(connection)

    @contextmanager
    def _deed(self) -> Iterator[_Deed]:
        with self.library.store.writing() as connection:
            yield _Deed(connection, self.author, self.library.now())


@dataclass(slots=True)
class _Deed:
    """Something that the reader does to stories."""

    connection: sqlite3.Connection
    author: str
    at: int
    made: list[Row] = field(default_factory=list)
    taken_back: list[Row] = field(default_factory=list)
    pinned: dict[int, int] = field(default_factory=dict)
    """Per story whether it was pinned before."""
    stories: dict[int, int] = field(default_factory=dict)
    """Per article the story that it was in before."""

    def members(self, story: int) -> list[int]:
        """The articles of a story, each version in time. Raises LibraryError where there is no such story."""
        rows = self.connection.execute("SELECT id FROM article WHERE story = ? ORDER BY id", (story,))
        found = [id for (id,) in rows]
        if not found:
            raise LibraryError(f"there is no story {story} in the library")
        self.stories |= dict.fromkeys(found, story)
        return found

    def apart(self, some: Collection[int], others: Collection[int]) -> None:
        """No one of some is with one of the others."""
        self._say("apart", [_pair(a, b) for a, b in product(some, others)])

    def together(self, articles: Iterable[int]) -> None:
        """All are in one story, whatever was said of two of them before."""
        order = sorted(set(articles))
        for pair in combinations(order, 2):
            self._take_back(pair, "apart")
        self._say("together", [(order[0], other) for other in order[1:]])

    def _say(self, verdict: str, pairs: Iterable[tuple[int, int]]) -> None:
        for pair in pairs:
            self._take_back(pair, "apart" if verdict == "together" else "together")
            self.say_first(verdict, pair)

    def say_first(self, verdict: str, pair: tuple[int, int]) -> None:
        """Says it of two articles of which nothing was said."""
        row = (*pair, verdict, self.author, self.at)
        if self.connection.execute("INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?, ?)", row).rowcount:
            self.made.append(row)

    def _take_back(self, pair: tuple[int, int], verdict: str) -> None:
        row = self.connection.execute(
            "SELECT a, b, verdict, author, at FROM judgement WHERE a = ? AND b = ? AND verdict = ?",
            (*pair, verdict),
        ).fetchone()
        if row is not None:
            self.connection.execute("DELETE FROM judgement WHERE a = ? AND b = ?", pair)
            self.taken_back.append(row)

    def pin(self, story: int) -> None:
        (before,) = self.connection.execute("SELECT pinned FROM story WHERE id = ?", (story,)).fetchone()
        self.connection.execute("UPDATE story SET pinned = 1 WHERE id = ?", (story,))
        self.pinned[story] = before

    def done(self, what: str) -> str:
        """Finds the stories anew, and keeps what was done, so that it can be undone."""
        regroup(self.connection, list(self.stories))
        changes = {
            "made": self.made,
            "taken back": self.taken_back,
            "pinned": list(self.pinned.items()),
            "stories": list(self.stories.items()),
        }
        self.connection.execute(
            "INSERT INTO deed (what, author, at, changes) VALUES (?, ?, ?, ?)",
            (what, self.author, self.at, json.dumps(changes)),
        )
        return what


def _join(deed: _Deed, stories: Collection[int]) -> str:
    numbers = list(dict.fromkeys(stories))
    if len(numbers) < 2:
        raise LibraryError("it takes two stories to join them")
    deed.together([id for story in numbers for id in deed.members(story)])
    return deed.done(f"joined the stories {_listed(numbers)}")


def _gather(deed: _Deed, articles: Collection[int]) -> str:
    chosen = _with_versions(deed.connection, articles)
    first = max(_by_story(deed.connection, chosen).items(), key=lambda item: len(item[1]))[1][0]
    for other in sorted(chosen - {first}):
        deed.say_first("together", _pair(first, other))
    if not deed.made:
        return ""
    for story in sorted(_stories_of(deed.connection, chosen)):
        deed.members(story)
    return deed.done(f"put {_articles(articles)} into one story")


def _split(deed: _Deed, articles: Collection[int]) -> str:
    chosen = _with_versions(deed.connection, articles)
    stories = _stories_of(deed.connection, chosen)
    if len(stories) > 1:
        raise LibraryError(f"these articles are of several stories: {_listed(sorted(stories))}")
    story = stories.pop()
    rest = [id for id in deed.members(story) if id not in chosen]
    if not rest:
        raise LibraryError(f"nothing would be left of story {story}")
    deed.apart(chosen, rest)
    deed.together(chosen)
    deed.together(rest)
    return deed.done(f"split {_articles(articles)} from story {story}")


def _move(deed: _Deed, articles: Collection[int], story: int) -> str:
    there = deed.members(story)
    chosen = _with_versions(deed.connection, articles) - set(there)
    if not chosen:
        raise LibraryError(f"that is in story {story} already")
    for left in sorted(_stories_of(deed.connection, chosen)):
        members = deed.members(left)
        rest = [id for id in members if id not in chosen]
        if rest:
            deed.apart(chosen.intersection(members), rest)
            deed.together(rest)
    deed.together([*there, *chosen])
    return deed.done(f"moved {_articles(articles)} to story {story}")


def _undo(connection: sqlite3.Connection) -> str | None:
    deed = connection.execute("SELECT id, what, changes FROM deed ORDER BY id DESC LIMIT 1").fetchone()
    if deed is None:
        return None
    number, what, changes = deed[0], str(deed[1]), json.loads(deed[2])
    articles = [*dict(changes["stories"]), *[id for row in changes["taken back"] for id in row[:2]]]
    query = "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))"
    known = {id for (id,) in connection.execute(query, (json.dumps(articles),))}
    for a, b, *_ in changes["made"]:
        connection.execute("DELETE FROM judgement WHERE a = ? AND b = ?", (a, b))
    for row in changes["taken back"]:
        if row[0] in known and row[1] in known:
            connection.execute("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?)", row)
    were = [(story, article) for article, story in changes["stories"] if article in known]
    touched = _stories_of(connection, [article for _, article in were])
    named = (json.dumps(list(touched)),)
    rows = connection.execute(
        "SELECT id FROM article WHERE story IN (SELECT value FROM json_each(?))", named
    ).fetchall()
    connection.executemany("INSERT OR IGNORE INTO story (id) VALUES (?)", {(story,) for story, _ in were})
    connection.executemany("UPDATE article SET story = ? WHERE id = ?", were)
    connection.executemany(
        "UPDATE story SET pinned = ? WHERE id = ?", [(before, story) for story, before in changes["pinned"]]
    )
    regroup(connection, {*(id for (id,) in rows), *(article for _, article in were)})
    for story in touched:
        connection.execute(
            "DELETE FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE story = ?1)",
            (story,),
        )
    connection.execute("DELETE FROM deed WHERE id = ?", (number,))
    return what


def _with_versions(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    """Articles, with all texts under their addresses. Raises LibraryError where there is no such article."""
    found = set()
    for article in articles:
        rows = connection.execute(
            "SELECT id FROM article WHERE id = ?1 OR address = (SELECT address FROM article WHERE id = ?1)",
            (article,),
        ).fetchall()
        if not rows:
            raise LibraryError(f"there is no article {article} in the library")
        found |= {id for (id,) in rows}
    return found


def _stories_of(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    return set(_by_story(connection, articles))


def _by_story(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, list[int]]:
    """Which of some articles each of their stories has."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for story, article in connection.execute(
        "SELECT story, id FROM article WHERE id IN (SELECT value FROM json_each(?)) AND story IS NOT NULL",
        (json.dumps(list(articles)),),
    ):
        found[story].append(article)
    return found


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _listed(numbers: Collection[int]) -> str:
    *most, last = map(str, numbers)
    return f"{', '.join(most)} and {last}" if most else last


def _articles(numbers: Collection[int]) -> str:
    return "an article" if len(set(numbers)) == 1 else f"{len(set(numbers))} articles"
