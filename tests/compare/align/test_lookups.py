"""What is only there for speed gives what the plain way gives."""

from __future__ import annotations

import random

import numpy as np
import pytest
from rapidfuzz.distance import LCSseq

from newsreader.compare.align import ranking
from newsreader.compare.align.features import story_features
from newsreader.compare.align.word_order import KEPT, LEAST_REPLACED, REPLACED_SHARE, _replaced, _reworded
from newsreader.model import Story
from newsreader.sources.segment.articles import article_from_text

TEXTS = (
    "The harbour burned on Monday. Two boats sank, the mayor said. Nobody was hurt.",
    "On Monday a fire burned in the harbour. “Nobody was hurt,” the mayor said.",
)


@pytest.mark.parametrize("table", [0, ranking.TABLE])
def test_a_row_holds_its_own_items_and_no_others(table: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "TABLE", table)
    features = story_features(Story("", tuple(article_from_text(text, path="") for text in TEXTS)))
    entries = features.terms
    rows, items = (a.ravel() for a in np.indices((features.size, len(features.keys))))
    own = set(zip(entries.row.tolist(), entries.item.tolist(), strict=True))
    expected = [pair in own for pair in zip(rows.tolist(), items.tolist(), strict=True)]
    assert ranking.holds(entries, rows, items).tolist() == expected
    assert 0 < sum(expected) < len(expected)


def test_no_rewording_is_passed_over() -> None:
    draw = random.Random(3)
    left = ["".join(draw.choices("abcdefgh", k=draw.randint(3, 14))) for _ in range(400)]
    right = ["".join(c if draw.random() < 0.7 else draw.choice("xyz") for c in text) for text in left]
    common = np.array([LCSseq.similarity(a, b) for a, b in zip(left, right, strict=True)], dtype=np.float64)
    plain = []
    for a, b, kept in zip(left, right, common.tolist(), strict=True):
        replaced = _replaced(a, b) if kept >= KEPT else 0
        plain.append(replaced >= LEAST_REPLACED and replaced >= REPLACED_SHARE * min(len(a), len(b)))
    assert _reworded(left, right, common).tolist() == plain
    assert any(plain) and not all(plain)
