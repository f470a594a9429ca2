"""Marking a passage, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.model import Article, Span
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.passage import Grid, Passage, Unit
from newsreader.ui.widgets.marking_bar import MarkingBar


class Marker:
    """The passage that is being marked, if any, on the screen."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port
        self.passage: Passage | None = None
        self._bar: MarkingBar | None = None
        self._grid: tuple[Article, Grid] | None = None

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
        reading = self._port.reading
        sentence = reading.article.sentences[reading.place.sentence]
        passage = Passage.of(self._grid_of(reading.article), Span(sentence.start, sentence.end))
        if self._port.view is not None or passage is None:
            self._port.remark("There is nothing to mark here")
        else:
            self._show(passage)

    def stop(self) -> None:
        """Mark nothing any more."""
        if self.passage is None:
            return
        self.passage = None
        self.bar.display = False
        self._port.article.show_passage(None)
        self._port.set_focus(self._port.article)

    def drag(self, pressed: int, here: int) -> None:
        """The mouse was pressed at one code point and is now at another."""
        passage = Passage.between(self._grid_of(self._port.reading.article), pressed, here)
        if passage is not None:
            self._show(passage, reveal=False)

    def _turn(self) -> None:
        if self.passage is not None:
            self._show(self.passage.turned())

    def _show(self, passage: Passage, reveal: bool = True) -> None:
        self.passage = passage
        span = passage.span
        bar = self.bar
        bar.show_passage(passage, safe(self._port.reading.article.text[span.start : span.end]))
        bar.display = True
        self._port.article.show_passage(span)
        if reveal:
            self._port.article.reveal(passage.moving)
        if not bar.has_focus:
            self._port.set_focus(bar)  # at once: the next key moves an end

    def _grid_of(self, article: Article) -> Grid:
        if self._grid is None or self._grid[0] is not article:
            self._grid = (article, Grid.of(article))
        return self._grid[1]
