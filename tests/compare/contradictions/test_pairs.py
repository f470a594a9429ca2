"""Pairs of sentences that differ in one fact, and pairs that do not, amid others of their story."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from newsreader.compare import compare
from newsreader.model import UNSURE, Judgement, Story, Verdict
from newsreader.sources.segment.articles import article_from_text


class Pair(NamedTuple):
    """A row of the table."""

    kind: str
    expected: str
    one: str
    other: str


def read_pairs() -> dict[str, list[Pair]]:
    """The pairs of every story, by its title."""
    stories: dict[str, list[Pair]] = {}
    for line in Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# story: "):
            rows = stories[line.removeprefix("# story: ")] = []
        elif line and not line.startswith("#"):
            rows.append(Pair(*line.split("\t")))
    return stories


STORIES = read_pairs()


def is_flagged(judgement: Judgement, partner: int) -> bool:
    """Whether a judgement holds a sentence of the other version to be in conflict."""
    return any(conflict.sentence == partner for conflict in judgement.conflicts)


def is_plain(judgement: Judgement) -> bool:
    """Whether a sentence is shown as confirmed, with nothing said beside."""
    unsure = UNSURE.doubt(judgement.verdict, judgement.confidence)
    told = judgement.conflicts or judgement.differences or judgement.wording
    return judgement.verdict is Verdict.CONFIRMED and not unsure and not told


@pytest.mark.parametrize("title", STORIES)
def test_pairs(title: str) -> None:
    pairs = STORIES[title]
    texts = ("\n\n".join((title, *column)) for column in zip(*[(p.one, p.other) for p in pairs], strict=True))
    judgements = compare(Story("", tuple(article_from_text(text, path="") for text in texts))).judgements
    wrong = []
    for place, pair in enumerate(pairs, start=1):
        for version in (0, 1):
            judgement = judgements[version][place][1 - version]
            assert judgement is not None
            flagged, plain = is_flagged(judgement, place), is_plain(judgement)
            if {"differs": not flagged, "marked": plain, "same": flagged}[pair.expected]:
                wrong.append((pair, version))
    assert wrong == []
