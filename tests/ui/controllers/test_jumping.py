"""Back to where one was, and bookmarks."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.ui.reader import ReaderScreen
from tests.support.making import bridge_with_a_conflict
from tests.support.playing import States, play, shown


def test_backspace_returns_to_the_view_at_its_line() -> None:
    compared = bridge_with_a_conflict()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "m", "j", "j", "enter")
        assert screen.view is None
        there = screen.reading.place
        await pilot.press("G", "backspace")
        await pilot.pause()
        assert screen.view is not None and screen.view.id == "view-matrix"
        assert screen.view.place == there
        await pilot.press("escape")
        assert screen.reading.place == Place(0, 1)

    play(scenario, compare=lambda story: compared)


def test_the_places_of_jumps_are_gone_through_in_both_directions() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("G", "g", "enter", "2", "ctrl+o")
        assert screen.reading.place == Place(0, 3)
        await pilot.press("ctrl+n", "ctrl+n")
        assert screen.reading.place == Place(2, 0)
        await pilot.press("ctrl+n")
        assert "Nothing to go forward to" in shown(screen, "status")[0]

    play(scenario)


def test_bookmarks_are_kept_and_lead_back() -> None:
    states = States()

    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("apostrophe", "a")
        assert "no bookmark a" in shown(screen, "status")[0]
        await pilot.press("2", "j", "quotation_mark", "a", "l", "l", "apostrophe", "a")
        assert screen.reading.place == Place(0, 2)
        await pilot.press("apostrophe", "apostrophe")
        assert screen.reading.place == Place(2, 0)
        await pilot.press("quotation_mark", "escape", "g")
        assert screen.reading.bookmarks == {"a": Place(0, 2)}

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("apostrophe", "a")
        assert screen.reading.place == Place(0, 2)

    play(leave, states=states)
    play(come_back, states=states)
