"""Playing the program in tests: stories opened, keys pressed, panes read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from newsreader.model import Comparison, Story
from newsreader.settings.config import Config
from newsreader.settings.theme_files import load_themes
from newsreader.sources import Beginning, OpenedStory, StorySummary
from newsreader.sources.summaries import Listed
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.commands import DEFAULT_KEYS
from newsreader.ui.memory import Memory
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from newsreader.ui.widgets.prompt import Prompt
from tests.support.making import bridge_story, comparison

Scenario = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]


@dataclass
class States:
    """A store of small texts, in memory."""

    texts: dict[str, str] = field(default_factory=dict)

    def state(self, key: str) -> str | None:
        return self.texts.get(key)

    def set_state(self, key: str, value: str | None) -> None:
        if value is None:
            self.texts.pop(key, None)
        else:
            self.texts[key] = value


def summary_of(story: Story) -> StorySummary:
    """What would be known of a story before it is read."""
    articles = tuple(Listed(Path(article.path), 0, {}) for article in story.versions)
    return StorySummary(story.title, articles, story.title, story.note)


def made_by_hand(story: Story) -> Comparison:
    """The bridge as a careful reader compares it; of any other story everything is omitted."""
    _, bridge = bridge_story()
    return bridge if story.title == bridge.story.title else comparison(story, {})


def make_app(
    stories: Sequence[Story], opened: Callable[[Story], OpenedStory] = OpenedStory, **options: Any
) -> NewsreaderApp:
    """The program with stories made by hand, the first of which is open; the engine compares nothing.

    `opened` is what comes of it when another one is read, in a thread."""
    summaries = tuple(map(summary_of, stories))

    def read(summary: StorySummary) -> OpenedStory:
        return opened(next(s for one, s in zip(summaries, stories, strict=True) if one is summary))

    beginning = Beginning(summaries, 0, stories[0], ())
    return NewsreaderApp(
        beginning, read, load_themes(), **{"theme": "dusk", "compare": made_by_hand, **options}
    )


def play(
    scenario: Scenario,
    *,
    size: tuple[int, int] = (120, 40),
    stories: Sequence[Story] = (),
    states: States | None = None,
    config: Config | None = None,
    keys: Mapping[str, tuple[str, ...]] = DEFAULT_KEYS,
    theme: str | None = "dusk",
    compare: Callable[[Story], Comparison] = made_by_hand,
    opened: Callable[[Story], OpenedStory] = OpenedStory,
) -> None:
    """Open the stories (or the bridge), wait for the comparison, and act."""

    async def run() -> None:
        memory = Memory(states, (lambda: states) if states else None)
        options = {"theme": theme, "config": config, "keys": keys, "memory": memory, "compare": compare}
        app = make_app(stories or [bridge_story()[0]], opened, **options)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await scenario(pilot, screen)

    asyncio.run(run())


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for what comes by a few messages."""
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come")


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text: into a field all but the last character at once, since every key takes its time."""
    field = pilot.app.focused
    if isinstance(field, Input):
        field.insert_text_at_cursor(text[:-1])
    elif isinstance(field, TextArea):
        field.insert(text[:-1])
    await pilot.pause()
    rest = text[-1:] if isinstance(field, Input | TextArea) else text
    await pilot.press(*(_KEYS.get(character, character) for character in rest))


_KEYS = {
    " ": "space",
    "\n": "enter",
    ",": "comma",
    "?": "question_mark",
    ".": "full_stop",
    "#": "number_sign",
    ":": "colon",
}
"""The keys of characters that are not named like these."""


async def answer(pilot: Pilot[None], screen: ReaderScreen, key: str, text: str, end: str = "enter") -> None:
    """Press a key that asks for something, type, and press the key that ends it."""
    await pilot.press(key)
    await typed(pilot, text)
    assert isinstance(screen.focused, Prompt)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press(end)
    await pilot.pause()


def shown(screen: ReaderScreen, pane: str) -> list[str]:
    """The text of a pane, line by line."""
    view = screen.query_one(f"#{pane}", LineView)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]
