"""Figures of merit of verdicts."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare.training.measures import Outcome, area, f1, sureness


def test_an_omission_needs_more_to_be_sure() -> None:
    chances = np.array([[0.1, 0.7, 0.2], [0.2, 0.6, 0.2], [0.7, 0.2, 0.1], [0.9, 0.1, 0.0]])
    nothing, no_links = np.zeros(4), [frozenset[int]()] * 4
    outcome = Outcome(
        np.array([1, 2, 1, 0]), np.array([1, 1, 0, 0]), chances, nothing, nothing, no_links, no_links
    )
    assert sureness(outcome) == {"unsure": 0.5, "right_unsure": 0.0, "right_sure": 1.0, "right_omitted": 1.0}


def test_area_counts_ties_as_half() -> None:
    assert area(np.array([1.0, 0.0, 1.0, 0.0]), np.array([0.9, 0.1, 0.5, 0.5])) == pytest.approx(3.5 / 4)


def test_f1() -> None:
    assert f1(2, 4, 2) == pytest.approx(2 / 3)
    assert f1(0, 0, 0) == 1.0
