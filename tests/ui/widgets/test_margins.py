"""The gutter and the minimap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Conflict, ConflictKind, Span, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import CONFIRMED, article, comparison
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


@pytest.mark.parametrize(("others", "gutter"), [(3, "▌●⚑●  "), (9, "▌⚑ 9  ")])
def test_one_that_contradicts_outweighs_all_that_confirm(others: int, gutter: str) -> None:
    """With few versions each has its sign; with many the sign is that of the sentence, beside the count."""
    versions = tuple(article("The bells rang twice.", outlet=f"Paper {n}") for n in range(others + 1))
    twice = Span(15, 20)
    conflict = Conflict(ConflictKind.FIGURE, twice, 0, twice)
    carried = {(0, 0, other): (CONFIRMED, (0,)) for other in range(1, others + 1)}
    made = comparison(Story("Bells", versions), carried, {(0, 0, 2): (conflict,)})

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        line = screen.article.render_line(0).text
        assert line.startswith(f"{gutter}The bells")
        marks = screen.reading.marks(0)
        assert marks.contested and not marks.dim
        await pilot.press("2", "R")
        assert screen.article.render_line(0).text.startswith("▌●  The bells")
        tally = screen.reading.tally(0)
        assert tally is not None and (tally.contested, tally.colours[CONFIRMED]) == (0, 1)

    play(scenario, compare=lambda story: made, stories=[made.story])


def test_the_minimap_shows_what_is_contested_before_all_else() -> None:
    sentences = [f"Sentence number {n} is here." for n in range(100)]
    story = Story("The bridge", (article(*sentences), article("Other.")))
    conflicts = {(0, 50, 1): (Conflict(ConflictKind.FIGURE, Span(0, 1), 0, Span(0, 1)),)}
    made = comparison(story, {(0, 50, 1): (CONFIRMED, (0,))}, conflicts)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        height = screen.article.size.height
        edge = [screen.article.render_line(y).text[-2] for y in range(height)]
        assert edge.count("⚑") == 1
        assert abs(edge.index("⚑") - height // 2) <= 1

    play(scenario, compare=lambda story: made, stories=[story])
