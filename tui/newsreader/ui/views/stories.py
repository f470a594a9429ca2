"""The stories that are open, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from newsreader.model import Story
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import Reading
from newsreader.ui.views.view import Block, View
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped


@dataclass(frozen=True, slots=True)
class StoryBlock(Block):
    """A story's lines."""

    story: int = 0
    """Index into the open stories."""


class StoriesView(View):
    """Lists the open stories; the one on the screen is marked."""

    title = "Stories"
    sorts = ("in the order given", "newest first", "least read first")

    @property
    def readings(self) -> Sequence[Reading]:
        """All open stories: the screen has them."""
        from newsreader.ui.reader import ReaderScreen

        if self.is_attached and isinstance(self.screen, ReaderScreen):
            return self.screen.readings
        return [self.reading] if self.reading is not None else []

    def start(self, reading: Reading, blocks: Sequence[Block]) -> int:
        """The story on the screen."""
        readings = self.readings
        here = [n for n, b in enumerate(blocks) if isinstance(b, StoryBlock) and readings[b.story] is reading]
        return here[0] if here else 0

    def make_blocks(self, reading: Reading, width: int) -> Sequence[Block]:
        readings = self.readings
        order = list(range(len(readings)))
        if self.sort == 1:
            order.sort(key=lambda n: max(_dates(readings[n].story), default=""), reverse=True)
        elif self.sort == 2:
            order.sort(key=lambda n: share_read(readings[n]))
        return [
            StoryBlock(
                tuple(story_lines(readings[n], readings[n] is reading, self.palette, width)),
                (readings[n].place,),
                _words(readings[n].story),
                n,
            )
            for n in order
        ]

    def open(self) -> None:
        """Read the selected story."""
        block = self._blocks[self._selected] if self._blocks else None
        if isinstance(block, StoryBlock):
            self.post_message(self.StoryChosen(block.story))


def story_lines(reading: Reading, is_open: bool, palette: Palette, width: int) -> list[Line]:
    """The title of a story, and below it what there is to say about it."""
    story = reading.story
    mark = Piece("▸ " if is_open else "  ", palette.accent)
    title = Piece(safe(story.title), palette.strong if is_open else palette.text)
    count = len(story.versions)
    facts = [
        f"{count} versions" if count > 1 else "",
        date_range(story),
        f"{share_read(reading):.0%} read",
        _state(reading, is_open),
    ]
    pieces = [Piece(" · ".join(fact for fact in facts if fact), palette.muted)]
    disputed = _disputed(reading)
    if disputed:
        glyph, style = palette.conflict(palette.text)
        words = "1 sentence in conflict" if disputed == 1 else f"{disputed} sentences in conflict"
        pieces += [Piece(" · ", palette.muted), Piece(glyph, style), Piece(f" {words}", palette.muted)]
    indent = Piece(" " * cell_len(mark.text), palette.text)
    return [*hanging(mark, [title], width), *wrapped(pieces, width, indent)]


def date_range(story: Story) -> str:
    """When its versions were published: such as 2025-11-05 to 2025-11-06; empty when unknown."""
    dates = _dates(story)
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    return first if first == last else f"{first} to {last}"


def share_read(reading: Reading) -> float:
    """The share, 0 to 1, of the sentences of all versions that were read."""
    count = sum(len(article.sentences) for article in reading.story.versions)
    return min(len(reading.read) / max(count, 1), 1.0)


def _state(reading: Reading, is_open: bool) -> str:
    """Only the story on the screen is sure to be being compared."""
    if reading.is_being_compared and not is_open:
        return "not compared yet"
    return reading.state_in_words or "compared"


def _dates(story: Story) -> list[str]:
    return [safe(article.published)[:10] for article in story.versions if article.published]


def _disputed(reading: Reading) -> int:
    """Sentences of all versions that are in conflict with another version."""
    if reading.comparison is None:
        return 0
    rows = (row for version in reading.comparison.judgements for row in version)
    return sum(any(judgement is not None and judgement.conflicts for judgement in row) for row in rows)


def _words(story: Story) -> str:
    """What a story is found by."""
    names = [story.version_name(version) for version in range(len(story.versions))]
    headlines = [article.headline for article in story.versions]
    return safe(" ".join([story.title, *names, *headlines]))
