"""`newsreader keys`: every key there is, as tables."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from newsreader.cli.command import Command
from newsreader.cli.output import put
from newsreader.text.patterns import pattern
from newsreader.text.terminal import safe

if TYPE_CHECKING:
    from newsreader.settings.tools import Tool
    from newsreader.ui.commands import Command as KeyCommand
    from newsreader.ui.commands import Keys

_NUMBER = pattern(r"\d+")


def add_keys(tree: Command) -> None:
    """Adds the command."""
    tree.command(
        "keys", run_keys, "print all keys as Markdown", examples=("newsreader keys", "newsreader keys | less")
    )


def run_keys(_: argparse.Namespace) -> int:
    """Print the tables with the keys of the reader's settings, and return the exit status. Raises OSError."""
    from newsreader.settings.config import load_config
    from newsreader.settings.keymap import check_keymap
    from newsreader.settings.tools import check_tools
    from newsreader.ui.commands import COMMANDS

    config = load_config()[0]
    keys = check_keymap(config.keys, COMMANDS)[0]
    tools = check_tools(config.tools, keys)[0]
    put("\n".join(filter(None, (keys_table(keys), _tools_table(tools)))).encode("utf-8"), None)
    return 0


def keys_table(keys: Keys | None = None) -> str:
    """Every command with its keys (the default ones, unless given), as one table of Markdown (GFM) for each
    group of the registry."""
    from newsreader.ui.commands import COMMANDS, DEFAULT_KEYS, GROUPS

    keys = keys or DEFAULT_KEYS

    tables = []
    for group in GROUPS:
        commands = [command for command in COMMANDS if command.group == group]
        rows = [_row(list(series), keys) for _, series in groupby(commands, _numberless)]
        tables.append(
            "\n".join([f"**{group}**", "", "| key | does | where |", "|---|---|---|", *rows]) + "\n"
        )
    return "\n".join(tables)


def _tools_table(tools: Mapping[str, Tool]) -> str:
    """The reader's own programs by their keys, as a table like the others; nothing where there are none."""
    if not tools:
        return ""
    rows = [
        f"| {_key(key)} | {_cell(safe(f'{tool.name}: {tool.in_words}'))} | everywhere |"
        for key, tool in tools.items()
    ]
    return (
        "\n".join(["**Programs of your own**", "", "| key | does | where |", "|---|---|---|", *rows]) + "\n"
    )


def _numberless(command: KeyCommand) -> tuple[str, str, frozenset[str]]:
    """What commands have in common that differ in a number only."""
    return _NUMBER.sub("", command.id), _NUMBER.sub("", command.tooltip), frozenset(command.panes)


def _row(series: list[KeyCommand], bound: Keys) -> str:
    """One command, or several that differ in a number only."""
    first, last = series[0], series[-1]
    does = first.tooltip
    keys = " ".join(map(_key, bound[first.id]))
    if len(series) > 1:
        keys += " … " + " ".join(map(_key, bound[last.id]))
        numbers = _NUMBER.findall(last.tooltip)
        does = _NUMBER.sub(lambda found: f"{found[0]} … {numbers[0]}", does)
    return f"| {keys} | {_cell(does)} | {_cell(first.where or 'everywhere')} |"


def _key(key: str) -> str:
    from newsreader.ui.commands import key_cap

    return f"`{_cell(key_cap(key))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
