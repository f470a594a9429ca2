"""The screen one reads on. It owns the state; its widgets are given it and post messages up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from newsreader.model import Comparison, Story
from newsreader.reports.terminal import safe
from newsreader.ui.article_view import ArticleView, Marks
from newsreader.ui.bars import KeyBar, StatusBar, TitleBar
from newsreader.ui.commands import Pane, bindings
from newsreader.ui.evidence import EvidencePane
from newsreader.ui.lines import LineView
from newsreader.ui.palette import Palette
from newsreader.ui.reading import Place, Reading
from newsreader.ui.versions import VersionsPane


class ReaderScreen(Screen[None]):
    """Versions, article and evidence of the open stories."""

    BINDINGS = bindings(Pane.ANY)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012

    @dataclass
    class Compared(Message):
        """The comparison of a story is there."""

        reading: Reading
        comparison: Comparison

    @dataclass
    class ComparisonFailed(Message):
        """The engine raised an error."""

        reading: Reading
        error: Exception

    @dataclass
    class ThemeWanted(Message):
        """The reader asked for the theme so many steps on."""

        step: int

    def __init__(self, stories: Sequence[Story], palette: Palette, hint: str = "") -> None:
        """`hint` stands in the title bar: such as how to open one's own stories."""
        super().__init__()
        self._readings = [Reading(story) for story in stories]
        self._story = 0
        self._palette = palette
        self._hint = hint

        self._title = TitleBar(palette, id="title")
        self._versions = VersionsPane(palette, id="versions")
        self._article = ArticleView(palette, id="article")
        self._evidence = EvidencePane(palette, id="evidence")
        self._status = StatusBar(palette, id="status")
        self._keys = KeyBar(palette, id="keys")
        self._versions.border_title = "Versions"
        self._evidence.border_title = "Evidence"
        self._show_version()

    # Parts

    def compose(self) -> ComposeResult:
        yield self._title
        with Container(id="body"):
            yield self._versions
            yield self._article
            yield self._evidence
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        self._article.focus()
        self.call_after_refresh(self._compare, self.reading)

    @property
    def reading(self) -> Reading:
        """The open story."""
        return self._readings[self._story]

    def show_palette(self, palette: Palette) -> None:
        """Draw everything in another theme."""
        self._palette = palette
        for view in self.query(LineView):
            view.palette = palette
            view.draw_anew()

    # The comparison

    @work(thread=True, exit_on_error=False, group="compare")
    def _compare(self, reading: Reading) -> None:
        if reading.comparison is not None:
            return
        from newsreader.compare import compare

        try:
            comparison = compare(reading.story)
        except Exception as error:
            self.post_message(self.ComparisonFailed(reading, error))
        else:
            self.post_message(self.Compared(reading, comparison))

    @on(Compared)
    def _take_comparison(self, message: Compared) -> None:
        message.reading.comparison = message.comparison
        if message.reading is self.reading:
            self._show_version()

    @on(ComparisonFailed)
    def _report_failure(self, message: ComparisonFailed) -> None:
        message.reading.failure = f"{type(message.error).__name__}: {message.error}"
        cause = safe(message.reading.failure)
        self.notify(
            f"The versions could not be compared: {cause}. The articles can still be read.",
            severity="error",
            markup=False,
        )
        self._show_place()

    # Showing

    def _show_version(self) -> None:
        """Everything that changes with the version."""
        reading = self.reading
        article = reading.article
        title = safe(article.headline or reading.story.version_name(reading.place.version))
        self._article.border_title = Content(title)
        others = len(reading.story.versions) - 1
        self._article.show_article(article, others, self._marks, reading.place.sentence)
        self._versions.show_reading(reading)
        self._show_place()

    def _show_place(self) -> None:
        """Everything that changes with the sentence."""
        reading = self.reading
        self._article.cursor = reading.place.sentence
        self._evidence.show_reading(reading)
        self._title.show_title(reading, self._remarks())
        self._status.show_status(reading)

    def _remarks(self) -> list[str]:
        count = len(self._readings)
        stories = [f"story {self._story + 1} of {count}"] if count > 1 else []
        return [*stories, self._hint] if self._hint else stories

    def _marks(self, sentence: int) -> Marks:
        comparison, version = self.reading.comparison, self.reading.place.version
        if comparison is None:
            return Marks()
        row = comparison.judgements[version][sentence]
        others = tuple(
            judgement.verdict if judgement else None
            for other, judgement in enumerate(row)
            if other != version
        )
        conflict = any(judgement.conflicts for judgement in row if judgement)
        return Marks(comparison.colour(version, sentence), others, conflict)

    def _moved(self, changed: bool) -> None:
        if changed:
            self._show_place()

    def _leafed(self, before: Place, changed: bool) -> None:
        if changed and self.reading.place.version != before.version:
            self._show_version()
        else:
            self._moved(changed)

    # Moving: actions named after the commands

    def action_next_sentence(self) -> None:
        self._moved(self.reading.move(1))

    def action_previous_sentence(self) -> None:
        self._moved(self.reading.move(-1))

    def action_next_paragraph(self) -> None:
        self._moved(self.reading.move_paragraph(1))

    def action_previous_paragraph(self) -> None:
        self._moved(self.reading.move_paragraph(-1))

    def action_next_omitted(self) -> None:
        self._to_omitted(1)

    def action_previous_omitted(self) -> None:
        self._to_omitted(-1)

    def _to_omitted(self, step: int) -> None:
        if self.reading.move_to_omitted(step):
            self._show_place()
        else:
            self._remark(f"No omitted sentence {'further down' if step > 0 else 'further up'}")

    def action_page_down(self) -> None:
        self._moved(self.reading.go_to(self._article.page(1)))

    def action_page_up(self) -> None:
        self._moved(self.reading.go_to(self._article.page(-1)))

    def action_first_sentence(self) -> None:
        self._moved(self.reading.go_to(0))

    def action_last_sentence(self) -> None:
        self._moved(self.reading.go_to(len(self.reading.article.sentences) - 1))

    # Versions and stories

    def action_next_version(self) -> None:
        self._leafed(self.reading.place, self.reading.leaf(1))

    def action_previous_version(self) -> None:
        self._leafed(self.reading.place, self.reading.leaf(-1))

    action_version_below = action_next_version
    action_version_above = action_previous_version

    def action_read_version(self) -> None:
        self._article.focus()

    def action_next_story(self) -> None:
        self._open_story(1)

    def action_previous_story(self) -> None:
        self._open_story(-1)

    def _open_story(self, step: int) -> None:
        if len(self._readings) < 2:
            self._remark("Only one story is open")
            return
        self._story = (self._story + step) % len(self._readings)
        self._show_version()
        self._compare(self.reading)

    # Matches

    def action_counterpart(self) -> None:
        self._follow(self._evidence.selected)

    def action_go_to_match(self) -> None:
        self._follow(self._evidence.selected)
        self._article.focus()

    def _follow(self, match: Place | None) -> None:
        if match is None:
            self._remark("No other version has this sentence")
        else:
            self._leafed(self.reading.place, self.reading.follow(match.version, match.sentence))

    def action_match_below(self) -> None:
        self._evidence.select(1)

    def action_match_above(self) -> None:
        self._evidence.select(-1)

    def action_back(self) -> None:
        before = self.reading.place
        if self.reading.back():
            self._leafed(before, True)
        else:
            self._remark("Nothing to go back to")

    # Program

    def action_next_pane(self) -> None:
        self._focus_pane(1)

    def action_previous_pane(self) -> None:
        self._focus_pane(-1)

    def _focus_pane(self, step: int) -> None:
        panes = list(self._visible_panes())
        here = panes.index(self.focused) if self.focused in panes else 0
        panes[(here + step) % len(panes)].focus()

    def _visible_panes(self) -> Iterator[Widget]:
        for pane in (self._versions, self._article, self._evidence):
            if pane.display:
                yield pane

    def action_next_theme(self) -> None:
        self.post_message(self.ThemeWanted(1))

    def action_help(self) -> None:
        from newsreader.ui.help import HelpScreen

        self.app.push_screen(HelpScreen(self._palette))

    def action_command_palette(self) -> None:
        self.app.action_command_palette()

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        self.app.exit()

    def _remark(self, text: str) -> None:
        self._status.show_remark(text)

    # The mouse

    @on(LineView.Clicked)
    async def _take_click(self, message: LineView.Clicked) -> None:
        target, before = message.target, self.reading.place
        if message.view is self._article and isinstance(target, int):
            self._moved(self.reading.go_to(target))
        elif message.view is self._versions and isinstance(target, int):
            self._leafed(before, self.reading.open_version(target))
        elif isinstance(target, Place):
            self._follow(target)
        elif isinstance(target, str):
            await self.run_action(target)

    def on_descendant_focus(self) -> None:
        self._keys.show_keys(self._pane_of(self.focused))

    def _pane_of(self, widget: Widget | None) -> Pane:
        return {"versions": Pane.VERSIONS, "evidence": Pane.EVIDENCE}.get(
            (widget and widget.id) or "", Pane.ARTICLE
        )
