"""The plainest Textual app in which one moves through the sentences of a text, to measure others by."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

COLOURS = ("#8cc6a4", "#efd08d", "#b8a6ec")
STYLES = {
    ground: [Style.parse(f"{colour} on {ground}") for colour in COLOURS] for ground in ("#1c1d2b", "#2c2e47")
}
GROUND, CURSOR = STYLES


class PlainView(ScrollView, can_focus=True):
    """One sentence is under the cursor."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[int, str]] = []
        self.first_row: list[int] = []
        for paragraph in text.split("\n\n"):
            for sentence in filter(None, paragraph.split(". ")):
                number = len(self.first_row)
                self.first_row.append(len(self.rows))
                self.rows += [(number, line) for line in textwrap.wrap(sentence, 76)]
        self.first_row.append(len(self.rows))
        self.cursor = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(80, len(self.rows))

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        if row >= len(self.rows):
            return Strip.blank(self.size.width, STYLES[GROUND][0])
        number, text = self.rows[row]
        style = STYLES[CURSOR if number == self.cursor else GROUND][number % len(COLOURS)]
        strip = Strip([Segment("  ", style), Segment(text, style)])
        return strip.adjust_cell_length(self.scrollable_content_region.width, style)

    def move(self, step: int) -> None:
        before, self.cursor = self.cursor, max(min(self.cursor + step, len(self.first_row) - 2), 0)
        for number in (before, self.cursor):
            self.refresh_lines(self.first_row[number], self.first_row[number + 1] - self.first_row[number])
        first, height, top = self.first_row[self.cursor], self.size.height, self.scroll_offset.y
        if self.first_row[self.cursor + 1] + 3 > top + height:
            self.scroll_to(y=min(first - 3, top + height // 2), animate=False, immediate=True)
        elif first - 3 < top:
            self.scroll_to(y=max(first - height // 2, 0), animate=False, immediate=True)


class PlainApp(App[None]):
    """Moves by one sentence, by a paragraph and by about a screenful."""

    BINDINGS = [  # noqa: RUF012
        *(("j", "move(1)", ""), ("J", "move(3)", ""), ("space", "move(14)", "")),
        *(("k", "move(-1)", ""), ("K", "move(-3)", ""), ("b", "move(-14)", "")),
    ]

    def compose(self) -> ComposeResult:
        yield PlainView(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def on_mount(self) -> None:
        self.query_one(PlainView).focus()

    def action_move(self, step: int) -> None:
        self.query_one(PlainView).move(step)


if __name__ == "__main__":
    PlainApp().run()
