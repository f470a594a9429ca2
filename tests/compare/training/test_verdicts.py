"""Fitting and measuring: regressions, figures of merit, labelled stories and the weights file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from newsreader.compare.align.logistic import fit_logistic
from newsreader.compare.align.weights import WEIGHTS, read_model, shipped_model, write_model
from newsreader.compare.training.__main__ import main as train
from newsreader.compare.training.labelled import build_article, read_labelled, story_names
from newsreader.compare.training.measures import Outcome, area, f1, sureness
from newsreader.model import Role, Verdict

SENTENCES = {
    "A": ["Goats win fair", "Three goats won the fair in Hollum on Monday.", "The mayor cried with joy."],
    "B": ["Fair won by goats", "On Monday three goats won the fair in Hollum.", "Bread is dear this year."],
}
LABELS = """\
A0\tB\tconfirm\tB0\t\t
A1\tB\tconfirm\tB1\t\t
A2\tB\tomit\t\t\t
B1\tA\trephrase\tA1\tpartial\t
B2\tA\tomit\t\t\t
"""


def folder_of_stories(folder: Path, count: int) -> Path:
    """A folder with some labelled stories that are alike."""
    (folder / "labels").mkdir()
    for number in range(count):
        place = folder / "stories" / f"goats{number}"
        place.mkdir(parents=True)
        versions = [{"id": name, "sentences": sentences} for name, sentences in SENTENCES.items()]
        (place / "sentences.json").write_text(json.dumps({"versions": versions}), encoding="utf-8")
        for name, sentences in SENTENCES.items():
            (place / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        (folder / "labels" / f"goats{number}.tsv").write_text(LABELS, encoding="utf-8")
    return folder


def test_an_omission_needs_more_to_be_sure() -> None:
    chances = np.array([[0.1, 0.7, 0.2], [0.2, 0.6, 0.2], [0.7, 0.2, 0.1], [0.9, 0.1, 0.0]])
    nothing, no_links = np.zeros(4), [frozenset[int]()] * 4
    outcome = Outcome(
        np.array([1, 2, 1, 0]), np.array([1, 1, 0, 0]), chances, nothing, nothing, no_links, no_links
    )
    assert sureness(outcome) == {"unsure": 0.5, "right_unsure": 0.0, "right_sure": 1.0, "right_omitted": 1.0}


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


def test_area_counts_ties_as_half() -> None:
    assert area(np.array([1.0, 0.0, 1.0, 0.0]), np.array([0.9, 0.1, 0.5, 0.5])) == pytest.approx(3.5 / 4)


def test_f1() -> None:
    assert f1(2, 4, 2) == pytest.approx(2 / 3)
    assert f1(0, 0, 0) == 1.0


def test_sentences_are_found_in_the_text_whatever_the_white_space() -> None:
    made = build_article(
        "Goats  win\n\nThey ate\nall hay. They slept.", ["Goats win", "They ate all hay.", "They slept."]
    )
    assert [made.sentence_text(i) for i in range(3)] == ["Goats  win", "They ate\nall hay.", "They slept."]
    assert [s.role for s in made.sentences] == [Role.HEADLINE, Role.BODY, Role.BODY]
    assert [(p.first, p.last) for p in made.paragraphs] == [(0, 0), (1, 2)]


def test_a_sentence_that_is_not_in_the_text_is_named() -> None:
    with pytest.raises(ValueError, match="not in the text: 'Sheep'"):
        build_article("Goats win", ["Sheep"])


def test_labels_are_read(tmp_path: Path) -> None:
    folder = folder_of_stories(tmp_path, 1)
    assert story_names(folder) == ["goats0"]
    labels = read_labelled(folder, "goats0").labels
    assert [label.verdict for label in labels][:3] == [Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.OMITTED]
    assert labels[3].partial
    assert labels[3].matches == (1,)


def test_fitting_measures_and_writes_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "weights.json"
    train(["verdicts", str(folder_of_stories(tmp_path, 6)), "--out", str(out)])
    printed = capsys.readouterr().out
    assert "token_set_ratio" in printed
    assert "cross-validated" in printed
    model = read_model(out)
    assert set(model.carried.weights) == set(shipped_model().carried.weights)
    assert json.loads(out.read_text(encoding="utf-8"))["data"] == "6 labelled stories, 30 rows"


def test_a_model_survives_being_written(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    write_model(shipped_model(), path, {})
    assert read_model(path) == read_model(WEIGHTS)


@pytest.mark.parametrize("text", ["[]", "{}", "no json", '{"schema": "other"}'])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"weights\.json is no model"):
        read_model(path)
