"""Where one article contradicts itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from newsreader.compare.conflicts.fact_differences import surely_differ
from newsreader.compare.facts.article import ArticleFacts, PlacedFact
from newsreader.compare.facts.sentence import Fact
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.compare.index import StoryIndex
from newsreader.model import Article, Conflict, ConflictKind, Role
from newsreader.stopping import checkpoint
from newsreader.text.words import country_of

LIKE = 0.5
"""Share of the content words of the shorter sentence that the other has where they tell one thing."""
LEAST_WORDS = 3
"""Content words of a sentence that is held against another one of its article."""
LEAST_NEAR = 6
"""Content words that two nearly identical sentences share, neither of which is an opening one."""
MOST_ALIKE = 3
"""Sentences that are like one; of more they are a list."""
COMMON = 20
"""Sentences that hold a word; one that more of them hold does not tell which are alike."""
_NEAR_KINDS = frozenset((ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.DENIAL, ConflictKind.UNIT))
"""Kinds that nearly identical sentences of one article contradict each other in: names, places and opposites
make the items of a list rather."""
_TYPES = frozenset(
    (
        FactType.TOLL,
        FactType.AGE,
        FactType.NUMBERED_PLACE,
        FactType.SUM,
        FactType.COUNT,
        FactType.SCORE,
        FactType.DAY,
        FactType.CLOCK,
        FactType.OUTCOME,
    )
)
"""What an opening sentence and the text are held against each other in."""
_OPENING = frozenset((Role.HEADLINE, Role.STANDFIRST))
FARTHEST = 2
"""Sentences between the two mentions of one thing, at most."""
LONGEST_NAME = 5
LEAST_NAME = 3
"""Content words before a place that name what happens there ("the upcoming Joint Islamic Summit in ...")."""
_WHERE = frozenset(("in", "at"))


class _Found(NamedTuple):
    """Two sentences that contradict each other."""

    first: int
    second: int
    conflict: Conflict


def self_contradictions(index: StoryIndex, version: int) -> tuple[Conflict, ...]:
    """Facts on which two sentences of one article disagree.

    What its opening (headline, standfirst, first sentence) and its text give differently; what two nearly
    identical sentences contradict each other in; and one event that is put in two places. Sentences of which
    many are alike are a list, and none of them contradicts another. `here` is the earlier of the two spans;
    `sentence` and `there` are the later sentence and its span, in the same article.
    """
    found = list(_alike(index, version))
    pairs = Counter(place for pair in {(one.first, one.second) for one in found} for place in pair)
    lone = [one.conflict for one in found if pairs[one.first] == pairs[one.second] == 1]
    return tuple(dict.fromkeys((*lone, *_two_places(index.facts[version]))))


def _alike(index: StoryIndex, version: int) -> Iterator[_Found]:
    """The single facts in which sentences differ that tell one thing."""
    facts = index.facts[version]
    opening = _opening(facts.article)
    pairs = _pairs(index, version, opening)
    often = Counter(place for pair in pairs for place in pair if pair[0] not in opening)
    for first, second in pairs:
        checkpoint()
        opens = first in opening
        if not opens and max(often[first], often[second]) > MOST_ALIKE:
            continue
        conflict = _of_opening(facts, first, second) if opens else None
        conflict = conflict or _nearly_identical(index, version, first, second)
        if conflict is not None:
            yield _Found(first, second, conflict)


def _pairs(index: StoryIndex, version: int, opening: frozenset[int]) -> list[tuple[int, int]]:
    """The pairs of sentences, in order, that may be held against each other by their words alone: an opening
    one with any other, and those that share a word that is not common in the article."""
    article = index.facts[version].article
    rows = {s.index: index.row.get((version, s.index)) for s in article.sentences}
    content = {sentence: index.content(row) for sentence, row in rows.items() if row is not None}
    held: dict[str, list[int]] = {}
    for sentence, keys in content.items():
        for key in keys:
            held.setdefault(key, []).append(sentence)
    behind = {key: sentences for key, sentences in held.items() if len(sentences) <= COMMON}
    found = []
    for first, mine in content.items():
        checkpoint()
        rare = [behind[key] for key in mine if key in behind]
        for sentences in rare:
            del sentences[0]  # this one
        opens = first in opening
        if opens:
            seconds = [second for second in content if second > first]
        else:
            least = LEAST_NEAR - (len(mine) - len(rare))
            sharing = Counter(chain.from_iterable(rare))
            seconds = sorted([second for second, shared in sharing.items() if shared >= least])
        found += [
            (first, second)
            for second in seconds
            if _share_enough(mine, content[second], opens)
            and _may_tell_one_thing(index, version, first, second, opens)
        ]
    return found


def _share_enough(mine: frozenset[str], theirs: frozenset[str], opens: bool) -> bool:
    """Whether two sentences, of which the first may be an opening one, have so many words in common that they
    may tell one thing."""
    shorter, shared = min(len(mine), len(theirs)), len(mine & theirs)
    return shorter >= LEAST_WORDS and shared >= LIKE * shorter and (opens or shared >= LEAST_NEAR)


def _may_tell_one_thing(index: StoryIndex, version: int, first: int, second: int, opens: bool) -> bool:
    """Whether two sentences that share enough words may be held against each other."""
    article = index.facts[version].article
    row, other = index.row[version, first], index.row[version, second]
    if row == other or (second == first + 1 and not opens):
        return False
    if not opens and not (_is_prose(article, first) and _is_prose(article, second)):
        return False
    return not (_all_quoted(index, row) or _all_quoted(index, other))


def _opening(article: Article) -> frozenset[int]:
    """The sentences that sum up an article."""
    lead = next((s.index for s in article.sentences if s.role is Role.BODY), -1)
    return frozenset(s.index for s in article.sentences if s.role in _OPENING or s.index == lead)


def _is_prose(article: Article, sentence: int) -> bool:
    """Whether a sentence ends as one, and not as the item of a list."""
    return article.sentence_text(sentence).endswith((".", "!", "?", "”", '"', "’", "»", "。"))


def _all_quoted(index: StoryIndex, row: int) -> bool:
    """Whether somebody else says all of a sentence."""
    return all(word.quoted for word in index.words[row] if not word.light)


def _nearly_identical(index: StoryIndex, version: int, first: int, second: int) -> Conflict | None:
    """The one contradiction of two sentences that are nearly the same."""
    found = index.contradictions((version, first), (version, second))
    if len(found) != 1 or found[0].kind not in _NEAR_KINDS:
        return None
    (one,) = found
    return Conflict(one.kind, one.here, second, one.there, rule=one.rule)


def _of_opening(facts: ArticleFacts, first: int, second: int) -> Conflict | None:
    """The one fact of an opening sentence that another sentence gives differently."""
    found = [
        (mine, theirs)
        for mine in facts.facts[first]
        if mine.fact.topic.type in _TYPES and mine.said not in facts.said[second]
        for theirs in facts.topics[second].get(mine.fact.topic, ())
        if surely_differ(facts, mine, theirs)
        and not _says(facts, second, mine.fact)
        and not _says(facts, first, theirs.fact)
    ]
    if len(found) != 1:
        return None
    ((mine, theirs),) = found
    here = facts.span(first, mine.fact.start, mine.fact.end)
    there = facts.span(second, theirs.fact.start, theirs.fact.end)
    return Conflict(mine.fact.kind, here, second, there, rule="opening")


def _says(facts: ArticleFacts, sentence: int, fact: Fact) -> bool:
    """Whether a sentence gives a value that agrees with one."""
    same = facts.topics[sentence].get(fact.topic, ())
    return any(fact.comparable(p.fact) and fact.agrees(p.fact) for p in same)


def _two_places(facts: ArticleFacts) -> tuple[Conflict, ...]:
    """One event that an article puts in two places, in two sentences close to each other."""
    places = [p for p in facts.by_topic.get(Topic(FactType.PLACE), ()) if _is_where(facts, p)]
    found = []
    for named in places:
        checkpoint()
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
                        rule="one event",
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
