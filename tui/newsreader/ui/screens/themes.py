"""Choosing a theme, with everything behind drawn in the one under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.settings.themes import Theme
from newsreader.text.terminal import safe
from newsreader.ui.messages import ThemeWanted


class ThemeScreen(ModalScreen[None]):
    """Lists the themes; enter keeps the shown one, escape goes back to the one before."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("escape,q,T", "give_up", show=False),
    ]

    def __init__(self, themes: list[Theme], chosen: str) -> None:
        super().__init__()
        self._themes = themes
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        width = max(len(theme.name) for theme in self._themes)
        options = [
            Option(Content(f"{theme.name:<{width}}  {safe(theme.description)}"), id=theme.name)
            for theme in self._themes
        ]
        themes = OptionList(*options, id="themes", markup=False)
        themes.border_title = "Theme"
        themes.border_subtitle = "enter keeps it · esc goes back"
        yield themes

    def on_mount(self) -> None:
        names = [theme.name for theme in self._themes]
        self.query_one(OptionList).highlighted = names.index(self._chosen)

    def action_move(self, step: int) -> None:
        themes = self.query_one(OptionList)
        if step > 0:
            themes.action_cursor_down()
        else:
            themes.action_cursor_up()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._show(event.option_id or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss()

    def action_give_up(self) -> None:
        self._show(self._chosen)
        self.dismiss()

    def _show(self, name: str) -> None:
        self.post_message(ThemeWanted(name))
