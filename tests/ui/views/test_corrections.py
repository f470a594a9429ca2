"""What was changed after publication, as a view."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from newsreader.model import Place, Role, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.acting import shown, view_of
from tests.support.making import article
from tests.support.playing import play

FIRST = article("It burnt.", "Three men were hurt, the police said. | Nobody died.", outlet="Dawn")
LATER = article(
    "It burnt.",
    "Five men were hurt, the police said.",
    "Correction: the number of men was wrong.",
    outlet="Dawn",
    roles={2: Role.CORRECTION},
)
URL = "https://dawn.example/fire"
STORY = Story(
    "Fire", (article("It burnt.", outlet="Nation"), replace(LATER, url=URL)), earlier=((), (FIRST,))
)


def test_each_change_is_told_and_leads_to_its_sentence() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("F")
        await pilot.pause()
        assert [line for line in shown(screen) if line] == [
            "Dawn · 1 figure changed, 1 added, 1 removed",
            "  figure changed",
            "  − Three men were hurt, the police said.",
            "  + Five men were hurt, the police said.",
            "  removed",
            "  − Nobody died.",
            "  added, the outlet says so",
            "  + Correction: the number of men was wrong.",
        ]
        assert view_of(screen).place == Place(1, 1)
        await pilot.press("f", "f")
        assert "Three men" not in " ".join(shown(screen))
        await pilot.press("enter")
        await pilot.pause()
        assert (screen.view, screen.reading.place) == (None, Place(1, 2))

    play(scenario, stories=[STORY])


def test_a_story_without_changes_says_what_it_would_need() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("F")
        await pilot.pause()
        assert "No article of this story is known to have been changed." in " ".join(shown(screen))

    play(scenario)
