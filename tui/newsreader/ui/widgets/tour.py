"""The tour: five lines for whoever starts the program for the first time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from textual.content import Content
from textual.geometry import Size

from newsreader.model import Comparison, Place, Verdict
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging

TITLE = "How to read"
LEAST, LEAST_STACKED = Size(100, 24), Size(60, 36)
"""The smallest screens that leave room to read: with the panes side by side, and one above the other."""


def has_room(size: Size, *, stacked: bool) -> bool:
    """Whether there is room for the tour on a screen, whose panes may be stacked."""
    least = LEAST_STACKED if stacked else LEAST
    return size.width >= least.width and size.height >= least.height


class Tour(LineView, can_focus=False):
    """Stands below what one reads, until a key is pressed."""

    DEFAULT_CSS = """
    Tour {
        height: auto;
        max-height: 9;
        border: round $border;
        padding: 0 1;
    }
    """
    SCROLL_BAR = 0

    def __init__(self, palette: Palette, key: Callable[[str], str], *, id: str) -> None:
        """`key` gives the first key of a command, for the reader."""
        super().__init__(palette, id=id)
        self._key = key
        self.border_title = TITLE
        self.border_subtitle = Content(f"any key closes · {key('help')} brings it back")

    def make_lines(self, width: int) -> Sequence[Line]:
        return list(tour_lines(self._key, self.palette, width))


def tour_lines(key: Callable[[str], str], palette: Palette, width: int) -> Iterator[Line]:
    """What the screen shows and how to go on, in lines of at most `width` cells."""
    signs = [Piece("Colour and sign of a sentence tell what the others do with it: ", palette.text)]
    for verdict in Verdict:
        glyph, style = palette.glyph(verdict, palette.text)
        signs += [Piece(f"{glyph} {verdict}", style), Piece(", ", palette.text)]
    glyph, style = palette.conflict(palette.text)
    signs.append(Piece(f"{glyph} contested", style))
    rows = [
        signs,
        _row(key, palette, "{next-sentence} {previous-sentence} move; the evidence says who, and why. "
             "{counterpart} goes to the sentence there, {back} returns."),
        _row(key, palette, "{next-version} {previous-version} show the other versions, at the same place."),
        _row(key, palette, "{conflicts} all conflicts, {left-out} what is left out here, {matrix} every "
             "claim, {side-by-side} side by side."),
        _row(key, palette, "{add-note} makes a note, {help} shows every key, {quit} leaves."),
    ]  # fmt: skip
    for row in rows:
        yield from hanging(Piece("", palette.text), row, width)


def _row(key: Callable[[str], str], palette: Palette, words: str) -> list[Piece]:
    """Words in which `{command}` is the first key of a command."""
    parts = re.split(r"\{([a-z-]+)\}", words)
    return [
        Piece(key(part), palette.strong) if number % 2 else Piece(part, palette.text)
        for number, part in enumerate(parts)
    ]


def begin_at_conflict(reading: StoryState) -> None:
    """Go to the clearest conflict of a story that was compared, unless its reader has gone anywhere."""
    comparison, version = reading.comparison, reading.place.version
    if comparison is None or reading.read:
        return
    sentence = clear_conflict(comparison, version)
    if sentence is not None:
        reading.open_at(Place(version, sentence))


def clear_conflict(comparison: Comparison, version: int) -> int | None:
    """The sentence of a version in which one fact is in conflict most clearly; None where none is.

    Of those with the fewest conflicts the one whose conflict is likeliest, and then the first.
    """
    found = []
    for sentence in range(len(comparison.judgements[version])):
        conflicts = [c for _, judgement in comparison.against(version, sentence) for c in judgement.conflicts]
        if conflicts:
            found.append((len(conflicts), -max(c.likelihood for c in conflicts), sentence))
    return min(found)[-1] if found else None
