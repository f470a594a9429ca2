"""The evidence: what each other version does with the sentence under the cursor, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsreader.analysis.saying import (
    ALMOST,
    CONTRADICTS,
    differing_words,
    in_percent,
    is_almost,
    only_beginning,
    says,
)
from newsreader.model import Article, Judgement, Place, Role, Span
from newsreader.model.comparison import STRENGTH
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import ALMOST_GLYPH, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging, shortened, wrapped
from newsreader.ui.widgets.note_lines import notes_here, notes_there

SMALL = 6
"""With fewer lines than this the pane is small."""
WHOLE = 2
"""Lines of the pane that a sentence may fill to be shown whole with what a version lacks of it."""
BESIDE = 4
"""Words that are shown of a longer one on each side of what is lacking."""
BRIEFLY = {
    "says it in other words": "in other words",
    "perhaps says it in other words": "perhaps in other words",
    f"{CONTRADICTS}:": "tells it, but:",
}
"""What a version does, where there is no room for all of it."""


class EvidencePane(LineView, can_focus=True):
    """Lists the judgements on one sentence; one of the matches is selected."""

    PANE = Pane.EVIDENCE
    BINDINGS = bindings(PANE)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._reading: StoryState | None = None
        self._matches: list[Place] = []
        """Every match; for a version without any, a place whose sentence is -1."""
        self._selected = 0

    @property
    def selected(self) -> Place | None:
        """The selected match, if the sentence has any."""
        return self._matches[self._selected] if self._matches else None

    def show_reading(self, reading: StoryState) -> None:
        """Show the evidence for the sentence under the cursor, its best match selected."""
        self._reading = reading
        self._matches = matches(reading)
        self._selected = 0
        self.draw_anew()
        self.bring_into_view(range(1))

    def show_again(self, reading: StoryState) -> None:
        """Show what has become of it, the selected match still selected."""
        before = self.selected
        self.show_reading(reading)
        if before is not None:
            self.select_place(before)

    def select_place(self, place: Place) -> None:
        """Select a match; if it is none any more, the first of its version."""
        same = [n for n, match in enumerate(self._matches) if match == place]
        there = [n for n, match in enumerate(self._matches) if match.version == place.version]
        if same or there:
            self._selected = (same or there)[0]
            self.select(0)

    def select(self, step: int) -> bool:
        """Select another match: the next (1) or the one before (-1); whether there is one."""
        if not self._matches:
            return False
        before = self._selected
        self._selected = min(max(before + step, 0), len(self._matches) - 1)
        self.draw_anew()
        rows = [row for row, line in enumerate(self.lines) if any(p.target == self.selected for p in line)]
        if rows:
            self.bring_into_view(range(rows[0], rows[-1] + 1), margin=2)
        return self._selected != before

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._reading is None:
            return ()
        small = self.view_height < SMALL
        return evidence_lines(self._reading, self.selected, self.palette, width, small=small)


def matches(reading: StoryState) -> list[Place]:
    """The places that carry the sentence under the cursor, in the order in which they are shown; sentence -1
    stands for a version that has none."""
    return [
        Place(other, sentence)
        for other, judgement in ranked(reading)
        for sentence in [match.sentence for match in judgement.matches] or [-1]
    ]


def ranked(reading: StoryState) -> list[tuple[int, Judgement]]:
    """(version, judgement) of the versions read against: those that contradict the sentence, then those that
    carry it, then the others."""
    judgements = zip(reading.against, reading.judgements(reading.place.sentence), strict=False)
    found = [(other, judgement) for other, judgement in judgements if judgement is not None]
    return sorted(found, key=lambda pair: (not pair[1].conflicts, -STRENGTH[pair[1].verdict]))


def evidence_lines(
    reading: StoryState, selected: Place | None, palette: Palette, width: int, *, small: bool = False
) -> list[Line]:
    """What the pane shows, in lines of at most `width` cells; in a small one the matches come first."""
    remark = _nothing_to_show(reading)
    if remark:
        said = hanging(Piece(" ", palette.text), [Piece(remark, palette.muted)], width)
        return [*notes_here(reading, palette, width), *said]
    lines = notes_here(reading, palette, width)
    for other, judgement in ranked(reading):
        if lines:
            lines.append(())
        lines += _card(reading, other, judgement, selected, palette, width, small)
    return lines


_KINDS = {
    Role.HEADING: "A heading",
    Role.BOILERPLATE: "Page furniture",
    Role.CORRECTION: "A note of the editors",
}
"""What makes no claim, in the words of the screen."""


def _nothing_to_show(reading: StoryState) -> str:
    if len(reading.story.versions) < 2:
        return "This story has one version only, so there is nothing to read it against."
    if reading.failure:
        return f"The versions could not be compared: {safe(reading.failure)}"
    if reading.comparison is None:
        return "Comparing the versions …"
    role = reading.article.sentences[reading.place.sentence].role
    if not role.makes_claims:
        return f"{_KINDS[role]}: it makes no claim, so it is not compared."
    return ""


def _card(
    reading: StoryState,
    other: int,
    judgement: Judgement,
    selected: Place | None,
    palette: Palette,
    width: int,
    small: bool,
) -> Iterator[Line]:
    from newsreader.text.word_diff import word_diff

    target = Place(other, judgement.matches[0].sentence if judgement.matches else -1)
    yield from _title(reading, other, judgement, target, target == selected, palette, width, small)
    there = reading.story.versions[other]
    if judgement.unknown:
        why = only_beginning(safe(reading.story.version_name(other)))
        yield from hanging(Piece("· ", palette.muted), [Piece(why, palette.muted)], width)
        return
    for conflict in judgement.conflicts:
        kind = Piece(f"{conflict.kind} ", palette.conflict(palette.text)[1])
        pair = _pair(reading.article, conflict.here, there, conflict.there, palette)
        yield from hanging(Piece("  ", palette.text), [kind, *pair], width)
    for conflict in judgement.overruled:
        flagged = Piece(f"the program flagged {conflict.kind} ", palette.muted)
        pair = _pair(reading.article, conflict.here, there, conflict.there, palette)
        ruled = Piece(f"; you ruled {judgement.verdict}", palette.muted)
        yield from hanging(Piece("· ", palette.muted), [flagged, *pair, ruled], width)
    if is_almost(judgement):
        found = differing_words(reading.story, reading.place.version, other, judgement)
        pairs = "; ".join(f"{safe(mine)} / {safe(theirs)}" for mine, theirs in found)
        pieces = [Piece(f"{ALMOST}: ", palette.muted), Piece(pairs, palette.strong)]
        yield from hanging(Piece(f"{ALMOST_GLYPH} ", palette.muted), pieces, width)
    here = reading.article.sentence_text(reading.place.sentence)
    lacks = _lacking(reading.article, reading.place.sentence, judgement, palette, width)
    if not small:
        yield from lacks
    for match in judgement.matches:
        place = Place(other, match.sentence)
        mark = Piece("▸ " if place == selected else "  ", palette.accent, place)
        diff = [
            Piece(safe(stretch.text), palette.shared if stretch.shared else palette.missing, place)
            for stretch in word_diff(there.sentence_text(match.sentence), here)
        ]
        yield from hanging(mark, diff, width)
        yield from notes_there(reading, place, palette, width)
    if small:
        yield from lacks
    for difference in judgement.differences:
        perhaps = Piece(f"differs, perhaps: {difference.kind} ", palette.muted)
        pair = _pair(reading.article, difference.here, there, difference.there, palette)
        yield from hanging(Piece("· ", palette.muted), [perhaps, *pair], width)
    for shift in judgement.shifts:
        force = Piece(f"{shift.shift} there: ", palette.muted)
        pair = _pair(reading.article, shift.here, there, shift.there, palette)
        yield from hanging(Piece("· ", palette.muted), [force, *pair], width)
    for note in judgement.why:
        yield from hanging(Piece("· ", palette.muted), [Piece(safe(note), palette.muted)], width)


def _lacking(
    article: Article, sentence: int, judgement: Judgement, palette: Palette, width: int
) -> Iterator[Line]:
    """The sentence with what the version lacks of it; nothing if it lacks nothing."""
    mark = Piece("· ", palette.muted)
    text, start = safe(article.sentence_text(sentence)), article.sentences[sentence].start
    if judgement.missing:
        spans = [Span(max(span.start - start, 0), span.end - start) for span in judgement.missing]
        marked = [
            Piece(words, palette.missing if is_missing else palette.shared)
            for words, is_missing in lacking(text, spans, brief=len(text) > WHOLE * width)
        ]
        yield from hanging(mark, [Piece("lacks what is marked: ", palette.muted), *marked], width)
    elif judgement.partial:
        words = "in part: it lacks a further claim of this sentence"
        yield from hanging(mark, [Piece(words, palette.muted)], width)


def lacking(text: str, missing: Sequence[Span], *, brief: bool) -> list[tuple[str, bool]]:
    """A sentence in stretches, and whether another version lacks them.

    If it is to be brief, only the words next to what is missing remain of the others.
    """
    joined: list[Span] = []
    for span in sorted(missing, key=lambda span: span.start):
        if joined and not text[joined[-1].end : span.start].strip():
            span = Span(joined[-1].start, max(joined.pop().end, span.end))
        joined.append(span)
    stretches: list[tuple[str, bool]] = []
    at = 0
    for span in [*joined, Span(len(text), len(text))]:
        carried = text[at : span.start]
        if brief:
            carried = _ends(carried, first=at > 0, last=span.start < len(text))
        stretches += [(carried, False), (text[span.start : span.end], True)]
        at = span.end
    return [(words, is_missing) for words, is_missing in stretches if words]


def _ends(text: str, *, first: bool, last: bool) -> str:
    """The first and the last words of a text, or one of them, and an ellipsis for the others."""
    words = text.split(" ")  # the blanks at the ends make empty ones
    head = words[: BESIDE + text.startswith(" ")] if first else []
    tail = words[-BESIDE - text.endswith(" ") :] if last else []
    if len(words) <= len(head) + len(tail) + 4:
        return text
    return " ".join([*head, "…", *tail])


def _title(
    reading: StoryState,
    other: int,
    judgement: Judgement,
    target: Place,
    is_selected: bool,
    palette: Palette,
    width: int,
    small: bool,
) -> Iterator[Line]:
    """Who does what with the sentence, and how sure that is; on two lines if the name needs one, and on one
    in a small pane all the same."""
    name = safe(reading.story.version_name(other))
    glyph, style = palette.judgement(judgement, reading.unsure, palette.text)
    verb, percent = says(judgement, reading.unsure), f" {in_percent(judgement.confidence)}"
    if judgement.conflicts:
        verb += ":"
    if (reading.place.version, reading.place.sentence, other) in reading.ruled:
        percent = " yours"
    elif judgement.conflicts or judgement.unknown or is_almost(judgement):
        percent = ""
    elif judgement.is_unsure(reading.unsure):
        percent = f" unsure{percent}"
    room = width - 2 - cell_len(percent)
    if cell_len(name) + 1 + cell_len(verb) > room:
        verb = BRIEFLY.get(verb, verb)
    below = cell_len(name) + 1 + cell_len(verb) > room and not small
    beside = "" if below else f" {shortened(verb, max(room - 5, 1))}"
    name = shortened(name, max(room - cell_len(beside), 4))
    gap = " " * max(room - cell_len(name) - cell_len(beside), 0)
    yield (
        Piece(glyph, style, target),
        Piece("▸" if is_selected and target.sentence < 0 else " ", palette.accent, target),
        Piece(name, palette.strong, target),
        Piece(beside + gap, style, target),
        Piece(percent, palette.muted, target),
    )
    if below:
        yield from wrapped([Piece(verb, style, target)], width, Piece("  ", style, target))


def _pair(here: Article, mine: Span, there: Article, theirs: Span, palette: Palette) -> list[Piece]:
    """Such as: “12” / “17”, what is said here first."""
    return [
        Piece(f"“{safe(here.text[mine.start : mine.end])}”", palette.text),
        Piece(" / ", palette.muted),
        Piece(f"“{safe(there.text[theirs.start : theirs.end])}”", palette.text),
    ]
