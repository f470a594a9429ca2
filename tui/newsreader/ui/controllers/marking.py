"""Marking a passage, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsreader.model import Article, Span
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.notes.passage import Grid, Passage, Unit
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.bars import Bar
from newsreader.ui.widgets.lines import Line, Piece, shortened

if TYPE_CHECKING:
    from newsreader.ui.reader import ReaderScreen


class MarkingBar(Bar, can_focus=True):
    """Has the keyboard while a passage is marked, and says what is marked."""

    BINDINGS = bindings(Pane.MARKING)

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.display = False
        self._passage: Passage | None = None
        self._text = ""

    def show_passage(self, passage: Passage, text: str) -> None:
        """Say what is marked."""
        self._passage, self._text = passage, text
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._passage is None:
            return ()
        count = f"{self._passage.words} word{'' if self._passage.words == 1 else 's'}"
        end = "end" if self._passage.at_end else "beginning"
        head = f" Marking {count}, the {end} moves "
        quoted = shortened(f"“{self._text}”", max(width - len(head) - 1, 1))
        return [(Piece(head, self.palette.bar_strong), Piece(quoted, self.palette.bar_muted))]


class Marker:
    """The passage that is being marked, if any, on the screen."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self.passage: Passage | None = None
        self._bar: MarkingBar | None = None
        self._grid: tuple[Article, Grid] | None = None

    @property
    def bar(self) -> MarkingBar:
        """Mounted when it is first used."""
        if self._bar is None:
            self._bar = MarkingBar(self._screen.palette, id="marking")
            self._screen.mount(self._bar, before=self._screen.status)
        return self._bar

    @property
    def is_marking(self) -> bool:
        """Whether a passage is being marked."""
        return self.passage is not None

    @property
    def has_keyboard(self) -> bool:
        """Whether keys move the ends of the passage."""
        return self.is_marking and self.bar.has_focus

    @property
    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands of marking do, by their ids."""
        moves = {
            f"{unit}-{way}": (unit, step) for unit in Unit for way, step in (("forward", 1), ("backward", -1))
        }
        return {
            "mark-passage": self.start,
            "other-end": self._turn,
            "stop-marking": self.stop,
            **{name: self._mover(*move) for name, move in moves.items()},
        }

    def _mover(self, unit: Unit, step: int) -> Callable[[], None]:
        def move() -> None:
            if self.passage is not None:
                self._show(self.passage.extended(unit, step))

        return move

    def start(self) -> None:
        """Begin with the sentence under the cursor."""
        reading = self._screen.reading
        sentence = reading.article.sentences[reading.place.sentence]
        passage = Passage.of(self._grid_of(reading.article), Span(sentence.start, sentence.end))
        if self._screen.view is not None or passage is None:
            self._screen.remark("There is nothing to mark here")
        else:
            self._show(passage)

    def stop(self) -> None:
        """Mark nothing any more."""
        if self.passage is None:
            return
        self.passage = None
        self.bar.display = False
        self._screen.article.show_passage(None)
        self._screen.set_focus(self._screen.article)

    def drag(self, pressed: int, here: int) -> None:
        """The mouse was pressed at one code point and is now at another."""
        passage = Passage.between(self._grid_of(self._screen.reading.article), pressed, here)
        if passage is not None:
            self._show(passage, reveal=False)

    def _turn(self) -> None:
        if self.passage is not None:
            self._show(self.passage.turned())

    def _show(self, passage: Passage, reveal: bool = True) -> None:
        self.passage = passage
        span = passage.span
        bar = self.bar
        bar.show_passage(passage, safe(self._screen.reading.article.text[span.start : span.end]))
        bar.display = True
        self._screen.article.show_passage(span)
        if reveal:
            self._screen.article.reveal(passage.moving)
        if not bar.has_focus:
            self._screen.set_focus(bar)  # at once: the next key moves an end

    def _grid_of(self, article: Article) -> Grid:
        if self._grid is None or self._grid[0] is not article:
            self._grid = (article, Grid.of(article))
        return self._grid[1]
