"""Comparisons, while one reads."""

from __future__ import annotations

import asyncio

from textual.pilot import Pilot

from newsreader.model import Comparison, Story
from newsreader.stopping import checkpoint
from newsreader.ui.reader import ReaderScreen
from tests.support.making import bridge_story
from tests.support.playing import make_app, play, shown, until


def test_a_failed_comparison_leaves_the_articles_readable() -> None:
    def fails(story: Story) -> Comparison:
        raise ValueError("no [comparison] for\x1b this")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        notifications = [note.message for note in pilot.app._notifications]
        assert any("no [comparison] for␛ this" in message for message in notifications)
        await pilot.press("j", "l")
        assert screen.reading.place.version == 1

    play(scenario, stories=[Story("another", bridge_story()[0].versions)], compare=fails)


def test_a_comparison_can_be_stopped_and_begun_again() -> None:
    story, whole = bridge_story()
    tries = 0

    def compare(_: Story) -> Comparison:
        nonlocal tries
        tries += 1
        while tries == 1:
            checkpoint()
        return whole

    async def run() -> None:
        app = make_app([story], compare=compare)
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await until(pilot, lambda: tries == 1)
            await pilot.press("ctrl+x")
            await until(pilot, lambda: not screen.reading.is_being_compared)
            assert "not compared" in shown(screen, "status")[0]
            evidence = " ".join(" ".join(shown(screen, "evidence")).split())
            assert "The versions are not compared: stopped; ctrl+x compares again" in evidence
            await pilot.press("ctrl+x")
            await until(pilot, lambda: screen.reading.comparison is not None)
            await pilot.press("ctrl+x")
            assert "Nothing is being compared" in shown(screen, "status")[0]

    asyncio.run(run())
