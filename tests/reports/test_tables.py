"""The tables as CSV and JSON Lines: what a spreadsheet, the csv module and pandas make of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsreader.annotations.exchange.csv_table import unguarded
from newsreader.cli.main import run
from newsreader.model import Story
from newsreader.reports.as_csv import MISSING, table_as_csv
from newsreader.reports.as_rows import outline_as_rows, rows_schema
from newsreader.reports.outline import Outline
from newsreader.reports.registry import REPORTS
from newsreader.reports.tables import CLAIMS, DISPUTES, SENTENCES, TABLES
from tests.support.making import article, comparison
from tests.support.reported import hostile, many, sample
from tests.support.running import ROOT

STORIES = [lambda: sample("harbour-fire"), hostile, many]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("made", STORIES, ids=["harbour-fire", "hostile", "many"])
@pytest.mark.parametrize("name", TABLES)
def test_what_is_written_is_read_back(made: Any, name: str) -> None:
    outline, table = made(), TABLES[name]
    rows = rows_of(table_as_csv(outline, table))
    wanted = list(table.rows(outline))
    assert len(rows) == len(wanted)
    for row, meant in zip(rows, wanted, strict=True):
        assert list(row) == [column.name for column in table.columns] == list(meant)
        for column in table.columns:
            value, cell = meant[column.name], row[column.name]
            if isinstance(value, str):
                assert unguarded(cell) == value
            elif value is None:
                assert cell == "" and column.optional
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, list):
                assert cell.split() == list(map(str, value))
            else:
                assert float(cell) == value


def test_a_row_for_each_sentence_and_each_other_version() -> None:
    outline = sample("harbour-fire")
    rows = rows_of(table_as_csv(outline, SENTENCES))
    story = outline.story
    claiming = sum(s.role.makes_claims for article in story.versions for s in article.sentences)
    quiet = sum(len(article.sentences) for article in story.versions) - claiming
    assert len(rows) == 3 * claiming + quiet
    for row in rows:
        text = story.versions[ord(row["article"]) - 65].text
        assert text[int(row["start"]) : int(row["end"])] == unguarded(row["text"])
        assert (row["other"] == "") == (row["verdict"] == "") == (row["claim"] == "")
    assert {row["contested"] for row in rows} == {"true", "false", ""}


def test_disputes_and_claims_are_those_of_the_comparison() -> None:
    outline = sample("harbour-fire")
    disputes = rows_of(table_as_csv(outline, DISPUTES))
    assert [row["standing"] for row in disputes] == [one.standing for one in outline.comparison.disputes]
    assert json.loads(disputes[0]["values"])[1] == {"value": "17", "articles": ["C"]}
    claims = rows_of(table_as_csv(outline, CLAIMS))
    assert [row["claim"] for row in claims] == [claim.id for claim in outline.comparison.claims]
    assert all(set(row["told_by"].split()) | set(row["left_out_by"].split()) == set("ABCD") for row in claims)


@pytest.mark.parametrize("word", [*sorted(MISSING), "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'x"])
def test_no_cell_is_a_formula_or_taken_for_missing(word: str) -> None:
    story = Story(word, (article("The bridge fell.", outlet=word), article("Rain came.", outlet="B")))
    rows = rows_of(table_as_csv(Outline(comparison(story, {})), SENTENCES))
    assert {unguarded(row["story"]) for row in rows} == {word}
    for cell in (cell for row in rows for cell in row.values()):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "＝")) and cell not in MISSING


def test_what_an_article_hides_is_kept() -> None:
    story = Story("s", (article("The br\u200bidge fell\u202e.", outlet="A"), article("Rain.", outlet="B")))
    outline = Outline(comparison(story, {}))
    assert rows_of(table_as_csv(outline, SENTENCES))[0]["text"] == "The br\u200bidge fell\u202e."
    line = outline_as_rows(outline).split("\n")[0]
    assert "\u200b" not in line and json.loads(line)["text"] == "The br\u200bidge fell\u202e."


@pytest.mark.parametrize("made", STORIES, ids=["harbour-fire", "hostile", "many"])
def test_every_row_is_as_the_schema_says(made: Any) -> None:
    schema = json.loads(rows_schema())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    lines = outline_as_rows(made()).splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["row"] for row in rows} >= {"sentence", "claim"}
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        assert [error.message for error in validator.iter_errors(row)] == []
    assert not validator.is_valid(rows[0] | {"sentence": -1})
    assert not validator.is_valid({"schema": "newsreader.rows/1", "row": "claim"})


def test_every_json_has_a_schema_that_holds(capsys: pytest.CaptureFixture[str]) -> None:
    outline = sample("border-security")
    for report in REPORTS.values():
        if report.name.startswith("json") or report.name == "rows":
            assert run(["report", "--schema", report.name]) == 0
            schema = json.loads(capsys.readouterr().out)
            Draft202012Validator.check_schema(schema)
            written = json.loads(report.data(outline).splitlines()[0])
            assert [one.message for one in Draft202012Validator(schema).iter_errors(written)] == []
            assert not Draft202012Validator(schema).is_valid({})


def test_times_and_dates_unknown_are_empty() -> None:
    story, made = sample("border-security").story, sample("border-security").comparison
    undated = replace(story, versions=tuple(replace(one, published="") for one in story.versions))
    rows = rows_of(table_as_csv(Outline(replace(made, story=undated)), SENTENCES))
    assert {row["published"] for row in rows} == {""}


def test_the_documented_columns_are_those_that_there_are() -> None:
    text = (ROOT / ".github" / "REPORTS.md").read_text("utf-8")
    for table in TABLES.values():
        names = ", ".join(f"`{column.name}`" for column in table.columns)
        assert f"| `{table.name}` | {names} |\n" in text
    assert all(f"`{report.name}`" in text and f"`{report.suffix}`" in text for report in REPORTS.values())
