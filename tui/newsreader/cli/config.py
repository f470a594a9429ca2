"""`newsreader config`: where the reader's settings are, what is wrong in them, and the defaults."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newsreader.cli.command import Command
from newsreader.cli.output import fail, put, say, show

if TYPE_CHECKING:
    from newsreader.settings.problems import Problem


def add_config(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "config",
        run_config,
        "print the path of the configuration, which need not exist",
        examples=(
            "newsreader config",
            "newsreader config --check",
            "newsreader config --default > config.yaml",
        ),
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--check", action="store_true", help="say what is wrong in it: exit status 1 if anything is"
    )
    choice.add_argument("--default", action="store_true", help="print a configuration with every default")
    choice.add_argument("--show", action="store_true", help="print each value and where it comes from")
    choice.add_argument("--schema", action="store_true", help="print a JSON Schema (2020-12) of the file")


def run_config(options: argparse.Namespace) -> int:
    """Carry out `newsreader config`, and return its exit status. Raises OSError."""
    asked = {"check": _check, "default": _default, "show": _show, "schema": _schema}
    return next((answer for wish, answer in asked.items() if getattr(options, wish)), _path)()


def config_problems() -> tuple[Problem, ...]:
    """All that is wrong in the configuration, its keys and the reader's own themes.

    Raises FileNotFoundError and NoDefaultTheme when the installation is incomplete.
    """
    from newsreader.settings.config import load_config
    from newsreader.settings.keymap import check_keymap
    from newsreader.settings.theme_files import load_themes
    from newsreader.settings.themes import pick_theme, themes_by_ground
    from newsreader.settings.tools import check_tools
    from newsreader.ui.commands import COMMANDS

    config, problems = load_config()
    themes = load_themes()
    _, unknown = pick_theme(themes, config.theme)
    theme = [config.source.problem("theme", unknown.cause)] if unknown else []
    for is_light, unknown in themes_by_ground(themes, config.grounds.names)[1].items():
        theme.append(config.source.problem("grounds.light" if is_light else "grounds.dark", unknown.cause))
    keymap, keys = check_keymap(config.keys, COMMANDS, config.source)
    _, tools = check_tools(config.tools, keymap, config.source)
    found = sorted([*problems, *theme, *keys, *tools], key=lambda problem: problem.line or 0)
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
