"""Every key without effect says so, and the bar of keys leaves it out."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article
from tests.support.playing import play, shown

ALONE = Story("alone", (article("Only one sentence."),))


WITHOUT_EFFECT = """j|k|J|K|G|g|l|h|L|R|0|f|space|b|ctrl+d|C|escape|right_square_bracket|right_curly_bracket
right_parenthesis|full_stop|backspace|ctrl+o|ctrl+n|n|greater_than_sign|enter|equals_sign|w|e|d|u|U|S j|S k
S f|S h|S l|S y|S a|S space|tab j|z Z tab"""


@pytest.mark.parametrize("keys", WITHOUT_EFFECT.replace("\n", "|").split("|"))
def test_a_key_without_effect_says_so(keys: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.status.show_status(screen.reading)
        *before, key = keys.split()
        await pilot.press(*before)
        screen.status.show_status(screen.reading)
        silent = shown(screen, "status")
        await pilot.press(key)
        await pilot.pause()
        assert shown(screen, "status") != silent

    play(scenario, stories=[ALONE])


def test_the_bar_offers_only_what_does_something() -> None:
    async def alone(pilot: Pilot[None], screen: ReaderScreen) -> None:
        (bar,) = shown(screen, "keys")
        assert not [word for word in ("version", "omitted", "focus", "close") if word in bar]

    async def several(pilot: Pilot[None], screen: ReaderScreen) -> None:
        (bar,) = shown(screen, "keys")
        assert "]/[ omitted" in bar
        assert "esc close" not in bar
        await pilot.press("slash", *"bridge")
        assert "enter find" in shown(screen, "keys")[0] and "esc cancel" in shown(screen, "keys")[0]
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        assert "esc close" in shown(screen, "keys")[0], "it ends the search"
        await pilot.press("escape", "S")
        (bar,) = shown(screen, "keys")
        assert "r sort" in bar and "filter" not in bar and "a note" not in bar

    play(alone, stories=[ALONE], size=(200, 40))
    play(several, size=(200, 40))
