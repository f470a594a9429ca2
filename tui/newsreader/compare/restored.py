"""A comparison of bare texts as one of the texts themselves: every stretch gets its place in them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsreader.model import (
    Article,
    Clause,
    Comparison,
    Conflict,
    Dispute,
    Judgement,
    Mention,
    Sentence,
    Span,
    Story,
)
from newsreader.text.bare import Bare, bare, shared_gap


def restored(found: Comparison, story: Story) -> Comparison:
    """What was found between the bare forms of the articles of a story, in the texts of the story.

    Verdicts, matches and claims stay; the spans of all that is told of words move.
    """
    texts = [bare(article.text) for article in story.versions]
    inner = [
        tuple(_conflict(c, plain, plain) for c in conflicts)
        for conflicts, plain in zip(found.inner_conflicts, texts, strict=True)
    ]
    judgements = tuple(
        tuple(
            _row(row, article, sentence, here, texts)
            for row, sentence in zip(rows, article.sentences, strict=True)
        )
        for rows, article, here in zip(found.judgements, story.versions, texts, strict=True)
    )
    disputes = tuple(_dispute(dispute, texts) for dispute in found.disputes)
    return replace(found, story=story, judgements=judgements, inner_conflicts=tuple(inner), disputes=disputes)


def _row(
    row: Sequence[Judgement | None], article: Article, sentence: Sentence, here: Bare, texts: Sequence[Bare]
) -> tuple[Judgement | None, ...]:
    bare_here = _is_bare(here)
    return tuple(
        j
        if j is None or (bare_here and (_is_bare(there) or not j.has_spans_there))
        else replace(_judgement(j, here, there), clauses=_clauses(j.clauses, article, sentence, here))
        for j, there in zip(row, texts, strict=True)
    )


def _is_bare(text: Bare) -> bool:
    """Whether every code point of a text stands where it does in its bare form."""
    return isinstance(text.origins, range)


def _clauses(
    clauses: Sequence[Clause], article: Article, sentence: Sentence, here: Bare
) -> tuple[Clause, ...]:
    """The clauses of a sentence, with the hidden characters between them; they tile it."""
    spans = [here.span(clause.start, clause.end) for clause in clauses]
    starts, ends = [sentence.start], []
    for before, behind in pairwise(spans):
        gap = shared_gap(article.text[before.end : behind.start])
        ends.append(before.end + gap[0])
        starts.append(behind.start - gap[1])
    ends.append(sentence.end)
    return tuple(
        clause._replace(start=start, end=end)
        for clause, start, end in zip(clauses, starts, ends, strict=False)
    )


def _judgement(judgement: Judgement, here: Bare, there: Bare) -> Judgement:
    return replace(
        judgement,
        conflicts=tuple(_conflict(c, here, there) for c in judgement.conflicts),
        differences=tuple(_conflict(c, here, there) for c in judgement.differences),
        missing=tuple(_span(span, here) for span in judgement.missing),
        shifts=tuple(
            replace(s, here=_span(s.here, here), there=_span(s.there, there)) for s in judgement.shifts
        ),
        wording=tuple(
            replace(w, here=_span(w.here, here), there=_span(w.there, there)) for w in judgement.wording
        ),
    )


def _conflict(conflict: Conflict, here: Bare, there: Bare) -> Conflict:
    return replace(conflict, here=_span(conflict.here, here), there=_span(conflict.there, there))


def _dispute(dispute: Dispute, texts: Sequence[Bare]) -> Dispute:
    return replace(
        dispute,
        camps=tuple(
            replace(camp, told=tuple(_mention(mention, texts[mention.version]) for mention in camp.told))
            for camp in dispute.camps
        ),
    )


def _mention(mention: Mention, plain: Bare) -> Mention:
    span = plain.span(mention.start, mention.end)
    return replace(mention, start=span.start, end=span.end)


def _span(span: Span, plain: Bare) -> Span:
    return plain.span(span.start, span.end)
