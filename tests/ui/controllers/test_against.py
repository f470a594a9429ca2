"""Choosing what is read against."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.choice import ChoiceScreen
from tests.support.making import article
from tests.support.playing import play, shown

DOZEN = Story("dozen", tuple(article(f"Sentence of {n}.", outlet=f"Outlet {n}") for n in range(1, 13)))


def test_reading_against_one_version_changes_colours_gutter_and_counts() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("3", "R")
        assert "Wire" in shown(screen, "title")[0]
        assert shown(screen, "article")[0].startswith("▌●")
        assert "● 1 confirmed" in shown(screen, "status")[0]
        assert "○ 3 omitted" in shown(screen, "status")[0]
        await pilot.press("1", "R")
        assert "This is that version" in shown(screen, "status")[0]
        await pilot.press("9", "R")
        assert "no such version" in shown(screen, "status")[0]
        await pilot.press("0")
        assert screen.reading.against == (1, 2)

    play(scenario)


def test_every_version_can_be_chosen_from_the_list_by_moving_or_by_its_number() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for keys, against in [
            ("R 1 2 enter", (11,)),
            ("R k enter", (10,)),
            ("R 3 enter", (2,)),
            ("R q", (2,)),
            ("R 0 enter", tuple(range(1, 12))),
            ("1 0 R", (9,)),
        ]:
            await pilot.press(*keys.split())
            await pilot.pause()
            assert not isinstance(pilot.app.screen, ChoiceScreen), keys
            assert screen.reading.against == against, keys

    play(scenario, stories=[DOZEN])


def test_in_the_list_the_version_moved_to_is_read_against_from_the_one_before() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("shift+tab", "r")
        assert "Move to the version" in shown(screen, "status")[0]
        await pilot.press("j", "j", "r")
        assert screen.reading.place == Place(0, 0)
        assert screen.reading.against == (2,)

    play(scenario)
