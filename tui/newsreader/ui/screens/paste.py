"""Where an article is pasted: its outlet, its title, its address, its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from newsreader.sources import Pasted
from newsreader.text.terminal import safe
from newsreader.ui.widgets.typed_line import TypedLine
from newsreader.ui.widgets.typed_text import TypedText

KEYS = (("tab", "next field"), ("ctrl+s", "keep it as a version"), ("esc", "later"))
"""What they do while one pastes."""
_LONGEST = 1_000_000
"""Characters of a text that is pasted."""
_NO_TEXT = {code: None for code in range(0xA0) if not (chr(code).isprintable() or chr(code).isspace())}
"""Controls: a file that has them is taken for what is no text, or for another encoding."""


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
        self.text = Text(placeholder="The text of the article")

    def compose(self) -> ComposeResult:
        with Vertical(id="paste") as box:
            box.border_title = "Paste another version of this story"
            box.border_subtitle = " · ".join(map(" ".join, KEYS))
            yield self.outlet
            yield self.title_of_it
            yield self.address
            yield self.text

    def on_mount(self) -> None:
        self.text.load(self._left.text)
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
                self.text.written,
                self.outlet.typed.strip(),
                self.title_of_it.typed.strip(),
                self.address.typed.strip(),
            )
        )


class Line(TypedLine):
    """One line."""

    def in_one_line(self, text: str) -> str:
        return " ".join(text.translate(_NO_TEXT).split())


class Text(TypedText):
    """A text of some length."""

    def _put(self, text: str) -> None:
        super()._put(text[:_LONGEST].translate(_NO_TEXT))
