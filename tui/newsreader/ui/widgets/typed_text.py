"""Several lines in which one types: what every such field of the program is."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.widgets import TextArea

from newsreader.ui.widgets.stand_ins import StandIns, StoresAsTyped


class TypedText(StoresAsTyped, TextArea):
    """What is written stays as it is; only what can be shown is shown."""

    def __init__(self, **options: Any) -> None:
        """The options are those of TextArea."""
        super().__init__(soft_wrap=True, compact=True, **options)
        self._stand_ins = StandIns()
        self._loaded = ("", "")
        """(a text as it was loaded, as it is held)."""

    @property
    def written(self) -> str:
        """The text; if nothing was changed, to the ends of its lines as it was loaded."""
        loaded, held = self._loaded
        return loaded if self.text == held else self._stand_ins.taken_out(self.text)

    def load(self, text: str) -> None:
        """Show a text, with the cursor behind it."""
        self.load_text(self._stand_ins.put_in(text))
        self._loaded = (text, self.text)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        return Text(self._stand_ins.shown(self.document.get_line(line_index)), end="", no_wrap=True)

    @property
    def selected_text(self) -> str:
        return self._stand_ins.taken_out(super().selected_text)

    def _put(self, text: str) -> None:
        start, end = self.selection
        result = self.replace(self._stand_ins.put_in(text), start, end, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def action_cut(self) -> None:
        super().action_cut()
        self.app.copy_to_clipboard(self._stand_ins.taken_out(self.app.clipboard))
