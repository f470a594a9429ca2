"""Opening the reader's screen on comparisons made by hand, and looking at a view of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from threading import Event

from textual.pilot import Pilot

from newsreader.model import Article, Comparison, Span, Story
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Mark
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.view import View
from tests.support.playing import make_app, until

Scenario = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]


def span(article: Article, sentence: int, words: str) -> Span:
    """Where some words first stand in a sentence."""
    start = article.text.index(words, article.sentences[sentence].start)
    return Span(start, start + len(words))


def act(
    scenario: Scenario,
    comparison: Comparison | None,
    story: Story | None = None,
    size: tuple[int, int] = (120, 40),
) -> None:
    """Open a story with its comparison (None: it is still being made), and act."""
    chosen = story or (comparison.story if comparison else None)
    assert chosen is not None

    ending = Event()

    def compare(story: Story) -> Comparison:
        if comparison is None:
            ending.wait()
            raise AssertionError("the comparison was not to come")
        return comparison

    async def run() -> None:
        app = make_app([Story(chosen.title, chosen.versions)], compare=compare)
        async with app.run_test(size=size) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await pilot.pause()
            if comparison is not None:
                await until(pilot, lambda: not screen.reading.is_being_compared)
            await pilot.pause()
            try:
                await scenario(pilot, screen)
            finally:
                ending.set()

    asyncio.run(run())


def shown(screen: ReaderScreen) -> list[str]:
    """The text of the view, line by line."""
    view = view_of(screen)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def view_of(screen: ReaderScreen) -> View:
    """The view that stands in for the article."""
    assert screen.view is not None
    return screen.view


def marked(screen: ReaderScreen, colour: str) -> list[str]:
    """What is drawn in a colour, without blanks around it, line by line; colours as a theme names them."""
    view = view_of(screen)
    return [
        segment.text.strip()
        for y in range(view.size.height)
        for segment in view.render_line(y)
        if segment.style and segment.style.color and segment.style.color.name == colour
    ]


def colour_of(mark: str) -> str:
    """The colour of a mark in the theme of the scenarios."""
    return str(load_themes().by_name["dusk"].marks[Mark(mark)].colour)


def texts(lines: Sequence[str]) -> str:
    """All lines as one text."""
    return " ".join(" ".join(lines).split())
