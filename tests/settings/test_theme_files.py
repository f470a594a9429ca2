"""Whatever a theme file holds, what is wrong is told with file, line, key and cause; the others load."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import NoteColour, Verdict
from newsreader.settings.paths import config_folder, shipped_folder, theme_folders
from newsreader.settings.problems import Problem, Severity
from newsreader.settings.sections import MAX_BYTES
from newsreader.settings.theme_files import NoDefaultTheme, load_themes, parse_theme, read_theme
from newsreader.settings.themes import Mark, MarkStyle, Theme

SHIPPED = shipped_folder("themes")
DUSK = (SHIPPED / "dusk.yaml").read_text(encoding="utf-8")
OWN = DUSK.replace("name: dusk", "name: own")
TOP_KEYS = list(yaml.safe_load(OWN))


def changed(old: str, new: str) -> str:
    """The theme `own` with one change."""
    assert OWN.count(old) == 1
    return OWN.replace(old, new)


def line_of(text: str, start: str) -> int:
    """The line, from 1, of the first that begins so."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start))


def parsed(text: str | bytes) -> tuple[Theme | None, tuple[Problem, ...]]:
    return parse_theme(text.encode() if isinstance(text, str) else text, "own.yaml")


def only_problem(text: str | bytes) -> Problem:
    """The one problem of a theme that cannot be used."""
    theme, problems = parsed(text)
    assert theme is None
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert problems[0].file == "own.yaml"
    assert problems[0].severity is Severity.ERROR
    return problems[0]


def test_a_theme_need_not_name_colours_of_notes() -> None:
    theme, problems = parsed("\n".join(line for line in OWN.splitlines() if not line.startswith("notes:")))
    assert (problems, theme and theme.notes) == ((), {})
    theme, problems = parsed(OWN)
    assert theme is not None
    assert theme.notes[NoteColour.BLUE] == "#8ab8ff"


def test_a_theme_need_not_name_what_is_contested() -> None:
    theme, problems = parsed(
        "\n".join(line for line in OWN.splitlines() if not line.startswith("contested:"))
    )
    assert problems == ()
    assert theme is not None
    assert theme.marks[Mark.CONTESTED] == MarkStyle(theme.marks[Mark.CONFLICT].colour, italic=True)
    assert theme.marks[Mark.CONTESTED] not in [theme.verdict(verdict) for verdict in (None, *Verdict)]


def test_what_only_this_version_says_is_slanted_unless_the_theme_says_how() -> None:
    theme, problems = parsed(OWN)
    assert theme is not None and problems == ()
    assert theme.marks[Mark.HERE] == MarkStyle("#7fb4f5", italic=True)
    lines = [line for line in OWN.splitlines() if not line.startswith("  here:")]
    theme, problems = parsed("\n".join(lines))
    assert theme is not None and problems == ()
    assert theme.marks[Mark.HERE] == MarkStyle(theme.colours.foreground, italic=True)


def test_a_theme_may_be_in_reverse_video_and_have_a_map_of_its_own() -> None:
    text = changed("dark: true\n", 'dark: true\nmap: {omitted: "#fff"}\n')
    text = text.replace("colours:\n", 'colours:\n  cursor_text: "#ffffff"\n  noted: "#1c1d2b"\n', 1)
    theme, problems = parsed(text)
    assert theme is not None and problems == ()
    assert theme.map == {Mark.OMITTED: "#ffffff"}
    judged = {(key, ground) for key, ground, _ in theme.texts()}
    assert ("colours.cursor_text", "colours.cursor") in judged
    assert ("verdicts.omitted.colour", "colours.cursor") not in judged
    assert ("verdicts.omitted.colour", "colours.noted") in judged


def test_the_glyph_of_a_doubtful_verdict_is_its_own() -> None:
    theme, problems = parsed(changed('"○", ', '"○", unsure: "◌", '))
    assert theme is not None and problems == ()
    assert theme.marks[Mark.OMITTED].unsure == "◌"
    problem = only_problem(changed('"○", ', '"○", unsure: "●", '))
    assert (problem.key, problem.cause) == ("verdicts.omitted.unsure", "this is the glyph of confirmed too")
    assert only_problem(changed('"✎", ', '"✎", unsure: "x", ')).key == "note.unsure"


