"""Fitting the likelihood of differences: from a folder of labelled stories to weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.compare.conflicts.likelihood import NAMES, read_likelihood
from newsreader.compare.training.__main__ import main as train

TOLD = {
    "A": ["Goats win fair", "Three goats of the mill won the fair in Hollum.", "The mill paid $40 for hay."],
    "B": [
        "Fair won by goats",
        "The fair in Hollum was won by four goats of the mill.",
        "It paid $40 for hay.",
    ],
}
NOTED = "A1\tB\tconfirm\tB1\t\t3 goats vs 4\nB1\tA\tconfirm\tA1\t\t4 goats vs 3\nA2\tB\tconfirm\tB2\t\t\n"


def folder_of_stories(folder: Path, count: int) -> Path:
    (folder / "labels").mkdir()
    for number in range(count):
        place = folder / "stories" / f"goats{number}"
        place.mkdir(parents=True)
        listed = {"versions": [{"id": name, "sentences": sentences} for name, sentences in TOLD.items()]}
        (place / "sentences.json").write_text(json.dumps(listed), encoding="utf-8")
        for name, sentences in TOLD.items():
            (place / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        (folder / "labels" / f"goats{number}.tsv").write_text(NOTED, encoding="utf-8")
    return folder


def test_fitting_writes_weights_and_tells_what_the_list_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of_stories(tmp_path, 3)
    train(["differences", str(folder), "--out", str(tmp_path / "w.json")])
    said = capsys.readouterr().out
    assert "3 differences, 6 rows noted, 9 rows carried" in said
    assert "0.833 of the conflicts in    5 rows, 1.000 of them right" in said
    assert read_likelihood(tmp_path / "w.json").weights.keys() == set(NAMES)


@pytest.mark.parametrize("what", ["verdicts", "differences"])
def test_a_folder_without_labels_is_refused(
    tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        train([what, str(tmp_path)])
    assert f"no labelled stories in {tmp_path}: it has no labels/NAME.tsv" in capsys.readouterr().err
