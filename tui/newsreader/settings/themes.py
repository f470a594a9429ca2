"""Themes as objects: how each mark is drawn, on which colours, and which theme is used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from newsreader.model import NoteColour, Verdict
from newsreader.records import dataclass
from newsreader.settings.colour import contrast_ratio
from newsreader.settings.problems import Problem
from newsreader.text.matching import nearest

DEFAULT, LIGHT = "dusk", "paper"
WITHOUT_COLOUR = "monochrome"
WITH_SIXTEEN_COLOURS = "sixteen"
READABLE = 4.5
"""The least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3, level AA."""


class Mark(StrEnum):
    """What text is drawn as."""

    CONFIRMED = "confirmed"
    REPHRASED = "rephrased"
    OMITTED = "omitted"
    CONFLICT = "conflict"
    """A fact that another version tells differently: its words, and the sign of all that is contested."""
    CONTESTED = "contested"
    """The rest of a sentence with such a fact."""
    NOTE = "note"
    """A passage that has a note."""
    QUIET = "quiet"
    """Headings and boilerplate, which have no verdict."""
    HERE = "here"
    """Words of the sentence that a match does not have."""
    MISSING = "missing"
    """Words of a match that the sentence does not have."""
    SAME = "same"
    """Words of a match that the sentence has too."""

    @property
    def key(self) -> str:
        """Where a theme file defines it."""
        if self in VERDICT_MARKS:
            return f"verdicts.{self.value}"
        return f"difference.{self.value}" if self in DIFFERENCE_MARKS else self.value

    @property
    def has_glyph(self) -> bool:
        """Whether it is shown in the gutter."""
        return self in GLYPH_MARKS


VERDICT_MARKS = (Mark.CONFIRMED, Mark.REPHRASED, Mark.OMITTED)
DIFFERENCE_MARKS = (Mark.HERE, Mark.MISSING, Mark.SAME)
GLYPH_MARKS = (*VERDICT_MARKS, Mark.CONFLICT, Mark.NOTE)
MAP_MARKS = (*VERDICT_MARKS, Mark.CONTESTED)
"""What the map of an article shows."""


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How one mark is drawn."""

    colour: str
    """Of the text, `#rrggbb`."""
    glyph: str = ""
    """One character, one cell wide; empty for marks that are not shown in the gutter."""
    unsure: str = ""
    """The glyph of a verdict that may well be wrong, where it keeps its shape; empty: a question mark."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    dim: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of everything that is not a mark, `#rrggbb` each."""

    background: str
    """Behind the article."""
    surface: str
    """Behind the panes beside it."""
    panel: str
    """Behind bars, menus and dialogs."""
    foreground: str
    """Text."""
    muted: str
    """Text that may be overlooked."""
    accent: str
    """Titles, keys, and the border of the pane that has the focus."""
    border: str
    cursor: str
    """Behind the sentence under the cursor, whatever it is marked as."""
    selection: str
    """Behind the passage that is being marked; its text is drawn in `foreground`."""
    error: str
    """Text of errors."""
    cursor_text: str = ""
    """Of all text on `cursor`, for reverse video; empty: text keeps its colours there."""
    selection_text: str = ""
    """Of all text on `selection`; empty: `foreground`."""
    noted: str = ""
    """Behind the words of a note, which have the colour `selection_text` if there is one; empty: they are
    underlined."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One way to draw the program."""

    name: str
    """Lower-case letters, digits and hyphens."""
    description: str
    dark: bool
    colours: Colours
    marks: Mapping[Mark, MarkStyle] = field(hash=False)
    """Every mark has its style."""
    notes: Mapping[NoteColour, str] = field(default_factory=dict, hash=False)
    """The sign of notes of a colour, `#rrggbb`; those that are not here look like the mark of all notes."""

    map: Mapping[Mark, str] = field(default_factory=dict, hash=False)
    """The map of an article, `#rrggbb` by what it shows; what is not here has the colour of the mark."""

    def verdict(self, verdict: Verdict | None) -> MarkStyle:
        """How a sentence of this colour is drawn; None is a sentence without a verdict."""
        return self.marks[Mark.QUIET if verdict is None else Mark(verdict.value)]

    def texts(self) -> Iterator[tuple[str, str, float]]:
        """Every (key of a text colour, key of a ground, contrast ratio) that meet on the screen."""
        colours = self.colours
        panes = {f"colours.{name}": getattr(colours, name) for name in ("background", "surface", "panel")}
        cursor = {"colours.cursor": colours.cursor}
        noted = {"colours.noted": colours.noted} if colours.noted and not colours.selection_text else {}
        on_cursor = {} if colours.cursor_text else cursor
        selection = {"colours.selection": colours.selection}
        on_selection = {} if colours.selection_text else selection
        texts = [
            ("colours.foreground", colours.foreground, panes | on_cursor | on_selection),
            ("colours.muted", colours.muted, panes),
            ("colours.accent", colours.accent, panes),
            ("colours.error", colours.error, panes),
        ]
        if colours.cursor_text:
            texts.append(("colours.cursor_text", colours.cursor_text, cursor))
        if colours.selection_text:
            marked = {"colours.noted": colours.noted} if colours.noted else {}
            texts.append(("colours.selection_text", colours.selection_text, selection | marked))
        for mark, style in self.marks.items():
            more = on_cursor if mark in DIFFERENCE_MARKS else on_cursor | noted
            texts.append((f"{mark.key}.colour", style.colour, panes | more))
        texts += [(f"notes.{name}", colour, panes | on_cursor) for name, colour in self.notes.items()]
        for key, colour, grounds in texts:
            for ground, behind in grounds.items():
                yield key, ground, contrast_ratio(colour, behind)


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes that can be used; the default is among them."""

    by_name: Mapping[str, Theme] = field(hash=False)
    problems: tuple[Problem, ...] = ()
    """What was wrong in theme files, in the order of reading."""

    @property
    def names(self) -> tuple[str, ...]:
        """The default first, the others in the order of the alphabet."""
        return tuple(sorted(self.by_name, key=lambda name: (name != DEFAULT, name)))

    @property
    def default(self) -> Theme:
        """The theme that is used where none is asked for."""
        return self.by_name[DEFAULT]


def first_theme(
    themes: Themes, requested: str | None, by_ground: Mapping[bool, str], depth: int = 1 << 24
) -> tuple[Theme, dict[bool, str], Problem | None]:
    """The theme to start with; those to follow the ground of the terminal with, by whether it is light (none
    where another theme is asked for, or needed); and what is wrong with the request. See `pick_theme`."""
    picked, problem = pick_theme(themes, requested, depth=depth)
    if requested is not None or picked is not themes.default:
        return picked, {}, problem
    followed, _ = themes_by_ground(themes, by_ground)
    return themes.by_name[followed[False]], followed, None


def themes_by_ground(
    themes: Themes, by_ground: Mapping[bool, str]
) -> tuple[dict[bool, str], dict[bool, Problem]]:
    """The names of the themes for a light ground (True) and a dark one, and what is wrong with the wishes.

    Where there is no theme of the name that is wished, it is the one that is in force without a wish.
    """
    found, problems = {}, {}
    for is_light, name in by_ground.items():
        theme, problem = pick_theme(themes, name, {})
        if problem is not None:
            problems[is_light] = problem
            theme = themes.by_name.get(LIGHT if is_light else DEFAULT, themes.default)
        found[is_light] = theme.name
    return found, problems


def pick_theme(
    themes: Themes,
    requested: str | None = None,
    environ: Mapping[str, str] | None = None,
    depth: int = 1 << 24,
) -> tuple[Theme, Problem | None]:
    """The theme to start with, and what is wrong with the request if anything is.

    A known name that is asked for wins over everything. Else NO_COLOR (https://no-color.org: set, and not
    empty) or a terminal of two colours picks the theme without colours, and a terminal of sixteen or
    fewer the one for these. `depth` is how many colours the terminal shows; `environ` is the process's
    environment unless given.
    """
    problem = None
    if requested is not None:
        theme = themes.by_name.get(requested.strip().lower())
        if theme is not None:
            return theme, None
        names = ", ".join(themes.names)
        hint = nearest(requested, list(themes.names))
        problem = Problem(f"there is no theme {requested[:60]!r}{hint} (there are {names})", key="theme")
    if (os.environ if environ is None else environ).get("NO_COLOR") or depth <= 2:
        wanted = WITHOUT_COLOUR
    else:
        wanted = WITH_SIXTEEN_COLOURS if depth <= 16 else DEFAULT
    return themes.by_name.get(wanted, themes.default), problem
