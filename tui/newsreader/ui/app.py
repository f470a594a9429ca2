"""The Textual app: themes, the reader's screen, the command palette, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from contextvars import Context, copy_context
from itertools import takewhile
from threading import Event, Thread
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.screen import Screen

from newsreader import collector
from newsreader.settings.config import Config
from newsreader.settings.themes import Themes
from newsreader.text.handing_over import pasteable
from newsreader.text.terminal import safe
from newsreader.ui.commands import BY_ID, DEFAULT_KEYS, Keys
from newsreader.ui.controllers.comparing import Compare, by_engine
from newsreader.ui.controllers.stories import ReadStory, in_words
from newsreader.ui.memory import Memory
from newsreader.ui.message_log import MessageLog
from newsreader.ui.messages import Compared, StoriesListed
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.shelved import ShelvedApp
from newsreader.ui.talking import TalkingScreen, front_of
from newsreader.ui.theming import ThemedApp
from newsreader.ui.threads import in_thread
from newsreader.ui.tools import ToolApp

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.notifications import SeverityLevel

    from newsreader.annotations.store import StorageType
    from newsreader.sources import Beginning, Listing
    from newsreader.ui.library.screen import LibraryScreen
    from newsreader.ui.shelf import Shelf

SAVE_EVERY = 2.0
"""Seconds."""
TO_SAVE = 0.2
"""Seconds that a place is waited for at the end."""
INTERRUPTED = 130
"""Status of a program that ctrl+c ended."""


class NewsreaderApp(ThemedApp, ToolApp, ShelvedApp):
    """Shows stories until the reader leaves."""

    TITLE = "newsreader"
    CSS_PATH = "reader.tcss"  # of the default screen, whose own Textual does not load
    COMMAND_PALETTE_BINDING: ClassVar[str] = BY_ID["command-palette"].keys[0]
    NOTIFICATION_TIMEOUT = 8

    def __init__(
        self,
        beginning: Beginning | None,
        read: ReadStory,
        themes: Themes,
        *,
        compare: Compare = by_engine,
        theme: str | None = None,
        config: Config | None = None,
        keys: Keys = DEFAULT_KEYS,
        memory: Memory | None = None,
        library: StorageType | None = None,
        open_library: Callable[[], StorageType] | None = None,
        hint: str = "",
        notices: Sequence[str] = (),
        more: Listing | None = None,
        leaving: Callable[[int], None] = lambda status: None,
        kept: Callable[[], None] = lambda: None,
        shelf: Shelf | None = None,
    ) -> None:
        """`beginning` has a story; without one the app begins with the `shelf`, which holds the library of
        articles. `read` reads others when they are opened and `compare` compares them, both
        in threads; `theme` is the name asked for on the command line; `keys` are Textual's names of keys by
        command, checked; without a `library`, `open_library` gives one when the first frame is painted, and
        without both notes are held until the end; `hint` stands in the title bar; `notices` are shown at the
        start; `more` stories are listed behind the others when the first frame is painted, and their problems
        shown; `leaving` is called when the program begins to end, with its status, and `kept` when what was
        unfinished is saved."""
        super().__init__()
        assert (beginning or shelf) is not None
        self.shelf = shelf
        self._beginning = beginning
        self._read = read
        self._compare = compare
        self._config = config or Config()
        self._memory = memory or Memory()
        self._ending = ExitStack()
        self._library = library
        self._open_library = open_library
        self._hint = hint
        self._message_log = MessageLog()
        story = beginning.story if beginning is not None else None
        wanted = theme or self._memory.last_theme(story) or self._config.theme
        problem = self.take_themes(themes, self._config, wanted)
        self._more = more
        self._leaving = leaving
        self._kept = kept
        self._is_leaving = False
        self._is_saving = False
        self._asked_from: tuple[asyncio.AbstractEventLoop, Context] | None = None
        """Where other threads have the app end; nowhere before the first frame."""
        self._notices = [*notices, *map(str, themes.problems), *([str(problem)] if problem else [])]
        self._notices += in_words(beginning.problems) if beginning is not None else []
        self._keys = keys
        # Only what differs: Textual applies the keymap anew for every key that is pressed.
        changed = {command: names for command, names in keys.items() if names != DEFAULT_KEYS.get(command)}
        self.set_keymap({command: ",".join(names) for command, names in changed.items()})

    def get_default_screen(self) -> Screen[None]:
        """The reader, or the library, in the form for this terminal from its first layout on: it is painted
        once."""
        screen = self._first_screen()
        screen.fit_panes(self.size.width)
        for cells, breakpoints in (
            (self.size.width, screen.HORIZONTAL_BREAKPOINTS),
            (self.size.height, screen.VERTICAL_BREAKPOINTS),
        ):
            screen.add_class(max((least, name) for least, name in breakpoints if cells >= least)[1])
        return screen

    def _first_screen(self) -> ReaderScreen | LibraryScreen:
        if self._beginning is not None:
            return self.new_reader(self._beginning, self._read, self._compare, self._hint)
        assert self.shelf is not None
        return self.new_library(self.shelf)

    def new_library(self, shelf: Shelf) -> LibraryScreen:
        return shelf.screen(self.palette_of(self.theme), self._config, self._keys, self._message_log)

    def new_reader(
        self, beginning: Beginning, read: ReadStory, compare: Compare, hint: str = ""
    ) -> ReaderScreen:
        return ReaderScreen(
            beginning,
            read,
            compare,
            self.palette_of(self.theme),
            self._config,
            self._memory,
            self._opened,
            self._keys,
            hint,
            self._message_log,
        )

    def _opened(self) -> StorageType:
        """The library, and a word on what is wrong with it."""
        if self._library is not None:
            return self._library
        if self._open_library is None:
            from newsreader.annotations.store import library_in_memory

            return self._ending.enter_context(library_in_memory())
        library = self._open_library()
        if library.notice:
            self.notify(safe(library.notice), severity="warning", markup=False)
        return library

    def on_mount(self) -> None:
        for notice in self._notices:
            self.notify(safe(notice), severity="warning", markup=False)
        self.set_interval(SAVE_EVERY, self._begin_to_save)
        self.app_resume_signal.subscribe(self, self._repaint)

    def on_ready(self) -> None:
        """The first frame is painted."""
        collector.let_go()
        self._asked_from = asyncio.get_running_loop(), copy_context()
        if self._more is not None:
            self._list_more(self._more)

    @on(Compared)
    def _keep_comparison(self) -> None:
        front = front_of(self)
        if front is None or not front.is_above:  # else it goes when the story is left
            collector.keep()

    @work(exit_on_error=False, group="stories")
    async def _list_more(self, more: Listing) -> None:
        stopped = Event()
        try:
            listed = await in_thread(lambda: list(takewhile(lambda _: not stopped.is_set(), more)))
            self.post_message(StoriesListed(listed))
        finally:
            stopped.set()

    @on(StoriesListed)
    def _take_stories(self, message: StoriesListed) -> None:
        screen = self.screen_stack[0]
        if message.summaries and isinstance(screen, ReaderScreen):
            screen.add_stories(message.summaries)
        for line in in_words(self._more.problems) if self._more is not None else ():
            self.notify(safe(line), severity="warning", markup=False)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Save what is unfinished, leave the terminal as it was, and end; the first call counts."""
        if not self._is_leaving:
            self._is_leaving = True
            self._leaving(return_code)
            self.keep_unfinished()
            self._kept()
            super().exit(result, return_code, message)

    def ask_to_exit(self, return_code: int) -> bool:
        """Exit soon; whether there is anything on the screen that could. From any thread."""
        if self._asked_from is None:
            return False
        loop, context = self._asked_from
        with suppress(RuntimeError):  # it has ended
            loop.call_soon_threadsafe(self.exit, None, return_code, context=context)
        return True

    def keep_unfinished(self) -> None:
        """Save what the reader wrote, and where they are. From any thread; takes a second if the library is
        busy."""
        saving = Thread(target=self._save, daemon=True)
        saving.start()
        for screen in self.screen_stack:
            if isinstance(screen, TalkingScreen):
                screen.keep_unfinished()
        saving.join(TO_SAVE)

    def _repaint(self, _: App[None]) -> None:
        """Paint what another program has painted over."""
        for widget in self.screen.walk_children():
            widget.refresh()
        self.screen.refresh()

    def on_unmount(self) -> None:
        self._save()
        self._ending.close()

    def _save(self) -> None:
        """The program ends: there is nobody to be told that it failed."""
        with suppress(Exception):
            self._memory.save()

    def _begin_to_save(self) -> None:
        if not self._is_saving:
            self._is_saving = True
            self._save_beside()

    @work(exit_on_error=False, group="place")
    async def _save_beside(self) -> None:
        try:
            await in_thread(self._memory.saving())
        except Exception as error:
            self._memory.forget()
            self.notify(safe(f"Your place is not kept: {error}"), severity="warning", markup=False)
        finally:
            self._is_saving = False

    async def action_quit(self) -> None:
        """Textual binds a key to this before all others: it does what the registry's command does."""
        screen = front_of(self)
        if screen is not None:
            screen.action_run("quit")

    def action_help_quit(self) -> None:
        """Textual binds ctrl+c to this, where nothing is there to be copied: it ends the program."""
        screen = front_of(self)
        if not isinstance(screen, ReaderScreen) or screen.noting.permits("quit"):
            self.exit(return_code=INTERRUPTED)

    def action_command_palette(self) -> None:
        """Textual binds a key to this before all others: here too one types what only may be shown."""
        from newsreader.ui.command_search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(SearchScreen())

    def copy_to_clipboard(self, text: str) -> None:
        """Let the terminal copy what it would not obey when it is pasted."""
        from newsreader.ui.clipboard import terminal_refusal

        refusal = terminal_refusal(text)
        if refusal:
            self.notify(safe(f"Not copied: {refusal}"), severity="warning", markup=False)
        else:
            super().copy_to_clipboard(pasteable(text))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something for some seconds, and keep it for who looks later."""
        self._message_log.add(message, severity != "information")
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
