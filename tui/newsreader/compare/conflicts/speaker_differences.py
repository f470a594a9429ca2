"""Where two versions put one quotation into the mouths of different people."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.model import ConflictKind
from newsreader.text.words import Word

LEAST_WORDS = 6
"""Words of a quotation that make it surely the same one."""
FEWEST_WORDS = 2
"""Words of a quotation that may be the same one, if one version quotes no more of it."""


def differing_speakers(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> Iterator[Difference]:
    """A quotation that stands word for word in both of two sentences and is said by two people."""
    mine, theirs = here.quoted_keys[sentence], there.quoted_keys[other]
    if min(len(mine), len(theirs)) < FEWEST_WORDS:
        return
    speaker, other_speaker = here.speakers[sentence], there.speakers[other]
    if not speaker or not other_speaker or {w.key for w in speaker} & {w.key for w in other_speaker}:
        return
    longest = max(
        (o.src_end - o.src_start for o in Indel.opcodes(mine, theirs) if o.tag == "equal"), default=0
    )
    if longest < FEWEST_WORDS or (longest < LEAST_WORDS and longest < min(len(mine), len(theirs))):
        return
    yield Difference(
        ConflictKind.SPEAKER,
        here.span(sentence, speaker[0].start, speaker[-1].end),
        other,
        there.span(other, other_speaker[0].start, other_speaker[-1].end),
        # Two people, if the surname of one is unknown to the other version.
        Doubt.SURE
        if longest >= LEAST_WORDS
        and (speaker[-1].key not in there.keys or other_speaker[-1].key not in here.keys)
        and _is_person(here, speaker)
        and _is_person(there, other_speaker)
        else Doubt.LIKELY,
        shared=longest,
    )


def _is_person(article: ArticleFacts, name: tuple[Word, ...]) -> bool:
    """Whether the last word is the surname in a full name somewhere in the article."""
    return Topic(FactType.GIVEN_NAME, name[-1].key) in article.by_topic
