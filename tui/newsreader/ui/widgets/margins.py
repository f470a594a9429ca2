"""What stands beside the text of an article: the gutter before each sentence, the minimap at the edge."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from newsreader.model import NoteColour, Verdict
from newsreader.ui.palette import ALMOST_GLYPH, Palette
from newsreader.ui.state import Marks, StoryState
from newsreader.ui.widgets.layout import Row
from newsreader.ui.widgets.lines import Line, Piece
from newsreader.ui.widgets.note_lines import YOURS

GUTTER_COLUMNS = 8
"""With more other versions than this, the gutter counts instead of showing each."""
MINIMAP = 2
"""Cells at the right edge."""


def gutter_width(reading: StoryState) -> int:
    """Cells before the text: the bar of the cursor, the verdicts, the signs, a space."""
    others = len(reading.against)
    return (others if others <= GUTTER_COLUMNS else 3) + (1 if reading.ruled else 0) + 3


def gutter(
    reading: StoryState,
    sentence: int,
    marks: Marks,
    noted: NoteColour | None,
    palette: Palette,
    ground: Style,
) -> list[Piece]:
    """What each other version does with a sentence, in one cell less than the gutter has.

    The last cells are for the sign of a verdict of one's own (if there is any on the story) and the sign of a
    note, whose colour is given; what is not there is a space at the end.
    """
    cells = gutter_width(reading) - 1
    note = Piece(*palette.note(noted, ground)) if noted else None
    if not marks.others:
        if note is None:
            return [Piece(" " * cells, ground)]
        return [Piece(" " * (cells - 2), ground), note, Piece(" ", ground)]
    if len(reading.against) <= GUTTER_COLUMNS:
        pieces = [Piece(*palette.judgement(other, reading.unsure, ground)) for other in marks.others]
    else:
        carried = sum(other is not None and other.verdict is not Verdict.OMITTED for other in marks.others)
        glyph, style = palette.conflict(ground) if marks.contested else palette.glyph(marks.colour, ground)
        if marks.almost:
            glyph = ALMOST_GLYPH
        pieces = [Piece(f"{glyph}{carried:>2}" if marks.colour else "   ", style)]
    own = Piece(YOURS, palette.accent + ground) if reading.is_ruled(sentence) else None
    signs = [piece for piece in (own, note) if piece is not None]
    space = " " * (cells - len(signs) - sum(len(piece.text) for piece in pieces))
    return [*pieces, *signs, Piece(space, ground)]


def minimap(reading: StoryState, rows: Sequence[Row], height: int, palette: Palette) -> list[Line]:
    """Per visible line, what stands out most in its share of the article: contested, omitted ...; nothing
    where all rows are to be seen."""
    text = palette.text
    if reading.comparison is None or len(rows) <= height:
        return []
    lines: list[Line] = []
    for y in range(height):
        part = rows[y * len(rows) // height : (y + 1) * len(rows) // height]
        sentences = sorted({row.sentence for row in part if row.sentence >= 0})
        if not sentences:
            lines.append((Piece(" " * MINIMAP, text),))
            continue
        marks = max(map(reading.marks, sentences), key=_stands_out)
        glyph, style = palette.conflict(text) if marks.contested else palette.glyph(marks.colour, text)
        if marks.almost:
            glyph = ALMOST_GLYPH
        lines.append((Piece(f" {glyph}", style, sentences[0]),))
    return lines


def _stands_out(marks: Marks) -> int:
    order = (None, Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED)
    return len(order) if marks.contested else order.index(marks.colour)
