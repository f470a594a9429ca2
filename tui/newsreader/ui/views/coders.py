"""What coders differ in, side by side, so that it is decided between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.annotations.differing import Differing, Saying, find_differing
from newsreader.model import Place
from newsreader.text.quoted import quoted
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.note_entries import veiled
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened
from newsreader.ui.widgets.note_lines import YOU

DIFFERING, DECIDED = 1, 2


class CodersView(View):
    """One entry a sentence and what is said of it: a column a coder."""

    title = "Where coders differ"
    empty = "No coders differ here: they gave the same verdicts and tags, or one alone gave any."
    filters = ("all", "to be decided", "decided")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.accept = "+"
        """The key that decides for the selected coder."""
        self._shown: list[Differing] = []

    @property
    def chosen(self) -> tuple[Differing, Saying] | None:
        """The selected entry, and what the selected coder says."""
        if self._selected >= len(self._blocks) or not self._blocks[self._selected].places:
            return None
        # A heading is the first block.
        differing = self._shown[self._selected - 1]
        return differing, differing.says[min(self.column, len(differing.says) - 1)]

    @property
    def accepts(self) -> bool:  # type: ignore[override]
        return self.chosen is not None

    def columns(self, reading: StoryState) -> int:
        return max((len(one.says) for one in self._shown), default=1)

    def make_blocks(self, reading: StoryState, width: int) -> Sequence[Block]:
        desk = reading.desk
        found = find_differing(desk) if desk is not None and desk.is_read else []
        open_ones = sum(one.decided is None for one in found)
        self._shown = [one for one in found if self._is_wanted(one)]
        blocks = [
            Block((*self._lines(one, reading, width), ()), self._places(one), self._words(one, reading))
            for one in self._shown
        ]
        hidden = desk.layer.hidden if desk is not None else 0
        count = f"{len(found)} to look at, {open_ones} to be decided" if found else ""
        unseen = veiled(hidden) if hidden else ""
        keys = f"h and l choose a coder, {self.accept} decides for what they say" if found else ""
        head = " · ".join(filter(None, (count, unseen, keys)))
        muted = self.palette.muted
        return [Block((*hanging(Piece(" ", muted), [Piece(head, muted)], width), ())), *blocks]

    def _is_wanted(self, one: Differing) -> bool:
        if self.filter == DIFFERING:
            return one.decided is None
        return self.filter != DECIDED or one.decided is not None

    def _places(self, one: Differing) -> tuple[Place | None, ...]:
        return tuple(Place(one.version, one.sentence) for _ in one.says)

    def _words(self, one: Differing, reading: StoryState) -> str:
        sentence = reading.story.versions[one.version].sentences[one.sentence]
        said = [*(f"{saying.coder} {_said(saying)}" for saying in one.says)]
        return " ".join((reading.story.versions[one.version].text[sentence.start : sentence.end], *said))

    def _lines(self, one: Differing, reading: StoryState, width: int) -> Iterator[Line]:
        palette, story = self.palette, reading.story
        article = story.versions[one.version]
        sentence = article.sentences[one.sentence]
        what = "tags" if one.other is None else f"against {safe(story.version_name(one.other))}"
        head = f"{safe(story.version_name(one.version))}, sentence {one.sentence + 1}, {what}"
        yield (Piece(f" {shortened(head, max(width - 2, 1))}", palette.accent),)
        text = shortened(safe(article.text[sentence.start : sentence.end]), max(2 * width - 8, 8))
        yield from hanging(Piece("   ", palette.muted), [Piece(quoted(text), palette.muted)], width)
        for number, saying in enumerate(one.says):
            chosen = number == min(self.column, len(one.says) - 1)
            mark = Piece(" ▸ " if chosen else "   ", palette.accent, number)
            name = f"{safe(saying.coder) or YOU}: "
            pieces = [
                Piece(name, palette.strong if chosen else palette.text, number),
                Piece(safe(_said(saying)), palette.text, number),
                *self._matched(one, saying, reading, number),
            ]
            yield from hanging(mark, pieces, width)
        if one.decided is not None:
            words = f"decided: {safe(_said(one.decided))}"
            yield from hanging(Piece(" ✓ ", palette.accent), [Piece(words, palette.strong)], width)

    def _matched(self, one: Differing, saying: Saying, reading: StoryState, number: int) -> Iterator[Piece]:
        if one.other is not None and saying.matches:
            there = reading.story.versions[one.other]
            sentence = there.sentences[saying.matches[0]]
            text = shortened(safe(there.text[sentence.start : sentence.end]), 80)
            yield Piece(f" {quoted(text)}", self.palette.muted, number)


def _said(saying: Saying) -> str:
    if saying.verdict is not None:
        return str(saying.verdict)
    return " ".join(f"#{tag}" for tag in saying.tags) or "no tag"
