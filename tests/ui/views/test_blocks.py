"""What views list of a long story is made beside what the reader does, and is then what it always is."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from functools import cache, partial
from typing import cast

import pytest
from textual import widget
from textual.pilot import Pilot

from newsreader.compare import compare
from newsreader.model import Comparison
from newsreader.sources import open_stories
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.views import blocks
from tests.support.acting import act, shown, view_of
from tests.support.playing import until
from tests.support.running import ROOT


@cache
def compared() -> Comparison:
    """A sample, as the engine compares it."""
    return compare(open_stories([ROOT / "seeds" / "harbour-fire"]).stories[0])


def views() -> list[list[str]]:
    """The lines of each view when they are made, the words in its border, and where it leads."""
    seen = []

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for name in "omscQ":
            for key in (name, "f", "l", "j"):
                await pilot.press(key)
                await until(pilot, lambda: not view_of(screen).is_awaited)
            await pilot.pause()
            view = view_of(screen)
            seen.append([*shown(screen), str(view.border_title), str(view.border_subtitle), str(view.place)])

    act(scenario, compared())
    return seen


def test_they_are_what_they_are_of_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    short = views()
    monkeypatch.setattr(blocks, "LONG", 0)
    monkeypatch.setattr(blocks, "SLICE", 0.0)
    assert views() == short


def test_one_that_is_not_compared_yet_is_told_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LONG", 0)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await until(pilot, lambda: shown(screen)[0] == " comparing ….")
        view_of(screen).on_resize()
        await until(pilot, lambda: not view_of(screen).is_awaited)
        assert shown(screen)[0] == " comparing ….", "no task begins before it is awaited"

    act(scenario, None, compared().story)


def test_keys_work_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LONG", 0)
    goes_on = asyncio.Event()

    async def waits(seconds: float) -> None:
        await goes_on.wait()

    monkeypatch.setattr(blocks, "SLICE", 0.0)
    monkeypatch.setattr(blocks, "sleep", waits)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        view = view_of(screen)
        assert [line.strip() for line in shown(screen) if line] == ["The list is being made …"]
        await pilot.press("f", "j", "escape")
        assert screen.view is None
        await pilot.press("j", "s")
        await pilot.pause()
        assert view.is_awaited and not view.can_open
        goes_on.set()
        await until(pilot, lambda: not view.is_awaited)
        assert view.can_open and len(shown(screen)) > 3
        assert str(view.border_subtitle) == "told by both"

    act(scenario, compared())


def test_what_is_not_wanted_any_more_is_not_even_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LONG", 0)
    done: list[str] = []

    class Widget:
        """Begins what it is asked to at once."""

        def run_worker(self, work: Coroutine[object, object, None], **_: str) -> None:
            tasks.append(asyncio.ensure_future(work))

    async def ask_twice() -> None:
        layer = blocks.Layer(cast("widget.Widget", Widget()), lambda: done.append("laid"))
        reading = StoryState(compared().story)
        for name in ("first", "second"):
            layer.lay(reading, partial(done.append, "slow work"), partial(made, name), lambda _: True)
        await asyncio.gather(*tasks)

    def made(name: str) -> Iterator[blocks.Block]:
        done.append(f"blocks of the {name}")
        yield blocks.Block(((),))

    tasks: list[asyncio.Future[None]] = []
    asyncio.run(ask_twice())
    assert done == ["slow work", "blocks of the second", "laid"]
