"""Logistic regression: what is fitted, and what cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare.align.logistic import fit_logistic


def test_a_regression_finds_the_weights_that_made_the_data() -> None:
    random = np.random.default_rng(5)
    columns = {"a": random.normal(size=4000), "b": random.normal(size=4000) * 3 + 1}
    odds = 1.5 * columns["a"] - 0.5 * columns["b"] + 0.25
    truth = (random.random(4000) < 1 / (1 + np.exp(-odds))).astype(np.float64)
    fitted = fit_logistic(columns, truth, ridge=0.01)
    assert fitted.weights["a"] == pytest.approx(1.5, abs=0.15)
    assert fitted.weights["b"] == pytest.approx(-0.5, abs=0.06)
    assert fitted.intercept == pytest.approx(0.25, abs=0.12)
    assert fitted.probability(columns).mean() == pytest.approx(truth.mean(), abs=0.01)


def test_a_regression_needs_data() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit_logistic({"a": np.zeros(0)}, np.zeros(0), ridge=1.0)
