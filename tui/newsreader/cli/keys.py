"""`newsreader keys`: every key there is, as tables."""

from __future__ import annotations

import argparse
import re
from itertools import groupby
from typing import TYPE_CHECKING

from newsreader.cli.command import Command
from newsreader.cli.output import put

if TYPE_CHECKING:
    from newsreader.ui.commands import Command as KeyCommand

_NUMBER = re.compile(r"\d+")


def add_keys(tree: Command) -> None:
    """Adds the command."""
    tree.command(
        "keys", run_keys, "print all keys as Markdown", examples=("newsreader keys", "newsreader keys | less")
    )


def run_keys(_: argparse.Namespace) -> int:
    """Print the tables, and return the exit status. Raises OSError."""
    put(keys_table().encode("utf-8"), None)
    return 0


def keys_table() -> str:
    """Every command with its default keys, as one table of Markdown (GFM) for each group of the registry."""
    from newsreader.ui.commands import COMMANDS, GROUPS

    tables = []
    for group in GROUPS:
        commands = [command for command in COMMANDS if command.group == group]
        rows = [_row(list(series)) for _, series in groupby(commands, _numberless)]
        tables.append(
            "\n".join([f"**{group}**", "", "| key | does | where |", "|---|---|---|", *rows]) + "\n"
        )
    return "\n".join(tables)


def _numberless(command: KeyCommand) -> tuple[str, str, frozenset[str]]:
    """What commands have in common that differ in a number only."""
    return _NUMBER.sub("", command.id), _NUMBER.sub("", command.tooltip), frozenset(command.panes)


def _row(series: list[KeyCommand]) -> str:
    """One command, or several that differ in a number only."""
    first, last = series[0], series[-1]
    does = first.tooltip
    keys = " ".join(map(_key, first.keys))
    if len(series) > 1:
        keys += " … " + " ".join(map(_key, last.keys))
        numbers = _NUMBER.findall(last.tooltip)
        does = _NUMBER.sub(lambda found: f"{found[0]} … {numbers[0]}", does)
    return f"| {keys} | {_cell(does)} | {_cell(first.where or 'everywhere')} |"


def _key(key: str) -> str:
    from newsreader.ui.commands import key_cap

    return f"`{_cell(key_cap(key))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
