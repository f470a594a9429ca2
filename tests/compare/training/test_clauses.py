"""Fitting which clauses are told: from a folder of labelled stories to weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from newsreader.compare.clauses.weights import read_clause_model
from newsreader.compare.training.__main__ import main as train
from newsreader.compare.training.measures import precision_at

TOLD = {
    "A": [
        "Goats win fair",
        "Three goats of the mill won the fair in Hollum, while a juror fell off the stage.",
        "The mill paid $40 for hay.",
    ],
    "B": ["Fair won by goats", "The fair in Hollum was won by three goats of the mill.", "Hay is dear."],
}
LABELS = "A1\tB\trephrase\tB1\tpartial\nB1\tA\tconfirm\tA1\nA2\tB\tomit\nB2\tA\tomit\nA0\tB\trephrase\tB0\n"


def test_fitting_writes_weights_and_tells_how_well_they_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "labels").mkdir()
    for number in range(3):
        place = tmp_path / "stories" / f"goats{number}"
        place.mkdir(parents=True)
        listed = {"versions": [{"id": name, "sentences": sentences} for name, sentences in TOLD.items()]}
        (place / "sentences.json").write_text(json.dumps(listed), encoding="utf-8")
        for name, sentences in TOLD.items():
            (place / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        (tmp_path / "labels" / f"goats{number}.tsv").write_text(LABELS, encoding="utf-8")
    train(["clauses", str(tmp_path), "--out", str(tmp_path / "weights.json")])
    said = capsys.readouterr().out
    assert "9 sentences carried, 3 of them in part" in said
    assert "with the clauses:   area 1.000, precision 1.000 at recall 1.000" in said
    model = read_clause_model(tmp_path / "weights.json")
    assert model.told.weights["union"] > 0
    assert 0 < model.partial_from < 1


def test_the_best_precision_at_some_recall() -> None:
    truth, score = np.array([1.0, 0.0, 1.0, 1.0, 0.0]), np.array([0.9, 0.8, 0.7, 0.7, 0.1])
    assert precision_at(truth, score, 0.3) == pytest.approx((0.9, 1.0, 1 / 3))
    assert precision_at(truth, score, 0.5) == (0.7, 0.75, 1.0)
    assert precision_at(truth * 0, score, 0.5) == (0.0, 0.0, 0.0)
