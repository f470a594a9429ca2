"""Playing the program with a library in a file, and making notes without a screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from textual.pilot import Pilot

from newsreader.annotations.store import NoteFilter, StorageType, open_library
from newsreader.model import Anchor, Article, ArticleIdentity, Note, NoteColour, Span, Story
from newsreader.settings.config import Config
from newsreader.sources import OpenedStory
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from newsreader.ui.widgets.note_panel import NotePanel
from tests.support.making import bridge_story
from tests.support.playing import make_app, typed

Scenario = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]


def play(
    scenario: Scenario,
    library: StorageType | Path,
    stories: Sequence[Story] = (),
    size: tuple[int, int] = (120, 40),
    config: Config | None = None,
    opened: Callable[[Story], OpenedStory] = OpenedStory,
) -> None:
    """Open the stories (or the bridge) with a library, wait until all is read, and act; `opened` is what
    comes of reading a story again."""
    kept = open_library(library) if isinstance(library, Path) else library

    async def run() -> None:
        app = make_app(stories or [bridge_story()[0]], opened, library=kept, config=config)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await scenario(pilot, screen)

    with kept:
        asyncio.run(run())


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read, compared or saved."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what comes of each."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Pilot[None], *keys: str, comment: str = "", tags: str = "") -> None:
    """Press keys that open the panel, write, and save."""
    await pilot.press(*keys)
    await pilot.pause()
    await typed(pilot, comment)
    if tags:
        await pilot.press("tab")
        await typed(pilot, tags)
    await press(pilot, "ctrl+s")


def panel(screen: ReaderScreen) -> NotePanel:
    """Where a note is written."""
    return screen.query_one(NotePanel)


def kept(screen: ReaderScreen) -> list[Note]:
    """The notes in the library, the oldest first."""
    assert screen.reading.desk is not None
    return list(screen.reading.desk.library.notes.find(NoteFilter()))


def shown(screen: ReaderScreen, pane: str) -> list[str]:
    """The text of a pane, line by line."""
    view = screen.query_one(f"#{pane}", LineView)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def text_of(screen: ReaderScreen, pane: str) -> str:
    """The text of a pane in one line, its line breaks as spaces."""
    return " ".join(" ".join(shown(screen, pane)).split())


def underlined(screen: ReaderScreen) -> str:
    """The text of the article that is drawn as noted."""
    view = screen.article
    rows = [
        "".join(s.text for s in view.render_line(y) if s.style and s.style.underline)
        for y in range(view.size.height)
    ]
    return " ".join(row for row in rows if row)


def made_on(article: Article, words: str, comment: str = "", **others: str) -> Note:
    """A new note on the first place where these words stand in an article."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return note_on(article, span, comment, **others)


def note_on(article: Article, span: Span, comment: str = "", tags: str = "", colour: str = "yellow") -> Note:
    """A new note on a span of an article."""
    named = tuple(tags.split())
    identity = ArticleIdentity.of(article)
    return Note("", identity, Anchor.of(article.text, span), comment, named, NoteColour(colour))
