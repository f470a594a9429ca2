"""A theme as Rich styles and as a Textual theme: what each thing on the screen is drawn in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import textual.theme
from rich.color import Color, blend_rgb
from rich.style import Style

from newsreader.analysis.saying import is_almost
from newsreader.model import Judgement, NoteColour, Role, Thresholds, Verdict
from newsreader.settings.themes import Mark, MarkStyle, Theme

_OUT_OF_SIGHT = 0.5
"""How much of its colour the map has of what is not in view."""
_UNDERLINED, _SLANTED = Style(underline=True), Style(italic=True)

UNKNOWN_GLYPH = "·"
"""Stands for the glyph of a version of which too little could be read."""
UNSURE_GLYPH = "?"
"""Stands for the glyph of a verdict that may well be wrong."""
HERE_SIGN, THERE_SIGN = "−", "+"
"""Of what stands only in the version that is read, and only in another."""
COPY_GLYPH = "="
"""Stands for what a copy does."""
ALMOST_GLYPH = "≈"
"""Stands for the glyph of what is confirmed in almost the same words, which may say something else."""


class Palette:
    """The styles of one theme. All but those of the bars are on the background of the panes."""

    def __init__(self, theme: Theme) -> None:
        colours = theme.colours
        self.theme = theme
        self.name = theme.name
        self._ground = _behind(colours.background)
        self._cursor = _behind(colours.cursor, colours.cursor_text)
        self._selection = _behind(colours.selection, colours.selection_text)
        self._reversed = {style.bgcolor: style for style in (self._cursor, self._selection) if style.color}
        """By grounds on which all text has one colour, the style of that text."""
        self.text = Style(color=colours.foreground) + self._ground
        self.muted = Style(color=colours.muted) + self._ground
        self.strong = self.text + Style(bold=True)
        self.accent = Style(color=colours.accent, bold=True) + self._ground
        self.thumb = Style(color=colours.foreground) + _behind(colours.border)
        self.only_here = _style(theme.marks[Mark.HERE]) + self._ground
        self.only_there = _style(theme.marks[Mark.MISSING]) + self._ground
        self.here_sign, self.there_sign = (
            Style(color=style.color, bgcolor=style.bgcolor, bold=True)
            for style in (self.only_here, self.only_there)
        )
        self.strongest = Style(bold=True, underline=True)
        """Laid over what differs in two sentences that are nearly the same."""
        self.shared = _style(theme.marks[Mark.SAME]) + self._ground
        self.in_question = _style(theme.marks[Mark.CONFLICT])
        """Laid over the words of a contested sentence that another version tells differently."""
        self.differing = Style(color=colours.foreground, bold=True)
        """Laid over words in which a sentence differs from one that is nearly the same."""
        self.bar = Style(color=colours.foreground) + _behind(colours.panel)
        self.bar_muted = Style(color=colours.muted) + _behind(colours.panel)
        self.bar_strong = Style(color=colours.accent, bold=True) + _behind(colours.panel)
        self.passage = Style(color=colours.foreground) + self._selection
        self.hit = self.passage + Style(bold=True)
        self._noted = _behind(colours.noted, colours.selection_text) if colours.noted else None
        self.sentence = cache(self._sentence)
        self.track = cache(self._track)

    def _sentence(
        self,
        verdict: Verdict | None,
        role: Role,
        at_cursor: bool,
        contested: bool = False,
        almost: bool = False,
    ) -> Style:
        """The text of a sentence; without a verdict, one that makes claims is plain text.

        A contested one is never drawn in the colour of its verdict, and one that is confirmed in almost the
        same words alone is slanted."""
        if contested:
            style = _style(self.theme.marks[Mark.CONTESTED])
        elif verdict is None and role.makes_claims:
            style = self.text
        else:
            style = _style(self.theme.verdict(verdict))
        if almost and not contested:
            style += _SLANTED
        if role in (Role.HEADLINE, Role.HEADING):
            style += Style(bold=True)
        return style + self.ground(at_cursor)

    def ground(self, at_cursor: bool) -> Style:
        """The background of a sentence; of one at the cursor also the colour of its text, if it has one."""
        return self._cursor if at_cursor else self._ground

    def over(self, style: Style, at_cursor: bool) -> Style:
        """What is laid over words of a sentence, so that it can be read at the cursor."""
        return style + Style(color=self._cursor.color) if at_cursor and self._cursor.color else style

    def _track(self, colour: Verdict | None, contested: bool, in_sight: bool) -> Style:
        """The map of an article where it shows sentences of a colour, as a ground."""
        mark = Mark.CONTESTED if contested else Mark.QUIET if colour is None else Mark(colour.value)
        colours = self.theme.colours
        shown = self.theme.map.get(mark, self.theme.marks[mark].colour)
        if mark is Mark.QUIET:
            shown = colours.border
        ground = Color.parse(colours.background)
        share = 1.0 if in_sight or colours.cursor_text else _OUT_OF_SIGHT
        return Style(color=_mixed(Color.parse(shown), ground, share)) + self._ground

    def glyph(self, verdict: Verdict | None, ground: Style) -> tuple[str, Style]:
        """The glyph of a verdict and its style on a ground; a space without a verdict."""
        return self._on(ground, *_glyph(self.theme.verdict(verdict), ground))

    def judgement(self, judgement: Judgement | None, unsure: Thresholds, ground: Style) -> tuple[str, Style]:
        """The sign of a judgement and its style on a ground: the flag of a conflict, a sign in the colour of
        the verdict for almost the same words, a question mark in it if unsure, or else its glyph."""
        if judgement is None:
            return " ", ground
        if judgement.conflicts:
            return self.conflict(ground)
        if judgement.unknown:
            return self.unknown(ground)
        glyph, style = self.glyph(judgement.verdict, ground)
        if is_almost(judgement):
            return ALMOST_GLYPH, style
        return (self.unsure(judgement.verdict) if judgement.is_unsure(unsure) else glyph), style

    def unsure(self, verdict: Verdict) -> str:
        """The sign of a verdict that may well be wrong."""
        return self.theme.verdict(verdict).unsure or UNSURE_GLYPH

    def copy(self, ground: Style) -> tuple[str, Style]:
        """The sign of a copy and its style on a ground."""
        return COPY_GLYPH, self._on(ground, *_glyph(self.theme.marks[Mark.QUIET], ground))[1]

    def conflict(self, ground: Style) -> tuple[str, Style]:
        """The flag of a conflict and its style on a ground."""
        return self._on(ground, *_glyph(self.theme.marks[Mark.CONFLICT], ground))

    def unknown(self, ground: Style) -> tuple[str, Style]:
        """The sign of what is unknown and its style on a ground."""
        return self._on(ground, UNKNOWN_GLYPH, self.muted + Style(bgcolor=ground.bgcolor))

    def note(self, colour: NoteColour, ground: Style) -> tuple[str, Style]:
        """The sign of a note of a colour and its style on a ground."""
        mark = self.theme.marks[Mark.NOTE]
        return self._on(
            ground, *_glyph(replace(mark, colour=self.theme.notes.get(colour, mark.colour)), ground)
        )

    def noted(self, style: Style) -> Style:
        """What is laid over text in a style that is noted: the ground of notes, if the theme has one, else a
        line below it, or if that is there, a slant."""
        if self._noted is not None:
            return self._noted
        return _SLANTED if style.underline else _UNDERLINED

    def untold(self, style: Style) -> Style:
        """What is laid over clauses of a sentence in a style that nobody else tells: the colour of what is
        omitted, slanted, or upright where the sentence is slanted."""
        mark = self.theme.marks[Mark.OMITTED]
        return Style(color=mark.colour, bold=mark.bold or None, italic=not style.italic)

    def _on(self, ground: Style, glyph: str, style: Style) -> tuple[str, Style]:
        """A glyph and its style, in the one colour that text has on some grounds."""
        reverse = self._reversed.get(ground.bgcolor) if self._reversed else None
        return glyph, style + reverse if reverse is not None else style

    def as_textual(self) -> textual.theme.Theme:
        """The theme for Textual's own widgets and for style sheets."""
        colours, marks = self.theme.colours, self.theme.marks
        return textual.theme.Theme(
            name=self.name,
            primary=colours.accent,
            secondary=colours.muted,
            accent=colours.accent,
            foreground=colours.foreground,
            background=colours.background,
            surface=colours.surface,
            panel=colours.panel,
            success=marks[Mark.CONFIRMED].colour,
            warning=marks[Mark.REPHRASED].colour,
            error=colours.error,
            dark=self.theme.dark,
            variables={"border": colours.border, "block-cursor-background": colours.cursor},
        )


def _behind(colour: str, text: str = "") -> Style:
    return Style(bgcolor=Color.parse(colour), color=text or None)


def _mixed(colour: Color, ground: Color, share: float) -> Color:
    """Some of a colour on a ground."""
    return Color.from_triplet(blend_rgb(ground.get_truecolor(), colour.get_truecolor(), share))


def _style(mark: MarkStyle) -> Style:
    return Style(
        color=mark.colour,
        bold=mark.bold,
        italic=mark.italic,
        underline=mark.underline,
        dim=mark.dim,
        strike=mark.strike,
    )


@cache
def _glyph(mark: MarkStyle, ground: Style) -> tuple[str, Style]:
    """Without the underline, which makes glyphs hard to tell apart."""
    return mark.glyph or " ", Style(color=mark.colour, bold=mark.bold) + Style(bgcolor=ground.bgcolor)
