"""Where the cursor of the library goes, and what it opens."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.ui.controllers.counting import Counting
from newsreader.ui.library.finding import Finding
from newsreader.ui.library.listing import Listing
from newsreader.ui.library.lists import RowList
from newsreader.ui.library.looks import StoriesLook, StoryLook
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import KeptStoryChosen


class Moving:
    """Moves in the list, or in the outlets and feeds, whichever has the keyboard."""

    def __init__(self, port: LibraryPort, listing: Listing, finding: Finding, counting: Counting) -> None:
        self._port = port
        self._listing = listing
        self._finding = finding
        self._counting = counting
        self.handlers: dict[str, Callable[[], None]] = {
            "line-below": lambda: self._move(1),
            "line-above": lambda: self._move(-1),
            "page-down": lambda: self._page(1, 1),
            "page-up": lambda: self._page(-1, 1),
            "half-page-down": lambda: self._page(1, 2),
            "half-page-up": lambda: self._page(-1, 2),
            "first": lambda: self._go_to(0),
            "last": lambda: self._go_to(None),
            "centre": self._centre,
            "open-line": self.open,
            "look-inside": self._look_inside,
            "look-outside": self._look_outside,
            "close-view": self._close,
            "toggle-outlets": port.toggle_shelves,
            "next-pane": self._next_pane,
            "previous-pane": self._next_pane,
        }

    @property
    def rows(self) -> RowList:
        """The list that has the keyboard."""
        return self._port.shelves if self._port.focused is self._port.shelves else self._port.list

    def click(self, rows: RowList, number: int) -> None:
        """Select a row that was clicked; if it is selected already, open it."""
        again = rows.selected == number and self.rows is rows
        self._port.set_focus(rows)
        rows.select(number)
        self._moved(True)
        if again or rows is self._port.shelves:
            self.open()

    def _moved(self, moved: bool, why_not: str = "") -> None:
        if self.rows is self._port.list:
            self._listing.moved()
        elif self._port.shelves.problem:
            self._port.remark(self._port.shelves.problem)
        if not moved and why_not:
            self._port.remark(why_not)

    def _move(self, step: int) -> None:
        moved = self.rows.move(step * (self._counting.take() or 1))
        self._moved(moved, "This is the last line" if step > 0 else "This is the first line")

    def _page(self, step: int, part: int) -> None:
        rows = self.rows
        height = max(rows.scrollable_content_region.height // part, 1)
        times = self._counting.take() or 1
        self._moved(rows.move(step * times * max(height // rows.height - 1, 1)))

    def _go_to(self, number: int | None) -> None:
        typed = self._counting.take()
        wanted = number if typed is None else typed - 1
        if self.rows is self._port.list:
            self._listing.go_to(wanted)
        else:
            shelves = self._port.shelves
            shelves.select(shelves.count - 1 if wanted is None else wanted)

    def _centre(self) -> None:
        if not self.rows.centre():
            self._port.remark("It is as near to the middle as it can be")

    def open(self) -> None:
        """Read the story of the row, or show the stories of the outlet or feed."""
        port = self._port
        if self.rows is port.shelves:
            self._finding.show(port.shelves.filter)
            port.leave_shelves()
            return
        row = port.list.row
        if row is not None:
            port.remark("Opening …")
            port.post_message(KeptStoryChosen(row.story_number, row.article.id if row.article else 0))

    def _look_inside(self) -> None:
        row = self._port.list.row
        if self.rows is self._port.shelves:
            self.open()
        elif row is None or isinstance(self._listing.top.look, StoryLook):
            self._port.remark(f"{self._port.key('open-line')} opens it")
        else:
            title = row.story.title if row.story else f"of “{row.article.title}”" if row.article else ""
            self._listing.open(StoryLook(row.story_number, title))

    def _look_outside(self) -> None:
        if self.rows is self._port.shelves:
            self._port.leave_shelves()
        elif not self._listing.back():
            self._port.remark("This is the first list")

    def _close(self) -> None:
        """Take back one thing: the choice, the list, the filter."""
        if self._listing.choose_none() or self._listing.back():
            return
        look = self._listing.top.look
        if isinstance(look, StoriesLook) and look.typed:
            self._listing.replace(StoriesLook(look.order))
        elif self.rows is self._port.shelves:
            self._port.leave_shelves()
        else:
            self._port.remark(f"{self._port.key('quit')} leaves")

    def _next_pane(self) -> None:
        port = self._port
        if self.rows is port.shelves:
            port.leave_shelves()
            return
        if not port.shelves.display:
            port.toggle_shelves()
        port.set_focus(port.shelves)
