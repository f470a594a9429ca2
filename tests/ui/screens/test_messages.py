"""What was said since the start stays to be read."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.sources import OpenedStory, SourceError, SourceNotice
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.messages import MessagesScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.making import article, bridge_story
from tests.support.playing import play, shown, until

PROBLEMS = (
    SourceError("a/late.pdf", "is no PDF\x1b[2J"),
    SourceError("a/late.pdf", "and has no text"),
    SourceError("Courier.txt", "its date is no date", 3),
    SourceNotice("a/.hidden", "is not read"),
)


def test_files_not_read_stay_in_the_list_and_messages_are_a_key_away() -> None:
    def opened(story: Story) -> OpenedStory:
        return OpenedStory(story, PROBLEMS)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "not read" not in " ".join(shown(screen, "versions"))
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: "1 file not read" in " ".join(shown(screen, "versions")))
        pilot.app.clear_notifications()
        await pilot.press("ctrl+g")
        await pilot.pause()
        messages = pilot.app.screen
        assert isinstance(messages, MessagesScreen)
        view = messages.query_one(LineView)
        text = " ".join(" ".join(p.text for p in view.line(y)) for y in range(view.virtual_size.height))
        assert "Not read of this story" in text
        assert "a/late.pdf: is no PDF" in text
        assert "\x1b" not in text
        await pilot.press("j", "escape")
        assert pilot.app.screen is screen

    other = Story("Flood", (article("Flood one.", outlet="Courier"),))
    play(scenario, stories=[bridge_story()[0], other], opened=opened)
