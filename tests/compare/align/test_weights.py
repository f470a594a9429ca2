"""The file of weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.compare.align.weights import WEIGHTS, read_model, shipped_model, write_model


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
