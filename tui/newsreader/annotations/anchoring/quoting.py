"""The place of words that somebody quotes, to mark them."""

from __future__ import annotations

from newsreader.annotations.anchoring.searching import occurrences
from newsreader.model import Span
from newsreader.text.folding import fold_typography, folded


class QuoteNotFound(ValueError):
    """The words do not stand there, or not so often, or it was not said which are meant; the text says so."""


def quoted(text: str, words: str, occurrence: int | None = None) -> Span:
    """The span of some words in a text: as they are, else but for typography and spacing.

    `occurrence` counts from 1. Raises QuoteNotFound; also when they stand there several times and it is None.
    """
    spans = [Span(start, start + len(words)) for start in occurrences(text, words)] if words else []
    wanted = fold_typography(words).strip(" ")
    if not spans and wanted:
        page = folded(text)
        spans = [page.span(start, start + len(wanted)) for start in occurrences(page.folded, wanted)]
    if not spans:
        raise QuoteNotFound("the quoted words do not stand in it")
    if occurrence is None and len(spans) > 1:
        raise QuoteNotFound(f"the quoted words stand in it {len(spans)} times; say which with --occurrence N")
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(spans):
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        raise QuoteNotFound(f"the quoted words stand in it {times}, so there is no occurrence {number}")
    return spans[number - 1]
