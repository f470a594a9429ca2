"""What is looked up and ranked does not depend on how: in a table or by search, in one block or in many."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare.align import candidates, ranking
from newsreader.compare.align.alignment import align
from newsreader.compare.align.features import story_features
from newsreader.compare.align.weights import shipped_model
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


@pytest.mark.parametrize("at_once", [1, 3])
def test_pairs_are_ranked_alike_in_blocks_and_all_at_once(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = story_features(Story("", tuple(article_from_text(text, path="") for text in TEXTS)))

    def aligned() -> tuple[list[list[int]], list[list[float]], dict[str, list[float]]]:
        weighing = align(features, shipped_model().pair)
        ranked = weighing.alignment.ranked
        columns = {name: values.tolist() for name, values in weighing.columns().items()}
        return ranked.there.tolist(), ranked.probability.tolist(), columns

    (pairs,) = candidates.candidate_pairs(features)
    assert list(pairs.blocks()) == [slice(0, pairs.size)]
    whole = aligned()
    monkeypatch.setattr(candidates, "BLOCK_PAIRS", at_once)
    blocks = list(pairs.blocks())
    assert len(blocks) >= 2
    assert [place for block in blocks for place in range(block.start, block.stop)] == list(range(pairs.size))
    assert {block.start for block in blocks} <= set(pairs.start.tolist())
    assert aligned() == whole
