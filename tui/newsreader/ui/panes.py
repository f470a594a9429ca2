"""The panes and bars of the screen one reads on: where they stand, and what is said in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from newsreader.settings.config import Config
from newsreader.text.terminal import safe
from newsreader.ui.commands import Keys
from newsreader.ui.message_log import MessageLog
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.talking import ROOMY, WIDE, TalkingScreen
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.bars import KeyBar, StatusBar, TitleBar
from newsreader.ui.widgets.evidence import EvidencePane
from newsreader.ui.widgets.versions import VersionsPane

if TYPE_CHECKING:
    from newsreader.ui.views.view import View
    from newsreader.ui.widgets.tour import Tour


class PanedScreen(TalkingScreen):
    """Versions, article and evidence between the bars; a view may stand in for the last two."""

    AUTO_FOCUS = "#article"
    status: StatusBar

    def __init__(self, palette: Palette, config: Config, keys: Keys, message_log: MessageLog) -> None:
        super().__init__(palette, keys, message_log)
        self.pane_widths = [config.versions.width, config.evidence.width]
        """Cells of the versions and of the evidence, where there is room."""
        self.view: View | None = None
        """What stands in for the article and the evidence."""
        self._tour: Tour | None = None

        self.title_bar = TitleBar(palette, id="title")
        self.body = Container(id="body")
        self.versions = VersionsPane(palette, id="versions")
        self.article = ArticleView(palette, config.text, id="article")
        self.evidence = EvidencePane(palette, id="evidence")
        self.status = StatusBar(palette, keys, id="status")
        self.keys = KeyBar(palette, keys, id="keys")
        self.versions.border_title = "Versions"
        self.evidence.border_title = "Evidence"
        self.versions.set_class(not config.versions.show, "-hidden")
        self.evidence.set_class(not config.evidence.show, "-hidden")

    def compose(self) -> ComposeResult:
        yield self.title_bar
        with self.body:
            yield self.versions
            yield self.article
            yield self.evidence
        yield self.status
        yield self.keys

    def on_resize(self, event: events.Resize) -> None:
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Give the side panes their widths, less in a terminal that is not roomy; stacked they take all."""
        for pane, cells in zip((self.versions, self.evidence), self.pane_widths, strict=True):
            pane.styles.width = min(cells, cells * width // ROOMY) if width >= WIDE else "100%"

    def show_tour(self, *, wanted: bool) -> None:
        """Show the tour, if it is wanted and there is room for it, until a key is pressed."""
        if not wanted:
            return
        from newsreader.ui.widgets.tour import Tour, has_room  # once in a lifetime

        if has_room(self.size, stacked=self.size.width < WIDE):
            self._tour = Tour(self.palette, self.key, id="tour")
            self.place_below(self._tour)

    def begin_at_conflict(self, reading: StoryState, *, wanted: bool) -> None:
        """If it is wanted, go to where the tour begins in a story that was compared."""
        if wanted:
            from newsreader.ui.widgets.tour import begin_at_conflict

            begin_at_conflict(reading)

    @on(events.Key)
    def _end_tour(self) -> None:
        if self._tour is not None:
            self._tour.remove()
            self._tour = None

    def make_room(self, needed: bool) -> None:
        """In a small terminal, hide what is not needed while one writes."""
        self.body.set_class(needed, "-noting")

    def stand_in(self, view: View | None) -> None:
        """Let a view stand in for the article and the evidence, or nothing."""
        self.view = view
        self.set_class(view is not None, "-view")
        for child in self.body.children:
            if child not in (self.versions, self.article, self.evidence):
                child.display = child is view
        if view is not None and view.parent is None:
            self.body.mount(view)

    def focus_main(self) -> None:
        """Give the keyboard to the view, or if there is none to the article."""
        self.set_focus(self.view or self.article)

    def hint(self, text: str) -> None:
        """Say below the article what it waits for; empty: nothing."""
        self.article.border_subtitle = Content(safe(text))
