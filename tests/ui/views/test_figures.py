"""The view of outlets in figures."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.ui.reader import ReaderScreen
from tests.support.claimed import bridge, crowd, play, shown
from tests.support.playing import until


def test_outlets_are_counted_over_the_stories_compared_so_far() -> None:
    given, other = bridge(conflicting=True), crowd(2, 3)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("dollar_sign")
        lines = shown(screen)
        assert lines[0].startswith("1 story compared since the start · 5 claims · 1 fact")
        assert "1 more not compared yet" in " ".join(lines[:2])
        assert sum("alone" in line for line in lines) == 3
        courier = next(n for n, line in enumerate(lines) if line.startswith("Courier"))
        assert "╳" in lines[courier] and "█" not in lines[courier].rpartition("╳")[2]
        await pilot.press("f")
        assert any("Courier · Gazette" in line for line in shown(screen))
        assert any("both tell 2 of 5 claims (40%) · 1 conflict" in line for line in shown(screen))
        await pilot.press("escape", "greater_than_sign")
        await until(pilot, lambda: screen.reading.comparison is other)
        await pilot.press("dollar_sign", "f")
        assert shown(screen)[0].startswith("2 stories compared since the start · 8 claims")
        await pilot.press("enter")
        await until(pilot, lambda: screen.view is None)

    play(scenario, given, stories=[given.story, other.story], more={"Crowd": other})
