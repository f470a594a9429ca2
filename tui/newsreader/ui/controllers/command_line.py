"""The command line: numbers, the names of commands, and commands that need a word more, as in vim."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from newsreader.records import dataclass
from newsreader.text.matching import nearest
from newsreader.text.terminal import printable
from newsreader.ui.commands import BY_ID, COMMANDS, EVERYWHERE, Command, Pane
from newsreader.ui.controllers.against import ALL, Against
from newsreader.ui.controllers.changing import Changing
from newsreader.ui.controllers.exporting import Exporting
from newsreader.ui.controllers.moves import Moving
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.syncing import Syncing
from newsreader.ui.memory import Memory
from newsreader.ui.widgets.prompt import Asking

QUESTION = "Command: a number, a name, w FILE, export FILE, theme NAME, against NAME, set NAME VALUE"
REMEMBERED = 100
"""Lines that come back by a key."""
MOST_FILES = 200
"""Files of a folder among which a name is completed."""
_LINE = re.compile(r"([A-Za-z][\w-]*)(!?)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LineCommand:
    """A command that is typed with an argument, or that has another name there than its key's."""

    names: tuple[str, ...]
    """The first is offered."""
    argument: str
    """In a word; empty: it has none."""
    does: str
    run: Callable[[str, bool], None]
    """With the argument and whether a "!" stood behind the name."""
    complete: Callable[[str], Sequence[str]] = lambda text: ()
    """What an argument may be meant to become."""
    words: str = ""
    """Other words by which the palette finds it."""


