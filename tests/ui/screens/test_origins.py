"""Where a version comes from, on the screen."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from newsreader.model import Provenance, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.origins import OriginScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.making import article
from tests.support.playing import play

WAY = Provenance(
    "a web page", "https://example.org/b", 0, "2025-11-05T08:15:00+00:00", "ab12", ("https://t.co/x",)
)


def test_it_is_shown_of_the_version_on_the_screen() -> None:
    page = replace(
        article("It burned.", outlet="Post\x1b"), provenance=WAY, encoding="cp1252", path="https://t.co/x"
    )
    story = Story("Fire", (page, article("It burned.", outlet="Courier")))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("i")
        box = pilot.app.screen
        assert isinstance(box, OriginScreen)
        view = box.query_one(LineView)
        await pilot.pause()
        lines = [
            " ".join("".join(p.text for p in view.line(y)).split()) for y in range(view.virtual_size.height)
        ]
        for line in (
            "read as a web page",
            "found at https://example.org/b",
            "by way of https://t.co/x",
            "fetched 2025-11-05T08:15:00+00:00",
            "encoding cp1252",
            "bytes sha256 ab12",
            "outlet Post␛",
        ):
            assert line in lines
        await pilot.press("escape")
        assert pilot.app.screen is screen

    play(scenario, stories=[story], size=(60, 24))
