"""Widgets of rows of one height, one of which is selected. Only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.style import Style

from newsreader.library import Feed, OutletRow
from newsreader.text.terminal import safe
from newsreader.ui.library.lines import row_lines
from newsreader.ui.library.looks import Look, Row
from newsreader.ui.library.pages import Pages
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.lines import DrawnLines, Line, LineView, Piece, shortened, wrapped


class RowList(LineView, can_focus=True):
    """Subclasses say how many rows there are, and draw one."""

    height = 1
    """Lines of a row."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.selected = 0
        """Number of a row."""

    # For subclasses

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_lines(self, number: int, width: int) -> Sequence[Line]:
        """The lines of a row, at most `height`."""
        raise NotImplementedError

    def can_select(self, number: int) -> bool:
        """Whether a row is no heading."""
        return True

    @property
    def empty(self) -> str:
        """What is said where there is no row."""
        return ""

    # For the screen

    def select(self, number: int) -> bool:
        """Move the cursor to a row, or the nearest that can be selected; whether it moved."""
        before = self.selected
        number = max(min(number, self.count - 1), 0)
        step = 1 if number >= before else -1
        at = number
        while 0 <= at < self.count and not self.can_select(at):
            at += step
        if not (0 <= at < self.count):
            at = number
            while 0 <= at < self.count and not self.can_select(at):
                at -= step
        if not 0 <= at < self.count:
            return False
        for row in (before, at):
            self.refresh_lines(row * self.height, self.height)
        self.selected = at
        top = at - 1 if at and not self.can_select(at - 1) else at
        self.bring_into_view(range(top * self.height, (at + 1) * self.height), margin=1)
        return at != before

    def move(self, step: int) -> bool:
        """Move the cursor by some rows that can be selected; whether it moved."""
        before, at = self.selected, self.selected
        for _ in range(abs(step)):
            following = at + (1 if step > 0 else -1)
            while 0 <= following < self.count and not self.can_select(following):
                following += 1 if step > 0 else -1
            if not 0 <= following < self.count:
                break
            at = following
        self.select(at)
        return self.selected != before

    @property
    def rows_in_sight(self) -> range:
        """The rows of which anything is to be seen."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return range(top // self.height, -(-(top + height) // self.height))

    @property
    def cursor_rows(self) -> range:
        return range(self.selected * self.height, (self.selected + 1) * self.height)

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        if not self.count:
            muted = self.palette.muted
            return list(wrapped([Piece(self.empty, muted)], width, Piece(" ", muted)))
        return DrawnLines(self.count * self.height, lambda line: self._line(line, width))

    def _line(self, number: int, width: int) -> Line:
        row, within = divmod(number, self.height)
        lines = self.row_lines(row, width)
        line = lines[within] if within < len(lines) else ()
        return tuple(Piece(piece.text, piece.style, row) for piece in line)

    def line(self, row: int) -> Line:
        line = super().line(row)
        if not self._is_selected(row):
            return line
        ground = self.palette.ground(at_cursor=True)
        return tuple(Piece(piece.text, piece.style + ground, piece.target) for piece in line)

    def line_fill(self, row: int) -> Style:
        return self.palette.ground(self._is_selected(row))

    def _is_selected(self, line: int) -> bool:
        row = line // self.height
        return bool(self.count) and row == self.selected and self.can_select(row)

    def target(self, x: int, y: int) -> object:
        """A click anywhere on a line means its row."""
        row = (y + self.scroll_offset.y) // self.height
        return row if row < self.count and x < self.text_width else super().target(x, y)


class LibraryList(RowList):
    """The rows of a look at the library."""

    def __init__(self, palette: Palette, wanted: Callable[[int], None], *, id: str) -> None:
        """`wanted` is called with a page that is looked at and is not in memory."""
        super().__init__(palette, id=id)
        self._wanted = wanted
        self._look: Look | None = None
        self._pages: Pages[Row] = Pages()
        self._chosen: frozenset[tuple[int, int]] = frozenset()
        self.is_awaited = False
        """Whether the first page is being read."""

    @property
    def count(self) -> int:
        return len(self._pages)

    @property
    def empty(self) -> str:
        if self.is_awaited:
            return "…"
        return self._look.empty if self._look is not None else ""

    def show(self, look: Look, pages: Pages[Row], selected: int, chosen: frozenset[tuple[int, int]]) -> None:
        """Show a look, with the cursor on a row; `chosen` are the keys of rows."""
        is_other = look is not self._look
        self._look, self._pages, self._chosen = look, pages, chosen
        self.height = look.height
        self.selected = selected
        self.draw_anew()
        if is_other:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.select(selected)

    @property
    def row(self) -> Row | None:
        """The selected one."""
        return self.row_at(self.selected)

    def row_at(self, number: int) -> Row | None:
        """A row; None for a heading, and for one that is not in memory."""
        row = self._pages.row(number)
        return None if row is None or row.heading else row

    def can_select(self, number: int) -> bool:
        row = self._pages.row(number)
        return row is None or not row.heading

    def row_lines(self, number: int, width: int) -> Sequence[Line]:
        row = self._pages.row(number)
        if row is None:
            page = self._pages.missing(range(number, number + 1))
            if page is not None:
                self._wanted(page)
            return ((Piece("   …", self.palette.muted),),)
        return row_lines(row, self.palette, width, is_chosen=row.key in self._chosen)


class Shelves(RowList):
    """Outlets and feeds, and how much of each is unread; enter shows the stories of one."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._entries: list[tuple[str, str, str, str]] = []
        """(filter, name, count, what is wrong); without a filter and a count a heading."""

    @property
    def count(self) -> int:
        return len(self._entries)

    def show(self, outlets: Sequence[OutletRow], feeds: Sequence[Feed]) -> None:
        """Show these, the cursor where it was."""
        unread = sum(outlet.unread for outlet in outlets)
        entries = [("", "everything", f"{unread:,}" if unread else "", "")]
        if outlets:
            entries.append(("", "Outlets", "-", ""))
        for outlet in outlets:
            entries.append((_named("outlet", outlet.name), outlet.name or "no outlet", _count(outlet), ""))
        if feeds:
            entries.append(("", "Feeds", "-", ""))
        for feed in feeds:
            name = feed.title or feed.url
            entries.append((_named("feed", name), name, _count(feed), feed.error))
        if entries != self._entries:
            self._entries = entries
            self.selected = min(self.selected, len(entries) - 1)
            self.draw_anew()

    @property
    def filter(self) -> str:
        """What is typed to see what the selected line stands for; empty for everything."""
        return self._entries[self.selected][0] if self._entries else ""

    @property
    def problem(self) -> str:
        """What is wrong with the selected feed; empty for nothing."""
        return self._entries[self.selected][3] if self._entries else ""

    def can_select(self, number: int) -> bool:
        return self._entries[number][2] != "-"

    def row_lines(self, number: int, width: int) -> Sequence[Line]:
        _, name, count, problem = self._entries[number]
        if count == "-":
            return ((Piece(shortened(name, width), self.palette.accent),),)
        sign = "!" if problem else " "
        text = shortened(safe(name), max(width - len(count) - 2, 1))
        gap = " " * max(width - 1 - cell_len(text) - len(count), 1)
        return (
            (
                Piece(sign, self.palette.strong),
                Piece(text, self.palette.text),
                Piece(f"{gap}{count}", self.palette.muted),
            ),
        )


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _named(field: str, name: str) -> str:
    plain = name.replace('"', " ").strip()
    return f'{field}:"{plain}"' if any(map(str.isspace, plain)) else f"{field}:{plain}" if plain else ""


def _count(row: OutletRow | Feed) -> str:
    return f"{row.unread:,}" if row.unread else ""
