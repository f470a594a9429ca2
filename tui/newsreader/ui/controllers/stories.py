"""The stories there are, each read when it is opened, and which of them is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsreader.model import Story
from newsreader.ui.carrying import carry_over
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished
from newsreader.ui.state import ListedStory, StoryState

if TYPE_CHECKING:
    from newsreader.sources import Beginning, OpenedStory, SourceError, StorySummary

MOST = 5
"""Problems that are told one by one."""
ReadStory = Callable[["StorySummary"], "OpenedStory"]
"""Reads the articles of a story. Called in a thread."""


def in_words(problems: Sequence[SourceError]) -> list[str]:
    """A line for each of the first problems, and one for how many more there are."""
    rest = len(problems) - MOST
    lines = [str(problem) for problem in problems[:MOST]]
    return [*lines, f"and {rest} more problem{'' if rest == 1 else 's'} like these"] if rest > 0 else lines


def not_read(opened: OpenedStory | Beginning) -> tuple[str, ...]:
    """The files of a story of which no version could be made, by their paths."""
    from newsreader.sources import SourceNotice

    read = {article.path for article in opened.story.versions} if opened.story is not None else set()
    failed = (one.path for one in opened.problems if not isinstance(one, SourceNotice))
    return tuple(dict.fromkeys(path for path in failed if path not in read))


class Stories:
    """The list of stories. One is always open: the first one is read before there is a screen."""

    def __init__(
        self,
        port: ReaderPort,
        beginning: Beginning,
        read: ReadStory,
        begun: Callable[[Story], StoryState],
        shown: Callable[[], None],
    ) -> None:
        """`begun` gives a story the place where its reader left it; `shown` is called when another one is
        open. Raises ValueError for a beginning without a story."""
        if beginning.story is None:
            raise ValueError("there is no story to begin with")
        self._port = port
        self._read = read
        self._begun = begun
        self._shown = shown
        self.listed = [ListedStory(summary) for summary in beginning.summaries]
        self.open = self.listed[beginning.first]
        """The one on the screen."""
        self.reading = self.open.state = begun(beginning.story)
        """Where the reader is in it."""
        self.reading.not_read = not_read(beginning)
        self._wanted: ListedStory | None = None
        """The one that is opened as soon as it is read."""
        self._step = 0
        """Which way the reader went to it; 0: it was chosen."""
        self._waiting: dict[ListedStory, list[Callable[[], None]]] = {}
        """What is to be done when a story was read, or could not be."""
        self.handlers: dict[str, Callable[[], None]] = {
            "next-story": lambda: self._go(1),
            "previous-story": lambda: self._go(-1),
        }

    @property
    def number(self) -> int:
        """Index of the open one."""
        return self.listed.index(self.open)

    @property
    def opened(self) -> Iterator[StoryState]:
        """All that were read so far."""
        return (story.state for story in self.listed if story.state is not None)

    def add(self, summaries: Iterable[StorySummary]) -> None:
        """List more stories, behind the others."""
        self.listed += map(ListedStory, summaries)

    def choose(self, story: ListedStory) -> None:
        """Open a story in the article, in whose place a view may stand; when it is read, if it is not yet."""
        self._want(story, 0)

    def read(self, story: ListedStory, then: Callable[[], None]) -> None:
        """Read a story, without opening it, and do something when that is done, whatever came of it."""
        self._waiting.setdefault(story, []).append(then)
        if not story.is_being_read:
            story.is_being_read, story.problem = True, ""
            self._port.in_thread(partial(self._run, story), "stories")
        self._port.remark(f"Reading {story.title} …")
        self._port.show_stories()

    def read_again(self, story: ListedStory) -> OpenedStory:
        """Read the articles of a story now. Called in a thread; may raise anything."""
        return self._read(story.summary)

    def _run(self, story: ListedStory) -> Finished:
        result: OpenedStory | Exception
        try:
            result = self._read(story.summary)
        except Exception as error:
            result = error
        return Finished(lambda: self._take(story, result))

    def _take(self, story: ListedStory, result: OpenedStory | Exception) -> None:
        """Take what was read."""
        story.is_being_read = False
        if isinstance(result, Exception):
            story.problem = f"{type(result).__name__}: {result}"
            self._port.warn(f"{story.title} cannot be read: {story.problem}")
        else:
            for line in in_words(result.problems):
                self._port.warn(line)
            if result.parts:
                story.summary = result.parts[0]
                here = self.listed.index(story) + 1
                self.listed[here:here] = map(ListedStory, result.parts[1:])
            if result.story is not None:
                story.state = self._begun(result.story)
                story.state.not_read = not_read(result)
            else:
                story.problem = next(map(str, result.problems), "it holds no articles")
        for then in self._waiting.pop(story, ()):
            then()
        self._port.show_stories()

    def renew(self, listed: ListedStory, summary: StorySummary, opened: OpenedStory) -> StoryState:
        """A story was read anew: its reader stays where they are. Raises ValueError without a story."""
        if opened.story is None:
            raise ValueError("there is no story to go on with")
        before, after = listed.state, self._begun(opened.story)
        after.not_read = not_read(opened)
        if before is not None:
            carry_over(before, after)
        listed.summary, listed.state = summary, after
        if listed is self.open:
            self.reading = after
            self._shown()
        self._port.show_stories()
        return after

    def _want(self, story: ListedStory, step: int) -> None:
        self._wanted, self._step = story, step
        if story.state is not None:
            self._show_wanted()
        else:
            self.read(story, partial(self._arrived, story))

    def _arrived(self, story: ListedStory) -> None:
        if story is not self._wanted:
            return
        if story.state is not None:
            self._show_wanted()
            return
        self._wanted = None
        if self._step:
            self._go(self._step, story)
        else:
            self._port.remark(f"{story.title} cannot be read")

    def _show_wanted(self) -> None:
        story, self._wanted = self._wanted, None
        assert story is not None and story.state is not None
        if not self._step and self._port.view is not None:
            self._port.show_view("")
        self.open, self.reading = story, story.state
        self._shown()

    def _go(self, step: int, since: ListedStory | None = None) -> None:
        """To the next (1) or previous (-1) story, round the end, over those that cannot be read."""
        here = self.listed.index(since or self._wanted or self.open)
        count = len(self.listed)
        others = (self.listed[(here + step * further) % count] for further in range(1, count))
        story = next((one for one in others if not one.problem), None)
        if count < 2:
            self._port.remark("Only one story is open")
        elif story is None or (story is self.open and since is not None):
            self._port.remark("No other story can be read")
        else:
            self._want(story, step)
