"""Going back to where one was, in the article or in a view, and to places with a bookmark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.model import Place
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.views import Views
from newsreader.ui.jumps import Stop
from newsreader.ui.widgets.prompt import Asking

BEFORE = "'"
"""The name of the place before the last jump, among the letters of bookmarks."""


class Jumping:
    """Follows what was chosen, and finds the way back."""

    def __init__(self, port: ReaderPort, views: Views, counting: Counting) -> None:
        self._port = port
        self._views = views
        self._counting = counting
        self.handlers: dict[str, Callable[[], None]] = {
            "back": partial(self._travel, -1, followed=True),
            "older-place": partial(self._travel, -1),
            "newer-place": partial(self._travel, 1),
            "set-bookmark": self._ask_to_set,
            "go-to-bookmark": self._ask_to_go,
        }

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; `back` returns, be it to the view that is shown."""
        port = self._port
        before, view = port.reading.place, self._views.name
        if view:
            port.show_view("")
        port.reading.follow(place, view)
        port.show_move(before)
        port.set_focus(port.article)

    def _travel(self, step: int, *, followed: bool = False) -> None:
        port, reading = self._port, self._port.reading
        before, stop = reading.place, None
        for _ in range(self._counting.take() or 1):
            further = reading.travel(step, followed=followed)
            if further is None:
                break
            stop = further
        if stop is None:
            port.remark("Nothing to go back to" if step < 0 else "Nothing to go forward to")
            return
        self._show(before, stop)

    def _show(self, before: Place, stop: Stop) -> None:
        port = self._port
        if self._views.name != stop.view:
            if stop.view:
                port.show_view(stop.view, again=True)
            else:
                port.show_view("")
        port.show_move(before)

    # Bookmarks

    def _ask_to_set(self) -> None:
        self._port.ask(
            "A letter to remember this sentence by", self._set, how=Asking("remember", one_key=True)
        )

    def _set(self, letter: str | None) -> None:
        if not letter:
            return
        if not letter.isalnum():
            self._port.remark("A bookmark is a letter or a digit")
            return
        self._port.reading.bookmarks[letter] = self._port.reading.place
        self._port.remark(f"Bookmark {letter}: {self._port.key('go-to-bookmark')}{letter} comes back here")
        self._port.keep_place()

    def _ask_to_go(self) -> None:
        known = ", ".join(sorted(self._port.reading.bookmarks))
        question = f"Go to which bookmark: {known}" if known else "Go to which bookmark: there is none yet"
        how = Asking("go there", one_key=True)
        self._port.ask(f"{question}; {BEFORE} is where you were before", self._go, how=how)

    def _go(self, letter: str | None) -> None:
        port, reading = self._port, self._port.reading
        if letter == BEFORE:
            self._travel(-1)
        elif letter:
            place = reading.bookmarks.get(letter)
            if place is None:
                port.remark(f"There is no bookmark {letter}")
                return
            self.open_place(place)
