"""The commands of the registry, carried out by the controllers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widget import Widget

from newsreader.model import Place
from newsreader.ui.commands import Keys
from newsreader.ui.controllers.comparing import Comparing
from newsreader.ui.controllers.moves import Moving
from newsreader.ui.controllers.pasting import Pasting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.program import Program
from newsreader.ui.controllers.searching import Copying, Searching
from newsreader.ui.controllers.stories import Stories
from newsreader.ui.controllers.views import Views

if TYPE_CHECKING:
    from newsreader.ui.controllers.noting import Noting


class Runner:
    """Knows which controller carries out a command."""

    def __init__(
        self,
        port: ReaderPort,
        stories: Stories,
        views: Views,
        noting: Noting,
        keys: Keys,
        comparing: Comparing,
    ) -> None:
        self._port = port
        self._noting = noting
        self._views = views
        self.moving = Moving(port)
        self.searching = Searching(port)
        self.copying = Copying(port, noting.marker.span)
        self.pasting = Pasting(port, stories)
        self._handlers: dict[str, Callable[[], None]] = {
            **self.moving.handlers,
            **stories.handlers,
            **comparing.handlers,
            **self.pasting.handlers,
            **views.handlers,
            **self.searching.handlers,
            **self.copying.handlers,
            **Program(port, keys).handlers,
            **noting.handlers,
            "close-view": self._close,
        }

    @property
    def known(self) -> frozenset[str]:
        """The ids of all commands that can be run."""
        return frozenset(self._handlers)

    def run(self, command: str) -> None:
        """Carry out a command. Raises KeyError for one that is not in the registry."""
        if self._noting.permits(command):
            self._handlers[command]()

    def _close(self) -> None:
        if not self._noting.close():
            self._views.close()

    def take_click(self, pane: Widget, target: object) -> None:
        """Do what a click on a piece of a pane means."""
        port = self._port
        if not isinstance(target, str):
            self._noting.marker.stop()
        if port.view is not None and pane is port.view:
            port.view.clicked(target)
        elif isinstance(target, Place) and target.sentence < 0:
            port.evidence.select_place(target)
        elif isinstance(target, Place):
            self.moving.open_place(target)
        elif isinstance(target, str):
            self.run(target)
        elif isinstance(target, int) and pane is port.article:
            self.moving.go_to(target)
        elif isinstance(target, int) and pane is port.versions:
            self.moving.open_version(target)