def test_a_colour_that_is_borrowed_is_warned_of_once() -> None:
    lines = [line for line in OWN.splitlines() if not line.startswith("contested:")]
    theme, problems = parsed("\n".join(lines).replace("#f5894c", "#2c3b2c"))
    assert theme is not None
    assert [problem.key for problem in problems] == ["conflict.colour"]


def test_what_is_contested_has_no_sign_of_its_own() -> None:
    problem = only_problem(changed("contested: {", 'contested: {glyph: "x", '))
    assert problem.key == "contested.glyph"


def test_a_file_says_what_the_theme_is() -> None:
    theme, problems = parsed(changed('"●", colour: "#8cc6a4"', '"■", colour: "#8CA", italic: yes'))
    assert problems == ()
    assert theme is not None
    assert (theme.name, theme.dark, theme.colours.cursor) == ("own", True, "#2c2e47")
    assert theme.marks[Mark.CONFIRMED] == MarkStyle("#88ccaa", "■", italic=True)
    assert theme.marks[Mark.CONFLICT] == MarkStyle("#f5894c", "⚑", bold=True, underline=True)
    assert theme.marks[Mark.QUIET] == MarkStyle("#9297b8")


@pytest.mark.parametrize(
    ("old", "new", "key", "cause"),
    [
        ("dark: true\n", "dark: true\ndrak: true\n", "drak", "there is no such key; did you mean dark?"),
        ("accent:", "acent:", "colours.accent", "missing"),
        ("dark: true", "dark: 1", "dark", "true or false is expected here, not '1'"),
        ("dark: true", 'dark: "true"', "dark", "true or false is expected here"),
        ("name: own", "name: [own]", "name", "not a list"),
        ("name: own", "name: Own Theme", "name", "lower-case letters"),
        ("name: own", "name:", "name", "there is no value"),
        ('surface: "#181923"', "surface: #181923", "colours.surface", "# in quotes"),
        ('surface: "#181923"', "surface: '181923'", "colours.surface", "'181923' is not a colour"),
        ('surface: "#181923"', "surface: {a: b}", "colours.surface", "not keys with values"),
        ('"#9297b8"}', '"blue"}', "quiet.colour", "'blue' is not a colour"),
        ("bold: true, underline", "bold: very, underline", "conflict.bold", "not 'very'"),
        ('quiet: {colour: "#9297b8"}', "quiet: dim", "quiet", "keys are expected here, not 'dim'"),
        ("quiet: {", 'quiet: {glyph: "q", ', "quiet.glyph", "no such key"),
        ("notes: {yellow", "notes: {mauve", "notes.mauve", "no such key"),
        ('notes: {yellow: "#f2d66b"', 'notes: {yellow: "x"', "notes.yellow", "'x' is not a colour"),
        ('"○"', '"日"', "verdicts.omitted.glyph", "U+65E5 is two cells wide"),
        ('"○"', '"🚩"', "verdicts.omitted.glyph", "U+1F6A9 is two cells wide"),
        ('"○"', '"\\u0301"', "verdicts.omitted.glyph", "U+0301 combines"),
        ('"○"', '"\\e"', "verdicts.omitted.glyph", "U+001B is a control character"),
        ('"○"', '"\\u202e"', "verdicts.omitted.glyph", "U+202E is a control character"),
        ('"○"', '" "', "verdicts.omitted.glyph", "U+0020 is a space"),
        ('"○"', '"ab"', "verdicts.omitted.glyph", "one character is expected here, not 2"),
        ('"○"', '"●"', "verdicts.omitted.glyph", "this is the glyph of confirmed too"),
        ('"✎"', '"◐"', "note.glyph", "this is the glyph of rephrased too"),
        ("dark: true\n", "dark: true\ndark: true\n", "dark", "twice"),
        ("  omitted: {", "  ommitted: {", "verdicts.omitted", "missing"),
        ("description: Calm", 'description: "\\u009bCalm"\n# ', "description", "one line"),
    ],
)
def test_a_fault_is_told_with_file_line_key_and_cause(old: str, new: str, key: str, cause: str) -> None:
    text = changed(old, new)
    theme, problems = parsed(text)
    assert theme is None
    told = next(problem for problem in problems if problem.key == key)
    name = key.rpartition(".")[2]
    in_flow = name in ("glyph", "bold") or key == "quiet.colour" or key.startswith("notes.")
    section = key.rpartition(".")[0].rpartition(".")[2]
    assert cause in told.cause
    if "missing" in cause:
        assert told.line is not None
    else:
        assert told.line == line_of(text, f"{section if in_flow else name}:") + ("twice" in cause)
    assert str(told) == f"own.yaml, line {told.line}, {key}: {told.cause}"


