"""The bars above and below the library."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.library import Counts
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.bars import Bar, RemarkBar, spread
from newsreader.ui.widgets.lines import Line, Piece


class LibraryTitle(Bar):
    """The program, and how much there is in the library."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._counts: Counts | None = None

    def show(self, counts: Counts) -> None:
        """Show how much there is."""
        self._counts = counts
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        palette = self.palette
        left = (Piece(" newsreader ", palette.bar_strong), Piece("· library", palette.bar))
        right = [f"theme: {palette.name}"]
        if self._counts is not None:
            right += [f"{self._counts.unread:,} unread", f"{self._counts.stories:,} stories"]
        return [spread(left, right, palette, width)]


class LibraryStatus(RemarkBar):
    """Where the cursor is in the list, and what is chosen; or a remark."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._told, self._place = "", ""

    def show(self, told: str, place: str) -> None:
        """Show what there is to say, and the place."""
        if (told, place) != (self._told, self._place):
            self._told, self._place = told, place
            self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        palette = self.palette
        number = [str(self._number)] if self._number else []
        left = Piece(f" {safe(self._remark)}", palette.bar_strong)
        if not self._remark:
            left = Piece(f" {safe(self._told)}", palette.bar)
        return [spread((left,), [self._place, *number], palette, width)]
