"""CPU of opening the views, and of the claims matrix and what is left out, at 20 versions and 200 claims:
`python -m tests.benchmarks.matrix`.

A story made up from a fixed seed, in a screen of 120x40 in this process. Milliseconds of CPU: of the pane's
own work (its lines made, moved in and painted), and of the whole program, from the key to a quiet screen.
"""

from __future__ import annotations

import argparse
import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from time import process_time

from newsreader.model import Claim, Comparison, Conflict, ConflictKind, Span, Story
from newsreader.settings.theme_files import load_themes
from newsreader.ui.palette import Palette
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.views.matrix import MatrixView
from tests.support.making import CONFIRMED, REPHRASED, article, comparison
from tests.support.playing import make_app

KEYS = {"j, line below": "j", "k, line above": "k", "l, column": "l", "space, page": "space", "r, sort": "r"}
VIEWS = {
    "what is left out": "o",
    "the claims": "m",
    "side by side": "s",
    "the conflicts": "c",
    "the quotations": "Q",
    "the notes": "M",
}
LEFT_OUT_KEYS = {"j, below": "j", "k, above": "k", "l, column": "l", "h, column": "h"}
NOUNS = "bridge minister council fire harbour report storm company court school hospital village".split()


def made(versions: int, claims: int) -> Comparison:
    """Every version tells about half of the claims, in one sentence each; one pair in 25 is in conflict."""
    chance = random.Random(1)
    told = [sorted(chance.sample(range(claims), claims // 2)) for _ in range(versions)]
    articles = []
    for version, numbers in enumerate(told):
        sentences = [
            f"Of claim {n} outlet {version} says that the {chance.choice(NOUNS)} and the "
            f"{chance.choice(NOUNS)} were seen near the {chance.choice(NOUNS)}, those who were there said."
            for n in numbers
        ]
        articles.append(article(*sentences, outlet=f"The {chance.choice(NOUNS).title()} Times {version}"))
    where = [{n: sentence for sentence, n in enumerate(numbers)} for numbers in told]
    carried, conflicts = {}, {}
    for version, numbers in enumerate(told):
        for sentence, n in enumerate(numbers):
            for other in range(versions):
                if other == version or n not in where[other]:
                    continue
                key = (version, sentence, other)
                carried[key] = (chance.choice((CONFIRMED, REPHRASED)), (where[other][n],))
                if chance.random() < 0.04:
                    conflict = Conflict(ConflictKind.FIGURE, Span(0, 1), where[other][n], Span(0, 1))
                    conflicts[key] = (conflict,)
    found = []
    for n in range(claims):
        tellers = [version for version in range(versions) if n in where[version]]
        if tellers:
            best = chance.choice(tellers)
            sentences_of = tuple((where[v][n],) if n in where[v] else () for v in range(versions))
            found.append(Claim(f"c{n}", sentences_of, (best, where[best][n])))
    return replace(comparison(Story("Made up", tuple(articles)), carried, conflicts), claims=tuple(found))


async def spent(act: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of CPU."""
    before = process_time()
    await act()
    return (process_time() - before) * 1000


def paint(view: MatrixView) -> None:
    for y in range(view.size.height):
        view.render_line(y)


async def measure(given: Comparison, presses: int) -> None:
    themes = load_themes()
    app = make_app([given.story], compare=lambda story: given)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        for name, key in VIEWS.items():
            first = await spent(partial(pilot.press, key))
            await pilot.press("escape")
            again = await spent(partial(pilot.press, key))
            await pilot.press("escape")
            print(f"opening {name:19s} {first:6.1f} ms, again {again:6.1f} ms")
        await pilot.press("m")
        view = screen.query_one(MatrixView)
        for name, key in KEYS.items():
            cost = await spent(partial(pilot.press, *[key] * presses))
            print(f"the program, {name:14s} {cost / presses:6.1f} ms")

        await pilot.press("o")
        for name, key in LEFT_OUT_KEYS.items():
            cost = await spent(partial(pilot.press, *[key] * presses))
            print(f"what is left out, {name:10s}{cost / presses:6.1f} ms")

        reading = StoryState(given.story)
        reading.comparison = given
        fresh = MatrixView(Palette(themes.by_name["dusk"]), id="fresh")
        fresh.reading = reading
        before = process_time()
        fresh.make_lines(view.text_width)
        print(f"the pane alone, its lines   {(process_time() - before) * 1000:6.1f} ms")
        before = process_time()
        paint(view)
        print(f"the pane alone, painted     {(process_time() - before) * 1000:6.1f} ms")
        for name, act in [("line below", view.select), ("column", view.select_column)]:
            view.select(-1000)
            before = process_time()
            for _ in range(presses):
                act(1)
                paint(view)
            cost = (process_time() - before) * 1000 / presses
            print(f"the pane alone, {name:11s} {cost:6.1f} ms, with all of it painted")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--versions", type=int, default=20)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--presses", type=int, default=40)
    options = parser.parse_args()
    given = made(options.versions, options.claims)
    asyncio.run(measure(given, options.presses))


if __name__ == "__main__":
    main()
