"""Statistics as they are written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newsreader.analysis.statistics import statistics
from newsreader.analysis.tallies import tally_of
from newsreader.cli.main import run
from newsreader.reports.as_json import comparison_as_json
from newsreader.reports.as_jsonl import outline_as_line
from newsreader.reports.as_markdown import outline_as_markdown
from newsreader.reports.figures.as_html import statistics_as_html
from newsreader.reports.figures.as_text import bar, lengths, statistics_as_text
from newsreader.reports.figures.lines import tally_of_line
from newsreader.reports.figures.registry import FORMS, form_for
from newsreader.reports.figures.tables import schema_text
from newsreader.reports.outline import Outline
from newsreader.text.terminal import cells
from tests.support.making import bridge_story
from tests.support.reported import hostile, sample
from tests.support.running import ROOT

SEEDS = str(ROOT / "seeds")


@pytest.mark.parametrize("name", ["harbour-fire", "border-security", "bridge", "hostile"])
def test_a_written_comparison_is_counted_as_the_comparison_itself(name: str) -> None:
    if name == "bridge":
        comparison = bridge_story()[1]
    else:
        comparison = (hostile() if name == "hostile" else sample(name)).comparison
    tally = tally_of(comparison)
    assert tally_of_line(outline_as_line(Outline(comparison)).encode("utf-8", "replace")) == tally
    assert tally_of_line(comparison_as_json(comparison).encode("utf-8", "replace")) == tally


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[1]", b'{"schema": "newsreader.comparison/1"}', b"[" * 9999], ids=repr
)
def test_what_is_no_comparison_is_none(line: bytes) -> None:
    assert tally_of_line(line) is None


def test_every_form_keeps_its_contract() -> None:
    found = statistics([tally_of(sample("harbour-fire").comparison), tally_of(hostile().comparison)])
    document = json.loads(FORMS["json"].write(found))
    Draft202012Validator(json.loads(schema_text())).validate(document)
    for name, rows in (("csv", document["outlets"]), ("csv-pairs", document["pairs"])):
        read = list(csv.DictReader(io.StringIO(FORMS[name].write(found).decode("utf-8"), newline="")))
        assert len(read) == len(rows) and list(read[0]) == list(rows[0])
        assert [row["stories"] for row in read] == [str(row["stories"]) for row in rows]
    page = FORMS["html"].write(found).decode("utf-8")
    assert "<script" not in page and "default-src 'none'" in page and "\x1b" not in page
    text = FORMS["text"].write(found).decode("utf-8")
    assert "\x1b" not in text and "Norrick" in text


def test_a_text_fits_and_says_what_is_not_shown() -> None:
    found = statistics([tally_of(sample("harbour-fire").comparison)])
    for width in (40, 60, 100):
        assert max(map(cells, statistics_as_text(found, width).splitlines())) <= width
    assert "and 2 more outlets" in statistics_as_text(found, 100, 2)


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4), st.integers(4, 90))
def test_a_bar_is_filled_and_shows_all_there_is(counts: list[int], room: int) -> None:
    total = sum(counts) or 1
    shares = [count / total for count in counts]
    made = lengths(shares, room)
    assert all((length > 0) == (share > 0) for length, share in zip(made, shares, strict=True))
    assert sum(made) == (room if any(counts) else 0) and len(bar(shares, room)) == room


def test_a_report_has_its_figures() -> None:
    outline = sample("harbour-fire")
    assert "## In figures" in outline_as_markdown(outline)
    assert statistics_as_html(outline.figures).count("<svg") == 4


def test_the_form_is_told_by_the_name() -> None:
    names = {"a.html": "html", "a.csv": "csv", "a.pairs.csv": "csv-pairs", "a.json": "json", "a.xyz": ""}
    assert {name: form_for(Path(name)) for name in names} == names


def test_the_command_counts_stories_lines_and_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path)
    assert run(["stats", "--format", "json", SEEDS]) == 0
    direct = json.loads(capsys.readouterr().out)
    lines = f"{folder}/stories.jsonl"
    assert run(["compare", "--output", lines, SEEDS]) == 0
    assert run(["stats", "--format", "json", "--from", lines]) == 0
    assert json.loads(capsys.readouterr().out) == direct and direct["stories"] == 2
    assert run(["stats", "--jobs", "2", "--format", "json", SEEDS]) == 0
    assert json.loads(capsys.readouterr().out) == direct
    assert run(["add", f"{SEEDS}/harbour-fire"]) == 0
    capsys.readouterr()
    assert run(["stats", "--library", "--jobs", "2", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["stories"] == 1
    assert run(["stats", "--library", "--format", "json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert kept["stories"] == 1 and len(kept["outlets"]) == 4
    assert run(["stats", "--from", lines, "-o", lines]) == 2
    assert run(["stats"]) == 2
    with open(lines, "a") as file:
        file.write("no story\n")
    capsys.readouterr()
    assert run(["stats", "--from", lines]) == 1
    assert "line 3: is no story" in capsys.readouterr().err
