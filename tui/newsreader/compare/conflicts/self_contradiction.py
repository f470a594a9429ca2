"""Where one article contradicts itself."""

from __future__ import annotations

from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.model import Conflict, ConflictKind
from newsreader.text.words import country_of

FARTHEST = 2
"""Sentences between the two mentions of one thing, at most."""
LONGEST_NAME = 5
LEAST_NAME = 3
"""Content words before a place that name what happens there ("the upcoming Joint Islamic Summit in ...")."""
_WHERE = frozenset(("in", "at"))


def self_contradictions(facts: ArticleFacts) -> tuple[Conflict, ...]:
    """One event that an article puts in two places, in two sentences close to each other.

    `here` is the earlier of the two spans; `sentence` and `there` are the later sentence and its span, in
    the same article.
    """
    places = [p for p in facts.by_topic.get(Topic(FactType.PLACE), ()) if _is_where(facts, p)]
    found = []
    for named in places:
        event = _event(facts, named)
        for other in places:
            if 0 < abs(named.sentence - other.sentence) <= FARTHEST and _contradicts(
                facts, named, event, other
            ):
                first, second = sorted((named, other), key=lambda p: p.sentence)
                found.append(
                    Conflict(
                        ConflictKind.PLACE,
                        facts.span(first.sentence, first.fact.start, first.fact.end),
                        second.sentence,
                        facts.span(second.sentence, second.fact.start, second.fact.end),
                    )
                )
    return tuple(dict.fromkeys(found))


def _is_where(facts: ArticleFacts, placed: PlacedFact) -> bool:
    """Behind "in" or "at", and named in one sentence of the article only."""
    words, fact = facts.words[placed.sentence], placed.fact
    if fact.first == 0:
        return False
    before = words[fact.first - 1]
    rare = all(facts.keys[key] == 1 for key in fact.value.split())
    return rare and facts.article.text[before.start : before.end].lower() in _WHERE


def _event(facts: ArticleFacts, placed: PlacedFact) -> tuple[str, ...]:
    """The content words right before a place that name what is there, its head last."""
    words = facts.words[placed.sentence][: placed.fact.first - 1]
    event: list[str] = []
    end = facts.words[placed.sentence][placed.fact.first - 1].start
    for word in reversed(words):
        gap = facts.article.text[word.end : end]
        if not gap.isspace() or word.light or word.reporting or len(event) == LONGEST_NAME:
            break
        event.append(word.key)
        end = word.start
    return tuple(reversed(event))


def _contradicts(facts: ArticleFacts, named: PlacedFact, event: tuple[str, ...], other: PlacedFact) -> bool:
    """Whether another sentence names the same event and then another place."""
    if len(event) < LEAST_NAME:
        return False
    words = facts.words[other.sentence]
    keys = [w.key for w in words[: other.fact.first]]
    if event[-1] not in keys or sum(key in keys for key in event) < LEAST_NAME:
        return False
    head = len(keys) - 1 - keys[::-1].index(event[-1])
    between = any(
        p.fact.kind is ConflictKind.PLACE and head < p.fact.first < other.fact.first
        for p in facts.facts[other.sentence]
    )
    return not between and _unrelated(named.fact, other.fact)


def _unrelated(one: Fact, other: Fact) -> bool:
    """Whether neither place is a seat of government that stands for the other."""
    return not {country_of(v) for v in one.value.split()} & {country_of(v) for v in other.value.split()}
