"""Every fact on which the versions disagree, and what each says of it."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.analysis.camps import AGAINST_ITSELF, names_of, tally_in_words
from newsreader.model import ConflictKind, Dispute, Mention, Standing, Story
from newsreader.reports.outline import Fact
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.sides import SidedView, Table
from newsreader.ui.widgets.lines import Piece, hanging, shortened, wrapped

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
    """One entry a fact: its kind, its camps, and the words of every version."""

    title = "Conflicts"
    sorts = ("in story order", "by kind")
    filters = ("asserted", "differs here too", "inside one version")

    def show_reading(self, reading: StoryState) -> None:
        if reading.alone is not None:
            self.filter = INNER
        super().show_reading(reading)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        self.empty = EMPTY[self.filter]
        if reading.outline is None:
            return
        shown = [one for one in reading.outline.facts if _is_shown(one.dispute, self.filter)]
        if self.sort:
            kinds = list(ConflictKind)
            shown.sort(key=lambda one: kinds.index(one.dispute.kind))
        elif self.filter == DOUBTFUL:
            shown.sort(key=lambda one: _doubt(one.dispute))
        if not shown:
            return
        table = Table(reading, self.palette, width)
        if not self.words:
            tally = Piece(tally_in_words(reading.outline.comparison.disputes), self.palette.muted)
            yield Block(tuple(wrapped([tally], width, Piece("", self.palette.muted))))
        for one in shown:
            if not self.words:
                yield Block(((),))
            yield self._entry(reading, one, table, width)

    def _entry(self, reading: StoryState, fact: Fact, table: Table, width: int) -> Block:
        palette, one = self.palette, fact.dispute
        sure = one.standing is not Standing.LISTED
        glyph, style = palette.conflict(palette.text) if sure else ("·", palette.muted)
        head = hanging(Piece(f"{glyph} ", style), list(self._camps(reading.story, fact, width)), width)
        said = [self._excerpt(reading, mention, table.room, sure) for mention in one.mentions]
        places = tuple(mention.place for mention in one.mentions)
        words = [reading.story.versions[place.version].sentence_text(place.sentence) for place in places]
        values = [camp.value for camp in one.camps]
        names = [reading.story.version_name(place.version) for place in places]
        return Block(
            (*head, *table.lines(places, said)),
            places,
            " ".join([fact.kind, *values, *names, *words]),
        )

    def _camps(self, story: Story, fact: Fact, width: int) -> Iterator[Piece]:
        """Such as: figure · 12: Courier, Gazette · 17: Wire."""
        palette, one, sides = self.palette, fact.dispute, fact.sides
        sure = one.standing is not Standing.LISTED
        flag = palette.conflict(palette.text)[1] if sure else palette.muted
        kind = fact.kind if sure else f"{fact.kind}, perhaps"
        if one.standing is Standing.INNER:
            kind += f" ({AGAINST_ITSELF})"
        yield Piece(kind, flag)
        even = not any(side.is_minor for side in sides)
        for side in sides:
            strong = flag if sure and (side.is_minor or even) else palette.strong
            yield Piece(" · ", palette.muted)
            yield Piece(shortened(safe(side.value), max(width - 6, LEAST_CONTEXT)), strong)
            if one.standing is not Standing.INNER:
                yield Piece(f": {safe(side.names)}", palette.muted)
        if one.without:
            yield Piece(f" · not said: {safe(names_of(story, one.without))}", palette.muted)

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


def _is_shown(one: Dispute, filter: int) -> bool:
    if filter == INNER:
        return one.standing is Standing.INNER
    return one.standing is Standing.ASSERTED or (filter == DOUBTFUL and one.standing is Standing.LISTED)


def _doubt(one: Dispute) -> float:
    """What is asserted keeps its order; behind it what is doubtful, the likeliest first."""
    return 0.0 if one.standing is Standing.ASSERTED else 1.0 - one.likelihood


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
