"""Commands, settings and what is typed are found by what they do."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from newsreader.ui.command_search import CommandSearch, entries, found_by_words
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.prompt import Prompt
from tests.support.playing import play, until


@pytest.mark.parametrize(
    ("keys", "query", "first"),
    [
        ("", "confirm", "The same, in the same words"),
        ("", "dim", "Focus"),
        ("", "filter", "Focus"),
        ("c", "filter", "Filter"),
        ("c", "sort", "Sort"),
        ("", "export", "Write the notes on this story into a file"),
        ("", "save report", "Write the comparison into a file"),
        ("", "next conflict", "Next conflict"),
        ("", "text width", "Setting text.width: 88"),
        ("", "dark", "Next theme"),
        ("", "clipboard", "Copy"),
    ],
)
def test_what_is_looked_for_is_found(keys: str, query: str, first: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press(*keys.split())
        hits = [hit async for hit in CommandSearch(screen).search(query)]
        best = max(hits, key=lambda hit: hit.score)
        found = [hit.text for hit in hits if hit.score == best.score]
        assert first in found

    play(scenario)


def test_what_works_where_one_is_is_offered() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        labels = {entry.label for entry in entries(screen)}
        assert {"Next omitted sentence", "Read against …"} <= labels
        assert "Sort" not in labels
        await pilot.press("c")
        labels = {entry.label for entry in entries(screen)}
        assert "Sort" in labels and "Next omitted sentence" not in labels

    play(scenario)


def test_a_setting_that_is_chosen_is_typed_on() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        pilot.app.screen.query_one(Input).value = "spacing"
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(screen.focused, Prompt))
        assert screen.query_one(Prompt).value == "set text.spacing "
        await pilot.press("1", "enter")
        await pilot.pause()
        assert screen.runner.changing.choices("text.spacing") == ["1"]

    play(scenario)


def test_a_text_is_found_by_the_beginnings_of_its_words() -> None:
    assert found_by_words("WID text", "Setting text.width text width")
    assert not found_by_words("idth", "text width")
    assert not found_by_words("", "text")