@pytest.mark.parametrize(
    ("data", "line", "cause"),
    [
        (b"", None, "the file is empty"),
        (b"# nothing\n", None, "the file is empty"),
        (b"- a\n", None, "keys are expected here, not a list"),
        (b"name: a\n  dark: b\n", 2, "no key can stand here"),
        (b"name: own\nquiet: [1\n", 2, "the [ that opens here is not closed"),
        (b"name: \xff\n", 1, "byte 0xff is not UTF-8"),
        ("name: é\ndark: \x07\n".encode(), 2, "the character U+0007 is not allowed"),
        (b"name: a\nquiet: *q\n", 2, "nothing above is marked &q"),
        (b"name: a\n---\nname: b\n", 2, "a second document"),
        (b"name: !!python/name:os.system x\n", 1, "the tag"),
        (b"name: a\nquiet: " + b"[" * 60000, 2, "nested too deeply"),
        (b"name: a\nquiet:\n" + b"- " * 30000, 3, "nested too deeply"),
        (b"? " * 30000, 1, "nested too deeply"),
    ],
)
def test_what_is_no_settings_file_is_told_once(data: bytes, line: int | None, cause: str) -> None:
    problem = only_problem(data)
    assert problem.line == line
    assert cause in problem.cause


def test_all_problems_of_a_file_are_told_at_once() -> None:
    text = changed("dark: true", "dark: perhaps").replace('"#8cc6a4"', "green").replace('"✎"', '"♥♥"')
    theme, problems = parsed(text + "extra: 1\n")
    assert theme is None
    assert {p.key for p in problems} == {"dark", "verdicts.confirmed.colour", "note.glyph", "extra"}


def test_a_theme_that_is_hard_to_read_is_told_and_can_be_used() -> None:
    theme, problems = parsed(changed("#8cc6a4", "#44574c"))
    assert theme is not None
    assert [(p.key, p.severity) for p in problems] == [("verdicts.confirmed.colour", Severity.WARNING)]
    assert problems[0].line == line_of(OWN, "confirmed:")
    assert "hard to read on colours.cursor: contrast 1.7" in problems[0].cause


def test_an_alias_repeats_a_value_and_may_even_hold_itself() -> None:
    theme, problems = parsed(
        changed('accent: "#7fb4f5"', 'accent: &a "#7fb4f5"').replace('error: "#ff7f88"', "error: *a")
    )
    assert problems == ()
    assert theme is not None
    assert theme.colours.error == "#7fb4f5"
    theme, problems = parsed("quiet: &q {colour: *q}\n")
    assert theme is None
    assert "quiet.colour" in {p.key for p in problems}


def test_a_message_never_holds_a_control_character() -> None:
    _, problems = parse_theme(b'"a\\e]52;c;x\\a\\u202e": "\\e[2J"\nname: "\\e[6n"\n', "evil\x1b[2J\n.yaml")
    assert len(problems) > 2
    assert all(str(problem).isprintable() for problem in problems)
    assert str(problems[0]).startswith("evil\\x1b[2J\\n.yaml, line 1, a\\x1b]52;c;x\\x07\\u202e: ")


