"""All notes: on this story, on this article, in the whole library, without a place, or in the bin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from newsreader.annotations.anchoring import Ambiguous
from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import BinEntry, Entry, NoteEntry, Page, PageEntry, Shelf, StoryNotes
from newsreader.annotations.query import BadFilter, read_filter
from newsreader.annotations.store import Draft, NoteFilter, Order
from newsreader.model import Place
from newsreader.text.terminal import safe
from newsreader.ui.messages import EntryChosen
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.note_entries import EntryLines, veiled
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line
from newsreader.ui.widgets.note_lines import done_in_words

PAGE = 25
"""What is listed at once."""
STORY, ARTICLE, LIBRARY, UNPLACED, BIN = range(5)


class NotesView(View):
    """Lists notes; each leads to its passage, or to what has to be settled about it."""

    title = "Notes"
    question = "Words, #tag #another, colour:blue, by:name"
    sorts = ("in the order of the text", "the last changed first")
    filters = ("this story", "this article", "all stories", "to be placed", "the bin")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.fetch: Callable[[Shelf], None] = lambda shelf: None
        """Reads a part of the library, which then comes by `take_page`."""
        self.accept = "+"
        """The key that takes a place that is proposed."""
        self.delete = "d"
        """The key that deletes."""
        self.add = "a"
        """The key that makes a note."""
        self._wanted = NoteFilter()
        self._fault = ""
        self._only: Place | None = None
        self._asked: Lost | None = None
        self._page = 0
        self._story_notes: StoryNotes | None = None
        """Those that were listed last, unless they were those of the library."""
        self._fetched: tuple[Shelf | None, Page] = (None, Page(0, 0, ()))
        self._awaited: Shelf | None = None
        """What is being read."""
        self._entries: list[Entry | None] = []
        """Per block; None for a heading."""

    # For the screen

    @property
    def entry(self) -> Entry | None:
        """The selected one."""
        return self._entries[self._selected] if self._selected < len(self._entries) else None

    @property
    def accepts(self) -> bool:  # type: ignore[override]
        desk = self.reading.desk if self.reading is not None else None
        return desk is not None and bool(desk.lost) and self.filter not in (LIBRARY, BIN)

    @property
    def shows_bin(self) -> bool:  # type: ignore[override]
        return self.filter == BIN

    def show_reading(self, reading: StoryState) -> None:
        self._only = self._asked = None
        self._wanted, self._fault, self._page = NoteFilter(), "", 0
        super().show_reading(reading)

    def show_only(self, place: Place) -> None:
        """List the notes on one sentence, until another filter is chosen."""
        self._only = place
        self._from_the_top()

    def show_words(self, words: str) -> None:
        """Show only the notes that a filter lets through: words, #tag #another, colour:blue, by:name."""
        self._only = None
        self._page = 0
        try:
            self._wanted = read_filter(words, typing=True)
            self._fault = ""
        except BadFilter as fault:
            self._wanted, self._fault = fault.rest, str(fault)
        self.words = words
        self._from_the_top()

    def next_filter(self) -> None:
        self._only = None
        self._page = 0
        super().next_filter()

    def next_sort(self) -> None:
        self._page = 0
        super().next_sort()

    def follow(self, reading: StoryState) -> None:
        if self.filter in (LIBRARY, BIN):
            self._want(again=True)
        super().follow(reading)

    def take_page(self, shelf: Shelf, result: Page | str) -> None:
        """Show what was read, or why it cannot be."""
        if shelf == self._awaited and self.reading is not None:
            self._awaited = None
            page = Page(0, 0, ()) if isinstance(result, str) else result
            self._fault = result if isinstance(result, str) else self._fault
            self._fetched = (shelf, page)
            super().follow(self.reading)

    def _want(self, again: bool = False) -> None:
        """Have the part of the library read that is to be listed, unless it was."""
        order = Order.MODIFIED if self.sort == 1 else Order.CREATED
        wanted = replace(self._wanted, deleted=self.filter == BIN)
        shelf = Shelf(wanted, order, self._page * PAGE, PAGE)
        if again or shelf not in (self._awaited, self._fetched[0]):
            self._awaited = shelf
            self.fetch(shelf)

    def ask(self, lost: Lost) -> bool:
        """Let the reader choose which of several places is the passage of a note; whether there are any."""
        if not isinstance(lost.finding, Ambiguous):
            return False
        self._asked = lost
        self._from_the_top()
        return True

    def close_question(self) -> bool:
        """Show the list again, without asking and for all sentences; whether anything changed by it."""
        narrowed = self._asked is not None or self._only is not None
        self._asked = self._only = None
        if narrowed:
            self._from_the_top()
        return narrowed

    def open(self) -> None:
        entry = self.entry
        if isinstance(entry, PageEntry):
            self._page += entry.step
            self._from_the_top()
        elif entry is not None:
            self.post_message(EntryChosen(entry))

    @property
    def place(self) -> Place | None:
        entry = self.entry
        if not isinstance(entry, NoteEntry) or entry.version is None or entry.span is None:
            return None
        return Place(entry.version, self._sentence(entry.version, entry.span.start))

    # Blocks

    def make_blocks(self, reading: StoryState, width: int) -> Sequence[Block]:
        """All of them pass the base's own filter by words, as this view has another one."""
        draw = EntryLines(self.palette, width, reading, self.accept)
        listed = list(draw.question(self._asked) if self._asked else self._blocks_of(reading, draw))
        self._entries = [entry for _, entry in listed]
        self.empty = {
            UNPLACED: "There are no notes here: all have their places.",
            BIN: "There are no notes here: the bin is empty.",
        }.get(self.filter, f"There are no notes here; in the article, {self.add} makes one.")
        return [
            Block((*lines, ()), (None,) if entry is not None else (), self.words) for lines, entry in listed
        ]

    def _blocks_of(self, reading: StoryState, draw: EntryLines) -> Iterator[tuple[list[Line], Entry | None]]:
        desk = reading.desk
        if desk is None:
            return
        page = self._page_of(reading, desk) if desk.is_read else None
        if page is None:
            yield draw.remark("Reading your notes …"), None
            return
        if self._fault:
            yield draw.remark(self._fault), None
        if desk.layer.hidden and self.filter in (STORY, ARTICLE):
            yield draw.remark(veiled(desk.layer.hidden)), None
        if not page.total:
            return
        yield draw.remark(self._heading(page, desk)), None
        if self._page:
            yield draw.remark(f"▴ the {PAGE} before"), PageEntry(-1)
        version = -1
        for entry in page.entries:
            if isinstance(entry, Draft):
                yield draw.draft(entry), entry
            elif isinstance(entry, Lost):
                yield draw.lost(entry), entry
            elif isinstance(entry, BinEntry):
                yield draw.binned(entry), entry
            else:
                if entry.version is not None and entry.version != version and self._only is None:
                    version = entry.version
                    coders = done_in_words(desk, version)
                    done = f" · {coders}" if coders else ""
                    yield draw.heading(f"{reading.story.version_name(version)}{done}"), None
                yield draw.note(entry), entry
        rest = page.total - (self._page + 1) * PAGE
        if rest > 0:
            yield draw.remark(f"▾ the next {min(rest, PAGE)}"), PageEntry(1)

    def _page_of(self, reading: StoryState, desk: AnnotationSet) -> Page | None:
        """What is listed at once; None while it is being read."""
        first = self._page * PAGE
        if self._only is not None:
            here = [
                NoteEntry(one.note, self._only.version, one.span, one.changed)
                for one in reading.notes_at(self._only)
            ]
            return Page(len(here), len(here), here[first : first + PAGE])
        if self.filter in (LIBRARY, BIN):
            self._want()
            shelf, page = self._fetched
            return page if shelf is not None and shelf.wanted.deleted == (self.filter == BIN) else None
        if self._story_notes is None or not self._story_notes.is_of(desk, self._scope(reading), self.sort):
            self._story_notes = StoryNotes(desk, self._scope(reading), self.sort)
        if self.filter == UNPLACED:
            return self._story_notes.unplaced(self._wanted, first, PAGE)
        drafts = () if self._wanted != NoteFilter() else desk.unfinished.listed()
        return self._story_notes.page(self._wanted, drafts, first, PAGE)

    def _scope(self, reading: StoryState) -> int | None:
        """The version whose notes are listed; None: all."""
        return reading.place.version if self.filter == ARTICLE else None

    def _heading(self, page: Page, desk: AnnotationSet) -> str:
        notes = f"{page.notes} note{'' if page.notes == 1 else 's'}"
        if self._only is not None:
            return f"{notes} on this sentence"
        first, shown = self._page * PAGE, len(page.entries)
        part = f", {first + 1} to {first + shown} shown" if page.total > shown else ""
        wanted = "" if self._wanted == NoteFilter() else f" for {safe(self.words)}"
        if self.filter == BIN:
            verdicts = page.total - page.notes
            also = f" and {verdicts} verdict{'' if verdicts == 1 else 's'}" if verdicts else ""
            return (
                f"{notes}{also}{wanted} in the bin{part}: it holds what was marked and said; "
                f"enter takes out, {self.delete} removes for good"
            )
        if self.filter == UNPLACED:
            sure = sum(one.sure is not None for one in desk.lost)
            count = f"{page.total} note{'' if page.total == 1 else 's'} to be placed"
            return f"{count}{wanted}, {sure} of them for sure{part}"
        unsettled = page.total - page.notes
        rest = f" · {unsettled} to finish or to place" if unsettled else ""
        return f"{notes}{wanted}{rest}{part}"

    def _sentence(self, version: int, offset: int) -> int:
        assert self.reading is not None
        return max(self.reading.story.versions[version].sentence_at(offset), 0)
