"""Places of a text that look like a passage. Bounded time, whatever the text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import Indel

from newsreader.annotations.anchoring.rewording import similarity
from newsreader.annotations.anchoring.surroundings import Support, Surroundings
from newsreader.model import Anchor, Span
from newsreader.records import dataclass
from newsreader.text.folding import END, START, FoldedText, fold_typography

MOST = 1_000
"""Occurrences of one quote that are looked at."""
LONGEST = 10_000
"""Folded characters of a quote up to which reworded places are looked for without their surroundings."""
_RARE = 4
"""Code points of context by which very frequent quotes are told apart quickly."""
_GAPS, _SEEDS, _HITS, _WINDOWS = 8, 200, 40, 8


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A span that may be the passage."""

    span: Span
    similarity: float
    """0 to 1, of the words, as they are compared."""
    support: Support

    @property
    def score(self) -> float:
        """0 to 1: half for the words, half for what stands around them."""
        return round((self.similarity + self.support.share) / 2, 4)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text, overlapping places included."""
    found = text.find(words)
    while found >= 0:
        yield found
        found = text.find(words, found + 1)


def same_words(anchor: Anchor, where: Surroundings, page: FoldedText) -> list[Occurrence]:
    """The places where the quote stands, as it is compared; at most MOST + 1."""
    quote = fold_typography(anchor.exact).strip(" ")
    # A letter in front of a combining mark is another letter.
    starts = [
        start
        for start in occurrences(page.folded, quote)
        if not unicodedata.combining(page.folded[start + len(quote) : start + len(quote) + 1] or " ")
    ]
    if len(starts) > MOST:
        before = where.before[-_RARE:], where.before[-_RARE:] + " "
        after = where.after[:_RARE], " " + where.after[:_RARE]
        starts = [
            start
            for start in starts
            if page.folded.endswith(before, 0, start) or page.folded.startswith(after, start + len(quote))
        ]
    spans = (_as_written(anchor.exact, page, start, len(quote)) for start in starts[: MOST + 1])
    return [Occurrence(span, 1.0, where.support(page.text, span)) for span in spans]


def _as_written(exact: str, page: FoldedText, start: int, length: int) -> Span:
    """The span of a folded occurrence, with the spaces at its ends if they are there as in the quote."""
    span = page.span(start, start + length)
    margin = next((i for i in range(len(exact)) if fold_typography(exact[: i + 1]).strip(" ")), 0)
    begin = span.start - margin
    return Span(begin, begin + len(exact)) if begin >= 0 and page.text.startswith(exact, begin) else span


def between(quote: str, where: Surroundings, page: FoldedText) -> list[Occurrence]:
    """Where the passage stood, if words without the quote stand there now that are not far longer."""
    if not where.before or not where.after:
        return []
    edged = START + page.folded.rstrip(" ") + END
    places = []
    longest = 2 * len(quote) + 4 * len(where.head)
    for found in islice(occurrences(edged, where.tail), _GAPS):
        start = found + len(where.tail)
        end = edged.find(where.head, start, start + longest + len(where.head))
        words = edged[start:end].strip(" ") if end >= 0 else ""
        if not words or quote in words:
            continue
        span = page.span(start - 1, end - 1)
        places.append(Occurrence(span, similarity(quote, words), where.support(page.text, span)))
    return places


def reworded(quote: str, where: Surroundings, page: FoldedText, least: float) -> list[Occurrence]:
    """Places whose words are like the quote's, found by the short runs of characters that both have.

    The runs vote for the shift between quote and text; the windows with the most votes are aligned.
    """
    if len(quote) > LONGEST:
        return []
    length = len(quote)
    run = min(6, max(2, length // 4))
    width = max(8, length // 4)
    votes: Counter[int] = Counter()
    for offset in range(0, length - run + 1, max(1, length // _SEEDS)):
        for start in islice(occurrences(page.folded, quote[offset : offset + run]), _HITS):
            votes[(start - offset) // width] += 1
    places: dict[tuple[int, int], Occurrence] = {}
    for bucket, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_WINDOWS]:
        left = max((bucket - 1) * width, 0)
        start, end = _aligned(quote, page.folded[left : (bucket + 2) * width + length])
        likeness = similarity(quote, page.folded[left + start : left + end], least)
        if likeness > 0:
            span = page.span(left + start, left + end)
            places[span.start, span.end] = Occurrence(span, likeness, where.support(page.text, span))
    return list(places.values())


def _aligned(quote: str, window: str) -> tuple[int, int]:
    """The part of a window that the quote lines up with, widened to whole words."""
    least = min(4, len(quote))
    blocks = [block for block in Indel.opcodes(quote, window).as_matching_blocks() if block.size >= least]
    if not blocks:
        return 0, 0
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    while start > 0 and window[start - 1].isalnum():
        start -= 1
    while end < len(window) and window[end].isalnum():
        end += 1
    return start, end
