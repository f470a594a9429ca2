"""The screen one reads on. It owns the state; its widgets are given it and post messages up."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from newsreader.model import Comparison, Place, Span, Story
from newsreader.settings.config import Config
from newsreader.text.bare import bare, bare_story
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import DEFAULT_KEYS, Keys, Pane, key_cap
from newsreader.ui.controllers.comparing import Comparing
from newsreader.ui.memory import Memory
from newsreader.ui.palette import Palette
from newsreader.ui.state import Reading
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.bars import KeyBar, StatusBar, TitleBar
from newsreader.ui.widgets.evidence import EvidencePane
from newsreader.ui.widgets.lines import LineView
from newsreader.ui.widgets.versions import VersionsPane

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import Read
    from newsreader.annotations.store import LibraryError, StorageType
    from newsreader.ui.controllers.noting import Noting
    from newsreader.ui.controllers.running import Runner
    from newsreader.ui.messages import EntryChosen
    from newsreader.ui.views.view import View

WIDE = 100
"""Cells from which on the panes stand side by side."""
ROOMY = 120
"""Cells from which on the side panes have all the width they are set to."""


STORIES = "stories"
"""The view that lists the open stories."""


class ReaderScreen(Screen[None]):
    """Versions, article and evidence of the open stories, and the views."""

    AUTO_FOCUS = "#article"
    BINDINGS = bindings(None)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012

    @dataclass
    class Compared(Message):
        """The comparison of a story is there, or there will be none."""

        reading: Reading
        result: Comparison | Exception

    @dataclass
    class Searched(Message):
        """The search in a version is done."""

        place: Place
        hits: tuple[Span, ...]
        fault: str = ""
        """Why it could not be done."""

    @dataclass
    class NotesRead(Message):
        """The notes on a story were read from the library, or cannot be."""

        reading: Reading
        result: Read | LibraryError

    @dataclass
    class ThemeWanted(Message):
        """The reader asked for a theme by its name, or for the next one."""

        name: str = ""

    @dataclass
    class ThemeChoiceWanted(Message):
        """The reader wants to choose among the themes."""

    def __init__(
        self,
        stories: Sequence[Story],
        palette: Palette,
        config: Config,
        memory: Memory,
        open_library: Callable[[], StorageType],
        keys: Keys = DEFAULT_KEYS,
        hint: str = "",
    ) -> None:
        """`open_library` is asked when the first frame is painted; `keys` are shown, not bound; `hint` stands
        in the title bar, such as how to open other stories."""
        super().__init__()
        self._config = config
        self._memory = memory
        self.readings = list(map(self._begun, stories))
        self.story = memory.last_story(stories)
        """Index of the open one."""
        self.palette = palette
        self.bound = keys
        self.view: View | None = None
        """What stands in for the article and the evidence."""
        self.view_name = ""
        self.pane_widths = [config.versions.width, config.evidence.width]
        self._hint = hint
        self.comparing = Comparing(self)
        self._open_library = open_library

        self.title_bar = TitleBar(palette, id="title")
        self.versions = VersionsPane(palette, id="versions")
        self.article = ArticleView(palette, config.text, id="article")
        self.evidence = EvidencePane(palette, id="evidence")
        self.status = StatusBar(palette, id="status")
        self.keys = KeyBar(palette, keys, id="keys")
        self.versions.border_title = "Versions"
        self.evidence.border_title = "Evidence"
        self.versions.set_class(not config.versions.show, "-hidden")
        self.evidence.set_class(not config.evidence.show, "-hidden")
        self.show_version()

    # Parts

    def compose(self) -> ComposeResult:
        yield self.title_bar
        with Container(id="body"):
            yield self.versions
            yield self.article
            yield self.evidence
        yield self.status
        yield self.keys

    @cached_property
    def noting(self) -> Noting:
        """What there is to do with notes; made when it is first needed."""
        from newsreader.ui.controllers.noting import Noting

        return Noting(self, self._open_library(), self._config.author)

    @cached_property
    def _runner(self) -> Runner:
        from newsreader.ui.controllers.running import Runner

        return Runner(self)

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        self.noting.leave()

    def _begin(self) -> None:
        """What can wait until the first frame is painted."""
        from newsreader.ui.controllers.noting import LOOK_EVERY
        from newsreader.ui.widgets.prompt import Prompt

        gc.freeze()
        gc.set_threshold(100_000)  # a key makes thousands of small things, and next to no garbage
        gc.enable()
        self.mount(Prompt(id="prompt"), before=self.status)
        self.comparing.begin(self.reading)
        self.noting.open(self.reading)
        self.set_interval(LOOK_EVERY, self.noting.look_elsewhere)
        view = self._memory.last_view(self.reading.story)
        if view:
            self.show_view(view)

    def on_resize(self, event: events.Resize) -> None:
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Give the side panes their widths, less in a terminal that is not roomy; stacked they take all."""
        for pane, cells in zip((self.versions, self.evidence), self.pane_widths, strict=True):
            pane.styles.width = min(cells, cells * width // ROOMY) if width >= WIDE else "100%"

    @property
    def reading(self) -> Reading:
        """The open story."""
        return self.readings[self.story]

    @property
    def pane(self) -> Pane:
        """What has the keyboard."""
        if self.focused is self.article:
            return Pane.ARTICLE
        if self.view is not None and self.focused is self.view:
            return Pane.LIST
        if self.focused is self.versions:
            return Pane.VERSIONS
        if self.noting.pane is not None:
            return self.noting.pane
        return Pane.EVIDENCE if self.focused is self.evidence else Pane.ARTICLE

    def show_palette(self, palette: Palette) -> None:
        """Draw everything in another theme."""
        self.palette = palette
        for view in self.query(LineView):
            view.palette = palette
            view.draw_anew()
            view.refresh()
        self.show_place()

    def add_stories(self, stories: Sequence[Story]) -> None:
        """Open more stories, behind the others; the one on the screen stays."""
        self.readings += map(self._begun, stories)
        self.show_version()
        self._compare_listed()

    def _begun(self, story: Story) -> Reading:
        """A story at the place where its reader left it."""
        reading = self._memory.restored(Reading(story, self._config.unsure))
        against = [bare(name).text for name in self._config.against]
        reading.read_against(bare_story(story).versions_named(against) or None)
        return reading

    # The comparison

    @on(Compared)
    def _take_comparison(self, message: Compared) -> None:
        reading, result = message.reading, message.result
        if isinstance(result, Exception):
            reading.failure = failure = f"{type(result).__name__}: {result}"
            whose = "" if reading is self.reading else f" of {reading.story.title}"
            self.warn(f"The versions{whose} could not be compared: {failure}. They can still be read.")
        else:
            self.noting.take_comparison(reading, result)
        self.comparing.ended(reading)
        if reading is self.reading:
            self.show_version()
        self._compare_listed()

    def _compare_listed(self) -> None:
        """The list of stories tells of each what came of its comparison."""
        if self.view is not None and self.view_name == STORIES:
            self.view.follow(self.reading)
            self.comparing.begin_next()

    # Showing

    def show_version(self) -> None:
        """Show everything that changes with the version, or with what it is read against."""
        reading = self.reading
        title = safe(reading.article.headline or reading.story.version_name(reading.place.version))
        self.article.border_title = Content(title)
        count = len(self.readings)
        stories = [f"story {self.story + 1} of {count}"] if count > 1 else []
        self.title_bar.show_title(reading, [*stories, self._hint] if self._hint else stories)
        self.article.show_reading(reading)
        self.versions.show_reading(reading)
        if self.view is not None:
            self.view.follow(reading)
        self.show_place()

    def show_place(self) -> None:
        """Show everything that changes with the sentence."""
        reading = self.reading
        self.article.cursor = reading.place.sentence
        self.evidence.show_reading(reading)
        self.status.show_status(reading)
        self._memory.keep(reading, self.view_name)

    def show_move(self, before: Place) -> None:
        """Show where the reader is, after a move from somewhere."""
        if self.reading.place.version != before.version:
            self.show_version()
        elif self.reading.place != before:
            self.show_place()

    def open_story(self, story: int) -> None:
        """Show another of the open stories, round the end."""
        self.story = story % len(self.readings)
        self.show_version()
        self.comparing.begin(self.reading)
        self.noting.open(self.reading)

    def show_view(self, name: str) -> None:
        """Show a view in place of the article and the evidence; empty: show these again."""
        from newsreader.ui.views import make_view
        from newsreader.ui.views.view import View

        self.view_name = name
        self.set_class(bool(name), "-view")
        for view in self.query(View):
            view.display = False
        if name:
            made = self.query(f"#view-{name}")
            self.view = made.first(View) if made else make_view(name, self.palette)
            if not made:
                self.query_one("#body").mount(self.view)
            self.view.display = True
            self.view.show_reading(self.reading)
            self.view.focus()
            self.noting.view_shown()
            self._compare_listed()
        else:
            self.view = None
            self.article.focus()
        self._memory.keep(self.reading, name)

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

    # Notes

    @work(thread=True, exit_on_error=False, group="notes")
    def read_notes(self, reading: Reading) -> None:
        """Read the notes on a story from the library; they come by a message."""
        self.post_message(self.NotesRead(reading, self.noting.read(reading)))

    @on(NotesRead)
    def _take_notes(self, message: NotesRead) -> None:
        self.noting.take_notes(message.reading, message.result)

    def on_entry_chosen(self, message: EntryChosen) -> None:
        self.noting.choose(message.entry)

    @on(ArticleView.Dragged)
    def _drag(self, message: ArticleView.Dragged) -> None:
        self.noting.marker.drag(message.pressed, message.here)

    # Asking

    def ask(
        self, question: str, done: Callable[[str | None], None], changed: Callable[[str], None] | None = None
    ) -> None:
        """Ask for a line of text at the foot of the screen. None is given for no answer."""
        from newsreader.ui.widgets.prompt import Prompt

        def closed(answer: str | None) -> None:
            (self.view or self.article).focus()
            done(answer)

        self.query_one(Prompt).ask(question, closed, changed)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def search(self, wanted: str) -> None:
        """Search in the version on the screen; the hits come by a message."""
        from newsreader.text.matching import BadPattern, find

        place = self.reading.place
        try:
            message = self.Searched(place, find(self.reading.article.text, wanted))
        except BadPattern as fault:
            message = self.Searched(place, (), str(fault))
        self.post_message(message)

    @on(Searched)
    def _take_hits(self, message: Searched) -> None:
        if message.place.version == self.reading.place.version:
            self.reading.hits = message.hits
            self.article.show_reading(self.reading)
            self.status.show_status(self.reading)
            if message.fault:
                self.remark(message.fault)

    # Commands and the mouse

    def action_run(self, command: str) -> None:
        """Carry out a command of the registry."""
        self._runner.run(command)

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; the command `back` returns."""
        self._runner.open_place(place)

    def on_view_opened(self, message: View.Opened) -> None:
        self.open_place(message.place)

    def on_view_story_chosen(self, message: View.StoryChosen) -> None:
        self.show_view("")
        self.open_story(message.story)

    @on(LineView.Clicked)
    def _take_click(self, message: LineView.Clicked) -> None:
        self._runner.take_click(message.view, message.target)

    def on_descendant_focus(self) -> None:
        self.keys.show_keys(self.pane)
