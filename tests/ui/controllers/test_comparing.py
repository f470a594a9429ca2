"""Comparisons, while one reads."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Comparison, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import bridge_story
from tests.support.playing import play


def test_a_failed_comparison_leaves_the_articles_readable() -> None:
    def fails(story: Story) -> Comparison:
        raise ValueError("no [comparison] for\x1b this")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        notifications = [note.message for note in pilot.app._notifications]
        assert any("no [comparison] for␛ this" in message for message in notifications)
        await pilot.press("j", "l")
        assert screen.reading.place.version == 1

    play(scenario, stories=[Story("another", bridge_story()[0].versions)], compare=fails)
