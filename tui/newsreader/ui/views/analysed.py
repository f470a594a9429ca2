"""A view of an analysis: an entry a finding, its head, and the words of the versions that it was found in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from newsreader.model import Mention
from newsreader.records import dataclass
from newsreader.reports.outline import Outline
from newsreader.text.languages import language_name
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.conflicts import around
from newsreader.ui.views.sides import SidedView, Table
from newsreader.ui.widgets.lines import Piece, hanging, wrapped

Finding = TypeVar("Finding")


@dataclass(frozen=True, slots=True)
class Entry:
    """How a finding is shown."""

    head: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    """The words of the versions; each leads to its sentence."""


class AnalysedView(SidedView, Generic[Finding]):
    """Subclasses say what is found, and how each finding is shown."""

    awaited = "The story is being looked at …"
    whole = 40
    """Code points of a sentence besides the words in question, up to which it is these as a whole."""
    needs_others = "There is only one version: this is found by holding several against each other."
    """Why nothing is shown of one version alone; empty where there may be something."""
    not_looked_for = ""
    """What is not looked for in other languages than English, in words behind "in French"."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._found: WeakKeyDictionary[StoryState, tuple[Outline, Sequence[Finding]]] = WeakKeyDictionary()
        """What was found of a story, and of which outline."""

    # For subclasses

    def find(self, outline: Outline) -> Sequence[Finding]:
        """Everything that is found in a story."""
        raise NotImplementedError

    def shown(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Those that the filter lets through, in the order of the sort."""
        return findings

    def entry(self, reading: StoryState, finding: Finding) -> Entry:
        """How one is shown."""
        raise NotImplementedError

    def tally(self, findings: Sequence[Finding]) -> str:
        """What was found, in words; above everything else."""
        raise NotImplementedError

    # Drawing

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        outline = reading.outline
        if outline is None or (self.needs_others and len(reading.story.versions) < 2):
            return None
        return partial(self._findings, reading, outline)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        self.empty = type(self).empty
        if reading.outline is None:
            return
        if self.needs_others and len(reading.story.versions) < 2:
            self.empty = self.needs_others
            return
        findings = self._findings(reading, reading.outline)
        shown = self.shown(findings)
        above = [] if self.words else list(self._above(reading, findings if shown else (), width))
        yield from above
        table = Table(reading, self.palette, width)
        for number, finding in enumerate(shown):
            if not self.words and (number or above):
                yield Block(((),))
            yield self._block(reading, self.entry(reading, finding), table, width)

    def _findings(self, reading: StoryState, outline: Outline) -> Sequence[Finding]:
        """Found once for a comparison. In any thread."""
        kept = self._found.get(reading)
        if kept is None or kept[0] is not outline:
            kept = self._found[reading] = (outline, self.find(outline))
        return kept[1]

    def _above(self, reading: StoryState, findings: Sequence[Finding], width: int) -> Iterator[Block]:
        muted = self.palette.muted
        remarks = [self.tally(findings)] if findings else []
        languages = {article.language.partition("-")[0] for article in reading.story.versions}
        for language in sorted(languages - {"", "en"}) if self.not_looked_for else ():
            remarks.append(f"In {language_name(language)} {self.not_looked_for}.")
        if remarks:
            lines = [
                line for text in remarks for line in wrapped([Piece(text, muted)], width, Piece("", muted))
            ]
            yield Block(tuple(lines))

    def _block(self, reading: StoryState, entry: Entry, table: Table, width: int) -> Block:
        head = hanging(Piece("· ", self.palette.muted), list(entry.head), width)
        said = [self._excerpt(reading, mention, table.room) for mention in entry.mentions]
        places = tuple(mention.place for mention in entry.mentions)
        story = reading.story
        words = [story.versions[place.version].sentence_text(place.sentence) for place in places]
        names = [story.version_name(place.version) for place in places]
        titles = [piece.text for piece in entry.head]
        return Block((*head, *table.lines(places, said)), places, " ".join([*titles, *names, *words]))

    def _excerpt(self, reading: StoryState, mention: Mention, room: int) -> Iterator[Piece]:
        """The words, and some of the sentence around them."""
        article = reading.story.versions[mention.version]
        sentence = article.sentences[mention.sentence]
        text = safe(article.text[sentence.start : sentence.end])
        start = max(mention.start - sentence.start, 0)
        end = min(max(mention.end - sentence.start, start), len(text))
        if start + len(text) - end <= self.whole:
            yield Piece(text[start:], self.palette.text)
            return
        first, last = around(text, start, end, room)
        yield Piece(("…" if first else "") + text[first:start], self.palette.text)
        yield Piece(text[start:end], self.palette.strong)
        yield Piece(text[end:last] + ("…" if last < len(text) else ""), self.palette.text)
