"""Commands that ask a second reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newsreader.cli.main import run
from newsreader.reports.as_json import schema_text
from tests.support.model_server import model_server
from tests.support.running import ROOT

HARBOUR = str(ROOT / "seeds" / "harbour-fire")
SEEDS = str(ROOT / "seeds")


def omitted(body: dict[str, Any]) -> str:
    return '{"answer": "omitted"}'


def judgements(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        one
        for article in report["articles"]
        for sentence in article["sentences"]
        for one in sentence["against"]
    ]


def test_the_json_tells_whose_a_verdict_is_and_what_the_program_had_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with model_server(omitted) as server:
        asking = ["--second-reader", server.url, "--model", "small"]
        assert run(["compare", "--format", "json", *asking, HARBOUR]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    jsonschema.validate(report, json.loads(schema_text()))
    second = [one for one in judgements(report) if "by" in one]
    assert len(second) == len(server.asked) > 20 and err == ""
    assert all(one["by"] == "second reader small" and one["verdict"] == "omitted" for one in second)
    assert {one["engine"] for one in second} > {"omitted"}
    assert all(one["unsure"] for one in second)


def test_text_and_reading_say_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with model_server(omitted) as server:
        asking = ["--second-reader", server.url, "--model", "small"]
        assert run(["compare", "--color", "never", *asking, HARBOUR]) == 0
        text = capsys.readouterr().out
        assert run(["read", *asking, HARBOUR]) == 0
        read = capsys.readouterr().out
    assert text.splitlines()[1].startswith("² second reader small: ") and "overruled" in text.splitlines()[1]
    assert "perhaps does not say it (²)" in text.replace("\n           ", " ")
    assert "second reader small overrules the program" in " ".join(text.split())
    assert "second opinion: omitted by" in read and "; second reader small: " in read


def test_many_stories_are_read_by_it_in_any_number_of_processes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    with model_server(omitted) as server:
        for jobs in ("1", "2"):
            output = tmp_path / f"{jobs}.jsonl"
            asking = ["--second-reader", server.url, "--model", "small", "--jobs", jobs]
            assert run(["compare", *asking, "--output", str(output), SEEDS]) == 0
            made.append(output.read_bytes())
    assert made[0] == made[1] and made[0].count(b"\n") == 2
    assert capsys.readouterr().err == ""
    assert any("by" in one for one in judgements(json.loads(made[0].splitlines()[0])))


def test_a_server_that_is_down_leaves_the_programs_verdicts_and_is_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["compare", "--format", "jsonl", SEEDS]) == 0
    alone = capsys.readouterr().out
    with model_server(lambda body: 503) as server:
        asking = ["--second-reader", server.url, "--model", "down"]
        assert run(["compare", "--format", "jsonl", *asking, SEEDS]) == 0
    out, err = capsys.readouterr()
    assert out == alone and err.count("\n") == 1
    assert "answers with status 503; no more is asked" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--model", "small"], "--model, --form and --allow-remote go with --second-reader URL"),
        (["--second-reader", "http://localhost:1"], "the model is not named"),
        (["--second-reader", "localhost:1", "--model", "x"], "'localhost:1' is no address such as"),
        (["--second-reader", "http://example.org/v1", "--model", "x"], "example.org is not this machine"),
        (["--second-reader", "settings"], "no second reader is named"),
    ],
)
@pytest.mark.parametrize("command", ["compare", "read"])
def test_what_cannot_be_asked_is_told_before_anything_is_done(
    command: str, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, *options, HARBOUR]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"newsreader: {command}: ") and said in err and err.count("\n") == 1


def test_the_settings_can_name_it(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_folders.mkdir()
    with model_server(lambda body: "No") as server:
        (own_folders / "config.yaml").write_text(
            f"second_reader:\n  url: {server.url}\n  model: mini\n  form: checker\n", encoding="utf-8"
        )
        assert run(["compare", "--format", "json", HARBOUR]) == 0
        assert not server.asked
        assert run(["compare", "--format", "json", "--second-reader", "settings", HARBOUR]) == 0
    assert {body["model"] for body in server.asked} == {"mini"}
    assert server.asked[0]["messages"][0]["content"].startswith("Document: ")
    assert '"by": "second reader mini"' in capsys.readouterr().out


def test_while_it_is_asked_a_command_says_how_far_it_is() -> None:
    from newsreader.cli.second_reading import asking_in_words, reader_of

    with model_server(omitted) as server:
        wanted = server.settings()
        assert asking_in_words(None) == asking_in_words(wanted) == ""
        reader = reader_of(wanted)
        reader.counts.rows, reader.counts.done = 40, 12
        assert asking_in_words(wanted) == "second reader small: 12 of 40 unsure rows"
