"""The list of versions: each with a bar of its verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from newsreader.model import Comparison, Verdict
from newsreader.reports.terminal import safe
from newsreader.ui.commands import Pane, bindings
from newsreader.ui.lines import Line, LineView, Piece, shortened
from newsreader.ui.palette import Palette
from newsreader.ui.reading import Reading, left_out

WIDE = 44
"""Cells from which on a version and its bar share one line."""


class VersionsPane(LineView, can_focus=True):
    """Lists the versions of a story; the one on the screen is marked."""

    BINDINGS = bindings(Pane.VERSIONS)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(id=id)
        self._palette = palette
        self._reading: Reading | None = None

    def show_reading(self, reading: Reading, palette: Palette) -> None:
        """Show the versions of a story, and bring the selected one into view."""
        self._reading, self._palette = reading, palette
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._reading is None or self.text_width <= 0:
            return
        self.show(versions_lines(self._reading, self._palette, self.text_width), self._palette.text)
        selected = [
            row
            for row, line in enumerate(self._lines)
            if any(piece.target == self._reading.place.version for piece in line)
        ]
        y, height = self.scroll_offset.y, self.size.height
        if selected and height:
            top = min(max(y, selected[-1] + 1 - height), selected[0])
            self.scroll_to(y=top, animate=False, immediate=True)


def versions_lines(reading: Reading, palette: Palette, width: int) -> list[Line]:
    """What the pane shows, in lines of at most `width` cells. Pieces of a version mean its index."""
    lines: list[Line] = []
    for version in range(len(reading.story.versions)):
        lines += _version(reading, version, palette, width)
    if reading.comparison is not None and len(reading.story.versions) > 1:
        count = left_out(reading.comparison, reading.place.version)
        lines += [(), (Piece(shortened(f" left out: {count} sentences", width), palette.muted),)]
    if reading.story.note:
        lines += [(), (Piece(shortened(f" {safe(reading.story.note)}", width), palette.muted),)]
    return lines


def _version(reading: Reading, version: int, palette: Palette, width: int) -> Iterator[Line]:
    article = reading.story.versions[version]
    selected = version == reading.place.version
    size = f"{sum(s.role.makes_claims for s in article.sentences)} sent."
    name_width = width - 2 if width < WIDE else min(width // 2, 34)
    name = shortened(safe(reading.story.version_name(version)), name_width - len(size) - 2)
    gap = " " * (name_width - cell_len(name) - len(size) - 1)
    head = (
        Piece("▸ " if selected else "  ", palette.accent, version),
        Piece(name, palette.strong if selected else palette.text, version),
        Piece(f"{gap}{size} ", palette.muted, version),
    )
    bar = _bar(reading.comparison, version, palette, width - 3 if width < WIDE else width - name_width - 4)
    if width < WIDE:
        yield head
        yield (Piece("  ", palette.text, version), *bar)
    else:
        yield (*head, *bar)


def _bar(comparison: Comparison | None, version: int, palette: Palette, width: int) -> Line:
    """The version's sentences as glyphs by colour; with more than fit, each glyph is several."""
    if comparison is None:
        return (Piece("…", palette.muted, version),)
    counts = comparison.counts(version)
    total = sum(counts.values())
    share = min(1.0, width / total) if total else 0.0
    pieces, drawn, seen = [], 0, 0
    for verdict in Verdict:
        seen += counts[verdict]
        cells = round(seen * share) - drawn
        drawn += cells
        glyph, style = palette.glyph(verdict, palette.text)
        pieces.append(Piece(glyph * cells, style, version))
    return tuple(pieces)