def test_a_broken_file_is_left_out_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(changed("dark: true", "dark: 1"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a theme", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "large.yml").write_bytes(b"#" * (MAX_BYTES + 1))
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    themes = load_themes([SHIPPED, tmp_path])
    assert set(themes.by_name) == {*load_themes([SHIPPED]).by_name, "own"}
    assert {Path(problem.file).name for problem in themes.problems} == {
        "bad.yaml",
        "folder.yaml",
        "large.yml",
        "lost.yaml",
        "loop.yaml",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    theme, problems = read_theme(tmp_path / "pipe.yaml")
    assert theme is None
    assert [problem.cause for problem in problems] == ["this is not a regular file"]


def test_the_users_theme_replaces_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "any-name.yaml").write_text(DUSK.replace("#2c2e47", "#2a2c40"), encoding="utf-8")
    themes = load_themes([SHIPPED, tmp_path])
    assert themes.problems == ()
    assert themes.default.colours.cursor == "#2a2c40"


def test_a_broken_replacement_leaves_the_shipped_theme(tmp_path: Path) -> None:
    (tmp_path / "dusk.yaml").write_text(DUSK.replace("#2c2e47", "night"), encoding="utf-8")
    themes = load_themes([SHIPPED, tmp_path])
    assert themes.default.colours.cursor == "#2c2e47"
    assert [problem.key for problem in themes.problems] == ["colours.cursor"]


def test_of_two_files_with_one_name_in_a_folder_the_first_counts(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(changed("#2c2e47", "#2a2c40"), encoding="utf-8")
    themes = load_themes([SHIPPED, tmp_path])
    assert themes.by_name["own"].colours.cursor == "#2c2e47"
    assert [(Path(p.file).name, p.key) for p in themes.problems] == [("b.yaml", "name")]
    assert "a.yaml beside it has the same name" in themes.problems[0].cause


def test_a_missing_folder_is_empty_and_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    assert load_themes([SHIPPED, tmp_path / "none"]).problems == ()
    (tmp_path / "themes").write_text("", encoding="utf-8")
    themes = load_themes([SHIPPED, tmp_path / "themes"])
    assert [problem.file for problem in themes.problems] == [str(tmp_path / "themes")]


def test_without_a_default_theme_the_error_says_why(tmp_path: Path) -> None:
    (tmp_path / "dusk.yaml").write_text(DUSK.replace("dark: true", "dark: 1"), encoding="utf-8")
    with pytest.raises(NoDefaultTheme, match=r"dusk cannot be loaded\n.*dusk\.yaml, line 4, dark: true or"):
        load_themes([tmp_path])


def test_the_users_folder_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert config_folder({"NEWSREADER_CONFIG_DIR": str(tmp_path)}) == tmp_path
    assert config_folder({"NEWSREADER_CONFIG_DIR": ""}).name == "newsreader"
    monkeypatch.setenv("NEWSREADER_CONFIG_DIR", str(tmp_path))
    assert theme_folders() == (SHIPPED, tmp_path / "themes")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.yaml").write_text(OWN, encoding="utf-8")
    assert "own" in load_themes().by_name


def test_a_missing_shipped_folder_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="its folder no-such-data is missing"):
        shipped_folder("no-such-data")


KEYS = st.sampled_from([*TOP_KEYS, "omitted", "missing", "same", "glyph", "colour", "bold", "cursor"])
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.dates(), st.just("#123456")
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=60)
@given(tree=TREES)
def test_no_tree_makes_it_raise(tree: Any) -> None:
    _, problems = parsed(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=80) | st.text("[]{}:,-? \n\"'&*!#|>%@`~a0\t", max_size=60).map(str.encode))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    theme, problems = parsed(data)
    assert theme is None
    assert problems


@settings(deadline=None, max_examples=60)
@given(start=st.integers(0, len(OWN)), length=st.integers(0, 40), new=st.text(max_size=5))
def test_no_edit_of_a_theme_makes_it_raise(start: int, length: int, new: str) -> None:
    text = OWN[:start] + new + OWN[start + length :]
    theme, problems = parsed(text.encode("utf-8", "surrogatepass"))
    assert theme is not None or problems
    if theme is not None:
        assert set(theme.marks) == set(Mark)
        assert all(colour.startswith("#") for colour in (s.colour for s in theme.marks.values()))
