"""The claims of a story: matching sentences of all its versions, chained into one thing that is told."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from newsreader.compare.claims.grouping import LINK, Node, group_nodes
from newsreader.model import Article, Claim, Judgement, Role, Story
from newsreader.stopping import checkpoint
from newsreader.text.patterns import pattern

Judgements = Sequence[Sequence[Sequence[Judgement | None]]]
"""`judgements[version][sentence][other]`, as in a comparison."""

_SCORE = 10_000
"""Scores are counted in whole parts of this."""
_BACKED, _ALONE = 7, 3
"""Shares of a link that its stronger and its weaker direction make, of 10."""
_ID_LENGTH = 10
"""Hex digits."""
_WORD = pattern(r"\w+")
_OPENING = frozenset((Role.HEADLINE, Role.STANDFIRST))

_Place = tuple[int, int]
"""(version, sentence)"""
_Scores = list[dict[int, int]]
"""Of every place, by its number, how surely other places carry it."""


def find_claims(story: Story, judgements: Judgements) -> tuple[Claim, ...]:
    """The claims of a story, in the order of the story; every sentence that makes a claim is in exactly one.

    A sentence that tells two things is in the claim that it fits better. The order of the versions does not
    matter.
    """
    places = _claim_makers(story)
    scores = _scores(story, judgements, places)
    opening = [_opening(article) for article in story.versions]
    checkpoint()
    nodes = [Node(v, -1 if s in opening[v] else s) for v, s in places]
    groups = group_nodes(nodes, _links(scores))
    chosen = [places[_representative(story, places, group, scores)] for group in groups]
    return _in_order(story, [[places[n] for n in group] for group in groups], chosen)


def _claim_makers(story: Story) -> list[_Place]:
    """The sentences that make a claim, in an order that does not depend on that of the versions."""
    return [
        (version, sentence.index)
        for version in story.by_content()
        for sentence in story.versions[version].sentences
        if sentence.role.makes_claims
    ]


def _scores(story: Story, judgements: Judgements, places: Sequence[_Place]) -> _Scores:
    """Of every match how sure it is; the best match of a sentence is as sure as the verdict at least."""
    number = [[-1] * len(article.sentences) for article in story.versions]
    for n, (version, sentence) in enumerate(places):
        number[version][sentence] = n
    scores: _Scores = []
    for version, sentence in places:
        checkpoint()
        carried: dict[int, int] = {}
        for other, judgement in enumerate(judgements[version][sentence]):
            if judgement is not None and other != version:
                sure = judgement.confidence
                for match in judgement.matches:
                    there = number[other][match.sentence]
                    if there >= 0 and there not in carried:
                        carried[there] = round(_SCORE * max(match.score, sure))
                    sure = 0.0
        scores.append(carried)
    return scores


def _links(scores: _Scores) -> dict[tuple[int, int], int]:
    """The weight of every two places of which one carries the other; more when both do."""
    links: dict[tuple[int, int], int] = {}
    for here, carried in enumerate(scores):
        checkpoint()
        for there, score in carried.items():
            back = scores[there].get(here, 0)
            if here < there or not back:
                strong, weak = (score, back) if score >= back else (back, score)
                pair = (here, there) if here < there else (there, here)
                links[pair] = (_BACKED * strong + _ALONE * weak) * LINK // (10 * _SCORE)
    return links


def _opening(article: Article) -> frozenset[int]:
    """The sentences that may sum up the article: headline, standfirst and the first of the body."""
    opening = {s.index for s in article.sentences if s.role in _OPENING}
    lead = next((s.index for s in article.sentences if s.role is Role.BODY), None)
    return frozenset(opening if lead is None else {*opening, lead})


def _representative(story: Story, places: Sequence[_Place], group: Sequence[int], scores: _Scores) -> int:
    """The one that the others carry most surely; of equals the longest, then by its text."""
    if len(group) == 1:
        return group[0]
    checkpoint()
    members = frozenset(group)

    def merit(number: int) -> tuple[int, int, str]:
        best: dict[int, int] = {}
        for there, score in scores[number].items():
            if there in members:
                version = places[there][0]
                best[version] = max(best.get(version, 0), score)
        text = _text(story, places[number])
        return -sum(best.values()), -len(text), text

    return min(group, key=merit)


def _text(story: Story, place: _Place) -> str:
    article = story.versions[place[0]]
    sentence = article.sentences[place[1]]
    return article.text[sentence.claim_start : sentence.end]


def _in_order(story: Story, groups: list[list[_Place]], chosen: list[_Place]) -> tuple[Claim, ...]:
    """Claims by the median of where the versions tell them, with their ids."""

    def position(group: list[_Place]) -> float:
        first: dict[int, int] = {}
        for version, sentence in group:
            first[version] = min(first.get(version, sentence), sentence)
        told = sorted(s / max(len(story.versions[v].sentences) - 1, 1) for v, s in first.items())
        return (told[(len(told) - 1) // 2] + told[len(told) // 2]) / 2

    texts = [_text(story, place) for place in chosen]
    order = sorted(range(len(groups)), key=lambda n: (position(groups[n]), texts[n]))
    claims: list[Claim] = []
    known: dict[str, int] = {}
    """How many claims have a name, or would have without a number."""
    for n in order:
        checkpoint()
        told: list[list[int]] = [[] for _ in story.versions]
        for version, sentence in sorted(groups[n]):
            told[version].append(sentence)
        name = _id(texts[n])
        while name in known:
            members = sorted(_text(story, place) for place in groups[n])
            known[name] += 1
            name = _id("\n".join((texts[n], *members)), str(known[name]))
        known[name] = 1
        claims.append(Claim(name, tuple(tuple(sentences) for sentences in told), chosen[n]))
    return tuple(claims)


def _id(text: str, more: str = "") -> str:
    """A short name made from the words of a text."""
    words = _WORD.findall(text.casefold()) or [text]
    return sha256("\x1f".join((*words, more)).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]
