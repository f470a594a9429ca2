"""Quotations of two matched sentences that may be one utterance, each in quite other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import LCSseq

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.conflicts.rewordings import AUXILIARIES, FILLERS
from newsreader.compare.facts.article import ArticleFacts
from newsreader.model import ConflictKind, Span
from newsreader.text.quotations import QuotedWord

LEAST_LIKENESS = 0.4
"""Share of the shorter quotation whose words the longer one has in the same order."""
LONGEST = 80
"""Words of a quotation; in a longer speech much is alike that is not the same."""
_SMALL = AUXILIARIES | FILLERS


def loose_quotations(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> Iterator[Difference]:
    """At most one: the two quotations that are most alike, unless one version quotes all of the other."""
    speaker, other_speaker = ({w.key for w in a.speakers[s]} for a, s in ((here, sentence), (there, other)))
    if speaker and other_speaker and not speaker & other_speaker:
        return
    best: Difference | None = None
    for mine in _quotations(here, sentence):
        for theirs in _quotations(there, other):
            found = _difference(here, mine, there, theirs)
            if found is not None and (best is None or found.likeness > best.likeness):
                best = found
    if best is not None:
        yield best


def _quotations(article: ArticleFacts, sentence: int) -> list[list[QuotedWord]]:
    """What stands inside each pair of marks of a sentence."""
    inside = [q for q in article.quoted[sentence] if q.sentence == sentence]
    rows = [list(words) for _, words in groupby(inside, key=lambda q: q.quotation)]
    return [words for words in rows if 2 <= len(words) <= LONGEST]


def _difference(
    here: ArticleFacts, mine: Sequence[QuotedWord], there: ArticleFacts, theirs: Sequence[QuotedWord]
) -> Difference | None:
    short, long = sorted((mine, theirs), key=len)
    keys, long_keys = [q.key for q in short], [q.key for q in long]
    if keys == long_keys:
        return None
    if LCSseq.similarity(keys, long_keys) < LEAST_LIKENESS * len(short):
        return None
    alike = LCSseq.opcodes(keys, long_keys)
    same = [q for o in alike if o.tag == "equal" for q in short[o.src_start : o.src_end]]
    content = sum(not q.word.light for q in same)
    if not content:
        return None
    if any(q.masked for q in (*mine, *theirs)) or _holds(there, mine) or _holds(here, theirs):
        return None
    lost = [q for o in alike if o.tag != "equal" for q in short[o.src_start : o.src_end]]
    if all(q.key in _SMALL for q in lost):
        return None
    return Difference(
        ConflictKind.QUOTATION,
        _span(mine),
        theirs[0].sentence,
        _span(theirs),
        Doubt.POSSIBLE,
        sign="loose",
        shared=content,
        likeness=len(same) / len(short),
    )


def _holds(article: ArticleFacts, words: Sequence[QuotedWord]) -> bool:
    """Whether an article quotes all of these words, one after the other."""
    return f" {' '.join(q.key for q in words)} " in article.quoted_text


def _span(words: Sequence[QuotedWord]) -> Span:
    return Span(words[0].word.start, words[-1].word.end)
