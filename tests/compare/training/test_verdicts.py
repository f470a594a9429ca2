"""Fitting the judge: from a folder of labelled stories to weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.compare.align.weights import read_model, shipped_model
from newsreader.compare.training.__main__ import main as train
from newsreader.compare.training.labelled import read_labelled, story_names
from newsreader.model import Verdict

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
