"""Searching, copying, and opening an address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.text.matching import find
from newsreader.ui import clipboard
from newsreader.ui.controllers.searching import hit_from
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article, bridge_story
from tests.support.playing import answer, play, shown, until


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


def test_copying_says_where_it_went(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    def copy(text: str) -> bool:
        copied.append(text)
        return len(copied) == 1

    monkeypatch.setattr(clipboard, "copy_by_tool", copy)

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

    def open_page(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_page)
    story, _ = bridge_story()
    addresses = ["https://example.org/?a=--b;c", "file:///etc/passwd", ""]
    versions = tuple(replace(a, url=url) for a, url in zip(story.versions, addresses, strict=True))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("w", "l", "w", "l", "w")
        assert opened == addresses[:1]
        assert "No address" in shown(screen, "status")[0]

    play(scenario, stories=[replace(story, versions=versions)])


def test_a_search_is_begun_from_where_one_reads() -> None:
    text = article("The sea rose. | It was calm. | The sea fell. | The sea froze, the sea thawed.")
    hits = find(text.text, "sea")
    assert [hit_from(text, hits, here, 0) for here in range(4)] == [(1, 0), (2, 2), (2, 2), (3, 3)]
    assert [hit_from(text, hits, here, 1) for here in (0, 2, 3)] == [(2, 2), (3, 3), (1, 0)]
    assert [hit_from(text, hits, here, -1) for here in (0, 2, 3)] == [(3, 3), (1, 0), (2, 2)]
