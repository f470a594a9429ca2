"""The bar that says what is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events

from newsreader.text.terminal import safe
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
        self._said = ""
        self._awaited: Callable[[str], None] | None = None
        """What gets the next key, if that belongs to the one before it."""

    def show_passage(self, passage: Passage, text: str, said: str = "") -> None:
        """Say what is marked, and something about it."""
        self._passage, self._text, self._said = passage, text, said
        self._awaited = None
        self.draw_anew()

    def wait_for(self, said: str, take: Callable[[str], None]) -> None:
        """Let the next character be a part of this command, and say what it may be."""
        self._said, self._awaited = said, take
        self.draw_anew()

    def on_key(self, event: events.Key) -> None:
        take, self._awaited = self._awaited, None
        if take is None:
            return
        event.stop()
        event.prevent_default()
        self._said = ""
        self.draw_anew()
        if event.character is not None and event.is_printable:
            take(event.character)

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._passage is None:
            return ()
        count = f"{self._passage.words} word{'' if self._passage.words == 1 else 's'}"
        end = "end" if self._passage.at_end else "beginning"
        said = f"· {safe(self._said)} " if self._said else ""
        head = f" Marking {count}, the {end} moves {said}"
        quoted = shortened(f"“{self._text}”", max(width - cell_len(head) - 1, 1))
        return [(Piece(head, self.palette.bar_strong), Piece(quoted, self.palette.bar_muted))]
