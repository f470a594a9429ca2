"""What was painted before is never shown for what is to be seen now."""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from newsreader.model import Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from newsreader.ui.widgets.margins import TRACK_IN_SIGHT
from newsreader.ui.widgets.painting import PaintedLine, blanks_joined
from tests.support.making import article
from tests.support.playing import play

LONG = Story("Long", (article(*(f"Sentence number {n} is here." for n in range(100))), article("Other.")))


def cells(strips: list[Strip]) -> list[list[tuple[str, Style | None]]]:
    """Character by character; of a blank only what can be seen."""
    found = []
    for strip in strips:
        line = []
        for segment in strip:
            style = segment.style
            blank = Style(bgcolor=style.bgcolor, underline=style.underline) if style else None
            line += [(char, blank if char == " " else style) for char in segment.text]
        found.append(line)
    return found


def painted(view: LineView) -> list[list[tuple[str, Style | None]]]:
    return cells(view.render_lines(Region(0, 0, *view.outer_size)))


def test_what_is_kept_is_what_would_be_painted() -> None:
    steps = ["j", "J", "space", "l", "t", "tab", "j", "tab", "minus", "k", "G", "0", "1", "f", "b", "g", "x"]

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for step in steps:
            await pilot.press(step)
            await pilot.pause()
            for view in screen.query(LineView):
                if view.display and view.region.area:
                    kept = painted(view)
                    view.refresh()
                    assert kept == painted(view), (step, view.id)

    play(scenario, size=(100, 16))
    play(scenario, size=(60, 20), theme="monochrome")


def test_a_part_of_a_view_is_cut_out_of_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        view = screen.article
        part = cells(view.render_lines(Region(2, 1, 9, 3)))
        assert part == [line[2:11] for line in painted(view)[1:4]]

    play(scenario)


def test_another_size_is_painted_anew() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.resize_terminal(90, 20)
        await pilot.pause()
        for view in (screen.article, screen.evidence, screen.versions):
            lines = painted(view)
            assert (len(lines[0]), len(lines)) == view.outer_size
            view.refresh()
            assert lines == painted(view)

    play(scenario, size=(130, 40))


def test_blanks_are_painted_with_a_neighbour_of_the_same_ground() -> None:
    red, blue = Style(color="red", bgcolor="black"), Style(color="blue", bgcolor="black")
    lined, other = Style(underline=True, bgcolor="black"), Style(bgcolor="white")
    segments = [Segment(*pair) for pair in ((" ", red), ("a", blue), ("  ", red), ("b", red))]
    assert blanks_joined(segments) == [Segment(" a  ", blue), Segment("b", red)]
    apart = [
        Segment("a", red),
        Segment(" ", lined),
        Segment("b", red),
        Segment(" ", other),
        Segment("c", blue),
    ]
    assert blanks_joined(apart) == apart


def test_the_scroll_bar_shows_where_one_is_and_goes_where_it_is_dragged() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        view, height = screen.article, screen.article.size.height

        def thumb() -> list[int]:
            ends = [view.render_line(y).text[-1] for y in range(height)]
            return [y for y, drawn in enumerate(ends) if drawn == TRACK_IN_SIGHT]

        before = thumb()
        assert before[0] == 0 and 0 < len(before) < height
        x = view.size.width
        await pilot.mouse_down("#article", offset=(x, 1))
        await pilot.hover("#article", offset=(x, height))
        await pilot.mouse_up("#article", offset=(x, height))
        await pilot.pause()
        assert view.scroll_offset.y == view.max_scroll_y
        assert thumb()[-1] == height - 1
        assert screen.reading.place.sentence == 0
        assert screen.noting.marker.passage is None

    play(scenario, size=(100, 20), stories=[LONG])


def test_without_anything_to_scroll_there_is_no_bar() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for view in (screen.evidence, screen.versions):
            assert all(
                segment.style != screen.palette.thumb
                for y in range(view.size.height)
                for segment in view.render_line(y)
            )
        article = [screen.article.render_line(y).text[-1] for y in range(screen.article.size.height)]
        assert set(article) == {" "}

    play(scenario)


def test_a_line_that_was_divided_is_gone_without_the_collector() -> None:
    line = PaintedLine([Segment("all of it")], 9)
    before = sys.getrefcount(line)
    assert list(line.divide([9])) == [line]
    assert [part.text for part in line.divide([3, 9])] == ["all", " of it"]
    assert sys.getrefcount(line) == before
