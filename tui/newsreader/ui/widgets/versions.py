"""The list of versions: each with a bar of its verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsreader.analysis.saying import UNKNOWN, what_is_compared
from newsreader.text.bare import count_deceptive
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.links import address_in_words, linked
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging, shortened
from newsreader.ui.widgets.margins import stands_out
from newsreader.ui.widgets.note_lines import done_in_words

WIDE = 44
"""Cells from which on a version and its bar share one line."""
MANY = 8
"""With more versions than this a copy has no bar of its own where that takes a line."""


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
        self.set_class(len(reading.story.versions) < 2 and not reading.not_read, "-alone")
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
        bar = _bar(reading, version, palette, width - 3 - (room + 2 if beside else 0))
        copy = list(_copy(reading, version, palette, width))
        if beside:
            lines += [(*head, *bar), *copy]
        else:
            below = [(Piece("  ", palette.text, version), *bar)]
            lines += [head, *(below if len(sizes) <= MANY or not copy else ()), *copy]
        done = done_in_words(reading.desk, version)
        if done:
            lines.append((Piece(shortened(safe(f"  {done}"), width), palette.muted, version),))
        if reading.story.versions[version].beginning_only:
            lines.append((Piece(shortened("  only the beginning", width), palette.muted, version),))
    tally = reading.tally(reading.place.version)
    if tally is not None and len(reading.story.versions) > 1:
        unknown = reading.article.beginning_only
        text = f" left out here: {UNKNOWN if unknown else tally.left_out}"
        claims = " claim" if tally.left_out == 1 else " claims"
        text += claims if len(text + claims) <= width and not unknown else ""
        lines += [(), (Piece(shortened(text, width), palette.muted, "left-out"),)]
    address = address_in_words(reading.article.url)
    if address:
        style = linked(palette.muted, reading.article.url)
        lines += [
            (),
            (Piece(" ", palette.muted), Piece(shortened(safe(address), width - 1), style, "open-address")),
        ]
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
            *hanging(
                Piece(" ", palette.muted),
                [Piece(f"in this text: {deceptive}", palette.muted, "deceptive")],
                width,
            ),
        ]
    if reading.story.note:
        note = Piece(safe(reading.story.note), palette.muted)
        lines += [(), *hanging(Piece(" ", palette.muted), [note], width)]
    return lines


def _sizes(reading: StoryState, room: int) -> list[str]:
    """How many sentences the versions have, in the fullest form that leaves room for all names."""
    names = [_name(reading, version) for version in range(len(reading.story.versions))]
    before = 2 + len(str(len(names)))
    counts = [sum(s.role.makes_claims for s in article.sentences) for article in reading.story.versions]
    for form in ("{} sent.", "{}"):
        sizes = [form.format(count) for count in counts]
        if all(cell_len(name) + len(size) + before <= room for name, size in zip(names, sizes, strict=True)):
            return sizes
    return [""] * len(names)


def _head(reading: StoryState, version: int, size: str, palette: Palette, room: int) -> Line:
    """The mark, the number, the name and the size of a version. `▸`: it is read; `◂`: it alone, or it and
    others that are marked, are what it is read against."""
    selected = version == reading.place.version
    against = reading.is_against_some and version in reading.against
    mark = "▸" if selected else "◂" if against else " "
    read = "✓" if reading.share_read(version) >= 1 else " "
    number = f"{version + 1:>{len(str(len(reading.story.versions)))}} "
    free = room - len(number)
    name = shortened(_name(reading, version), free - len(size) - 1 if size else free)
    gap = " " * (free - cell_len(name) - len(size))
    quiet = not selected and not against and reading.is_against_some
    style = palette.strong if selected else palette.muted if quiet else palette.text
    return (
        Piece(mark, palette.accent, version),
        Piece(number, palette.accent if selected else palette.muted, version),
        Piece(name, linked(style, reading.story.versions[version].url), version),
        Piece(f"{gap}{size}{read}", palette.muted, version),
    )


def _name(reading: StoryState, version: int) -> str:
    return safe(reading.story.version_name(version))


def _copy(reading: StoryState, version: int, palette: Palette, width: int) -> Iterator[Line]:
    """Which earlier version it is a copy of, if of any."""
    copies = reading.comparison.copies_of(version) if reading.comparison is not None else ()
    first = min(copies, default=version)
    if first < version:
        sign, style = palette.copy(palette.text)
        text = shortened(f"copy of {first + 1} {_name(reading, first)}", width - 4)
        yield (
            Piece("  ", palette.text, version),
            Piece(sign, style, version),
            Piece(f" {text}", palette.muted, version),
        )


def _bar(reading: StoryState, version: int, palette: Palette, width: int) -> Line:
    """The version's sentences as glyphs in the order of the text; with more than fit, each is what stands out
    most among several."""
    row = reading.row(version)
    if row is None:
        return (Piece("…", palette.muted, version),)
    count = len(row)
    cells = min(max(width, 1), count)
    pieces: list[Piece] = []
    for cell in range(cells):
        share = row[cell * count // cells : (cell + 1) * count // cells]
        colour, contested = max(share, key=lambda shown: stands_out(*shown))
        glyph, style = palette.conflict(palette.text) if contested else palette.glyph(colour, palette.text)
        if pieces and pieces[-1].style == style:
            pieces[-1] = Piece(pieces[-1].text + glyph, style, version)
        else:
            pieces.append(Piece(glyph, style, version))
    return tuple(pieces)
