"""What all views share: blocks of lines, a cursor, a filter by words, and where `enter` leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from newsreader.analysis.claim_table import ClaimRow
from newsreader.model import Place
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.messages import KeysChanged, PlaceChosen
from newsreader.ui.palette import Palette
from newsreader.ui.state import ListedStory, StoryState
from newsreader.ui.views.blocks import Block, BlockView, Spot
from newsreader.ui.widgets.lines import Line


class View(BlockView, can_focus=True):
    """A list of blocks made from the open story. Subclasses make the blocks."""

    PANE = Pane.LIST
    BINDINGS = bindings(PANE)
    title = ""
    """In the border."""
    question = "Show lines with these words"
    """What is asked for by the search."""
    sorts: tuple[str, ...] = ()
    """The ways to sort, in words; `r` goes round them."""
    accepts = False
    """Whether there may be something to accept."""
    shows_bin = False
    """Whether it lists what was deleted."""
    filters: tuple[str, ...] = ()
    """The ways to filter, in words, the first of which shows everything; `f` goes round them."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.stories: Sequence[ListedStory] = ()
        """All stories that there are, as the screen lists them."""
        self.sort = 0
        """Index into `sorts`."""
        self.filter = 0
        """Index into `filters`."""
        self.column = 0
        """The selected column of every block."""
        self._opening = False
        """Whether the cursor is still to be put where the view opens, once there are blocks."""
        self._did = (False, False)
        """Whether a line leads anywhere, and whether it has columns: what the screen was told last."""

    # For subclasses

    def start(self, reading: StoryState, blocks: Sequence[Block]) -> int:
        """The block that is selected when the view opens: the first that leads anywhere."""
        return 0

    def columns(self, reading: StoryState) -> int:
        """How many columns there are to choose from."""
        return 1

    # For the screen

    def show_reading(self, reading: StoryState) -> None:
        """Show a story from the start."""
        self.reading = reading
        self.words = ""
        self._opening = True
        self.draw_anew()
        self._put_cursor()
        self._tell()

    def follow(self, reading: StoryState) -> None:
        """Show what has become of the story, and keep the selected line."""
        self.reading = reading
        self._laid()

    def _laid(self) -> None:
        """Show the blocks as they are now."""
        self.draw_anew()
        self._put_cursor()
        self._tell()

    def on_resize(self) -> None:
        super().on_resize()
        self._put_cursor()

    def _put_cursor(self) -> None:
        """Select where the view opens, or the selectable block that is nearest to the cursor."""
        if self._opening and self.reading is not None and any(block.places for block in self._blocks):
            self._opening = False
            self._selected = self.start(self.reading, self._blocks)
        self.select(0)
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Have the keys shown anew where others do something now."""
        does = (self.can_open, self.has_columns)
        if does != self._did:
            self._did = does
            self.post_message(KeysChanged())

    def select(self, step: int) -> bool:
        """Move the cursor by some blocks, over those that lead nowhere; whether it moved."""
        selectable = [index for index, block in enumerate(self._blocks) if block.places]
        if not selectable:
            return False
        before = self._selected
        nearest = min(range(len(selectable)), key=lambda n: abs(selectable[n] - self._selected))
        self._move(selectable[min(max(nearest + step, 0), len(selectable) - 1)])
        return self._selected != before

    def select_column(self, step: int) -> None:
        """Choose a column."""
        if self.reading is not None:
            self.column = min(max(self.column + step, 0), max(self.columns(self.reading) - 1, 0))
            self.draw_anew()
            self._tell()

    @property
    def cursor_rows(self) -> range:
        return self._rows[self._selected] if self._rows else range(0)

    def page(self, step: int, part: int = 1) -> bool:
        """Move the cursor by a screenful, or by one of so many parts of it; whether it moved."""
        rows = max((self.scrollable_content_region.height - 2) // part, 1)
        height = max(len(self.cursor_rows), 1)
        return self.select(step * max(rows // height, 1))

    def next_sort(self) -> None:
        """Sort another way."""
        if self.sorts:
            self.sort = (self.sort + 1) % len(self.sorts)
            self._from_the_top()

    def next_filter(self) -> None:
        """Filter another way."""
        if self.filters:
            self.filter = (self.filter + 1) % len(self.filters)
            self._from_the_top()

    def show_words(self, words: str) -> None:
        """Show only blocks that hold all these words."""
        self.words = words
        self._from_the_top()

    def open(self) -> None:
        """Go where the selected block leads."""
        if self.place is not None:
            self.post_message(PlaceChosen(self.place))

    @property
    def place(self) -> Place | None:
        """Where the selected block leads; if not in the selected column, the first place it does."""
        if not self._blocks or not self._blocks[self._selected].places:
            return None
        places = self._blocks[self._selected].places
        chosen = places[self.column] if self.column < len(places) else None
        return chosen or next((place for place in places if place), None)

    @property
    def has_columns(self) -> bool:
        """Whether keys choose among what stands beside each other."""
        made = type(self)
        if made.columns is View.columns:
            return made.select_column is not View.select_column and self.can_open
        return self.reading is not None and self.columns(self.reading) > 1

    @property
    def can_open(self) -> bool:
        """Whether a line is selected that leads anywhere."""
        return bool(self._blocks) and bool(self._blocks[self._selected].places)

    @property
    def sources(self) -> tuple[Place, ...]:
        """What is copied of the selected block: the sentences that it sets side by side."""
        return (self.place,) if self.place is not None else ()

    @property
    def pair(self) -> tuple[Place, Place] | None:
        """A sentence and the match of it that the selected block shows, for a verdict of one's own."""
        here, there = (*self.sources, None, None)[:2]
        return (here, there) if here and there and here.version != there.version else None

    @property
    def heading(self) -> Content | str:
        """What the border says above the lines."""
        return self.title

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        lines = super().make_lines(width)
        self._tell_keys()
        return lines

    def _move(self, block: int) -> None:
        for index in (self._selected, block) if block != self._selected else ():
            self.refresh_lines(self._rows[index].start, max(len(self._rows[index]), 1))
        self._selected = block
        self._tell_keys()
        self.bring_into_view(self._rows[block], margin=1)

    def _from_the_top(self) -> None:
        self._selected = 0
        self.draw_anew()
        self.select(0)
        self._tell()

    def _tell(self) -> None:
        """Say in the border how the lines are sorted and filtered."""
        chosen = [ways[at] for ways, at in ((self.sorts, self.sort), (self.filters, self.filter)) if ways]
        self.say_in_border(self.heading, " · ".join(chosen))

    # The mouse

    def clicked(self, target: object) -> None:
        """Select the clicked block; if it is selected already, go there."""
        if not isinstance(target, Spot) or not self._blocks[target.block].places:
            return
        column = self.column if target.column is None else target.column
        again = target.block == self._selected and column == self.column
        self.column = column
        self.draw_anew()
        self._move(target.block)
        if again:
            self.open()


def claim_rows_of(reading: StoryState) -> tuple[ClaimRow, ...]:
    """The claims of a story; none as long as it is not compared."""
    return reading.outline.rows if reading.outline is not None else ()


def claim_work(reading: StoryState) -> Callable[[], object] | None:
    """What is slow of a view of claims: that they are made."""
    return partial(claim_rows_of, reading) if reading.comparison is not None else None
