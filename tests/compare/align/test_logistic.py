"""Logistic regression: what is fitted, and what cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare.align.logistic import Calibration, fit_calibration, fit_logistic, sigmoid


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


def test_a_calibration_mends_odds_that_are_too_bold() -> None:
    draw = np.random.default_rng(0)
    odds = draw.normal(0, 2, 20_000)
    truth = (draw.random(20_000) < sigmoid(0.5 * odds - 0.3)).astype(np.float64)
    fitted = fit_calibration(odds, truth)
    assert fitted.slope == pytest.approx(0.5, abs=0.05)
    tried = np.array([-3.0, 0.0, 3.0])
    assert fitted.probability(tried) == pytest.approx(sigmoid(0.5 * tried - 0.3), abs=0.03)


def test_a_calibration_bends_where_odds_are_even() -> None:
    far = np.array([-8.0, 8.0])
    bent = Calibration(1.0, 0.5, 0.0, 0.0)
    assert bent.probability(np.zeros(1))[0] == pytest.approx(sigmoid(np.array([0.5]))[0])
    assert bent.probability(far) == pytest.approx(sigmoid(far), abs=1e-6)
