"""The list of the open stories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.settings.theme_files import load_themes
from newsreader.sources import StorySummary
from newsreader.sources.summaries import Listed
from newsreader.ui.palette import Palette
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import ListedStory, StoryState
from newsreader.ui.views.stories import date_range, share_read, story_lines
from tests.support.claimed import bridge, crowd, play, shown
from tests.support.making import article
from tests.support.playing import summary_of, until

ALONE = Story("Only one", (article("A lone text. | Of two sentences.", outlet="Herald"),))


def dated(story: Story, *dates: str) -> Story:
    versions = [replace(text, published=date) for text, date in zip(story.versions, dates, strict=True)]
    return replace(story, versions=tuple(versions))


def listed(story: Story) -> ListedStory:
    """A story that was opened."""
    return ListedStory(summary_of(story), StoryState(story))


def words(story: ListedStory) -> list[str]:
    """Its lines in the list, where another one is open."""
    lines = story_lines(story, False, Palette(load_themes().by_name["dusk"]), 80)
    return ["".join(piece.text for piece in line) for line in lines]


def test_the_dates_of_a_story() -> None:
    story = bridge().story
    assert date_range(listed(story)) == ""
    several = dated(story, "2025-11-06T08:00:00Z", "", "2025-11-05")
    assert date_range(listed(several)) == "2025-11-05 to 2025-11-06"
    assert date_range(listed(dated(story, "2025-11-05", "2025-11-05T23:00", ""))) == "2025-11-05"


def test_the_share_of_a_story_that_was_read() -> None:
    story = listed(ALONE)
    assert share_read(story) == 0
    assert story.state is not None
    story.state.read = {Place(0, 0)}
    assert share_read(story) == 0.5
    assert share_read(listed(Story("empty", (article(""),)))) == 0


def test_a_story_that_is_not_read_yet_says_so() -> None:
    said = (Listed(Path("a.txt"), 1, {"published": "2025-11-05"}), Listed(Path("b.txt"), 2, {}))
    story = ListedStory(StorySummary("flood-2025", said))
    assert words(story) == ["  flood-2025", "  2 versions · 2025-11-05 · not opened yet"]
    story.is_being_read = True
    assert words(story)[1].endswith("being read …")
    story = ListedStory(StorySummary("flood-2025", said, "The flood"), problem="a.txt: is \x1bempty")
    assert words(story) == ["  The flood", "  2 versions · 2025-11-05 · cannot be read: a.txt: is ␛empty"]


def test_stories_with_what_there_is_to_say_of_them() -> None:
    given = bridge(conflicting=True)
    story = dated(given.story, "2025-11-05", "2025-11-06", "")
    given = replace(given, story=story)
    other = crowd(2, 3)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "k", "greater_than_sign")
        await until(pilot, lambda: screen.reading.story is ALONE)
        await pilot.press("less_than_sign", "S")
        assert screen.reading.story is story
        assert shown(screen) == [
            "▸ The bridge",
            "  3 versions · 2025-11-05 to 2025-11-06 · 20% read · compared · ⚑ 1 fact in conflict",
            "  Only one",
            "  0% read · one version only",
            "  Crowd",
            "  2 versions · not opened yet",
        ]

    play(scenario, given, stories=[story, ALONE, other.story], more={"Crowd": other})


def test_a_story_that_is_not_compared_yet_says_so() -> None:
    assert words(listed(bridge().story))[1] == "  3 versions · 0% read · not compared yet"


def test_a_story_that_cannot_be_compared_is_named() -> None:
    other = crowd(2, 3)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: screen.reading.failure != "")
        await pilot.press("less_than_sign", "S")
        assert shown(screen)[-1] == "  2 versions · 0% read · not compared"
        (warning,) = pilot.app._notifications
        assert "The versions could not be compared: ValueError: no" in warning.message

    play(scenario, bridge(), stories=[bridge().story, other.story], more={"Crowd": ValueError("no")})


def test_enter_opens_a_story_and_its_article() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("S", "j", "enter")
        await until(pilot, lambda: screen.view is None)
        assert screen.reading.story is ALONE
        await pilot.press("S")
        assert shown(screen)[2] == "▸ Only one"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.reading.story is ALONE, "it opens at the story on the screen"
        await pilot.press("S", "k", "enter")
        await pilot.pause()
        assert screen.reading.story.title == "The bridge"

    play(scenario, bridge(), stories=[bridge().story, ALONE])


def test_words_find_a_story_by_its_title_its_outlets_and_its_headlines() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("S", "slash", *"herald")
        await pilot.pause()
        assert [line.strip() for line in shown(screen)][::2] == ["Only one"]
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.reading.story is ALONE)

    play(scenario, bridge(), stories=[bridge().story, ALONE])


def test_stories_can_be_sorted() -> None:
    given = bridge()
    old = dated(given.story, "2025-01-01", "", "")
    new = Story("New", tuple(replace(text, published="2025-06-01") for text in ALONE.versions))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def titles() -> list[str]:
            return [line[2:] for line in shown(screen)][::2]

        await pilot.press("j", "greater_than_sign")
        await until(pilot, lambda: screen.reading.story is new)
        await pilot.press("less_than_sign", "S")
        assert titles() == ["The bridge", "New"]
        await pilot.press("r")
        assert titles() == ["New", "The bridge"]
        await pilot.press("r")
        assert titles() == ["New", "The bridge"]
        await pilot.press("r")
        assert titles() == ["The bridge", "New"]

    play(scenario, replace(given, story=old), stories=[old, new])


def test_titles_are_data() -> None:
    nasty = Story("[link=x]Story\x9b\x1b[2J", (article("x."),))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("S")
        assert shown(screen)[0] == "▸ [link=x]Story\ufffd␛[2J"

    play(scenario, stories=[nasty])
