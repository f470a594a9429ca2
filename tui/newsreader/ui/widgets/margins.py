"""What stands beside the text of an article: the gutter before each sentence, the map in the scroll bar."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from newsreader.analysis.second_opinions import SIGN
from newsreader.model import Judgement, Verdict
from newsreader.ui.palette import ALMOST_GLYPH, Palette
from newsreader.ui.state import Marks, StoryState
from newsreader.ui.widgets.layout import Row
from newsreader.ui.widgets.lines import Piece
from newsreader.ui.widgets.note_lines import YOURS

GUTTER_COLUMNS = 8
"""With more other versions than this, the gutter counts instead of showing each."""
COUNTS = 3
"""How many counts there are at most: of versions that contradict, confirm and rephrase."""
TRACK_IN_SIGHT, TRACK = "█", "▐"
"""A cell of the map: of what is in view, and of the rest."""
NOTHING = (Marks(), -1)
"""What the map shows where there is no sentence."""


def gutter_width(reading: StoryState) -> int:
    """Cells before the text: the bar of the cursor, the verdicts, the signs, a space."""
    return _columns(len(reading.against)) + bool(reading.ruled) + reading.is_read_twice + 3


def _columns(others: int) -> int:
    """Cells for what the others do: a sign each, or as many as the longest counts of them can take."""
    if others <= GUTTER_COLUMNS:
        return others
    of_two_digits = min((others - COUNTS) // 9, COUNTS)
    return 2 * COUNTS + of_two_digits


def gutter_numbers(reading: StoryState) -> str:
    """The numbers of the versions, each in its column of the gutter; the last digit of those above nine."""
    if len(reading.story.versions) < 2 or len(reading.against) > GUTTER_COLUMNS:
        return ""
    return "".join(str((version + 1) % 10) for version in reading.against)


def gutter(
    reading: StoryState,
    sentence: int,
    marks: Marks,
    note: Piece | None,
    palette: Palette,
    ground: Style,
) -> list[Piece]:
    """What each other version does with a sentence, in one cell less than the gutter has.

    The last cells are for the sign of a verdict of one's own (if there is any on the story), that of a second
    opinion (if one was asked for) and the sign of a note; what is not there is a space at the end.
    """
    cells = gutter_width(reading) - 1
    if not any(marks.others):
        if note is None:
            return [Piece(" " * cells, ground)]
        return [Piece(" " * (cells - 2), ground), note, Piece(" ", ground)]
    if len(reading.against) <= GUTTER_COLUMNS:
        copies = reading.copies
        pieces = [
            Piece(*_sign(reading, other in copies, judgement, palette, ground))
            for other, judgement in zip(reading.against, marks.others, strict=True)
        ]
    else:
        pieces = _counts(reading, marks, palette, ground)
    own = Piece(YOURS, palette.accent + ground) if reading.is_ruled(sentence) else None
    second = Piece(SIGN, palette.accent + ground) if reading.is_second(sentence) else None
    signs = [piece for piece in (own, second, note) if piece is not None]
    space = " " * (cells - len(signs) - sum(len(piece.text) for piece in pieces))
    return [*pieces, *signs, Piece(space, ground)]


def _sign(
    reading: StoryState, is_copy: bool, judgement: Judgement | None, palette: Palette, ground: Style
) -> tuple[str, Style]:
    """Of what one version does; a copy that confirms has a sign of its own."""
    if (
        is_copy
        and judgement is not None
        and judgement.verdict is Verdict.CONFIRMED
        and not judgement.conflicts
    ):
        return palette.copy(ground)
    return palette.judgement(judgement, reading.unsure, ground)


def _counts(reading: StoryState, marks: Marks, palette: Palette, ground: Style) -> list[Piece]:
    """How many versions contradict, confirm and rephrase a sentence; if none does, how many omit it. Copies
    that confirm it are not counted, unless there is nothing else."""
    counts: dict[Verdict | None, int] = dict.fromkeys((None, *Verdict), 0)
    copies = reading.copies
    same = 0
    for other, judgement in zip(reading.against, marks.others, strict=True):
        if judgement is None or judgement.unknown:
            continue
        if judgement.conflicts:
            counts[None] += 1
        elif copies and other in copies and judgement.verdict is Verdict.CONFIRMED:
            same += 1
        else:
            counts[judgement.verdict] += 1
    shown = [kind for kind in (None, Verdict.CONFIRMED, Verdict.REPHRASED) if counts[kind]]
    pieces = []
    for kind in shown or [Verdict.OMITTED]:
        glyph, style = palette.conflict(ground) if kind is None else palette.glyph(kind, ground)
        if marks.almost and kind is Verdict.CONFIRMED:
            glyph = ALMOST_GLYPH
        pieces.append(Piece(f"{glyph}{counts[kind]}", style))
    if any(counts.values()):
        return pieces
    glyph, style = palette.copy(ground)
    return [Piece(f"{glyph}{same}", style)]


def track(reading: StoryState, rows: Sequence[Row], height: int) -> list[tuple[Marks, int]]:
    """Per visible line, the marks and the index of the sentence that stands out most in its share of the
    article: contested, omitted ...; nothing where all rows are to be seen."""
    if reading.comparison is None or len(rows) <= height:
        return []
    lines: list[tuple[Marks, int]] = []
    for y in range(height):
        part = rows[y * len(rows) // height : (y + 1) * len(rows) // height]
        sentences = sorted({row.sentence for row in part if row.sentence >= 0})
        found = [(reading.marks(sentence), sentence) for sentence in sentences]
        lines.append(
            max(found, key=lambda pair: stands_out(pair[0].colour, pair[0].contested), default=NOTHING)
        )
    return lines


def stands_out(colour: Verdict | None, contested: bool) -> int:
    """Orders sentences by how much they stand out: contested, omitted, rephrased, confirmed, none."""
    order = (None, Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED)
    return len(order) if contested else order.index(colour)
