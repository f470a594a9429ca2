"""Coders: who has done with a version, and deciding where they differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.annotations.differing import decide
from newsreader.text.terminal import safe
from newsreader.ui.controllers.notebook import Notebook
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.views.coders import CodersView
from newsreader.ui.widgets.note_lines import YOU, done_in_words


class Coding:
    """Marks versions as done, and decides between coders."""

    def __init__(self, port: ReaderPort, notebook: Notebook) -> None:
        self._port = port
        self._notebook = notebook
        self.handlers: dict[str, Callable[[], None]] = {"mark-done": self._mark_done}
        """What its commands do, by their ids."""

    @property
    def view(self) -> CodersView | None:
        """Where coders differ, if it is on the screen."""
        return self._port.view if isinstance(self._port.view, CodersView) else None

    def accept(self) -> bool:
        """Decide for what the selected coder says; whether that was asked."""
        view, notebook, port = self.view, self._notebook, self._port
        if view is None:
            return False
        if view.chosen is None:
            port.remark("There is nothing to decide here")
            return True
        differing, saying = view.chosen
        said = f"Decided for {safe(saying.coder) or YOU}; {port.key('undo')} takes it back"
        work = partial(decide, notebook.desk, differing, saying)
        notebook.clerk.do(work, lambda _: self._show(said), notebook.failed)
        return True

    def _mark_done(self) -> None:
        notebook, version = self._notebook, self._port.reading.place.version
        notebook.clerk.do(partial(notebook.desk.mark_done, version), self._marked, notebook.failed)

    def _marked(self, is_done: bool) -> None:
        reading = self._port.reading
        name = safe(reading.story.version_name(reading.place.version))
        done = done_in_words(self._notebook.desk, reading.place.version)
        words = f"You have done with {name}" if is_done else f"You have not done with {name} yet"
        beside = f" · {done}" if done and done != f"done: {YOU}" else ""
        self._show(f"{words}{beside}; {self._port.key('mark-done')} again takes it back")

    def _show(self, said: str) -> None:
        """Draw what has changed, and say it."""
        self._notebook.recolour(self._port.reading)
        self._notebook.show()
        if self.view is not None:
            self.view.follow(self._port.reading)
        self._port.remark(said)
