"""What the bars say: which sign stands how often, and what is read against."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Comparison, Conflict, ConflictKind, Span, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.making import CONFIRMED, OMITTED, article, comparison
from tests.support.playing import play, shown

SIZES = [(160, 50), (120, 40), (100, 30), (80, 24), (60, 20), (45, 12), (30, 10), (40, 8)]
NAMES = ("The Vessmouth Lantern", "The Morning Blare", "The Harbour Intelligencer and Advertiser")


def bells() -> Comparison:
    """Three versions with long names and a long title, one of which contradicts a sentence."""
    texts = "The bells rang twice. | Nobody slept. | It was cold."
    versions = tuple(article(texts, outlet=name) for name in NAMES)
    story = Story("How the bells of the town of Vessmouth rang twice at night and why nobody slept", versions)
    twice = Span(15, 20)
    conflict = Conflict(ConflictKind.FIGURE, twice, 0, twice)
    return comparison(story, {(0, 0, 2): (CONFIRMED, (0,))}, {(0, 0, 2): (conflict,)})


def said(screen: ReaderScreen) -> str:
    """What the bars say, those that are to be seen."""
    bars = [screen.title_bar, screen.status]
    return " ".join(shown(screen, str(bar.id))[0] for bar in bars if bar.display and bar.size.height)


@pytest.mark.parametrize("size", SIZES)
def test_what_one_reads_against_is_always_said(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "against all" in said(screen)
        screen.reading.read_against([2])
        screen.show_version()
        words = said(screen)
        assert f"against 3 {NAMES[2]}" in words or "against 3" in words or "◂3" in words
        if size[0] >= 60:
            assert "against 3" in shown(screen, "status")[0]
            assert "· 0 all" in shown(screen, "status")[0]
        if size[0] >= 80:
            assert f"against 3 {NAMES[2]} alone" in words
        if size[1] >= 18:
            assert "How" in words, "the title is the first to be shortened, and stays"

    play(scenario, size=size, compare=lambda story: bells(), stories=[bells().story])


@pytest.mark.parametrize("size", SIZES)
def test_counts_are_never_cut(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        line = shown(screen, "status")[0]
        assert "○ 2" in line and "⚑ 1" in line
        assert size[0] < 120 or "⚑ 1 contested  ? unsure" in line
        assert size[0] < 80 or "⚑ 1 contested" in line

    play(scenario, size=size, compare=lambda story: bells(), stories=[bells().story])


def test_the_theme_is_named_only_where_nothing_is_cut_for_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "theme: dusk" not in shown(screen, "title")[0]
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        assert "theme: dusk" in shown(screen, "title")[0]

    play(scenario, size=(100, 40), compare=lambda story: bells(), stories=[bells().story])


def test_one_other_version_is_no_number() -> None:
    two = replace(bells().story, versions=bells().story.versions[:2])

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "read against the other version" in said(screen)
        assert screen.reading.marks(0).colour is OMITTED

    play(scenario, compare=lambda story: comparison(two, {}), stories=[two])
