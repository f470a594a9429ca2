"""Theme files: YAML in, themes and problems out."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import MISSING, fields
from pathlib import Path
from types import MappingProxyType

from newsreader.model import NoteColour
from newsreader.settings.colour import parse_hex
from newsreader.settings.paths import theme_folders
from newsreader.settings.problems import Problem, Severity
from newsreader.settings.sections import Report, Section, read_bytes, read_document
from newsreader.settings.themes import (
    DEFAULT,
    DIFFERENCE_MARKS,
    MAP_MARKS,
    READABLE,
    VERDICT_MARKS,
    Colours,
    Mark,
    MarkStyle,
    Theme,
    Themes,
)

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOURS = tuple(field.name for field in fields(Colours) if field.default is MISSING)
_MORE_COLOURS = tuple(field.name for field in fields(Colours) if field.default is not MISSING)
"""Those that a theme need not name."""
_FLAGS = ("bold", "italic", "underline", "dim", "strike")
_TOP = (
    "name",
    "description",
    "dark",
    "colours",
    "verdicts",
    "conflict",
    "contested",
    "note",
    "quiet",
    "difference",
    "notes",
    "map",
)


class NoDefaultTheme(Exception):
    """The shipped default theme is missing or broken: the installation is incomplete."""


def load_themes(folders: Iterable[Path] | None = None) -> Themes:
    """Every theme of these folders (the shipped and the user's own, unless given).

    A theme of a later folder replaces one of the same name. A file with an error is left out and
    reported; a missing folder is an empty one. Raises NoDefaultTheme when no default theme is left, and
    FileNotFoundError when there is no shipped folder.
    """
    themes: dict[str, Theme] = {}
    problems: list[Problem] = []
    for folder in theme_folders() if folders is None else folders:
        here: dict[str, str] = {}
        for path in _theme_paths(folder, problems):
            theme, found = read_theme(path)
            problems.extend(found)
            if theme is None:
                continue
            if theme.name in here:
                cause = f"{here[theme.name]} beside it has the same name; this file is left out"
                problems.append(Problem(cause, str(path), key="name"))
                continue
            here[theme.name] = path.name
            themes[theme.name] = theme
    if DEFAULT not in themes:
        causes = "".join(f"\n  {problem}" for problem in problems)
        raise NoDefaultTheme(f"the theme {DEFAULT} cannot be loaded{causes}")
    return Themes(MappingProxyType(themes), tuple(problems))


def read_theme(path: Path) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of one file, and all that is wrong with it. A theme with mere warnings can be used."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return None, (Problem(error.strerror or str(error), str(path)),)
    return parse_theme(data, str(path))


def parse_theme(data: bytes, file: str) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that the bytes of a file hold, and all that is wrong with it. Never raises."""
    report = Report(file)
    top = read_document(data, report)
    theme = None
    if top is not None:
        theme = _theme(top)
    return (None if report.failed else theme), tuple(report.problems)


def _theme_paths(folder: Path, problems: list[Problem]) -> list[Path]:
    """The theme files of a folder in the order of their names."""
    try:
        return sorted(folder / name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(error.strerror or str(error), str(folder)))
        return []


def _theme(top: Section) -> Theme | None:
    """The theme a file describes; None when a part of it is not there at all."""
    top.allow(*_TOP)
    name = top.text("name") or ""
    if name and not _NAME.fullmatch(name):
        top.fault("name", f"{name[:40]!r} is no name; use lower-case letters, digits and hyphens")
    description = top.text("description") or ""
    if not description.isprintable():
        top.fault("description", "this has to be one line without control characters")
    dark = top.flag("dark")
    colours = _colours(top.section("colours"))
    marks = {
        **_marks(top.section("verdicts"), VERDICT_MARKS),
        Mark.CONFLICT: _style(top.section("conflict"), Mark.CONFLICT),
        Mark.CONTESTED: _contested(top),
        Mark.NOTE: _style(top.section("note"), Mark.NOTE),
        Mark.QUIET: _style(top.section("quiet"), Mark.QUIET),
        **_differences(top.section("difference"), colours),
    }
    notes = _notes(top.optional("notes"))
    shown = _map(top.optional("map"))
    if top.report.failed or colours is None:
        return None
    theme = Theme(
        name,
        description,
        dark,
        colours,
        MappingProxyType(marks),
        MappingProxyType(notes),
        MappingProxyType(shown),
    )
    _check_glyphs(theme, top)
    _check_contrast(theme, top)
    return theme


def _colours(section: Section | None) -> Colours | None:
    if section is None:
        return None
    section.allow(*_COLOURS, *_MORE_COLOURS)
    named = [*_COLOURS, *(name for name in _MORE_COLOURS if name in section.names)]
    return Colours(**{name: _colour(section, name) for name in named})


def _marks(section: Section | None, marks: tuple[Mark, ...]) -> dict[Mark, MarkStyle]:
    if section is None:
        return {}
    section.allow(*(mark.value for mark in marks))
    return {mark: _style(section.section(mark.value), mark) for mark in marks}


def _differences(section: Section | None, colours: Colours | None) -> dict[Mark, MarkStyle]:
    """What stands in one version only. A theme need not say what only the version that is read has: it is
    slanted then."""
    if section is None:
        return {}
    section.allow(*(mark.value for mark in DIFFERENCE_MARKS))
    plain = MarkStyle(colours.foreground if colours is not None else "", italic=True)
    return {
        mark: _style(section.section(mark.value), mark)
        if mark is not Mark.HERE or mark.value in section.names
        else plain
        for mark in DIFFERENCE_MARKS
    }


def _map(section: Section) -> dict[Mark, str]:
    """The colours of the map that a theme names; it need not name any."""
    section.allow(*(mark.value for mark in MAP_MARKS))
    return {mark: _colour(section, mark.value) for mark in MAP_MARKS if mark.value in section.names}


def _contested(top: Section) -> MarkStyle:
    """A theme need not name it: it is drawn in the colour of a conflict then, and slanted."""
    if "contested" in top.names:
        return _style(top.section("contested"), Mark.CONTESTED)
    conflict = top.section("conflict") if "conflict" in top.names else None
    return MarkStyle(_colour(conflict, "colour") if conflict is not None else "", italic=True)


def _notes(section: Section) -> dict[NoteColour, str]:
    """The colours of notes that a theme names; it need not name any."""
    section.allow(*(colour.value for colour in NoteColour))
    return {colour: _colour(section, colour.value) for colour in NoteColour if colour.value in section.names}


def _style(section: Section | None, mark: Mark) -> MarkStyle:
    if section is None:
        return MarkStyle("")
    glyphs = {"glyph": "", "unsure": ""}
    allowed = ["glyph"] if mark.has_glyph else []
    allowed += ["unsure"] if mark in VERDICT_MARKS else []
    section.allow(*allowed, "colour", *_FLAGS)
    for name in allowed:
        if name == "glyph" or name in section.names:
            glyphs[name] = section.text(name) or ""
            if glyphs[name] and (cause := _glyph_fault(glyphs[name])):
                section.fault(name, cause)
    bold, italic, underline, dim, strike = (section.flag(name, False) for name in _FLAGS)
    return MarkStyle(
        _colour(section, "colour"), glyphs["glyph"], glyphs["unsure"], bold, italic, underline, dim, strike
    )


def _colour(section: Section, name: str) -> str:
    """A colour as `#rrggbb`; empty when it is missing or none."""
    text = section.text(name)
    if text is None:
        return ""
    try:
        return "#{:02x}{:02x}{:02x}".format(*parse_hex(text))
    except ValueError as error:
        section.fault(name, str(error))
        return ""


def _glyph_fault(glyph: str) -> str | None:
    """Why a glyph cannot stand in one cell of the gutter; None when it can."""
    if len(glyph) != 1:
        return f"one character is expected here, not {len(glyph)}"
    category = unicodedata.category(glyph)
    code = f"U+{ord(glyph):04X}"
    if category[0] == "C" or category in ("Zl", "Zp"):
        return f"{code} is a control character or not assigned"
    if category[0] == "Z":
        return f"{code} is a space"
    if category[0] == "M" or unicodedata.combining(glyph):
        return f"{code} combines with the character before it"
    if unicodedata.east_asian_width(glyph) in ("W", "F"):
        return f"{code} is two cells wide"
    return None


def _check_glyphs(theme: Theme, top: Section) -> None:
    """Colour is never the only sign: two marks in the gutter must not look alike."""
    first: dict[str, Mark] = {}
    for mark, style in theme.marks.items():
        for name, glyph in (("glyph", style.glyph), ("unsure", style.unsure)):
            if glyph in first:
                top.fault(f"{mark.key}.{name}", f"this is the glyph of {first[glyph]} too")
            elif glyph:
                first[glyph] = mark


def _check_contrast(theme: Theme, top: Section) -> None:
    """Warn of text that is hard to read: one warning for each colour, naming its worst ground."""
    worst: dict[str, tuple[float, str]] = {}
    for key, ground, ratio in theme.texts():
        worst[key] = min(worst.get(key, (ratio, ground)), (ratio, ground))
    for key, (ratio, ground) in worst.items():
        borrowed = key == f"{Mark.CONTESTED.key}.colour" and Mark.CONTESTED.key not in top.names
        if ratio < READABLE and not borrowed:
            cause = f"hard to read on {ground}: contrast {ratio:.1f}, at least {READABLE} is advised"
            top.fault(key, cause, Severity.WARNING)
