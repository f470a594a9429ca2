"""Playing the program in tests: stories opened, keys pressed, panes read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.settings.config import Config
from newsreader.settings.theme_files import load_themes
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.commands import DEFAULT_KEYS
from newsreader.ui.memory import Memory
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.making import bridge_story

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


def play(
    scenario: Scenario,
    *,
    size: tuple[int, int] = (120, 40),
    stories: Sequence[Story] = (),
    states: States | None = None,
    config: Config | None = None,
    keys: Mapping[str, tuple[str, ...]] = DEFAULT_KEYS,
    theme: str | None = "dusk",
) -> None:
    """Open the stories (or the bridge), wait for the comparison, and act."""

    async def run() -> None:
        opened = stories or [bridge_story()[0]]
        memory = Memory(states, (lambda: states) if states else None)
        app = NewsreaderApp(opened, load_themes(), theme=theme, config=config, keys=keys, memory=memory)
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


def shown(screen: ReaderScreen, pane: str) -> list[str]:
    """The text of a pane, line by line."""
    view = screen.query_one(f"#{pane}", LineView)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]
