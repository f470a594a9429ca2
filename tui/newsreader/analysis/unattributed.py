"""Claims that a version tells in its own name and others attribute to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.analysis.sourcing import Attribution, Sourcing, StoryText
from newsreader.model import Claim, Comparison, Judgement, Place, Role, Verdict
from newsreader.records import dataclass
from newsreader.text.noun_phrases import Voice
from newsreader.text.words import Word

SURE = 0.5
"""Probability that a match is the sentence that tells it."""
COVERED = 0.4
"""Share of the content words here that the other sentence has in what it attributes."""
FIRST_WORDS = 4
"""Words of what is said among which its subject stands."""
_SPEAKERS = frozenset("i we you my our your me us".split())
"""Words of somebody whose words these are."""
_SELF = frozenset("i we he she it they his her its their to my our".split())


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence of another version that names a source for what is told."""

    place: Place
    source: Attribution


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A claim that a version tells without a source."""

    claim: Claim
    here: Place
    """The sentence that tells it in the article's own name."""
    elsewhere: tuple[Attributed, ...]
    """Sentences of other versions that tell it with a source; at least one."""


def unattributed_claims(comparison: Comparison, read: StoryText | None = None) -> tuple[Unattributed, ...]:
    """What versions tell in their own name and others attribute, in the order of the story.

    A headline names no source for want of room, and is left to the analysis of headlines. `read` is the
    story, where it was read already.
    """
    story = read or StoryText(comparison)
    found = []
    for claim in comparison.claims:
        for version, sentences in enumerate(claim.told):
            for sentence in sentences:
                here = Place(version, sentence)
                elsewhere = tuple(_attributed(comparison, story, here)) if _is_bare(story, here) else ()
                if elsewhere:
                    found.append(Unattributed(claim, here, elsewhere))
    return tuple(found)


def _is_bare(story: StoryText, here: Place) -> bool:
    """Whether a sentence of the text tells something in the article's own name."""
    sentence = story.story.versions[here.version].sentences[here.sentence]
    if sentence.role is not Role.BODY or story.sourced(here).sourcing is not Sourcing.BARE:
        return False
    text = story.text(here.version)
    return _SPEAKERS.isdisjoint(text[w.start : w.end].casefold() for w in story.words_at(here))


def _attributed(comparison: Comparison, story: StoryText, here: Place) -> Iterator[Attributed]:
    """The best match in the text of every other version, if it names a source for it."""
    words = story.words_at(here)
    for other, judgement in comparison.against(here.version, here.sentence):
        if not _is_sure(judgement):
            continue
        for match in judgement.matches:
            there = Place(other, match.sentence)
            if (
                match.score < SURE
                or story.story.versions[other].sentences[there.sentence].role is not Role.BODY
            ):
                continue
            source = story.sourced(there).attribution
            if source is not None and _attributes(story, source, there, words):
                yield Attributed(there, source)
            break


def _attributes(story: StoryText, source: Attribution, there: Place, words: Sequence[Word]) -> bool:
    """Whether a sentence attributes what other words tell to somebody whom these do not name."""
    if not source.asserts or not source.keys.isdisjoint(_keys(words)):
        return False
    said = story.reported(there)
    return bool(said) and not _tells_of_itself(story, source, there, said) and _covers(words, said)


def _is_sure(judgement: Judgement) -> bool:
    return judgement.verdict is not Verdict.OMITTED and not judgement.is_unsure() and not judgement.conflicts


def _keys(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in words if not word.light)


def _covers(words: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether what is attributed there is told here."""
    mine = _keys(words)
    return len(mine & _keys(said)) >= COVERED * len(mine)


def _tells_of_itself(story: StoryText, source: Attribution, there: Place, said: Sequence[Word]) -> bool:
    """Whether a source speaks of what it did: who does something is no source that another version hides."""
    if source.voice is Voice.GROUP:
        return False
    text = story.text(there.version)
    first = [text[word.start : word.end].casefold() for word in said[:FIRST_WORDS]]
    return not _SELF.isdisjoint(first)
