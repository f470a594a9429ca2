"""What the controllers of the library need of its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from newsreader.library import Library
from newsreader.ui.library.lists import LibraryList, Shelves
from newsreader.ui.palette import Palette

if TYPE_CHECKING:
    from newsreader.ui.widgets.prompt import Asking


class LibraryPort(Protocol):
    """The screen of the library, as its controllers see it."""

    library: Library
    list: LibraryList
    shelves: Shelves
    palette: Palette

    @property
    def app(self) -> App[Any]: ...

    @property
    def is_current(self) -> bool:
        """Whether it is the screen that is seen."""

    @property
    def focused(self) -> Widget | None: ...

    def set_focus(self, widget: Widget | None) -> None:
        """Give something the keyboard at once."""

    def leave_shelves(self) -> None:
        """Give the keyboard to the list, in a narrow terminal also the room."""

    def toggle_shelves(self) -> None:
        """Hide or show the outlets and feeds."""

    def key(self, command: str) -> str:
        """The first key of a command, for the reader."""

    def remark(self, text: str) -> None:
        """Say something in the status bar until the reader moves on."""

    def warn(self, text: str) -> None:
        """Say for a few seconds that something went wrong."""

    def ask(
        self,
        question: str,
        done: Callable[[str | None], None],
        changed: Callable[[str], None] | None = None,
        how: Asking | None = None,
    ) -> None:
        """Ask for a line of text at the foot of the screen. None is given for no answer."""

    def in_thread(self, work: Callable[[], Message], group: str, *, latest: bool = False) -> None:
        """Do slow work, which ends in a message."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Do something every few seconds."""

    def post_message(self, message: Message) -> bool:
        """From any thread."""
