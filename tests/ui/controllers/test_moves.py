"""Moving by keys, and what the story is read against."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article, bridge_with_a_conflict
from tests.support.playing import play, shown


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


def test_a_number_repeats_a_move_or_is_where_it_goes() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for keys, place in [
            ("3 j", Place(0, 3)),
            ("2 k", Place(0, 1)),
            ("9 j", Place(0, 3)),
            ("2 g", Place(0, 1)),
            ("4 G", Place(0, 3)),
            ("1 0 G", Place(0, 3)),
            ("1 G", Place(0, 0)),
            ("2 right_square_bracket", Place(0, 3)),
            ("2 left_square_bracket", Place(0, 2)),
            ("1 G 2 l", Place(2, 0)),
            ("4 l", Place(0, 0)),
        ]:
            await pilot.press(*keys.split())
            assert screen.reading.place == place, keys
        await pilot.press("1", "0", "G")
        assert "1 to 4" in shown(screen, "status")[0]

    play(scenario)


def test_omitted_contested_and_differing_sentences_are_counted_where_one_jumps_to_them() -> None:
    compared = bridge_with_a_conflict()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("right_square_bracket")
        assert "Omitted sentence 1 of 2" in shown(screen, "status")[0]
        for key in ("left_curly_bracket", "left_parenthesis"):
            await pilot.press("G", key)
            assert screen.reading.place.sentence == 0, key
            assert "1 of 1" in shown(screen, "status")[0]
        await pilot.press("right_curly_bracket")
        assert "No sentence in conflict further down" in shown(screen, "status")[0]
        await pilot.press("l", "l", "left_curly_bracket")
        assert "No sentence in conflict in this version" in shown(screen, "status")[0]

    play(scenario, compare=lambda story: compared)


def test_unread_versions_are_found_round_the_end() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "x", "h", "L")
        assert screen.reading.place.version == 2
        await pilot.press("x", "H")
        assert screen.reading.place.version == 0
        await pilot.press("L")
        assert "No other version is unread" in shown(screen, "status")[0]

    play(scenario)


def test_pages_halves_of_them_and_centring_move_as_far_as_they_say() -> None:
    long = Story("", (article(*(f"Sentence number {n}." for n in range(60))),))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        seen = []
        for key in ("ctrl+d", "ctrl+u", "ctrl+f", "ctrl+b"):
            await pilot.press(key)
            seen.append(screen.reading.place.sentence)
        half, back, whole, start = seen
        assert 0 < half < whole
        assert back == 0 and start <= 1
        await pilot.press("3", "ctrl+d")
        assert abs(screen.reading.place.sentence - 3 * half) <= 1
        await pilot.press("C")
        rows, height = screen.article.cursor_rows, screen.article.size.height
        assert abs(rows.start - screen.article.scroll_offset.y - height // 2) <= 1
        await pilot.press("G", "ctrl+f")
        assert "last sentence" in shown(screen, "status")[0]

    play(scenario, stories=[long])


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
