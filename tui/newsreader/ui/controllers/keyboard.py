"""Which keys do something where the keyboard is."""

from __future__ import annotations

from textual import events

from newsreader.ui.commands import EVERYWHERE, Pane, commands_for
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.refusals import refusal


class Keyboard:
    """Shows the keys in their bar, and takes the one that no command has."""

    def __init__(self, port: ReaderPort, counting: Counting) -> None:
        self._port = port
        self._counting = counting

    def show(self) -> None:
        """Show the keys that do something now."""
        port = self._port
        pane = port.pane
        commands = [command.id for command in commands_for(pane) if command.in_bar]
        if pane is Pane.PROMPT:
            how = port.prompt.how
            port.keys.show_keys(pane, frozenset(commands) - how.offers, how.verb)
        else:
            port.keys.show_keys(pane, frozenset(id for id in commands if refusal(id, port)))

    def take(self, event: events.Key) -> None:
        """A nought of a number that was begun, whatever else its key is for."""
        if event.key == "0" and self._counting.is_begun and self._port.pane in EVERYWHERE:
            event.stop()
            event.prevent_default()
            self._counting.add(0)
