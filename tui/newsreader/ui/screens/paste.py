"""Where an article is pasted: its outlet, its title, its address, its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from newsreader.sources import Pasted
from newsreader.text.terminal import safe

KEYS = (("tab", "next field"), ("ctrl+s", "keep it as a version"), ("esc", "later"))
"""What they do while one pastes."""
_LONGEST = 1_000_000
"""Characters of a text that is pasted."""


class PasteScreen(ModalScreen[None]):
    """Covers the reader until what is pasted is kept, or put by."""

    CSS_PATH = "paste.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("escape", "dismiss", show=False, priority=True),
        # before the field that has the keyboard: what is typed next goes into the other one
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, left: Pasted, changed: Callable[[Pasted], None], keep: Callable[[], None]) -> None:
        """`left` is what was pasted before and not kept; `changed` is given what is there when it changes,
        and `keep` is called when it is to be kept."""
        super().__init__()
        self._changed, self._keep = changed, keep
        self._left = left
        self.outlet = Line(left.outlet, placeholder="Outlet, such as The Nation", compact=True, id="outlet")
        self.title_of_it = Line(left.title, placeholder="Title, unless the text begins with it", compact=True)
        self.address = Line(left.url, placeholder="Address; without a text the page is fetched", compact=True)
        self.text = Text(left.text, soft_wrap=True, compact=True, placeholder="The text of the article")

    def compose(self) -> ComposeResult:
        with Vertical(id="paste") as box:
            box.border_title = "Paste another version of this story"
            box.border_subtitle = " · ".join(map(" ".join, KEYS))
            yield self.outlet
            yield self.title_of_it
            yield self.address
            yield self.text

    def on_mount(self) -> None:
        (self.text if self._left.outlet else self.outlet).focus()

    def say(self, text: str) -> None:
        """Say in the border what is missing."""
        self.query_one("#paste").border_subtitle = Content(safe(text))

    def on_input_changed(self) -> None:
        self._tell()

    def on_text_area_changed(self) -> None:
        self._tell()

    def on_input_submitted(self) -> None:
        self.focus_next()

    def action_keep(self) -> None:
        self._tell()
        if self.text.text.strip() or self.address.value.strip():
            self.dismiss()
            self._keep()
        else:
            self.say("Paste the text of the article, or give its address")
            self.text.focus()

    def _tell(self) -> None:
        self._changed(
            Pasted(
                self.text.text,
                self.outlet.value.strip(),
                self.title_of_it.value.strip(),
                self.address.value.strip(),
            )
        )


class Line(Input):
    """One line. What is pasted cannot steer the terminal."""

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(_harmless(event.text).split()))


class Text(TextArea):
    """A text. What is pasted cannot steer the terminal."""

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert(_harmless(event.text[:_LONGEST]))


def _harmless(text: str) -> str:
    """A text without what could steer a terminal or hide in it; lines stay lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (
        "".join(
            shown if shown == char or char.isspace() else ""
            for char, shown in zip(line, safe(line), strict=True)
        )
        for line in lines
    )
    return "\n".join(kept)
