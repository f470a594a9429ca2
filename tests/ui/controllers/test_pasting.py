"""An article is pasted, and is a version of the open story."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from newsreader.settings.theme_files import load_themes
from newsreader.sources import StoriesToOpen, begin, open_story
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.paste import PasteScreen
from tests.support.playing import made_by_hand, until
from tests.support.reading import write

Scenario = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]
TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday.\n\nIt is out."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "story").mkdir()
    return write(tmp_path / "story", "b.txt", TEXT).parent


def play(scenario: Scenario, *paths: Path) -> None:
    """Open a story with what was pasted to it, and act."""

    async def run() -> None:
        stories = StoriesToOpen(paths, pasted=True)
        app = NewsreaderApp(begin(stories), open_story, load_themes(), theme="dusk", compare=made_by_hand)
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await scenario(pilot, screen)

    asyncio.run(run())


def outlets(screen: ReaderScreen) -> list[str]:
    story = screen.reading.story
    return [story.version_name(version) for version in range(len(story.versions))]


def told(pilot: Pilot[None]) -> str:
    return "\n".join(notification.message for notification in pilot.app._notifications)


def test_what_is_pasted_is_a_version_and_one_stays_where_one_was(folder: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "j", "p")
        box = pilot.app.screen
        assert isinstance(box, PasteScreen)
        await pilot.press(*"Post", "tab", *"Harbour shut", "tab", "tab")
        assert box.focused is box.text
        box.text.post_message(events.Paste("It is \x1b[31mshut\x07.\r\nAll\u202e of it.\r\n"))
        await pilot.pause()
        assert box.text.written == "It is [31mshut.\nAll\u202e of it.\n", "flagged like any other article"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: outlets(screen) == ["b", "Post"])
        assert pilot.app.screen is screen
        assert screen.reading.place.sentence == 2
        assert screen.reading.story.versions[1].headline == "Harbour shut"
        assert f"Post is version 2 of this story now; it is kept in {folder / 'post.txt'}" in told(pilot)
        await until(pilot, lambda: screen.reading.comparison is not None)

    play(scenario, folder)


def test_what_is_put_by_is_there_when_it_is_asked_for_again(folder: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("p", *"Post", "tab", "tab", "tab", *"Shut.", "escape")
        assert pilot.app.screen is screen
        await pilot.press("p")
        box = pilot.app.screen
        assert isinstance(box, PasteScreen)
        assert (box.outlet.value, box.text.text) == ("Post", "Shut.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: outlets(screen) == ["b", "Post"])
        await pilot.press("p")
        box = pilot.app.screen
        assert isinstance(box, PasteScreen)
        assert (box.outlet.value, box.text.text) == ("", ""), "it is kept"

    play(scenario, folder / "b.txt")
    assert list((folder.parent / "data" / "pasted").rglob("post.txt"))


def test_nothing_is_kept_of_nothing(folder: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("p", *"Post", "ctrl+s")
        box = pilot.app.screen
        assert isinstance(box, PasteScreen)
        assert "Paste the text of the article" in str(box.query_one("#paste").border_subtitle)
        assert box.focused is box.text

    play(scenario, folder)
    assert [path.name for path in folder.iterdir()] == ["b.txt"]


def test_what_cannot_be_kept_is_said_and_is_not_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(write(folder.parent, "file", "x")))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("p", "tab", "tab", "tab", *"Shut.", "ctrl+s")
        await until(pilot, lambda: "what was pasted cannot be kept" in told(pilot))
        await pilot.press("p")
        box = pilot.app.screen
        assert isinstance(box, PasteScreen)
        assert box.text.text == "Shut."

    play(scenario, folder / "b.txt")
