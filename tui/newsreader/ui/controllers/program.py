"""The panes, the theme, the help, and leaving."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.ui.commands import Keys
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import LibraryWanted, ThemeChoiceWanted, ThemeWanted
from newsreader.ui.widgets.lines import LineView

STEP = 4
"""Cells by which a side pane grows and shrinks."""
NARROWEST, WIDEST = 16, 100


class Program:
    """What is not about the stories."""

    def __init__(self, port: ReaderPort, keys: Keys) -> None:
        """`keys` are shown in the help."""
        self._port = port
        self._keys = keys
        self.handlers: dict[str, Callable[[], None]] = {
            "next-pane": lambda: self._focus_pane(1),
            "previous-pane": lambda: self._focus_pane(-1),
            "toggle-versions": lambda: self._toggle(port.versions),
            "toggle-evidence": lambda: self._toggle(port.evidence),
            "wider": lambda: self._resize_pane(STEP),
            "narrower": lambda: self._resize_pane(-STEP),
            "next-theme": lambda: self._tell(ThemeWanted()),
            "themes": lambda: self._tell(ThemeChoiceWanted()),
            "help": self._show_help,
            "marking-help": self._show_help,
            "messages": self._show_messages,
            "origins": self._show_origins,
            "command-palette": lambda: port.app.action_command_palette(),
            "suspend": lambda: port.app.action_suspend_process(),
            "quit": lambda: port.leave(),
            "library": lambda: self._tell(LibraryWanted()),
        }

    def _focus_pane(self, step: int) -> None:
        port = self._port
        panes = [
            pane for pane in (port.versions, port.article, port.view, port.evidence) if pane and pane.display
        ]
        here = next((n for n, pane in enumerate(panes) if pane is port.focused), 0)
        if len(panes) < 2:
            port.remark("There is no other pane")
        panes[(here + step) % len(panes)].focus()

    def _toggle(self, pane: LineView) -> None:
        pane.toggle_class("-hidden")
        if self._port.focused is None or self._port.focused is pane:
            self._port.focus_main()

    def _resize_pane(self, cells: int) -> None:
        port = self._port
        pane = 0 if port.focused is port.versions else 1
        before = port.pane_widths[pane]
        port.pane_widths[pane] = min(max(before + cells, NARROWEST), WIDEST)
        shown = (port.versions, port.evidence)[pane]
        if not shown.display:
            port.remark("The pane is hidden")
        elif port.app.screen.has_class("-narrow"):
            port.remark("The panes stand one above the other here")
        elif port.pane_widths[pane] == before:
            port.remark(
                "The pane is as wide as it can be" if cells > 0 else "The pane is as narrow as it can be"
            )
        port.fit_panes(port.size.width)

    def _tell(self, message: ThemeWanted | ThemeChoiceWanted | LibraryWanted) -> None:
        self._port.post_message(message)

    def _show_messages(self) -> None:
        from newsreader.ui.screens.messages import MessagesScreen

        port = self._port
        told = tuple(port.message_log.told)
        port.app.push_screen(MessagesScreen(told, port.reading.not_read, port.palette))

    def _show_help(self) -> None:
        from newsreader.ui.screens.help import HelpScreen

        self._port.app.push_screen(HelpScreen(self._port.pane, self._keys, self._port.palette))

    def _show_origins(self) -> None:
        from newsreader.ui.screens.origins import OriginScreen

        reading = self._port.reading
        name = reading.story.version_name(reading.place.version)
        self._port.app.push_screen(OriginScreen(reading.article, name, self._port.palette))
