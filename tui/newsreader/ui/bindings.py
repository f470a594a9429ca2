"""The registry's commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from newsreader.ui.commands import COMMANDS, EVERYWHERE, Command, Pane


def bindings(pane: Pane | None) -> list[BindingType]:
    """The bindings of one pane; None: those of the screen, which hold everywhere."""
    if pane is None:
        return [_binding(command) for command in COMMANDS if command.panes == EVERYWHERE]
    return [_binding(c) for c in COMMANDS if pane in c.panes and c.panes != EVERYWHERE]


def _binding(command: Command) -> Binding:
    return Binding(
        ",".join(command.keys),
        f"screen.run('{command.id}')",
        command.label,
        show=False,
        tooltip=command.tooltip,
        id=command.id,
    )
