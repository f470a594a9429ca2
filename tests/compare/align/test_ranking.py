"""Which row holds which item: the table and the search give the same."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare.align import ranking
from newsreader.compare.align.features import story_features
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
