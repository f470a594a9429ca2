"""Every fact on which the versions disagree, and what each says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from newsreader.analysis.disagreements import Disagreement, Mention, Standing, find_disagreements
from newsreader.model import Comparison, ConflictKind
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.sides import SidedView, Table
from newsreader.ui.views.view import Block
from newsreader.ui.widgets.lines import Line, Piece, shortened, wrapped

ASSERTED, DOUBTFUL, INNER = range(3)
LEAST_CONTEXT = 16
"""Cells of the sentence that are shown on either side of the words in question, where it has them."""
EMPTY = (
    "No conflict between the versions was found. Only sure ones are listed here; the filter also shows "
    "the places that differ, and may or may not be conflicts.",
    "The versions do not differ on any fact that was compared: figures, dates, places, names, outcomes, "
    "speakers, and words in quotation marks.",
    "No version was found to contradict itself.",
)
"""By filter."""


class ConflictsView(SidedView):
    """One entry a fact: its kind, and what each version says of it."""

    title = "Conflicts"
    sorts = ("in story order", "by kind")
    filters = ("asserted", "differs here too", "inside one version")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._found: WeakKeyDictionary[StoryState, tuple[Comparison, tuple[Disagreement, ...]]] = (
            WeakKeyDictionary()
        )

    def make_blocks(self, reading: StoryState, width: int) -> Sequence[Block]:
        self.empty = EMPTY[self.filter]
        found = self._disagreements(reading)
        shown = [one for one in found if _is_shown(one, self.filter)]
        if self.sort:
            kinds = list(ConflictKind)
            shown.sort(key=lambda one: kinds.index(one.kind))
        elif self.filter == DOUBTFUL:
            shown.sort(key=_doubt)
        if not shown:
            return ()
        table = Table(reading, self.palette, width)
        blocks = []
        if not self.words:
            tally = Piece(_tally(found), self.palette.muted)
            blocks.append(Block(tuple(wrapped([tally], width, Piece("", self.palette.muted)))))
        for one in shown:
            if not self.words:
                blocks.append(Block(((),)))
            blocks.append(self._entry(reading, one, table, width))
        return blocks

    def _disagreements(self, reading: StoryState) -> tuple[Disagreement, ...]:
        """Found once for a comparison."""
        if reading.comparison is None:
            return ()
        kept = self._found.get(reading)
        if kept is None or kept[0] is not reading.comparison:
            kept = (reading.comparison, find_disagreements(reading.comparison))
            self._found[reading] = kept
        return kept[1]

    def _entry(self, reading: StoryState, one: Disagreement, table: Table, width: int) -> Block:
        palette, sure = self.palette, one.standing is not Standing.DOUBTFUL
        glyph, style = palette.conflict(palette.text) if sure else ("·", palette.muted)
        values = self._values(reading, one)
        kind = str(one.kind) if sure else f"{one.kind}, perhaps"
        if one.standing is Standing.INNER:
            kind += " (one version against itself)"
        head: Line = (
            Piece(f"{glyph} ", style),
            Piece(kind, style if sure else palette.muted),
            Piece(shortened(f": {values}", max(width - len(kind) - 2, 1)), palette.muted),
        )
        said = [self._excerpt(reading, mention, table.room, sure) for mention in one.mentions]
        places = tuple(mention.place for mention in one.mentions)
        words = [reading.story.versions[place.version].sentence_text(place.sentence) for place in places]
        names = [reading.story.version_name(place.version) for place in places]
        return Block((head, *table.lines(places, said)), places, " ".join([kind, *names, *words]))

    def _values(self, reading: StoryState, one: Disagreement) -> str:
        """What each side says, in the words of its first version."""
        firsts = [side[0] for side in one.sides]
        texts = [reading.story.versions[first.version].text[first.start : first.end] for first in firsts]
        return " against ".join(f"“{safe(text)}”" for text in texts)

    def _excerpt(self, reading: StoryState, mention: Mention, room: int, sure: bool) -> Iterator[Piece]:
        """The words in question and some of the sentence around them."""
        article = reading.story.versions[mention.version]
        sentence = article.sentences[mention.sentence]
        text = safe(article.text[sentence.start : sentence.end])
        start, end = mention.start - sentence.start, mention.end - sentence.start
        first, last = around(text, start, end, room)
        style = self.palette.conflict(self.palette.text)[1] if sure else self.palette.strong
        yield Piece(("…" if first else "") + text[first:start], self.palette.text)
        yield Piece(text[start:end], style)
        yield Piece(text[end:last] + ("…" if last < len(text) else ""), self.palette.text)


def _is_shown(one: Disagreement, filter: int) -> bool:
    if filter == INNER:
        return one.standing is Standing.INNER
    return one.standing is Standing.ASSERTED or (filter == DOUBTFUL and one.standing is Standing.DOUBTFUL)


def _doubt(one: Disagreement) -> float:
    """What is asserted keeps its order; behind it what is doubtful, the likeliest first."""
    return 0.0 if one.standing is Standing.ASSERTED else 1.0 - one.likelihood


def _tally(found: Sequence[Disagreement]) -> str:
    """Such as: 8 conflicts between the versions, 2 places that may be others, 1 inside one version."""
    asserted, doubtful, inner = (sum(one.standing is standing for one in found) for standing in Standing)
    between = f"{asserted} {'conflict' if asserted == 1 else 'conflicts'} between the versions"
    others = (
        f" · {doubtful} {'place differs' if doubtful == 1 else 'places differ'}, perhaps" if doubtful else ""
    )
    return between + others + (f" · {inner} inside one version" if inner else "")


def around(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a text around some words that takes about `room` characters, cut between words.

    There is LEAST_CONTEXT on either side where the text has it, however long the words are.
    """
    spare = max(room - 2 - (end - start), 2 * LEAST_CONTEXT)
    before = min(start, max(spare // 2, spare - (len(text) - end)))
    after = min(len(text) - end, spare - before)
    first, last = start - before, end + after
    if first:
        space = text.find(" ", first - 1, start)
        first = space + 1 if space >= 0 else start
    if last < len(text):
        space = text.rfind(" ", end, last + 1)
        last = space if space >= 0 else end
    return first, last
