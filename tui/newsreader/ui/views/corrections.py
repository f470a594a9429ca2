"""What outlets changed in their articles after publication, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from rich.style import Style

from newsreader.analysis.corrections import Change, ChangeKind, Correction, corrections, in_words
from newsreader.model import Article, Place, Span
from newsreader.text.terminal import safe
from newsreader.ui.palette import HERE_SIGN, THERE_SIGN
from newsreader.ui.state import StoryState
from newsreader.ui.views.blocks import Block
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import Line, Piece, hanging, wrapped

DECLARED = "the outlet says so"
_FIGURES, _DECLARED = 1, 2
"""Ways to filter."""


class CorrectionsView(View):
    """Per article and change of it a heading, and a block for every sentence that is not as it was."""

    title = "Changed after publication"
    filters = ("all changes", "figures", "what the outlet says itself")
    empty = (
        "No article of this story is known to have been changed. Several texts of one article tell: "
        "of one address, kept in the library; the history of a file (git:FILE); snapshots named by time."
    )

    def slow_work(self, reading: StoryState) -> Callable[[], object] | None:
        return partial(corrections, reading.story)

    def _why_empty(self) -> str:
        return "There is no such change." if self.filter else self.empty

    def make_blocks(self, reading: StoryState, width: int) -> Iterator[Block]:
        muted = self.palette.muted
        is_first = True
        for correction in corrections(reading.story):
            shown = [change for change in correction.changes if self._lets_through(change)]
            if not shown:
                continue
            head = (
                Piece(safe(reading.story.version_name(correction.version)), self.palette.strong),
                Piece(f" · {_times(correction)}{in_words(correction.changes)}", muted),
            )
            lines = list(wrapped(head, width, Piece("", muted)))
            yield Block(tuple(lines if is_first else [(), *lines]))
            is_first = False
            for change in shown:
                place = _place(correction, change)
                lines = list(self._lines(correction, change, width))
                yield Block(tuple(lines), (place,), _words(reading, correction, change))

    def _lets_through(self, change: Change) -> bool:
        if self.filter == _FIGURES:
            return change.kind is ChangeKind.FIGURE
        return change.is_declared if self.filter == _DECLARED else True

    def _lines(self, correction: Correction, change: Change, width: int) -> Iterator[Line]:
        palette = self.palette
        told = f"{change.kind}, {DECLARED}" if change.is_declared else str(change.kind)
        yield (Piece(f"  {told}", palette.muted),)
        for sign, sign_style, article, number, spans, style in (
            (HERE_SIGN, palette.here_sign, correction.before, change.before, change.gone, palette.only_here),
            (THERE_SIGN, palette.there_sign, correction.after, change.after, change.new, palette.only_there),
        ):
            if number is not None:
                pieces = _pieces(article, number, spans, palette.text, style)
                yield from hanging(Piece(f"  {sign} ", sign_style), pieces, width)


def _times(correction: Correction) -> str:
    """When the texts were published or had, as far as that differs; empty when nobody knows."""
    before, after = _time(correction.before), _time(correction.after)
    return f"{before} to {after}: " if before and after and before != after else ""


def _time(article: Article) -> str:
    return safe((article.provenance.retrieved or article.published)[:16].replace("T", " "))


def _place(correction: Correction, change: Change) -> Place:
    """Where a change leads: to its sentence if that stands in a version, else to that version."""
    if correction.after_version is None:
        return Place(correction.version, 0)
    return Place(correction.after_version, change.at)


def _pieces(
    article: Article, number: int, spans: Sequence[Span], plain: Style, marked: Style
) -> Iterator[Piece]:
    sentence = article.sentences[number]
    at = sentence.start
    for span in spans:
        yield Piece(safe(article.text[at : span.start]), plain)
        yield Piece(safe(article.text[span.start : span.end]), marked)
        at = span.end
    yield Piece(safe(article.text[at : sentence.end]), plain)


def _words(reading: StoryState, correction: Correction, change: Change) -> str:
    sides = ((correction.before, change.before), (correction.after, change.after))
    said = [article.sentence_text(number) for article, number in sides if number is not None]
    return safe(" ".join([reading.story.version_name(correction.version), str(change.kind), *said]))
