"""The screen one reads on: what its panes show of the open story, and who takes what happens."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on

from newsreader.model import Place, Story
from newsreader.settings.config import Config
from newsreader.text.bare import versions_named
from newsreader.ui import messages
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import DEFAULT_KEYS, Keys, Pane
from newsreader.ui.controllers.comparing import Compare, Comparing
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.keyboard import Keyboard
from newsreader.ui.controllers.stories import ReadStory, Stories
from newsreader.ui.controllers.views import STORIES, Views
from newsreader.ui.memory import Memory
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.panes import PanedScreen
from newsreader.ui.state import StoryState

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType
    from newsreader.sources import Beginning, StorySummary
    from newsreader.ui.controllers.noting import Noting
    from newsreader.ui.controllers.running import Runner


TO_SEND = 0.004
"""Seconds that the first frame has for itself: it is sent in a thread of its own."""


class ReaderScreen(PanedScreen):
    """Versions, article and evidence of the open story, and the views: the port of the controllers."""

    BINDINGS = bindings(None)

    def __init__(
        self,
        beginning: Beginning,
        read: ReadStory,
        compare: Compare,
        palette: Palette,
        config: Config,
        memory: Memory,
        open_library: Callable[[], StorageType],
        keys: Keys = DEFAULT_KEYS,
        hint: str = "",
        message_log: MessageLog | None = None,
    ) -> None:
        """`read` and `compare` are called in threads, `open_library` when the first frame is painted; `keys`
        are shown, not bound; `hint` stands in the title bar, such as how to open other stories."""
        super().__init__(palette, config, keys, message_log or MessageLog())
        self._config = config
        self._memory = memory
        self._open_library = open_library
        self.stories = Stories(self, beginning, read, self._begun, self._story_shown)
        self.comparing = Comparing(self, compare)
        self._counting = Counting(self)
        self._keyboard = Keyboard(self, self._counting)
        self.show_keys = self._keyboard.show
        self._views = Views(self, self.stories, self._counting)
        self._hint = hint
        self.show_version()

    @cached_property
    def noting(self) -> Noting:
        """What there is to do with notes; made when the first frame is painted."""
        from newsreader.ui.controllers.noting import Noting

        return Noting(self, self.stories, self._open_library(), self._config)

    @cached_property
    def runner(self) -> Runner:
        """What carries out commands, and where they are typed; made when the first frame is painted."""
        from newsreader.ui.controllers.running import Runner
        from newsreader.ui.widgets.prompt import Prompt

        self.place_below(Prompt(id="prompt"))
        return Runner(
            self,
            self.stories,
            self._views,
            self.noting,
            self._counting,
            self._memory,
            self._config,
            self.bound,
            self.comparing,
        )

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        self.keep_unfinished()

    def keep_unfinished(self) -> None:
        """The program ends, perhaps before anything was done. From any thread."""
        if "noting" in vars(self):
            self.noting.leave()
        if "runner" in vars(self):
            self.runner.searching.leave()

    async def _begin(self) -> None:
        """What can wait until the first frame is painted, and has been sent to the terminal."""
        await sleep(TO_SEND)
        if not self.is_attached:
            return  # the program has ended meanwhile
        from newsreader.ui.controllers.notebook import LOOK_EVERY

        self._story_begun()
        self.set_interval(LOOK_EVERY, self.noting.notebook.look_elsewhere)
        self.show_tour(wanted=self._memory.is_first_run)
        self.runner.begin()
        if view := self._memory.last_view(self.reading.story):
            self.show_view(view)

    @on(events.DescendantFocus)
    @on(messages.KeysChanged)
    def _keys_changed(self) -> None:
        self.show_keys()

    def on_key(self, event: events.Key) -> None:
        self._keyboard.take(event)

    def show_palette(self, palette: Palette) -> None:
        super().show_palette(palette)
        self.show_place()

    # What is read

    @property
    def reading(self) -> StoryState:
        """The story on the screen."""
        return self.stories.reading

    @property
    def opened(self) -> Iterable[StoryState]:
        """All stories that were read so far."""
        return self.stories.opened

    @property
    def pane(self) -> Pane:
        """What has the keyboard."""
        pane = getattr(self.focused, "PANE", None)
        return pane if isinstance(pane, Pane) else self.noting.pane or Pane.ARTICLE

    def add_stories(self, summaries: Iterable[StorySummary]) -> None:
        """List more stories, behind the others; the one on the screen stays."""
        self.stories.add(summaries)
        self.show_version()

    def _begun(self, story: Story) -> StoryState:
        """A story at the place where its reader left it."""
        reading = self._memory.restored(StoryState(story, self._config.unsure))
        reading.read_against(versions_named(story, self._config.against) or None)
        return reading

    def _story_shown(self) -> None:
        """Another story is open."""
        self.noting.leave_story()
        self.show_version()
        self._story_begun()

    def _story_begun(self) -> None:
        self.comparing.begin(self.reading)
        self.noting.notebook.open(self.reading)

    # Showing

    def show_version(self) -> None:
        """Show everything that changes with the version, or with what it is read against."""
        reading = self.reading
        self.show_title()
        self.article.show_reading(reading)
        self.versions.show_reading(reading)
        if self.view is not None:
            self.view.follow(reading)
        self.show_place()
        if self.is_attached:
            self.show_keys()

    def show_title(self) -> None:
        """Show the story, and what is to be said of it, in the title bar."""
        count = len(self.stories.listed)
        remarks = [f"story {self.stories.number + 1} of {count}"] if count > 1 else []
        if self.reading.changed:
            remarks.append(f"changed: {self.key('reload')} reads anew")
        self.title_bar.show_title(self.reading, [*remarks, self._hint] if self._hint else remarks)

    def show_place(self) -> None:
        """Show everything that changes with the sentence."""
        reading = self.reading
        self.article.cursor = reading.place.sentence
        self.evidence.show_reading(reading)
        self.status.show_status(reading)
        self.keep_place()

    def show_move(self, before: Place) -> None:
        """Show where the reader is, after a move from somewhere."""
        if self.reading.place.version != before.version:
            self.show_version()
        elif self.reading.place != before:
            self.show_place()

    def show_view(self, name: str, *, again: bool = False) -> None:
        """Show a view in place of the article and the evidence, from the start or where it was; empty: show
        these again."""
        self._views.show(name, again=again)
        if name:
            self.noting.view_shown()
            self.show_stories()
        self.keep_place()

    def show_stories(self) -> None:
        """The list of stories, if it is shown, tells of each that was read what came of its comparison."""
        if self.view is not None and self._views.name == STORIES:
            self.view.follow(self.reading)
            self.comparing.begin_next()

    def keep_place(self) -> None:
        """Remember where the reader is, and their bookmarks, for the next start."""
        self._memory.keep(self.stories.open.key, self.reading, self._views.name)

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; the command `back` returns."""
        self.runner.jumping.open_place(place)

    @on(messages.Compared)
    def _take_comparison(self, message: messages.Compared) -> None:
        comparison = self.comparing.take(message)
        if comparison is not None:
            self.noting.notebook.take_comparison(message.reading, comparison)
            self.begin_at_conflict(message.reading, wanted=self._memory.is_first_run)
        if message.reading is self.reading:
            self.show_version()
        self.show_stories()

    @on(messages.NotesRead)
    def _take_notes(self, message: messages.NotesRead) -> None:
        if self.is_attached:
            self.noting.notebook.take(message)

    @on(messages.Answered)
    def _take_answer(self, message: messages.Answered) -> None:
        if self.is_attached:
            message.take()

    @on(messages.ChangedElsewhere)
    def _take_changes(self, message: messages.ChangedElsewhere) -> None:
        self.noting.notebook.take_changes(message)

    @on(messages.Finished)
    def _take_finished(self, message: messages.Finished) -> None:
        message.then()

    # What the panes and views tell

    def action_run(self, command: str) -> None:
        """Carry out a command of the registry."""
        self.runner.run(command)

    @on(messages.Clicked)
    def _take_click(self, message: messages.Clicked) -> None:
        self.runner.take_click(message.pane, message.target)

    @on(messages.Dragged)
    def _drag(self, message: messages.Dragged) -> None:
        self.noting.marker.drag(message.pressed, message.here)

    @on(messages.PlaceChosen)
    def _go_to_place(self, message: messages.PlaceChosen) -> None:
        self.open_place(message.place)

    @on(messages.EntryChosen)
    def _go_to_entry(self, message: messages.EntryChosen) -> None:
        self.noting.attaching.choose(message.entry)

    @on(messages.StoryChosen)
    def _choose_story(self, message: messages.StoryChosen) -> None:
        self.stories.choose(message.story)
