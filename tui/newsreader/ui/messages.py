"""What the parts of the screen tell it, and what slow work tells it in the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from newsreader.model import Comparison, Place
from newsreader.records import dataclass
from newsreader.ui.state import ListedStory, StoryState

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import Read
    from newsreader.annotations.listed import Entry
    from newsreader.annotations.store import LibraryError
    from newsreader.sources import StorySummary

# From the terminal


@dataclass
class GroundSeen(Message):
    """The terminal has told whether its ground is light."""

    is_light: bool


# From panes and views


class KeysChanged(Message):
    """Other keys do something in a view than before."""


@dataclass
class Clicked(Message):
    """A piece of a pane that means something was clicked."""

    pane: Widget
    target: object


@dataclass
class Dragged(Message):
    """The mouse was pressed at one code point of the article and is now at another."""

    pressed: int
    here: int

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Dragged)


@dataclass
class PlaceChosen(Message):
    """The reader wants to go to a place."""

    place: Place


@dataclass
class StoryChosen(Message):
    """The reader wants to read another story."""

    story: ListedStory


@dataclass
class LibraryWanted(Message):
    """The reader wants to go to the library."""


@dataclass
class StoryLeft(Message):
    """The reader has gone back from a story to the library."""


@dataclass
class KeptStoryChosen(Message):
    """The reader wants to read a story of the library."""

    story: int
    article: int
    """To begin with; 0: any."""


@dataclass
class EntryChosen(Message):
    """The reader wants to go where an entry of the list of notes leads."""

    entry: Entry


@dataclass
class ThemeWanted(Message):
    """The reader asked for a theme by its name, or for the next one."""

    name: str = ""


@dataclass
class ThemeChoiceWanted(Message):
    """The reader wants to choose among the themes."""


# From threads


@dataclass
class StoriesListed(Message):
    """The other stories that were named are known."""

    summaries: list[StorySummary]


@dataclass
class Compared(Message):
    """The comparison of a story is there, or there will be none."""

    reading: StoryState
    result: Comparison | Exception


@dataclass
class Finished(Message):
    """Slow work is done: what comes of it on the screen."""

    then: Callable[[], None]


@dataclass
class Answered(Message):
    """The library has done what it was asked for, or cannot; `take` shows it."""

    take: Callable[[], None]


@dataclass
class ChangedElsewhere(Message):
    """Another window has changed the notes on some of the stories that were looked at."""

    readings: list[StoryState]


@dataclass
class NotesRead(Message):
    """The notes on a story were read from the library, or cannot be."""

    reading: StoryState
    result: Read | LibraryError
    problems: tuple[str, ...] = ()
    """What is wrong with the codebook."""
