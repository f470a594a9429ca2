"""Tables as Parquet: the same rows as in JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.survey.parquet import write_parquet
from newsreader.survey.tables import BY_STORY
from tests.support.extras import needs

NULLS = {"string": "it's «x»", "integer": 3, "number": 0.25, "boolean": True}


@needs("parquet", "duckdb")
@pytest.mark.parametrize("count", [0, 2])
def test_every_table_comes_back_as_it_was(count: int, tmp_path: Path) -> None:
    import duckdb

    folder = tmp_path / "it's here"
    folder.mkdir()
    written = {}
    for sheet in BY_STORY:
        rows = [
            {
                column.name: None
                if number and column.optional
                else ["A", "B"]
                if column.kind["type"] == "array"
                else NULLS[column.kind["type"]]
                for column in sheet.columns
            }
            for number in range(count)
        ]
        written[sheet.name] = rows
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{sheet.name}.jsonl").write_text(lines, encoding="utf-8")
    write_parquet(folder, BY_STORY)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_parquet(folder, BY_STORY)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    with duckdb.connect() as connection:
        for sheet in BY_STORY:
            found = connection.read_parquet(str(folder / f"{sheet.name}.parquet"))
            assert found.columns == [column.name for column in sheet.columns]
            assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == written[
                sheet.name
            ]
