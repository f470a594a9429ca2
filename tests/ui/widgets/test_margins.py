"""The minimap."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from newsreader.model import Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article, comparison
from tests.support.playing import play


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
