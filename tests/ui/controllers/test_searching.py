"""Searching, copying, and opening an address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.text.matching import find_words
from newsreader.ui import browser, clipboard
from newsreader.ui.controllers.searching import hit_from
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.prompt import Prompt
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


def test_a_search_is_begun_from_where_one_reads() -> None:
    text = article("The sea rose. | It was calm. | The sea fell. | The sea froze, the sea thawed.")
    hits = find_words(text.text, "sea")
    assert [hit_from(text, hits, here, 0) for here in range(4)] == [(1, 0), (2, 2), (2, 2), (3, 3)]
    assert [hit_from(text, hits, here, 1) for here in (0, 2, 3)] == [(2, 2), (3, 3), (1, 0)]
    assert [hit_from(text, hits, here, -1) for here in (0, 2, 3)] == [(3, 3), (1, 0), (2, 2)]
