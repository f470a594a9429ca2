"""`newsreader config` and `newsreader keys`: the reader's settings, and every key there is."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from newsreader.cli.output import fail, put, say, show

if TYPE_CHECKING:
    from newsreader.settings.problems import Problem
    from newsreader.ui.commands import Command

_NUMBER = re.compile(r"\d+")


def run_config(arguments: Sequence[str]) -> int:
    """Carry out `newsreader config` with the arguments behind it, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="newsreader config",
        description="Print the path of the configuration, which need not exist.",
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--check", action="store_true", help="say what is wrong in it: exit status 1 if anything is"
    )
    choice.add_argument("--default", action="store_true", help="print a configuration with every default")
    choice.add_argument("--show", action="store_true", help="print each value and where it comes from")
    choice.add_argument("--schema", action="store_true", help="print a JSON Schema (2020-12) of the file")
    options = parser.parse_args(arguments)
    try:
        for wished, carry_out in (
            ("check", _check),
            ("default", _default),
            ("show", _show),
            ("schema", _schema),
        ):
            if getattr(options, wished):
                return carry_out()
        return _path()
    except OSError as error:
        return fail(f"{error.filename or 'output'}: {error.strerror or error}")


def run_keys(arguments: Sequence[str]) -> int:
    """Carry out `newsreader keys` with the arguments behind it, and return its exit status."""
    parser = argparse.ArgumentParser(prog="newsreader keys", description="Print all keys as Markdown.")
    parser.parse_args(arguments)
    try:
        put(keys_table().encode("utf-8"), None)
    except OSError as error:
        return fail(f"output: {error.strerror or error}")
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


def config_problems() -> tuple[Problem, ...]:
    """All that is wrong in the configuration, its keys and the reader's own themes.

    Raises FileNotFoundError and NoDefaultTheme when the installation is incomplete.
    """
    from newsreader.settings.config import load_config
    from newsreader.settings.keymap import check_keymap
    from newsreader.settings.theme_files import load_themes
    from newsreader.settings.themes import pick_theme
    from newsreader.ui.commands import COMMANDS

    config, problems = load_config()
    themes = load_themes()
    _, unknown = pick_theme(themes, config.theme)
    theme = [config.source.problem("theme", unknown.cause)] if unknown else []
    _, keys = check_keymap(config.keys, COMMANDS, config.source)
    found = sorted([*problems, *theme, *keys], key=lambda problem: problem.line or 0)
    return (*found, *themes.problems)


def _path() -> int:
    from newsreader.settings.config import FILE_NAME
    from newsreader.settings.paths import config_folder

    path = config_folder() / FILE_NAME
    show(str(path))
    if path.exists():
        say("the file exists; newsreader config --check looks for mistakes in it")
    else:
        say("there is no such file yet; newsreader config --default prints one to begin with")
    return 0


def _check() -> int:
    from newsreader.settings.theme_files import NoDefaultTheme

    try:
        problems = config_problems()
    except NoDefaultTheme as error:
        return fail(*str(error).splitlines())
    show(*map(str, problems or ["no problems"]))
    return 1 if problems else 0


def _default() -> int:
    from newsreader.settings.config_text import default_config_text
    from newsreader.ui.commands import COMMANDS

    put(default_config_text(COMMANDS).encode("utf-8"), None)
    return 0


def _show() -> int:
    from newsreader.settings.config import load_config
    from newsreader.settings.config_text import values_in_force
    from newsreader.settings.theme_files import NoDefaultTheme
    from newsreader.ui.commands import COMMANDS

    try:
        problems = config_problems()
    except NoDefaultTheme as error:
        return fail(*str(error).splitlines())
    rows = values_in_force(load_config()[0], problems, COMMANDS)
    keys, values = (max(len(row[place]) for row in rows) for place in (0, 1))
    show(*(f"{key:<{keys}}  {value:<{values}}  {origin}" for key, value, origin in rows))
    if problems:
        say("some of it is wrong; newsreader config --check says what")
    return 0


def _schema() -> int:
    import json

    from newsreader.settings.config_text import config_schema
    from newsreader.settings.theme_files import load_themes
    from newsreader.ui.commands import COMMANDS

    schema = config_schema(load_themes().names, COMMANDS)
    put(f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n".encode(), None)
    return 0


def _numberless(command: Command) -> tuple[str, str, frozenset[str]]:
    """What commands have in common that differ in a number only."""
    return _NUMBER.sub("", command.id), _NUMBER.sub("", command.tooltip), frozenset(command.panes)


def _row(series: list[Command]) -> str:
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
