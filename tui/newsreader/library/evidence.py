"""Why articles are in one story, which of them copy one text, and a story day by day.

Nothing here changes the library. Every number is the one that the story was made by.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from newsreader.databases.errors import LibraryError
from newsreader.grouping.features import Features, Token, said, tokens_of
from newsreader.grouping.likeness import CUT, DAYS, FULL, NAMES, PAIRS, TITLE, WORDS, Likeness, likeness
from newsreader.library.kept_features import KeptFeatures
from newsreader.library.library import Library
from newsreader.library.types import ArticleRow
from newsreader.model import Article, Role, Story
from newsreader.records import dataclass

_MOST_WORDS = 12
_MOST_PHRASES = 6


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word that two articles share, by which they are alike."""

    word: str
    """As the first of them writes it."""
    share: float
    """Its share of their likeness, 0 to 1."""
    is_name: bool
    """It is a name, or a number, in both."""
    in_titles: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the chain that leads from an article to another one."""

    article: int
    likeness: int
    """To the one before, in millionths."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two articles are in one story, or are not."""

    together: bool
    """They are in one story."""
    likeness: Likeness
    words: tuple[SharedWord, ...]
    """The words that count most first."""
    phrases: tuple[str, ...]
    """Words that follow each other in both."""
    days: int | None
    """Between them; None: one of the days is unknown."""
    same_address: bool
    """They are versions in time of one article."""
    said: tuple[str, str] | None
    """What the reader said of the two: together or apart, and who; None: nothing."""
    chain: tuple[Step, ...]
    """Through which articles of their story they hang together, where not by themselves."""
    average: float
    """How alike the first one is, on average, to the others of the story of the second, 0 to 1."""


def why(library: Library, one: int, other: int) -> Evidence:
    """Why two articles, by their numbers, are in one story, or are not. Raises LibraryError."""
    if one == other:
        raise LibraryError("this is one and the same article")
    here, there = library.read(one), library.read(other)
    with library.store.reading() as connection:
        kept = library.features.of(connection, [one, other])
        rows = {
            id: (story, address, day)
            for id, story, address, day in connection.execute(
                "SELECT id, story, address, day FROM article WHERE id IN (?, ?)", (one, other)
            )
        }
        together = rows[one][0] == rows[other][0]
        dated = rows[one][2] is not None and rows[other][2] is not None
        found = likeness(kept[one][1], kept[other][1], dated=dated)
        verdict = connection.execute(
            "SELECT verdict, author FROM judgement WHERE a = ? AND b = ?", (min(one, other), max(one, other))
        ).fetchone()
        chain: tuple[Step, ...] = ()
        if together and found.total < CUT:
            chain = _chain(connection, one, other)
        average = _average(connection, library.features, one, rows[other][0])
    return Evidence(
        together,
        found,
        _words(here, there, kept[one][1], kept[other][1], found),
        _phrases(here, there),
        abs(rows[one][2] - rows[other][2]) if dated else None,
        rows[one][1] is not None and rows[one][1] == rows[other][1],
        verdict,
        chain,
        average,
    )


def _words(
    here: Article, there: Article, one: Features, other: Features, found: Likeness
) -> tuple[SharedWord, ...]:
    """The words by which two articles are alike, and their shares of that."""
    mixed = WORDS * found.words + NAMES * found.names + TITLE * found.title + PAIRS * found.pairs
    products = {word: one.words[word] * other.words[word] for word in one.words.keys() & other.words.keys()}
    names, title = one.names & other.names, one.title & other.title
    totals = [sum(products[word] for word in some) for some in (products, names, title)]
    shares = dict.fromkeys(products, 0.0)
    parts = ((WORDS * found.words, products), (NAMES * found.names, names), (TITLE * found.title, title))
    for (part, some), total in zip(parts, totals, strict=True):
        for word in some:
            shares[word] += part / mixed * products[word] / total
    written = {token.number & 0xFFFF: token.written for token in reversed(_tokens(here))}
    theirs = {token.number & 0xFFFF for token in _tokens(there)}
    order = sorted(shares.keys() & written.keys() & theirs, key=lambda word: (-shares[word], written[word]))
    return tuple(
        SharedWord(written[word], shares[word], word in names, word in title) for word in order[:_MOST_WORDS]
    )


