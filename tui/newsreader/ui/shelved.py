"""The library beside the stories: its screen, and the stories of it that are opened above that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App

from newsreader import collector
from newsreader.databases.errors import LibraryError
from newsreader.model import Place
from newsreader.text.terminal import safe
from newsreader.ui.controllers.comparing import Compare
from newsreader.ui.controllers.stories import ReadStory, in_words
from newsreader.ui.messages import KeptStoryChosen, LibraryWanted, StoryLeft
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.talking import front_of
from newsreader.ui.threads import in_thread

if TYPE_CHECKING:
    from newsreader.sources import Beginning
    from newsreader.ui.library.screen import LibraryScreen
    from newsreader.ui.shelf import Shelf

TO_FORGET = 0.5
"""Seconds behind the end of a story, when the list is on the screen again."""


class ShelvedApp(App[None]):
    """An app that goes to the library when that is wanted, and opens stories of it."""

    shelf: Shelf | None = None
    """The library. To be set before the app runs."""
    _has_left = False
    """Whether a story of the library was left."""

    def new_reader(
        self, beginning: Beginning, read: ReadStory, compare: Compare, hint: str = ""
    ) -> ReaderScreen:
        """A screen to read a story on."""
        raise NotImplementedError

    def new_library(self, shelf: Shelf) -> LibraryScreen:
        """A screen that shows the library. Raises LibraryError."""
        raise NotImplementedError

    @on(LibraryWanted)
    def _show_library(self) -> None:
        """Go to the library, which the story on the screen may come from."""
        front = front_of(self)
        if front is not None and front.is_above:
            front.leave()
        elif self.shelf is None:
            self.notify("There is no library here.", severity="warning", markup=False)
        else:
            try:
                screen = self.new_library(self.shelf)
            except LibraryError as error:
                self.notify(safe(str(error)), severity="warning", markup=False)
            else:
                self.push_screen(screen)

    @on(StoryLeft)
    def _forget_story(self) -> None:
        self.set_timer(TO_FORGET, partial(collector.sort_out, first=not self._has_left))
        self._has_left = True

    @on(KeptStoryChosen)
    def _choose_kept(self, message: KeptStoryChosen) -> None:
        self._read_kept(message)

    @work(exit_on_error=False, group="kept", exclusive=True)
    async def _read_kept(self, message: KeptStoryChosen) -> None:
        """Open a story of the library above it."""
        assert self.shelf is not None
        shelf, library = self.shelf, front_of(self)
        try:
            kept = await in_thread(lambda: shelf.read(message.story, message.article))
        except Exception as error:
            why = str(error) if isinstance(error, LibraryError) else f"{type(error).__name__}: {error}"
            self.notify(safe(f"The story cannot be read: {why}"), severity="warning", markup=False)
            return
        if front_of(self) is not library:
            return
        for line in in_words(kept.beginning.problems):
            self.notify(safe(line), severity="warning", markup=False)
        if kept.beginning.story is None:
            return
        shelf.opened(library, message.story)
        hint = f"{library.key('quit')}: the library" if library is not None else ""
        screen = self.new_reader(kept.beginning, kept.read, kept.compare, hint)
        if kept.version is not None:
            screen.reading.open_at(Place(kept.version, 0))
            screen.show_version()
        self.push_screen(screen)
