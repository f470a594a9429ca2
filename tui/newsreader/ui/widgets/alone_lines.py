"""The evidence of an article that is read alone: what it says of itself at the sentence under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsreader.analysis.saying import kind_in_words
from newsreader.model import Place
from newsreader.reports.in_words import UNNAMED
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.lines import Line, Piece, hanging

if TYPE_CHECKING:
    from newsreader.analysis.alone import Alone

HINT = (
    "Read beside other versions of the story, every sentence shows which of them confirm it, say it in other "
    "words or leave it out: newsreader FILE FILE, or a folder with a file for each."
)


def alone_lines(
    alone: Alone, sentence: int, selected: Place | None, palette: Palette, width: int
) -> Iterator[Line]:
    """What there is to say of a sentence, and below it of the article, in lines of at most `width` cells."""
    here = list(_of_sentence(alone, sentence, selected, palette, width))
    if here:
        yield from [*here, ()]
    yield from hanging(
        Piece(" ", palette.text), [Piece(f"Read alone: {alone.in_words}.", palette.text)], width
    )
    yield ()
    yield from hanging(Piece(" ", palette.muted), [Piece(HINT, palette.muted)], width)


def _of_sentence(
    alone: Alone, sentence: int, selected: Place | None, palette: Palette, width: int
) -> Iterator[Line]:
    text = alone.article.text
    for found in alone.contradictions(sentence):
        glyph, style = palette.conflict(palette.text)
        target = Place(0, found.sentence)
        here, there = (safe(text[span.start : span.end]) for span in (found.here, found.there))
        kind = kind_in_words(found.conflict.kind, here, there)
        words = f"told differently in sentence {found.sentence + 1}: {kind} "
        pair = f"“{here}” / “{there}”"
        yield from hanging(
            Piece(f"{glyph} ", style, target),
            [Piece(words, style, target), Piece(pair, palette.strong, target)],
            width,
        )
        told = Piece(safe(alone.article.sentence_text(found.sentence)), palette.text, target)
        mark = Piece("▸ " if target == selected else "  ", palette.accent, target)
        yield from hanging(mark, [told], width)
    for said in alone.said_in(sentence):
        words = safe(text[said.quoted.start : said.quoted.end])
        who = [Piece(f"{safe(said.who or UNNAMED)}: ", palette.strong if said.who else palette.muted)]
        yield from hanging(Piece("“ ", palette.accent), [*who, Piece(f"“{words}”", palette.text)], width)
