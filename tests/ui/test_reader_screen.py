"""The screen by key and mouse, on a story whose comparison is made by hand."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from newsreader.model import Comparison, Place, Story
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Mark
from newsreader.ui.commands import COMMANDS, Pane, commands_for
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.help import HelpScreen
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.lines import LineView
from tests.support.making import article, bridge_story
from tests.support.playing import play, shown, until


def test_every_key_of_the_article_moves_as_the_registry_says() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        steps = [
            ("j", Place(0, 1)),
            ("down", Place(0, 2)),
            ("k", Place(0, 1)),
            ("up", Place(0, 0)),
            ("J", Place(0, 2)),
            ("K", Place(0, 0)),
            ("G", Place(0, 3)),
            ("g", Place(0, 0)),
            ("right_square_bracket", Place(0, 2)),
            ("right_square_bracket", Place(0, 3)),
            ("left_square_bracket", Place(0, 2)),
            ("g", Place(0, 0)),
            ("l", Place(1, 1)),
            ("right", Place(2, 0)),
            ("h", Place(1, 1)),
            ("left", Place(0, 0)),
            ("enter", Place(2, 0)),
            ("backspace", Place(0, 0)),
            ("space", Place(0, 3)),
            ("pageup", Place(0, 0)),
        ]
        for key, place in steps:
            await pilot.press(key)
            assert screen.reading.place == place, key

    play(scenario)


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
        assert evidence[0].startswith("● Wire confirms this")
        assert evidence[0].endswith("80%")
        assert evidence[1] == "▸ The bridge closed on Monday."
        assert "· made for a test: confirmed" in evidence
        status = shown(screen, "status")[0]
        assert "● 1 confirmed" in status
        assert "◐ 1 rephrased" in status
        assert "○ 2 omitted" in status
        assert status.endswith("sentence 1 of 4")

    play(scenario)


def test_the_differing_words_of_a_match_are_marked() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j")
        view = screen.query_one("#evidence", LineView)
        missing = load_themes().by_name["dusk"].marks[Mark.MISSING].colour
        marked = [
            segment.text
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.style and segment.style.color and segment.style.color.name == missing
        ]
        assert marked == ["were seen by engineers."]

    play(scenario)


def test_a_heading_is_explained_and_not_coloured() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "j")
        assert screen.reading.place == Place(1, 2)
        assert "▌     Traffic".replace("     ", "    ") in shown(screen, "article")
        assert "makes no claim" in " ".join(shown(screen, "evidence"))

    play(scenario)


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


def test_what_cannot_be_done_is_said_and_goes_away() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for key, words in [
            ("backspace", "Nothing to go back to"),
            ("greater_than_sign", "Only one story is open"),
            ("left_square_bracket", "No omitted sentence further up"),
        ]:
            await pilot.press(key)
            assert words in shown(screen, "status")[0]
        await pilot.press("G", "enter")
        assert "No other version has this sentence" in shown(screen, "status")[0]
        await pilot.press("k")
        assert "confirmed" in shown(screen, "status")[0]

    play(scenario)


def test_themes_change_every_style() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        view = screen.query_one(ArticleView)
        seen = set()
        for _ in load_themes().names:
            seen.add((pilot.app.theme, str(list(view.render_line(0))[-2].style)))
            await pilot.press("t")
        assert len({style for _, style in seen}) >= 5
        assert pilot.app.theme == "dusk"

    play(scenario)


def test_help_lists_every_command_and_closes() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.pause()
        view = pilot.app.screen.query_one(LineView)
        text = " ".join(" ".join(p.text for p in view.line(y)) for y in range(view.virtual_size.height))
        for command in commands_for(Pane.ARTICLE):
            assert command.tooltip.split(",")[0] in " ".join(text.split())
        await pilot.press("j", "escape")
        assert pilot.app.screen is screen

    play(scenario, size=(60, 20))


def test_the_palette_runs_commands() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("ctrl+p")
        await pilot.press(*"end")
        await pilot.pause(0.5)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert screen.reading.place == Place(0, 3)

    play(scenario)


def test_a_failed_comparison_leaves_the_articles_readable() -> None:
    def fails(story: Story) -> Comparison:
        raise ValueError("no [comparison] for\x1b this")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        notifications = [note.message for note in pilot.app._notifications]
        assert any("no [comparison] for␛ this" in message for message in notifications)
        await pilot.press("j", "l")
        assert screen.reading.place.version == 1

    play(scenario, stories=[Story("another", bridge_story()[0].versions)], compare=fails)


def test_several_stories_keep_their_places() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "greater_than_sign")
        await until(pilot, lambda: screen.reading.story.title == "alone")
        assert "story 2 of 2" in shown(screen, "title")[0]
        assert "one version only" in shown(screen, "status")[0]
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


def test_no_two_commands_share_a_key_in_one_pane() -> None:
    for pane in Pane:
        keys = [key for command in commands_for(pane) for key in command.keys]
        assert len(keys) == len(set(keys))


def test_every_command_can_be_run_and_nothing_else() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert {command.id for command in COMMANDS} == screen.runner.known

    play(scenario)
