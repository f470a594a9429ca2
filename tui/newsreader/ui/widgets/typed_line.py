"""A line in which one types: what every such field of the program is."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input

from newsreader.ui.widgets.stand_ins import Shown, StandIns, StoresAsTyped


class TypedLine(StoresAsTyped, Input):
    """What is written stays as it is; only what can be shown is shown."""

    def __init__(self, text: str = "", **options: Any) -> None:
        """The options are those of Input."""
        self._stand_ins = StandIns()
        super().__init__(
            self._stand_ins.put_in(text),
            highlighter=Shown(self._stand_ins),
            **{"select_on_focus": False, **options},
        )

    @property
    def typed(self) -> str:
        """What is typed."""
        return self._stand_ins.taken_out(self.value)

    def load(self, text: str) -> None:
        """Show a text, with the cursor behind it."""
        self.value = self._stand_ins.put_in(text)
        self.cursor_position = len(self.value)

    @property
    def selected_text(self) -> str:
        return self._stand_ins.taken_out(super().selected_text)

    def in_one_line(self, text: str) -> str:
        """What is put there of a text that is pasted: its first line."""
        return text.partition("\n")[0]

    def _put(self, text: str) -> None:
        self.replace(self._stand_ins.put_in(self.in_one_line(text)), *sorted(self.selection))
