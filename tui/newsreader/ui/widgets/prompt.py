"""A line at the foot of the screen in which the reader types an answer."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input


class Prompt(Input):
    """Hidden until something is asked. Enter accepts, escape gives up; both call back."""

    DEFAULT_CSS = """
    Prompt {
        display: none;
        height: 1;
        border: none;
        padding: 0 1;
    }
    Prompt:focus {
        border: none;
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True)
        self._changed: Callable[[str], None] = lambda text: None
        self._done: Callable[[str | None], None] = lambda text: None

    def ask(
        self, question: str, done: Callable[[str | None], None], changed: Callable[[str], None] | None = None
    ) -> None:
        """Ask. `done` gets the answer, or None when the reader gave up; `changed` every text on the way."""
        self._changed = changed or (lambda text: None)
        self._done = done
        with self.prevent(Input.Changed):
            self.value = ""
        self.placeholder = question
        self.display = True
        self.screen.set_focus(self)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(event.value)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._close(None)

    def _close(self, answer: str | None) -> None:
        self.display = False
        self._done(answer)
