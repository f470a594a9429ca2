"""The bar that says what is marked."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import Palette
from newsreader.ui.passage import Passage
from newsreader.ui.widgets.bars import Bar
from newsreader.ui.widgets.lines import Line, Piece, shortened


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
