"""What a sentence tells and its match in another version does not: which words to mark in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsreader.model import Comparison, Place, Span
from newsreader.text.languages import SMALL_WORDS
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
    language = comparison.story.versions[here.version].language.partition("-")[0]
    found = _joined(text, own, ARTICLES if close else _light(language))
    return tuple(Span(sentence.start + start, sentence.start + end) for start, end in found)


@cache
def _light(language: str) -> frozenset[str]:
    """The words of a language that say nothing on their own."""
    return FUNCTION_WORDS | frozenset(SMALL_WORDS.get(language, "").split())


def _joined(text: str, words: list[tuple[int, int]], light: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words as stretches: those beside one another are one, from the first that is not light to the last."""
    runs: list[list[tuple[int, int]]] = []
    before = -1
    for start, end in words:
        between = text[before:start] if before >= 0 else "."
        if not (between.isspace() or between in "-–‑"):
            runs.append([])
        runs[-1].append((start, end))
        before = end
    for run in runs:
        weighty = [(start, end) for start, end in run if text[start:end].casefold() not in light]
        if weighty:
            yield weighty[0][0], weighty[-1][1]


def _text(comparison: Comparison, place: Place) -> str:
    return comparison.story.versions[place.version].sentence_text(place.sentence)
