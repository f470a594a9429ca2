"""Stories with claims made by hand, and playing on the screen that shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from textual.pilot import Pilot

from newsreader.model import Claim, Comparison, Conflict, ConflictKind, Place, Span, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import LineView
from tests.support.making import CONFIRMED, article, bridge_story, comparison, disputed
from tests.support.playing import make_app

Scenario = Callable[[Pilot[None], ReaderScreen], Awaitable[None]]
COURIER, GAZETTE, WIRE = range(3)
BRIDGE_CLAIMS = (
    Claim("closed", ((0,), (1,), (0,)), (WIRE, 0)),
    Claim("cracks", ((1,), (0,), ()), (COURIER, 1)),
    Claim("mayor", ((2,), (), ()), (COURIER, 2)),
    Claim("repairs", ((3,), (), ()), (COURIER, 3)),
    Claim("anger", ((), (3,), ()), (GAZETTE, 3)),
)


def bridge(conflicting: bool = False, copies: tuple[tuple[int, ...], ...] = ()) -> Comparison:
    """Three versions and five claims; if conflicting, Courier and Gazette disagree on the cracks."""
    _story, made = bridge_story()
    if conflicting:
        courier, gazette = made.story.versions[COURIER], made.story.versions[GAZETTE]
        found, seen = courier.text.index("found"), gazette.text.index("seen")
        here = Conflict(ConflictKind.FIGURE, Span(found, found + 5), 0, Span(seen, seen + 4))
        there = COURIER
        judgements = [[list(row) for row in rows] for rows in made.judgements]
        old = judgements[there][1][GAZETTE]
        assert old is not None
        judgements[there][1][GAZETTE] = replace(old, conflicts=(here,))
        made = replace(made, judgements=tuple(tuple(map(tuple, rows)) for rows in judgements))
    return disputed(replace(made, claims=BRIDGE_CLAIMS, copies=copies))


def crowd(versions: int, claims: int) -> Comparison:
    """Every version tells every claim, in one sentence each and in the same order."""
    names = [f"Outlet {version + 1}" for version in range(versions)]
    texts = [
        article(" | ".join(f"Claim {n + 1} as {name} has it." for n in range(claims)), outlet=name)
        for name in names
    ]
    carried = {
        (version, n, other): (CONFIRMED, (n,))
        for version in range(versions)
        for other in range(versions)
        for n in range(claims)
        if version != other
    }
    found = tuple(Claim(f"c{n}", tuple((n,) for _ in names), (0, n)) for n in range(claims))
    return replace(comparison(Story("Crowd", tuple(texts)), carried), claims=found)


def reading_of(given: Comparison, version: int = 0) -> StoryState:
    """A story that is open at a version."""
    reading = StoryState(given.story)
    reading.comparison = given
    reading.open_at(Place(version, 0))
    return reading


def play(
    scenario: Scenario,
    given: Comparison | None = None,
    size: tuple[int, int] = (120, 40),
    more: Mapping[str, Comparison | Exception] | None = None,
    stories: list[Story] | None = None,
) -> None:
    """Open the story of a comparison (or some), wait until it is compared, and act."""
    results = dict(more or {})
    if given is not None:
        results[given.story.title] = given

    def compare(story: Story) -> Comparison:
        result = results[story.title]
        if isinstance(result, Exception):
            raise result
        return result

    async def run() -> None:
        opened = stories or ([given.story] if given else [])
        app = make_app(opened, compare=compare)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, ReaderScreen)
            await scenario(pilot, app.screen)

    asyncio.run(run())


def shown(screen: ReaderScreen) -> list[str]:
    """The lines of the open view, down to the last that is not blank."""
    view = screen.view
    assert isinstance(view, LineView)
    lines = [view.render_line(y).text.rstrip() for y in range(view.size.height)]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def ground(screen: ReaderScreen, x: int, y: int) -> str:
    """The colour behind a cell of the open view."""
    assert screen.view is not None
    for segment in screen.view.render_line(y):
        if x < len(segment.text):
            assert segment.style is not None and segment.style.bgcolor is not None
            return segment.style.bgcolor.name
        x -= len(segment.text)
    raise AssertionError("beyond the line")
