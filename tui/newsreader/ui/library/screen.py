"""The screen of the library: outlets and feeds, a list, and the bars."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from newsreader.library import LibraryError
from newsreader.library.comparisons import Compare
from newsreader.settings.config import Config
from newsreader.text.terminal import safe
from newsreader.ui import messages
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Keys, Pane
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.library.bars import LibraryStatus, LibraryTitle
from newsreader.ui.library.comparing import ComparingAhead
from newsreader.ui.library.deeds import Deeds
from newsreader.ui.library.finding import Finding
from newsreader.ui.library.listing import Listing
from newsreader.ui.library.lists import LibraryList, RowList, Shelves
from newsreader.ui.library.looks import Around, Beginning, StoriesLook, StoryLook, around
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.talking import ROOMY, TalkingScreen
from newsreader.ui.widgets.bars import KeyBar

LOOK_EVERY = 1.0
"""Seconds between two looks whether another program has changed the library."""
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
        self._changed = -1
        self._is_looking = False
        self.listing.show()
        self._show_around(beginning.around)

    @cached_property
    def _finding(self) -> Finding:
        return Finding(self, self.listing)

    @cached_property
    def _deeds(self) -> Deeds:
        return Deeds(self, self.listing, self._config.author)

    @cached_property
    def _handlers(self) -> dict[str, Callable[[], None]]:
        return {
            **self._counting.handlers,
            **self._finding.handlers,
            **self._deeds.handlers,
            "line-below": lambda: self._move(1),
            "line-above": lambda: self._move(-1),
            "page-down": lambda: self._page(1, 1),
            "page-up": lambda: self._page(-1, 1),
            "half-page-down": lambda: self._page(1, 2),
            "half-page-up": lambda: self._page(-1, 2),
            "first": lambda: self._go_to(0),
            "last": lambda: self._go_to(None),
            "centre": self._centre,
            "open-line": self._open,
            "look-inside": self._look_inside,
            "look-outside": self._look_outside,
            "close-view": self._close,
            "toggle-outlets": self._toggle_shelves,
            "next-pane": self._next_pane,
            "previous-pane": self._next_pane,
            "next-theme": lambda: self._tell(messages.ThemeWanted()),
            "themes": lambda: self._tell(messages.ThemeChoiceWanted()),
            "reload": self._reload,
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
        self.set_interval(LOOK_EVERY, self._look)
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Give the outlets their width, less in a terminal that is not roomy; a narrow one has none."""
        self.shelves.styles.width = min(_SHELVES, _SHELVES * width // ROOMY)

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
        if len(ways) > 1:
            self.remark("  ".join(ways[:12]) + (" …" if len(ways) > 12 else ""))

    def on_key(self, event: events.Key) -> None:
        if event.key == "0" and self._counting.is_begun and self.pane is Pane.LIBRARY:
            event.stop()
            event.prevent_default()
            self._counting.add(0)

    @property
    def _rows(self) -> RowList:
        """The list that has the keyboard."""
        return self.shelves if self.focused is self.shelves else self.list

    def _moved(self, moved: bool, why_not: str = "") -> None:
        if self._rows is self.list:
            self.listing.moved()
        elif self.shelves.problem:
            self.remark(self.shelves.problem)
        if not moved and why_not:
            self.remark(why_not)

    def _move(self, step: int) -> None:
        moved = self._rows.move(step * (self._counting.take() or 1))
        self._moved(moved, "This is the last line" if step > 0 else "This is the first line")

    def _page(self, step: int, part: int) -> None:
        rows = self._rows
        height = max(rows.scrollable_content_region.height // part, 1)
        self._moved(rows.move(step * max(height // rows.height - 1, 1)))

    def _go_to(self, number: int | None) -> None:
        typed = self._counting.take()
        wanted = number if typed is None else typed - 1
        if self._rows is self.list:
            self.listing.go_to(wanted)
        else:
            self.shelves.select(self.shelves.count - 1 if wanted is None else wanted)

    def _centre(self) -> None:
        if not self._rows.centre():
            self.remark("It is as near to the middle as it can be")

    def _open(self) -> None:
        if self._rows is self.shelves:
            self._finding.show(self.shelves.filter)
            self.focus_main()
            return
        row = self.list.row
        if row is not None:
            article = row.article.id if row.article else 0
            self.remark("Opening …")
            self.post_message(messages.KeptStoryChosen(row.story_number, article))

    def opened(self, story: int) -> None:
        """A story was opened."""
        self.remark("")
        self._deeds.read(story)

    def _look_inside(self) -> None:
        row = self.list.row
        if self._rows is self.shelves:
            self._open()
        elif row is None or isinstance(self.listing.top.look, StoryLook):
            self.remark(f"{self.key('open-line')} opens it")
        else:
            title = row.story.title if row.story else f"of “{row.article.title}”" if row.article else ""
            self.listing.open(StoryLook(row.story_number, title))

    def _look_outside(self) -> None:
        if self._rows is self.shelves:
            self.focus_main()
        elif not self.listing.back():
            self.remark("This is the first list")

    def _close(self) -> None:
        """Take back one thing: the choice, the list, the filter."""
        if self.listing.choose_none() or self.listing.back():
            return
        look = self.listing.top.look
        if isinstance(look, StoriesLook) and look.typed:
            self.listing.replace(StoriesLook(look.order))
        elif self.focused is self.shelves:
            self.focus_main()
        else:
            self.remark(f"{self.key('quit')} leaves")

    def _toggle_shelves(self) -> None:
        self.shelves.toggle_class("-hidden")
        if self.has_class("-narrow"):
            self.set_class(not self.has_class("-shelves"), "-shelves")
        if not self.shelves.display:
            self.focus_main()

    def _next_pane(self) -> None:
        if self.has_class("-narrow") and not self.shelves.display:
            self.add_class("-shelves")
        if self.focused is self.shelves:
            self.focus_main()
        elif self.shelves.display:
            self.set_focus(self.shelves)
        else:
            self.remark("There is no other pane")

    def _reload(self) -> None:
        self._changed = -1
        self._look()

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
            again = message.pane.selected == message.target and self._rows is message.pane
            self.set_focus(message.pane)
            message.pane.select(message.target)
            self._moved(True)
            if again or message.pane is self.shelves:
                self._open()

    @on(messages.Finished)
    def _take_finished(self, message: messages.Finished) -> None:
        if self.is_attached:
            message.then()

    # What is shown

    def _shown(self) -> None:
        """Another list, or row, is shown."""
        top = self.listing.top
        pages, chosen = top.pages, len(self.listing.chosen)
        self.list.say_in_border(safe(top.look.title), safe(pages.note))
        count = f"{len(pages):,}" if pages.is_whole else f"{len(pages):,} and more"
        told = f"{chosen} chosen: J joins, s splits, m moves here" if chosen else ""
        self.status.show(told, f"{self.list.selected + 1:,} of {count}" if len(pages) else "")

    def on_screen_resume(self) -> None:
        """It is seen again: look what has changed meanwhile."""
        if self._changed >= 0:
            self._look()

    def _look(self) -> None:
        """Look in a thread whether the library has changed."""
        if not self._is_looking:
            self._is_looking = True
            self.in_thread(partial(self._find_changes, self._changed), "changes")

    def _find_changes(self, before: int) -> messages.Finished:
        try:
            changed = self.library.changed()
            if changed == before:
                return messages.Finished(self._nothing_changed)
            found = around(self.library)
        except LibraryError as error:
            return messages.Finished(partial(self._cannot_look, str(error)))

        def take() -> None:
            self._is_looking = False
            self._changed = changed
            self._show_around(found)
            if before >= 0:
                self.listing.refresh()

        return messages.Finished(take)

    def _show_around(self, around: Around) -> None:
        self.title_bar.show(around.counts)
        self.shelves.show(around.outlets, around.feeds)

    def _nothing_changed(self) -> None:
        self._is_looking = False
        self._ahead.go_on()

    def _cannot_look(self, why: str) -> None:
        self._is_looking = False
        self.status.show_remark(why)
