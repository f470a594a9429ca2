"""Copying, with sources, and opening an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.ui import browser, clipboard
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article, bridge_story, bridge_with_a_conflict
from tests.support.playing import play, shown, until


def test_copying_says_where_it_went(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    def copy(text: str) -> bool:
        copied.append(text)
        return len(copied) == 1

    monkeypatch.setattr(clipboard, "copy_by_tool", copy)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        async def press(*keys: str) -> str:
            await pilot.press(*keys)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            return shown(screen, "status")[0]

        assert "Sentence copied" in await press("y")
        assert "OSC 52" in await press("Y")
        assert pilot.app.clipboard == "The bridge closed on Monday. Engineers found cracks."
        await press("v", "l", "y")
        assert pilot.app.clipboard == "The bridge closed on Monday. Engineers"
        await press("escape")
        monkeypatch.setattr(clipboard, "terminal_refusal", lambda text: "this terminal has no clipboard")
        assert "Not copied: this terminal has no clipboard" in await press("y")

    play(scenario)


def test_nothing_that_steers_a_terminal_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    def copy_by_tool(text: str) -> bool:
        copied.append(text)
        return False

    monkeypatch.setattr(clipboard, "copy_by_tool", copy_by_tool)
    nasty = article("The\x1b[201~ sea\x07 rose\u202e and\u200b fell\U000e0041.", outlet="Alone")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("y")
        await until(pilot, lambda: pilot.app.clipboard != "")
        assert [pilot.app.clipboard] == copied == ["The sea rose and fell."]
        pilot.app.copy_to_clipboard("typed\x1b[201~")
        assert pilot.app.clipboard == "typed"
        pilot.app.copy_to_clipboard("x" * 80_000)
        assert pilot.app.clipboard == "typed", "no terminal takes so much"

    play(scenario, stories=[Story("", (nasty,))])


def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_page(url: str) -> str:
        opened.append(url)
        return "" if len(opened) == 1 else "w3m would take this terminal; nothing was opened:"

    monkeypatch.setattr(browser, "open_address", open_page)
    story, _ = bridge_story()
    addresses = ["https://example.org/?a=--b;c", "file:///etc/passwd", ""]
    versions = tuple(replace(a, url=url) for a, url in zip(story.versions, addresses, strict=True))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("w")
        await until(pilot, lambda: f"Opened {addresses[0]}" in shown(screen, "status")[0])
        await pilot.press("w")
        await until(pilot, lambda: "would take this terminal" in shown(screen, "status")[0])
        await pilot.press("l", "w")
        assert "No address of the web" in shown(screen, "status")[0]
        await pilot.press("l", "w")
        assert "No address is known" in shown(screen, "status")[0]
        assert opened == addresses[:1] * 2

    play(scenario, stories=[replace(story, versions=versions)])


def taking(copied: list[str]) -> Callable[[str], bool]:
    """A tool that copies into a list."""

    def copy(text: str) -> bool:
        copied.append(text)
        return True

    return copy


def test_both_sides_are_copied_from_every_view_and_from_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy_by_tool", taking(copied))
    compared = bridge_with_a_conflict()
    both = {
        "Courier: The bridge closed on Monday.",
        "Gazette: On Monday the bridge was shut.",
    }

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for keys in ("c", "s", "m l", "tab"):
            await pilot.press(*keys.split(), "y")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert both <= set(copied[-1].split("\n")), keys
            assert "sentences copied" in shown(screen, "status")[0]
            await pilot.press("escape", "g")
        await pilot.press("o", "y")
        await pilot.app.workers.wait_for_complete()
        assert copied[-1].startswith(("Gazette: ", "Wire: "))

    play(scenario, compare=lambda story: compared)


def test_citations_are_copied_by_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy_by_tool", taking(copied))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("ctrl+y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert copied == ["Courier: “The bridge closed on Monday.”"]
        assert "Citation copied" in shown(screen, "status")[0]

    play(scenario)
