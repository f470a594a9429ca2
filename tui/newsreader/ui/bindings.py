"""The registry's commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from newsreader.ui.commands import COMMANDS, EVERYWHERE, Command, Pane


def bindings(pane: Pane | None) -> list[BindingType]:
    """The bindings of one pane; None: those of the screen one reads on, which hold everywhere on it.

    The library is one pane.
    """
    if pane is None:
        return [_binding(command) for command in COMMANDS if command.panes >= EVERYWHERE]
    if pane is Pane.LIBRARY:
        return [_binding(command) for command in COMMANDS if pane in command.panes]
    return [_binding(c) for c in COMMANDS if pane in c.panes and not c.panes >= EVERYWHERE]


def _binding(command: Command) -> Binding:
    return Binding(
        ",".join(command.keys),
        f"screen.run('{command.id}')",
        command.label,
        show=False,
        tooltip=command.tooltip,
        id=command.id,
    )
