"""Where matched sentences of the versions of a story disagree on a fact.

A difference is sure when it is safe to call it a conflict; the rest only "differ here".
"""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.compare.conflicts_difference import Difference
from newsreader.compare.conflicts_facts import differing_facts
from newsreader.compare.conflicts_quotations import differing_quotations
from newsreader.compare.conflicts_speakers import differing_speakers
from newsreader.compare.facts_article import ArticleFacts, read_facts
from newsreader.compare.words import Word
from newsreader.model import Conflict, ConflictKind, Match, Span, Story

SURE_SCORE = 0.3
"""A match with a lower score is not sure enough for its facts to be held against a sentence; tight ones
are held against it anyhow."""


class ConflictFinder:
    """Holds the sentences of a story's versions against each other.

    The facts of every version are read once. What a pair of sentences differs in is worked out once, in the
    order of their texts, so that both directions and every order of the versions show the same.
    """

    def __init__(self, story: Story, words: Sequence[Sequence[Sequence[Word]]] | None = None) -> None:
        """`words` are those of every sentence of every version, where they have been read already."""
        self.facts = tuple(
            read_facts(article, None if words is None else words[version])
            for version, article in enumerate(story.versions)
        )
        """Of every version."""
        place = {text: n for n, text in enumerate(sorted({article.text for article in story.versions}))}
        self._order = [place[article.text] for article in story.versions]
        self._pairs: dict[tuple[int, int, int, int], tuple[Difference, ...]] = {}

    def differences(
        self, version: int, sentence: int, other: int, matches: Sequence[Match]
    ) -> tuple[Difference, ...]:
        """All differences of a sentence and its matches in another version, those of the best match first.

        A stretch of the sentence is held against one match only: one with which it surely differs, else the
        best. Indexes as in `Comparison.judgements`.
        """
        found: dict[tuple[ConflictKind, Span], Difference] = {}
        for match in matches:
            for difference in self._pair(version, sentence, other, match.sentence):
                if match.score < SURE_SCORE and not difference.tight:
                    continue
                known = found.setdefault((difference.kind, difference.here), difference)
                if difference.sure and not known.sure:
                    found[difference.kind, difference.here] = difference
        return tuple(found.values())

    def conflicts(
        self, version: int, sentence: int, other: int, matches: Sequence[Match]
    ) -> tuple[Conflict, ...]:
        """The sure ones among the differences of a sentence and its matches in another version."""
        return tuple(d.conflict() for d in self.differences(version, sentence, other, matches) if d.sure)

    def _pair(self, version: int, sentence: int, other: int, matched: int) -> tuple[Difference, ...]:
        mine, theirs = self.facts[version], self.facts[other]
        if not (mine.facts[sentence] and theirs.facts[matched]) and not (
            mine.quoted[sentence] and theirs.quoted[matched]
        ):
            return ()
        if self._order[version] > self._order[other]:
            return tuple(d.turned(matched) for d in self._pair(other, matched, version, sentence))
        key = version, sentence, other, matched
        if key not in self._pairs:
            self._pairs[key] = pair_differences(mine, sentence, theirs, matched)
        return self._pairs[key]


def pair_differences(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> tuple[Difference, ...]:
    """What one sentence and one sentence of another version that carries its claim differ in."""
    found: list[Difference] = []
    if here.quoted[sentence] and there.quoted[other]:
        found += differing_quotations(here, sentence, there, other)
        found += differing_speakers(here, sentence, there, other)
    if here.facts[sentence] and there.facts[other]:
        found += differing_facts(here, sentence, there, other)
    return tuple(found)
