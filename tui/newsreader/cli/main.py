"""The command line: one tree of commands. Everything heavy is imported behind the parsing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from newsreader.cli.command import PROGRAM, Command, did_you_mean
from newsreader.cli.compare import add_compare
from newsreader.cli.completion import add_completion
from newsreader.cli.config import add_config
from newsreader.cli.info import add_about
from newsreader.cli.keys import add_keys
from newsreader.cli.man import add_man
from newsreader.cli.notes import add_notes
from newsreader.cli.opening import add_open
from newsreader.cli.origins import add_origins
from newsreader.cli.output import fail
from newsreader.cli.reading import add_read

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


def command_tree() -> Command:
    """The whole command line: help is made from it, and whatever else lists commands and options."""
    tree = Command(
        PROGRAM,
        usage=_USAGE,
        description="Read every outlet's version of a story at once: what the others confirm, "
        "tell in other words, or leave out.",
        examples=_EXAMPLES,
        note=_NOTE,
    )
    add_about(tree)
    for add in (
        add_open,
        add_compare,
        add_read,
        add_origins,
        add_notes,
        add_config,
        add_keys,
        add_completion,
        add_man,
    ):
        add(tree)
    return tree


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What a command line (without the program's name) asks for: `run` of it does that.

    Raises SystemExit when it is help that is wanted, or when there is a mistake in it, which is said.
    """
    tree = command = command_tree()
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
