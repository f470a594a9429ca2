"""Panes, and keys of one's own."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.settings.keymap import check_keymap
from newsreader.ui.commands import COMMANDS, DEFAULT_KEYS
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.help import HelpScreen
from tests.support.playing import play, shown


def test_tab_goes_round_the_panes_and_each_has_its_own_keys() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def pane() -> str | None:
            return screen.focused.id if screen.focused else None

        assert pane() == "article"
        await pilot.press("tab")
        assert pane() == "evidence"
        await pilot.press("j")
        assert screen.reading.place == Place(0, 0)
        await pilot.press("enter")
        assert screen.reading.place == Place(1, 1), "the second match was selected"
        assert pane() == "article"
        await pilot.press("backspace", "shift+tab")
        assert pane() == "versions"
        await pilot.press("j")
        assert screen.reading.place == Place(1, 1)
        assert "read" in shown(screen, "keys")[0]
        await pilot.press("enter")
        assert pane() == "article"

    play(scenario)


def test_side_panes_are_hidden_and_resized_by_key() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        wide = screen.evidence.size.width
        await pilot.press("plus", "plus")
        assert screen.evidence.size.width == wide + 8
        await pilot.press("minus")
        assert screen.evidence.size.width == wide + 4
        await pilot.press("Z", "z")
        await pilot.pause()
        assert not screen.evidence.display
        assert not screen.versions.display
        focused = []
        for keys in ("tab", "z shift+tab"):
            await pilot.press(*keys.split())
            focused.append(screen.focused)
        assert focused == [screen.article, screen.versions]

    play(scenario)


def test_the_readers_own_keys_work_and_are_shown() -> None:
    keys = {**DEFAULT_KEYS, "next-sentence": ("e", "down"), "help": ("f2",)}

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("e")
        assert screen.reading.place.sentence == 1
        await pilot.press("j")
        assert screen.reading.place.sentence == 1
        assert "e/k move" in shown(screen, "keys")[0]

    play(scenario, keys=keys)


def test_keys_that_change_places_do_what_they_now_stand_for() -> None:
    wishes = {"next-sentence": ("n", "down"), "next-hit": ("j",), "help": ("k",), "toggle-read": ("?",)}
    keys, problems = check_keymap(wishes, COMMANDS)
    assert not problems

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("n", "down")
        assert screen.reading.place.sentence == 2
        await pilot.press("up")
        assert screen.reading.place.sentence == 1
        await pilot.press("j")
        assert screen.reading.place.sentence == 1
        assert "Nothing is searched for" in shown(screen, "status")[0]
        await pilot.press("question_mark")
        assert "Marked as read" in shown(screen, "status")[0]
        await pilot.press("k")
        assert isinstance(pilot.app.screen, HelpScreen)

    play(scenario, keys=keys)
