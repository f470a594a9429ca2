"""What a sentence tells and its match in another version does not: which words to mark in each."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Comparison, Place, Span
from newsreader.text.lexicon.function_words import ARTICLES, FUNCTION_WORDS
from newsreader.text.word_diff import likeness, words_of_its_own

CLOSE = 0.75
"""From this share of common words on, two sentences are nearly the same: every word that differs counts."""


def is_close(comparison: Comparison, here: Place, there: Place) -> bool:
    """Whether two sentences are nearly the same, word for word."""
    return likeness(_text(comparison, here), _text(comparison, there)) >= CLOSE


def only_here(comparison: Comparison, here: Place, other: int) -> tuple[Span, ...]:
    """The words of a sentence, in its article, that a version has in no sentence that carries it.

    Of one that is nearly the same as its best match these are all words that differ, else those of what
    the version does not tell. None where the version does not carry the sentence at all.
    """
    judgement = comparison.judgements[here.version][here.sentence][other]
    if judgement is None or not judgement.matches:
        return ()
    sentence = comparison.story.versions[here.version].sentences[here.sentence]
    matches = [Place(other, match.sentence) for match in judgement.matches]
    text, theirs = _text(comparison, here), [_text(comparison, match) for match in matches]
    own = words_of_its_own(text, theirs)
    close = is_close(comparison, here, matches[0])
    if not close:
        missing = [
            (span.start - sentence.start, min(span.end, sentence.end) - sentence.start)
            for span in judgement.missing
        ]
        own = [
            (start, end)
            for start, end in own
            if any(first <= start and end <= last for first, last in missing)
        ]
    found = _joined(text, own, ARTICLES if close else FUNCTION_WORDS)
    return tuple(Span(sentence.start + start, sentence.start + end) for start, end in found)


def _joined(text: str, words: list[tuple[int, int]], light: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words as stretches: those beside one another are one, and light words alone are none."""
    start = end = -1
    weighty = False
    for first, last in words:
        between = text[end:first] if end >= 0 else ""
        if end >= 0 and not (between.isspace() or between in "-–‑"):
            if weighty:
                yield start, end
            start, weighty = first, False
        elif end < 0:
            start = first
        weighty = weighty or text[first:last].casefold() not in light
        end = last
    if weighty:
        yield start, end


def _text(comparison: Comparison, place: Place) -> str:
    return comparison.story.versions[place.version].sentence_text(place.sentence)
