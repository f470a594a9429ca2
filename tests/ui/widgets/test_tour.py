"""The tour: shown at the first run where there is room, closed by any key, brought back by the help."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from newsreader.model import Conflict, ConflictKind, Place, Span, Story, Verdict
from newsreader.ui.memory import Memory
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.tour import Tour, clear_conflict
from tests.support.making import article, bridge_story, comparison
from tests.support.playing import make_app, shown

Act = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]


def one(likelihood: float) -> Conflict:
    return Conflict(ConflictKind.FIGURE, Span(0, 1), 0, Span(0, 1), likelihood)


STORY = Story(
    "The dam", (article(*(f"It held {n} days." for n in range(5)), outlet="A"), article("No.", outlet="B"))
)
CONFLICTS = {(0, 1, 1): (one(1), one(1)), (0, 2, 1): (one(0.9),), (0, 3, 1): (one(1),), (0, 4, 1): (one(1),)}
COMPARISON = comparison(STORY, {key: (Verdict.REPHRASED, (0,)) for key in CONFLICTS}, CONFLICTS)


def first_run(act: Act, size: tuple[int, int] = (120, 40), *, is_first: bool = True) -> None:
    async def run() -> None:
        memory = Memory()
        memory.is_first_run = is_first
        app = make_app([STORY], memory=memory, compare=lambda _: COMPARISON)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, ReaderScreen)
            await act(pilot, app.screen)

    asyncio.run(run())


def test_it_tells_how_to_read_and_any_key_closes_it_and_does_what_it_does() -> None:
    async def act(pilot: Pilot[None], screen: ReaderScreen) -> None:
        lines = [line for line in shown(screen, "tour") if line]
        assert len(lines) == 5
        assert lines[1].startswith("j k move")
        before = screen.reading.place
        await pilot.press("j")
        assert not screen.query(Tour)
        assert screen.reading.place == Place(0, before.sentence + 1)
        await pilot.press("question_mark")
        await pilot.pause()
        assert any("j k move" in line.text for line in _lines(pilot))

    first_run(act)


def _lines(pilot: Pilot[None]) -> list[Strip]:
    from newsreader.ui.screens.help import HelpLines

    view = pilot.app.screen.query_one(HelpLines)
    return [view.render_line(y) for y in range(view.size.height)]


def test_the_first_story_opens_on_one_clear_conflict() -> None:
    async def act(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.place == Place(0, 3)

    first_run(act)


@pytest.mark.parametrize("size", [(80, 24), (59, 50), (110, 20)])
def test_it_takes_no_room_that_reading_needs(size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert not screen.query(Tour)

    first_run(act, size)


def test_it_is_for_the_first_run_alone() -> None:
    async def act(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert not screen.query(Tour)
        assert screen.reading.place == Place(0, 0)

    first_run(act, is_first=False)


def test_the_clearest_conflict_is_one_alone_and_the_likeliest() -> None:
    assert clear_conflict(COMPARISON, 0) == 3
    assert clear_conflict(COMPARISON, 1) is None
    assert clear_conflict(bridge_story()[1], 0) is None
