"""What the app is drawn in: a theme that is asked for, or one that suits the terminal and its ground."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import App

from newsreader.settings.config import Config
from newsreader.settings.glyphs import in_ascii, wants_ascii
from newsreader.settings.problems import Problem
from newsreader.settings.themes import Theme, Themes, first_theme
from newsreader.ui.ascii import AsciiSigns
from newsreader.ui.ground import asking_driver
from newsreader.ui.memory import Memory
from newsreader.ui.messages import GroundSeen, ThemeChoiceWanted, ThemeWanted
from newsreader.ui.palette import Palette
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.sgr import sparing_driver
from newsreader.ui.talking import TalkingScreen, front_of

if TYPE_CHECKING:
    from textual.filter import LineFilter

_DEPTHS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 1 << 24}
"""Colours by Rich's name of a colour system."""


class ThemedApp(App[None]):
    """An app that is drawn in one of its themes."""

    _themes: Mapping[str, Theme]
    """As they are drawn, by their names. Those but the first get a palette behind the first frame."""
    _palettes: dict[str, Palette]
    _memory: Memory
    _by_ground: dict[bool, str]
    """The themes to follow the ground of the terminal with, by whether it is light; none: it is not."""
    _drawn_in: str
    """The theme whose colours the style sheet had first."""
    _signs: Sequence[LineFilter]

    def take_themes(self, themes: Themes, config: Config, wanted: str | None) -> Problem | None:
        """Be drawn in the theme that is wanted, or one that suits; what is wrong with the wish, if it is."""
        ascii = wants_ascii(config.glyphs, os.environ)
        self._signs = [AsciiSigns()] if ascii else []
        shown = in_ascii if ascii else lambda theme: theme
        self._themes = {name: shown(themes.by_name[name]) for name in themes.names}
        self._palettes = {}
        depth = _DEPTHS.get(self.console.color_system or "", 2)
        picked, self._by_ground, problem = first_theme(themes, wanted, config.grounds.names, depth)
        if self._by_ground:
            self.driver_class = asking_driver() or self.driver_class
        if sys.platform != "win32":  # where Textual cuts what it writes anywhere
            self.driver_class = sparing_driver(self.driver_class)
        self.palette_of(picked.name)
        self.theme = self._drawn_in = picked.name
        self.stylesheet.set_variables(self.get_css_variables())
        return problem

    def palette_of(self, name: str) -> Palette:
        """The palette of a theme, which Textual knows from then on."""
        if name not in self._palettes:
            self._palettes[name] = Palette(self._themes[name])
            self.register_theme(self._palettes[name].as_textual())
        return self._palettes[name]

    def on_ready(self) -> None:
        """The first frame is painted: let Textual know the other themes too."""
        for name in self._themes:
            self.palette_of(name)

    def refresh_css(self, animate: bool = True) -> None:
        """Before there is a screen the style sheet is not parsed again for colours that it has already."""
        if self.screen_stack or self.theme != self._drawn_in:
            super().refresh_css(animate)
        else:
            self.stylesheet.update(self, animate=animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._signs]

    @on(ThemeWanted)
    def _change_theme(self, message: ThemeWanted) -> None:
        names = list(self._themes)
        name = message.name or names[(names.index(self.theme) + 1) % len(names)]
        self._by_ground = {}
        self._draw_in(name)
        screen = front_of(self)
        self._memory.keep_theme(screen.reading.story if isinstance(screen, ReaderScreen) else None, name)

    @on(GroundSeen)
    def _follow_ground(self, message: GroundSeen) -> None:
        self._draw_in(self._by_ground.get(message.is_light, self.theme))

    def _draw_in(self, name: str) -> None:
        palette = self.palette_of(name)
        self.theme = name
        for screen in self.screen_stack:
            if isinstance(screen, TalkingScreen):
                screen.show_palette(palette)

    @on(ThemeChoiceWanted)
    def _choose_theme(self) -> None:
        from newsreader.ui.screens.themes import ThemeScreen

        self.push_screen(ThemeScreen(list(self._themes.values()), self.theme))
