"""What goes into the library of articles and what comes out of it, as plain data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from newsreader.model import Article, Span
from newsreader.model.article import hex_id, normal_address
from newsreader.records import dataclass
from newsreader.sources.targets import COMMIT, STDIN

T = TypeVar("T")
Cursor = tuple[int | float | str, ...]
"""Where a page of a list ends: given back, the list goes on behind it. Its values are of no one's concern."""


_LONGEST_TITLE = 90
"""Characters of a title that is made of the first words of an article."""


class Outcome(StrEnum):
    """What became of an article that was to be added."""

    NEW = "new"
    SAME = "same"
    """It was there already, or only the beginning of one that is there whole."""
    CHANGED = "changed"
    """Another text lies under its address: this one is a later version in time of that."""
    COPY = "copy"
    """It is new here, but word for word what another outlet, or address, tells."""


class Order(StrEnum):
    """How stories are listed."""

    NEWS = "news"
    """The one with the newest article first."""
    UNREAD = "unread"
    """The one with the most unread articles first."""
    VERSIONS = "versions"
    """The one that most articles tell first."""
    DISAGREEMENT = "disagreement"
    """The one whose versions disagree most first; those that nobody compared yet come last."""


class SearchOrder(StrEnum):
    """How hits are listed."""

    NEWEST = "newest"
    """What was added last first."""
    BEST = "best"
    """By how well they fit (BM25, a word of the title counting four times), among the 2,000 added last."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article that is to be added."""

    title: str
    text: str
    outlet: str = ""
    author: str = ""
    published: str = ""
    """ISO 8601 date, or date and time; empty when unknown."""
    url: str = ""
    """Where it can be read; empty when it has no address."""
    language: str = ""
    place: str = ""
    """The path or address that it was read from."""
    position: int = 0
    """Which of several articles in that place it is, from 1; 0: the only one."""
    beginning_only: bool = False
    """The rest of it could not be had."""
    structure: bytes = b""
    """Its sentences, as `structure.packed` makes them; empty: they are found again whenever it is opened."""
    origin: Mapping[str, object] = field(default_factory=dict)
    """What else is known of its way, by the names of the fields of `Article` and `Provenance`; `title` is a
    list with what it says of itself, where that is not its headline."""
    feed: str = ""
    """The address of the feed that it came in; empty for none."""
    raw: bytes | None = None
    """The bytes that it was read from, to be kept; None: they are not."""
    features: bytes = b""
    """What others like it are found by, as `Features.packed` makes it; empty: it is made when it is added."""

    @classmethod
    def of(cls, article: Article, *, feed: str = "", raw: bytes | None = None) -> Record:
        """Of an article as it was read."""
        from newsreader.grouping.features import features
        from newsreader.library.structure import packed

        way = article.provenance
        title = " ".join((article.headline or _beginning(article)).split())
        place = way.place or article.path
        if is_file(place):
            place = os.path.abspath(place)
        known = {
            "title": [article.title] if article.title != title else [],
            "path": article.path if not is_file(article.path) else "",
            "encoding": article.encoding if article.encoding != "utf-8" else "",
            "kind": way.kind,
            "retrieved": way.retrieved,
            "sha256": way.sha256,
            "hops": list(way.hops),
            "guessed": list(way.guessed),
        }
        return cls(
            title,
            article.text,
            article.outlet,
            article.author,
            article.published,
            article.url,
            article.language,
            place,
            way.position,
            article.beginning_only,
            packed(article),
            {name: value for name, value in known.items() if value},
            feed,
            raw,
            features(article).packed(),
        )

    @property
    def address(self) -> str:
        """Where all its versions in time lie: its address in the one form in which all spellings are equal,
        else the file that it was read from, in whatever commit, and its position there; empty when there is
        neither."""
        if self.url:
            return normal_address(self.url)
        if not is_file(self.place):
            return ""
        file = self.place.partition(COMMIT)[0]
        return f"{file}#{self.position}" if self.position else file

    def key(self, sha256: str) -> str:
        """What it is known by in every library: 32 hex digits of its text and its address, or where it has
        none, of its text and its outlet. `sha256` is the hex digest of its text."""
        return hex_id(sha256, normal_address(self.url)) if self.url else hex_id(sha256, "", self.outlet)


def is_file(place: str) -> bool:
    """Whether what an article was read from is a file, and no address, stream or nothing."""
    return bool(place) and place != STDIN and "://" not in place and not place.startswith(("/dev/", "/proc/"))


def _beginning(article: Article) -> str:
    """What an article is called that has no headline."""
    words = article.sentence_text(0) if article.sentences else article.text.strip()
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rpartition(' ')[0]} …"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record."""

    outcome: Outcome
    article: int
    """The number of the article in this library: of the one that is there already, if it is the same."""
    story: int
    """The story that it is in at this moment."""
    title: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as it is listed: without its text."""

    id: int
    """Its number in this library; never given to another."""
    key: str
    """32 hex digits: what it is known by in every library."""
    story: int
    outlet: str
    title: str
    author: str
    published: str
    added: str
    """When it came into the library, ISO 8601, UTC."""
    url: str
    """Empty when it has no address."""
    language: str
    words: int
    read: bool
    current: bool
    """No later text lies under its address."""
    beginning_only: bool
    copy_of: int | None
    """The article whose text it is, word for word; None when it tells in words of its own."""
    place: str
    """The path or address that it was read from."""

    @property
    def when(self) -> str:
        """The day when it was published; "added 2026-11-30" where that is unknown."""
        return self.published[:10] or f"added {self.added[:10]}"


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as it is listed."""

    id: int
    title: str
    first: str
    """The time of its earliest article, ISO 8601, UTC: of those that have a day, if any has."""
    latest: str
    versions: int
    """Its articles, of those under one address the last."""
    unread: int
    disagreement: float | None
    """0 to 1: the share of its sentences that another version contradicts; None: nobody compared it yet."""
    pinned: bool
    dated: bool
    """The day of one of its articles is known; else its times are those when they were added."""

    @property
    def when(self) -> str:
        """Its days, shortly: "2025-11-05 to 11-07", "added 2026-11-30"."""
        begin, end = self.first[:10], self.latest[:10]
        if begin != end:
            end = f"{begin} to {end[5:] if begin[:5] == end[:5] else end}"
        return end if self.dated else f"added {end}"


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet and its articles."""

    id: int
    name: str
    articles: int
    unread: int


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is fetched."""

    id: int
    url: str
    title: str
    etag: str
    last_modified: str
    checked: str
    """When it was asked for last, ISO 8601, UTC; empty: never."""
    next_check: str
    """Before this time it is not asked for again."""
    failures: int
    """Failures in a row."""
    error: str
    """Why it failed last; empty: it did not."""
    articles: int
    unread: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    article: ArticleRow
    snippet: str
    """A stretch of its text around the words that were looked for."""
    spans: tuple[Span, ...]
    """Where those stand in the snippet."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list."""

    rows: tuple[T, ...]
    after: Cursor | None = None
    """Where the next page begins; None: this is the last one."""
    note: str = ""
    """What its reader should know of it, in a line; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Where:
    """Which stories are listed: a condition of SQL on `story`, and its values. Words of a user are values,
    never part of the condition."""

    condition: str = "1"
    values: tuple[int | float | str, ...] = ()


EVERY = Where()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is."""

    articles: int
    unread: int
    stories: int
