"""Choosing some of a few things from a list: each is in or out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

IN, OUT = "[x]", "[ ]"


class MarkedScreen(ModalScreen[frozenset[int] | None]):
    """Lists choices, each with whether it is in; gives the indexes of those that are, or None."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("space,x", "take", show=False, priority=True),
        Binding("escape,q", "dismiss(None)", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[str], chosen: Collection[int], hint: str) -> None:
        """`choices` are safe for the terminal; `chosen` are the indexes of those that are in at first."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = set(chosen)
        self._hint = hint

    def compose(self) -> ComposeResult:
        options = [Option(self._line(number)) for number in range(len(self._choices))]
        choices = OptionList(*options, id="choices", markup=False)
        choices.border_title = Content(self._title)
        choices.border_subtitle = Content(self._hint)
        yield choices

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = 0

    def _line(self, number: int) -> Content:
        return Content(f"{IN if number in self._chosen else OUT} {self._choices[number]}")

    def action_move(self, step: int) -> None:
        choices = self.query_one(OptionList)
        if step > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def action_take(self) -> None:
        """Take what is selected in, or leave it out."""
        choices = self.query_one(OptionList)
        number = choices.highlighted
        if number is not None:
            self._chosen ^= {number}
            choices.replace_option_prompt_at_index(number, self._line(number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(frozenset(self._chosen))
