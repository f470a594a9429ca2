"""The gutter and the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot

from newsreader.model import Comparison, Conflict, ConflictKind, Span, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.margins import TRACK, TRACK_IN_SIGHT
from tests.support.making import CONFIRMED, OMITTED, REPHRASED, article, comparison
from tests.support.playing import play, shown

LONG = Story(
    "The bridge", (article(*(f"Sentence number {n} is here." for n in range(100))), article("Other."))
)


def seen(screen: ReaderScreen) -> list[tuple[str, Style | None]]:
    """The cells of the map and their styles, line by line."""
    lines = (list(screen.article.render_line(y)) for y in range(screen.article.size.height))
    return [(line[-1].text[-1], line[-1].style) for line in lines]


def test_the_map_shows_the_whole_in_the_scroll_bar_and_leads_there() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.reading.comparison = comparison(LONG, {})
        screen.show_version()
        track = screen.palette.track
        bright, dim = (track(OMITTED, False, in_sight) for in_sight in (True, False))
        found = seen(screen)
        split = [cell for cell, _ in found].index(TRACK)
        assert found == [(TRACK_IN_SIGHT, bright)] * split + [(TRACK, dim)] * (len(found) - split)
        x = screen.article.text_width
        await pilot.click("#article", offset=(x + 1, screen.article.size.height))
        assert screen.reading.place.sentence > 90
        assert seen(screen)[-1] == (TRACK_IN_SIGHT, bright)

    play(scenario, stories=[replace(LONG, title="another")])


@pytest.mark.parametrize(("others", "gutter"), [(3, "▌●⚑●  "), (9, "▌⚑1●8    "), (19, "▌⚑1●18    ")])
def test_one_that_contradicts_outweighs_all_that_confirm(others: int, gutter: str) -> None:
    """With few versions each has its sign; with many they are counted by sign."""
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


def test_the_map_shows_what_is_contested_before_all_else() -> None:
    conflicts = {(0, 50, 1): (Conflict(ConflictKind.FIGURE, Span(0, 1), 0, Span(0, 1)),)}
    made = comparison(LONG, {(0, 50, 1): (CONFIRMED, (0,))}, conflicts)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        styles = [style for _, style in seen(screen)]
        contested = screen.palette.track(CONFIRMED, True, False)
        assert styles.count(contested) == 1
        assert abs(styles.index(contested) - screen.article.size.height // 2) <= 1

    play(scenario, compare=lambda story: made, stories=[LONG])


def test_the_numbers_of_the_versions_stand_above_their_columns() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def above() -> str:
            frame = screen.article.render_lines(Region(0, 0, screen.article.outer_size.width, 2))
            return "".join(
                number for number, sign in zip(frame[0].text, frame[1].text, strict=True) if sign in "●◐○⚑?"
            )

        assert above() == "23"
        await pilot.press("3", "R")
        assert above() == "3"
        await pilot.press("0", "l")
        assert above() == "13"

    play(scenario)


def copied() -> Comparison:
    """Three versions of one sentence, two of which are copies."""
    first = article("The bells rang twice. | Nobody slept.", outlet="Post")
    other = article("The bells were heard two times.", outlet="Wire")
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (0, 1, 1): (CONFIRMED, (1,)), (0, 0, 2): (REPHRASED, (0,))}
    made = comparison(Story("Bells", (first, replace(first, outlet="Mail"), other)), carried)
    return replace(made, copies=((0, 1),))


def test_a_copy_has_its_own_sign_and_gives_no_sentence_its_colour() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        lines = shown(screen, "article")
        assert (lines[0][1:3], lines[1][1:3]) == ("=◐", "=○")
        assert [screen.reading.marks(n).colour for n in (0, 1)] == [REPHRASED, OMITTED]
        assert "= copy of 1 Post" in " ".join(shown(screen, "versions"))
        assert "= copy" in shown(screen, "status")[0]
        assert "no witness of its own" in " ".join(" ".join(shown(screen, "evidence")).split())

    play(scenario, size=(160, 40), compare=lambda story: copied(), stories=[copied().story])


def test_where_there_are_copies_alone_they_are_what_it_is_read_against() -> None:
    story = Story("Bells", copied().story.versions[:2])
    made = replace(comparison(story, {(0, 0, 1): (CONFIRMED, (0,))}), copies=((0, 1),))
    assert [made.colour(0, sentence) for sentence in (0, 1)] == [CONFIRMED, OMITTED]
