"""The evidence: what each other version does with the sentence under the cursor, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.geometry import Region
from textual.timer import Timer

from newsreader.model import Judgement, Place
from newsreader.model.comparison import STRENGTH
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.alone_lines import alone_lines
from newsreader.ui.widgets.evidence_lines import card, nothing_to_show
from newsreader.ui.widgets.lines import GrowingLines, Line, LineView, Piece, hanging
from newsreader.ui.widgets.note_lines import notes_here

SMALL = 6
"""With fewer lines than this the pane is small."""
MANY = 5
"""Read against more versions than this, only the lines in sight are made while one moves on."""
AT_REST = 0.12
"""Seconds after a move until the lines out of sight are made too."""


class EvidencePane(LineView, can_focus=True):
    """Lists the judgements on one sentence; one of the matches is selected."""

    PANE = Pane.EVIDENCE
    BINDINGS = bindings(PANE)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._reading: StoryState | None = None
        self._matches: list[Place] = []
        """Every match; for a version without any the nearest sentence, or a place whose sentence is -1."""
        self._selected = 0
        self._in_sight: GrowingLines | None = None
        """The lines, as long as those out of sight are not made."""
        self._rest: Timer | None = None
        self._last_thumb = range(0)
        """Of the scroll bar, before the lines were made that are in sight."""

    @property
    def selected(self) -> Place | None:
        """The selected match, if the sentence has any."""
        return self._matches[self._selected] if self._matches else None

    def show_reading(self, reading: StoryState) -> None:
        """Show the evidence for the sentence under the cursor, its best match selected."""
        self._reading = reading
        self._matches = matches(reading)
        self._selected = 0
        if len(reading.against) > MANY and self.is_attached and self.view_height and self.text_width > 0:
            self._draw_in_sight(reading)
        else:
            self.draw_anew()
            self.bring_into_view(range(1))

    def _draw_in_sight(self, reading: StoryState) -> None:
        """Draw what is to be seen, and the scroll bar when the reader rests."""
        self._last_thumb = self._thumb(round(self.scroll_y))
        width = self.text_width
        self._in_sight = self._lines_for(reading, width)
        self._made = (width, self._in_sight)
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh(Region(0, 0, width, self.view_height))
        if self._rest is None:
            self._rest = self.set_interval(AT_REST, self._complete)
        self._rest.reset()

    def _complete(self) -> None:
        """Make the lines that are out of sight, too, and tell how far there is to scroll."""
        if self._rest is not None:
            self._rest.pause()
        is_moving, self._in_sight = self._is_moving, None
        if is_moving:
            self._measure()
            self.refresh(Region(self.text_width, 0, self.SCROLL_BAR, self.view_height))

    @property
    def _is_moving(self) -> bool:
        """Whether the lines out of sight may not be made yet."""
        return self._in_sight is not None and self._in_sight is self._made[1]

    def _thumb(self, top: int) -> range:
        return self._last_thumb if self._is_moving else super()._thumb(top)

    def on_focus(self) -> None:
        self._complete()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._complete()

    def show_again(self, reading: StoryState) -> None:
        """Show what has become of it, the selected match still selected."""
        before = self.selected
        self.show_reading(reading)
        if before is not None:
            self.select_place(before)

    def select_place(self, place: Place) -> None:
        """Select a match; if it is none any more, the first of its version."""
        same = [n for n, match in enumerate(self._matches) if match == place]
        there = [n for n, match in enumerate(self._matches) if match.version == place.version]
        if same or there:
            self._selected = (same or there)[0]
            self.select(0)

    def select(self, step: int) -> bool:
        """Select another match: the next (1) or the one before (-1); whether there is one."""
        if not self._matches:
            return False
        before = self._selected
        self._selected = min(max(before + step, 0), len(self._matches) - 1)
        self.draw_anew()
        rows = [row for row, line in enumerate(self.lines) if any(p.target == self.selected for p in line)]
        if rows:
            self.bring_into_view(range(rows[0], rows[-1] + 1), margin=2)
        return self._selected != before

    def make_lines(self, width: int) -> Sequence[Line]:
        return list(self._lines_for(self._reading, width)) if self._reading is not None else ()

    def _lines_for(self, reading: StoryState, width: int) -> GrowingLines:
        small = self.view_height < SMALL
        return GrowingLines(evidence_lines(reading, self.selected, self.palette, width, small=small))


def matches(reading: StoryState) -> list[Place]:
    """The places that carry the sentence under the cursor, in the order in which they are shown.

    For a version that has none the one that comes nearest; sentence -1 where none does. In a version that is
    read alone, the sentences that contradict it.
    """
    if reading.alone is not None:
        return [Place(0, found.sentence) for found in reading.alone.contradictions(reading.place.sentence)]
    return [
        Place(other, sentence) for other, judgement in ranked(reading) for sentence in leads_to(judgement)
    ]


def leads_to(judgement: Judgement) -> list[int]:
    """The sentences there that one may go to; -1 for none."""
    found = judgement.matches or ([judgement.nearest] if judgement.nearest is not None else [])
    return [match.sentence for match in found] or [-1]


def ranked(reading: StoryState) -> list[tuple[int, Judgement]]:
    """(version, judgement) of the versions read against: those that contradict the sentence, then those that
    carry it, then the others."""
    judgements = zip(reading.against, reading.judgements(reading.place.sentence), strict=False)
    found = [(other, judgement) for other, judgement in judgements if judgement is not None]
    return sorted(found, key=lambda pair: (not pair[1].conflicts, -STRENGTH[pair[1].verdict]))


def evidence_lines(
    reading: StoryState, selected: Place | None, palette: Palette, width: int, *, small: bool = False
) -> Iterator[Line]:
    """What the pane shows, in lines of at most `width` cells; in a small one the matches come first."""
    lines = notes_here(reading, palette, width)
    yield from lines
    if reading.alone is not None:
        yield from alone_lines(reading.alone, reading.place.sentence, selected, palette, width)
        return
    remark = nothing_to_show(reading)
    if remark:
        yield from hanging(Piece(" ", palette.text), [Piece(remark, palette.muted)], width)
        return
    parted = not lines
    for other, judgement in ranked(reading):
        if not parted and not small:
            yield ()
        parted = False
        yield from card(reading, other, judgement, selected, palette, width, small)
