"""What of the article is shown."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import Focus
from tests.support.playing import play, shown


def test_the_focus_goes_round_and_only_stops_where_there_is_something() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        seen = []
        for _ in range(2):
            await pilot.press("f")
            seen.append(screen.reading.focus)
        assert seen == [Focus.DOUBTFUL, Focus.OMITTED]
        assert screen.reading.place.sentence == 2, "the nearest that is shown"
        assert "Engineers" not in "".join(shown(screen, "article"))
        await pilot.press("k")
        assert screen.reading.place.sentence == 2
        for keys in ("f", "f escape"):
            await pilot.press(*keys.split())
            seen.append(screen.reading.focus)
        assert seen[2:] == [Focus.EVERYTHING, Focus.EVERYTHING], "there are no conflicts"

    play(scenario)
