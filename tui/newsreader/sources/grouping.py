"""Which of many articles tell the same story: articles grouped by the words that they share.

Two articles are as alike as the weighed words of their texts, their names and numbers, and the words of
their headlines are. Articles with dates are grouped by average linkage, among those of a few days; articles
without by complete linkage, as nothing else keeps two stories about one subject apart. The order in which
articles come changes nothing but the order of the groups.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log, sqrt

from newsreader.model import Article, Role
from newsreader.text.words import Kind, read_words

Vector = Mapping[str, float]
"""Weights of words; its length is 1, or it is empty."""
_TEXT, _NAMES, _TITLE = 0.45, 0.40, 0.15
"""What the three kinds of likeness count."""
_DATED, _UNDATED = 0.18, 0.16
"""How alike groups must be to be one: on average where the days are known, at least where they are not."""
_DAYS = 3
"""Days between two articles of one story at most, where both have a date."""
_ELSEWHERE = 100
"""Articles that are thought to stand beside those that are grouped, so that a word which all of a few share
is still worth something."""
_HEAVIEST = 16
"""Words of an article by which others like it are looked for."""
_FEWEST_SHARED = 2
_MOST_HAVING = 1000
"""A word that more articles have among their heaviest tells none from another."""
_MOST_WORDS = 2000
"""Words that are read of each article."""


@dataclass(frozen=True, slots=True)
class _Vectors:
    text: Vector
    names: Vector
    title: Vector
    day: int | None
    """The day of its publication, as an ordinal; None: unknown."""


def group(articles: Sequence[Article]) -> list[list[int]]:
    """The indices of the articles, grouped by story; the largest story first, each in the order given."""
    read = _vectors(articles)
    dated = sum(vectors.day is not None for vectors in read) * 2 > len(read)
    scores = {}
    for a, b in _candidates(read):
        score = _alike(read[a], read[b])
        if score > 0:
            scores[a, b] = score
    found = _link(len(read), scores, _DATED if dated else _UNDATED, complete=not dated)
    return sorted(found, key=lambda members: (-len(members), members))


def stories_in(articles: Sequence[Article]) -> list[list[int]]:
    """As `group`, but all in one where most articles of a collection tell one story."""
    found = group(articles)
    if not found or len(found[0]) * 2 >= len(articles):
        return [list(range(len(articles)))]
    return found


def _vectors(articles: Sequence[Article]) -> list[_Vectors]:
    counted = [_counted(article) for article in articles]
    had_by = Counter(key for counts in counted for key in counts[0])
    total = len(articles) + _ELSEWHERE
    worth = {key: log(total / (count + 1)) for key, count in had_by.items()}
    return [
        _Vectors(_weighed(text, worth), _weighed(names, worth), _weighed(title, worth), _day(article))
        for article, (text, names, title) in zip(articles, counted, strict=True)
    ]


def _counted(article: Article) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often the words of an article stand in it, its names and numbers, and the words of its headline."""
    text: Counter[str] = Counter()
    names: Counter[str] = Counter()
    title: Counter[str] = Counter()
    left = _MOST_WORDS
    for sentence, words in zip(article.sentences, read_words(article), strict=True):
        if not sentence.role.makes_claims or left <= 0:
            continue
        for word in words:
            if word.light:
                continue
            left -= 1
            text[word.key] += 1
            if sentence.role is Role.HEADLINE:
                title[word.key] += 1
                text[word.key] += 1
            elif word.kind in (Kind.NAME, Kind.NUMBER):
                names[word.key] += 1
    return text, names, title


def _weighed(counts: Counter[str], worth: Mapping[str, float]) -> Vector:
    weights = {key: (1 + log(count)) * worth.get(key, 0.0) for key, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat(article.published[:10]).toordinal()
    except ValueError:
        return None


def _candidates(read: Sequence[_Vectors]) -> list[tuple[int, int]]:
    """The pairs of articles that share some of their heaviest words, and may be of one story by their
    days."""
    having: dict[str, list[int]] = defaultdict(list)
    fewest: list[int] = []
    for index, vectors in enumerate(read):
        text = vectors.text
        heaviest = heapq.nsmallest(_HEAVIEST, text, key=lambda key: (-text[key], key))
        fewest.append(min(_FEWEST_SHARED, len(heaviest)))
        for key in heaviest:
            having[key].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in having.values():
        if len(indices) <= _MOST_HAVING:
            shared.update(combinations(indices, 2))
    return sorted(
        (a, b)
        for (a, b), count in shared.items()
        if count >= min(fewest[a], fewest[b]) and _near(read[a].day, read[b].day)
    )


def _near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= _DAYS


def _alike(one: _Vectors, other: _Vectors) -> float:
    return (
        _TEXT * _product(one.text, other.text)
        + _NAMES * _product(one.names, other.names)
        + _TITLE * _product(one.title, other.title)
    )


def _product(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def _link(
    count: int, scores: Mapping[tuple[int, int], float], cut: float, *, complete: bool
) -> list[list[int]]:
    """Agglomerative clustering of `count` items: the two groups that are most alike become one, as long as
    they are as alike as `cut`. Pairs without a score are not alike at all."""
    members: dict[int, list[int]] = {index: [index] for index in range(count)}
    between: dict[int, dict[int, float]] = {index: {} for index in members}
    """Of average linkage the sum over all pairs of two groups, of complete linkage the least of them."""
    for (a, b), score in scores.items():
        between[a][b] = between[b][a] = score
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= cut]
    heapq.heapify(heap)
    following = count
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        of_a, of_b = between.pop(a), between.pop(b)
        joined = sorted(members.pop(a) + members.pop(b))
        members[following], between[following] = joined, {}
        for other in sorted((of_a.keys() | of_b.keys()) - {a, b}):
            neighbours = between[other]
            neighbours.pop(a, None)
            neighbours.pop(b, None)
            if complete:
                value = min(of_a.get(other, 0.0), of_b.get(other, 0.0))
                alike = value
            else:
                value = of_a.get(other, 0.0) + of_b.get(other, 0.0)
                alike = value / (len(joined) * len(members[other]))
            if value > 0:
                neighbours[following] = between[following][other] = value
            if alike >= cut:
                heapq.heappush(heap, (-alike, other, following))
        following += 1
    return list(members.values())
