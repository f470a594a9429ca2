"""Figures of merit of verdicts against labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsreader.compare.align.features import Floats, Ints
from newsreader.model import UNSURE, Thresholds
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Labels and what was said; arrays and lists of one length.

    Verdicts are 0 omitted, 1 rephrased, 2 confirmed.
    """

    true: Ints
    said: Ints
    chances: Floats
    """rows x 3: probability of every verdict."""
    true_partial: Floats
    partial: Floats
    """Probability of partial, for a sentence that is carried."""
    true_links: list[frozenset[int]]
    links: list[frozenset[int]]

    @classmethod
    def joined(cls, parts: Sequence[Outcome]) -> Outcome:
        """Several outcomes as one."""
        return cls(
            np.concatenate([p.true for p in parts]),
            np.concatenate([p.said for p in parts]),
            np.concatenate([p.chances for p in parts]),
            np.concatenate([p.true_partial for p in parts]),
            np.concatenate([p.partial for p in parts]),
            [link for p in parts for link in p.true_links],
            [link for p in parts for link in p.links],
        )


def f1(hits: int, said: int, true: int) -> float:
    """Harmonic mean of precision and recall; 1 when there is nothing to find and nothing was said."""
    return 2 * hits / (said + true) if said + true else 1.0


def area(truth: Floats, score: Floats) -> float:
    """Area under the ROC curve, 0 to 1: how often a true row scores above a false one, ties counting half.

    From the sum of ranks (Hanley and McNeil 1982); 0.5 where one of the two kinds is missing.
    """
    values, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    positive = float(truth.sum())
    negative = len(truth) - positive
    if not positive or not negative or not len(values):
        return 0.5
    return float((rank[truth > 0].sum() - positive * (positive + 1) / 2) / (positive * negative))


def precision_at(truth: Floats, score: Floats, recall: float) -> tuple[float, float, float]:
    """The score from which at least this share of the true rows is found, and the precision and recall there,
    where precision is the highest; (0, 0, 0) without a true row."""
    if not truth.sum():
        return 0.0, 0.0, 0.0
    order = np.argsort(-score, kind="stable")
    hits, last = np.cumsum(truth[order]), np.append(np.diff(score[order]) != 0, True)
    precision, found = hits / np.arange(1, len(order) + 1), hits / truth.sum()
    best = int(np.argmax(np.where(last & (found >= recall), precision, -1.0)))
    return float(score[order][best]), float(precision[best]), float(found[best])


def reliability(outcome: Outcome) -> list[tuple[float, float, float, int]]:
    """(lower end of a tenth, mean confidence, share that is right, rows) for every tenth that has rows."""
    confidence = outcome.chances[np.arange(len(outcome.said)), outcome.said]
    right = outcome.said == outcome.true
    tenth = np.minimum((confidence * 10).astype(np.int64), 9)
    return [
        (
            k / 10,
            float(confidence[tenth == k].mean()),
            float(right[tenth == k].mean()),
            int((tenth == k).sum()),
        )
        for k in range(10)
        if (tenth == k).any()
    ]


def sureness(outcome: Outcome, thresholds: Thresholds = UNSURE) -> dict[str, float]:
    """The share of rows that are shown as unsure, and how many are right of these, of the others, and of the
    others that are said to be omitted."""
    confidence = outcome.chances[np.arange(len(outcome.said)), outcome.said]
    right, omitted = outcome.said == outcome.true, outcome.said == 0
    unsure = confidence < np.where(omitted, thresholds.omitted, thresholds.told)
    parts = {"right_unsure": unsure, "right_sure": ~unsure, "right_omitted": ~unsure & omitted}
    shares = {name: float(right[rows].mean()) if rows.any() else 1.0 for name, rows in parts.items()}
    return {"unsure": float(unsure.mean()) if len(unsure) else 0.0, **shares}


def figures(outcome: Outcome) -> dict[str, float]:
    """Macro-F1 and its parts, carried against omitted, links, calibration and the partial flag, each 0 to 1.

    Calibration is the expected calibration error over tenths (Naeini, Cooper and Hauskrecht 2015).
    """
    true, said = outcome.true, outcome.said
    parts = {
        name: f1(int(((true == k) & (said == k)).sum()), int((said == k).sum()), int((true == k).sum()))
        for k, name in ((2, "confirmed"), (1, "rephrased"), (0, "omitted"))
    }
    hits = sum(len(a & b) for a, b in zip(outcome.links, outcome.true_links, strict=True))
    carried = true > 0
    return {
        "macro_f1": sum(parts.values()) / 3,
        **parts,
        "carried": float(((said > 0) == carried).mean()),
        "area": area(carried.astype(np.float64), 1 - outcome.chances[:, 0]),
        "links": f1(hits, sum(map(len, outcome.links)), sum(map(len, outcome.true_links))),
        "calibration": sum(abs(c - r) * n for _, c, r, n in reliability(outcome)) / max(len(true), 1),
        "partial_area": area(outcome.true_partial[carried], outcome.partial[carried])
        if carried.any()
        else 0.5,
    }
