"""A note in lines of the evidence and of the list of notes."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Note, Place
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened

MOST = 3
"""Notes on one sentence that the evidence shows; the rest is counted."""
LINES = 6
"""Lines of a comment that the evidence shows."""
YOURS = "*"
"""The sign of a verdict of the reader's own."""


def note_lines(
    note: Note, palette: Palette, width: int, lead: str = "", target: object = None
) -> Iterator[Line]:
    """A note's comment, tags and author behind its sign, in lines of at most `width` cells."""
    sign, style = palette.note(note.colour, palette.text)
    mark = Piece(f"{sign} ", style, target)
    rest = [f"#{safe(tag)}" for tag in note.tags]
    if note.author:
        rest.append(f"({safe(note.author)})")
    paragraphs = [safe(line) for line in note.comment.split("\n") if line.strip()]
    if not paragraphs and not rest:
        paragraphs = ["marked"]
    for number, text in enumerate(paragraphs[:LINES]):
        more = " …" if number == LINES - 1 and len(paragraphs) > LINES else ""
        first = number == 0
        pieces = [
            Piece(lead if first else "", palette.muted, target),
            Piece(text + more, palette.text, target),
        ]
        yield from hanging(mark if first else Piece("  ", palette.text), pieces, width)
    if rest:
        mark = Piece("  ", palette.text) if paragraphs else mark
        yield from hanging(mark, [Piece(" ".join(rest), palette.muted, target)], width)


def notes_here(reading: StoryState, palette: Palette, width: int) -> list[Line]:
    """The notes on the sentence under the cursor."""
    return _notes(reading, reading.place, palette, width, "", "edit-note")


def notes_there(reading: StoryState, place: Place, palette: Palette, width: int) -> list[Line]:
    """The notes on a match in another version."""
    name = shortened(safe(reading.story.version_name(place.version)), max(width // 2, 8))
    return _notes(reading, place, palette, width, f"noted in {name}: ", place)


def _notes(
    reading: StoryState, place: Place, palette: Palette, width: int, lead: str, target: object
) -> list[Line]:
    found = reading.notes_at(place)
    lines: list[Line] = []
    for one in found[:MOST]:
        lines += note_lines(one.note, palette, width, lead, target)
    if len(found) > MOST:
        lines.append((Piece(f"  and {len(found) - MOST} more", palette.muted, target),))
    return lines
