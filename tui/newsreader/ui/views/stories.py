"""The stories that are open, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.cells import cell_len

from newsreader.model import Place, Standing
from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.messages import StoryChosen
from newsreader.ui.palette import Palette
from newsreader.ui.state import ListedStory, StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped


@dataclass(frozen=True, slots=True)
class StoryBlock(Block):
    """A story's lines."""

    story: ListedStory | None = None


class StoriesView(View):
    """Lists the open stories; the one on the screen is marked."""

    title = "Stories"
    sorts = ("in the order given", "newest first", "least read first")

    def start(self, reading: StoryState, blocks: Sequence[Block]) -> int:
        """The story on the screen."""
        here = [
            n
            for n, b in enumerate(blocks)
            if isinstance(b, StoryBlock) and b.story and b.story.state is reading
        ]
        return here[0] if here else 0

    def make_blocks(self, reading: StoryState, width: int) -> Sequence[Block]:
        stories = list(self.stories)
        if self.sort == 1:
            stories.sort(key=lambda story: max(_dates(story), default=""), reverse=True)
        elif self.sort == 2:
            stories.sort(key=share_read)
        return [
            StoryBlock(
                tuple(story_lines(story, story.state is reading, self.palette, width)),
                (Place(0, 0),),
                _words(story),
                story,
            )
            for story in stories
        ]

    def open(self) -> None:
        """Read the selected story."""
        block = self._blocks[self._selected] if self._blocks else None
        if isinstance(block, StoryBlock) and block.story is not None:
            self.post_message(StoryChosen(block.story))

    @property
    def place(self) -> None:
        """A story leads to no sentence of the open one."""
        return None


def story_lines(story: ListedStory, is_open: bool, palette: Palette, width: int) -> list[Line]:
    """The title of a story, and below it what there is to say about it."""
    mark = Piece("▸ " if is_open else "  ", palette.accent)
    title = Piece(safe(story.title), palette.strong if is_open else palette.text)
    count = len(story.summary.articles) if story.state is None else len(story.state.story.versions)
    facts = [f"{count} versions" if count > 1 else "", date_range(story)]
    facts += _state(story, is_open)
    pieces = [Piece(" · ".join(fact for fact in facts if fact), palette.muted)]
    disputed = _disputed(story)
    if disputed:
        glyph, style = palette.conflict(palette.text)
        words = "1 fact in conflict" if disputed == 1 else f"{disputed} facts in conflict"
        pieces += [Piece(" · ", palette.muted), Piece(glyph, style), Piece(f" {words}", palette.muted)]
    indent = Piece(" " * cell_len(mark.text), palette.text)
    return [*hanging(mark, [title], width), *wrapped(pieces, width, indent)]


def date_range(story: ListedStory) -> str:
    """When its versions were published: such as 2025-11-05 to 2025-11-06; empty when unknown."""
    dates = _dates(story)
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    return first if first == last else f"{first} to {last}"


def share_read(story: ListedStory) -> float:
    """The share, 0 to 1, of the sentences of all versions that the reader has read."""
    if story.state is None:
        return 0.0
    count = sum(len(article.sentences) for article in story.state.story.versions)
    return min(len(story.state.read) / max(count, 1), 1.0)


def _state(story: ListedStory, is_open: bool) -> list[str]:
    """What became of it. Only the story on the screen is sure to be being compared."""
    if story.is_being_read:
        return ["being read …"]
    if story.problem:
        return [f"cannot be read: {safe(story.problem)}"]
    if story.state is None:
        return ["not opened yet"]
    share = f"{share_read(story):.0%} read"
    if len(story.state.story.versions) < 2:
        return [share, "one version only"]
    if story.state.is_being_compared and not is_open:
        return [share, "not compared yet"]
    return [share, story.state.state_in_words or "compared"]


def _dates(story: ListedStory) -> list[str]:
    """Of its versions; until it is read, those that its story.yaml tells."""
    if story.state is None:
        dates = [listed.said.get("published", "") for listed in story.summary.articles]
    else:
        dates = [article.published for article in story.state.story.versions]
    return [safe(date)[:10] for date in dates if date]


def _disputed(story: ListedStory) -> int:
    """Facts on which its versions are in conflict."""
    if story.state is None or story.state.comparison is None:
        return 0
    return sum(one.standing is Standing.ASSERTED for one in story.state.comparison.disputes)


def _words(story: ListedStory) -> str:
    """What a story is found by."""
    if story.state is None:
        said = [word for listed in story.summary.articles for word in listed.said.values()]
        names = [PurePath(path).stem for path in story.summary.paths]
        return safe(" ".join([story.title, *names, *said]))
    versions = story.state.story.versions
    names = [story.state.story.version_name(version) for version in range(len(versions))]
    return safe(" ".join([story.title, *names, *(article.headline for article in versions)]))
