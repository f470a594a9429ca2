"""What makes reading comfortable: search, focus, reading against one, copying, coming back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Place, Story, Thresholds
from newsreader.settings.config import Config, PaneSettings, TextSettings
from newsreader.settings.keymap import check_keymap
from newsreader.ui import clipboard
from newsreader.ui.commands import COMMANDS, DEFAULT_KEYS
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.help import HelpScreen
from newsreader.ui.state import Focus
from newsreader.ui.widgets.prompt import Prompt
from tests.support.making import article, bridge_story, comparison
from tests.support.playing import States, play, shown, until


async def answer(pilot: Pilot[None], screen: ReaderScreen, key: str, text: str, end: str = "enter") -> None:
    await pilot.press(key, *text)
    assert isinstance(screen.focused, Prompt)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press(end)
    await pilot.pause()


def test_searching_marks_hits_and_moves_between_them() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", "THE")
        assert [screen.reading.article.sentence_at(hit.start) for hit in screen.reading.hits] == [0, 2]
        assert "2 hits" in shown(screen, "status")[0] or "Hit" in shown(screen, "status")[0]
        await pilot.press("n")
        assert screen.reading.place.sentence == 2
        assert "Hit 2 of 2" in shown(screen, "status")[0]
        await pilot.press("n")
        assert screen.reading.place.sentence == 0, "round the end"
        await pilot.press("N")
        assert screen.reading.place.sentence == 2
        ground = screen.palette.hit.bgcolor
        row = screen.article.render_line(3)
        assert "".join(s.text for s in row if s.style and s.style.bgcolor == ground) == "The"
        await pilot.press("escape")
        assert screen.reading.hits == ()

    play(scenario)


@pytest.mark.parametrize(
    ("pattern", "words"), [("/(/", "no pattern"), ("/(x+x+)+y|(a|aa)+\\1!/", "")], ids=["malformed", "slow"]
)
def test_a_bad_pattern_is_said_and_nothing_hangs(pattern: str, words: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", pattern)
        assert screen.reading.hits == ()
        if words:
            await answer(pilot, screen, "slash", pattern, end="escape")
        await pilot.press("j")
        assert screen.reading.place.sentence == 1

    play(scenario)


def test_giving_up_a_search_clears_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", "bridge", end="escape")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.reading.hits == ()
        assert screen.focused is screen.article

    play(scenario)


def test_going_to_a_sentence_by_number() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "colon", "3")
        assert screen.reading.place.sentence == 2
        await answer(pilot, screen, "colon", "99")
        assert "1 to 4" in shown(screen, "status")[0]

    play(scenario)


def test_reading_against_one_version_changes_colours_gutter_and_counts() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("3")
        assert "read against: Wire" in shown(screen, "title")[0]
        assert shown(screen, "article")[0].startswith("▌●")
        assert "● 1 confirmed" in shown(screen, "status")[0]
        assert "○ 3 omitted" in shown(screen, "status")[0]
        await pilot.press("1")
        assert "This is that version" in shown(screen, "status")[0]
        await pilot.press("9")
        assert "no such version" in shown(screen, "status")[0]
        await pilot.press("0")
        assert "all 3 versions" in shown(screen, "title")[0]

    play(scenario)


def test_the_focus_goes_round_and_only_stops_where_there_is_something() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("f")
        assert screen.reading.focus is Focus.DOUBTFUL
        await pilot.press("f")
        assert screen.reading.focus is Focus.OMITTED
        assert screen.reading.place.sentence == 2, "the nearest that is shown"
        assert "Engineers" not in "".join(shown(screen, "article"))
        await pilot.press("k")
        assert screen.reading.place.sentence == 2
        await pilot.press("f")
        assert screen.reading.focus is Focus.EVERYTHING, "there are no conflicts"
        await pilot.press("f", "escape")
        assert screen.reading.focus is Focus.EVERYTHING

    play(scenario)


def test_copying_says_where_it_went(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy_by_tool", lambda text: bool(copied.append(text)) or len(copied) == 1)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("y")
        assert "Sentence copied" in shown(screen, "status")[0]
        await pilot.press("Y")
        assert "OSC 52" in shown(screen, "status")[0]
        assert pilot.app.clipboard == "The bridge closed on Monday. Engineers found cracks."
        await pilot.press("v", "l", "y", "escape")
        assert pilot.app.clipboard == "The bridge closed on Monday. Engineers"
        monkeypatch.setattr(clipboard, "terminal_copies", lambda: "this terminal has no clipboard")
        await pilot.press("y")
        await until(pilot, lambda: any("Not copied" in n.message for n in pilot.app._notifications))

    play(scenario)


def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: bool(opened.append(url)) or True)
    story, _ = bridge_story()
    addresses = ["https://example.org/?a=--b;c", "file:///etc/passwd", ""]
    versions = tuple(replace(a, url=url) for a, url in zip(story.versions, addresses, strict=True))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("w", "l", "w", "l", "w")
        assert opened == addresses[:1]
        assert "No address" in shown(screen, "status")[0]

    play(scenario, stories=[replace(story, versions=versions)])


def test_place_view_theme_and_read_marks_come_back() -> None:
    states = States()

    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "x", "j", "j", "T", "j", "enter")
        await until(pilot, lambda: pilot.app.theme != "dusk")
        assert shown(screen, "versions")[2].startswith("▸✓")

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.place == Place(1, 3)
        assert pilot.app.theme != "dusk"
        assert screen.reading.share_read(1) == 1

    play(leave, states=states)
    play(come_back, states=states, theme=None)


def test_a_store_that_holds_nonsense_does_no_harm() -> None:
    class Nonsense(States):
        def state(self, key: str) -> str | None:
            return '{"version": 7, "sentence": -3, "read": [[1, "x"], {"a": 2}], "view": 5, "theme": []}'

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.place == Place(0, 0)

    play(scenario, states=Nonsense())


def test_a_store_that_fails_is_said_once() -> None:
    class Failing(States):
        def set_state(self, key: str, value: str | None) -> None:
            raise OSError("the disk is full")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j")
        await pilot.pause(2.2)
        assert sum("disk is full" in n.message for n in pilot.app._notifications) == 1

    play(scenario, states=Failing())


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
        await pilot.press("tab")
        assert screen.focused is screen.article
        await pilot.press("z", "shift+tab")
        assert screen.focused is screen.versions

    play(scenario)


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
        assert "read against: Wire" in shown(screen, "title")[0]
        assert not screen.versions.display
        lines = shown(screen, "article")
        assert lines[0].startswith("▌?"), "0.8 is unsure now"
        assert lines[1] == ""
        assert "unsure 80%" in shown(screen, "evidence")[0]

    play(scenario, config=config, theme=None)


def test_the_readers_own_keys_work_and_are_shown() -> None:
    keys = {**DEFAULT_KEYS, "next-sentence": ("e", "down"), "help": ("f2",)}

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("e")
        assert screen.reading.place.sentence == 1
        await pilot.press("j")
        assert screen.reading.place.sentence == 1
        assert "e/k move" in shown(screen, "keys")[0]

    play(scenario, keys=keys)


def test_the_theme_picker_shows_each_theme_at_once_and_gives_up_cleanly() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("T")
        await pilot.press("j")
        await until(pilot, lambda: pilot.app.theme != "dusk")
        assert screen.palette.name == pilot.app.theme
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.theme == "dusk")

    play(scenario)


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
        assert "Nothing found" in shown(screen, "status")[0]
        await pilot.press("question_mark")
        assert "Marked as read" in shown(screen, "status")[0]
        await pilot.press("k")
        assert isinstance(pilot.app.screen, HelpScreen)

    play(scenario, keys=keys)


def test_the_minimap_shows_the_whole_and_leads_there() -> None:
    sentences = [f"Sentence number {n} is here." for n in range(100)]
    story = Story("The bridge", (article(*sentences), article("Other.")))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.reading.comparison = comparison(story, {})
        screen.show_version()
        edge = [screen.article.render_line(y).text[-2] for y in range(screen.article.size.height)]
        assert set(edge) == {"○"}
        x = screen.article.text_width
        await pilot.click("#article", offset=(x, screen.article.size.height))
        assert screen.reading.place.sentence > 90

    play(scenario, stories=[replace(story, title="another")])
