"""Pairs of articles that are worth comparing."""

from __future__ import annotations

from newsreader.grouping.candidates import candidates


def test_two_words_and_near_days_make_a_pair() -> None:
    signatures = [[1, 2, 3], [2, 3, 4], [3, 9, 8], [1, 2, 3]]
    assert set(candidates(signatures, [1, 2, 2, 9])) == {(0, 1)}
    assert set(candidates(signatures, [1, None, 2, 9])) == {(0, 1), (1, 3)}
