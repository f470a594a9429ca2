"""Moving by keys, and what the story is read against."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place
from newsreader.ui.reader import ReaderScreen
from tests.support.playing import answer, play, shown


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
        assert "read against 3 Wire alone" in shown(screen, "title")[0]
        assert shown(screen, "article")[0].startswith("▌●")
        assert "● 1 confirmed" in shown(screen, "status")[0]
        assert "○ 3 omitted" in shown(screen, "status")[0]
        await pilot.press("1")
        assert "This is that version" in shown(screen, "status")[0]
        await pilot.press("9")
        assert "no such version" in shown(screen, "status")[0]
        await pilot.press("0")
        assert "read against all 2 others" in shown(screen, "title")[0]

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
