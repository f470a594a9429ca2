"""What of a sentence is worth a note: words in conflict, quotations, what others tell differently or omit."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Span
from newsreader.records import dataclass
from newsreader.ui.state import StoryState


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text, and what it is."""

    span: Span
    what: str


def worth_marking(reading: StoryState, whole: bool) -> list[Found]:
    """All of it in the sentence under the cursor, each stretch once, the weightiest first; the sentence is
    first where the `whole` is asked for, if nothing is in conflict."""
    found: dict[tuple[int, int], Found] = {}
    for one in _found(reading, whole):
        if one.span.start < one.span.end:
            found.setdefault((one.span.start, one.span.end), one)
    return list(found.values())


def _found(reading: StoryState, whole: bool) -> Iterator[Found]:
    from newsreader.text.quotations import find_quotations

    place, article = reading.place, reading.article
    sentence = article.sentences[place.sentence]
    judgements = [
        (reading.story.version_name(other), judgement)
        for other, judgement in zip(reading.against, reading.judgements(place.sentence), strict=False)
        if judgement is not None
    ]
    for name, judgement in judgements:
        for conflict in judgement.conflicts:
            yield Found(conflict.here, f"in conflict with {name}")
    if whole:
        yield Found(Span(sentence.claim_start, sentence.end), "the sentence")
    for quotation in find_quotations(article):
        if quotation.start < sentence.end and quotation.end > sentence.start:
            yield Found(Span(quotation.start, quotation.end), "quoted")
    for name, judgement in judgements:
        for words in judgement.wording:
            yield Found(words.here, f"in other words in {name}")
    for name, judgement in judgements:
        for span in judgement.missing:
            yield Found(span, f"not told by {name}")
    for name, judgement in judgements:
        if judgement.matches and not whole:
            yield Found(Span(sentence.claim_start, sentence.end), f"the match of {name}")
            return
