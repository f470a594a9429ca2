"""Which keys each command has when the reader's wishes are laid over the defaults.

No command is lost and no key means two things: a wish that would do either is refused and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Protocol

from newsreader.settings.key_names import key_name
from newsreader.settings.problems import Problem, Source
from newsreader.text.matching import nearest

Keymap = dict[str, tuple[str, ...]]
"""Textual's names of the keys of a command, by its id."""


class Keyed(Protocol):
    """What is to be known of a command. The default keys of all commands are free of clashes."""

    @property
    def id(self) -> str: ...

    @property
    def keys(self) -> tuple[str, ...]:
        """Its default keys by Textual's names; at least one."""

    @property
    def panes(self) -> AbstractSet[str]:
        """The panes in which its keys work."""


def check_keymap(
    wanted: Mapping[str, tuple[str, ...]], commands: Sequence[Keyed], source: Source | None = None
) -> tuple[Keymap, tuple[Problem, ...]]:
    """The keys of every command, and what is wrong with the wishes. Never raises.

    `wanted` has the keys as they are written by ids of commands; `source` says where they stand, under
    `keys.<id>`. A command that is wished for gets these keys instead of its defaults. A wish is refused,
    and the defaults hold, when one of its keys is no key, when it shares a key with another wish that can
    apply at the same time, or when it takes the last default key from a command without a wish.
    """
    check = _Check(commands, source or Source())
    wishes = check.readable(wanted)
    wishes = check.without_clashes(wishes)
    wishes = check.leaving_every_command_a_key(wishes)
    problems = sorted(check.problems, key=lambda problem: problem.line or 0)
    return check.laid_over_defaults(wishes), tuple(problems)


def active_together(one: Keyed, other: Keyed) -> bool:
    """Whether there is a pane in which the keys of both work."""
    return not one.panes.isdisjoint(other.panes)


class _Check:
    """The steps of one check; each hands the wishes that remain to the next."""

    def __init__(self, commands: Sequence[Keyed], source: Source) -> None:
        self.commands = {command.id: command for command in commands}
        self.source = source
        self.problems: list[Problem] = []

    def fault(self, id: str, cause: str) -> None:
        self.problems.append(self.source.problem(f"keys.{id}", cause))

    def readable(self, wanted: Mapping[str, tuple[str, ...]]) -> Keymap:
        """The wishes for commands that there are, with keys that there are, each key once."""
        wishes: Keymap = {}
        for id, written in wanted.items():
            if id not in self.commands:
                self.fault(id, f"there is no such command{nearest(id, list(self.commands))}")
            elif not written:
                self.fault(id, f"the command would have no key; it keeps {self.defaults(id)}")
            else:
                names = [self.key(id, text) for text in written]
                keys = tuple(dict.fromkeys(name for name in names if name is not None))
                if None not in names:
                    wishes[id] = keys
        return wishes

    def key(self, id: str, text: str) -> str | None:
        """The name of a key, or None for what is none."""
        try:
            return key_name(text)
        except ValueError as error:
            self.fault(id, str(error))
            return None

    def without_clashes(self, wishes: Keymap) -> Keymap:
        """The wishes that share no key with another; of two that do, neither is fulfilled."""
        refused: set[str] = set()
        for one, other in combinations(wishes, 2):
            shared = [key for key in wishes[other] if key in wishes[one]]
            if shared and active_together(self.commands[one], self.commands[other]):
                cause = (
                    f"{_listed(shared)} would also be for {one}{self.place(one)}; both keep their defaults"
                )
                self.fault(other, cause)
                refused |= {one, other}
        return {id: keys for id, keys in wishes.items() if id not in refused}

    def leaving_every_command_a_key(self, wishes: Keymap) -> Keymap:
        """The wishes that take no command's last key; of several that do so together, not the last one.

        A refused wish brings back defaults, from which others may take too much: so until none does.
        """
        wishes = dict(wishes)
        while found := self.last_key_taken(wishes):
            robbed, taker = found
            cause = f"{robbed} would be left without a key; {taker} keeps {self.defaults(taker)}"
            self.fault(taker, cause)
            del wishes[taker]
        return wishes

    def last_key_taken(self, wishes: Keymap) -> tuple[str, str] | None:
        """A command that the wishes leave without a key, and the last wish that takes one from it."""
        for robbed in self.commands:
            if robbed not in wishes and not self.remaining(robbed, wishes):
                return robbed, self.takers(robbed, wishes)[-1]
        return None

    def laid_over_defaults(self, wishes: Keymap) -> Keymap:
        """The keys of every command."""
        return {id: wishes.get(id) or self.remaining(id, wishes) for id in self.commands}

    def remaining(self, id: str, wishes: Keymap) -> tuple[str, ...]:
        """The default keys of a command that no wish takes from it."""
        taken = {key for taker in self.takers(id, wishes) for key in wishes[taker]}
        return tuple(key for key in self.commands[id].keys if key not in taken)

    def takers(self, id: str, wishes: Keymap) -> list[str]:
        """The wishes that take a default key from a command, in their order."""
        command = self.commands[id]
        return [
            taker
            for taker, keys in wishes.items()
            if not set(keys).isdisjoint(command.keys) and active_together(self.commands[taker], command)
        ]

    def defaults(self, id: str) -> str:
        """The default keys of a command, for a message."""
        return _listed(self.commands[id].keys)

    def place(self, id: str) -> str:
        """The line of a wish in brackets, for a message; empty when it is not known."""
        line = self.source.lines.get(f"keys.{id}")
        return "" if line is None else f" (line {line})"


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys)
