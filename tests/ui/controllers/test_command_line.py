"""The command line: what it does, completes, remembers, and says of what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.packs.verifying import verify
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import Focus
from newsreader.ui.widgets.prompt import Prompt
from tests.support.playing import States, answer, play, shown, until


async def line(pilot: Pilot[None], screen: ReaderScreen, text: str) -> str:
    """Type a line; what the status bar says."""
    await answer(pilot, screen, "colon", text)
    await pilot.pause()
    return shown(screen, "status")[0]


def test_numbers_names_and_commands_with_an_argument_are_carried_out() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await line(pilot, screen, "3")
        assert screen.reading.place == Place(0, 2)
        await line(pilot, screen, ":1")
        await line(pilot, screen, "$")
        assert screen.reading.place == Place(0, 3)
        assert "1 to 4" in await line(pilot, screen, "99")
        await line(pilot, screen, "against wire")
        assert list(screen.reading.against) == [2]
        await line(pilot, screen, "against 2")
        assert list(screen.reading.against) == [1]
        await line(pilot, screen, "against all")
        assert list(screen.reading.against) == [1, 2]
        await line(pilot, screen, "version gaz")
        assert screen.reading.place.version == 1
        await line(pilot, screen, "focus")
        assert screen.reading.focus is Focus.DOUBTFUL
        await line(pilot, screen, "theme paper")
        await until(pilot, lambda: pilot.app.theme == "paper")
        await line(pilot, screen, "mat")
        assert screen.view is not None and screen.view.id == "view-matrix"
        await line(pilot, screen, "2")
        await line(pilot, screen, "close-view")
        assert screen.view is None

    play(scenario)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("matrx", "There is no command matrx; did you mean matrix?"),
        ("theme papper", "There is no theme papper; did you mean paper?"),
        ("against wir3", "There is no version wir3"),
        ("against", "Name a version: 1 to 3"),
        ("set text.widht 70", "There is no setting text.widht; did you mean text.width?"),
        ("set text.width 7", "text.width: "),
        ("set keys.quit x", "is changed in the file of settings"),
        ("sort", "sort works in a view"),
        ("w", "w FILE writes your notes, which are saved already: .md"),
        ("export", "export FILE writes the comparison: .txt .html"),
        ("(", "is no command"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_is_near(typed: str, said: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert said in await line(pilot, screen, typed)

    play(scenario, size=(150, 40))


def test_lines_are_completed_and_remembered_over_starts() -> None:
    states = States()

    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await line(pilot, screen, "2")
        await pilot.press("colon", *"the", "tab")
        prompt = screen.query_one(Prompt)
        assert prompt.value == "theme"
        assert "enter run" in shown(screen, "keys")[0] and "esc cancel" in shown(screen, "keys")[0]
        await pilot.press("space", *"pap", "tab", "enter")
        await until(pilot, lambda: pilot.app.theme == "paper")

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("colon", "n", "up", "up")
        prompt = screen.query_one(Prompt)
        assert prompt.value == "2"
        await pilot.press("down")
        assert prompt.value == "theme paper"
        await pilot.press("down")
        assert prompt.value == "n", "what was typed comes back"
        await pilot.press("tab", "tab")
        assert prompt.value != "n"
        assert "noh" in shown(screen, "status")[0]
        await pilot.press("escape")
        assert screen.focused is screen.article

    play(leave, states=states)
    play(come_back, states=states)


def test_the_comparison_and_the_notes_are_written_and_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Courier.txt").write_text("an article")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        async def said(typed: str, words: str) -> None:
            await line(pilot, screen, typed)
            await until(pilot, lambda: words in shown(screen, "status")[0])

        await said("export report.json", "Written: report.json")
        assert b'"schema": "newsreader.comparison/1"' in (tmp_path / "report.json").read_bytes()
        await said("pack story.zip", "Written: story.zip")
        assert verify((tmp_path / "story.zip").read_bytes()).versions == 3
        await said("pack story.zip", "story.zip is there already: pack! overwrites it")
        await said("export report.json", "report.json is there already: export! overwrites it")
        await said("export! report.json", "Written")
        await said("export! Courier.txt", "Courier.txt is an article of this story")
        await said("export report.xyz", "A report has a name that ends in")
        await said("export no/where.txt", "cannot be written")
        await said("w notes.md", "Written: notes.md")
        assert (tmp_path / "notes.md").is_file()

    play(scenario, size=(150, 40))


def test_settings_are_changed_until_the_program_ends() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "text.width is 40 until the program ends" in await line(pilot, screen, "set text.width 40")
        assert "text.width is 40" in await line(pilot, screen, "set text.width")
        await line(pilot, screen, "set panes.versions.show=false")
        await pilot.pause()
        assert not screen.versions.display
        await line(pilot, screen, "set thresholds.unsure 0.9")
        assert shown(screen, "article")[0].startswith("▌??"), "both verdicts are unsure now"
        await line(pilot, screen, "set against [Wire]")
        assert list(screen.reading.against) == [2]

    play(scenario, size=(150, 40))


def test_what_is_typed_stands_behind_the_key_that_asked_for_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for key, sign in (("colon", ":"), ("slash", "/"), ("quotation_mark", " ")):
            await pilot.press(key)
            await pilot.pause()
            assert foot(screen)[0] == sign
            if sign != " ":
                await pilot.press("m", "a")
                await pilot.pause()
                assert foot(screen).rstrip() == f"{sign}ma"
            await pilot.press("escape")
            await pilot.pause()

    play(scenario)


def foot(screen: ReaderScreen) -> str:
    """What stands in the line in which one types."""
    return screen.prompt.render_lines(screen.prompt.size.region.grow((0, 1, 0, 1)).reset_offset)[0].text
