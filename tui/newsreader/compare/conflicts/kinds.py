"""All that differs by the kind of a conflict: who finds it, where, and what it is weighed as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from newsreader.compare.conflicts.difference import Difference
from newsreader.compare.conflicts.fact_differences import differing_facts
from newsreader.compare.conflicts.loose_quotations import loose_quotations
from newsreader.compare.conflicts.rewordings import differing_quotations
from newsreader.compare.conflicts.speaker_differences import differing_speakers
from newsreader.compare.conflicts.time_differences import differing_times
from newsreader.compare.facts.article import ArticleFacts
from newsreader.compare.facts.topics import check_complete
from newsreader.model import ConflictKind
from newsreader.records import dataclass


class Finder(NamedTuple):
    """Finds where a sentence differs from a sentence of another version.

    Both functions are given the facts of an article and the index of a sentence in it, twice.
    """

    find: Callable[[ArticleFacts, int, ArticleFacts, int], Iterable[Difference]]
    gate: Callable[[ArticleFacts, int, ArticleFacts, int], object]
    """Whether the two have anything to be held against each other; cheap, for most pairs have not."""


def both_quote(here: ArticleFacts, sentence: int, there: ArticleFacts, other: int) -> object:
    """Whether both have a part in a quotation."""
    return here.quoted[sentence] and there.quoted[other]


def share_a_topic(here: ArticleFacts, sentence: int, there: ArticleFacts, other: int) -> object:
    """Whether both have a fact of one topic."""
    return not here.topics[sentence].keys().isdisjoint(there.topics[other])


def both_have_times(here: ArticleFacts, sentence: int, there: ArticleFacts, other: int) -> object:
    """Whether both say when."""
    return here.times[sentence] and there.times[other]


@dataclass(frozen=True, slots=True)
class KindSpec:
    """What is known of a kind. What it is called on the screen and in reports is its value in the enum."""

    finders: tuple[Finder, ...]
    """Asked in their order until one finds something of the kind; one may find several kinds."""
    signs: tuple[str, ...]
    """What its differences are weighed as: the first, unless a difference has a finer one. Kinds that have
    too few labelled examples share a sign; a new one needs new weights (see `compare.training`)."""


FACTS = Finder(differing_facts, share_a_topic)

KINDS: dict[ConflictKind, KindSpec] = {
    ConflictKind.QUOTATION: KindSpec(
        (Finder(differing_quotations, both_quote), Finder(loose_quotations, both_quote)), ("wording", "loose")
    ),
    ConflictKind.SPEAKER: KindSpec((Finder(differing_speakers, both_quote),), ("person",)),
    ConflictKind.FIGURE: KindSpec((FACTS,), ("figure", "percent")),
    ConflictKind.DATE: KindSpec((FACTS, Finder(differing_times, both_have_times)), ("time", "weekday")),
    ConflictKind.PLACE: KindSpec((FACTS,), ("plain",)),
    ConflictKind.NAME: KindSpec((FACTS,), ("person",)),
    ConflictKind.OUTCOME: KindSpec((FACTS,), ("plain",)),
    ConflictKind.DENIAL: KindSpec((), ("plain",)),
    ConflictKind.OPPOSITE: KindSpec((), ("plain",)),
    ConflictKind.QUANTITY: KindSpec((), ("plain",)),
    ConflictKind.ORDER: KindSpec((), ("plain",)),
    ConflictKind.ROLES: KindSpec((), ("plain",)),
    ConflictKind.UNIT: KindSpec((), ("plain",)),
}
"""In the order in which they are looked for."""
check_complete("the kinds of conflicts", KINDS, ConflictKind)


def in_turn(kinds: Mapping[ConflictKind, KindSpec]) -> tuple[tuple[Finder, ConflictKind | None], ...]:
    """All finders in the order in which they are asked, each once; with the kind of which nothing may have
    been found before, if there is one."""
    turns: dict[Finder, ConflictKind | None] = {}
    for kind, spec in kinds.items():
        for place, finder in enumerate(spec.finders):
            turns.setdefault(finder, kind if place else None)
    return tuple(turns.items())


_TURNS = in_turn(KINDS)


def pair_differences(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> tuple[Difference, ...]:
    """What one sentence and one sentence of another version may differ in."""
    found: list[Difference] = []
    for (find, gate), kind in _TURNS:
        if gate(here, sentence, there, other) and not (kind and any([d.kind is kind for d in found])):
            found += find(here, sentence, there, other)
    return tuple(found)


SIGNS = tuple(dict.fromkeys(sign for spec in KINDS.values() for sign in spec.signs))
"""Of all kinds."""


def sign_of(difference: Difference) -> str:
    """What a difference is weighed as."""
    return difference.sign or KINDS[difference.kind].signs[0]
