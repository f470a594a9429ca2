"""What a view lists, and how it comes to be: at once, or for a long story beside what the reader does."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from time import perf_counter

from rich.style import Style
from textual.widget import Widget

from newsreader import collector
from newsreader.model import Place
from newsreader.records import dataclass
from newsreader.text.bare import bare
from newsreader.text.folding import fold_for_search
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.threads import in_thread
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging

LONG = 600
"""With more sentences than this a story is long: what a view lists of it is not made at once."""
SLICE = 0.012
"""Seconds for which blocks are made without a look at what else there is to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing in a view: its lines, and what can be done with it."""

    lines: tuple[Line, ...]
    places: tuple[Place | None, ...] = ()
    """Where it leads, by column: `h` and `l` choose the column, `enter` goes there. Empty: a heading."""
    words: str = ""
    """What a filter looks at."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a click on a view means."""

    block: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """Blocks below each other."""

    blocks: list[Block] = field(default_factory=list)
    rows: list[range] = field(default_factory=list)
    """Per block."""
    lines: list[Line] = field(default_factory=list)


def lay(blocks: Iterable[Block], is_wanted: Callable[[Block], bool], laid: Laid) -> Iterator[None]:
    """Lays those that are wanted below each other, a step for each block."""
    for block in blocks:
        if is_wanted(block):
            index = len(laid.blocks)
            laid.blocks.append(block)
            laid.rows.append(range(len(laid.lines), len(laid.lines) + len(block.lines)))
            laid.lines.extend(tuple(_aimed(piece, index) for piece in line) for line in block.lines)
        yield


def _aimed(piece: Piece, block: int) -> Piece:
    """The piece as a target: a target of its own is its column."""
    column = piece.target if isinstance(piece.target, int) else None
    return Piece(piece.text, piece.style, Spot(block, column))


def is_long(reading: StoryState) -> bool:
    """Whether a story is so long that what a view lists of it is not made at once."""
    return sum(len(article.sentences) for article in reading.story.versions) > LONG


class Layer:
    """Lays the blocks of one view. What is laid of a long story is given once, when it is asked for again;
    whatever is asked for meanwhile puts an end to what is under way."""

    def __init__(self, view: Widget, ready: Callable[[], None]) -> None:
        """`ready` asks again; it is called in the event loop."""
        self._view = view
        self._ready = ready
        self._given: Laid | None = None
        """What is to be given next."""
        self._wanted = 0
        """How often blocks were asked for: what is made for an earlier asking is not wanted any more."""

    def lay(
        self,
        reading: StoryState,
        slow: Callable[[], object] | None,
        blocks: Callable[[], Iterable[Block]],
        is_wanted: Callable[[Block], bool],
    ) -> Laid | None:
        """The blocks of a story, laid; None for a long one until that is done.

        `slow` is done before the blocks are made, for a long story in a thread.
        """
        given, self._given = self._given, None
        if given is not None:
            return given
        self._wanted += 1
        laid = Laid()
        if is_long(reading):
            work = self._lay_beside(self._wanted, slow, blocks, is_wanted, laid)
            self._view.run_worker(work, group="blocks", description="blocks")
            return None
        if slow is not None:
            slow()
        for _ in lay(blocks(), is_wanted, laid):
            pass
        return laid

    async def _lay_beside(
        self,
        number: int,
        slow: Callable[[], object] | None,
        blocks: Callable[[], Iterable[Block]],
        is_wanted: Callable[[Block], bool],
        laid: Laid,
    ) -> None:
        await sleep(0)  # a task may begin at once, while its lines are still being asked for
        if slow is not None and number == self._wanted:
            await in_thread(slow)
        if number != self._wanted:
            return
        ends = perf_counter() + SLICE
        for _ in lay(blocks(), is_wanted, laid):
            if perf_counter() > ends:
                await sleep(0)
                ends = perf_counter() + SLICE
            if number != self._wanted:
                return
        collector.keep()
        self._given = laid
        self._ready()
        self._given = None


class BlockView(LineView):
    """Blocks below each other, one of which is selected. Subclasses make them."""

    empty = "There is nothing to show."
    awaited = "The list is being made …"
    """What is said until the blocks of a long story are made."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.reading: StoryState | None = None
        """The open story."""
        self.words = ""
        """Only blocks with these words are shown."""
        self.is_awaited = False
        """Whether the blocks are being made."""
        self._layer = Layer(self, self._laid)
        self._blocks: list[Block] = []
        self._rows: list[range] = []
        """Per block."""
        self._selected = 0

    # For subclasses

    def make_blocks(self, reading: StoryState, width: int) -> Iterable[Block]:
        """The blocks in lines of at most `width` cells; those without places cannot be selected.

        Those of a long story are made one after the other, beside what the reader does.
        """
        raise NotImplementedError

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        """What is to be done before blocks can be made, in a thread if the story is long; None: nothing."""
        return None

    def _laid(self) -> None:
        """Show the blocks as they are now."""
        raise NotImplementedError

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        if self.reading is None:
            return ()
        reading = self.reading
        laid = self._layer.lay(
            reading, self.slow_work(reading), lambda: self.make_blocks(reading, width), has_words(self.words)
        )
        self.is_awaited = laid is None
        if laid is None:
            self._blocks, self._rows = [], []
            return list(
                hanging(Piece(" ", self.palette.muted), [Piece(self.awaited, self.palette.muted)], width)
            )
        self._blocks, self._rows, lines = laid.blocks, laid.rows, laid.lines
        if not any(block.places for block in self._blocks):
            text = "No line has these words." if self.words else self._why_empty()
            lines += hanging(Piece(" ", self.palette.muted), [Piece(text, self.palette.muted)], width)
        self._selected = min(self._selected, max(len(self._blocks) - 1, 0))
        return lines

    def _why_empty(self) -> str:
        assert self.reading is not None
        return f"{self.reading.state_in_words}." if self.reading.comparison is None else self.empty

    def line(self, row: int) -> Line:
        line = super().line(row)
        if not self._is_selected(row):
            return line
        ground = self.palette.ground(at_cursor=True)
        return tuple(Piece(piece.text, piece.style + ground, piece.target) for piece in line)

    def line_fill(self, row: int) -> Style:
        return self.palette.ground(self._is_selected(row))

    def _is_selected(self, row: int) -> bool:
        return (
            bool(self._blocks)
            and row in self._rows[self._selected]
            and bool(self._blocks[self._selected].places)
        )


def has_words(words: str) -> Callable[[Block], bool]:
    """Whether a block is a heading, or has all of some words."""
    wanted = fold_for_search(bare(words).text).split()
    return lambda block: not block.places or all(word in _folded(block.words) for word in wanted)


@lru_cache(maxsize=1 << 14)
def _folded(words: str) -> str:
    """What a filter by words looks at."""
    return fold_for_search(bare(words).text)
