"""Links of the terminal: for addresses of the web alone, and never more than an address."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from rich.style import Style

from newsreader.model import Story
from newsreader.ui.links import address_in_words, linked
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.making import bridge_story
from tests.support.playing import make_app, until

BOLD = Style(bold=True)
URL = "https://www.courier.example/a?b=1"


def test_an_address_of_the_web_is_linked_and_the_style_stays() -> None:
    style = linked(BOLD, URL)
    assert (style.link, style.bold) == (URL, True)
    assert linked(BOLD, URL) is style


@pytest.mark.parametrize(
    "url",
    [
        "",
        "courier.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.example/\x1b]8;;x\x1b\\",
        "https://a.example/ b",
        "https://a.example/\u202e",
        "https://\u0430.example/",
        "https://",
    ],
)
def test_nothing_else_is(url: str) -> None:
    assert linked(BOLD, url) is BOLD


def test_an_address_is_shown_without_what_all_have() -> None:
    assert address_in_words(URL) == "courier.example/a?b=1"
    assert address_in_words("http://a.example/") == "a.example"
    assert address_in_words("ftp://a.example/") == ""


def test_outlet_and_address_are_links_and_outlets_without_an_address_are_none() -> None:
    story, _ = bridge_story()
    story = Story(story.title, (replace(story.versions[0], url=URL), *story.versions[1:]))

    def links(screen: ReaderScreen, pane: str) -> set[tuple[str, str]]:
        view = screen.query_one(f"#{pane}", LineView)
        return {
            (segment.text.strip(), segment.style.link)
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.style is not None and segment.style.link
        }

    async def run() -> None:
        app = make_app([story])
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await until(pilot, lambda: screen.reading.comparison is not None)
            await pilot.pause()
            assert ("Courier", URL) in links(screen, "versions")
            shown = {text for text, _ in links(screen, "versions")}
            assert shown == {"Courier", "courier.example/a?b=1"}
            assert links(screen, "evidence") == set()
            await pilot.press("l")
            assert {link for _, link in links(screen, "evidence")} == {URL}

    asyncio.run(run())
