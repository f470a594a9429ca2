"""Commands, and who carries them out."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.ui.commands import COMMANDS, Pane, commands_for
from newsreader.ui.reader import ReaderScreen
from tests.support.playing import play


def test_no_two_commands_share_a_key_in_one_pane() -> None:
    for pane in Pane:
        keys = [key for command in commands_for(pane) for key in command.keys]
        assert len(keys) == len(set(keys))


def test_every_command_can_be_run_and_nothing_else() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert {one.id for one in COMMANDS if one.panes != {Pane.LIBRARY}} == screen.runner.known

    play(scenario)


def test_the_palette_runs_commands() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("ctrl+p")
        await pilot.press(*"end")
        await pilot.pause(0.5)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert screen.reading.place == Place(0, 3)

    play(scenario)
