"""The screen in ASCII."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from newsreader.settings.config import Config
from newsreader.ui.ascii import in_ascii
from newsreader.ui.reader import ReaderScreen
from tests.support.playing import play, shown


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("“It’s — so…”", '"It\'s - so."'),
        ("┌──┐", "+--+"),
        ("Ångström и море", "Ångström и море"),
        ("☂ 橋 🏴", "? 橋 ??"),
    ],
)
def test_signs_are_drawn_cell_for_cell_and_letters_stay(text: str, drawn: str) -> None:
    assert in_ascii(text) == drawn
    assert cell_len(drawn) == cell_len(text)


def test_whatever_is_drawn_is_ascii() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for keys in ((), ("m",), ("s",), ("c",), ("o",), ("escape", "question_mark")):
            await pilot.press(*keys)
            await pilot.pause()
            drawn = pilot.app.export_screenshot(simplify=True)
            text = drawn[drawn.index("</defs>") :].replace("&#160;", " ")
            assert text.isascii(), keys
        assert pilot.app.screen is not screen

    play(scenario, config=Config(glyphs="ascii"))


def test_verdicts_are_letters_small_where_they_are_unsure() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert shown(screen, "article")[0].startswith("▌RC  The bridge")
        assert "C 1 confirmed  R 1 rephrased  O 2 omitted" in shown(screen, "status")[0]
        assert "cro unsure" in shown(screen, "status")[0]

    play(scenario, config=Config(glyphs="ascii"))
