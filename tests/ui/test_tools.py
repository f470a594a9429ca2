"""Programs of the reader's own: what they are given, and what is shown of what they print."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from newsreader.settings.tools import Given, Tool
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.command_search import CommandSearch
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.tools import as_json, shown, values
from newsreader.ui.widgets.lines import LineView
from tests.support.making import bridge_story
from tests.support.playing import make_app, until
from tests.support.playing import shown as lines_of

PRINT = "import sys; print(sys.argv[1:], sys.stdin.read())"


def tool(code: str, *arguments: str, given: Given = Given.NOTHING, seconds: float = 60) -> Tool:
    return Tool("mine", "f5", (sys.executable, "-c", code, *arguments), given, seconds)


def played(one: Tool, act: Callable[[Pilot[None], NewsreaderApp, list[str]], Awaitable[None]]) -> None:
    """Play with a tool on F5; what is shown in notices is listed."""

    async def run() -> None:
        app = make_app([bridge_story()[0]])
        app.tools = {"f5": one}
        notices: list[str] = []

        def notify(message: str, **_: Any) -> None:
            notices.append(message)

        app.notify = notify  # type: ignore[method-assign]
        async with app.run_test(size=(120, 40)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await act(pilot, app, notices)

    asyncio.run(run())


async def pressed(pilot: Pilot[None], app: NewsreaderApp) -> str:
    """The status bar when the tool has ended."""
    await pilot.press("f5")
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, ReaderScreen)
    return lines_of(app.screen, "status")[0]


def test_a_tool_is_given_what_is_read_and_its_answer_is_shown() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        await pilot.press("j")
        assert "mine: ['Courier', 'Engineers found cracks.'] Engineers found" in await pressed(pilot, app)
        assert notices == []

    played(tool(PRINT, "{outlet}", "{sentence}", given=Given.SENTENCE), act)


def test_several_lines_are_shown_as_lines_that_steer_nothing() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        assert "mine: one" in await pressed(pilot, app)
        assert notices == ["one\n[b]␛[2Jtwo"]

    played(tool("print('one\\n[b]\\x1b[2Jtwo')"), act)


def test_a_tool_that_fails_says_why() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        assert "ended with status 1" in await pressed(pilot, app)
        assert notices[0].endswith("ended with status 1\nno such word")

    played(tool("import sys; sys.exit('no such word')"), act)


def test_a_tool_that_hangs_is_stopped() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        assert "was stopped after 0.3 s" in await pressed(pilot, app)

    played(tool("import threading; threading.Event().wait()", seconds=0.3), act)


def test_no_tool_runs_while_one_writes() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        await pilot.press("a")
        await until(pilot, lambda: screen.noting.pane is not None)
        assert "mine" not in await pressed(pilot, app)

    played(tool(PRINT), act)


def test_the_palette_offers_tools() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        hits = [hit async for hit in CommandSearch(app.screen).search("mine")]
        assert any(hit.text == "mine" and "(f5)" in str(hit.help) for hit in hits)

    played(tool(PRINT), act)


def test_the_help_tells_the_key_of_a_tool() -> None:
    async def act(pilot: Pilot[None], app: NewsreaderApp, notices: list[str]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        view = app.screen.query_one(LineView)
        text = [
            " ".join("".join(p.text for p in view.line(y)).split()) for y in range(view.virtual_size.height)
        ]
        assert any(line.startswith("f5 mine: Run") for line in text)

    played(tool(PRINT), act)


def test_the_story_as_json_tells_all_versions_and_the_place() -> None:
    reading = StoryState(bridge_story()[0])
    reading.go_to(1)
    read = json.loads(as_json(reading))
    assert read["story"] == "The bridge"
    assert [article["outlet"] for article in read["articles"]] == ["Courier", "Gazette", "Wire"]
    assert (read["article"], read["sentence"]) == ("A", {"index": 1, "text": "Engineers found cracks."})
    assert values(reading)["paragraph"] == "The bridge closed on Monday. Engineers found cracks."


def test_what_is_long_is_cut() -> None:
    assert shown("") == [] and shown("\na\n") == ["a"]
    assert shown("\n".join(map(str, range(20))))[-2:] == ["11", "and 8 more lines"]
