"""The words of the bars: what the signs mean and how often they stand there, and what is read against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsreader.analysis.saying import UNKNOWN
from newsreader.analysis.second_opinions import SIGN
from newsreader.model import Verdict
from newsreader.text.terminal import safe
from newsreader.ui.palette import ALMOST_GLYPH, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, Piece


def cells_of(line: Line) -> int:
    """How wide pieces are."""
    return sum(cell_len(piece.text) for piece in line)


def legend_forms(reading: StoryState, palette: Palette) -> Sequence[Line]:
    """How many sentences of the version on the screen have which sign, and what the other signs mean, from
    the fullest form to the shortest."""
    if reading.tally(reading.place.version) is None:
        return ((Piece(f" {reading.state_in_words}", palette.bar),),)
    return tuple(_forms(reading, palette))


def fitting(forms: Sequence[Line], room: int, *, in_words: bool = False) -> Line:
    """The fullest form that fits; where none does the shortest, with words if they are wanted."""
    shortest = forms[-2 if in_words and len(forms) > 1 else -1]
    return next((form for form in forms if cells_of(form) <= room), shortest)


def _forms(reading: StoryState, palette: Palette) -> Iterator[Line]:
    """The legend, from its fullest form to its shortest."""
    unsure = "".join(dict.fromkeys(map(palette.unsure, Verdict)))
    signs = [Piece(f"  {unsure} ", palette.bar_strong), Piece("unsure", palette.bar)]
    almost = [Piece(f"  {ALMOST_GLYPH} ", palette.bar_strong), Piece("almost", palette.bar)]
    if reading.copies:
        glyph, style = palette.copy(palette.bar)
        signs += [Piece(f"  {glyph} ", style), Piece("copy", palette.bar)]
    full, short = _second(reading, palette)
    yield (*_counts(reading, palette), *full, *signs, *almost)
    yield (*_counts(reading, palette), *full, *signs)
    yield (*_counts(reading, palette), *full)
    yield (*_counts(reading, palette), *short)
    yield (*_counts(reading, palette, in_words=False), *short)


def _second(reading: StoryState, palette: Palette) -> tuple[Line, Line]:
    """How often a second reader has agreed and overruled in the version on the screen, in words and without;
    nothing where none was asked."""
    tally = reading.tally(reading.place.version)
    if tally is None or not tally.second.by:
        return (), ()
    sign, found = Piece(f" {SIGN} ", palette.bar_strong), tally.second
    words = f"{found.agreed} agreed {found.overruled} overruled "
    return (sign, Piece(words, palette.bar)), (sign, Piece(f"{found.agreed}+{found.overruled}", palette.bar))


def _counts(reading: StoryState, palette: Palette, *, in_words: bool = True) -> Iterator[Piece]:
    """The counts of the version on the screen by sign, in words or without them; then those of none are
    left out."""
    tally = reading.tally(reading.place.version)
    if tally is None:
        return
    for verdict in Verdict:
        if not in_words and not tally.colours[verdict]:
            continue
        glyph, style = palette.glyph(verdict, palette.bar)
        yield Piece(f" {glyph} ", style)
        yield Piece(f"{tally.colours[verdict]}{f' {verdict} ' if in_words else ''}", palette.bar)
    if tally.contested:
        glyph, style = palette.conflict(palette.bar)
        yield Piece(f" {glyph} ", style)
        yield Piece(f"{tally.contested}{' contested' if in_words else ''}", palette.bar)
    if tally.unknown:
        glyph, style = palette.unknown(palette.bar)
        yield Piece(f" {glyph} ", style)
        yield Piece(f"{tally.unknown}{f' {UNKNOWN}' if in_words else ''}", palette.bar)


def against_in_words(reading: StoryState, room: int) -> str:
    """What one reads against, in the fullest form that fits into some cells: "against The Post alone"."""
    story, against = reading.story, reading.against
    if len(story.versions) < 2:
        return ""
    if not reading.is_against_some:
        forms = [f"read against all {len(against)} others", f"against all {len(against)}", "against all"]
        forms = ["read against the other version", "against the other"] if len(against) == 1 else forms
    else:
        alone = " alone" if len(against) == 1 else ""
        names = ", ".join(f"{other + 1} {safe(story.version_name(other))}" for other in against)
        numbers = ", ".join(str(other + 1) for other in against)
        forms = [f"read against {names}{alone}", f"against {names}{alone}"]
        forms += [f"against {numbers}{alone}", f"against {numbers}", f"◂{numbers}"]
    return next((form for form in forms if cell_len(form) <= room), "")
