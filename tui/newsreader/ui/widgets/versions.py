"""The list of versions: each with a bar of its verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from newsreader.analysis.saying import what_is_compared
from newsreader.model import Verdict
from newsreader.text.bare import count_deceptive
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState, Tally
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging, shortened

WIDE = 44
"""Cells from which on a version and its bar share one line."""


class VersionsPane(LineView, can_focus=True):
    """Lists the versions of a story; the one on the screen is marked."""

    PANE = Pane.VERSIONS
    BINDINGS = bindings(PANE)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._reading: StoryState | None = None

    def show_reading(self, reading: StoryState) -> None:
        """Show the versions of a story, and bring the one on the screen into view."""
        self._reading = reading
        self.draw_anew()
        self._scroll_to_version()

    def on_resize(self) -> None:
        super().on_resize()
        self._scroll_to_version()

    def _scroll_to_version(self) -> None:
        if self._reading is not None:
            version = self._reading.place.version
            rows = [row for row, line in enumerate(self.lines) if any(p.target == version for p in line)]
            if rows:
                self.bring_into_view(range(rows[0], rows[-1] + 1))

    def make_lines(self, width: int) -> Sequence[Line]:
        return versions_lines(self._reading, self.palette, width) if self._reading is not None else ()


def versions_lines(reading: StoryState, palette: Palette, width: int) -> list[Line]:
    """What the pane shows, in lines of at most `width` cells. Pieces of a version mean its index."""
    lines: list[Line] = []
    beside = width >= WIDE
    room = min(width // 2, 40) if beside else width - 2
    sizes = _sizes(reading, room)
    for version, size in enumerate(sizes):
        head = _head(reading, version, size, palette, room)
        bar = _bar(reading.tally(version), version, palette, width - 3 - (room + 2 if beside else 0))
        lines += [(*head, *bar)] if beside else [head, (Piece("  ", palette.text, version), *bar)]
        if reading.story.versions[version].beginning_only:
            lines.append((Piece(shortened("  only the beginning", width), palette.muted, version),))
    tally = reading.tally(reading.place.version)
    if tally is not None and len(reading.story.versions) > 1:
        text = f" left out here: {tally.left_out}"
        claims = " claim" if tally.left_out == 1 else " claims"
        text += claims if len(text + claims) <= width else ""
        lines += [(), (Piece(shortened(text, width), palette.muted, "left-out"),)]
    if reading.not_read:
        count = len(reading.not_read)
        text = f" {count} file{'' if count == 1 else 's'} not read"
        lines += [(), (Piece(shortened(text, width), palette.strong, "messages"),)]
    partly = what_is_compared(reading.comparison, reading.place.version) if reading.comparison else ""
    if partly:
        lines += [(), *hanging(Piece(" ", palette.muted), [Piece(partly, palette.muted)], width)]
    deceptive = count_deceptive(reading.article.text).in_words
    if deceptive:
        lines += [
            (),
            *hanging(Piece(" ", palette.muted), [Piece(f"in this text: {deceptive}", palette.muted)], width),
        ]
    if reading.story.note:
        note = Piece(safe(reading.story.note), palette.muted)
        lines += [(), *hanging(Piece(" ", palette.muted), [note], width)]
    return lines


def _sizes(reading: StoryState, room: int) -> list[str]:
    """How many sentences the versions have, in the fullest form that leaves room for all names."""
    names = [safe(reading.story.version_name(version)) for version in range(len(reading.story.versions))]
    counts = [sum(s.role.makes_claims for s in article.sentences) for article in reading.story.versions]
    for form in ("{} sent.", "{}"):
        sizes = [form.format(count) for count in counts]
        if all(cell_len(name) + len(size) < room - 1 for name, size in zip(names, sizes, strict=True)):
            return sizes
    return [""] * len(names)


def _head(reading: StoryState, version: int, size: str, palette: Palette, room: int) -> Line:
    """The marks, the name and the size of a version."""
    selected = version == reading.place.version
    read = reading.share_read(version) >= 1
    mark = ("▸" if selected else " ") + ("✓" if read else " ")
    name = shortened(safe(reading.story.version_name(version)), room - len(size) - 2 if size else room)
    gap = " " * (room - cell_len(name) - len(size) - 1)
    return (
        Piece(mark, palette.accent, version),
        Piece(name, palette.strong if selected else palette.text, version),
        Piece(f"{gap}{size} ", palette.muted, version),
    )


def _bar(tally: Tally | None, version: int, palette: Palette, width: int) -> Line:
    """The version's sentences as glyphs by colour, the contested ones last; with more than fit, each glyph is
    several."""
    if tally is None:
        return (Piece("…", palette.muted, version),)
    shown = [(*palette.glyph(verdict, palette.text), tally.colours[verdict]) for verdict in Verdict]
    shown.append((*palette.conflict(palette.text), tally.contested))
    shown.append((*palette.unknown(palette.text), tally.unknown))
    total = sum(count for _, _, count in shown)
    share = min(1.0, width / total) if total else 0.0
    pieces, drawn, seen = [], 0, 0
    for glyph, style, count in shown:
        seen += count
        cells = round(seen * share) - drawn
        drawn += cells
        pieces.append(Piece(glyph * cells, style, version))
    return tuple(pieces)
