"""All notes: on this story, on this article, or in the whole library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.annotations.anchoring import Ambiguous
from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import CandidateEntry, Entry, NoteEntry, Page, PageEntry, StoryNotes
from newsreader.annotations.query import BadFilter, read_filter
from newsreader.annotations.store import Draft, LibraryError, NoteFilter, Order
from newsreader.model import Note, Place
from newsreader.text.terminal import safe
from newsreader.ui.messages import EntryChosen
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.view import Block, View
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened
from newsreader.ui.widgets.note_lines import note_lines

PAGE = 25
"""What is listed at once."""
AROUND = 60
"""Characters shown on both sides of a place that may be meant."""


class NotesView(View):
    """Lists notes; each leads to its passage, or to what has to be settled about it."""

    title = "Notes"
    empty = "There are no notes here."
    question = "Words, #tag #another, colour:blue, by:name"
    sorts = ("in the order of the text", "the last changed first")
    filters = ("this story", "this article", "all stories")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._wanted = NoteFilter()
        self._fault = ""
        self._only: Place | None = None
        self._asked: Lost | None = None
        self._page = 0
        self._story_notes: StoryNotes | None = None
        """Those that were listed last, unless they were those of the library."""
        self._entries: list[Entry | None] = []
        """Per block; None for a heading."""

    # For the screen

    @property
    def entry(self) -> Entry | None:
        """The selected one."""
        return self._entries[self._selected] if self._selected < len(self._entries) else None

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
            self._wanted = read_filter(words)
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
        listed = list(self._asked_blocks(reading, width) if self._asked else self._blocks_of(reading, width))
        self._entries = [entry for _, entry in listed]
        return [
            Block((*lines, ()), (None,) if entry is not None else (), self.words) for lines, entry in listed
        ]

    def _blocks_of(self, reading: StoryState, width: int) -> Iterator[tuple[list[Line], Entry | None]]:
        desk = reading.desk
        if desk is None:
            return
        if not desk.is_read:
            yield self._remark("Reading your notes …", width), None
            return
        try:
            page = self._page_of(reading, desk)
        except LibraryError as fault:
            yield self._remark(str(fault), width), None
            return
        if self._fault:
            yield self._remark(self._fault, width), None
        if not page.total:
            return
        yield self._remark(self._heading(page), width), None
        if self._page:
            yield self._remark(f"▴ the {PAGE} before", width), PageEntry(-1)
        version = -1
        for entry in page.entries:
            if isinstance(entry, Draft):
                yield self._draft_lines(entry, width), entry
            elif isinstance(entry, Lost):
                yield self._lost_lines(entry, reading, width), entry
            else:
                if entry.version is not None and entry.version != version and self._only is None:
                    version = entry.version
                    name = safe(reading.story.version_name(version))
                    yield [(Piece(f" {shortened(name, width - 2)}", self.palette.accent),)], None
                yield self._note_lines(entry, width), entry
        rest = page.total - (self._page + 1) * PAGE
        if rest > 0:
            yield self._remark(f"▾ the next {min(rest, PAGE)}", width), PageEntry(1)

    def _page_of(self, reading: StoryState, desk: AnnotationSet) -> Page:
        """What is listed at once. Raises LibraryError."""
        first = self._page * PAGE
        if self._only is not None:
            here = [NoteEntry(one.note, self._only.version, one.span) for one in reading.notes_at(self._only)]
            return Page(len(here), len(here), here[first : first + PAGE])
        if self.filter == 2:
            order = Order.MODIFIED if self.sort == 1 else Order.CREATED
            notes = desk.library.notes.find(self._wanted, order, PAGE, first)
            ends = len(notes) < PAGE and (notes or not first)
            count = first + len(notes) if ends else desk.library.notes.count(self._wanted)
            return Page(count, count, [self._entry_of(note, desk) for note in notes])
        if self._story_notes is None or not self._story_notes.is_of(desk, self._scope(reading), self.sort):
            self._story_notes = StoryNotes(desk, self._scope(reading), self.sort)
        drafts = () if self._wanted != NoteFilter() else desk.unfinished.listed()
        return self._story_notes.page(self._wanted, drafts, first, PAGE)

    def _scope(self, reading: StoryState) -> int | None:
        """The version whose notes are listed; None: all."""
        return reading.place.version if self.filter == 1 else None

    def _entry_of(self, note: Note, desk: AnnotationSet) -> NoteEntry:
        placed = desk.place(note)
        return NoteEntry(note, *placed) if placed else NoteEntry(note)

    def _heading(self, page: Page) -> str:
        notes = f"{page.notes} note{'' if page.notes == 1 else 's'}"
        if self._only is not None:
            return f"{notes} on this sentence"
        first, shown = self._page * PAGE, len(page.entries)
        part = f", {first + 1} to {first + shown} shown" if page.total > shown else ""
        wanted = "" if self._wanted == NoteFilter() else f" for {safe(self.words)}"
        unsettled = page.total - page.notes
        rest = f" · {unsettled} to finish or to place" if unsettled else ""
        return f"{notes}{wanted}{rest}{part}"

    # Lines

    def _remark(self, text: str, width: int) -> list[Line]:
        return list(hanging(Piece(" ", self.palette.muted), [Piece(text, self.palette.muted)], width))

    def _quoted(self, text: str, width: int) -> Iterator[Line]:
        words = shortened(safe(" ".join(text.split())), max(2 * width - 8, 8))
        yield from hanging(Piece("   ", self.palette.muted), [Piece(f"“{words}”", self.palette.muted)], width)

    def _note_lines(self, entry: NoteEntry, width: int) -> list[Line]:
        note = entry.note
        lines = [(Piece(" ", self.palette.text), *line) for line in note_lines(note, self.palette, width - 1)]
        lines += self._quoted(note.anchor.exact, width)
        if entry.version is None:
            name = note.article.title or note.article.path or note.article.url
            by = f"{note.article.outlet}: " if note.article.outlet else ""
            where = Piece(safe(shortened(f"{by}{name}", width - 4)), self.palette.muted)
            lines.append((Piece("   ", self.palette.muted), where))
        return lines

    def _lost_lines(self, lost: Lost, reading: StoryState, width: int) -> list[Line]:
        if isinstance(lost.finding, Ambiguous):
            count = len(lost.finding.candidates)
            places = "one place may be it" if count == 1 else f"{count} places may be it"
            text = f"the article changed and {places}: enter asks you which"
        else:
            text = "its passage is not in the article any more: enter gives it another one"
        flag, style = self.palette.conflict(self.palette.text)
        where = "" if lost.version is None else f"{safe(reading.story.version_name(lost.version))}: "
        yours = hanging(Piece(f" {flag} ", style), [Piece(where + text, self.palette.strong)], width)
        return [*yours, *self._note_lines(NoteEntry(lost.note, -1), width)]

    def _draft_lines(self, draft: Draft, width: int) -> list[Line]:
        text = safe(" ".join(draft.text.split())) or "no words yet"
        pieces = [Piece("unfinished: ", self.palette.strong), Piece(text, self.palette.text)]
        lines = list(hanging(Piece(" … ", self.palette.accent), pieces, width))
        return [*lines, *self._quoted(draft.anchor.exact, width)]

    # Which place is meant

    def _asked_blocks(self, reading: StoryState, width: int) -> Iterator[tuple[list[Line], Entry | None]]:
        lost = self._asked
        assert lost is not None
        assert isinstance(lost.finding, Ambiguous)
        assert lost.version is not None
        article = reading.story.versions[lost.version]
        anchor = lost.note.anchor
        yield self._remark("Which of these passages is your note on? It was on:", width), None
        before = [
            Piece(_line(anchor.prefix), self.palette.muted),
            Piece(_line(anchor.exact), self.palette.strong),
            Piece(_line(anchor.suffix), self.palette.muted),
        ]
        yield list(hanging(Piece("   ", self.palette.text), before, width)), None
        for number, candidate in enumerate(lost.finding.candidates, 1):
            span = candidate.span
            sentence = article.sentence_at(span.start) + 1
            name = safe(reading.story.version_name(lost.version))
            head = f"sentence {sentence} of {name}, {candidate.score:.0%} alike"
            pieces = [
                Piece(_line(article.text[max(span.start - AROUND, 0) : span.start]), self.palette.muted),
                Piece(_line(article.text[span.start : span.end]), self.palette.strong),
                Piece(_line(article.text[span.end : span.end + AROUND]), self.palette.muted),
            ]
            mark = Piece(f" {number} ", self.palette.accent)
            lines = list(hanging(mark, [Piece(head, self.palette.accent)], width))
            lines += hanging(Piece("   ", self.palette.text), pieces, width)
            yield lines, CandidateEntry(lost, span)
        yield self._remark("None of them: mark another passage", width), CandidateEntry(lost, None)

    def _sentence(self, version: int, offset: int) -> int:
        assert self.reading is not None
        return max(self.reading.story.versions[version].sentence_at(offset), 0)


def _line(text: str) -> str:
    """A piece of an article in one line, the spaces at its ends kept."""
    return safe(text.replace("\n\n", " ").replace("\n", " "))
