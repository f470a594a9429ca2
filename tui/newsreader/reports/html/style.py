"""The style of the page: its colours are those of the themes paper and dusk."""

from __future__ import annotations

from functools import cache
from importlib import resources

from newsreader.settings.paths import shipped_folder
from newsreader.settings.theme_files import read_theme
from newsreader.settings.themes import DEFAULT, LIGHT, Mark, Theme

_MARKS = {
    "confirmed": Mark.CONFIRMED,
    "rephrased": Mark.REPHRASED,
    "omitted": Mark.OMITTED,
    "contested": Mark.CONTESTED,
    "note": Mark.NOTE,
    "here": Mark.HERE,
    "there": Mark.MISSING,
}
"""Names of colours of the style."""
_GROUNDS = ("background", "surface", "panel", "foreground", "muted", "accent", "border", "cursor")


@cache
def style() -> str:
    """The style sheet, light and dark in one."""
    light, dark = colours(LIGHT), colours(DEFAULT)
    both = "".join(f"--{name}:light-dark({light[name]},{dark[name]});" for name in light)
    rules = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    return f":root{{color-scheme:light dark;{both}}}\n{rules}"


@cache
def colours(name: str) -> dict[str, str]:
    """The colours of a shipped theme, by the names that the style knows them by."""
    theme = _theme(name)
    grounds = {one: str(getattr(theme.colours, one)) for one in _GROUNDS}
    return grounds | {one: theme.marks[mark].colour for one, mark in _MARKS.items()}


def _theme(name: str) -> Theme:
    theme, problems = read_theme(shipped_folder("themes") / f"{name}.yaml")
    if theme is None:
        raise FileNotFoundError(f"the installation is incomplete: {problems[0]}")
    return theme
