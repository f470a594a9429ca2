"""`newsreader man`: the manual page, made from the tree of commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from newsreader import __version__
from newsreader.cli.command import PROGRAM, Command
from newsreader.cli.output import put

_STATUS = (
    ("0", "It is done."),
    ("1", "It is done, but something could not be read, or is wrong."),
    ("2", "Nothing could be done."),
    ("128 + N", "The signal N ended it: 130 is ctrl+c."),
)
_ENVIRONMENT = (
    ("NEWSREADER_CONFIG_DIR", "The settings folder, in place of the usual one."),
    ("NEWSREADER_DATA_DIR", "The folder of notes and places, in place of the usual one."),
    ("NO_COLOR", "If it is set and not empty: no colours, unless an option asks for them."),
    ("PAGER", "What shows long text on a terminal: less unless set; empty or cat: nothing."),
)


def add_man(tree: Command) -> None:
    """Adds the command."""
    tree.command(
        "man",
        run_man,
        "print the manual page",
        examples=("newsreader man | man -l -", "newsreader man > newsreader.1"),
    )


def run_man(_: argparse.Namespace) -> int:
    """Print the page, and return the exit status. Raises OSError."""
    from newsreader.cli.main import command_tree  # which imports all commands, of which this is one

    put(man_page(command_tree()).encode("utf-8"), None)
    return 0


def man_page(tree: Command) -> str:
    """The manual page as roff, in the macros of man(7)."""
    return "\n".join(_page(tree)) + "\n"


def _page(tree: Command) -> Iterator[str]:
    first, _, rest = (tree.description or "").partition(":")
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User commands"'
    yield from (".SH NAME", f"{PROGRAM} \\- {_text(first[:1].lower() + first[1:])}")
    yield ".SH SYNOPSIS"
    for line in tree.format_usage().removeprefix("usage: ").strip().splitlines():
        yield from (f".B {_text(line.strip())}", ".br")
    yield from (".SH DESCRIPTION", _text(f"{first}:{rest}"))
    yield from _paragraphs(tree.note)
    yield from (".SH OPTIONS", *_arguments(tree))
    yield ".SH COMMANDS"
    for command in tree.walk():
        if command is not tree:
            yield from _command(command)
    for title, rows in (("EXIT STATUS", _STATUS), ("ENVIRONMENT", _ENVIRONMENT)):
        yield f".SH {title}"
        for name, text in rows:
            yield from (".TP", f".B {_text(name)}", _text(text))
    yield ".SH EXAMPLES"
    yield from _examples(tree)


def _command(command: Command) -> Iterator[str]:
    usage = " ".join(command.format_usage().removeprefix("usage: ").split())
    yield f".SS {_text(usage)}"
    yield _text(command.description or "")
    yield from _paragraphs(command.note)
    yield from _arguments(command)
    if command.examples:
        yield from (".PP", "Examples:")
        yield from _examples(command)


def _arguments(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        if argument.help == argparse.SUPPRESS or "--help" in argument.option_strings:
            continue
        value = (
            "" if argument.nargs == 0 else str(argument.metavar or "|".join(map(str, argument.choices or ())))
        )
        flags = ", ".join(f"\\fB{_text(flag)}\\fR" for flag in argument.option_strings)
        yield from (".TP", f"{flags} \\fI{_text(value)}\\fR".strip() if value else flags)
        yield _text(command.help_of(argument))


def _examples(command: Command) -> Iterator[str]:
    yield from (".PP", ".nf", ".RS")
    yield from map(_text, command.examples)
    yield from (".RE", ".fi")


def _paragraphs(text: str) -> Iterator[str]:
    """Text in which what is indented stays as it is."""
    if text:
        yield ".PP"
    for line in text.splitlines():
        yield from (".br", f"\\&    {_text(line.strip())}", ".br") if line.startswith(" ") else (_text(line),)


def _text(text: str) -> str:
    """Text that no macro or escape is taken from."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)
