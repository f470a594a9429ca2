"""Two versions next to each other, each sentence beside its counterparts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content

from newsreader.analysis.contrast import is_close, only_here
from newsreader.analysis.saying import conflicts_between, in_question, is_almost
from newsreader.analysis.second_opinions import sign_of
from newsreader.analysis.side_by_side import AlignedRow, Alignment, Order
from newsreader.model import Article, Comparison, Conflict, Judgement, Place, Story
from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.palette import HERE_SIGN, THERE_SIGN, Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block, Spot
from newsreader.ui.views.view import View
from newsreader.ui.widgets.article_view import overlaid
from newsreader.ui.widgets.layout import Row, is_plain, wrap
from newsreader.ui.widgets.lines import DrawnLines, Line, Piece, shortened

NARROWEST = 60
"""Cells below which the two stand one above the other."""
GUTTER = 3
"""Cells before a sentence: the sign of its verdict, an arrow, a space."""
INDENT = 2
"""Cells by which the right version stands in where it is below the left."""
BETWEEN = " │ "
ARROWS = {Order.HERE: " ", Order.ABOVE: "↑", Order.BELOW: "↓"}
ALL, BOTH, ONE, CONFLICTING = range(4)
Cuts = tuple[tuple[int, int], ...]
"""From and to in the text of a version, line by line."""


@dataclass(frozen=True, slots=True)
class Pair(Block):
    """A row of the two versions, wrapped. It is drawn when it is looked at: its lines are empty."""

    row: AlignedRow = AlignedRow(None, ())
    left: Cuts = ()
    right: tuple[Cuts, ...] = ()
    """Per sentence."""


class SideBySideView(View):
    """The version on the screen, and another one that `h` and `l` choose."""

    title = "Side by side"
    filters = ("all sentences", "told by both", "told by one", "in conflict")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._versions = (-1, -1)
        """Left and right; -1 for none."""
        self._texts = ("", "")
        self._width = 0
        """Cells for the text of either version."""
        self._stacked = False
        self._alignment = Alignment()
        self._sought: int | None = None
        """The sentence of the left version to put the cursor on, if not that of the reader."""
        self._drawn: dict[int, tuple[Line, ...]] = {}
        """By block."""

    # What is shown

    def columns(self, reading: StoryState) -> int:
        return len(reading.story.versions) - 1

    def show_reading(self, reading: StoryState) -> None:
        if reading is not self.reading:
            self._versions = (-1, -1)
        self._choose_right(reading)
        super().show_reading(reading)

    def follow(self, reading: StoryState) -> None:
        """Keep the line; with another version on the left, go to where the reader is in it."""
        self._opening = self._opening or self._versions[0] != reading.place.version
        self._choose_right(reading)
        super().follow(reading)

    def select_column(self, step: int) -> None:
        """Choose another right version, and keep the sentence of the left one."""
        if self._pair is not None and self._pair.row.left is not None:
            self._sought, self._opening = self._pair.row.left, True
        super().select_column(step)
        self._put_cursor()

    def start(self, reading: StoryState, blocks: Sequence[Block]) -> int:
        sought, self._sought = self._sought, None
        return self._block_of(reading.place.sentence if sought is None else sought)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        self._versions = left, right = self._chosen(reading)
        self._stacked = width < NARROWEST
        room = width - INDENT if self._stacked else (width - len(BETWEEN)) // 2
        self._width = max(room - GUTTER, 2)
        if right < 0 or reading.comparison is None:
            return
        versions = reading.story.versions
        self._texts = (safe(versions[left].text), safe(versions[right].text))
        self.empty = f"No sentence is {self.filters[self.filter]}."
        rows = (
            row
            for row in self._alignment.rows(reading.comparison, left, right)
            if self._is_wanted(reading, row)
        )
        for number, block in enumerate(self._pairs(reading, rows)):
            if not number:
                yield Block(self._names(reading, width))
            yield block

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        comparison, chosen = reading.comparison, self._chosen(reading)
        return None if comparison is None else lambda: self._alignment.rows(comparison, *chosen)

    def _chosen(self, reading: StoryState) -> tuple[int, int]:
        """The left and the right version; -1 for none."""
        others = _others(reading)
        return reading.place.version, others[min(self.column, len(others) - 1)] if others else -1

    def _is_wanted(self, reading: StoryState, row: AlignedRow) -> bool:
        if self.filter == CONFLICTING:
            sides = [(0, row.left)] if row.left is not None else []
            sides += [(1, beside.sentence) for beside in row.right]
            return any(self._conflicts(reading, side, sentence) for side, sentence in sides)
        both = row.left is not None and bool(row.right)
        if self.filter == ONE:
            side, sentence = (0, row.left) if row.left is not None else (1, row.right[0].sentence)
            return not both and self._judgement(reading, side, sentence) is not None
        return both or self.filter == ALL

    def _judgement(self, reading: StoryState, side: int, sentence: int | None) -> Judgement | None:
        """What the version on the other side does with a sentence."""
        if reading.comparison is None or sentence is None:
            return None
        return reading.comparison.judgements[self._versions[side]][sentence][self._versions[1 - side]]

    def _names(self, reading: StoryState, width: int) -> tuple[Line, ...]:
        """The names of the versions above their columns."""
        names = [f"{version + 1} {safe(reading.story.version_name(version))}" for version in self._versions]
        count = self.columns(reading)
        which = f" ({self.column + 1} of {count})" if count > 1 else ""
        if self._stacked:
            return _stacked_names(names, which, width, self.palette)
        return (_names_beside(names, which, self._width + GUTTER, self.palette),)

    def _pairs(self, reading: StoryState, rows: Iterable[AlignedRow]) -> Iterator[Block]:
        articles = [reading.story.versions[version] for version in self._versions]
        plain = [is_plain(text) for text in self._texts]

        def cuts(side: int, sentence: int) -> Cuts:
            span = articles[side].sentences[sentence]
            return tuple(wrap(self._texts[side], span.start, span.end, self._width, plain=plain[side]))

        gap = Block(((Piece(" " * (self._width + GUTTER) + BETWEEN, self.palette.muted),),))
        if self._stacked:
            gap = Block(((),))
        before: object = None
        for row in rows:
            side, sentence = (0, row.left) if row.left is not None else (1, row.right[0].sentence)
            paragraph = (side, articles[side].sentences[sentence].paragraph)
            if paragraph != before and not self.words:
                yield gap
            before = paragraph
            left = cuts(0, row.left) if row.left is not None else ()
            right = tuple(cuts(1, beside.sentence)[: 1 if beside.brief else None] for beside in row.right)
            below = sum(map(len, right))
            height = len(left) + below if self._stacked else max(len(left), below)
            places = [Place(self._versions[1], beside.sentence) for beside in row.right[:1]]
            if row.left is not None:
                places.append(Place(self._versions[0], row.left))
            words = [self._texts[0][start:end] for start, end in left]
            words += [self._texts[1][start:end] for found in right for start, end in found]
            yield Pair(((),) * height, tuple(places[:1]), " ".join(words), row, left, right)

    # The versions and the cursor

    def _choose_right(self, reading: StoryState) -> None:
        """Keep to the right version, or if that is on the left now, let the two change sides. It is one
        of those that are read against."""
        left, right = self._versions
        wanted = left if right == reading.place.version else right
        others = _others(reading)
        if reading.against and wanted not in reading.against:
            wanted = reading.against[0]
        self.column = others.index(wanted) if wanted in others else 0
        self._versions = (reading.place.version, others[self.column] if others else -1)

    @property
    def _pair(self) -> Pair | None:
        """The selected one."""
        block = self._blocks[self._selected] if self._selected < len(self._blocks) else None
        return block if isinstance(block, Pair) else None

    def _block_of(self, sentence: int) -> int:
        """The block of a sentence of the left version, or of the nearest that is shown."""
        found = [
            (abs(block.row.left - sentence), index)
            for index, block in enumerate(self._blocks)
            if isinstance(block, Pair) and block.row.left is not None
        ]
        return min(found, default=(0, 0))[1]

    @property
    def heading(self) -> Content | str:
        if self.reading is None or self._versions[1] < 0:
            return self.title
        names = [safe(self.reading.story.version_name(version)) for version in self._versions]
        return Content(f"{self.title}: {names[0]} │ {names[1]}")

    @property
    def sources(self) -> tuple[Place, ...]:
        return _sources(self._pair.row, self._versions) if self._pair is not None else ()

    # Drawing

    def make_lines(self, width: int) -> Sequence[Line]:
        given = super().make_lines(width)
        self._drawn = {}
        starts = [rows.start for rows in self._rows]

        def draw(row: int) -> Line:
            block = bisect_right(starts, row) - 1
            if block < 0 or row not in self._rows[block] or not isinstance(self._blocks[block], Pair):
                return given[row]
            if block not in self._drawn:
                self._drawn[block] = self._draw(block)
            return self._drawn[block][row - starts[block]]

        return DrawnLines(len(given), draw)

    def _draw(self, block: int) -> tuple[Line, ...]:
        pair = self._blocks[block]
        assert isinstance(pair, Pair) and self.reading is not None
        row, spot = pair.row, Spot(block)
        left = list(self._cell(0, row.left, pair.left, Piece(" ", self.palette.text), beside=bool(row.right)))
        right: list[list[Piece]] = []
        for beside, cuts in zip(row.right, pair.right, strict=True):
            arrow = Piece(ARROWS[beside.order], self.palette.muted)
            whole = row.left is not None and not beside.brief
            right += self._cell(1, beside.sentence, cuts, arrow, beside=whole)
        if self._stacked:
            lines = [*left, *([Piece(" " * INDENT, self.palette.text), *line] for line in right)]
        else:
            lines = []
            nothing: list[Piece] = []
            for one, other in zip_longest(left, right, fillvalue=nothing):
                gap = self._width + GUTTER - sum(cell_len(piece.text) for piece in one)
                lines.append([*one, Piece(" " * gap + BETWEEN, self.palette.muted), *other])
        return tuple(tuple(Piece(piece.text, piece.style, spot) for piece in line) for line in lines)

    def _cell(
        self, side: int, sentence: int | None, cuts: Cuts, mark: Piece, *, beside: bool
    ) -> Iterator[list[Piece]]:
        """The lines of a sentence behind its glyph and a mark. `beside`: its counterparts stand beside it."""
        if sentence is None or self.reading is None:
            return
        span = self._article(side).sentences[sentence]
        judgement = self._judgement(self.reading, side, sentence)
        verdict = judgement.verdict if judgement and not judgement.unknown else None
        conflicts = self._conflicts(self.reading, side, sentence)
        almost = judgement is not None and is_almost(judgement) and not conflicts
        style = self.palette.sentence(verdict, span.role, False, bool(conflicts), almost)
        here, other = Place(self._versions[side], sentence), self._versions[1 - side]
        overlays = list(_conflicting(self.reading.story, here, other, conflicts, self.palette))
        if beside and self.reading.comparison is not None:
            own = _own_words(self.reading.comparison, here, other, _sided(self.palette)[side], self.palette)
            overlays = [*own, *overlays]
        sign = self.palette.judgement(judgement, self.reading.unsure, self.palette.text)
        glyph = Piece(*(self.palette.conflict(self.palette.text) if conflicts else sign))
        blank = Piece(" " * GUTTER, self.palette.text)
        for number, (start, end) in enumerate(cuts):
            gutter = [blank] if number else [glyph, mark, Piece(sign_of(judgement), self.palette.text)]
            text = overlaid(self._texts[side], Row(sentence, start, end, not number), style, overlays)
            if number + 1 == len(cuts) and end < span.end:
                text = [Piece(shortened(self._texts[side][start:end] + " …", self._width), style)]
            yield gutter + text

    def _conflicts(self, reading: StoryState, side: int, sentence: int) -> tuple[Conflict, ...]:
        """What a sentence and the version on the other side are in conflict on."""
        if reading.comparison is None:
            return ()
        return conflicts_between(reading.comparison, self._versions[side], sentence, self._versions[1 - side])

    def _article(self, side: int) -> Article:
        assert self.reading is not None
        return self.reading.story.versions[self._versions[side]]


def _stacked_names(names: Sequence[str], which: str, width: int, palette: Palette) -> tuple[Line, ...]:
    """Two names below each other, behind the signs of the sides."""
    here, there = Piece(HERE_SIGN, palette.here_sign), Piece(THERE_SIGN, palette.there_sign)
    text = shortened(f" {names[0]}, below it", width - 1), shortened(f" {names[1]}{which}", width - 3)
    return (
        (here, Piece(text[0], palette.muted)),
        (Piece(" " * INDENT, palette.text), there, Piece(text[1], palette.muted)),
    )


def _names_beside(names: Sequence[str], which: str, room: int, palette: Palette) -> Line:
    """Two names above their columns, behind the signs of the sides."""
    name = shortened(names[0], room - 2)
    gap = " " * (room - 2 - cell_len(name))
    return (
        Piece(HERE_SIGN, palette.here_sign),
        Piece(f" {name}", palette.strong),
        Piece(gap + BETWEEN, palette.muted),
        Piece(THERE_SIGN, palette.there_sign),
        Piece(f" {shortened(names[1], max(room - len(which) - 2, 1))}", palette.strong),
        Piece(which, palette.muted),
    )


def _sided(palette: Palette) -> tuple[Style, Style]:
    """The styles of what stands only on the left, only on the right."""
    return palette.only_here, palette.only_there


def _own_words(
    comparison: Comparison, here: Place, other: int, style: Style, palette: Palette
) -> Iterator[tuple[int, int, Style]]:
    """From and to of the words that another version does not have, in a style: the strongest in sentences
    that are nearly the same."""
    judgement = comparison.judgements[here.version][here.sentence][other]
    words = only_here(comparison, here, other)
    if words and judgement and is_close(comparison, here, Place(other, judgement.matches[0].sentence)):
        style += palette.strongest
    for span in words:
        yield span.start, span.end, style


def _conflicting(
    story: Story, here: Place, other: int, conflicts: Iterable[Conflict], palette: Palette
) -> Iterator[tuple[int, int, Style]]:
    """From and to of the words that another version tells differently, in their style."""
    for conflict in conflicts:
        for span in in_question(story, here.version, other, conflict):
            yield span.start, span.end, palette.in_question


def _sources(row: AlignedRow, versions: tuple[int, int]) -> tuple[Place, ...]:
    """The places of a row, those of the left version first."""
    left = () if row.left is None else (Place(versions[0], row.left),)
    return (*left, *(Place(versions[1], beside.sentence) for beside in row.right))


def _others(reading: StoryState) -> list[int]:
    """The versions that are not on the screen."""
    return [version for version in range(len(reading.story.versions)) if version != reading.place.version]
