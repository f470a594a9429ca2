"""Which list of the library is shown, and its pages: read in threads, anew when the library changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import partial

from newsreader.library import LibraryError
from newsreader.records import dataclass
from newsreader.ui.library.looks import Beginning, Look, Row, StoriesLook
from newsreader.ui.library.pages import SIZE, Pages
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import Finished

AHEAD = 25
"""Rows behind the cursor from which on the next page is read."""
_ALL_ANEW = 20
"""Pages up to which a list is read anew from its beginning, so that the cursor keeps its row."""


@dataclass(eq=False, slots=True)
class Shown:
    """A look, as far as it was read, and where its reader is."""

    look: Look
    pages: Pages[Row] = field(default_factory=Pages)
    selected: int = 0

    @property
    def place_in_words(self) -> str:
        """Such as "3 of 1,204", headings left out."""
        headings = [number for number, row in self.pages.held if row.heading]
        count = len(self.pages) - len(headings)
        here = self.selected + 1 - sum(number < self.selected for number in headings)
        if not count:
            return ""
        return f"{here:,} of {count:,}" + ("" if self.pages.is_whole else " and more")


class Listing:
    """The list on the screen, and those that one came from."""

    def __init__(self, port: LibraryPort, beginning: Beginning, shown: Callable[[], None]) -> None:
        """`shown` is called when another list, or row, is shown."""
        self._port = port
        self._shown = shown
        first = Shown(beginning.look)
        first.pages.take(0, beginning.page)
        self._stack = [first]
        self.chosen: dict[tuple[int, int], Row] = {}
        """What the reader has chosen, by keys of rows."""
        self._reading: set[tuple[Shown, int]] = set()
        """The pages that are being read."""
        self._walk = 0
        """Which way to a far row is the newest."""

    @property
    def top(self) -> Shown:
        """The list on the screen."""
        return self._stack[-1]

    @property
    def is_first(self) -> bool:
        """Whether there is no list to go back to."""
        return len(self._stack) == 1

    def show(self) -> None:
        """Draw the list as it is now."""
        top = self.top
        self._port.list.is_awaited = not len(top.pages) and not top.pages.is_whole
        self._port.list.show(top.look, top.pages, top.selected, frozenset(self.chosen))
        self._shown()

    def open(self, look: Look) -> None:
        """Show another list, from which one can go back."""
        self.top.selected = self._port.list.selected
        self._stack.append(Shown(look))
        self.show()
        self.want(0)

    def replace(self, look: Look) -> None:
        """Show another list in place of this one."""
        self._stack[-1] = Shown(look)
        self.show()
        self.want(0)

    def back(self) -> bool:
        """Show the list before; whether there is one."""
        if self.is_first:
            return False
        self._stack.pop()
        self.show()
        self.refresh()
        return True

    def go_home(self, look: Look) -> None:
        """Show a list from which there is no way back."""
        del self._stack[1:]
        self.replace(look)

    def moved(self) -> None:
        """The cursor was moved: read on, if need be."""
        top = self.top
        self._walk += 1
        top.selected = self._port.list.selected
        following = top.pages.following
        if following is not None and top.selected + AHEAD >= len(top.pages):
            self.want(following)
        self._shown()

    def want(self, page: int) -> None:
        """Read a page, unless that is under way."""
        top = self.top
        asked = (top, page)
        if asked not in self._reading:
            self._reading.add(asked)
            self._port.in_thread(partial(self._read, top, page), "library")

    def _read(self, shown: Shown, number: int) -> Finished:
        try:
            page = shown.look.page(self._port.library, shown.pages.start(number))
        except LibraryError as error:
            return Finished(partial(self._failed, shown, number, str(error)))

        def take() -> None:
            self._reading.discard((shown, number))
            shown.pages.take(number, page)
            if shown is self.top:
                self.show()

        return Finished(take)

    def _failed(self, shown: Shown, number: int, why: str) -> None:
        self._reading.discard((shown, number))
        self._port.warn(why)

    def refresh(self) -> None:
        """Read the list anew: the cursor stays on its row, wherever that is now."""
        top = self.top
        self._port.in_thread(partial(self._read_anew, top, top.selected), "anew", latest=True)

    def _read_anew(self, shown: Shown, selected: int) -> Finished:
        row = shown.pages.row(selected)
        last = selected // SIZE
        if last >= _ALL_ANEW:
            return Finished(partial(self._forget, shown))
        pages: Pages[Row] = Pages()
        try:
            for number in range(last + 2):
                if not pages.is_whole:
                    pages.take(number, shown.look.page(self._port.library, pages.start(number)))
        except LibraryError as error:
            return Finished(partial(self._port.warn, str(error)))
        found = [number for number, one in pages.held if row is not None and one.key == row.key]

        def take() -> None:
            moved = shown.selected - selected
            shown.pages = pages
            shown.selected = max(min((found[0] if found else selected) + moved, len(pages) - 1), 0)
            if shown is self.top:
                self.show()

        return Finished(take)

    def _forget(self, shown: Shown) -> None:
        shown.pages.forget()
        if shown is self.top:
            self.show()

    def go_to(self, number: int | None) -> None:
        """Move to a row by its number from 0, or to the last one, however far that is."""
        top = self.top
        if top.pages.is_whole or (number is not None and number < len(top.pages)):
            self._port.list.select(len(top.pages) - 1 if number is None else number)
            self.moved()
            return
        self._walk += 1
        self._port.remark("Going there …")
        self._port.in_thread(partial(self._go_on, top, number, self._walk), "walk", latest=True)

    def _go_on(self, shown: Shown, number: int | None, walk: int) -> Finished:
        """Reads pages until a row is known, or all are, or the reader goes elsewhere."""
        following, pages = shown.pages.following, shown.pages.copy()
        try:
            while following is not None and walk == self._walk and (number is None or number >= len(pages)):
                page = shown.look.page(self._port.library, pages.start(following), passed=True)
                pages.take(following, page, passed=True)
                following = pages.following
        except LibraryError as error:
            return Finished(partial(self._port.warn, str(error)))

        def take() -> None:
            if walk == self._walk and shown is self.top:
                shown.pages = pages
                shown.selected = max(len(pages) - 1 if number is None else min(number, len(pages) - 1), 0)
                self.show()
                self._port.remark("")

        return Finished(take)

    def choose(self) -> None:
        """Choose the row at the cursor, or take that back, and go on to the next."""
        row = self._port.list.row
        if row is None:
            return
        if self.chosen.pop(row.key, None) is None:
            self.chosen[row.key] = row
        self.top.selected = self._port.list.selected
        self.show()
        self._port.list.move(1)
        self.moved()

    def choose_none(self) -> bool:
        """Take back what was chosen; whether anything was."""
        was = bool(self.chosen)
        self.chosen.clear()
        if was:
            self.show()
        return was

    @property
    def typed(self) -> str:
        """The filter of the list on the screen."""
        look = self.top.look
        return look.typed if isinstance(look, StoriesLook) else ""
