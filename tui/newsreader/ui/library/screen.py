"""The screen of the library: outlets and feeds, a list, and the bars."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from newsreader.settings.config import Config
from newsreader.text.terminal import safe
from newsreader.ui import messages
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Keys, Pane
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.library.bars import LibraryStatus, LibraryTitle
from newsreader.ui.library.comparing import ComparingAhead
from newsreader.ui.library.listing import Listing
from newsreader.ui.library.lists import LibraryList, RowList, Shelves
from newsreader.ui.library.looks import Around, Beginning
from newsreader.ui.library.watching import Watching
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.talking import ROOMY, WIDE, TalkingScreen
from newsreader.ui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from newsreader.library.comparisons import Compare
    from newsreader.ui.library.deeds import Deeds
    from newsreader.ui.library.finding import Finding
    from newsreader.ui.library.moving import Moving

_SHELVES = 30
"""Cells of the outlets and feeds."""


class LibraryScreen(TalkingScreen):
    """Shows lists; who knows what is in them, and what is done to it, are its controllers."""

    BINDINGS = bindings(Pane.LIBRARY)
    AUTO_FOCUS = "#library"
    status: LibraryStatus

    def __init__(
        self,
        beginning: Beginning,
        palette: Palette,
        config: Config,
        keys: Keys,
        message_log: MessageLog,
        compare: Callable[[int], Compare] | None = None,
    ) -> None:
        """`compare` gives what compares a story by its number, in a thread, and keeps what comes of it."""
        super().__init__(palette, keys, message_log)
        self.library = beginning.library
        self.title_bar = LibraryTitle(palette, id="title")
        self.body = Container(id="body")
        self.shelves = Shelves(palette, id="shelves")
        self.shelves.border_title = "Outlets and feeds"
        self.list = LibraryList(palette, lambda page: self.listing.want(page), id="library")
        self.status = LibraryStatus(palette, id="status")
        self.keys = KeyBar(palette, keys, id="keys")
        self.keys.show_keys(Pane.LIBRARY)
        self.listing = Listing(self, beginning, self._shown)
        self._ahead = ComparingAhead(self, compare)
        self._counting = Counting(self)
        self._config = config
        self._watching = Watching(self, self._library_changed, self._ahead.go_on)
        self._is_begun = False
        """Whether the first frame is painted."""
        self.listing.show()
        self._show_around(beginning.around)

    # Controllers that are made when the first key is pressed

    @cached_property
    def _finding(self) -> Finding:
        from newsreader.ui.library.finding import Finding

        return Finding(self, self.listing)

    @cached_property
    def _moving(self) -> Moving:
        from newsreader.ui.library.moving import Moving

        return Moving(self, self.listing, self._finding, self._counting)

    @cached_property
    def _deeds(self) -> Deeds:
        from newsreader.ui.library.deeds import Deeds

        return Deeds(self, self.listing, self._config.author)

    @cached_property
    def _handlers(self) -> dict[str, Callable[[], None]]:
        return {
            **self._counting.handlers,
            **self._finding.handlers,
            **self._deeds.handlers,
            **self._moving.handlers,
            "next-theme": lambda: self._tell(messages.ThemeWanted()),
            "themes": lambda: self._tell(messages.ThemeChoiceWanted()),
            "reload": self._watching.again,
            "messages": self._show_messages,
            "help": self._show_help,
            "command-palette": lambda: self.app.action_command_palette(),
            "suspend": lambda: self.app.action_suspend_process(),
            "quit": self.leave,
        }

    def compose(self) -> ComposeResult:
        yield self.title_bar
        with self.body:
            yield self.shelves
            yield self.list
        yield self.status
        yield self.keys

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What can wait until the first frame is painted."""
        self.prompt  # noqa: B018
        if self.library.notice:
            self.warn(self.library.notice)
        self._is_begun = True
        self._watching.begin()

    def on_resize(self, event: events.Resize) -> None:
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Give the outlets their width, less in a narrower terminal; above the list they take all."""
        self.shelves.styles.width = min(_SHELVES, _SHELVES * width // ROOMY) if width >= WIDE else "100%"

    @property
    def pane(self) -> Pane:
        """What has the keyboard."""
        pane = getattr(self.focused, "PANE", None)
        return pane if isinstance(pane, Pane) else Pane.LIBRARY

    @on(events.DescendantFocus)
    def _keys_changed(self) -> None:
        if self.pane is Pane.PROMPT:
            how = self.prompt.how
            from newsreader.ui.commands import commands_for

            offered = frozenset(one.id for one in commands_for(Pane.PROMPT)) - how.offers
            self.keys.show_keys(Pane.PROMPT, offered, how.verb)
        else:
            self.keys.show_keys(Pane.LIBRARY)

    def focus_main(self) -> None:
        self.set_focus(self.list)

    # Commands

    @property
    def known(self) -> frozenset[str]:
        """The ids of all commands that can be run."""
        return frozenset(self._handlers)

    def action_run(self, command: str) -> None:
        """Carry out a command of the registry."""
        if command in self._counting.handlers:
            self._handlers[command]()
            return
        self.status.age_remark()
        try:
            if self.pane is Pane.PROMPT:
                self._answer(command)
            else:
                self._handlers[command]()
        finally:
            self.status.clear_remark()
            self._counting.take()

    def _answer(self, command: str) -> None:
        ways = self.prompt.run(command)
        if command == "complete" and not ways:
            self.remark("Nothing completes this")
        elif len(ways) > 1:
            self.remark("  ".join(ways[:12]) + (" …" if len(ways) > 12 else ""))

    def on_key(self, event: events.Key) -> None:
        if event.key == "0" and self._counting.is_begun and self.pane is Pane.LIBRARY:
            event.stop()
            event.prevent_default()
            self._counting.add(0)

    def opened(self, story: int) -> None:
        """A story was opened."""
        self.remark("")
        self._deeds.read(story)

    def leave_shelves(self) -> None:
        """Give the keyboard to the list, in a narrow terminal also the room."""
        self.remove_class("-shelves")
        self.focus_main()

    def toggle_shelves(self) -> None:
        """Hide or show the outlets and feeds; in a narrow terminal they are hidden at first."""
        if self.has_class("-narrow"):
            self.toggle_class("-shelves")
        else:
            self.shelves.toggle_class("-hidden")
        if not self.shelves.display:
            self.focus_main()

    def _tell(self, message: messages.ThemeWanted | messages.ThemeChoiceWanted) -> None:
        self.post_message(message)

    def _show_messages(self) -> None:
        from newsreader.ui.screens.messages import MessagesScreen

        self.app.push_screen(MessagesScreen(tuple(self.message_log.told), (), self.palette))

    def _show_help(self) -> None:
        from newsreader.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(Pane.LIBRARY, self.bound, self.palette))

    @on(messages.Clicked)
    def _take_click(self, message: messages.Clicked) -> None:
        if isinstance(message.target, str):
            self.action_run(message.target)
        elif isinstance(message.target, int) and isinstance(message.pane, RowList):
            self._moving.click(message.pane, message.target)

    @on(messages.Finished)
    def _take_finished(self, message: messages.Finished) -> None:
        if self.is_attached:
            message.then()

    # What is shown

    def _shown(self) -> None:
        """Another list, or row, is shown."""
        top = self.listing.top
        pages, chosen = top.pages, len(self.listing.chosen)
        self.list.say_in_border(safe(top.look.title), "")
        join, split, move = map(self.key, ("join-stories", "split-story", "move-here"))
        told = f"{chosen} chosen: {join} joins, {split} splits, {move} moves here" if chosen else pages.note
        self.status.show(told, top.place_in_words)

    def on_screen_resume(self) -> None:
        """It is seen again: look what has changed meanwhile."""
        if self._is_begun:
            self._watching.look()

    def _library_changed(self, around: Around) -> None:
        self._show_around(around)
        self.listing.refresh()

    def _show_around(self, around: Around) -> None:
        self.title_bar.show(around.counts)
        self.shelves.show(around.outlets, around.feeds)
