"""The screen by key and mouse, on a story whose comparison is made by hand."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from newsreader.model import Place, Story, Thresholds
from newsreader.settings.config import Config, PaneSettings, TextSettings
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article, bridge_story
from tests.support.playing import play, shown, until


def test_colours_gutter_and_evidence() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert shown(screen, "article")[:5] == [
            "▌◐●  The bridge closed on Monday.",
            " ◐○  Engineers found cracks.",
            "",
            " ○○  The mayor was told in May.",
            " ○○  Repairs cost two million.",
        ]
        evidence = shown(screen, "evidence")
        assert evidence[0].startswith("● 3 Wire says the same")
        assert evidence[0].endswith("sure 80 %")
        assert evidence[1] == "▸  The bridge closed on Monday."
        assert " · made for a test: confirmed" in evidence
        status = shown(screen, "status")[0]
        assert "● 1 confirmed" in status
        assert "◐ 1 rephrased" in status
        assert "○ 2 omitted" in status
        assert status.endswith("sentence 1 of 4")

    play(scenario)


def test_a_heading_is_explained_and_not_coloured() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "j")
        assert screen.reading.place == Place(1, 2)
        assert "▌     Traffic".replace("     ", "    ") in shown(screen, "article")
        assert "makes no claim" in " ".join(shown(screen, "evidence"))

    play(scenario)


@pytest.mark.parametrize("width", [45, 60, 80, 120])
def test_what_an_article_leaves_out_is_offered_on_the_first_screen(width: int) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        (bar,) = shown(screen, "keys")
        assert "o left out here" in bar and "? help" in bar
        assert "j/k move" in bar and len(bar) <= width

    play(scenario, size=(width, 20))


def test_the_mouse_selects_sentences_versions_and_matches() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.click("#article", offset=(12, 4))
        assert screen.reading.place == Place(0, 2)
        await pilot.click("#article", offset=(12, 1))
        await pilot.click("#evidence", offset=(6, 2))
        assert screen.reading.place == Place(2, 0)
        await pilot.click("#versions", offset=(6, 3))
        assert screen.reading.place.version == 1
        await pilot.press("tab")
        x = shown(screen, "keys")[0].index("omitted")
        await pilot.click("#article", offset=(12, 1))
        await pilot.click("#keys", offset=(x, 0))
        await until(pilot, lambda: screen.reading.place.sentence == 3)

    play(scenario)


def test_several_stories_keep_their_places() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "greater_than_sign")
        await until(pilot, lambda: screen.reading.story.title == "alone")
        assert "story 2 of 2" in shown(screen, "title")[0]
        await until(pilot, lambda: "not in conflict with itself" in shown(screen, "status")[0])
        await pilot.press("less_than_sign")
        assert screen.reading.place == Place(0, 1)

    play(scenario, stories=[bridge_story()[0], Story("alone", (article("Only one."),))])


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (1000, 500)])
def test_any_size_of_terminal_is_survived(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "l", "tab", "j", "t")
        await pilot.resize_terminal(120, 40)
        await pilot.resize_terminal(*size)
        await pilot.press("k", "h")
        if size >= (20, 5):
            assert any(character.isalpha() for line in shown(screen, "article") for character in line)

    play(scenario, size=size)


def test_article_text_is_neither_markup_nor_control() -> None:
    nasty = article("The [b]minister[/b] said [sic] [/x] \x1b]52;c;aGk=\x07 it.", outlet="[red]Out\x1b[2J")
    story = Story("[link=x]Story\x9b", (nasty, nasty))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        text = "\n".join(line for pane in ("title", "versions", "article") for line in shown(screen, pane))
        assert "[b]minister[/b] said [sic] [/x]" in text
        assert "␛]52;c;aGk=␇ it." in text
        assert "[red]Out␛[2J" in text
        assert "[link=x]Story" in text
        assert not set(text) & {"\x1b", "\x07", "\x9b"}

    play(scenario, stories=[story])


def test_the_configuration_shapes_the_screen() -> None:
    config = Config(
        theme="paper",
        against=("wire",),
        text=TextSettings(width=30, spacing=1),
        versions=PaneSettings(show=False, width=20),
        unsure=Thresholds(told=0.9),
    )

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert pilot.app.theme == "paper"
        assert "read against 3 Wire alone" in shown(screen, "title")[0]
        assert not screen.versions.display
        lines = shown(screen, "article")
        assert lines[0].startswith("▌?"), "0.8 is unsure now"
        assert lines[1] == ""
        assert "unsure 80 %" in shown(screen, "evidence")[1]

    play(scenario, config=config, theme=None)
