"""Outlets in figures, over all stories that were compared since the program was started."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from weakref import WeakKeyDictionary

from rich.style import Style

from newsreader.analysis.statistics import OutletFigures, PairFigures, Statistics, statistics
from newsreader.analysis.tallies import (
    CONFIRMED,
    CONTESTED,
    KINDS,
    OMITTED,
    REPHRASED,
    StoryTally,
    outlet_of,
    tally_of,
)
from newsreader.model import Comparison, Place, Verdict
from newsreader.reports.figures.as_text import BARS, lengths, padded
from newsreader.text.terminal import cells, safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped

_NAME = 26
"""Columns of a name at most."""
_WIDEST = 60
"""Columns of a bar at most."""
_KEY = {CONFIRMED: "confirmed", REPHRASED: "rephrased", OMITTED: "omitted", CONTESTED: "contested"}


class FiguresView(View):
    """A block for each outlet, or for each two of them."""

    title = "Outlets in figures"
    filters = ("each outlet", "each two")
    sorts = ("the most versions first", "the most omitted first", "the most contested first")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._counted: WeakKeyDictionary[StoryState, tuple[Comparison, StoryTally]] = WeakKeyDictionary()

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return partial(self._tally, reading)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        compared = [story.state for story in self.stories if story.state is not None]
        tallies = [self._tally(state) for state in compared]
        found = statistics(tally for tally in tallies if tally is not None)
        if not found.stories:
            return
        if not self.words:
            yield Block(tuple(self._above(found, width)))
        leads = _leads(reading)
        if self.filter:
            pairs = [pair for pair in found.pairs if pair.shared is not None]
            pairs.sort(key=lambda pair: -pair.conflicts if self.sort == 2 else 0)
            for pair in pairs:
                both = (leads.get(pair.one.casefold()), leads.get(pair.other.casefold()))
                yield Block(tuple(self._pair(pair, width)), _known(both), f"{pair.one} {pair.other}")
            return
        for one in self._sorted(found.outlets):
            places = _known((leads.get(one.outlet.casefold()),))
            yield Block((*self._outlet(one, width), ()), places, one.outlet)

    def _tally(self, state: StoryState) -> StoryTally | None:
        """The count of a story as it is compared now; None as long as it is not."""
        comparison = state.comparison
        if comparison is None or len(state.story.versions) < 2:
            return None
        kept = self._counted.get(state)
        if kept is None or kept[0] is not comparison:
            kept = self._counted[state] = (comparison, tally_of(comparison))
        return kept[1]

    def _sorted(self, outlets: Sequence[OutletFigures]) -> Sequence[OutletFigures]:
        kind = ("", OMITTED, CONTESTED)[self.sort]
        return sorted(outlets, key=lambda one: -(one.share(kind) or 0.0)) if kind else outlets

    def _above(self, found: Statistics, width: int) -> Iterator[Line]:
        muted = self.palette.muted
        stories = f"{found.stories} {'story' if found.stories == 1 else 'stories'}"
        told = f"{stories} compared since the start · {found.claims} claims"
        told += f" · {found.conflicts} facts in conflict"
        others = len(self.stories) - found.stories
        if others > 0:
            told += f" · {others} more not compared yet; newsreader stats counts them all"
        yield from wrapped([Piece(told, muted)], width, Piece("", muted))
        key = [
            piece
            for kind, word in _KEY.items()
            for piece in (Piece(BARS[kind], self._style(kind)), Piece(f" {word}  ", muted))
        ]
        yield from wrapped(key, width, Piece("", muted))
        yield ()

    def _outlet(self, one: OutletFigures, width: int) -> Iterator[Line]:
        palette = self.palette
        name = min(_NAME, max(width // 3, 8))
        shares = [one.share(kind) or 0.0 for kind in KINDS[:-1]]
        room = max(min(width - name - 2, _WIDEST), 4)
        drawn = [
            Piece(BARS[kind] * length, self._style(kind))
            for kind, length in zip(_KEY, lengths(shares, room), strict=True)
            if length
        ]
        yield (Piece(padded(one.outlet, name) + "  ", palette.strong), *drawn)
        told = ", ".join(f"{share:.0%} {word}" for share, word in zip(shares, _KEY.values(), strict=True))
        stories = f"{one.stories} {'story' if one.stories == 1 else 'stories'}"
        words = f"{stories} · {told} of {one.known} sentences · {one.claims} claims, {one.alone} alone"
        words += f", leaves out {one.left_out}"
        if one.conflicts:
            words += f" · {one.conflicts} conflicts: {one.won} with the most witnesses, {one.lost} against"
        if one.timed:
            words += f" · first with {one.first} of {one.timed} claims"
        if one.corrections:
            words += f" · {one.corrections} corrected"
        yield from wrapped([Piece(words, palette.muted)], width, Piece("  ", palette.muted))

    def _pair(self, pair: PairFigures, width: int) -> Iterator[Line]:
        palette = self.palette
        shared = pair.shared or 0.0
        words = f"both tell {pair.both} of {pair.either} claims ({shared:.0%})"
        if pair.conflicts:
            words += f" · {pair.conflicts} {'conflict' if pair.conflicts == 1 else 'conflicts'}"
        if pair.copies:
            words += f" · copies in {pair.copies}"
        names = safe(f"{pair.one} · {pair.other}")
        room = max(min(width - cells(words) - 6, 20), 0)
        yield from hanging(Piece("", palette.text), [Piece(names, palette.strong)], width)
        bar = Piece("█" * round(shared * room), palette.accent)
        yield from wrapped([bar, Piece(f" {words}", palette.muted)], width, Piece("  ", palette.muted))

    def _style(self, kind: str) -> Style:
        if kind == CONTESTED:
            return self.palette.conflict(self.palette.text)[1]
        return self.palette.glyph(Verdict(kind), self.palette.text)[1]


def _leads(reading: StoryState) -> dict[str, Place]:
    """Per outlet its first version in the open story."""
    found: dict[str, Place] = {}
    for version, article in enumerate(reading.story.versions):
        name = outlet_of(article.outlet, article.url, article.path).casefold()
        found.setdefault(name, Place(version, 0))
    return found


def _known(places: Sequence[Place | None]) -> tuple[Place | None, ...]:
    """Places, none where there is none."""
    return tuple(places) if any(places) else ()
