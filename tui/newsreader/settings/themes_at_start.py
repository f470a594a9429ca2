"""The themes of the last start, kept as they were read: the next one needs no YAML, unless a file differs."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import Any

from newsreader.model import NoteColour
from newsreader.settings import stamped
from newsreader.settings.paths import theme_folders
from newsreader.settings.themes import DEFAULT, Colours, Mark, MarkStyle, Theme, Themes

FILE = "themes.json"
"""Its name in the data folder."""
_COLOURS = tuple(field.name for field in fields(Colours))
_STYLE = tuple(field.name for field in fields(MarkStyle))


class ThemesAtStart:
    """All themes, as `load_themes` gives them. They can be kept for the next start."""

    def __init__(self) -> None:
        """Raises what `load_themes` raises."""
        self._stamp = stamped.stamp_of(theme_folders())
        kept = stamped.recall(FILE, self._stamp) if self._stamp is not None else None
        recalled = _themes(kept) if kept is not None else None
        self._is_new = recalled is None
        self.themes = recalled or _read()

    def keep(self) -> None:
        """Keeps them, unless they were kept or have a fault, which is told at every start. Never raises."""
        if self._is_new and self._stamp is not None and not self.themes.problems:
            stamped.keep(FILE, self._stamp, [_plain(theme) for theme in self.themes.by_name.values()])


def _read() -> Themes:
    from newsreader.settings.theme_files import load_themes

    return load_themes()


def _plain(theme: Theme) -> list[Any]:
    return [
        *(theme.name, theme.description, theme.dark),
        [getattr(theme.colours, name) for name in _COLOURS],
        {mark.value: [getattr(style, name) for name in _STYLE] for mark, style in theme.marks.items()},
        {colour.value: shown for colour, shown in theme.notes.items()},
        {mark.value: shown for mark, shown in theme.map.items()},
    ]


def _themes(plain: Any) -> Themes | None:
    """What `_plain` was made of; None for what it cannot have given."""
    try:
        themes = {theme[0]: _theme(*theme) for theme in plain}
    except (TypeError, ValueError, IndexError):
        return None
    return Themes(MappingProxyType(themes)) if DEFAULT in themes else None


def _theme(
    name: str,
    description: str,
    dark: bool,
    colours: list[str],
    marks: dict[str, list[Any]],
    notes: dict[str, str],
    shown: dict[str, str],
) -> Theme:
    return Theme(
        name,
        description,
        dark,
        Colours(*colours),
        MappingProxyType({Mark(mark): MarkStyle(*style) for mark, style in marks.items()}),
        MappingProxyType({NoteColour(colour): sign for colour, sign in notes.items()}),
        MappingProxyType({Mark(mark): colour for mark, colour in shown.items()}),
    )
