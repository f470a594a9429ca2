"""Programs on keys: what is read of them, what is refused, and that no text becomes more than an argument."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from yaml import safe_load

from newsreader.settings.config import parse_config
from newsreader.settings.config_text import config_schema, values_in_force
from newsreader.settings.keymap import check_keymap
from newsreader.settings.problems import Source
from newsreader.settings.tools import Given, Tool, check_tools
from newsreader.ui.commands import COMMANDS

EXAMPLE = """\
tools:
  look-up:
    key: ctrl+e
    run: [dict, --, "{sentence}"]
  archive: {key: f5, run: [save, "--from={outlet}", "{address}"], input: json, seconds: 2.5}
  bell: {key: f9, run: bell}
"""
LOOK_UP = Tool("look-up", "ctrl+e", ("dict", "--", "{sentence}"))
TOOLS = (
    LOOK_UP,
    Tool("archive", "f5", ("save", "--from={outlet}", "{address}"), Given.JSON, 2.5),
    Tool("bell", "f9", ("bell",)),
)
KEYMAP = check_keymap({}, COMMANDS)[0]


def parsed(text: str) -> tuple[tuple[Tool, ...], list[str]]:
    config, problems = parse_config(text.encode(), "config.yaml")
    return config.tools, [str(problem) for problem in problems]


def test_tools_are_read() -> None:
    assert parsed(EXAMPLE) == (TOOLS, [])
    assert Draft202012Validator(config_schema()).is_valid(safe_load(EXAMPLE))


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("x: {run: [a]}", "tools.x.key: this key is missing"),
        ("x: {key: f5}", "tools.x.run: a program is expected here"),
        ("x: {key: f5, run: []}", "tools.x.run: a program is expected here"),
        ("x: {key: f5, run: ''}", "tools.x.run: a program is expected here"),
        ("x: {key: f5, run: a, input: xml}", "tools.x.input: nothing, sentence, json is expected here"),
        ("x: {key: f5, run: [a, '{sentnce}']}", "there is no {sentnce}; did you mean sentence?"),
        ("x: {key: f5, run: a, shell: yes}", "tools.x.shell: there is no such key"),
        ("x: {key: f5, run: a, seconds: 0}", "tools.x.seconds: a number from 0.1 to 600"),
        ("x: f5", "tools.x: keys are expected here"),
        ('"x\') y": {key: f5, run: a}', "the name of a tool has letters"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(written: str, fault: str) -> None:
    tools, problems = parsed(f"tools:\n  {written}\n  bell: {{key: f9, run: bell}}\n")
    assert TOOLS[-1] in tools
    assert len(problems) == 1
    assert "config.yaml, line 2" in problems[0] and fault in problems[0]


def test_what_is_shown_can_be_written_into_the_file() -> None:
    config, _ = parse_config(EXAMPLE.encode(), "config.yaml")
    shown = {key: value for key, value, _ in values_in_force(config, (), COMMANDS)}["tools"]
    assert parsed(f"tools: {shown}") == (TOOLS, [])
    assert parsed("tools: {}") == ((), [])


def test_each_tool_has_its_key() -> None:
    found, problems = check_tools(TOOLS, KEYMAP)
    assert problems == ()
    assert found == {"ctrl+e": TOOLS[0], "f5": TOOLS[1], "f9": TOOLS[2]}


@pytest.mark.parametrize(
    ("key", "fault"),
    [("q", "q is for quit"), ("ctrl+e", "ctrl+e is for the tool look-up"), ("ctlr+x", "ctlr")],
)
def test_a_key_that_is_taken_or_none_is_refused(key: str, fault: str) -> None:
    source = Source("config.yaml", {"tools.mine.key": 7})
    found, problems = check_tools([LOOK_UP, Tool("mine", key, ("mine",))], KEYMAP, source)
    assert found == {"ctrl+e": LOOK_UP}
    assert [str(problem).startswith("config.yaml, line 7, tools.mine.key: ") for problem in problems] == [
        True
    ]
    assert fault in problems[0].cause


def test_a_text_stays_one_argument_and_is_not_read_again() -> None:
    tool = Tool("x", "f5", ("run", "{sentence}", "--of={outlet}", "{address}{address}", "{unknown}", "a b"))
    sentence = '"; rm -rf / #\n$(x) {outlet} {address}'
    command = tool.command({"sentence": sentence, "outlet": "A B", "address": "u"})
    assert command == ["run", sentence, "--of=A B", "uu", "{unknown}", "a b"]
