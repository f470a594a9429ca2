"""Servers on this machine whose answers steer a terminal, or in the twin do not: feeds and their pages, a
second reader, and notes that others share."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, cast
from unittest.mock import Mock, patch

from newsreader.annotations.store import NoteFilter, StorageType, library_in_memory
from newsreader.library import Library, feeds, fetching
from newsreader.model import Anchor, ArticleIdentity, Note, Span
from newsreader.sharing import sessions
from newsreader.sharing.server import Project
from newsreader.sharing.syncing import Shared, synced
from newsreader.sources import fetching as fetcher_module
from newsreader.sources import open_stories
from newsreader.sources.fetching import Fetcher, Limits
from tests.support.hostile import CANARY, Twin, feed
from tests.support.model_server import ModelServer, model_server
from tests.support.pages import page
from tests.support.shared_notes import Board
from tests.support.web_server import Site, serving

PROJECT = "postgresql://ida@127.0.0.1/newsroom"
"""Where notes are shared."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who answers."""

    site: Site
    model: ModelServer

    @property
    def addresses(self) -> dict[str, str]:
        """By the word for each, what can be asked for."""
        paths = {"FEED-URL": "/feed", "BROKEN": "/broken", "FAILING": "/failing", "MOVED": "/moved"}
        return {
            "PAGE": f"{self.site.address}/page-3",
            "MODEL": self.model.url,
            "PROJECT": PROJECT,
            **{word: self.site.address + path for word, path in paths.items()},
        }

    def fetch_into(self, library: Library) -> None:
        """What its feed has, as `newsreader fetch` takes it; and what its other feeds have not."""
        with library.store.writing() as connection:
            feeds.add(connection, [self.addresses[word] for word in ("FEED-URL", "BROKEN", "FAILING")])
            found = feeds.feeds(connection)
        for one in found:
            fetching.fetch_feed(library, one)


@contextmanager
def neighbours(twin: Twin, story: Path) -> Iterator[Neighbours]:
    """Runs them. Others have shared notes on the story."""
    asked = count()

    def answer(body: dict[str, Any]) -> object:
        number = next(asked)
        return twin.line if number == 0 else '{"answer": "omitted"}' if number < 40 else 503

    fetcher = Fetcher(Limits(pause=0.0))
    with ExitStack() as stack:
        site = stack.enter_context(serving())
        model = stack.enter_context(model_server(answer))
        has_pages(site, twin)
        stack.enter_context(patch.object(fetcher_module, "shared_fetcher", lambda: fetcher))
        board = stack.enter_context(shared_by_others(twin, story))
        stack.enter_context(patch.object(sessions, "connect", lambda *_: Mock()))
        stack.enter_context(patch.object(sessions, "Project", lambda *_: board))
        share = sessions.share

        def also_written(library: StorageType, *given: Any, **more: Any) -> Shared:
            found = share(library, *given, **more)
            first = next(iter(library.notes.find(NoteFilter())))
            with library.sharing() as rows:
                rows.settle("note", first.id, [f"Cy {twin.line}, 2026-01-31: {twin.line}"])
            return replace(found, differing=1)

        stack.enter_context(patch.object(sessions, "share", also_written))
        yield Neighbours(site, model)


def has_pages(site: Site, twin: Twin) -> None:
    """Feeds and pages with such texts in every place; and answers that say them where they say why not."""
    said = html.escape(twin.xml)
    for number in (3, 4):
        told = page((f"It took {number} roofs. {said}",) * 3, title=f"Storm {number} {said}")
        site.page(f"/page-{number}", told.encode())
    told = feed(twin).replace("https://feed.example/", f"{site.address}/page-")
    site.page("/feed", told.encode(), "Content-Type: application/rss+xml")
    site.page("/broken", f"<rss><{twin.xml}".encode(), "Content-Type: application/rss+xml")
    site.page("/failing", said.encode(), f"X-Why: {twin.xml}", status=f"503 {twin.xml}")
    site.moved("/moved", f"http://127.0.0.1:9/{twin.xml}")


@contextmanager
def shared_by_others(twin: Twin, story: Path) -> Iterator[Board]:
    """A project in which somebody else has notes on a story."""
    board = Board()
    board.name, board.role = f"notes {twin.line}", f"editor {twin.line}"
    (opened,) = open_stories([story]).stories
    with library_in_memory() as library:
        for version in opened.versions[:2]:
            first = version.sentences[0]
            anchor = Anchor.of(version.text, Span(first.start, first.end))
            note = Note("", ArticleIdentity.of(version), anchor, f"Bo: {CANARY} {twin.line}")
            library.notes.add(replace(note, author=f"Bo {twin.line}", tags=(f"tag of Bo {twin.line}",)))
        synced(library, cast(Project, board), "Bo")
    yield board
