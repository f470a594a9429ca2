"""The commands of the registry, carried out by the controllers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from newsreader.model import Place
from newsreader.settings.config import Config
from newsreader.ui.commands import Keys, Pane, commands_for
from newsreader.ui.controllers.against import Against
from newsreader.ui.controllers.changing import Changing
from newsreader.ui.controllers.command_line import CommandLine, files_like
from newsreader.ui.controllers.comparing import Comparing
from newsreader.ui.controllers.copying import Copying
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.exporting import Exporting
from newsreader.ui.controllers.jumping import Jumping
from newsreader.ui.controllers.moves import Moving
from newsreader.ui.controllers.pasting import Pasting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.program import Program
from newsreader.ui.controllers.refusals import refusal
from newsreader.ui.controllers.reloading import Reloading
from newsreader.ui.controllers.reporting import Reporting
from newsreader.ui.controllers.searching import Searching
from newsreader.ui.controllers.second_reading import SecondReading
from newsreader.ui.controllers.stories import Stories
from newsreader.ui.controllers.syncing import Syncing
from newsreader.ui.controllers.views import Views
from newsreader.ui.memory import Memory

if TYPE_CHECKING:
    from newsreader.ui.controllers.noting import Noting


MOST_WAYS = 12
"""Ways to complete that are shown."""


class Runner:
    """Knows which controller carries out a command."""

    def __init__(
        self,
        port: ReaderPort,
        stories: Stories,
        views: Views,
        noting: Noting,
        counting: Counting,
        memory: Memory,
        config: Config,
        keys: Keys,
        comparing: Comparing,
    ) -> None:
        self._port = port
        self._noting = noting
        self._views = views
        self.counting = counting
        self.moving = Moving(port, counting)
        self.jumping = Jumping(port, views, counting)
        self.searching = Searching(port, counting)
        self.copying = Copying(port, noting.marker.span)
        against = Against(port, counting)
        self.changing = Changing(port, config, lambda: _themes(port))
        self.reloading = Reloading(port, stories, noting)
        exporting = Exporting(port)
        self.syncing = Syncing(port, lambda: self.changing.config, noting.notebook)
        self.line = CommandLine(
            port, self.moving, against, self.changing, memory, exporting, self.syncing, self.run
        )
        self.reporting = Reporting(port, exporting, files_like)
        self.pasting = Pasting(port, stories)
        self._comparing = comparing
        self.second = SecondReading(
            port, lambda: self.changing.config.second_reader, noting.notebook.take_comparison
        )
        comparing.compared = self.second.compared
        self._handlers: dict[str, Callable[[], None]] = {
            **counting.handlers,
            **self.moving.handlers,
            **self.jumping.handlers,
            **against.handlers,
            **stories.handlers,
            **self.second.handlers,
            **self.pasting.handlers,
            **views.handlers,
            **self.searching.handlers,
            **self.copying.handlers,
            **self.line.handlers,
            **self.reporting.handlers,
            **self.reloading.handlers,
            **Program(port, keys).handlers,
            **noting.handlers,
            **{command.id: partial(self._answer, command.id) for command in commands_for(Pane.PROMPT)},
            "close-view": self._close,
            "stop-comparing": self._stop,
        }

    def begin(self) -> None:
        """Begin what is done by itself: the screen is there."""
        self.reloading.begin()
        self.syncing.begin()

    @property
    def known(self) -> frozenset[str]:
        """The ids of all commands that can be run."""
        return frozenset(self._handlers)

    def run(self, command: str) -> None:
        """Carry out a command. Raises KeyError for one that is not in the registry."""
        if command in self.counting.handlers:
            self._handlers[command]()
            return
        if command == "close-view" and self.counting.take() is not None:
            return
        self._port.status.age_remark()
        try:
            if self._noting.permits(command):
                why = refusal(command, self._port)
                if why:
                    self._port.remark(why)
                else:
                    self._handlers[command]()
        finally:
            self._port.status.clear_remark()
            self.counting.take()  # what took no number ends it, too

    def _stop(self) -> None:
        """Stop what is under way: the comparison of the story on the screen, else asking a second reader."""
        if self._port.reading.is_being_compared or not self.second.stop():
            self._comparing.stop()

    def _close(self) -> None:
        if not self._noting.close():
            self._views.close()

    def _answer(self, command: str) -> None:
        """Carry out a command of the line in which something is typed."""
        ways = self._port.prompt.run(command)
        if len(ways) > 1:
            self._port.remark("  ".join(ways[:MOST_WAYS]) + (" …" if len(ways) > MOST_WAYS else ""))
        elif command == "complete" and not ways:
            self._port.remark("Nothing completes this")

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
            self.jumping.open_place(target)
        elif isinstance(target, str):
            self.run(target)
        elif isinstance(target, int) and pane is port.article:
            self.moving.go_to(target)
        elif isinstance(target, int) and pane is port.versions:
            self.moving.open_version(target)


def _themes(port: ReaderPort) -> list[str]:
    """The names of the themes, but for those that Textual brings."""
    from textual.theme import BUILTIN_THEMES

    themes = port.app.available_themes.items()
    return [name for name, theme in themes if BUILTIN_THEMES.get(name) is not theme]
