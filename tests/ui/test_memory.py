"""Where the reader was, from one start to the next."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.ui.memory import Memory
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from tests.support.making import bridge_story
from tests.support.playing import States, play, shown, until


def test_place_view_theme_and_read_marks_come_back() -> None:
    states = States()

    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "x", "j", "j", "T", "j", "enter")
        await until(pilot, lambda: pilot.app.theme != "dusk")
        assert shown(screen, "versions")[2].endswith("✓")

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.place == Place(1, 3)
        assert pilot.app.theme != "dusk"
        assert screen.reading.share_read(1) == 1

    play(leave, states=states)
    play(come_back, states=states, theme=None)


def test_a_store_that_holds_nonsense_does_no_harm() -> None:
    class Nonsense(States):
        def state(self, key: str) -> str | None:
            return '{"version": 7, "sentence": -3, "read": [[1, "x"], {"a": 2}], "view": 5, "theme": []}'

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.place == Place(0, 0)

    play(scenario, states=Nonsense())


def test_a_store_that_fails_is_said_once() -> None:
    class Failing(States):
        def set_state(self, key: str, value: str | None) -> None:
            raise OSError("the disk is full")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j")
        await pilot.pause(2.2)
        assert sum("disk is full" in n.message for n in pilot.app._notifications) == 1

    play(scenario, states=Failing())


def test_the_place_is_kept_in_the_library_that_is_opened_late() -> None:
    story = bridge_story()[0]
    before, library = States({"last-story": "story:x"}), States()
    memory = Memory(before, lambda: library)
    reading = StoryState(story)
    reading.go_to(3)
    memory.keep("story:here", reading)
    memory.save()
    assert before.texts == {"last-story": "story:x"}
    assert Memory(library).last_story == "story:here"
    assert Memory(library).restored(StoryState(story)).place.sentence == 3
