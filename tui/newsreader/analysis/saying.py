"""What a version does with a sentence, in the words of the evidence, and which words are in question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from newsreader.compare.facts.unchecked import EVERYWHERE, TABLES
from newsreader.model import (
    UNSURE,
    Comparison,
    Conflict,
    ConflictKind,
    Dispute,
    Judgement,
    Span,
    Story,
    Thresholds,
    Verdict,
)
from newsreader.model.comparison import READER
from newsreader.text.languages import language_name
from newsreader.text.patterns import pattern

SAYS = {
    Verdict.CONFIRMED: "says the same",
    Verdict.REPHRASED: "says it in other words",
    Verdict.OMITTED: "does not say it",
}
UNKNOWN = "unknown"
"""What a version does of which only the beginning could be read."""
CONTRADICTS = "tells this too, but"
"""Behind it stand the conflicts."""
ALMOST = "almost the same words, but"
"""Behind it stand the words that differ."""
SUREST = 0.995
"""From here on a probability would be rounded to 100 %, which nothing is."""
_CLOCK = pattern(r"\d{1,2}[:.]\d\d\b|\d\s?[ap]\.?m\b|\bo[’']clock\b|\b(?:noon|midday|midnight)\b", re.I)


def kind_in_words(kind: ConflictKind, *words: str) -> str:
    """What some words are in conflict on, such as "figure"; a date that is one of the clock is a "time"."""
    is_time = kind is ConflictKind.DATE and any(map(_CLOCK.search, words))
    return "time" if is_time else str(kind)


def dispute_kind(dispute: Dispute) -> str:
    """What versions disagree on, in a word."""
    return kind_in_words(dispute.kind, *(camp.value for camp in dispute.camps))


def conflict_in_words(conflict: Conflict, here: str, there: str) -> str:
    """Such as: figure “12” / “17”, of a conflict between (or within) two texts of articles."""
    mine = here[conflict.here.start : conflict.here.end]
    theirs = there[conflict.there.start : conflict.there.end]
    return f"{kind_in_words(conflict.kind, mine, theirs)} “{mine}” / “{theirs}”"


def says(judgement: Judgement, unsure: Thresholds = UNSURE) -> str:
    """Such as "perhaps says the same"."""
    if judgement.conflicts:
        return CONTRADICTS
    if judgement.unknown:
        return UNKNOWN
    perhaps = "perhaps " if is_almost(judgement) or judgement.is_unsure(unsure) else ""
    return perhaps + SAYS[judgement.verdict]


def only_beginning(name: str) -> str:
    """Why it is unknown what a version does."""
    return f"only the beginning of {name} could be read"


def what_is_compared(comparison: Comparison, version: int) -> str:
    """What alone is compared in the language of a version, where that is not everything; else nothing.

    Such as "in Polish only figures, names and quotations are compared".
    """
    missing = comparison.unchecked[version] if comparison.unchecked else ()
    if not missing:
        return ""
    *first, last = (*EVERYWHERE, *(kind for kind in TABLES if kind not in missing))
    name = language_name(comparison.story.versions[version].language)
    return f"in {name} only {', '.join(first)} and {last} are compared"


def in_percent(probability: float) -> str:
    """A probability, 0 to 1, such as "87 %"."""
    return "> 99 %" if probability >= SUREST else f"{100 * probability:.0f} %"


def is_almost(judgement: Judgement) -> bool:
    """Whether what is confirmed differs in words of which no rule tells whether they matter."""
    confirmed = judgement.verdict is Verdict.CONFIRMED and not judgement.conflicts
    return confirmed and bool(judgement.wording) and judgement.by != READER


def is_almost_confirmed(judgements: Collection[Judgement | None]) -> bool:
    """Whether a sentence is confirmed by none of some versions but in words that differ."""
    confirming = [one for one in judgements if one is not None and one.verdict is Verdict.CONFIRMED]
    return bool(confirming) and all(map(is_almost, confirming))


def differing_words(story: Story, version: int, other: int, judgement: Judgement) -> list[tuple[str, str]]:
    """(here, there) of the words in which two nearly identical sentences differ."""
    here, there = story.versions[version].text, story.versions[other].text
    return [
        (here[words.here.start : words.here.end], there[words.there.start : words.there.end])
        for words in judgement.wording
    ]


def words_in_question(
    comparison: Comparison, version: int, sentence: int, others: Collection[int] | None = None
) -> Iterator[Span]:
    """What some versions (all, unless given) tell differently; of a quotation only the words that differ."""
    for other, judgement in comparison.against(version, sentence):
        if others is None or other in others:
            for conflict in judgement.conflicts:
                yield from in_question(comparison.story, version, other, conflict)


def conflicts_between(
    comparison: Comparison, version: int, sentence: int, other: int
) -> tuple[Conflict, ...]:
    """What a sentence and another version are in conflict on, whichever of the two is read.

    What was found from the other side only is turned round.
    """
    own = comparison.judgements[version][sentence][other]
    found = list(own.conflicts) if own is not None else []
    known = {(conflict.kind, conflict.sentence) for conflict in found}
    for there, row in enumerate(comparison.judgements[other]):
        judgement = row[version]
        for conflict in judgement.conflicts if judgement is not None else ():
            if conflict.sentence == sentence and (conflict.kind, there) not in known:
                found.append(replace(conflict, here=conflict.there, sentence=there, there=conflict.here))
    return tuple(found)


def in_question(story: Story, version: int, other: int, conflict: Conflict) -> Iterator[Span]:
    """The words of one conflict; of a quotation those that differ."""
    from newsreader.text.word_diff import word_diff

    if conflict.kind is not ConflictKind.QUOTATION:
        yield conflict.here
        return
    here = story.versions[version].text[conflict.here.start : conflict.here.end]
    there = story.versions[other].text[conflict.there.start : conflict.there.end]
    start = conflict.here.start
    differing = []
    for stretch in word_diff(here, there):
        end = start + len(stretch.text)
        if not stretch.shared:
            differing.append(Span(start, end))
        start = end
    yield from differing or [conflict.here]
