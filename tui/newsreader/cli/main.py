"""The command line: one tree of commands. Everything heavy is imported behind the parsing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from importlib import import_module

from newsreader.cli.command import PROGRAM, Command, did_you_mean
from newsreader.cli.info import add_about
from newsreader.cli.output import fail

_USAGE = f"""\
{PROGRAM} [--theme NAME] [FILE|FOLDER|ADDRESS ...]
       {PROGRAM} COMMAND ..."""
_EXAMPLES = (
    "newsreader",
    "newsreader FILE FILE ...",
    "newsreader --theme paper FOLDER",
    "newsreader compare FOLDER",
    "newsreader notes list",
)
_NOTE = """\
Without a command, files and folders are opened, and the samples without a name.
The name of a command is the command, also where a folder has that name: ./notes opens the folder.
newsreader COMMAND --help tells more of each."""
_DEFAULT = "open"
"""The command that is meant where none is named."""


_COMMANDS = {
    "open": ("opening", "add_open"),
    "compare": ("compare", "add_compare"),
    "report": ("report", "add_report"),
    "pack": ("pack", "add_pack"),
    "stats": ("stats", "add_stats"),
    "serve": ("serve", "add_serve"),
    "survey": ("survey", "add_survey"),
    "read": ("reading", "add_read"),
    "origins": ("origins", "add_origins"),
    "add": ("collecting", "add_add"),
    "fetch": ("feeds", "add_fetch"),
    "feeds": ("feeds", "add_feeds"),
    "stories": ("finding", "add_stories"),
    "search": ("finding", "add_search"),
    "library": ("library", "add_library"),
    "notes": ("notes", "add_notes"),
    "config": ("config", "add_config"),
    "keys": ("keys", "add_keys"),
    "completion": ("completion", "add_completion"),
    "man": ("man", "add_man"),
}
"""Per command, in the order of the help: its module, beside this one, and what there adds it to the tree."""


def command_tree() -> Command:
    """The whole command line: help is made from it, and whatever else lists commands and options."""
    return _tree(_COMMANDS)


def _tree(names: Iterable[str]) -> Command:
    tree = Command(
        PROGRAM,
        usage=_USAGE,
        description="Read every outlet's version of a story at once: what the others confirm, "
        "tell in other words, or leave out.",
        examples=_EXAMPLES,
        note=_NOTE,
    )
    add_about(tree)
    for name in names:
        module, add = _COMMANDS[name]
        getattr(import_module(f"newsreader.cli.{module}"), add)(tree)
    return tree


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What a command line (without the program's name) asks for: `run` of it does that.

    Raises SystemExit when it is help that is wanted, or when there is a mistake in it, which is said.
    """
    tree = command = _tree(_that_may_be_meant(arguments))
    for word in arguments:
        if word.startswith("-") or not command.commands:
            break
        if word not in command.commands:
            if command is not tree:
                command.error(f"there is no command {word}{did_you_mean(command, word)}")
            if not _may_be_a_place(word) and (meant := did_you_mean(tree, word)):
                raise SystemExit(fail(f"there is no command, file or folder {word}{meant}"))
            break
        command = command.commands[word]
    if arguments[:1] in (["-h"], ["--help"]) or command is not tree:
        return tree.parse_args(arguments)
    return tree.commands[_DEFAULT].parse_args(arguments)


def _that_may_be_meant(arguments: Sequence[str]) -> Iterable[str]:
    """The commands that a command line may name: the others are not even imported."""
    first = next(iter(arguments), "-")
    if first in _COMMANDS:
        return [first]
    if first not in ("-h", "--help") and (first.startswith("-") or _may_be_a_place(first)):
        return [_DEFAULT]
    return _COMMANDS


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line (without the program's name) and return its exit status.

    Whatever goes wrong is said in a line.
    """
    try:
        options = read_arguments(arguments)
        status = options.run(options)
        assert isinstance(status, int)
        return status
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        cause = error.strerror or str(error)
        return fail(f"{error.filename}: {cause}" if error.filename else cause)
    except MemoryError:
        return fail("there is not enough memory for this")
    except Exception as error:
        if "NEWSREADER_TRACEBACK" in os.environ:
            raise
        cause = f"{type(error).__name__}: {error}".removesuffix(": ")
        return fail(f"this should not have happened: {cause} (NEWSREADER_TRACEBACK=1 shows where)")


def _may_be_a_place(word: str) -> bool:
    """Whether a word is, or looks like, the name of a file or folder."""
    return "." in word or os.sep in word or os.path.lexists(word)
