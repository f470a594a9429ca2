"""Searching in all versions."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.text.matching import find_words
from newsreader.ui.controllers.searching import hit_from
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.prompt import Prompt
from tests.support.making import article
from tests.support.playing import answer, play, shown, until


def test_searching_marks_hits_and_moves_between_them() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", "THE")
        assert [screen.reading.article.sentence_at(hit.start) for hit in screen.reading.hits] == [0, 2]
        assert "hit 1 of 2" in shown(screen, "status")[0]
        await pilot.press("n")
        assert screen.reading.place.sentence == 2
        assert "hit 2 of 2" in shown(screen, "status")[0]
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
    ("pattern", "words"),
    [
        ("/(/", "no pattern"),
        ("/(?:(?:a{1000}){1000}){1000}/", "too large"),
        ("/(?R)/", "too large"),
        (f"/{'(' * 400}{')' * 400}x/", ""),
        ("/(x+x+)+y|(a|aa)+\\1!/", ""),
        ("words " * 300, "too long"),
    ],
    ids=["malformed", "repeats", "recursion", "nested", "slow", "long"],
)
def test_a_bad_pattern_is_said_and_nothing_hangs(pattern: str, words: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("slash")
        screen.query_one(Prompt).value = pattern
        await until(pilot, lambda: words in shown(screen, "status")[0])
        assert screen.reading.hits == ()
        await pilot.press("escape", "j")
        assert screen.reading.place.sentence == 1
        await answer(pilot, screen, "slash", "/on m\\w+/")
        assert len(screen.reading.hits) == 1, "the next pattern is looked for"

    play(scenario)


def test_giving_up_a_search_clears_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", "bridge", end="escape")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.reading.hits == ()
        assert screen.focused is screen.article

    play(scenario)


def test_all_versions_are_searched_and_enter_goes_to_where_it_was_found() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("slash", *"angry")
        await until(pilot, lambda: "Not here; 1 in Gazette: enter goes there" in shown(screen, "status")[0])
        await pilot.press("enter")
        assert screen.reading.place == Place(1, 3)
        assert "hit 1 of 1" in shown(screen, "status")[0]
        await pilot.press("ctrl+o")
        assert screen.reading.place == Place(0, 0)
        await answer(pilot, screen, "slash", "bridge")
        await pilot.press("l")
        assert "hit 1 of 1" in shown(screen, "status")[0], "what was found is shown in every version"
        await answer(pilot, screen, "slash", "zebra")
        assert "In no version" in shown(screen, "status")[0]

    play(scenario)


def test_hits_are_counted_and_gone_through_by_a_number() -> None:
    many = Story("", (article(*("The sea rose.",) * 5),))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "slash", "sea")
        await pilot.press("3", "n")
        assert screen.reading.place.sentence == 3
        assert "hit 4 of 5" in shown(screen, "status")[0]
        await pilot.press("2", "N")
        assert screen.reading.place.sentence == 1

    play(scenario, stories=[many])


def test_a_word_of_the_sentence_is_offered_and_another_by_completing() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("asterisk")
        prompt = screen.query_one(Prompt)
        offered = [prompt.value]
        for _ in range(3):
            await pilot.press("tab")
            offered.append(prompt.value)
        assert sorted(offered[:3]) == ["Monday", "bridge", "closed"], "not the small ones"
        assert offered[3] == offered[0]
        prompt.value = "closed"
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        assert "hit 1 of 1" in shown(screen, "status")[0]
        await pilot.press("slash", "up")
        assert prompt.value == "closed", "it was searched for before"

    play(scenario)


def test_a_search_is_begun_from_where_one_reads() -> None:
    text = article("The sea rose. | It was calm. | The sea fell. | The sea froze, the sea thawed.")
    hits = find_words(text.text, "sea")
    assert [hit_from(text, hits, here, 0) for here in range(4)] == [(1, 0), (2, 2), (2, 2), (3, 3)]
    assert [hit_from(text, hits, here, 1) for here in (0, 2, 3)] == [(2, 2), (3, 3), (1, 0)]
    assert [hit_from(text, hits, here, -1) for here in (0, 2, 3)] == [(3, 3), (1, 0), (2, 2)]
