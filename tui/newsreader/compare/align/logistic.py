"""Logistic regression over named columns: fitting by Newton's method, and evaluating."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsreader.compare.align.features import Floats
from newsreader.records import dataclass

DIGITS = 6
"""Of a probability that is reckoned with, so that it is the same whatever adds up its parts."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted regression over raw columns."""

    weights: dict[str, float]
    """One for every column that it looks at."""
    intercept: float

    def probability(self, columns: Mapping[str, Floats]) -> Floats:
        """Of every place of some columns. Raises KeyError when one is missing.

        Columns are added one after the other, so that a place's value does not depend on its neighbours.
        """
        return sigmoid(self.odds(columns))

    def odds(self, columns: Mapping[str, Floats]) -> Floats:
        """The logarithm of the odds of every place of some columns; as `probability`."""
        odds: Floats = np.full(len(next(iter(columns.values()))), self.intercept)
        for name, weight in self.weights.items():
            odds += weight * columns[name]
        return odds


MIDDLE, NEAR = 1.5, 1.0
"""Log odds, either side of even, up to which a calibration has another height, and another slope."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What makes the log odds of a regression honest on stories that it has not seen.

    Platt's line (1999) with another slope and height in the middle, where a regression has little to go by.
    """

    slope: float
    middle: float
    """Added where the odds are even."""
    near: float
    """Added to the slope where the odds are even."""
    shift: float

    def probability(self, odds: Floats) -> Floats:
        """Of log odds as the regression gives them."""
        bent = self.middle * bend(odds, MIDDLE) + self.near * odds * bend(odds, NEAR)
        return sigmoid(self.slope * odds + bent + self.shift)


def bend(odds: Floats, width: float) -> Floats:
    """1 for even odds, falling to 0 beyond some log odds on either side."""
    near: Floats = np.exp(-((odds / width) ** 2))
    return near


def fit_calibration(odds: Floats, truth: Floats) -> Calibration:
    """Fit it to log odds that have not seen the truth."""
    columns = {"odds": odds, "bend": bend(odds, MIDDLE), "near": odds * bend(odds, NEAR)}
    fitted = fit_logistic(columns, truth, 1e-3)
    return Calibration(
        fitted.weights["odds"], fitted.weights["bend"], fitted.weights["near"], fitted.intercept
    )


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + e^-x) without overflow."""
    bounded: Floats = np.clip(values, -40.0, 40.0)
    return 1.0 / (1.0 + np.exp(-bounded))


def fit_logistic(columns: Mapping[str, Floats], truth: Floats, ridge: float, steps: int = 12) -> Logistic:
    """Maximum likelihood with a quadratic penalty `ridge` on the weights of standardised columns.

    Iteratively reweighted least squares (Newton); raises ValueError when there is nothing to fit.
    """
    if not len(truth):
        raise ValueError("nothing to fit")
    table = np.column_stack(list(columns.values()))
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    x = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-6
    beta = np.zeros(x.shape[1])
    for _ in range(steps):
        p = sigmoid(x @ beta)
        gradient = x.T @ (truth - p) - penalty * beta
        curvature = (x * (p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        beta += step
        if float(np.abs(step).max()) < 1e-6:
            break
    weights = beta[:-1] / spread
    named = dict(zip(columns, weights.tolist(), strict=True))
    return Logistic(named, float(beta[-1] - weights @ mean))
