"""The number that is typed before a key."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.settings.keymap import check_keymap
from newsreader.ui.commands import COMMANDS
from newsreader.ui.reader import ReaderScreen
from tests.support.playing import play, shown


def test_the_number_is_shown_while_it_is_typed_and_escape_clears_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("1", "0", "2")
        assert shown(screen, "status")[0].endswith("   102")
        await pilot.press("escape")
        assert shown(screen, "status")[0].endswith("sentence 1 of 4")
        await pilot.press("j")
        assert screen.reading.place == Place(0, 1)
        await pilot.press("2", "f", "k")
        assert screen.reading.place == Place(0, 0), "a key that takes no number ends it"

    play(scenario)


def test_a_nought_alone_reads_against_all_wherever_its_command_is() -> None:
    keys, problems = check_keymap({"against-all": ("f9",)}, COMMANDS)
    assert not problems

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("3", "R", "1", "0", "k")
        assert list(screen.reading.against) == [2]
        await pilot.press("0")
        assert list(screen.reading.against) == [1, 2]

    async def remapped(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("3", "R", "0", "1", "0", "G")
        assert list(screen.reading.against) == [2]
        assert screen.reading.place == Place(0, 3)
        await pilot.press("f9")
        assert list(screen.reading.against) == [1, 2]

    play(scenario)
    play(remapped, keys=keys)
