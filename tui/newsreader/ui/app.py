"""The Textual app: themes, the reader's screen, the command palette."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.screen import Screen

from newsreader.model import Story
from newsreader.reports.terminal import safe
from newsreader.settings.themes import Themes, pick_theme
from newsreader.ui.commands import BY_ID, COMMANDS, key_cap
from newsreader.ui.palette import Palette
from newsreader.ui.reader import ReaderScreen

_DEPTHS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 1 << 24}
"""Colours by Rich's name of a colour system."""


class NewsreaderApp(App[None]):
    """Shows stories until the reader leaves."""

    TITLE = "newsreader"
    CSS_PATH = "reader.tcss"  # of the default screen, whose own Textual does not load
    COMMAND_PALETTE_BINDING: ClassVar[str] = BY_ID["command-palette"].keys[0]
    NOTIFICATION_TIMEOUT = 8

    def __init__(
        self,
        stories: Sequence[Story],
        themes: Themes,
        *,
        theme: str | None = None,
        hint: str = "",
        notices: Sequence[str] = (),
    ) -> None:
        """`theme` is the name asked for; `hint` stands in the title bar; `notices` are shown at the start."""
        super().__init__()
        self._stories = stories
        self._hint = hint
        self._palettes = {name: Palette(themes.by_name[name]) for name in themes.names}
        for palette in self._palettes.values():
            self.register_theme(palette.as_textual())
        picked, problem = pick_theme(themes, theme, depth=_DEPTHS.get(self.console.color_system or "", 2))
        self._notices = [*notices, *(str(found) for found in themes.problems)]
        if problem:
            self._notices.append(str(problem))
        self.theme = picked.name

    def get_default_screen(self) -> Screen[None]:
        """The reader."""
        return ReaderScreen(self._stories, self._palettes[self.theme], self._hint)

    def on_mount(self) -> None:
        for notice in self._notices:
            self.notify(safe(notice), severity="warning", markup=False)

    @on(ReaderScreen.ThemeWanted)
    def _change_theme(self, message: ReaderScreen.ThemeWanted) -> None:
        names = list(self._palettes)
        name = names[(names.index(self.theme) + message.step) % len(names)]
        self.theme = name
        screen = self.screen_stack[0]
        if isinstance(screen, ReaderScreen):
            screen.show_palette(self._palettes[name])

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: the registry's commands."""
        for command in COMMANDS:
            if command.in_palette:
                keys = " ".join(key_cap(key) for key in command.keys)
                run = getattr(screen, f"action_{command.action}", None)
                if run is not None:
                    yield SystemCommand(command.label, f"{command.tooltip}  ({keys})", run)
