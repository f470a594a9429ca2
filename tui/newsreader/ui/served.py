"""The driver of a screen that is shown in a browser: as Textual's, and it ends with whoever started it."""

from __future__ import annotations

from textual import messages
from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Leaves the program when nobody can press a key any more, as a terminal that is closed does."""

    def run_input_thread(self) -> None:
        """Read keys until the input ends."""
        super().run_input_thread()
        self._app.post_message(messages.ExitApp())
