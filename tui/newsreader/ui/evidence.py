"""The evidence: what each other version does with the sentence under the cursor, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsreader.compare.word_diff import word_diff
from newsreader.model import Article, Comparison, Conflict, Judgement, Role
from newsreader.model.comparison import STRENGTH
from newsreader.reports.as_text import VERBS
from newsreader.reports.terminal import safe
from newsreader.ui.commands import Pane, bindings
from newsreader.ui.lines import Line, LineView, Piece, hanging, shortened
from newsreader.ui.palette import Palette
from newsreader.ui.reading import Place, Reading


class EvidencePane(LineView, can_focus=True):
    """Lists the judgements on one sentence; one of the matches is selected."""

    BINDINGS = bindings(Pane.EVIDENCE)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._reading: Reading | None = None
        self._matches: list[Place] = []
        self._selected = 0

    @property
    def selected(self) -> Place | None:
        """The selected match, if the sentence has any."""
        return self._matches[self._selected] if self._matches else None

    def show_reading(self, reading: Reading) -> None:
        """Show the evidence for the sentence under the cursor, its best match selected."""
        self._reading = reading
        self._matches = matches(reading)
        self._selected = 0
        self.draw_anew()
        self.bring_into_view(range(1))

    def select(self, step: int) -> None:
        """Select another match: the next (1) or the one before (-1)."""
        if not self._matches:
            return
        self._selected = min(max(self._selected + step, 0), len(self._matches) - 1)
        self.draw_anew()
        rows = [row for row, line in enumerate(self.lines) if any(p.target == self.selected for p in line)]
        self.bring_into_view(range(rows[0], rows[-1] + 1), margin=2)

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._reading is None:
            return ()
        return evidence_lines(self._reading, self.selected, self.palette, width)


def matches(reading: Reading) -> list[Place]:
    """The places that carry the sentence under the cursor, in the order in which they are shown."""
    if reading.comparison is None:
        return []
    return [
        Place(other, match.sentence)
        for other, judgement in ranked(reading.comparison, reading.place)
        for match in judgement.matches
    ]


def ranked(comparison: Comparison, place: Place) -> list[tuple[int, Judgement]]:
    """(other version, judgement), the versions that carry the sentence first."""
    return sorted(
        comparison.against(place.version, place.sentence), key=lambda pair: -STRENGTH[pair[1].verdict]
    )


def evidence_lines(reading: Reading, selected: Place | None, palette: Palette, width: int) -> list[Line]:
    """What the pane shows, in lines of at most `width` cells."""
    remark = _nothing_to_show(reading)
    if remark:
        return list(hanging(Piece(" ", palette.text), [Piece(remark, palette.muted)], width))
    assert reading.comparison is not None
    lines: list[Line] = []
    for other, judgement in ranked(reading.comparison, reading.place):
        if lines:
            lines.append(())
        lines += _card(reading, other, judgement, selected, palette, width)
    return lines


def _nothing_to_show(reading: Reading) -> str:
    if len(reading.story.versions) < 2:
        return "This story has one version only, so there is nothing to read it against."
    if reading.failure:
        return f"The versions could not be compared: {safe(reading.failure)}"
    if reading.comparison is None:
        return "Comparing the versions …"
    role = reading.article.sentences[reading.place.sentence].role
    if not role.makes_claims:
        kind = "A heading" if role is Role.HEADING else "Page furniture"
        return f"{kind}: it makes no claim, so it is not compared."
    return ""


def _card(
    reading: Reading, other: int, judgement: Judgement, selected: Place | None, palette: Palette, width: int
) -> Iterator[Line]:
    target = Place(other, judgement.matches[0].sentence) if judgement.matches else None
    yield _title(safe(reading.story.version_name(other)), judgement, target, palette, width)
    there = reading.story.versions[other]
    here = reading.article.sentence_text(reading.place.sentence)
    for match in judgement.matches:
        place = Place(other, match.sentence)
        mark = Piece("▸ " if place == selected else "  ", palette.accent, place)
        diff = [
            Piece(stretch.text, palette.shared if stretch.shared else palette.missing, place)
            for stretch in word_diff(safe(there.sentence_text(match.sentence)), here)
        ]
        yield from hanging(mark, diff, width)
    for conflict in judgement.conflicts:
        glyph, style = palette.conflict(palette.text)
        yield from hanging(
            Piece(f"{glyph} ", style), _conflict_pieces(reading.article, there, conflict, palette), width
        )
    notes = ["in part: it lacks a further claim of this sentence"] if judgement.partial else []
    for note in [*notes, *judgement.why]:
        yield from hanging(Piece("· ", palette.muted), [Piece(safe(note), palette.muted)], width)


def _title(name: str, judgement: Judgement, target: Place | None, palette: Palette, width: int) -> Line:
    glyph, style = palette.glyph(judgement.verdict, palette.text)
    verb, percent = f" {VERBS[judgement.verdict]} this", f" {judgement.confidence:.0%}"
    room = width - 2 - len(percent)
    if cell_len(name) + len(verb) > room:
        verb = verb.removesuffix(" this")
    name = shortened(name, max(room - len(verb), 4))
    gap = " " * max(room - cell_len(name) - len(verb), 0)
    return (
        Piece(f"{glyph} ", style, target),
        Piece(name, palette.strong, target),
        Piece(verb + gap, style, target),
        Piece(percent, palette.muted, target),
    )


def _conflict_pieces(here: Article, there: Article, conflict: Conflict, palette: Palette) -> Iterator[Piece]:
    yield Piece(f"{conflict.kind}: here ", palette.text)
    yield Piece(f"“{safe(here.text[conflict.here.start : conflict.here.end])}”", palette.strong)
    yield Piece(", there ", palette.text)
    yield Piece(f"“{safe(there.text[conflict.there.start : conflict.there.end])}”", palette.strong)
