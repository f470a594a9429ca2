"""Choosing one of a few things from a list, by moving to it or by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class ChoiceScreen(ModalScreen[int | None]):
    """Lists numbered choices from 0 on; gives the index of the chosen one, or None."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("escape,q", "dismiss(None)", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[str], chosen: int, hint: str) -> None:
        """`choices` are safe for the terminal; `chosen` is the index of the one to begin at."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        self._hint = hint
        self._typed = ""

    def compose(self) -> ComposeResult:
        digits = len(str(len(self._choices) - 1))
        options = [Option(Content(f"{n:>{digits}}  {text}")) for n, text in enumerate(self._choices)]
        choices = OptionList(*options, id="choices", markup=False)
        choices.border_title = Content(self._title)
        choices.border_subtitle = Content(self._hint)
        yield choices

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._chosen

    def action_move(self, step: int) -> None:
        choices = self.query_one(OptionList)
        if step > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def on_key(self, event: events.Key) -> None:
        """Digits go to the choice with that number; digits that are no further part of one begin anew."""
        if event.character is None or not event.character.isdecimal():
            self._typed = ""
            return
        event.stop()
        for typed in (self._typed + event.character, event.character):
            if int(typed) < len(self._choices):
                self._typed = typed
                self.query_one(OptionList).highlighted = int(typed)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
