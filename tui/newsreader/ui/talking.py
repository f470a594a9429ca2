"""What every screen can do that one reads on: say something, ask something, do slow work, and be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from newsreader.text.terminal import safe
from newsreader.ui.commands import Keys, Pane, key_cap
from newsreader.ui.message_log import MessageLog
from newsreader.ui.messages import StoryLeft
from newsreader.ui.palette import Palette
from newsreader.ui.threads import in_thread
from newsreader.ui.widgets.bars import KeyBar, RemarkBar
from newsreader.ui.widgets.lines import LineView

if TYPE_CHECKING:
    from newsreader.ui.widgets.prompt import Asking, Prompt


WIDE = 100
"""Cells from which on the panes stand side by side."""
ROOMY = 120
"""Cells from which on the side panes have all the width they are set to."""


def front_of(app: App[Any]) -> TalkingScreen | None:
    """The topmost screen that one reads on: help and the like may cover it. None before the first frame."""
    return next((screen for screen in reversed(app.screen_stack) if isinstance(screen, TalkingScreen)), None)


class TalkingScreen(Screen[None]):
    """Has a bar for remarks, one of keys, and, from its first frame on, a prompt."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012

    status: RemarkBar
    keys: KeyBar

    def __init__(self, palette: Palette, keys: Keys, message_log: MessageLog) -> None:
        super().__init__()
        self.palette = palette
        self.bound = keys
        self.message_log = message_log

    # For subclasses

    @property
    def pane(self) -> Pane:
        """What has the keyboard."""
        raise NotImplementedError

    def action_run(self, command: str) -> None:
        """Carry out a command of the registry."""
        raise NotImplementedError

    def keep_unfinished(self) -> None:
        """The program ends, perhaps before anything was done. From any thread."""

    def focus_main(self) -> None:
        """Give the keyboard to what it is mostly for."""
        raise NotImplementedError

    def fit_panes(self, width: int) -> None:
        """Give the panes their widths, in a terminal of some cells."""
        raise NotImplementedError

    # For everybody

    @property
    def is_above(self) -> bool:
        """Whether there is another screen to go back to."""
        return self.app.screen_stack[0] is not self

    def leave(self) -> None:
        """Go back to the screen before, or if this is the first leave the program."""
        if self.is_above:
            self.app.post_message(StoryLeft())
            self.app.pop_screen()
        else:
            self.app.exit()

    def show_palette(self, palette: Palette) -> None:
        """Draw everything in another theme."""
        self.palette = palette
        for view in self.query(LineView):
            view.palette = palette
            view.draw_anew()
            view.refresh()

    def place_below(self, widget: Widget) -> None:
        """Put something between the panes and the status bar, where it stays."""
        self.mount(widget, before=self.status)

    # Talking to the reader

    def key(self, command: str) -> str:
        """The first key of a command, for the reader."""
        return key_cap(self.bound[command][0])

    def remark(self, text: str) -> None:
        """Say something in the status bar until the reader moves on."""
        self.status.show_remark(text)

    def tell(self, text: str) -> None:
        """Say something for a few seconds."""
        self.notify(safe(text), markup=False)

    def warn(self, text: str) -> None:
        """Say for a few seconds that something went wrong."""
        self.notify(safe(text), severity="warning", markup=False)

    @property
    def prompt(self) -> Prompt:
        """In which answers are typed; made when the first frame is painted, or before, for a key that comes
        sooner."""
        from newsreader.ui.widgets.prompt import Prompt

        if not self.query(Prompt):
            self.place_below(Prompt(id="prompt"))
        return self.query_one(Prompt)

    def ask(
        self,
        question: str,
        done: Callable[[str | None], None],
        changed: Callable[[str], None] | None = None,
        how: Asking | None = None,
    ) -> None:
        """Ask for a line of text at the foot of the screen. None is given for no answer."""
        before = self.focused

        def closed(answer: str | None) -> None:
            if before is not None and before.display and before.is_attached:
                self.set_focus(before)
            else:
                self.focus_main()
            done(answer)

        self.prompt.ask(question, closed, changed, how)

    # Slow work

    def in_thread(self, work: Callable[[], Message], group: str, *, latest: bool = False) -> None:
        """Do slow work, which ends in a message."""

        async def run() -> None:
            self.post_message(await in_thread(work))

        self.run_worker(run(), exit_on_error=False, group=group, exclusive=latest)
