"""Marking a passage by keys, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.model import NoteColour, Story
from newsreader.ui.commands import Pane
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article
from tests.support.noting_play import kept, play, press, shown, underlined
from tests.support.playing import typed

STORY = Story("The pony", (article("A 12-year-old “rides well”, her aunt said. | Nobody asked the pony."),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_a_part_of_a_compound_is_marked_by_its_words(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "v", "slash")
        await typed(pilot, "12")
        await press(pilot, "enter")
        assert screen.noting.marker.has_keyboard
        assert "“A 12”" in shown(screen, "marking")[0]
        await press(pilot, "i", "w")
        assert "“12”" in shown(screen, "marking")[0]
        await press(pilot, "w", "w", "b", "e")
        assert "“12-year”" in shown(screen, "marking")[0]
        await press(pilot, "i", "W", "f", "comma", "F", "w")
        assert "“12-year-old “rides w”" in shown(screen, "marking")[0]
        await press(pilot, "i", "s")
        assert "“A 12-year-old" in shown(screen, "marking")[0]
        await press(pilot, "escape")
        assert screen.pane is Pane.ARTICLE

    play(scenario, path, [STORY])


def test_words_that_are_nowhere_leave_the_passage(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "v", "slash")
        await typed(pilot, "giraffe")
        await press(pilot, "enter")
        assert "not in this article" in shown(screen, "marking")[0]
        await press(pilot, "slash", "1", "escape")
        assert "“A 12-year-old" in shown(screen, "marking")[0]
        await press(pilot, "f", "escape", "i", "z")
        assert "w word" in shown(screen, "marking")[0]

    play(scenario, path, [STORY])


def test_one_key_marks_the_quotation_and_another_highlights_it(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "V")
        assert "quoted" in shown(screen, "marking")[0]
        await press(pilot, "2")
        assert screen.pane is Pane.ARTICLE
        (note,) = kept(screen)
        assert (note.anchor.exact, note.colour, note.comment) == ("rides well", NoteColour.GREEN, "")
        assert underlined(screen) == "rides well"
        await press(pilot, "j", "underscore")
        assert [note.colour for note in kept(screen)] == [NoteColour.GREEN] * 2
        await press(pilot, "u", "u")
        assert kept(screen) == []

    play(scenario, path, [STORY])


def test_the_selected_match_is_marked_in_its_version(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "tab")
        assert screen.pane is Pane.EVIDENCE
        await press(pilot, "V")
        assert screen.reading.place.version != 0
        assert "the sentence" in shown(screen, "marking")[0]

    play(scenario, path)


def test_what_a_line_of_a_view_leads_to_is_marked(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "o", "V")
        assert screen.view is None
        assert screen.reading.place.version != 0
        assert screen.noting.marker.has_keyboard
        await press(pilot, "escape", "M", "V")
        assert "No sentence is selected here" in shown(screen, "status")[0]

    play(scenario, path)
