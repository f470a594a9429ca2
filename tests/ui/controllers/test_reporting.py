"""Writing a report from the reader: format, parts and place are asked for, and before writing over a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.choice import ChoiceScreen
from newsreader.ui.screens.marked import MarkedScreen
from newsreader.ui.widgets.prompt import Prompt
from tests.support.playing import play, until


async def ask(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def test_a_report_is_asked_for_in_three_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await ask(pilot, "X")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await ask(pilot, "enter", "escape")
        assert screen.is_current
        await ask(pilot, "X", "enter")
        marked = pilot.app.screen
        assert isinstance(marked, MarkedScreen)
        options = marked.query_one(OptionList)
        assert str(options.get_option_at_index(0).prompt).startswith("[x] Every fact")
        await ask(pilot, "space")
        assert str(options.get_option_at_index(0).prompt).startswith("[ ]")
        await ask(pilot, "enter")
        assert screen.query_one(Prompt).value == "the-bridge.html"
        await ask(pilot, "enter")
        await until(pilot, (tmp_path / "the-bridge.html").exists)
        await pilot.app.workers.wait_for_complete()
        page = (tmp_path / "the-bridge.html").read_text("utf-8")
        assert 'id="disputes"' not in page and 'id="texts"' in page

    play(scenario)


def test_what_is_there_is_written_over_only_when_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "the-bridge.txt"
    file.write_text("mine")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await ask(pilot, "X", "0", "enter")
        prompt = screen.query_one(Prompt)
        assert prompt.value == "the-bridge.txt"
        await ask(pilot, "enter")
        assert "is there already" in prompt.placeholder
        await ask(pilot, "escape")
        assert file.read_text() == "mine"
        await ask(pilot, "X", "enter", "enter")
        await ask(pilot, *"yes", "enter")
        await until(pilot, lambda: file.read_text() != "mine")
        await pilot.app.workers.wait_for_complete()

    play(scenario)
