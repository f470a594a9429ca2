"""Which theme the program starts with."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from newsreader.settings.paths import shipped_folder
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Themes, first_theme, pick_theme, themes_by_ground

THEMES = load_themes([shipped_folder("themes")])


@pytest.mark.parametrize(
    ("requested", "environ", "depth", "expected"),
    [
        (None, {}, 1 << 24, "dusk"),
        (None, {}, 256, "dusk"),
        (None, {}, 16, "sixteen"),
        (None, {}, 8, "sixteen"),
        (None, {}, 2, "monochrome"),
        (None, {"NO_COLOR": "1"}, 1 << 24, "monochrome"),
        (None, {"NO_COLOR": "1"}, 16, "monochrome"),
        (None, {"NO_COLOR": ""}, 256, "dusk"),
        ("paper", {"NO_COLOR": "1"}, 16, "paper"),
        (" Okabe-Ito ", {}, 16, "okabe-ito"),
    ],
)
def test_the_request_wins_then_no_color_then_the_terminal(
    requested: str | None, environ: dict[str, str], depth: int, expected: str
) -> None:
    theme, problem = pick_theme(THEMES, requested, environ, depth)
    assert problem is None
    assert theme.name == expected


def test_the_environment_of_the_process_is_asked_unless_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "yes")
    assert pick_theme(THEMES)[0].name == "monochrome"
    monkeypatch.delenv("NO_COLOR")
    assert pick_theme(THEMES)[0].name == "dusk"


@pytest.mark.parametrize(("requested", "hint"), [("papper", "; did you mean paper?"), ("x\x1b[2J", "")])
def test_an_unknown_name_is_told_with_all_names(requested: str, hint: str) -> None:
    theme, problem = pick_theme(THEMES, requested, {}, 16)
    assert theme.name == "sixteen"
    assert str(problem) == (
        f"theme: there is no theme {requested!r}{hint}"
        " (there are dusk, contrast, frost, monochrome, okabe-ito, paper, pine, sixteen)"
    )


def test_the_default_stands_in_for_a_shipped_theme_that_is_missing() -> None:
    themes = Themes(MappingProxyType({"dusk": THEMES.default}))
    assert pick_theme(themes, None, {"NO_COLOR": "1"})[0].name == "dusk"
    assert pick_theme(themes, None, {}, 16)[0].name == "dusk"


GROUNDS = {False: "pine", True: "frost"}


def test_without_a_wish_the_theme_follows_the_ground() -> None:
    theme, followed, problem = first_theme(THEMES, None, GROUNDS)
    assert (theme.name, followed, problem) == ("pine", GROUNDS, None)


@pytest.mark.parametrize(
    ("requested", "depth"), [("paper", 1 << 24), ("dusk", 1 << 24), (None, 16), ("papper", 256)]
)
def test_what_is_wished_or_needed_follows_nothing(requested: str | None, depth: int) -> None:
    theme, followed, problem = first_theme(THEMES, requested, GROUNDS, depth)
    assert (theme, problem) == pick_theme(THEMES, requested, depth=depth)
    assert followed == {}


def test_a_ground_whose_theme_is_none_has_that_of_the_defaults() -> None:
    followed, problems = themes_by_ground(THEMES, {False: "pinne", True: "no such"})
    assert followed == {False: "dusk", True: "paper"}
    assert "did you mean pine?" in problems[False].cause and "no such" in problems[True].cause
