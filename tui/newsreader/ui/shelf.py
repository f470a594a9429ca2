"""The library as the app knows it: opened when it is wanted, its screen, and its stories."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from newsreader.databases.errors import LibraryError
from newsreader.model import Comparison
from newsreader.records import dataclass
from newsreader.settings.config import Config
from newsreader.ui.commands import Keys
from newsreader.ui.controllers.comparing import Compare, by_engine
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.talking import TalkingScreen

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.sources import Beginning, OpenedStory, StorySummary
    from newsreader.ui.library.screen import LibraryScreen


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story of the library that was read."""

    beginning: Beginning
    read: Callable[[StorySummary], OpenedStory]
    """Reads it again, in a thread."""
    compare: Compare
    version: int | None
    """The one to begin with; None: where its reader was."""


class Shelf:
    """Opens the library once."""

    def __init__(self, open: Callable[[], Library], compare: Compare = by_engine) -> None:
        """`open` gives the library, and may raise LibraryError; `compare` compares a story anew."""
        self._open = open
        self._compare = compare

    def screen(self, palette: Palette, config: Config, keys: Keys, message_log: MessageLog) -> LibraryScreen:
        """A screen that shows the library. Raises LibraryError."""
        from newsreader.ui.library import looks
        from newsreader.ui.library.screen import LibraryScreen

        beginning = looks.beginning(self._open())
        return LibraryScreen(beginning, palette, config, keys, message_log, self._comparing)

    def read(self, number: int, article: int) -> KeptStory:
        """A story, to begin with one of its articles, or 0. In a thread. Raises LibraryError."""
        from newsreader.library import reading

        library = self._open()
        opened = reading.read_story(library, number)
        beginning = reading.beginning(library, number, opened)
        numbers = [kept.row.id for kept in beginning.summaries[0].articles if isinstance(kept, reading.Kept)]
        version = numbers.index(article) if article in numbers else None
        return KeptStory(
            beginning, lambda _: reading.read_story(library, number), self._comparing(number), version
        )

    def opened(self, screen: TalkingScreen | None, story: int) -> None:
        """A story was opened from a screen."""
        from newsreader.ui.library.screen import LibraryScreen

        if isinstance(screen, LibraryScreen):
            screen.opened(story)

    def _comparing(self, number: int) -> Compare:
        from newsreader.library.comparisons import comparing

        return comparing(self._compare, partial(self._compared, number))

    def _compared(self, number: int, comparison: Comparison) -> None:
        """Keep how much the versions of a story disagree."""
        from newsreader.library.comparisons import disagreement

        library = self._open()
        found = library.story(number)
        share = round(disagreement(comparison), 4) if len(comparison.story.versions) > 1 else None
        if library.notice or found is None or found.disagreement == share:
            return
        with suppress(LibraryError):  # busy, or full: it is told again when the story is opened again
            library.disagree(number, share)
