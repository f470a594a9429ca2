"""The views that stand in for the article, and what of the article is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories
from newsreader.ui.state import Focus
from newsreader.ui.views import VIEWS, make_view

if TYPE_CHECKING:
    from newsreader.ui.views.view import View

STORIES = "stories"
"""The view that lists the stories."""


class Views:
    """Knows which view is shown; each is made when it is first wanted."""

    def __init__(self, port: ReaderPort, stories: Stories, counting: Counting) -> None:
        self._port = port
        self._counting = counting
        self._stories = stories
        self._made: dict[str, View] = {}
        self.name = ""
        """Of the shown one; empty for none."""
        self.handlers: dict[str, Callable[[], None]] = {
            **{name: partial(self._toggle, name) for name in VIEWS},
            "line-below": lambda: self._select(1),
            "line-above": lambda: self._select(-1),
            "open-line": lambda: self._act(lambda view: view.open()),
            "column-right": lambda: self._act(lambda view: view.select_column(self._count)),
            "column-left": lambda: self._act(lambda view: view.select_column(-self._count)),
            "sort": lambda: self._act(lambda view: view.next_sort()),
            "filter": self._filter,
            "focus": self._next_focus,
        }

    @property
    def _count(self) -> int:
        return self._counting.take() or 1

    def show(self, name: str, *, again: bool = False) -> None:
        """Show a view, from the start or at the line where it was; empty: show the article again. Raises
        KeyError for a name that is not in VIEWS."""
        if name and name not in self._made:
            view = self._made[name] = make_view(name, self._port.palette)
            view.stories = self._stories.listed
        self.name = name
        shown = self._made[name] if name else None
        self._port.stand_in(shown)
        if shown is not None:
            (shown.follow if again else shown.show_reading)(self._stories.reading)
        self._port.focus_main()

    def close(self) -> None:
        """Take back one thing: the words a view shows alone, the view, the search, the focus."""
        port, view, reading = self._port, self._port.view, self._stories.reading
        if view is not None and view.words:
            view.show_words("")
        elif view is not None:
            port.show_view("")
        elif reading.found:
            reading.found = ()
            port.show_version()
        elif reading.focus is not Focus.EVERYTHING:
            reading.focus = Focus.EVERYTHING
            port.show_version()
        else:
            port.article.focus()

    def _toggle(self, name: str) -> None:
        if name == STORIES and self._port.is_above:
            self._port.leave()  # they are in the library
            return
        self._port.show_view("" if self.name == name else name)

    def _filter(self) -> None:
        self._act(lambda view: view.next_filter())
        self._port.show_keys()

    def _act(self, act: Callable[[View], None]) -> None:
        if self._port.view is not None:
            act(self._port.view)

    def _select(self, step: int) -> None:
        view = self._port.view
        if view is not None and not view.select(step * self._count):
            self._port.remark("This is the last line" if step > 0 else "This is the first line")

    def _next_focus(self) -> None:
        port, reading = self._port, self._stories.reading
        if reading.next_focus():
            port.show_version()
            port.remark(f"Shown: {reading.focus}")
        else:
            port.remark("There is nothing else to show")
