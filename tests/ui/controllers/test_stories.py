"""Stories are read when they are opened, in a thread; meanwhile one reads on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.sources import OpenedStory, SourceError
from newsreader.ui.controllers.stories import in_words
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.view import View
from tests.support.making import article, bridge_story
from tests.support.playing import States, play, shown, summary_of, until

BRIDGE = bridge_story()[0]
NAMES = ("The bridge", "Flood", "Strike", "Vote")
STORIES = [BRIDGE, *(Story(name, (article(f"{name} one.", outlet=name),)) for name in NAMES[1:])]


def reader(*unreadable: str, until_told: Event | None = None) -> Callable[[Story], OpenedStory]:
    """Reads stories, perhaps not before it is told to; of some no article can be read."""

    def opened(story: Story) -> OpenedStory:
        if until_told is not None:
            until_told.wait()
        if story.title in unreadable:
            return OpenedStory(None, (SourceError(Path(story.versions[0].path), "is empty"),))
        return OpenedStory(story, (SourceError(Path("b.txt"), "does not exist"),))

    return opened


def title(screen: ReaderScreen) -> str:
    return screen.reading.story.title


def told(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def test_one_reads_on_while_a_story_is_read() -> None:
    go_on = Event()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        try:
            await pilot.press("greater_than_sign")
            assert title(screen) == "The bridge"
            assert "Reading Flood …" in shown(screen, "status")[0]
            await pilot.press("j", "S")
            assert screen.reading.place.sentence == 1
            assert "being read …" in shown(screen, "view-stories")[3]
            await pilot.press("S")
        finally:
            go_on.set()
        await until(pilot, lambda: title(screen) == "Flood")
        await until(pilot, lambda: bool(told(pilot)))
        assert told(pilot) == ["b.txt: does not exist"]

    play(scenario, stories=STORIES, opened=reader(until_told=go_on))


def test_stepping_on_while_a_story_is_read_steps_over_it() -> None:
    go_on = Event()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        try:
            await pilot.press("greater_than_sign", "greater_than_sign")
            assert "Reading Strike …" in shown(screen, "status")[0]
        finally:
            go_on.set()
        await until(pilot, lambda: title(screen) == "Strike")
        await until(pilot, lambda: screen.stories.listed[1].state is not None)
        assert title(screen) == "Strike", "it is the one that was wanted last"
        await pilot.press("less_than_sign")
        assert title(screen) == "Flood", "it was read on the way"

    play(scenario, stories=STORIES, opened=reader(until_told=go_on))


def test_a_story_that_cannot_be_read_is_stepped_over_and_says_why() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: title(screen) == "Vote")
        assert told(pilot)[:2] == ["Flood.txt: is empty", "Strike.txt: is empty"]
        await pilot.press("less_than_sign")
        assert title(screen) == "The bridge"

    play(scenario, stories=STORIES, opened=reader("Flood", "Strike"))


def test_where_no_other_story_can_be_read_one_stays() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for _ in range(2):
            await pilot.press("greater_than_sign")
            await until(pilot, lambda: "No other story can be read" in shown(screen, "status")[0])
            assert title(screen) == "The bridge"
            await pilot.press("j")

    play(scenario, stories=STORIES[:3], opened=reader("Flood", "Strike"))


def test_a_story_that_was_chosen_and_cannot_be_read_stays_in_the_list_and_is_tried_again() -> None:
    unreadable = ["Flood"]

    def opened(story: Story) -> OpenedStory:
        return reader(*unreadable)(story)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("S", "j", "enter")
        await until(pilot, lambda: "cannot be read: Flood.txt" in " ".join(shown(screen, "view-stories")))
        assert isinstance(screen.view, View)
        unreadable.clear()
        await pilot.press("enter")
        await until(pilot, lambda: screen.view is None)
        assert title(screen) == "Flood"

    play(scenario, stories=STORIES, opened=opened)


def test_of_many_problems_the_first_are_told_and_the_others_counted() -> None:
    problems = [SourceError(Path(f"{number}.txt"), "is empty") for number in range(7)]
    assert in_words(problems[:5]) == [f"{number}.txt: is empty" for number in range(5)]
    assert in_words(problems[:6])[5:] == ["and 1 more problem like these"]
    assert in_words(problems)[4:] == ["4.txt: is empty", "and 2 more problems like these"]


def test_a_fault_in_reading_is_told() -> None:
    def opened(story: Story) -> OpenedStory:
        raise RuntimeError("no \x1b[luck]")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: "Flood cannot be read: RuntimeError: no ␛[luck]" in told(pilot))
        assert title(screen) == "The bridge"

    play(scenario, stories=STORIES[:2], opened=opened)


def test_the_place_in_a_story_is_asked_for_when_it_is_opened() -> None:
    class Watched(States):
        def state(self, key: str) -> str | None:
            asked.append(key)
            return super().state(key)

    asked: list[str] = []
    states = Watched()

    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "greater_than_sign")
        await until(pilot, lambda: title(screen) == "Flood")

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        before = len(asked)
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: title(screen) == "Flood")
        assert len(set(asked[before:])) == 1

    play(leave, states=states, stories=STORIES)
    asked.clear()
    play(come_back, states=states, stories=STORIES)
    assert len([key for key in set(asked) if key.startswith("story:")]) == 2


def test_a_passage_that_was_begun_is_left_with_its_story() -> None:
    go_on = Event()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        try:
            await pilot.press("G", "greater_than_sign", "v")
            assert screen.noting.marker.is_marking
        finally:
            go_on.set()
        await until(pilot, lambda: title(screen) == "Flood")
        assert not screen.noting.marker.is_marking
        assert screen.focused is screen.article

    play(scenario, stories=STORIES[:2], opened=reader(until_told=go_on))


def test_a_collection_becomes_the_stories_that_were_found_in_it() -> None:
    def opened(story: Story) -> OpenedStory:
        return OpenedStory(STORIES[2], parts=tuple(map(summary_of, STORIES[2:])))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: title(screen) == "Strike")
        await pilot.press("S")
        listed = [line for line in shown(screen, "view-stories") if any(name in line for name in NAMES)]
        assert [line.split()[-1] for line in listed] == ["bridge", "Strike", "Vote"]

    play(scenario, stories=STORIES[:2], opened=opened)
