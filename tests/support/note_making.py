"""Notes, rulings and a clock, made for tests of the library."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from newsreader.annotations.store import StorageType
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.storage import SqliteStorage
from newsreader.model.annotation import Anchor, ArticleIdentity, Note, NoteColour, Ruling
from newsreader.model.comparison import Verdict


@dataclass
class FakeClock:
    """A clock that stands still unless it is set."""

    now: datetime = field(default_factory=lambda: datetime(2026, 1, 31, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def go(self, seconds: float) -> None:
        """Sets it on, or back."""
        self.now += timedelta(seconds=seconds)


def database_of(library: StorageType) -> Database:
    """What lies under a library in SQLite, to look at its pages or to break it."""
    assert isinstance(library, SqliteStorage)
    return library._database


def article(number: int = 1) -> ArticleIdentity:
    """An article that differs from those of other numbers in everything."""
    return ArticleIdentity(
        f"{number:064x}",
        f"https://news.example/{number}",
        f"/stories/{number}.txt",
        f"Outlet {number}",
        f"Headline {number}",
    )


def note(
    comment: str = "Who says so?",
    tags: tuple[str, ...] = (),
    start: int = 10,
    exact: str = "the bridge was shut",
    on: ArticleIdentity | None = None,
    **others: Any,
) -> Note:
    """A note without id and times, unless they are given."""
    anchor = Anchor(exact, "On Monday ", ". Nobody", start, start + len(exact))
    colour = NoteColour(others.pop("colour", "yellow"))
    return Note(others.pop("id", ""), on or article(), anchor, comment, tags, colour, **others)


def ruling(verdict: Verdict = Verdict.REPHRASED, start: int = 0, matches: tuple[Anchor, ...] = ()) -> Ruling:
    """A ruling without id and times."""
    return Ruling(
        "", article(1), Anchor("It was shut.", "", " N", start, start + 12), article(2), verdict, matches
    )
