"""Stories and judgements of the tests of claims, copies, missing words and shifts of wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from newsreader.model import Article, Comparison, Judgement, Match, Story, Verdict
from newsreader.sources.stories import open_stories

SEEDS = Path(__file__).parents[2] / "seeds"

Links = Mapping[tuple[int, int, int], Sequence[tuple[int, float]]]
"""(version, sentence, other version) -> (matched sentence, score)"""


def seed(name: str) -> Story:
    """One of the sample stories."""
    return open_stories([SEEDS / name]).stories[0]


def judged(versions: Sequence[Article], links: Links) -> Comparison:
    """A comparison in which the links given are rephrased and all else is omitted."""
    story = Story("", tuple(versions))
    judgements = []
    for version, article in enumerate(versions):
        rows = []
        for sentence in article.sentences:
            row: list[Judgement | None] = []
            for other in range(len(versions)):
                matches = tuple(Match(*link) for link in links.get((version, sentence.index, other), ()))
                verdict = Verdict.REPHRASED if matches else Verdict.OMITTED
                makes_claim = sentence.role.makes_claims and other != version
                row.append(Judgement(verdict, 0.5, matches=matches) if makes_claim else None)
            rows.append(tuple(row))
        judgements.append(tuple(rows))
    return Comparison(story, tuple(judgements))


def both_ways(
    *pairs: tuple[tuple[int, int], tuple[int, int], float],
) -> dict[tuple[int, int, int], list[tuple[int, float]]]:
    """Links in both directions from ((version, sentence), (version, sentence), score)."""
    links: dict[tuple[int, int, int], list[tuple[int, float]]] = {}
    for (a, s), (b, t), score in pairs:
        links.setdefault((a, s, b), []).append((t, score))
        links.setdefault((b, t, a), []).append((s, score))
    return links
