"""Where a version tells the same with more or less force: "admitted" for "said", "could" for "will"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.compare.wording.strength import Added, Graded, How, Read, read_strength
from newsreader.model import Match, Shift, Span, Story, WordingShift
from newsreader.text.words import Word, read_words

SURE_SCORE = 0.3
"""A match with a lower score is not sure enough for its wording to be held against a sentence."""
SHARED = 4
"""Families of content words that both sentences have, where only one neighbour of a word is the same."""
SHARED_AROUND = 3
"""The same, where the words before and behind it are."""
REPORTED = 3
"""Families of content words that what is said shares."""

_Found = tuple[Graded, Graded]
"""A stretch here and the one there that has its place."""


class ShiftFinder:
    """Holds the wording of a story's versions against each other.

    What a pair of sentences differs in is worked out once, in the order of their texts: what is weaker from
    one to the other is stronger the other way.
    """

    def __init__(self, story: Story, words: Sequence[Sequence[Sequence[Word]]] | None = None) -> None:
        """`words` are those of every sentence of every version, where they have been read already."""
        self._texts = [article.text for article in story.versions]
        place = {text: n for n, text in enumerate(sorted(set(self._texts)))}
        self._order = [place[text] for text in self._texts]
        self._words = [read_words(a) for a in story.versions] if words is None else words
        self._read: dict[tuple[int, int], Read] = {}
        self._pairs: dict[tuple[int, int, int, int], tuple[_Found, ...]] = {}

    def shifts(
        self, version: int, sentence: int, other: int, matches: Sequence[Match]
    ) -> tuple[WordingShift, ...]:
        """How the sure ones among a sentence's matches in another version word it, in the sentence's order.

        Of several matches the earlier one is held against a stretch of the sentence. Indexes as in
        `Comparison.judgements`.
        """
        found: dict[Span, WordingShift] = {}
        for match in matches:
            if match.score >= SURE_SCORE:
                for here, there in self._pair(version, sentence, other, match.sentence):
                    shift = Shift.WEAKER if there.grade < here.grade else Shift.STRONGER
                    found.setdefault(here.span, WordingShift(shift, here.span, match.sentence, there.span))
        if not found:
            return ()
        return tuple(sorted(found.values(), key=lambda shift: (shift.here.start, shift.here.end)))

    def _pair(self, version: int, sentence: int, other: int, matched: int) -> tuple[_Found, ...]:
        here, there = self._sentence(version, sentence), self._sentence(other, matched)
        if not _may_differ(here, there):
            return ()
        if (self._order[version], sentence) > (self._order[other], matched):
            return tuple((a, b) for b, a in self._pair(other, matched, version, sentence))
        key = version, sentence, other, matched
        if key not in self._pairs:
            self._pairs[key] = tuple(_find(here, there))
        return self._pairs[key]

    def _sentence(self, version: int, sentence: int) -> Read:
        known = self._read.get((version, sentence))
        if known is None:
            known = read_strength(self._texts[version], self._words[version][sentence])
            self._read[version, sentence] = known
        return known


def _may_differ(here: Read, there: Read) -> bool:
    """Whether two sentences offer anything that can differ in force."""
    return bool(here.added or there.added) or any(_apart(here, there, scale) for scale in here.grades)


def _find(here: Read, there: Read) -> Iterator[_Found]:
    """The stretches of two sentences that stand in each other's place and differ in force, none twice."""
    shared = len(here.families & there.families)
    pairs = [
        (a, b)
        for a in here.graded
        for b in there.graded
        if a.scale == b.scale and a.grade != b.grade and not (a.quoted and b.quoted)
    ]
    pairs = [(a, b) for a, b in pairs if _same_place(a, b, shared) and _apart(here, there, a.scale)]
    pairs.sort(key=lambda pair: -len(pair[0].before & pair[1].before) - len(pair[0].behind & pair[1].behind))
    if shared >= SHARED_AROUND:
        pairs += _without(here.added, there)
        pairs += ((a, b) for b, a in _without(there.added, here))
    taken: set[tuple[bool, Span]] = set()
    for a, b in pairs:
        if (True, a.span) not in taken and (False, b.span) not in taken:
            taken |= {(True, a.span), (False, b.span)}
            yield a, b


def _apart(here: Read, there: Read, scale: str) -> bool:
    """Whether two sentences have grades on a scale, and none in common; else nothing is lost between them."""
    return scale in there.grades and here.grades[scale].isdisjoint(there.grades[scale])


def _without(added: Sequence[Added], other: Read) -> Iterator[_Found]:
    """Hedges and boosters that another sentence does without, with the words that stand there."""
    for extra in added:
        word = next((other.beside[pair][n] for pair, n in extra.around if pair in other.beside), None)
        if word is not None and (extra.booster or other.vouched) and not other.added:
            span = Span(word.start, word.end)
            yield (
                Graded("added", int(extra.booster), How.ADDED, extra.span, False),
                Graded("added", int(not extra.booster), How.ADDED, span, False),
            )


def _same_place(a: Graded, b: Graded, shared: int) -> bool:
    """Whether two stretches say the same thing of the same thing, as far as the words around them tell."""
    before, behind = a.before & b.before, a.behind & b.behind
    if a.how is How.SAYING:
        return bool(before) and len(a.reported & b.reported) >= REPORTED
    if a.how is How.DEGREE:
        return shared >= SHARED_AROUND
    if a.how is How.SMALL:
        same = bool(before) or not (a.before or b.before)
        return same and a.next == b.next != "" and shared >= SHARED_AROUND
    return shared >= (SHARED_AROUND if before and behind else SHARED) and bool(before or behind)
