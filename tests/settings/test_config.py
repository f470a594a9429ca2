"""Whatever a config.yaml holds, there are settings, and every fault is told with file, line and key."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Thresholds
from newsreader.settings.config import (
    Config,
    GroundThemes,
    PaneSettings,
    TextSettings,
    load_config,
    parse_config,
)
from newsreader.settings.config_text import default_config_text
from newsreader.settings.keymap import check_keymap
from newsreader.settings.problems import Problem, Source
from newsreader.ui.commands import COMMANDS

DEFAULT = Config()
EXAMPLE = """\
theme: paper
against: [The Nation, B]
text:
  width: 100
  spacing: 2
  justify: yes
panes:
  versions: {show: off, width: 30}
  evidence: {show: true, width: 50}
thresholds:
  unsure: .75
keys:
  next-sentence: [n, down]
  quit: ctrl+c
grounds: {dark: pine, light: frost}
"""


def parsed(text: str | bytes) -> tuple[Config, list[str]]:
    """The configuration without its source, and the problems as they are shown."""
    data = text.encode() if isinstance(text, str) else text
    config, problems = parse_config(data, "config.yaml")
    return replace(config, source=Source()), [str(problem) for problem in problems]


def test_everything_can_be_set() -> None:
    assert parsed(EXAMPLE) == (
        Config(
            theme="paper",
            grounds=GroundThemes("pine", "frost"),
            against=("The Nation", "B"),
            text=TextSettings(width=100, spacing=2, justify=True),
            versions=PaneSettings(show=False, width=30),
            evidence=PaneSettings(show=True, width=50),
            unsure=Thresholds(told=0.75),
            keys={"next-sentence": ("n", "down"), "quit": ("ctrl+c",)},
        ),
        [],
    )


@pytest.mark.parametrize("line", range(1, 15))
def test_every_line_that_stands_alone_can_be_left_out(line: int) -> None:
    lines = EXAMPLE.splitlines(keepends=True)
    if not lines[line - 1].rstrip().endswith(":"):
        del lines[line - 1]
        assert parsed("".join(lines))[1] == []


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing is set\n", "---\n", "{}", "\ufeff# a byte order mark\n"]
)
def test_an_empty_file_holds_the_defaults(text: str) -> None:
    assert parsed(text) == (DEFAULT, [])


@pytest.mark.parametrize("key", ["text", "panes", "thresholds", "keys"])
def test_below_a_key_may_be_nothing_but_comments(key: str) -> None:
    assert parsed(f"{key}:\n  # width: 10\n") == (DEFAULT, [])


def test_the_default_text_holds_every_key_with_its_default() -> None:
    text = default_config_text(COMMANDS)
    assert parsed(text) == (DEFAULT, [])
    _, problems = parse_config(text.encode(), "config.yaml")
    assert problems == ()
    keys = set(parse_config(text.encode(), "config.yaml")[0].source.lines)
    assert keys >= set(parse_config(EXAMPLE.encode(), "")[0].source.lines) - {
        "keys.next-sentence",
        "keys.quit",
    }


def test_the_default_text_has_a_comment_with_the_keys_of_every_command() -> None:
    text = re.sub(r"^  # (?=[a-z0-9-]+: \[)", "  ", default_config_text(COMMANDS), flags=re.MULTILINE)
    config, problems = parsed(text)
    assert problems == []
    assert config == replace(DEFAULT, keys={command.id: command.keys for command in COMMANDS})
    assert check_keymap(config.keys, COMMANDS) == (config.keys, ())


WIDTH = "a whole number from 30 to 200 is expected here, not"
SPACING = "a whole number from 0 to 2 is expected here, not"
SHARE = "a number from 0 to 1 is expected here, not"
NOTHING = "there is no value; put a text that begins with # in quotes"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("themes: dusk", "line 1, themes: there is no such key; did you mean theme?"),
        ("text:\n  widht: 90", "line 2, text.widht: there is no such key; did you mean width?"),
        ("panes:\n  matrix: {}", "line 2, panes.matrix: there is no such key"),
        ("thresholds: {sure: 1}", "line 1, thresholds.sure: there is no such key; did you mean unsure?"),
        ("theme: [dusk]", "line 1, theme: a text is expected here, not a list"),
        ("theme:", f"line 1, theme: {NOTHING}"),
        ("theme: a\ntheme: b", "line 2, theme: this key stands here twice"),
        ("against: {A: B}", "line 1, against: a text is expected here, not keys with values"),
        ("against:\n- A\n- [B]", "line 3, against: a text is expected here, not a list"),
        ("against: []", "line 1, against: name outlets or letters of versions, or write all"),
        ('against: [A, ""]', "line 1, against: name outlets or letters of versions, or write all"),
        ("text: wide", "line 1, text: keys are expected here, not 'wide'"),
        ("text:\n  width: 29", f"line 2, text.width: {WIDTH} '29'"),
        ("text: {width: 201}", f"line 1, text.width: {WIDTH} '201'"),
        ("text: {width: 88.0}", f"line 1, text.width: {WIDTH} '88.0'"),
        (
            'text: {width: "88"}',
            f"line 1, text.width: {WIDTH} '88' in quotes",
        ),
        ("text: {spacing: -1}", f"line 1, text.spacing: {SPACING} '-1'"),
        ("text: {spacing: on}", f"line 1, text.spacing: {SPACING} 'on'"),
        ("text: {justify: 1}", "line 1, text.justify: true or false is expected here, not '1'"),
        ("panes: []", "line 1, panes: keys are expected here, not a list"),
        ("panes: {versions: no}", "line 1, panes.versions: keys are expected here, not 'no'"),
        (
            "panes:\n  evidence:\n    width: wide",
            "line 3, panes.evidence.width: a whole number from 16 to 100 is expected here, not 'wide'",
        ),
        ("thresholds: {unsure: 1.01}", f"line 1, thresholds.unsure: {SHARE} '1.01'"),
        ("thresholds: {unsure: .nan}", f"line 1, thresholds.unsure: {SHARE} '.nan'"),
        ("thresholds: {unsure: 60%}", f"line 1, thresholds.unsure: {SHARE} '60%'"),
        ("keys: [q]", "line 1, keys: keys are expected here, not a list"),
        ("keys:\n  quit: {q: w}", "line 2, keys.quit: a text is expected here, not keys with values"),
        ("keys:\n  quit: #", f"line 2, keys.quit: {NOTHING}"),
        ("keys:\n  quit:\n  - q\n  -", f"line 4, keys.quit: {NOTHING}"),
        ("just a text", ": keys are expected here, not 'just a text'; write key: value"),
        ("theme: dusk\n--- \ntheme: paper", "line 2: a second document begins here; keep one"),
    ],
)  # fmt: skip
def test_a_fault_is_told_and_the_default_holds(text: str, problem: str) -> None:
    config, problems = parsed(text)
    assert problems == [f"config.yaml{problem}" if problem.startswith(":") else f"config.yaml, {problem}"]
    assert replace(config, theme=None) == DEFAULT


@pytest.mark.parametrize(
    ("text", "line"),
    [("theme: dusk\nkeys:\n  help: ?\n", 3), ("keys: [a\n", 1), ("\ttheme: dusk", 1), ("a: b: c", 1)],
)
def test_a_fault_of_syntax_is_told_with_its_line(text: str, line: int) -> None:
    config, problems = parsed(text)
    assert config == DEFAULT
    assert len(problems) == 1
    assert problems[0].startswith(f"config.yaml, line {line}: ")


def test_faults_are_collected_in_the_order_of_the_file_and_the_rest_holds() -> None:
    config, problems = parsed(
        "text: {width: 10, spacing: 1}\nkey: {}\ntheme: paper\npanes:\n  versions: [1]\n"
    )
    assert config == replace(DEFAULT, theme="paper", text=TextSettings(spacing=1))
    assert [problem.split(":")[0] for problem in problems] == [
        "config.yaml, line 1, text.width",
        "config.yaml, line 2, key",
        "config.yaml, line 5, panes.versions",
    ]


@pytest.mark.parametrize("word", ["no", "on", "y", "null", "~", "1", "1e3", "2018-07-13", "0o7", ".inf"])
def test_what_yaml_takes_for_something_else_is_a_text(word: str) -> None:
    text = f"theme: {word}\nagainst: [{word}, all]\nkeys: {{{word}: {word}}}"
    assert parsed(text) == (replace(DEFAULT, theme=word, against=(word, "all"), keys={word: (word,)}), [])


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("theme: Auto", DEFAULT),
        ("against: ALL", DEFAULT),
        ("against: [all]", DEFAULT),
        ("against: The Nation", replace(DEFAULT, against=("The Nation",))),
        ("text: {width: +0090}", replace(DEFAULT, text=TextSettings(width=90))),
        (f"text: {{width: {'0' * 9000}90}}", replace(DEFAULT, text=TextSettings(width=90))),
        ("thresholds: {unsure: 1}", replace(DEFAULT, unsure=Thresholds(told=1.0))),
        ("thresholds: {unsure: 0}", replace(DEFAULT, unsure=Thresholds(told=0.0))),
        ("text: &a {spacing: 1}\npanes: {}", replace(DEFAULT, text=TextSettings(spacing=1))),
    ],
)
def test_other_ways_to_write_a_value(text: str, config: Config) -> None:
    assert parsed(text) == (config, [])


def test_a_number_of_any_length_is_out_of_range() -> None:
    config, problems = parsed(f"text: {{width: {'9' * 9000}}}")
    assert config == DEFAULT
    assert problems == [f"config.yaml, line 1, text.width: {WIDTH} '{'9' * 40}'"]


def test_a_file_that_contains_itself_is_read() -> None:
    config, problems = parsed("keys: &keys\n  quit: *keys\npanes: &panes {versions: *panes}\n")
    assert config == DEFAULT
    assert problems[0] == "config.yaml, line 2, keys.quit: a text is expected here, not keys with values"


def test_a_fault_that_shows_later_has_its_line_too(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    config, problems = load_config(path)
    assert problems == ()
    assert dict(config.source.lines) == {
        **{"theme": 1, "against": 2, "text": 3, "text.width": 4, "text.spacing": 5, "text.justify": 6},
        **{"panes": 7, "panes.versions": 8, "panes.versions.show": 8, "panes.versions.width": 8},
        **{"panes.evidence": 9, "panes.evidence.show": 9, "panes.evidence.width": 9},
        **{"thresholds": 10, "thresholds.unsure": 11},
        **{"grounds": 15, "grounds.dark": 15, "grounds.light": 15},
        **{"keys": 12, "keys.next-sentence": 13, "keys.quit": 14},
    }
    assert str(config.source.problem("theme", "there is none")) == f"{path}, line 1, theme: there is none"
    assert config.source.problem("keys.quit", "taken") == Problem("taken", str(path), 14, "keys.quit")
    assert config.source.problem("keys.help", "taken") == Problem("taken", key="keys.help")


def test_the_readers_own_file_is_read(own_folders: Path) -> None:
    assert load_config() == (DEFAULT, ())
    own_folders.mkdir()
    assert load_config() == (DEFAULT, ())
    (own_folders / "config.yaml").write_text("theme: paper\n", encoding="utf-8")
    assert load_config()[0].theme == "paper"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "config.yaml"
    folder.mkdir()
    assert load_config(folder) == (DEFAULT, (Problem("Is a directory", str(folder)),))
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * 70_000)
    assert load_config(large) == (DEFAULT, (Problem("the file is larger than 64 KB", str(large)),))
    below = large / "config.yaml"
    config, (problem,) = load_config(below)
    assert (config, problem.file) == (DEFAULT, str(below))
    assert problem.cause


def test_bytes_that_are_no_text_are_a_problem() -> None:
    assert parsed(b"theme: dusk\ntext: \xff\n") == (
        DEFAULT,
        ["config.yaml, line 2: byte 0xff is not UTF-8; save it as UTF-8"],
    )


EXAMPLE_LINES = EXAMPLE.splitlines()
EXAMPLE_KEYS = [line.partition(":")[0] for line in EXAMPLE_LINES]
VALUES = st.sampled_from(["", "-1", "12", "true", "[a, b]", "{a: b}", "*a", "&a [*a]", '"', "!x y", "|"])


@settings(max_examples=250, deadline=None)
@given(
    st.lists(
        st.sampled_from(EXAMPLE_LINES)
        | st.tuples(st.sampled_from(EXAMPLE_KEYS), VALUES).map(": ".join)
        | st.text(max_size=8)
    ).map("\n".join).map(str.encode)
    | st.binary(max_size=40)
)  # fmt: skip
def test_any_bytes_are_read(data: bytes) -> None:
    config, problems = parse_config(data, "config.yaml")
    assert 30 <= config.text.width <= 200
    assert 0 <= config.text.spacing <= 2
    assert 0 <= config.unsure.told <= 1 and 0 <= config.unsure.omitted <= 1
    assert all(16 <= pane.width <= 100 for pane in (config.versions, config.evidence))
    assert all(isinstance(key, str) for keys in config.keys.values() for key in keys)
    lines = len(data.decode("utf-8", "replace").splitlines()) + 1
    for problem in problems:
        assert problem.file == "config.yaml"
        assert str(problem).isprintable()
        assert problem.line is None or 1 <= problem.line <= lines
    keymap, _ = check_keymap(config.keys, COMMANDS, config.source)
    assert all(keymap.values())


def test_the_author_of_notes_is_a_text() -> None:
    config, problems = parse_config(b"author: ' Hanne Quillon '\n", "config.yaml")
    assert (config.author, problems) == ("Hanne Quillon", ())
    config, problems = parse_config(b"author: [a, b]\n", "config.yaml")
    assert config.author == ""
    assert "author" in str(problems[0])
