"""The help."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.ui.commands import Pane, commands_for
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.help import HelpScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.playing import play


def test_help_lists_every_command_and_closes() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        help_screen = pilot.app.screen
        assert isinstance(help_screen, HelpScreen)
        view = help_screen.query_one(LineView)
        text = " ".join(" ".join(p.text for p in view.line(y)) for y in range(view.virtual_size.height))
        assert "5j moves on by five sentences" in " ".join(text.split())
        for command in commands_for(Pane.ARTICLE):
            if command.id.startswith("count-"):
                continue
            assert command.tooltip.split(",")[0] in " ".join(text.split())
        await pilot.press("j", "escape")
        assert pilot.app.screen is screen

    play(scenario, size=(60, 20))
