"""A view of an analysis: an entry a finding, its head, and the words of the versions that it was found in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from newsreader.model import Mention
from newsreader.reports.outline import Outline
from newsreader.text.languages import language_name
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.threads import in_thread
from newsreader.ui.views.conflicts import around
from newsreader.ui.views.sides import SidedView, Table
from newsreader.ui.views.view import Block
from newsreader.ui.widgets.lines import Piece, hanging, wrapped

Finding = TypeVar("Finding")
LONG = 600
"""With more sentences than this a story is looked at in a thread."""
BEING_MADE = "The story is being looked at …"


@dataclass(frozen=True, slots=True)
class Entry:
    """How a finding is shown."""

    head: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    """The words of the versions; each leads to its sentence."""


class AnalysedView(SidedView, Generic[Finding]):
    """Subclasses say what is found, and how each finding is shown."""

    needs_others = "There is only one version: this is found by holding several against each other."
    """Why nothing is shown of one version alone; empty where there may be something."""
    not_looked_for = ""
    """What is not looked for in other languages than English, in words behind "in French"."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._found: WeakKeyDictionary[StoryState, tuple[Outline, Sequence[Finding]]] = WeakKeyDictionary()
        """What was found of a story, and of which outline."""
        self._waiting: Outline | None = None
        """What is being looked at in a thread."""

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

    def make_blocks(self, reading: StoryState, width: int) -> Sequence[Block]:
        self.empty = type(self).empty
        if reading.outline is None:
            return ()
        if self.needs_others and len(reading.story.versions) < 2:
            self.empty = self.needs_others
            return ()
        findings = self._findings(reading, reading.outline)
        if findings is None:
            self.empty = BEING_MADE
            return ()
        shown = self.shown(findings)
        blocks = [] if self.words else list(self._above(reading, findings if shown else (), width))
        table = Table(reading, self.palette, width)
        for number, finding in enumerate(shown):
            if not self.words and (number or blocks):
                blocks.append(Block(((),)))
            blocks.append(self._block(reading, self.entry(reading, finding), table, width))
        return blocks

    def _findings(self, reading: StoryState, outline: Outline) -> Sequence[Finding] | None:
        """Found once for a comparison. None: of a long story it is being found in a thread, and then the view
        is drawn anew."""
        kept = self._found.get(reading)
        if kept is not None and kept[0] is outline:
            return kept[1]
        if sum(len(article.sentences) for article in reading.story.versions) <= LONG:
            found = self.find(outline)
            self._found[reading] = (outline, found)
            return found
        if self._waiting is not outline:
            self._waiting = outline
            self.run_worker(self._find_aside(reading, outline), exit_on_error=False)
        return None

    async def _find_aside(self, reading: StoryState, outline: Outline) -> None:
        found = await in_thread(lambda: self.find(outline))
        self._waiting = None
        self._found[reading] = (outline, found)
        if self.is_attached and self.reading is reading:
            self.follow(reading)

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
        if start + len(text) - end <= WHOLE:
            yield Piece(text[start:], self.palette.text)
            return
        first, last = around(text, start, end, room)
        yield Piece(("…" if first else "") + text[first:start], self.palette.text)
        yield Piece(text[start:end], self.palette.strong)
        yield Piece(text[end:last] + ("…" if last < len(text) else ""), self.palette.text)


WHOLE = 40
"""Code points of a sentence besides the words in question, up to which it is these as a whole."""
