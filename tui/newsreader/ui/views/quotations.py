"""Every quotation of the story: who says it, and in which words where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from weakref import WeakKeyDictionary

from rich.cells import cell_len

from newsreader.analysis.utterances import Utterance, group_utterances, read_quotations
from newsreader.model import Comparison
from newsreader.reports.in_words import is_part, quoted_in_words, quoted_words, speaker_of, wording
from newsreader.text.folding import fold_typography
from newsreader.text.terminal import safe
from newsreader.text.word_diff import word_diff
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.sides import SidedView, Table
from newsreader.ui.widgets.lines import Line, Piece, shortened, wrapped

ALL, SEVERAL, IN_OTHER_WORDS = range(3)
EMPTY = (
    "No version quotes anybody with three words or more.",
    "No quotation stands in more than one version.",
    "No quotation is given in different words.",
)
"""By filter."""


class QuotationsView(SidedView):
    """One entry an utterance: who said it, and its wording in every version that quotes it."""

    title = "Quotations"
    awaited = "The quotations are being read …"
    sorts = ("in story order", "by speaker")
    filters = ("all", "in several versions", "in other words")

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._grouped: WeakKeyDictionary[StoryState, tuple[Comparison | None, tuple[Utterance, ...]]] = (
            WeakKeyDictionary()
        )

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return partial(self._utterances, reading, reading.comparison)

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        self.empty = EMPTY[self.filter]
        found = self._utterances(reading, reading.comparison)
        shown = [one for one in found if _is_shown(one, self.filter)]
        if self.sort:
            shown.sort(key=_by_speaker)
        table = Table(reading, self.palette, width)
        for number, one in enumerate(shown):
            if number and not self.words:
                yield Block(((),))
            yield self._entry(reading, one, table, width)

    def _utterances(self, reading: StoryState, comparison: Comparison | None) -> tuple[Utterance, ...]:
        """Read once for a story, and grouped once for its comparison. In any thread."""
        kept = self._grouped.get(reading)
        if kept is None or kept[0] is not comparison:
            if reading.quoted is None:
                reading.quoted = read_quotations(reading.story)
            outline = reading.outline
            if outline is not None and outline.comparison is comparison:
                found = outline.utterances
            else:
                found = group_utterances(reading.story, reading.quoted, comparison)
            kept = self._grouped[reading] = (comparison, found)
        return kept[1]

    def _entry(self, reading: StoryState, one: Utterance, table: Table, width: int) -> Block:
        who = safe(speaker_of(one))
        said = [self._wording(reading, one, number) for number in range(len(one.quoted))]
        places = tuple(quoted.place for quoted in one.quoted)
        words = [quoted_words(reading.story, quoted) for quoted in one.quoted]
        names = [reading.story.version_name(place.version) for place in places]
        head = self._head(one, who, len(reading.story.versions), width)
        return Block((*head, *table.lines(places, said)), places, " ".join([who, *names, *words]))

    def _head(self, one: Utterance, who: str, versions: int, width: int) -> tuple[Line, ...]:
        """Who says it, and how the versions give it: on one line, or on two if that is too long."""
        palette = self.palette
        flag, flag_style = palette.conflict(palette.text) if one.conflicts else (" ", palette.text)
        name = Piece(shortened(who, width - 2), palette.accent if one.speakers else palette.muted)
        remark = Piece(quoted_in_words(one, versions), flag_style if one.conflicts else palette.muted)
        begin, space = Piece(f"{flag} ", flag_style), Piece("  ", palette.text)
        if 4 + cell_len(name.text) + cell_len(remark.text) <= width:
            return ((begin, name, space, remark),)
        return ((begin, name), *wrapped([remark], width, space))

    def _wording(self, reading: StoryState, one: Utterance, number: int) -> Iterator[Piece]:
        """A quotation, the words that others do not have marked; one that stands above is not repeated."""
        palette, quoted = self.palette, one.quoted[number]
        text = quoted_words(reading.story, quoted)
        before = [_folded(quoted_words(reading.story, earlier)) for earlier in one.quoted[:number]]
        if _folded(text) in before:
            yield Piece("the same words", palette.muted)
        else:
            yield Piece("“", palette.muted)
            yield from self._marked(reading, one, number)
            yield Piece("”", palette.muted)
            if is_part(one, number):
                yield Piece(" (a part)", palette.muted)
        if len(one.speakers) > 1 and quoted.speaker:
            yield Piece(f" — {safe(quoted.speaker)}", palette.muted)

    def _marked(self, reading: StoryState, one: Utterance, number: int) -> Iterator[Piece]:
        palette = self.palette
        text, other = wording(reading.story, one, number)
        if not other:
            yield Piece(safe(text), palette.text)
            return
        for stretch in word_diff(text, other):
            yield Piece(safe(stretch.text), palette.text if stretch.shared else palette.only_there)


def _folded(text: str) -> str:
    return fold_typography(text).casefold().strip(" .,;:!?")


def _by_speaker(one: Utterance) -> tuple[bool, list[str]]:
    """By the surname; what nobody is named for comes last."""
    return not one.speakers, [word.casefold() for name in one.speakers for word in reversed(name.split())]


def _is_shown(one: Utterance, filter: int) -> bool:
    return filter == ALL or (one.is_reworded if filter == IN_OTHER_WORDS else len(one.versions) > 1)
