"""Playing the program on a library of articles."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from textual.pilot import Pilot

from newsreader.library import Library, Record
from newsreader.model import Comparison, Story
from newsreader.settings.config import Config
from newsreader.settings.theme_files import load_themes
from newsreader.sources import OpenedStory, StorySummary
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.library.screen import LibraryScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.widgets.lines import LineView
from tests.support.collecting_library import opened
from tests.support.making import comparison

Scenario = Callable[[Pilot[None], LibraryScreen], Awaitable[None]]


def nothing_alike(story: Story) -> Comparison:
    """Of every story everything is omitted."""
    return comparison(story, {})


def play_library(
    scenario: Scenario,
    records: Iterable[Record],
    path: Path,
    *,
    size: tuple[int, int] = (120, 40),
    compare: Callable[[Story], Comparison] = nothing_alike,
) -> None:
    """Open a library of some articles, and act."""

    async def run(library: Library) -> None:
        def read(summary: StorySummary) -> OpenedStory:
            raise AssertionError("no files are read")

        shelf = Shelf(lambda: library, compare)
        app = NewsreaderApp(
            None,
            read,
            load_themes(),
            theme="dusk",
            config=Config(),
            compare=compare,
            shelf=shelf,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, LibraryScreen)
            await scenario(pilot, screen)

    with opened(path) as library:
        list(library.add(records))
        asyncio.run(run(library))


def listed(screen: LibraryScreen) -> list[str]:
    """The text of the list, without empty lines."""
    view: LineView = screen.list
    lines = [view.render_line(y).text.rstrip() for y in range(view.size.height)]
    return [line for line in lines if line]


async def settled(pilot: Pilot[None], screen: LibraryScreen, words: str) -> None:
    """Wait until the list, or what is said below it, has some words."""
    shown: list[str] = []
    for _ in range(2000):
        shown = [*listed(screen), said(screen)]
        if words in " ".join(shown):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{words!r} is not in {shown}")


def said(screen: LibraryScreen) -> str:
    """What is said below the list."""
    return screen.status.render_line(0).text.strip()