def _tokens(article: Article) -> list[Token]:
    sentences = list(said(article))
    has_headline = any(sentence.role is Role.HEADLINE for sentence, _ in sentences)
    return [*([] if has_headline else tokens_of(article.title)), *(t for _, some in sentences for t in some)]


def _phrases(here: Article, there: Article) -> tuple[str, ...]:
    """Words that follow each other in both: the rarest first."""
    theirs = {(one.number, other.number) for _, tokens in said(there) for one, other in pairwise(tokens)}
    shared: dict[tuple[int, int], tuple[float, str]] = {}
    for _, tokens in said(here):
        for one, other in pairwise(tokens):
            if (one.number, other.number) in theirs:
                phrase = (-one.worth - other.worth, f"{one.written} {other.written}")
                shared.setdefault((one.number, other.number), phrase)
    return tuple(phrase for _, phrase in sorted(shared.values())[:_MOST_PHRASES])


def _chain(connection: sqlite3.Connection, one: int, other: int) -> tuple[Step, ...]:
    """The way from one article to another through their story whose weakest link is strongest; empty when
    there is none."""
    links: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b, score in connection.execute(
        "SELECT a, b, score FROM edge JOIN article AS x ON x.id = a JOIN article AS y ON y.id = b"
        " WHERE x.story = (SELECT story FROM article WHERE id = ?) AND y.story = x.story",
        (one,),
    ):
        links[a].append((b, score))
        links[b].append((a, score))
    heap: list[tuple[int, int, int, tuple[Step, ...]]] = [(-FULL, 0, one, ())]
    seen: set[int] = set()
    while heap:
        weakest, length, article, way = heapq.heappop(heap)
        if article == other:
            return way
        if article in seen:
            continue
        seen.add(article)
        for third, score in links[article]:
            if third not in seen:
                step = (max(weakest, -score), length + 1, third, (*way, Step(third, score)))
                heapq.heappush(heap, step)
    return ()


def _average(connection: sqlite3.Connection, features: KeptFeatures, article: int, story: int) -> float:
    """How alike an article is, on average, to those of a story that are near it by their days."""
    kept = features.of(
        connection,
        [
            id
            for (id,) in connection.execute(
                "SELECT y.id FROM article AS x JOIN article AS y ON y.story = ?2 AND y.id != x.id"
                " WHERE x.id = ?1 AND (x.day IS NULL OR y.day IS NULL OR abs(x.day - y.day) <= ?3)",
                (article, story, DAYS),
            )
        ],
    )
    if not kept:
        return 0.0
    day, mine = features.of(connection, [article])[article]
    scores = [
        likeness(mine, theirs, dated=day is not None and other is not None).total
        for other, theirs in kept.values()
    ]
    return sum(scores) / len(scores) / FULL


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was published of a story on one day."""

    day: str
    """ISO 8601; empty for the articles whose day is unknown."""
    articles: tuple[ArticleRow, ...]


def chapters(articles: Sequence[ArticleRow]) -> tuple[Chapter, ...]:
    """The articles of a story day by day, the first day first; those without a day at the end."""

    def day(article: ArticleRow) -> str:
        return article.published[:10]

    order = sorted(articles, key=lambda article: (not day(article), day(article)))
    return tuple(Chapter(when, tuple(some)) for when, some in groupby(order, key=day))


def copies(library: Library, articles: Sequence[ArticleRow]) -> dict[int, int]:
    """Which of some articles, by their numbers, are copies of one text: of each, the first of those that have
    it. Raises LibraryError."""
    from newsreader.compare.claims.copies import find_copies

    order = sorted(articles, key=lambda article: (not article.published, article.published, article.key))
    found: dict[int, int] = {}
    read = tuple(library.read(article.id) for article in order)
    for first, *others in find_copies(Story("", read)):
        found |= {order[other].id: order[first].id for other in others}
    return found
