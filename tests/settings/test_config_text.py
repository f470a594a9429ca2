"""What the settings are: the schema allows what the check allows, and every value has an origin."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsreader.settings.config import Config, all_settings, parse_config
from newsreader.settings.config_text import config_schema, default_config_text, values_in_force
from newsreader.settings.document import Entries, Items, Node, read_yaml
from newsreader.settings.problems import Problem
from newsreader.ui.commands import COMMANDS

THEMES = ("dusk", "paper", "okabe-ito")
SCHEMA = config_schema(THEMES, COMMANDS)
KEYS = [setting.key for setting, _ in all_settings()]

VALID = [
    "",
    "{}",
    "theme: paper",
    "theme: Auto",
    "theme: ' Okabe-Ito '",
    "author: ''",
    "author: 12",
    "author: no",
    "against: all",
    "against: [A, 'The Nation', 7]",
    "text:",
    "text: {width: 30, spacing: 2, justify: yes}",
    "text: {width: +0090, justify: OFF}",
    "panes: {versions: {show: off, width: 16}, evidence: }",
    "thresholds: {unsure: .75, unsure_omitted: 1}",
    "thresholds: {unsure: 5e-1}",
    "keys:",
    "keys: {quit: ctrl+c, help: [f1, '?', question_mark], next-sentence: [é, shift+down]}",
    default_config_text(COMMANDS),
    re.sub(r"(?m)^  # (?=[a-z0-9-]+: \[)", "  ", default_config_text(COMMANDS)),
]
WRONG = [
    "themes: dusk",
    "theme: [dusk]",
    "theme: dust",
    "theme:",
    "author: [a, b]",
    "author:",
    "against: []",
    "against: {A: B}",
    "against: [A, '']",
    "against: [[A]]",
    "text: wide",
    "text: [1]",
    "text: {widht: 90}",
    "text: {width: 29}",
    "text: {width: 201}",
    "text: {width: 88.5}",
    "text: {width: wide}",
    "text: {spacing: -1}",
    "text: {spacing: true}",
    "text: {justify: 1}",
    "text: {justify: perhaps}",
    "panes: []",
    "panes: {matrix: {}}",
    "panes: {versions: no}",
    "panes: {evidence: {width: 101}}",
    "thresholds: {sure: 1}",
    "thresholds: {unsure: 1.01}",
    "thresholds: {unsure: -1e-3}",
    "thresholds: {unsure: 60%}",
    "thresholds: {unsure: .nan}",
    "keys: [q]",
    "keys: {nonsense: q}",
    "keys: {quit: {q: w}}",
    "keys: {quit: }",
    "keys: {quit: []}",
    "keys: {quit: 'ctrl n'}",
    "keys: {quit: ''}",
    "- theme",
    "just a text",
]


def instance(node: Node | None) -> Any:
    """What a program that reads YAML 1.2 by its core schema makes of nodes."""
    if isinstance(node, Entries):
        return {str(getattr(key, "text", key)): instance(value) for key, value in node.entries}
    if isinstance(node, Items):
        return [instance(item) for item in node.items]
    if node is None or node.null:
        return None
    if not node.plain:
        return node.text
    if node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


def is_valid(text: str) -> bool:
    return bool(Draft202012Validator(SCHEMA).is_valid(instance(read_yaml(text).root)))


def checked(text: str) -> list[Problem]:
    """What the check of the whole file finds, with these themes."""
    from newsreader.settings.keymap import check_keymap

    config, problems = parse_config(text.encode(), "config.yaml")
    unknown = config.theme is not None and config.theme.strip().lower() not in THEMES
    _, keys = check_keymap(config.keys, COMMANDS, config.source)
    return [*problems, *keys, *([config.source.problem("theme", "there is none")] if unknown else [])]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(config_schema())
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("text", VALID)
def test_what_the_check_allows_the_schema_allows(text: str) -> None:
    assert checked(text) == []
    assert is_valid(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_the_check_refuses_the_schema_refuses(text: str) -> None:
    assert checked(text)
    assert not is_valid(text)


def test_every_setting_stands_in_the_schema_with_what_it_does_and_its_default() -> None:
    for setting, _ in all_settings():
        place = SCHEMA
        for name in setting.key.split("."):
            place = place["properties"][name]
        assert place["description"].startswith(setting.description)
        assert ("default" in place) == (setting.key != "keys")


def test_every_default_is_the_value_of_a_setting() -> None:
    assert [value for _, value in all_settings()] == [setting.default for setting, _ in all_settings()]
    assert len(KEYS) == len(set(KEYS)) >= 13


def test_every_value_has_its_origin() -> None:
    text = "theme: dsk\ntext:\n  width: 100\n  spacing: 9\n"
    text += "keys:\n  quit: X\n  help: [f2]\n  first: X\n  last: x y\n"
    config, problems = parse_config(text.encode(), "config.yaml")
    unknown = config.source.problem("theme", "there is none")
    rows = {key: row for key, *row in values_in_force(config, [*problems, unknown], COMMANDS)}
    default = {key: row for key, *row in values_in_force(Config(), (), COMMANDS)}
    assert list(rows) == [*KEYS[:-1], *(f"keys.{command.id}" for command in COMMANDS)]
    assert {key: row for key, row in rows.items() if row != default[key]} == {
        "theme": ["auto", "default; line 1 is refused"],
        "text.width": ["100", "config.yaml, line 3"],
        "text.spacing": ["0", "default; line 4 is refused"],
        "keys.quit": [default["keys.quit"][0], "default; line 6 is refused"],
        "keys.help": ["[f2]", "config.yaml, line 7"],
        "keys.first": [default["keys.first"][0], "default; line 8 is refused"],
        "keys.last": [default["keys.last"][0], "default; line 9 is refused"],
    }
    assert {origin for _, origin in default.values()} == {"default"}


@pytest.mark.parametrize("name", ["no", "12", "a: b", "#x", "é", "\x1b[2J", "-", "'", "Ann Lee", "*"])
def test_a_value_that_is_shown_can_be_written_into_the_file(name: str) -> None:
    rows = {key: value for key, value, _ in values_in_force(Config(author=name), (), COMMANDS)}
    text = f"author: {rows['author']}"
    assert text.isprintable()
    config, problems = parse_config(text.encode(), "config.yaml")
    assert (config.author, problems) == (name, ())