class CommandLine:
    """Reads a line, completes it, and carries it out."""

    def __init__(
        self,
        port: ReaderPort,
        moving: Moving,
        against: Against,
        changing: Changing,
        memory: Memory,
        exporting: Exporting,
        syncing: Syncing,
        run: Callable[[str], None],
    ) -> None:
        """`run` carries out a command of the registry."""
        self._port = port
        self._moving = moving
        self._memory = memory
        self._run = run

        def versions(text: str) -> list[str]:
            return [ALL, *against.names]

        def themes(text: str) -> list[str]:
            return changing.choices("theme")

        def settings(text: str) -> list[str]:
            name, blank, _ = text.partition(" ")
            if blank:
                return [f"{name} {value}" for value in changing.choices(name)]
            return [setting.key for setting, _ in changing.settings]

        self.commands = (
            LineCommand(
                ("w", "write"),
                "FILE",
                "Write the notes on this story into a file",
                exporting.write_notes,
                files_like,
                "export save notes markdown csv",
            ),
            LineCommand(
                ("export",),
                "FILE",
                "Write the comparison into a file",
                exporting.export,
                files_like,
                "save report json text html",
            ),
            LineCommand(
                ("pack",),
                "FILE",
                "Pack the files of this story with all that is made of them",
                exporting.pack,
                files_like,
                "evidence zip archive hashes",
            ),
            LineCommand(
                ("theme", "colorscheme"),
                "NAME",
                "Draw everything in a theme",
                lambda name, _: changing.change(f"theme {name}"),
                themes,
                "colours dark light",
            ),
            LineCommand(
                ("against",),
                "NUMBER or NAME",
                "Read against a version, or against all",
                lambda name, _: against.read_against_named(name),
                versions,
                "compare with",
            ),
            LineCommand(
                ("version", "b"),
                "NUMBER or NAME",
                "Show a version",
                lambda name, _: self._open_version(against.find(name)),
                lambda text: against.names,
                "open outlet",
            ),
            LineCommand(
                ("set",),
                "NAME VALUE",
                "Change a setting until the program ends",
                lambda text, _: changing.change(text),
                settings,
                "option configure",
            ),
            LineCommand(
                ("sync",),
                "",
                "Share notes and verdicts with others, by way of the server in the settings",
                lambda *_: syncing.ask(),
                words="share newsroom postgresql colleagues",
            ),
            LineCommand(
                ("q", "quit", "qa", "wq", "x", "exit"), "", BY_ID["quit"].tooltip, lambda *_: run("quit")
            ),
            LineCommand(("e", "edit"), "", BY_ID["reload"].tooltip, lambda *_: run("reload")),
            LineCommand(("noh", "nohlsearch"), "", "Clear the search", lambda *_: self._clear_search()),
        )
        self.handlers: dict[str, Callable[[], None]] = {"command-line": self.ask}

    def ask(self, begun: str = "") -> None:
        """Ask for a line, the beginning of which may be typed already."""
        lines = self._memory.lines
        self._port.ask(
            QUESTION, self._typed, how=Asking("run", begun, ":", complete=self.complete, before=lines)
        )

    def _typed(self, line: str | None) -> None:
        if line and line.strip():
            before = [one for one in self._memory.lines if one != line]
            self._memory.keep_lines([*before, line][-REMEMBERED:])
            self.run(line)

    def run(self, line: str) -> None:
        """Carry out a line; what cannot be is said."""
        port, line = self._port, line.strip().removeprefix(":").strip()
        found = _LINE.fullmatch(line)
        if line.isdecimal():
            self._moving.go_to_number(max(int(line[:9]), 1))
        elif line == "$":
            self._run("last")
        elif found is None:
            port.remark(f"{printable(line[:40])} is no command; try help")
        else:
            name, force, argument = found[1], bool(found[2]), (found[3] or "").strip()
            typed, commands = self._typed_command(name), self._key_commands(name)
            if typed is not None:
                typed.run(argument, force)
            elif not commands:
                known = [*(one.names[0] for one in self.commands), *self._ids]
                port.remark(f"There is no command {printable(name)}{nearest(name, known)}")
            elif len(commands) > 1:
                port.remark(f"{name} may be {', '.join(command.id for command in commands)}")
            elif port.pane not in commands[0].panes:
                port.remark(f"{commands[0].id} works {commands[0].where}")
            else:
                self._run(commands[0].id)

    def complete(self, line: str) -> list[str]:
        """The lines that one may be meant to become: those that begin like it, then those that hold it."""
        name, blank, argument = line.partition(" ")
        if not blank:
            return _likely(name, [*(one.names[0] for one in self.commands), *self._ids])
        typed = self._typed_command(name.removesuffix("!"))
        if typed is None:
            return []
        return [f"{name} {text}" for text in _likely(argument, typed.complete(argument))]

    @property
    def _ids(self) -> list[str]:
        """The commands of the registry that have a meaning without their keys."""
        return sorted(c.id for c in COMMANDS if c.panes & EVERYWHERE and not c.id.startswith("count-"))

    def _typed_command(self, name: str) -> LineCommand | None:
        exact = next((one for one in self.commands if name in one.names), None)
        if exact is not None or name in BY_ID:
            return exact
        begun = [one for one in self.commands if len(name) > 1 and one.names[0].startswith(name)]
        return begun[0] if len(begun) == 1 else None

    def _key_commands(self, name: str) -> list[Command]:
        """The command with a name, else those that begin so and can be run where one is."""
        if name in self._ids:
            return [BY_ID[name]]
        begun = [BY_ID[id] for id in self._ids if id.startswith(name)]
        return [command for command in begun if self._port.pane in command.panes]

    def _open_version(self, version: int | None) -> None:
        if version is not None:
            if self._port.view is not None and self._port.pane is Pane.LIST:
                self._port.show_view("")
            self._moving.open_version(version)

    def _clear_search(self) -> None:
        self._port.reading.found = ()
        self._port.show_version()


def _likely(text: str, known: Sequence[str]) -> list[str]:
    folded = text.casefold()
    begin = [one for one in known if one.casefold().startswith(folded)]
    return [*begin, *(one for one in known if folded in one.casefold() and one not in begin)]


def files_like(text: str) -> list[str]:
    """The files and folders whose path begins like a text."""
    folder, _ = os.path.split(text)
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:
            found = [
                os.path.join(folder, entry.name) + (os.sep if entry.is_dir() else "")
                for _, entry in zip(range(MOST_FILES), entries, strict=False)
                if not entry.name.startswith(".") and entry.name.isprintable()
            ]
    except (OSError, ValueError):
        return []
    return sorted(found)
