"""What the controllers need of the screen they work on, and nothing more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from newsreader.model import Place
from newsreader.ui.commands import Pane
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.bars import KeyBar, StatusBar
from newsreader.ui.widgets.evidence import EvidencePane
from newsreader.ui.widgets.versions import VersionsPane

if TYPE_CHECKING:
    from newsreader.ui.views.view import View
    from newsreader.ui.widgets.prompt import Asking, Prompt


class StatePort(Protocol):
    """What is being read."""

    @property
    def reading(self) -> StoryState:
        """The story on the screen."""

    @property
    def opened(self) -> Iterable[StoryState]:
        """All stories that were read so far."""


class PanesPort(Protocol):
    """What stands on the screen."""

    article: ArticleView
    versions: VersionsPane
    evidence: EvidencePane
    status: StatusBar
    keys: KeyBar
    palette: Palette
    pane_widths: list[int]
    """Cells of the versions and of the evidence, where there is room."""

    @property
    def prompt(self) -> Prompt:
        """In which answers are typed."""

    @property
    def view(self) -> View | None:
        """What stands in for the article and the evidence."""

    @property
    def pane(self) -> Pane:
        """What has the keyboard."""

    @property
    def focused(self) -> Widget | None: ...

    @property
    def size(self) -> Size: ...

    def set_focus(self, widget: Widget | None) -> None:
        """Give something the keyboard at once."""

    def focus_main(self) -> None:
        """Give the keyboard to the view, or if there is none to the article."""

    def fit_panes(self, width: int) -> None:
        """Give the side panes their widths, in a terminal of some cells."""

    def stand_in(self, view: View | None) -> None:
        """Let a view stand in for the article and the evidence, or nothing."""

    def place_below(self, widget: Widget) -> None:
        """Put something between the panes and the status bar, where it stays."""

    def make_room(self, needed: bool) -> None:
        """In a small terminal, hide what is not needed while one writes."""


class ShowPort(Protocol):
    """What the screen shows anew."""

    def show_keys(self) -> None:
        """Show the keys that do something where the keyboard is."""

    def show_title(self) -> None:
        """Show what is said of the story in the title bar."""

    def show_version(self) -> None:
        """Show everything that changes with the version, or with what it is read against."""

    def show_move(self, before: Place) -> None:
        """Show where the reader is, after a move from somewhere."""

    def show_view(self, name: str, *, again: bool = False) -> None:
        """Show a view in place of the article and the evidence, from the start or where it was; empty: show
        these again."""

    def show_stories(self) -> None:
        """Show what has become of the list of stories, if that is on the screen."""

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; the command `back` returns."""

    @property
    def is_above(self) -> bool:
        """Whether there is another screen to go back to: the library."""

    def leave(self) -> None:
        """Go back to the screen before, or if there is none leave the program."""

    def keep_place(self) -> None:
        """Remember where the reader is, and their bookmarks, for the next start."""


class TalkPort(Protocol):
    """What is said to the reader, and asked."""

    message_log: MessageLog
    """What was said since the start."""

    def key(self, command: str) -> str:
        """The first key of a command, for the reader."""

    def remark(self, text: str) -> None:
        """Say something in the status bar until the reader moves on."""

    def tell(self, text: str) -> None:
        """Say something for a few seconds."""

    def warn(self, text: str) -> None:
        """Say for a few seconds that something went wrong."""

    def hint(self, text: str) -> None:
        """Say below the article what it waits for; empty: nothing."""

    def ask(
        self,
        question: str,
        done: Callable[[str | None], None],
        changed: Callable[[str], None] | None = None,
        how: Asking | None = None,
    ) -> None:
        """Ask for a line of text at the foot of the screen. None is given for no answer."""


class WorkPort(Protocol):
    """What is done later, or in a thread."""

    @property
    def app(self) -> App[Any]: ...

    def post_message(self, message: Message) -> bool:
        """From any thread."""

    def in_thread(self, work: Callable[[], Message], group: str, *, latest: bool = False) -> None:
        """Do slow work, which ends in a message. Of a group of which only the `latest` counts, the message of
        work that was begun before comes no more."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Do something once, after some seconds."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Do something every few seconds."""


class ReaderPort(StatePort, PanesPort, ShowPort, TalkPort, WorkPort, Protocol):
    """The screen one reads on, as the controllers see it."""
