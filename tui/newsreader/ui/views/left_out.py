"""What the other versions tell and this one does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.cells import cell_len

from newsreader.analysis.absences import Absence, absences, partly_told
from newsreader.analysis.claim_table import claim_text
from newsreader.analysis.saying import UNKNOWN, only_beginning
from newsreader.text.terminal import safe
from newsreader.ui.palette import UNSURE_GLYPH
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block, Spot
from newsreader.ui.views.view import View, claim_work
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped

IN_PART = "told here in part"
ROOMY = 60
"""Cells from which on a count is written in words, and the names stand below the words of the claim."""

_HARD = "\u00a0"
"""A space at which no line is broken."""


class LeftOutView(View):
    """Lists the claims that the version on the screen leaves out, in the words of one that tells each.

    The columns of a block are the versions that tell it.
    """

    title = "Left out here"
    sorts = ("by how many tell it", "in story order")
    filters = ("all", "told by several", "told by one only", IN_PART)

    def show_reading(self, reading: StoryState) -> None:
        self.column = 0
        super().show_reading(reading)

    def select_column(self, step: int) -> None:
        """Choose another of the versions that tell the selected claim."""
        if self._blocks and self._blocks[self._selected].places:
            last = len(self._blocks[self._selected].places) - 1
            self.column = min(max(min(self.column, last) + step, 0), last)
            self.refresh()

    def line(self, row: int) -> Line:
        """The name of the chosen version stands out; no line is made anew when another one is chosen."""
        accent = self.palette.accent + self.palette.ground(self._is_selected(row))
        return tuple(
            Piece(piece.text, accent, piece.target) if self._is_chosen(piece.target) else piece
            for piece in super().line(row)
        )

    def _is_chosen(self, target: object) -> bool:
        """Whether it is the name of the chosen version of those that tell a claim, or else of the first."""
        if not isinstance(target, Spot) or target.column is None:
            return False
        return target.column == (self.column if self.column < len(self._blocks[target.block].places) else 0)

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return claim_work(reading)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        in_part = self.filters[self.filter] == IN_PART
        absent = told_in_part(reading) if in_part else absent_here(reading)
        if not absent:
            return
        shown = [
            one for one in absent if in_part or not self.filter or (one.witnesses > 1) == (self.filter == 1)
        ]
        if self.sort == 0:
            shown.sort(key=lambda one: -one.witnesses)
        heading = _heading(reading, len(shown), len(absent), "tells in part" if in_part else "leaves out")
        lines = hanging(Piece(" ", self.palette.muted), [Piece(heading, self.palette.muted)], width)
        yield Block((*lines, ()))
        for one in shown:
            yield self._block(reading, one, width)

    def _block(self, reading: StoryState, absence: Absence, width: int) -> Block:
        palette, story = self.palette, reading.story
        places = tuple(map(absence.place_in, absence.tellers))
        text = _clauses(reading, absence) if absence.lacks else claim_text(story, places[0])
        glyph, style = palette.glyph(absence.cell.verdict, palette.text)
        glyph = UNSURE_GLYPH if absence.cell.unsure else glyph
        total = independent_others(reading)
        roomy = width >= ROOMY
        digits = len(str(total))
        count = f"{absence.witnesses:>{digits}}{' of ' if roomy else '/'}{total}  "
        mark = (Piece(f" {glyph} ", style), Piece(count, palette.muted))
        indent = Piece(" " * sum(cell_len(piece.text) for piece in mark), palette.text)
        first, *more = wrapped([Piece(text, palette.text)], width, indent)
        below = indent if roomy else Piece("   ", palette.text)
        names = list(wrapped(self._names(reading, absence), width, below))
        lines: list[Line] = [(*mark, *first[1:]), *more, *names]
        told_by = " ".join(safe(story.version_name(version)) for version in absence.tellers)
        return Block(tuple(lines), places, f"{text} {told_by}")

    def _names(self, reading: StoryState, absence: Absence) -> list[Piece]:
        """Who tells it, and on what they disagree."""
        palette = self.palette
        assert reading.comparison is not None
        pieces: list[Piece] = []
        seen: list[int] = []
        for column, version in enumerate(absence.tellers):
            if pieces:
                pieces.append(Piece(", ", palette.muted))
            copy = any(version in group and set(seen) & set(group) for group in reading.comparison.copies)
            name = safe(reading.story.version_name(version)) + (" (a copy)" if copy else "")
            pieces.append(Piece(name, palette.muted, column))
            seen.append(version)
        kinds = absence.row.disputes(absence.tellers)
        if kinds:
            flag, style = palette.conflict(palette.text)
            pieces += [
                Piece("  ", palette.muted),
                Piece(flag, style),
                Piece(f"{_HARD}conflict:{_HARD}{', '.join(kinds)}", palette.muted),
            ]
        return pieces

    def _why_empty(self) -> str:
        reading = self.reading
        if reading is None or reading.comparison is None or len(reading.story.versions) < 2:
            return super()._why_empty()
        if not reading.comparison.claims:
            return "No claims were found in these versions."
        if self.filters[self.filter] == IN_PART:
            name = safe(reading.story.version_name(reading.place.version))
            return f"{name} leaves no clause out of what it tells of the others."
        if self.filter and absent_here(reading):
            return f"None of them is {self.filters[self.filter]}."
        name = safe(reading.story.version_name(reading.place.version))
        if reading.article.beginning_only:
            return f"What {name} leaves out is {UNKNOWN}: {only_beginning('it')}."
        return f"{name} leaves out nothing that {_others(reading)} tell{_s(len(reading.against))}."


def absent_here(reading: StoryState) -> tuple[Absence, ...]:
    """What the version on the screen leaves out of what those it is read against tell, in story order."""
    outline = reading.outline
    if outline is None:
        return ()
    return absences(outline.comparison, outline.rows, reading.place.version, reading.against)


def told_in_part(reading: StoryState) -> tuple[Absence, ...]:
    """What the version on the screen leaves out of claims of others that it tells, in story order."""
    outline = reading.outline
    if outline is None:
        return ()
    return partly_told(outline.comparison, outline.rows, reading.place.version, reading.against)


def _clauses(reading: StoryState, absence: Absence) -> str:
    """The clauses that are left out, in the words of the version that tells the claim best."""
    text = reading.story.versions[absence.row.claim.representative[0]].text
    return " … ".join(" ".join(safe(text[span.start : span.end]).split()) for span in absence.lacks)


def independent_others(reading: StoryState) -> int:
    """How many independent versions the one on the screen is read against."""
    return 0 if reading.comparison is None else reading.comparison.witnesses(reading.against)


def _heading(reading: StoryState, shown: int, total: int, does: str) -> str:
    """Such as: 4 claims that The Morning Blare leaves out."""
    name = safe(reading.story.version_name(reading.place.version))
    count = f"{shown}" if shown == total else f"{shown} of {total}"
    claims = "claim" if total == 1 else "claims"
    whose = f" of {_others(reading)}" if len(reading.against) < len(reading.story.versions) - 1 else ""
    return f"{count} {claims}{whose} that {name} {does}"


def _others(reading: StoryState) -> str:
    """The versions read against, in words."""
    names = [safe(reading.story.version_name(version)) for version in reading.against]
    if len(names) == 1:
        return names[0]
    if len(names) == len(reading.story.versions) - 1:
        return "the others"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _s(count: int) -> str:
    """The ending of a verb in the present tense."""
    return "s" if count == 1 else ""
