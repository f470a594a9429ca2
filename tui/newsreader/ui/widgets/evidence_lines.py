"""What one other version does with the sentence under the cursor, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.cells import cell_len

from newsreader.analysis.clauses import parted
from newsreader.analysis.saying import (
    ALMOST,
    CONTRADICTS,
    in_percent,
    is_almost,
    kind_in_words,
    only_beginning,
    says,
)
from newsreader.analysis.second_opinions import SIGN, is_second, stand_in_words
from newsreader.model import Article, Conflict, Judgement, Place, Role, Span, Verdict
from newsreader.model.comparison import READER, Wording, WordingShift
from newsreader.text.quoted import quoted
from newsreader.text.terminal import safe
from newsreader.ui.links import linked
from newsreader.ui.palette import ALMOST_GLYPH, HERE_SIGN, THERE_SIGN, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.article_view import overlaid
from newsreader.ui.widgets.layout import Row
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened, wrapped
from newsreader.ui.widgets.note_lines import notes_there

BRIEFLY = {
    "says it in other words": "in other words",
    "perhaps says it in other words": "perhaps in other words",
    f"{CONTRADICTS}:": "tells it, but:",
}
"""What a version does, where there is no room for all of it."""
SHOWN_ELSEWHERE = (
    "nearest there: ",
    "not in that sentence: ",
    "not in these sentences: ",
    "part of it is missing",
)
"""How reasons begin that say again what the lines above them show."""
_KINDS = {
    Role.HEADING: "A heading",
    Role.BOILERPLATE: "Page furniture",
    Role.CORRECTION: "A note of the editors",
}
"""What makes no claim, in the words of the screen."""


def nothing_to_show(reading: StoryState) -> str:
    """Why there is no evidence; empty if there is."""
    if reading.failure:
        return f"The versions are not compared: {safe(reading.failure)}"
    if reading.comparison is None:
        return "Comparing the versions …" if len(reading.story.versions) > 1 else "Reading it alone …"
    role = reading.article.sentences[reading.place.sentence].role
    if not role.makes_claims:
        return f"{_KINDS[role]}: it makes no claim, so it is not compared."
    return ""


def card(
    reading: StoryState,
    other: int,
    judgement: Judgement,
    selected: Place | None,
    palette: Palette,
    width: int,
    small: bool,
) -> Iterator[Line]:
    """Who does what with the sentence, in which words, and why the program says so."""
    nearest = judgement.nearest if not judgement.matches else None
    first = judgement.matches[0] if judgement.matches else nearest
    target = Place(other, first.sentence if first is not None else -1)
    yield from _title(reading, other, judgement, target, target == selected, palette, width, small)
    about = _Card(reading, other, palette, width)
    if judgement.unknown:
        why = only_beginning(safe(reading.story.version_name(other)))
        yield from hanging(about.dot, [Piece(why, palette.muted)], width)
        return
    yield from about.copy()
    for conflict in judgement.conflicts:
        kind = Piece(f"{about.kind(conflict)} ", palette.conflict(palette.text)[1])
        yield from hanging(about.blank, [kind, *about.pair(conflict)], width)
    for conflict in judgement.overruled:
        flagged = Piece(f"the program flagged {about.kind(conflict)} ", palette.muted)
        words = f"you ruled {judgement.verdict}" if judgement.by == READER else "you set it aside"
        ruled = Piece(f"; {words}", palette.muted)
        yield from hanging(about.dot, [flagged, *about.pair(conflict), ruled], width)
    if is_almost(judgement):
        pairs = chain.from_iterable(
            (*about.pair(words), Piece("; ", palette.muted)) for words in judgement.wording
        )
        pieces = [Piece(f"{ALMOST}: ", palette.muted), *list(pairs)[:-1]]
        yield from hanging(Piece(f" {ALMOST_GLYPH} ", palette.muted), pieces, width)
    own = [*about.clauses(judgement), *about.own(judgement)]
    if not small:
        yield from own
    for match in judgement.matches:
        yield from about.match(Place(other, match.sentence), selected)
    if nearest is not None:
        yield from about.nearest(target, target == selected)
    if small:
        yield from own
    for difference in judgement.differences:
        perhaps = Piece(f"differs, perhaps: {about.kind(difference)} ", palette.muted)
        yield from hanging(about.dot, [perhaps, *about.pair(difference)], width)
    for shift in judgement.shifts:
        force = Piece(f"{shift.shift} there: ", palette.muted)
        yield from hanging(about.dot, [force, *about.pair(shift)], width)
    for reason in judgement.why:
        if not reason.startswith(SHOWN_ELSEWHERE) or not (own or nearest or judgement.conflicts):
            yield from hanging(about.dot, [Piece(safe(reason), palette.muted)], width)


class _Card:
    """The parts of what is shown of one version."""

    def __init__(self, reading: StoryState, other: int, palette: Palette, width: int) -> None:
        assert reading.comparison is not None
        self._comparison = reading.comparison
        self._reading = reading
        self._other = other
        self._palette = palette
        self._width = width
        self._there = reading.story.versions[other]
        self.blank = Piece("   ", palette.text)
        self.dot = Piece(" · ", palette.muted)

    def copy(self) -> Iterator[Line]:
        """That it is a copy, and no witness."""
        if self._other in self._comparison.copies_of(self._reading.place.version):
            mark, style = self._palette.copy(self._palette.text)
            text = Piece("a copy of this version: no witness of its own", self._palette.muted)
            yield from hanging(Piece(f" {mark} ", style), [text], self._width)

    def kind(self, conflict: Conflict) -> str:
        """What it is on."""
        words = _words(self._reading.article, conflict.here), _words(self._there, conflict.there)
        return kind_in_words(conflict.kind, *words)

    def pair(self, differing: Conflict | Wording | WordingShift) -> list[Piece]:
        """Such as: − “12” + “17”, what is said here first."""
        palette = self._palette
        here, there = differing.here, differing.there
        return [
            Piece(f"{HERE_SIGN}\u00a0", palette.here_sign),
            Piece(f"“{_words(self._reading.article, here)}”", palette.only_here),
            Piece(f" {THERE_SIGN}\u00a0", palette.there_sign),
            Piece(f"“{_words(self._there, there)}”", palette.only_there),
        ]

    def clauses(self, judgement: Judgement) -> Iterator[Line]:
        """Of a sentence that it tells the clauses that it does not tell; of one that it leaves out those that
        it tells all the same."""
        told, untold = parted(judgement)
        if not told:
            return
        omitted = judgement.verdict is Verdict.OMITTED
        pieces = [Piece("a part of it is there: " if omitted else "not there: ", self._palette.muted)]
        for number, span in enumerate(told if omitted else untold):
            pieces += [Piece(" … ", self._palette.muted)] if number else []
            style = self._palette.muted if omitted else self._palette.only_here
            pieces.append(Piece(quoted(_words(self._reading.article, span)), style))
        sign = self.dot if omitted else Piece(f" {HERE_SIGN} ", self._palette.here_sign)
        yield from hanging(sign, pieces, self._width)

    def own(self, judgement: Judgement) -> Iterator[Line]:
        """What only this version says, where the lines above do not show it."""
        from newsreader.analysis.contrast import only_here  # there is no comparison in the first frame

        palette, article = self._palette, self._reading.article
        shown = [conflict.here for conflict in judgement.conflicts]
        shown += [words.here for words in judgement.wording] if is_almost(judgement) else []
        shown += parted(judgement)[1]
        spans = only_here(self._comparison, self._reading.place, self._other)
        stretches = [words for span in spans if (words := _words_but(article, span, shown))]
        mark = Piece(f" {HERE_SIGN} ", palette.here_sign)
        if stretches:
            pieces = [Piece("only here: ", palette.muted)]
            for number, words in enumerate(stretches):
                pieces += [Piece(" … ", palette.muted)] if number else []
                pieces.append(Piece(words, palette.only_here))
            yield from hanging(mark, pieces, self._width)
        elif judgement.partial and not shown:
            text = Piece("only here: a part of this sentence", palette.muted)
            yield from hanging(mark, [text], self._width)

    def match(self, place: Place, selected: Place | None) -> Iterator[Line]:
        """A sentence that carries this one, with what stands only there marked."""
        from newsreader.analysis.contrast import is_close, only_here

        palette, here = self._palette, self._reading.place
        own = only_here(self._comparison, place, here.version)
        sign = Piece(f"{THERE_SIGN} " if own else "  ", palette.there_sign, place)
        close = is_close(self._comparison, here, place)
        marked = palette.only_there + palette.strongest if close else palette.only_there
        sentence, text = (
            self._there.sentences[place.sentence],
            safe(self._there.sentence_text(place.sentence)),
        )
        start = sentence.start
        pieces = overlaid(
            text,
            Row(0, 0, len(text), True),
            palette.shared,
            [(span.start - start, span.end - start, marked) for span in own],
        )
        aimed = [Piece(piece.text, piece.style, place) for piece in pieces]
        yield from self._behind(place, place == selected, sign, aimed)
        yield from notes_there(self._reading, place, palette, self._width)

    def nearest(self, place: Place, is_selected: bool) -> Iterator[Line]:
        """The sentence that comes nearest to one that is not said."""
        muted = self._palette.muted
        text = Piece(f"nearest: {quoted(safe(self._there.sentence_text(place.sentence)))}", muted, place)
        yield from self._behind(place, is_selected, Piece("  ", muted, place), [text])

    def _behind(
        self, place: Place, is_selected: bool, sign: Piece, pieces: Sequence[Piece]
    ) -> Iterator[Line]:
        """Lines behind the mark of what is selected and a sign."""
        mark = Piece("▸" if is_selected else " ", self._palette.accent, place)
        for number, line in enumerate(wrapped(pieces, self._width, Piece("   ", self._palette.text, place))):
            yield line if number else (mark, sign, *line[1:])


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
    """Who does what with the sentence, and how sure that is: on one line, or if that is too long the name on
    one and the rest below it. In a small pane there is one line, and the name is what gives way."""
    name = safe(reading.story.version_name(other))
    named = linked(palette.strong, reading.story.versions[other].url)
    glyph, style = palette.judgement(judgement, reading.unsure, palette.text)
    verb, percent = says(judgement, reading.unsure), f"sure {in_percent(judgement.confidence)}"
    if judgement.conflicts:
        verb += ":"
    if (reading.place.version, reading.place.sentence, other) in reading.ruled:
        percent = "yours"
    elif is_second(judgement):
        percent = f"{SIGN} {stand_in_words(judgement)}"
    elif judgement.conflicts or judgement.unknown or is_almost(judgement):
        percent = ""
    elif judgement.is_unsure(reading.unsure):
        percent = f"un{percent}"
    number = f"{other + 1} "
    before = 2 + len(number)
    room = width - before - cell_len(percent) - bool(percent)
    if small and cell_len(name) + 1 + cell_len(verb) > room:
        verb = shortened(BRIEFLY.get(verb, verb), max(room - 5, 1))
        name = shortened(name, max(room - cell_len(verb) - 1, 4))
    chosen = Piece("▸" if is_selected and target.sentence < 0 else " ", palette.accent, target)
    start = (Piece(glyph, style, target), chosen, Piece(number, palette.muted, target))
    told = Piece(verb, style, target)
    sure = Piece(percent, palette.muted, target)
    space = Piece(" ", palette.text, target)
    if cell_len(name) + 1 + cell_len(verb) <= room or small:
        gap = Piece(" " * max(width - before - cell_len(f"{name} {verb}{percent}"), 0), palette.text, target)
        yield (*start, Piece(name, named, target), space, told, gap, sure)
        return
    yield from hanging_after(start, [Piece(name, named, target)], width)
    indent = Piece("   ", palette.text, target)
    *lines, last = wrapped([told], width, indent)
    yield from lines
    taken = sum(cell_len(piece.text) for piece in last) + cell_len(percent)
    if taken < width:
        yield (*last, Piece(" " * (width - taken), palette.text, target), sure)
    else:
        yield last
        yield (indent, sure)


def hanging_after(start: Sequence[Piece], pieces: Sequence[Piece], width: int) -> Iterator[Line]:
    """Pieces of one text in lines, the first behind some others, the further ones indented as much."""
    indent = Piece(" " * sum(cell_len(piece.text) for piece in start), start[0].style, start[0].target)
    for number, line in enumerate(wrapped(pieces, width, indent)):
        yield line if number else (*start, *line[1:])


def _words(article: Article, span: Span) -> str:
    """The words of a span, on one line."""
    return " ".join(safe(article.text[span.start : span.end]).split())


def _words_but(article: Article, span: Span, shown: Sequence[Span]) -> str:
    """The words of a span less those that are shown elsewhere."""
    kept = "".join(
        " " if any(one.start <= at < one.end for one in shown) else article.text[at]
        for at in range(span.start, span.end)
    )
    return " ".join(safe(kept).split())
