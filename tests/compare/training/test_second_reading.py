"""Measuring a second reader on labelled stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.compare.training.__main__ import main as train
from tests.support.model_server import model_server

TOLD = {
    "A": ["Lamps wanted", "The keeper asked the council for lamps.", "Crews drank tea at the quay."],
    "B": ["Keeper speaks", "New lamps are needed at the lock, its keeper told councillors.", "Frogs sang."],
}
LABELS = "A1\tB\trephrase\tB1\t\t\nA2\tB\tomit\t\t\t\nB1\tA\trephrase\tA1\t\t\nB2\tA\tomit\t\t\t\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "stories" / "lamps"
    place.mkdir(parents=True)
    (tmp_path / "labels").mkdir()
    listed = {"versions": [{"id": name, "sentences": sentences} for name, sentences in TOLD.items()]}
    (place / "sentences.json").write_text(json.dumps(listed), encoding="utf-8")
    for name, sentences in TOLD.items():
        (place / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    (tmp_path / "labels" / "lamps.tsv").write_text(LABELS, encoding="utf-8")
    return tmp_path


def test_it_prints_what_a_second_reader_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with model_server(lambda body: '{"answer": "rephrased"}') as server:
        train(["second-reader", str(folder), "--url", server.url, "--model", "small"])
    said = capsys.readouterr().out
    asked = len(server.asked)
    assert asked and f"{asked} rows are unsure, 0 questions have no answer" in said
    assert "labelled rows with a second opinion" in said and "put right" in said
    assert "before macro-F1" in said and "after  macro-F1" in said
    assert f"s a row ({asked} answered now)" in said


def test_what_cannot_be_asked_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="is not this machine"):
        train(["second-reader", str(folder), "--url", "http://example.org", "--model", "small"])
    with model_server(lambda body: 500) as server:
        train(["second-reader", str(folder), "--url", server.url, "--model", "small"])
    said = capsys.readouterr().out
    assert "lamps: second reader small at" in said and "answers with status 500" in said
    assert "0 labelled rows with a second opinion: 0 agreed, 0 overruled" in said
