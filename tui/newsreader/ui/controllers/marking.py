"""Marking a passage, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.model import Article, Span
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.worth_marking import Found, worth_marking
from newsreader.ui.passage import Grid, Passage, Unit
from newsreader.ui.widgets.marking_bar import MarkingBar

OBJECTS = {"w": Unit.PIECE, "W": Unit.WORD, "s": Unit.SENTENCE, "p": Unit.PARAGRAPH}
"""What the key after `mark-inner` marks; beside these, q and " the quotation."""
_WHAT = "w word · W with its hyphens · s sentence · p paragraph · q quotation"


class Marker:
    """The passage that is being marked, if any, on the screen."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port
        self.passage: Passage | None = None
        self._bar: MarkingBar | None = None
        self._grid: tuple[Article, Grid] | None = None
        self._found: list[Found] = []
        """What is worth marking where the reader is, and which of it was marked last."""
        self._at = -1

    @property
    def bar(self) -> MarkingBar:
        """Mounted when it is first used."""
        if self._bar is None:
            self._bar = MarkingBar(self._port.palette, id="marking")
            self._port.place_below(self._bar)
        return self._bar

    @property
    def is_marking(self) -> bool:
        """Whether a passage is being marked."""
        return self.passage is not None

    @property
    def has_keyboard(self) -> bool:
        """Whether keys move the ends of the passage."""
        return self.is_marking and self.bar.has_focus

    def span(self) -> Span | None:
        """What is marked."""
        return self.passage.span if self.passage is not None else None

    @property
    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands of marking do, by their ids."""
        moves = {
            f"{unit}-{way}": partial(self._extend, unit, step)
            for unit in Unit
            for way, step in (("forward", 1), ("backward", -1))
        }
        return {
            "mark-passage": self.start,
            "mark-found": self.mark_found,
            "mark-next-found": self.mark_found,
            "mark-to-character": lambda: self.bar.wait_for("to which character?", partial(self._to, 1)),
            "mark-back-to-character": lambda: self.bar.wait_for("back to which?", partial(self._to, -1)),
            "mark-to-words": self._to_words,
            "mark-inner": lambda: self.bar.wait_for(_WHAT, self._inner),
            "other-end": self._turn,
            "stop-marking": self.stop,
            **moves,
        }

    def start(self) -> None:
        """Begin with the sentence under the cursor."""
        reading = self._port.reading
        sentence = reading.article.sentences[reading.place.sentence]
        passage = Passage.of(self._grid_of(reading.article), Span(sentence.start, sentence.end))
        if self._port.view is not None or passage is None:
            self._port.remark("There is nothing to mark here")
        else:
            self._show(passage)

    def mark_found(self) -> None:
        """Mark what is in conflict, quoted, or told differently in the sentence: each time the next of it. In
        the evidence: the selected match, and what it has; in a view: what the selected line leads to."""
        port = self._port
        if not self.is_marking:
            match = port.evidence.selected if port.focused is port.evidence else None
            place = match if port.view is None else port.view.place
            if port.view is not None and place is None:
                port.remark("No sentence is selected here")
                return
            if place is not None and place.sentence >= 0:
                port.open_place(place)
            self._found, self._at = worth_marking(port.reading, place is not None), -1
        if not self._found:
            if not self.is_marking:
                port.remark("Nothing is quoted, in conflict or told differently here")
            return
        self._at = (self._at + 1) % len(self._found)
        found = self._found[self._at]
        number = f" {self._at + 1} of {len(self._found)}" if len(self._found) > 1 else ""
        grid = self._grid_of(port.reading.article)
        self._show(Passage(grid, found.span.start, found.span.end), said=f"{found.what}{number}")

    def stop(self) -> None:
        """Mark nothing any more."""
        if self.passage is None:
            return
        self.passage = None
        self._found = []
        self.bar.display = False
        self._port.article.show_passage(None)
        self._port.set_focus(self._port.article)

    def drag(self, pressed: int, here: int) -> None:
        """The mouse was pressed at one code point and is now at another."""
        passage = Passage.between(self._grid_of(self._port.reading.article), pressed, here)
        if passage is not None:
            self._show(passage, reveal=False)

    def _extend(self, unit: Unit, step: int) -> None:
        if self.passage is not None:
            self._show(self.passage.extended(unit, step))

    def _turn(self) -> None:
        if self.passage is not None:
            self._show(self.passage.turned())

    def _to(self, step: int, character: str) -> None:
        if self.passage is None:
            return
        moved = self.passage.to_character(character, step)
        said = f"no “{safe(character)}” there" if moved == self.passage else ""
        self._show(moved, said=said)

    def _inner(self, key: str) -> None:
        passage = self.passage
        if passage is None:
            return
        if key in OBJECTS:
            self._show(passage.inner(OBJECTS[key]))
            return
        from newsreader.text.quotations import find_quotations

        quotations = find_quotations(self._port.reading.article) if key in "q\"'" else ()
        here = (one for one in quotations if one.start <= passage.moving < one.end)
        quotation = next(here, None)
        if quotation is None:
            self._show(passage, said="no quotation here" if key in "q\"'" else _WHAT)
        else:
            self._show(Passage(passage.grid, quotation.start, quotation.end, passage.at_end))

    def _to_words(self) -> None:
        """Ask for words; the passage goes to them while they are typed."""
        before = self.passage
        if before is None:
            return

        def changed(words: str) -> None:
            moved = before.to_words(words)
            self._show(moved or before, said="" if moved or not words else "not in this article", focus=False)

        def done(words: str | None) -> None:
            moved = before.to_words(words) if words else None
            self._show(moved or before, said="not in this article" if words and not moved else "")

        self._port.ask("Mark up to these words", done, changed)

    def _show(self, passage: Passage, reveal: bool = True, said: str = "", focus: bool = True) -> None:
        self.passage = passage
        span = passage.span
        bar = self.bar
        bar.show_passage(passage, safe(self._port.reading.article.text[span.start : span.end]), said)
        bar.display = True
        self._port.article.show_passage(span)
        if reveal:
            self._port.article.reveal(passage.moving)
        if focus and not bar.has_focus:
            self._port.set_focus(bar)  # at once: the next key moves an end

    def _grid_of(self, article: Article) -> Grid:
        if self._grid is None or self._grid[0] is not article:
            self._grid = (article, Grid.of(article))
        return self._grid[1]
