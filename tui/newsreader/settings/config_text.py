"""What the settings are, for people and programs: a file of defaults, a JSON Schema, the values in force."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from newsreader.settings.config import Config, all_settings
from newsreader.settings.key_names import key_name
from newsreader.settings.keymap import Keyed, check_keymap
from newsreader.settings.kinds import Keys, Known, Schema, keys_written
from newsreader.settings.problems import Problem, Severity

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WIDTH = 108


def default_config_text(commands: Sequence[Keyed] = ()) -> str:
    """A config.yaml with every key, its default and what it does.

    The keys of these commands stand in it as comments, so that they follow the program's defaults until
    the reader changes one.
    """
    lines = ["# Settings of newsreader. All of them can be left out; these are the defaults."]
    above: list[str] = []
    for setting, _ in all_settings():
        *groups, name = setting.key.split(".")
        if not groups or groups[0] != (above or [""])[0]:
            lines.append("")
        for depth, key in enumerate(groups):
            if above[: depth + 1] != groups[: depth + 1]:
                lines.append(f"{'  ' * depth}{key}:")
        above = groups
        indent = "  " * len(groups)
        comment = f"{setting.description}{setting.kind.allowed}."
        lines += textwrap.wrap(comment, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")
        written = setting.kind.written(setting.default)
        lines.append(f"{indent}{name}: {written}".rstrip())
        if isinstance(setting.kind, Keys):
            lines += [f"  # {command.id}: {keys_written(command.keys)}" for command in commands]
    return "\n".join(lines) + "\n"


def config_schema(themes: Sequence[str] = (), commands: Sequence[Keyed] = ()) -> Schema:
    """A JSON Schema (draft 2020-12) of config.yaml as a reader of YAML 1.2 takes it.

    Themes and commands that are given are the only ones that it allows. Only the check of the file
    finds what a schema cannot say: a key of two commands, a key that stands twice, quotes around a number.
    """
    known = Known(themes, [command.id for command in commands])
    top: Schema = {
        "$schema": DIALECT,
        "title": "config.yaml of newsreader",
        "type": ["object", "null"],
        "properties": {},
        "additionalProperties": False,
    }
    for setting, _ in all_settings():
        *groups, name = setting.key.split(".")
        place = top
        for key in groups:
            below = {"type": ["object", "null"], "properties": {}, "additionalProperties": False}
            place = place["properties"].setdefault(key, below)
        schema = {
            "description": f"{setting.description}{setting.kind.allowed}.",
            **setting.kind.schema(known),
        }
        if isinstance(setting.kind, Keys):
            top["$defs"] = schema.pop("$defs")
        elif isinstance(setting.default, bool | int | float | str):
            schema["default"] = setting.default
        else:
            schema["default"] = setting.kind.written(setting.default)
        place["properties"][name] = schema
    return top


def values_in_force(
    config: Config, problems: Sequence[Problem], commands: Sequence[Keyed]
) -> list[tuple[str, str, str]]:
    """(key, value as it is written, where it comes from) of every setting and of the keys of every command.

    `problems` are those of the file: where it says something else that is refused, the default is in force.
    """
    refused = {problem.key: problem for problem in problems if problem.severity is Severity.ERROR}
    rows = []
    for setting, value in all_settings(config):
        if not isinstance(setting.kind, Keys):
            holds = setting.key not in refused
            written = setting.kind.written(value if holds else setting.default)
            rows.append((setting.key, written, _origin(config, setting.key, holds)))
    keymap, _ = check_keymap(config.keys, commands, config.source)
    for command in commands:
        key, keys = f"keys.{command.id}", keymap[command.id]
        holds = _names(config.keys, command.id) == keys
        rows.append((key, keys_written(keys), _origin(config, key, holds)))
    return rows


def _origin(config: Config, key: str, holds: bool) -> str:
    """Where a value comes from: the file and line, or the default."""
    line = config.source.lines.get(key)
    if line is None:
        return "default"
    return f"{config.source.file}, line {line}" if holds else f"default; line {line} is refused"


def _names(wanted: Mapping[str, tuple[str, ...]], id: str) -> tuple[str, ...] | None:
    """The names of the keys that are wished for a command; None for wishes that are no keys."""
    try:
        return tuple(dict.fromkeys(map(key_name, wanted.get(id, ()))))
    except ValueError:
        return None
