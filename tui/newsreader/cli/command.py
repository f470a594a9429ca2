"""A command of the tree: how its arguments are read, how it is documented, and what carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from newsreader.cli.output import fail, say, show

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Action = Callable[[argparse.Namespace], int]
"""Carries out a command, and gives the exit status."""
PROGRAM = "newsreader"
_DIGITS = 4
"""Of a number of processes."""


class Choices(Iterable[str]):
    """The words that an option can be: listed when one is given or help is printed, not before."""

    def __init__(
        self, listed: Callable[[], Iterable[str]], known: Callable[[str], bool] | None = None
    ) -> None:
        """`known` tells of a word whether it is one, if there are more than those that are listed."""
        self._listed = listed
        self._known = known

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed())

    def __contains__(self, word: object) -> bool:
        listed = word in tuple(self._listed())
        return listed or (self._known is not None and isinstance(word, str) and self._known(word))


class Command(argparse.ArgumentParser):
    """Reads the arguments of a command, or passes them to one of the commands in it.

    `run` of what is read is the Action. Help goes to the output; a mistake is said in one line.
    """

    def __init__(
        self,
        prog: str,
        *,
        description: str,
        usage: str | None = None,
        examples: Sequence[str] = (),
        note: str = "",
        add_help: bool = True,
    ) -> None:
        """`examples` are whole command lines; `note` stands below them."""
        parts = ["\n  ".join(["examples:", *examples])] if examples else []
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog="\n\n".join([*parts, *([note] if note else [])]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=add_help,
        )
        self.color = False  # Python's own colours from 3.14 on
        self.examples = tuple(examples)
        self.note = note
        self.summary = ""
        """What it does, in a few words, in the list of the commands beside it."""
        self.commands: dict[str, Command] = {}
        """The commands in this one, by name, in the order of the help."""
        self._adding: argparse._SubParsersAction[Command] | None = None

    def command(
        self,
        name: str,
        run: Action | None,
        text: str,
        *,
        examples: Sequence[str] = (),
        note: str = "",
        prog: str = "",
        usage: str | None = None,
    ) -> Command:
        """Adds a command. `text` says what it does; without `run` it needs another command behind it, with it
        there may be one."""
        if self._adding is None:
            self._adding = self.add_subparsers(
                metavar="COMMAND",
                title="commands",
                required=self.get_default("run") is None,
                prog=self.prog,
                parser_class=Command,
            )
        made = self._adding.add_parser(
            name,
            prog=prog or f"{self.prog} {name}",
            help=text,
            description=f"{text[:1].upper()}{text[1:]}.",
            examples=examples,
            note=note,
            usage=usage,
        )
        made.summary = text
        if run is not None:
            made.set_defaults(run=run)
        self.commands[name] = made
        return made

    @property
    def arguments(self) -> list[argparse.Action]:
        """Its options and arguments, but for the commands in it."""
        return [action for action in self._actions if action is not self._adding]

    def help_of(self, argument: argparse.Action) -> str:
        """What the help says of an option or argument."""
        return self._get_formatter()._expand_help(argument) if argument.help else ""

    def walk(self) -> Iterator[Command]:
        """This command, and all in it."""
        yield self
        for command in self.commands.values():
            yield from command.walk()

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Prints the help. Raises OSError."""
        show(*self.format_help().removesuffix("\n").split("\n"))

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Ends the reading of arguments. Raises SystemExit."""
        if message:
            say(message)
        raise SystemExit(status)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the arguments, and where to look. Raises SystemExit."""
        name = self.prog.removeprefix(PROGRAM).strip()
        raise SystemExit(fail(f"{name + ': ' if name else ''}{message}; see {self.prog} --help"))


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """Adds the option that tells in which encoding the files are."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help="what the files are in, such as cp1250; found unless given",
    )


def add_one_story(parser: argparse.ArgumentParser) -> None:
    """Adds the option that has a collection read as it lies."""
    parser.add_argument(
        "--one-story",
        action="store_true",
        help="read all articles of a folder, feed or table as versions of one story, however many they are",
    )


def add_jobs(parser: argparse.ArgumentParser, what: str, default: int = 1) -> None:
    """Adds the option that has processes work side by side: `what` they do with so many, as in "compare so
    many stories"; 0 stands for as many as there are processors."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_processes,
        default=default,
        help=f"{what} at once; {'' if default else 'unless given, or '}0: as many as there are processors",
    )


def _processes(text: str) -> int:
    """A number of processes, as an option has it. Raises ArgumentTypeError."""
    if not text.isdecimal() or len(text) > _DIGITS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes such as 4")
    return int(text)


def _encoding(name: str) -> str:
    from newsreader.sources.decoding import is_encoding  # seldom needed

    if not is_encoding(name):
        raise argparse.ArgumentTypeError(f"{name!r} is no encoding such as utf-8 or cp1250")
    return name


def did_you_mean(command: Command, word: str) -> str:
    """`; did you mean ...?` for a word that is none of the commands in one; empty when it is like none."""
    from newsreader.text.matching import nearest

    found = nearest(word, list(command.commands))
    return found.replace("did you mean ", f"did you mean {command.prog} ")
