"""The library on the screen."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from newsreader.library import Order, Record
from newsreader.ui.commands import Pane, commands_for
from newsreader.ui.library.screen import LibraryScreen
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.explanation import ExplanationScreen
from newsreader.ui.widgets.prompt import Prompt
from tests.support.collecting_library import record
from tests.support.library_play import listed, play_library, said, settled
from tests.support.playing import typed, until

DAM = "The dam above Orrest overflowed on Tuesday.\n\nAbout {} people left their houses in the lower town."


def dam(number: int, people: int = 40, **fields: str) -> Record:
    """One of several articles on one event."""
    return record(
        number,
        DAM.format(people),
        title="Dam at Orrest overflows",
        outlet=f"Paper {number}",
        published="2026-01-02",
        **fields,
    )


RECORDS = [dam(1), dam(2, 45), dam(1, 400), record(7), record(8, title="Bakers \x1b[2J [b]strike[/b]")]


def test_every_command_of_the_library_can_be_run_and_nothing_else(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        assert {one.id for one in commands_for(Pane.LIBRARY)} == screen.known

    play_library(scenario, RECORDS, tmp_path / "articles.db")


async def ask(pilot: Pilot[None], screen: LibraryScreen, key: str, text: str) -> None:
    await until(pilot, lambda: bool(screen.query(Prompt)))
    await pilot.press(key)
    await typed(pilot, text)
    await pilot.press("enter")
    await pilot.pause()


def test_stories_are_ordered_filtered_found_and_looked_into(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        assert listed(screen)[:2] == [
            " • Dam at Orrest overflows",
            "   2026-01-02 · 2 versions · Paper 2, Paper 1",
        ]
        assert " • Bakers ␛[2J [b]strike[/b]" in listed(screen)
        await pilot.press("j", "j", "k")
        assert "2 of 3" in said(screen)
        await pilot.press("r", "r")
        await until(pilot, lambda: screen.listing.top.look.title == f"Stories · by {Order.VERSIONS}")

        await ask(pilot, screen, "f", "versions>=")
        await settled(pilot, screen, "The list is as it was: versions>= says nothing")
        await ask(pilot, screen, "f", "outlet:paper vers")
        await until(pilot, lambda: not len(screen.listing.top.pages))
        await ask(pilot, screen, "f", "")
        await pilot.press("escape")
        await settled(pilot, screen, "Bakers")
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.listing.top.pages) == 3)

        await ask(pilot, screen, "slash", "flames mill")
        await settled(pilot, screen, "Firemen")
        await pilot.press("escape")
        await settled(pilot, screen, "2 versions")
        await pilot.press("g", "l")
        await settled(pilot, screen, "changed since")
        assert "2026-01-02 · 2 articles" in listed(screen)

    play_library(scenario, RECORDS, tmp_path / "articles.db")


def test_stories_are_split_joined_moved_pinned_and_that_is_taken_back(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        def versions() -> list[int]:
            return sorted(row.versions for row in screen.library.stories().rows)

        await pilot.press("s")
        assert "Articles are split from their story" in said(screen)
        await pilot.press("l")
        await settled(pilot, screen, "2026-01-02 · 2 articles")
        await pilot.press("s")
        await settled(pilot, screen, "Split an article from story")
        assert versions() == [1, 1, 1, 1]
        await pilot.press("u")
        await settled(pilot, screen, "Taken back: split")
        assert versions() == [1, 1, 2]

        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplanationScreen))
        await pilot.press("escape")
        await pilot.press("h")
        await settled(pilot, screen, "2 versions")

        await pilot.press("g", "v", "J")
        await settled(pilot, screen, "Joined the stories")
        assert versions() == [1, 3]
        await pilot.press("u")
        await settled(pilot, screen, "Taken back: joined")
        await pilot.press("p")
        await settled(pilot, screen, "Pinned story")
        await settled(pilot, screen, "pinned")
        await pilot.press("x")
        await settled(pilot, screen, "Marked as read")
        unread = screen.library.counts().unread
        await pilot.press("u")
        await settled(pilot, screen, "Taken back: marked as read")
        assert screen.library.counts().unread > unread

    play_library(scenario, RECORDS, tmp_path / "articles.db")


def test_what_its_reader_should_know_of_a_search_stands_below_it(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        await ask(pilot, screen, "/", "mi*")
        await settled(pilot, screen, "no beginning, but a word")

    play_library(scenario, RECORDS, tmp_path / "articles.db", size=(60, 20))


def test_articles_that_were_chosen_are_moved_into_the_story_at_the_cursor(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        def versions() -> list[int]:
            return sorted(row.versions for row in screen.library.stories().rows)

        before = versions()
        await pilot.press("m")
        assert "Choose articles first" in said(screen)
        rows = screen.library.stories().rows
        (story,) = [row.id for row in rows if row.versions == 2]
        (at,) = [at for at, row in enumerate(rows) if row.id == story]
        await pilot.press("g", *"j" * at, "l")
        await settled(pilot, screen, "2 articles")
        await pilot.press("v", "h")
        await settled(pilot, screen, "2 versions")
        await pilot.press("G" if at == 0 else "g", "m")
        await settled(pilot, screen, "Moved an article to story")
        assert versions() == [1, 1, 2]
        (after,) = [row.id for row in screen.library.stories().rows if row.versions == 2]
        assert after != story
        await pilot.press("u")
        await settled(pilot, screen, "Taken back: moved")
        assert versions() == before
        assert [row.id for row in screen.library.stories().rows if row.versions == 2] == [story]

    play_library(scenario, RECORDS, tmp_path / "articles.db")


def test_a_story_is_opened_and_left_again_and_what_is_added_meanwhile_shows(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        await until(pilot, lambda: reader.reading.comparison is not None)
        assert [len(texts) for texts in reader.reading.story.earlier] == [1, 0] or [
            len(texts) for texts in reader.reading.story.earlier
        ] == [0, 1]
        await pilot.press("F")
        await until(pilot, lambda: reader.view is not None)
        list(screen.library.add([record(9, title="Late news")]))
        await pilot.press("S")
        await until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot, screen, "Late news")
        (row,) = [row for row in screen.library.stories().rows if row.versions == 2]
        assert (row.unread, row.disagreement) == (0, 0)
        await pilot.press("q")
        assert pilot.app.return_code == 0

    play_library(scenario, RECORDS, tmp_path / "articles.db", size=(60, 20))


def test_rows_far_down_are_read_when_one_goes_there(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: LibraryScreen) -> None:
        await pilot.press("G")
        await settled(pilot, screen, "180 of 180")
        assert "Mill 1 burns down" in " ".join(listed(screen))
        await pilot.press("1", "2", "0", "G")
        await settled(pilot, screen, "120 of 180")
        assert "Mill 61 burns down" in " ".join(listed(screen))

    play_library(scenario, map(record, range(1, 181)), tmp_path / "articles.db")
